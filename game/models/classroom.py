"""What a teacher does in the window: make an assignment, grade what came back, write the page of the class.

Each is a form that becomes the words of a command, so that the window and the terminal make the same files.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.language import tr
from game.models.seats import seat_name
from game.schema import library
from game.schema.assignment import ENDING

Deed = Literal["make", "grade", "debrief"]
OWN = "~/high-fence"  # where a teacher's files go if nothing else is said
PATHS = ("roster", "folder", "assignment", "marks", "out", "page")


@dataclass(frozen=True)
class Blank:
    """One line of a form: typed, or chosen among options."""

    key: str
    label: str
    about: str
    options: tuple[tuple[str, str], ...] = ()  # key and label
    hint: str = ""
    needed: bool = False


def blanks(deed: Deed, values: dict[str, str]) -> tuple[Blank, ...]:
    """The form of a deed."""
    return {"make": _make(values), "grade": _GRADE, "debrief": _DEBRIEF}[deed]


def usual(deed: Deed) -> dict[str, str]:
    """How the form begins."""
    if deed == "make":
        first = library.names()[0]
        level = "first-licence" if "first-licence" in library.names() else first
        return {"level": level, "seat": _seats(level)[0][0], "seeds": "same", "feedback": "reasons", "keep": "last",
                "out": f"{OWN}/week-1{ENDING}"}  # fmt: skip
    return {"out": f"{OWN}/graded", "page": f"{OWN}/graded/class.html"}


def words(deed: Deed, values: dict[str, str]) -> list[str]:
    """The form as words of a command."""
    said = {key: _expanded(key, value.strip()) for key, value in values.items() if value.strip()}
    if deed == "make":
        found = ["teach", "new", said.get("level", ""), "--role", said.get("seat", "")]
        return [*found, *_flags(said, ("seeds", "roster", "students", "minutes", "title", "weights", "due", "feedback",
                                       "keep", "out"))]  # fmt: skip
    if deed == "grade":
        return ["teach", "grade", said.get("folder", ""), *_flags(said, ("assignment", "roster", "marks", "out")),
                "--resume"]  # fmt: skip
    found = ["teach", "debrief", said.get("folder", ""), *_flags(said, ("assignment", "roster"))]
    return [*found, "--graded", said.get("out", ""), "--out", said.get("page", "")]


def written(values: dict[str, str]) -> str:
    """Where the form's assignment is, or will be."""
    return _expanded("out", values.get("out", "").strip())


def lacking(deed: Deed, values: dict[str, str]) -> str:
    """The first line that must be filled in and is not, in a sentence; empty if none."""
    empty = [one.label for one in blanks(deed, values) if one.needed and not values.get(one.key, "").strip()]
    return tr("Fill in: {empty}.", empty=", ".join(empty)) if empty else ""


def _expanded(key: str, value: str) -> str:
    """A path with the home folder in full."""
    return str(Path(value).expanduser()) if key in PATHS and value.startswith("~") else value


def _flags(said: dict[str, str], keys: Sequence[str]) -> list[str]:
    return [word for key in keys if key in said for word in (f"--{key}", said[key])]


def _seats(level: str) -> tuple[tuple[str, str], ...]:
    read = library.read(level).level
    return tuple((one.holder, seat_name(read, one.holder)) for one in read.seats if one.playable)


def _make(values: dict[str, str]) -> tuple[Blank, ...]:
    return (*_played(values), *_handed_in())


def _played(values: dict[str, str]) -> tuple[Blank, ...]:
    """What students play, and in how many worlds."""
    level = values.get("level", "first-licence")
    minutes = library.read(level).level.minutes
    return (
        Blank(
            "level",
            tr("Level"),
            tr("What is played."),
            tuple((name, library.read(name).level.title) for name in library.names()),
        ),
        Blank("seat", tr("Seat"), tr("Whose seat every student takes."), _seats(level)),
        Blank(
            "seeds",
            tr("Worlds"),
            tr("One world for all, or one for each student, all as hard for the computer's own play."),
            (("same", tr("The same for all")), ("fair", tr("One each, equally hard"))),
        ),
        Blank(
            "roster",
            tr("Class list"),
            tr(
                "The file that your LMS exports: Canvas, Moodle, Blackboard, Brightspace, or any table "
                "with an id column. Worlds of their own need it, or a number of students."
            ),
            hint="class.csv",
        ),
        Blank("students", tr("Students"), tr("Without a class list: how many worlds to make."), hint="40"),
        Blank(
            "minutes",
            tr("Minutes"),
            tr("How long it should take; the level says {minutes}.", minutes=minutes),
            hint=str(minutes),
        ),
    )


def _handed_in() -> tuple[Blank, ...]:
    """What they see, what counts, and what comes back."""
    return (
        Blank("title", tr("Title"), tr("What students see; the level's title if left empty.")),
        Blank(
            "weights",
            tr("What counts"),
            tr("Weights of outcomes, decisions, calibration, effort and answers."),
            hint="outcomes=40,decisions=20,answers=20",
        ),
        Blank("due", tr("Due"), tr("When to hand in, with the offset from UTC."), hint="2026-12-01T23:59+01:00"),
        Blank(
            "feedback",
            tr("Feedback"),
            tr("What students get back."),
            (("score", tr("Score")), ("reasons", tr("Reasons")), ("full", tr("Everything"))),
        ),
        Blank(
            "keep",
            tr("Several hand-ins"),
            tr("Which of them counts."),
            (("last", tr("The last")), ("best", tr("The best"))),
        ),
        Blank("out", tr("Write to"), tr("The file that goes to the students."), needed=True),
    )


_FOLDER = Blank(
    "folder", tr("Hand-ins"), tr("The folder with the files, in any folders, as the LMS packs them."), needed=True
)
_PAPER = Blank("assignment", tr("Assignment"), tr("What was to be played."), hint=f"week-1{ENDING}", needed=True)
_CLASS = Blank("roster", tr("Class list"), tr("The file that your LMS exports."), hint="class.csv", needed=True)
_GRADE = (
    _FOLDER,
    _PAPER,
    _CLASS,
    Blank("marks", tr("Your marks"), tr("answers.csv of an earlier run with your points filled in, if there is one.")),
    Blank("out", tr("Results to"), tr("A folder for rows, gradebooks, feedback and the report."), needed=True),
)
_DEBRIEF = (
    _FOLDER,
    _PAPER,
    _CLASS,
    Blank("out", tr("Results in"), tr("Where the grades were written."), needed=True),
    Blank("page", tr("Page to"), tr("The page for the projector; it names nobody."), needed=True),
)

GUIDE = tr(
    "# A lesson of forty-five minutes\n- **Before:** make an assignment, with a world for "
    "each student if they sit close. Put the file into your LMS. A student opens it with the "
    "game: by dropping it on the window, with **high-fence play FILE --student ID**, or by a "
    "double click after **high-fence teach associate** (Linux).\n- **0 to 5:** read the "
    "level's briefing aloud. Say what the class shall look for.\n- **5 to 25:** play. First "
    "Licence has six turns; three predictions are asked on the way.\n- **25 to 30:** explain, "
    "hand in, write the receipt on paper.\n- **30 to 45:** debrief. Grade the folder, write "
    "the page of the class, show it. Ask who ordered what at the turn of greatest "
    "divergence, and why.\n## What to grade\nCalibration of predictions and the written "
    "answers say most. The score says how a game went, and luck is part of it; decisions are "
    "held against the computer's own play of the same world. Open answers are yours to mark: "
    "fill in answers.csv, and grade again with it.\n## What cannot be promised\nA student can "
    "play at home until the result is good, let a program choose orders, or copy. A flag is "
    "a question, never a verdict: worlds of their own, receipts and a talk about the answers "
    "help. Times are the student's own clock's.\n## Privacy\nThere is no account and no "
    "network. An assignment names nobody. A hand-in holds the id that the student typed, the "
    "orders, the answers and the times. Results lie in the folder that you name, and nowhere "
    "else.\n## Access\nEverything works by keyboard, and the whole game as plain text that a "
    "screen reader can follow. Palettes, sizes and keys are in the settings; nothing moves "
    "or blinks by itself, and no meaning rests on colour alone.\n## What goes wrong\n- A "
    "student has another version: the file says which one is needed.\n- A name is not on the "
    "list: the row is in unmatched.csv, with the reason.\n- Grading was stopped: the same "
    "button goes on where it was."
)
