"""What there is to learn by: four ways, each with what it takes."""

from dataclasses import dataclass

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


def ways() -> tuple[Way, ...]:
    """All of them, the first to take first."""
    left = progress()
    note = f"you are at step {left[0]} of {left[1]}" if left else "eight minutes"
    return (
        Way("course", "The path", note, "One seat, one lever, six quarters. Make a rule, guess what it does, ask why, "
            "take it back, see the others answer, and play it again with one thing changed.", "graduation-cap"),
        Way("encyclopaedia", "Encyclopaedia", f"{len(essays())} essays and a page for everything",
            "What a language model is, how export rules work, what the Cold War has to say; and every lever, number, "
            "event, lab and place of the game, with sources.", "book-open"),
        Way("writer", "A language model", "a few seconds", "Choose its size and how much it reads, watch its surprise "
            "fall along a scaling curve, and let it write.", "cpu"),
        Way("help", "Help", "keys, model card, numbers", "How a turn is played, with which keys, what the model behind "
            "it is worth, and which of its numbers nobody knows well.", "circle-help"),
    )  # fmt: skip
