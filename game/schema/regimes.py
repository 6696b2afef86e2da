"""Where regimes are found, by name or as files, and how they are read."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from game.schema import library
from game.schema.places import Lines
from game.schema.problems import Finding, Rejected, dotted, escaped, nearest, shown
from game.schema.reading import fill, read_toml
from game.schema.regime import Regime, check_regime

FOLDER = "regimes"  # a file in a folder of this name is a regime, not a level


def folder() -> Path:
    """The regimes that come with the game, beside its levels."""
    return library.folder() / FOLDER


def names() -> list[str]:
    """Ids of the regimes that come with the game."""
    return sorted(path.stem for path in folder().glob("*.toml"))


def survey() -> list[Regime]:
    """Every regime of the game: the pure kinds first, then those of history by date. Raises Rejected."""
    found = [read(name) for name in names()]
    return sorted(found, key=lambda one: (one.kind, str(one.date or ""), len(one.levers), one.id))


def read(name: str) -> Regime:
    """Read a regime of the game by its id. Raises Rejected."""
    known = names()
    if name not in known:
        raise Rejected([f"There is no regime {shown(name)}. {nearest(name, known)}"])
    path = folder() / f"{name}.toml"
    return _remembered(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _remembered(path: Path, _stamp: int) -> Regime:
    return read_file(path)


def find(word: str) -> Regime:
    """A regime of the game by its id, or one from a file whose name ends in .toml. Raises Rejected."""
    return read_file(Path(word)) if word.endswith(".toml") else read(word)


def read_file(path: Path) -> Regime:
    """Read a regime from a file; its name without .toml is the regime's id.

    Raises:
        Rejected: with every problem that was found, each with file, line and field.
    """
    data, lines = read_toml(path)
    file = escaped(str(path), 200)
    if "id" in data:
        raise Rejected([_placed(Finding(("id",), "a regime's id is the name of its file; leave it out."), file, lines)])
    regime = fill(Regime, {**data, "id": path.stem})
    found, more = (check_regime(regime), 0) if isinstance(regime, Regime) else regime
    if found or not isinstance(regime, Regime):
        found.sort(key=lambda finding: lines.around(finding.path))
        raise Rejected([_placed(finding, file, lines) for finding in found], unlisted=more)
    return regime


def fingerprint(regime: Regime) -> str:
    """What a regime orders, as a digest: the same for the same orders, whatever is said about them."""
    orders = [order.model_dump(exclude={"about"}) for order in regime.orders]
    return hashlib.sha256(json.dumps(orders, sort_keys=True).encode()).hexdigest()


def _placed(finding: Finding, file: str, lines: Lines) -> str:
    """A finding as a sentence that begins with file, line and field."""
    return f"{file}:{lines.around(finding.path)}: {dotted(finding.path)}: {finding.sentence}"
