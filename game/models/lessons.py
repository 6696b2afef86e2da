"""What sounds like a law and is none: where in the game the opposite happens."""

from dataclasses import dataclass
from typing import Final

from game.language import tr


@dataclass(frozen=True)
class Lesson:
    """Something that is widely expected, and a level in which it comes out the other way."""

    name: str
    level: str  # the level's title
    text: str


LESSONS: Final = (
    Lesson(
        "stockpiling",
        tr("First Licence"),
        tr(
            "A lower line for accelerators, announced three quarters ahead, ships more of them in a "
            "year, not fewer: buyers hurry while they may."
        ),
    ),
    Lesson(
        "redesign",
        tr("October 7"),
        tr(
            "A lower line brings more parts across the border, not fewer. They are made anew, just "
            "under the line, and it takes more of them to do the same work. One quarter is thin; in "
            "the next the new part is on sale."
        ),
    ),
    Lesson(
        "diversion",
        tr("October 7"),
        tr(
            "What is denied is not all gone. The lower the line, the more accelerators come through "
            "middlemen in third countries."
        ),
    ),
    Lesson(
        "substitution",
        tr("Mythos"),
        tr(
            "A wall sells the other side's own accelerators. Their makers grow by what yours may not "
            "deliver, and your makers stay smaller than they would have been."
        ),
    ),
    Lesson(
        "ally",
        tr("Ten to the 25"),
        tr(
            "Brussels closes third countries alone, and Washington then joins. Their rivals serve "
            "more of the world for it, and more accelerators are smuggled."
        ),
    ),
    Lesson(
        "enforcement",
        tr("Whiplash"),
        tr(
            "Beijing denies nobody anything that is worth smuggling. Agents cost it all the same, "
            "out of the purse that feeds its own makers: a larger budget for enforcement, a lower "
            "score."
        ),
    ),
    Lesson(
        "retaliation",
        tr("October 7"),
        tr(
            "A wall is answered. Beijing withholds what accelerators are made of, and fewer of yours "
            "are made than behind the same wall without an answer."
        ),
    ),
)


def lessons() -> str:
    """The chapter of the handbook."""
    told = [f"- **{lesson.level}**: {lesson.text}" for lesson in LESSONS]
    return "\n".join(
        [
            tr("# What is not a law"),
            tr(
                "Stricter rules, more allies and more money for enforcement do not always do what they "
                "are for. It is worth playing the level in which they do the opposite."
            ),
            *told,
        ]
    )
