"""The first page: the levels there are, and the game that can be continued."""

from dataclasses import dataclass

from game.language import tr
from game.models import words
from game.models.certified import short
from game.models.saves import newest_auto
from game.models.seats import seat_name
from game.models.skills import win_rates
from game.schema import library
from game.schema.library import Entry

_ORDER = ("tutorial", "easy", "medium", "hard")


@dataclass(frozen=True)
class Card:
    """One level to choose."""

    id: str
    title: str
    summary: str
    difficulty: str
    length: str  # turns and minutes
    starts: str
    seats: tuple[str, ...]  # names of the playable seats
    measured: str  # how many checks of its certificate hold, and how often the computer wins
    colour: str


@dataclass(frozen=True)
class Continue:
    """The newest game that was left."""

    path: str
    title: str
    text: str


@dataclass(frozen=True)
class Picker:
    """The first page."""

    title: str
    line: str
    cards: tuple[Card, ...]
    resume: Continue | None
    broken: tuple[str, ...]  # sentences about levels that cannot be read


def picker() -> Picker:
    """Every level of the game, the easiest first, and of those the one nearest to the present."""
    entries, faults = library.survey()
    entries.sort(key=lambda entry: (entry.level.starts, entry.level.title), reverse=True)
    entries.sort(key=lambda entry: _ORDER.index(entry.level.difficulty))
    row = newest_auto()
    resume = Continue(row.path, tr("Continue"), f"{row.title} · {row.seat} · {row.when}") if row else None
    return Picker(
        title=tr("High Fence"),
        line=tr("A strategy game about rules for artificial intelligence that cross borders."),
        cards=tuple(_card(entry) for entry in entries),
        resume=resume,
        broken=tuple(f"{name}: {fault.problems[0]}" for name, fault in faults.items()),
    )


def _card(entry: Entry) -> Card:
    level = entry.level
    tint = {"tutorial": "accent", "easy": "good", "medium": "warn", "hard": "bad"}[level.difficulty]
    return Card(
        id=level.id,
        title=level.title,
        summary=level.summary,
        difficulty=tr(level.difficulty),
        length=tr(
            "{turns}, about {minutes}",
            turns=words.plural(level.turns, "{count} turn", "{count} turns"),
            minutes=words.plural(level.minutes, "{count} minute", "{count} minutes"),
        ),
        starts=words.quarter(level.starts, 0, level.months),
        seats=tuple(seat_name(level, seat.holder) for seat in level.seats if seat.playable),
        measured=" · ".join(text for text in (short(level, entry.fingerprint), win_rates(level)) if text),
        colour=tint,
    )
