"""What simulated play says about a level: one line beside it, and a page of every check, the missed like the held."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.models import words
from game.models.picker import seat_name
from game.rules.catalogue import LEVERS
from game.rules.turn import RULES_VERSION
from game.schema.certificate import Certificate, SeatMark, read_certificate
from game.schema.level import Level
from game.schema.problems import Rejected

ABOUT = (
    "A certificate says what many simulated games found out about a level: whether every lever matters, whether one "
    "plan beats all others, and how much luck decides. Checks that are missed are told like those that hold."
)
_ENDS = {"low": "Its low end is best for everything.", "high": "Its high end is best for everything.", "": ""}


@dataclass(frozen=True)
class Certified:
    """The line and the page."""

    line: str
    colour: str
    icon: str
    page: str  # in the markup of pages


def certified(level: Level, fingerprint: str) -> Certified:
    """What is certified of a level whose content has this fingerprint."""
    try:
        paper = read_certificate(level.id)
    except Rejected as reason:
        return Certified("Certificate cannot be read", "warn", "triangle-alert", f"{ABOUT}\n{reason.problems[0]}")
    if paper is None:
        nothing = f"Nobody has certified this level. 'high-fence certify {level.id}' does it, which takes a while."
        return Certified("No certificate", "t3", "circle-help", f"{ABOUT}\n{nothing}")
    page = "\n".join(_lines(level, paper, fingerprint))
    if paper.state(fingerprint, RULES_VERSION) == "out of date":
        return Certified("Certificate out of date", "warn", "history", page)
    if paper.passed:
        return Certified(f"Certified: {_count(paper)}", "good", "circle-check", page)
    return Certified(f"Certificate: {_count(paper)}", "warn", "circle-alert", page)


def plain(level: Level, fingerprint: str) -> Iterator[str]:
    """The same line by line, for text."""
    found = certified(level, fingerprint)
    yield f"{found.line}."
    for line in found.page.split("\n"):
        text = line.lstrip("#- ").replace("**", "")
        if text:
            yield re.sub(r"\{\w+\|([^}]*)\}", r"\1", text)


def _count(paper: Certificate) -> str:
    """How many checks hold."""
    held, whole = sum(one.passed for one in paper.verdicts), len(paper.verdicts)
    return f"all {words.plural(whole, 'check')} hold" if held == whole else f"{held} of {whole} checks hold"


def _lines(level: Level, paper: Certificate, fingerprint: str) -> Iterator[str]:
    yield ABOUT
    if old := _stale(paper, fingerprint):
        yield f"**This certificate is out of date.** {old}"
    yield "# Checks"
    for verdict in paper.verdicts:
        sign = "{good|Holds.}" if verdict.passed else "{bad|Missed.}"
        yield f"- {sign} {_named(level, verdict.text)}"
    yield (
        f"In {words.percent(paper.comeback, 0)} of the games, whoever led at half-time did not win. "
        f"Searched under {words.plural(len(paper.seeds), 'seed')} of chance, with rules {paper.rules}."
    )
    for mark in paper.seats:
        yield from _seat(level, mark)


def _stale(paper: Certificate, fingerprint: str) -> str:
    """Why a certificate does not speak of this level; empty if it does."""
    if paper.rules != RULES_VERSION:
        return f"It was made with rules {paper.rules}; this game has rules {RULES_VERSION}."
    return "The level has changed since." if paper.fingerprint != fingerprint else ""


def _seat(level: Level, mark: SeatMark) -> Iterator[str]:
    yield f"# {seat_name(level, mark.seat)}"
    yield (
        f"Of {words.plural(mark.tried, 'plan')} tried, the best that is fixed at the start brings {mark.constant:.1f} "
        f"points; the best way that answers what happens brings {mark.adaptive:.1f}. "
        f"Against other opponents another plan was best in {mark.changed} of {words.plural(mark.casts, 'case')}."
    )
    yield "## Levers, by the most that moving each one changed"
    for lever in sorted(mark.levers, key=lambda one: -abs(one.effect)):
        end = f" {{warn|{_ENDS[lever.best_end]}}}" if lever.best_end else ""
        name, most = _lever(level, lever.lever), f"up to {abs(lever.effect):.1f} points"
        yield f"- **{name}**: {most} of {_score(level, lever.score)}.{end}"
    yield "## Ways to play that come near the best"
    yield "The character is how the computer plays the seat; a planner imagines what would follow before it decides."
    for road in mark.roads:
        apart = f"; differs in {words.listed([_named(level, one) for one in road.levers])}" if road.levers else ""
        yield f"- **{words.sentence(_named(level, road.name))[:-1]}**: {road.total:.1f} points{apart}."
    yield "## Luck and suspense"
    yield f"- Between ways that are equally good, {words.percent(mark.luck, 0)} of the differences in points are luck."
    yield f"- Nine in ten final medals are known {_when(mark.suspense)}."
    yield f"- Without the orders of one turn, {mark.decisions:.1f} points are lost (median over the turns)."


def _when(part: float) -> str:
    return "only at the end" if part >= 1.0 else f"after {words.percent(part, 0)} of the game"


def _score(level: Level, score: str) -> str:
    """A score that was moved: whose, and which outcome."""
    seat, _, outcome = score.partition(" ")
    name = seat_name(level, seat)
    return f"{name}'{'' if name.endswith('s') else 's'} {outcome}"


def _lever(level: Level, name: str) -> str:
    return level.lever(name).label if name in LEVERS else name


def _named(level: Level, text: str) -> str:
    """A sentence of the certificate with the names that players know in place of ids."""
    seats = {seat.holder for seat in level.seats}

    def name(found: re.Match[str]) -> str:
        word = found[0]
        return seat_name(level, word) if word in seats else _lever(level, word).lower() if "_" in word else word

    return re.sub(r"[a-z0-9_-]+", name, text)
