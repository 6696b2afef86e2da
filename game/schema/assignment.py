"""An assignment: what a class plays, what it is asked, and what counts. One file for teacher and students."""

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from game.schema.classwork import Moment
from game.schema.names import Id, LevelId
from game.schema.papers import Paper
from game.schema.problems import Rejected
from game.schema.reading import read_paper

FORMAT = 1
ENDING = ".assignment.json"
SCHEMA = "https://json-schema.org/draft/2020-12/schema"
CLASS = 8000  # ids of students
PROMPTS = 12
Part = Annotated[float, Field(ge=0, le=100)]
Seed = Annotated[int, Field(ge=0, le=2**63 - 1)]
Turn = Annotated[int, Field(ge=1, le=200)]
Line = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(str.strip)]
Who = Annotated[
    str, Field(pattern=r"^[0-9a-f]{16}$", json_schema_extra={"words": "the 16 hex digits that stand for a student"})
]
Feedback = Literal["score", "reasons", "full"]
Keep = Literal["last", "best"]


class Weights(Paper):
    """What counts, in parts of the whole; the parts need not sum to 100."""

    outcomes: Part = 40
    decisions: Part = Field(default=20, description="against the computer's own play of the same world")
    calibration: Part = Field(default=20, description="of the predictions")
    effort: Part = 10
    answers: Part = Field(default=10, description="what was written, after the marks of a reader if there are any")


class Prompt(Paper):
    """Predict before the turn ends, see, explain.

    Of the kind `rise`: how likely is it that the number will be higher at the end of turn `by` than it is now?
    Of the kind `range`: between which two numbers will it lie, as likely as not?
    """

    id: Id
    kind: Literal["rise", "range"]
    metric: Id
    asked: Turn = Field(description="the turn before whose end the prediction is due")
    by: Turn = Field(description="the turn at whose end it is seen")
    question: Line
    explain: Line = Field(description="what is asked after the reveal")
    lowest: Annotated[float, Field(ge=-1e12, le=1e12)] = Field(default=0.0, description="least that may be answered")
    highest: Annotated[float, Field(ge=-1e12, le=1e12)] = Field(default=1.0, description="most that may be answered")


class Given(Paper):
    """The seed of one student."""

    who: Who
    seed: Seed


class Seeds(Paper):
    """Which world everybody gets."""

    mode: Literal["same", "fair"]
    seed: Seed = Field(default=0, description="everybody's, where all play the same world")
    given: Annotated[tuple[Given, ...], Field(max_length=CLASS)] = ()
    spare: Annotated[tuple[Seed, ...], Field(max_length=CLASS)] = Field(
        default=(), description="for students who are not on the list"
    )
    easiest: float | None = Field(default=None, description="highest score of the computer's play over these worlds")
    hardest: float | None = Field(default=None, description="lowest score of the computer's play over these worlds")


class Extension(Paper):
    """More time for one student."""

    who: Who
    due: Moment


class Late(Paper):
    """What lateness costs."""

    grace: Annotated[int, Field(ge=0, le=10_000)] = Field(default=15, description="minutes that cost nothing")
    each_day: Part = Field(default=10, description="points for every day that has begun")
    most: Part = Field(default=50, description="points that lateness costs at most")


class Assignment(Paper):
    """The file."""

    format: Annotated[int, Field(ge=1, le=1000)] = FORMAT
    id: Id
    title: Line
    rules: Annotated[str, Field(max_length=32)]
    level: LevelId
    level_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", json_schema_extra={"words": "a fingerprint"})]
    seat: Id
    seeds: Seeds
    minutes: Annotated[int, Field(ge=1, le=600)]
    weights: Weights = Weights()
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=3, max_length=PROMPTS)]
    due: Moment = ""
    late: Late = Late()
    extensions: Annotated[tuple[Extension, ...], Field(max_length=CLASS)] = ()
    feedback: Feedback = "reasons"
    keep: Keep = Field(default="last", description="which of several hand-ins counts")

    def fingerprint(self) -> str:
        """Of everything a student's game depends on; more time for somebody changes nothing in it."""
        data = self.model_dump(mode="json", exclude={"extensions", "late", "due", "keep", "feedback", "weights"})
        return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()

    def whole(self) -> float:
        """What the weights sum to."""
        w = self.weights
        return w.outcomes + w.decisions + w.calibration + w.effort + w.answers


def who_is(assignment_id: str, student: str) -> str:
    """What stands for a student in the file, so that it names nobody: ids differ neither by case nor by spaces."""
    plain = " ".join(student.split()).casefold()
    return hashlib.sha256(f"{assignment_id}\n{plain}".encode()).hexdigest()[:16]


def seed_of(assignment: Assignment, student: str) -> int:
    """The world of one student."""
    seeds = assignment.seeds
    if seeds.mode == "same":
        return seeds.seed
    who = who_is(assignment.id, student)
    for one in seeds.given:
        if one.who == who:
            return one.seed
    return seeds.spare[int(who, 16) % len(seeds.spare)]


def due_of(assignment: Assignment, student: str) -> str:
    """When a student has to hand in; empty if never."""
    who = who_is(assignment.id, student)
    return next((one.due for one in assignment.extensions if one.who == who), assignment.due)


def has_extension(assignment: Assignment, student: str) -> bool:
    """Whether a student has more time than the class."""
    who = who_is(assignment.id, student)
    return any(one.who == who for one in assignment.extensions)


def read_assignment(path: Path) -> Assignment:
    """Read an assignment.

    Raises:
        Rejected: the file is none.
        OtherVersion: another version of the game wrote it.
    """
    name, found = read_paper(path, Assignment, FORMAT)
    if problem := fault(found):
        raise Rejected([f"{name}: {problem}"])
    return found


def fault(assignment: Assignment) -> str:
    """What no single field shows to be wrong; empty if nothing is."""
    ids = [prompt.id for prompt in assignment.prompts]
    if len(set(ids)) < len(ids):
        return "prompts: two have the same id."
    if late := next((one.id for one in assignment.prompts if one.by < one.asked), ""):
        return f"prompts: '{late}' is to be seen before it is asked."
    if narrow := next((one.id for one in assignment.prompts if one.highest <= one.lowest), ""):
        return f"prompts: '{narrow}' leaves no room between lowest and highest."
    if assignment.whole() <= 0:
        return "weights: at least one must be more than 0."
    if assignment.seeds.mode == "fair" and not assignment.seeds.spare:
        return "seeds: 'spare' must hold at least one, for students who are not on the list."
    return ""


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    return {"$schema": SCHEMA, "title": "High Fence assignment", **Assignment.model_json_schema()}
