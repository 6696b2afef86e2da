"""What there is to learn by: four ways, each with what it takes."""

from dataclasses import dataclass

from game.language import tr
from game.models.course.path import progress
from game.schema.essay import essays


@dataclass(frozen=True)
class Way:
    """One way to learn, and the screen it opens."""

    screen: str
    title: str
    note: str
    text: str
    icon: str


_PATH = tr(
    "One seat, one lever, six quarters. Make a rule, guess what it does, ask why, take it back, see the others answer, "
    "and play it again with one thing changed."
)
_BOOK = tr(
    "What a language model is, how export rules work, what the Cold War has to say; and every lever, number, event, "
    "lab and place of the game, with sources."
)
_WRITER = tr("Choose its size and how much it reads, watch its surprise fall along a scaling curve, and let it write.")
_HELP = tr(
    "How a turn is played, with which keys, what the model behind it is worth, and which of its numbers nobody knows "
    "well."
)


def ways() -> tuple[Way, ...]:
    """All of them, the first to take first."""
    left = progress()
    note = tr("you are at step {step} of {steps}", step=left[0], steps=left[1]) if left else tr("eight minutes")
    pages = tr("{essays} essays and a page for everything", essays=len(essays()))
    return (
        Way("course", tr("The path"), note, _PATH, "graduation-cap"),
        Way("encyclopaedia", tr("Encyclopaedia"), pages, _BOOK, "book-open"),
        Way("writer", tr("A language model"), tr("a few seconds"), _WRITER, "cpu"),
        Way("help", tr("Help"), tr("keys, model card, numbers"), _HELP, "circle-help"),
    )
