"""The page before a game: what happened, how sure that is, and who may sit where."""

from dataclasses import dataclass

from game.language import tr
from game.models import words
from game.models.chair import holder
from game.models.seats import seat_name
from game.models.winning import Goal, goals
from game.schema.level import Level, Role, Seat

_SURE = {"high": (tr("well established"), "good", "circle-check"), "medium": ("probable", "t2", "info")}
_SURE |= {"disputed": ("disputed", "warn", "circle-help")}


@dataclass(frozen=True)
class Statement:
    """One fact and how sure it is."""

    text: str
    sure: str
    colour: str
    icon: str


@dataclass(frozen=True)
class Place:
    """One seat a person may take."""

    id: str
    name: str
    role: str
    where: str
    headline: str
    goal: str
    asked: tuple[Goal, ...]  # what must hold at the end to have won
    about: str
    counts: tuple[tuple[str, str], ...]  # what counts, with its weight
    medals: str
    colour: str  # of the role's badge


@dataclass(frozen=True)
class Briefing:
    """The page."""

    title: str
    summary: str
    line: str  # when, how long, how hard
    paragraphs: tuple[str, ...]
    facts: tuple[Statement, ...]
    seats: tuple[Place, ...]
    others: str  # who is played by the computer whatever is chosen


def briefing(level: Level) -> Briefing:
    """The page of a level."""
    minutes = words.plural(level.minutes, "{count} minute", "{count} minutes")
    turns = words.plural(level.turns, "{count} turn", "{count} turns")
    begins = words.quarter(level.starts, 0, level.months)
    fixed = [seat_name(level, seat.holder) for seat in level.seats if not seat.playable]
    return Briefing(
        title=level.title,
        summary=level.summary,
        line=f"{begins} · {turns} · {minutes} · {tr(level.difficulty)}",
        paragraphs=(*words.paragraphs(level.briefing).split("\n\n"), *_meanings(level)),
        facts=tuple(_fact(fact.text, fact.confidence) for fact in level.facts),
        seats=tuple(_place(level, seat) for seat in level.seats if seat.playable),
        others=tr("Played by the computer: {fixed}.", fixed=words.listed(fixed)) if fixed else "",
    )


def _fact(text: str, sure: str) -> Statement:
    said, tint, icon = _SURE[sure]
    return Statement(words.paragraphs(text), said, tint, icon)


def _place(level: Level, seat: Seat) -> Place:
    who = holder(level, seat.holder)
    role: Role = "regulator" if any(one.id == seat.holder for one in level.regulators) else "startup"
    scoring = level.counts_for(seat.holder)
    whole = sum(scoring.weights.values())
    counts = sorted(scoring.weights.items(), key=lambda one: -one[1])
    region = next(one.name for one in level.world.regions if one.id == who.region)
    bronze, silver, gold = scoring.medals
    return Place(
        id=seat.holder,
        name=seat_name(level, seat.holder),
        role=words.titled(role),
        where=region,
        headline=seat.headline or "",
        goal=words.paragraphs(seat.goal or who.about),
        asked=goals(level, seat.holder),
        about=words.paragraphs(who.about),
        counts=tuple((words.titled(name), words.percent(weight / whole)) for name, weight in counts),
        colour="accent" if role == "regulator" else "good",
        medals=tr("bronze {bronze:.0f}, silver {silver:.0f}, gold {gold:.0f}", bronze=bronze, silver=silver, gold=gold),
    )


def _meanings(level: Level) -> tuple[str, ...]:
    """What the words of the game stand for, where a level is about another technology."""
    return (tr("In this level: {glossary}", glossary=" ".join(level.glossary)),) if level.glossary else ()
