"""The model card's data: the last validation, as it is shipped with the game."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.files import write_text
from game.schema.findings import Report
from game.schema.problems import Rejected
from game.schema.reading import fill, read_json


def card_file() -> Path:
    """Where it lies: inside the package when installed, beside it in a source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "assets"
    return (inside if inside.is_dir() else package.parent / "assets") / "card" / "validation.json"


def as_text(report: Report) -> str:
    """A validation as the text that is written to disk; no time of day, so that the same run gives the same bytes."""
    return json.dumps(report.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"


def write_card(report: Report) -> Path:
    """Renew the card. Raises OSError."""
    write_text(card_file(), as_text(report))
    shipped.cache_clear()
    return card_file()


@lru_cache(maxsize=1)
def shipped() -> Report:
    """The validation that came with the game. Raises Rejected."""
    report = fill(Report, read_json(card_file()))
    if isinstance(report, Report):
        return report
    found, more = report
    raise Rejected([f"{card_file().name}: {finding.sentence}" for finding in found], unlisted=more)


class Stamped(Protocol):
    """A paper that says of which game it speaks."""

    @property
    def rules(self) -> str:
        """Version of the rules."""

    @property
    def levels(self) -> Mapping[str, str]:
        """Fingerprint of each level's content."""


def stale(report: Stamped) -> str:
    """Why what was measured does not speak of this game, in a sentence; empty if it does."""
    if report.rules != RULES_VERSION:
        return f"It was made with rules '{report.rules}'; this game has rules '{RULES_VERSION}'."
    changed = [level for level, mark in report.levels.items() if _fingerprint(level) != mark]
    return f"Changed since it was made: {', '.join(changed)}." if changed else ""


def _fingerprint(level: str) -> str:
    try:
        return library.read(level).fingerprint
    except Rejected:
        return ""
