"""Pages that people wrote: terms and essays, with how sure their facts are and who says so."""

from collections.abc import Iterator

from game.language import tr
from game.models.encyclopaedia.entry import Entry, first_sentence
from game.models.encyclopaedia.figures import to_sources
from game.models.words import paragraphs
from game.schema.essay import Essay, Told, essays, terms

SURE = {"high": tr("Sure"), "medium": tr("Likely"), "disputed": tr("Disputed")}


def term_entries() -> Iterator[Entry]:
    """One page for every word of the field or of the game."""
    for name, term in terms().items():
        text = paragraphs(term.text)
        if term.sources:
            text += tr("\n\n> Source: {sources}", sources=to_sources(list(term.sources)))
        yield Entry(f"term.{name}", term.title, text, first_sentence(text), term.also, term.quiet)


def essay_entries() -> Iterator[Entry]:
    """One page for every essay."""
    for name, essay in essays().items():
        yield Entry(f"essay.{name}", essay.title, "\n".join(_essay(essay)), essay.asks, ())


def _essay(essay: Essay) -> Iterator[str]:
    yield f"> {essay.asks}"
    yield paragraphs(essay.text)
    if essay.facts:
        yield tr("# Facts, and how sure they are")
        for fact in essay.facts:
            yield from _fact(fact)


def _fact(fact: Told) -> Iterator[str]:
    text = " ".join(fact.text.split())
    yield f"- **{SURE[fact.confidence]}**: {text} ({to_sources(list(fact.sources))})"
    if fact.against:
        other = f" ({to_sources(list(fact.against_sources))})" if fact.against_sources else ""
        yield tr("- **The other side**: {split}{other}", split=" ".join(fact.against.split()), other=other)
