"""How well the computer plays: what each skill does, and what was measured of it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.skill import SKILLS, USUAL
from game.language import tr
from game.models import words
from game.models.seats import seat_name
from game.schema import library
from game.schema.ladder import Ladder, SeatRow, read_ladder
from game.schema.level import Level
from game.schema.problems import Rejected

ABOUT = tr("All play by the same rules and see no more than a person would. What differs is how they decide.")


@dataclass(frozen=True)
class Choice:
    """One skill to choose."""

    id: str
    label: str
    about: str
    measured: str


def choices(level: Level, seat: str) -> tuple[Choice, ...]:
    """Every skill, the weakest first, with what was measured in this level."""
    try:
        paper = read_ladder()
    except Rejected as reason:
        return tuple(Choice(one.name, one.label, one.about, reason.problems[0]) for one in SKILLS.values())
    return tuple(
        Choice(one.name, one.label, one.about, _measured(paper, level, seat, one.name)) for one in SKILLS.values()
    )


def label(skill: str) -> str:
    """What a skill is called; no name stands for the usual one."""
    return SKILLS[skill or USUAL].label


def plain(level: Level, seat: str) -> Iterator[str]:
    """The same line by line, for text."""
    yield ABOUT
    for one in choices(level, seat):
        yield f"{one.label}: {one.about} {one.measured}"


def _measured(paper: Ladder | None, level: Level, seat: str, skill: str) -> str:
    """How a skill did against the usual one at this seat, or at the level's seats together."""
    rows = [row for row in _rows(paper, level) if skill in row.totals]
    if not rows:
        return tr("Not measured in this level.")
    own = [row for row in rows if row.seat == seat]
    there = tr("As {seat_name} here", seat_name=seat_name(level, seat)) if own else tr("At the seats of this level")
    used = own or rows
    mean = sum(row.totals[skill] for row in used) / len(used)
    points = tr("{there}: {mean} points on average", there=there, mean=words.digits(mean))
    if (wins := _win_rate(used, skill)) is not None:
        points += tr(", {part} of games won", part=words.percent(wins, 0))
    if skill == USUAL:
        return f"{points}."
    return tr(
        "{points}, above {usual} in {over} of {games} games.",
        points=points,
        usual=label(USUAL),
        over=words.percent(_over(used, skill), 0),
        games=_games(used),
    )


def win_rates(level: Level) -> str:
    """In how many games the usual skill met what winning asks for, over the seats of a level; empty if unknown."""
    try:
        paper = read_ladder()
    except Rejected:
        return ""
    rows = [row for row in _rows(paper, level) if USUAL in row.won]
    found = sorted(row.won[USUAL] for row in rows)
    if not found:
        return ""
    low, high = words.percent(found[0], 0), words.percent(found[-1], 0)
    if low == high:
        return tr("{skill} wins {part}", skill=label(USUAL), part=low)
    return tr("{skill} wins {low} to {high}", skill=label(USUAL), low=low, high=high)


def _rows(paper: Ladder | None, level: Level) -> list[SeatRow]:
    """What was measured of a level as it stands; nothing where it has changed since."""
    if paper is None or level.id not in library.names():
        return []
    fresh = paper.levels.get(level.id) == library.read(level.id).fingerprint
    return [row for row in paper.seats if row.level == level.id] if fresh else []


def _win_rate(rows: list[SeatRow], skill: str) -> float | None:
    """Part of the games won, over the rows that say so."""
    known = [row for row in rows if skill in row.won]
    return sum(row.won[skill] * row.games for row in known) / _games(known) if known else None


def _over(rows: list[SeatRow], skill: str) -> float:
    return sum(row.wins[skill][USUAL] * row.games for row in rows) / _games(rows)


def _games(rows: list[SeatRow]) -> int:
    return sum(row.games for row in rows)
