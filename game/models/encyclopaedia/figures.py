"""Pages on the numbers of the model, the outcomes that scores are made of, and the sources behind both."""

from collections.abc import Iterator

from game.language import tr
from game.models import words
from game.models.encyclopaedia.declared import to_phases
from game.models.encyclopaedia.entry import Entry, links
from game.models.encyclopaedia.shelf import levels
from game.models.encyclopaedia.wiring import users
from game.models.points import OUTCOMES, SCALES
from game.play.score import WHOLE
from game.schema.bibliography import SOURCES, keys
from game.world.constants import CONSTANTS

_KINDS = {
    "R": tr("a real figure"),
    "D": tr("derived from real figures"),
    "G": tr("an abstraction made for the game, to be argued with"),
}


def constant_entries() -> Iterator[Entry]:
    """One page for every number of the model."""
    for name in CONSTANTS:
        about = words.sentence(CONSTANTS[name].about)
        yield Entry(f"constant.{name}", name.replace("_", " "), "\n".join(_constant(name)), about, (name,))


def _constant(name: str) -> Iterator[str]:
    c = CONSTANTS[name]
    unit = "" if c.unit == "1" else f" {c.unit}"
    yield words.sentence(c.about)
    yield tr("# How sure it is")
    yield tr("- **Value**: {value:g}{unit}", value=c.value, unit=unit)
    yield tr("- **Plausible**: from {low:g} to {high:g}{unit}", low=c.low, high=c.high, unit=unit)
    yield tr("- **Kind**: {kinds}", kinds=_KINDS[c.kind])
    if cited := [key for key in keys(c.source) if key in SOURCES]:
        yield tr("- **Source**: {cited}", cited=to_sources(cited))
    yield tr("Play with another value: high-fence play LEVEL --set {name}=VALUE.", name=name)
    if phases := users()[name]:
        yield tr("# In the rules")
        yield tr("It stands in the formulae of {phases}.", phases=to_phases(phases))
    own = [one for one in levels() if name in one.constants]
    if own:
        yield tr("# Stated anew in")
        yield links([(f"{one.title}: {one.constant_values()[name]:g}", f"level.{one.id}") for one in own])


def to_sources(cited: list[str]) -> str:
    """Links to sources by their keys."""
    return links([(key, f"source.{key}") for key in cited])


def source_entries() -> Iterator[Entry]:
    """One page for every source."""
    for key, reference in SOURCES.items():
        yield Entry(
            f"source.{key}",
            key,
            tr("{reference}.\nWhat rests on it is listed below.", reference=reference),
            reference,
            (key,),
        )


def outcome_entries() -> Iterator[Entry]:
    """One page for every part of a score."""
    for name, about in OUTCOMES.items():
        yield Entry(f"outcome.{name}", words.titled(name), "\n".join(_outcome(name, about)), about, (f"part.{name}",))


def _outcome(name: str, about: str) -> Iterator[str]:
    yield about
    yield tr("From 0 to 100 points. A level weights the outcomes of a seat into one [score](term.score).")
    yield tr("Its own scale: {scales}", scales=SCALES[name])
    yield (
        tr(
            "A level says for each seat where on that scale the points begin and where they end, so "
            "that what the seat can move counts, and a good game is not at the end."
        )
    )
    yield tr("# What it weighs, and where its points begin and end")
    for level in levels():
        weighed = []
        for seat in level.seats:
            rules = level.counts_for(seat.holder)
            if seat.playable and name in rules.weights:
                part = rules.weights[name] / sum(rules.weights.values())
                floor = tr(", floor {floors:g}", floors=rules.floors[name]) if name in rules.floors else ""
                low, high = rules.ranges.get(name, WHOLE)
                weighed.append(
                    tr(
                        "{holder} {percent}, {low:g} to {high:g}{floor}",
                        holder=words.titled(seat.holder),
                        percent=words.percent(part),
                        low=low,
                        high=high,
                        floor=floor,
                    )
                )
        if weighed:
            yield tr("- [{title}](level.{id}): {weighed}", title=level.title, id=level.id, weighed="; ".join(weighed))
