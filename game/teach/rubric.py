"""What a game earns, row by row, from 0 to 100 each, and what the rows make together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from game.schema.assignment import Assignment, Prompt
from game.schema.classwork import Answer, Classwork
from game.teach.resim import Course

EVEN = 50.0  # decisions as good as the computer's
STEEP = 2.5  # points of this row for each point of score above the computer's own play
IGNORANT = 75.0  # proper score of saying 'even odds', or the whole range
WORDS = 12  # a written answer has at least so many
THOUGHT = 20  # seconds after which a turn without orders was looked at


@dataclass(frozen=True)
class Called:
    """One prediction and how it came out."""

    prompt: Prompt
    answer: Answer | None
    was: float  # when it was asked
    came: float | None
    score: float  # 0 to 100; 75 for 'no idea'


def called(assignment: Assignment, work: Classwork, course: Course) -> list[Called]:
    """Every prompt with its prediction. One made after the turn it is due is none."""
    found = []
    for prompt in assignment.prompts:
        answer = next((one for one in work.answers if one.prompt == prompt.id), None)
        values = course.seen[prompt.metric]
        came = values[prompt.by] if prompt.by <= course.turns else None
        timely = answer is not None and answer.turn == prompt.asked - 1
        value = 0.0 if came is None or not timely or answer is None else _score(prompt, answer, values, came)
        found.append(Called(prompt, answer, values[prompt.asked - 1], came, value))
    return found


def _score(prompt: Prompt, answer: Answer, values: Sequence[float], came: float) -> float:
    """Quadratic for a probability; for two numbers the interval score of a half of all cases. Both are proper."""
    if prompt.kind == "rise":
        if answer.probability is None:
            return 0.0
        happened = 1.0 if came > values[prompt.asked - 1] else 0.0
        return 100.0 * (1.0 - (answer.probability - happened) ** 2)
    if answer.low is None or answer.high is None or not prompt.lowest <= answer.low <= answer.high <= prompt.highest:
        return 0.0
    room = prompt.highest - prompt.lowest
    value = min(max(came, prompt.lowest), prompt.highest)
    loss = answer.high - answer.low + 4.0 * max(answer.low - value, value - answer.high, 0.0)
    return 100.0 * (1.0 - loss / (4.0 * room))


def calibration(scores: Sequence[float]) -> float:
    """From the mean proper score to points: half of them for 'no idea' throughout."""
    return _within(EVEN + 2.0 * (sum(scores) / len(scores) - IGNORANT)) if scores else 0.0


def rows(
    assignment: Assignment,
    work: Classwork,
    course: Course,
    base: float,
    marks: Mapping[str, float],
    turns: int,
    given: Sequence[int],
) -> dict[str, float]:
    """The five rows.

    Args:
        assignment: what was asked.
        work: what was handed in.
        course: how the game went.
        base: what the computer's own play scores in this world.
        marks: a reader's points for written answers, by id of prompt.
        turns: of a whole game.
        given: how many orders each turn had.
    """
    done = course.over and course.totals
    outcome = course.totals[-1] if done else 0.0
    predictions = [one.score for one in called(assignment, work, course)]
    return {
        "outcomes": _within(outcome),
        "decisions": _within(EVEN + STEEP * (outcome - base)) if done else 0.0,
        "calibration": calibration(predictions),
        "effort": effort(assignment, work, course, turns, given),
        "answers": _answers(assignment, work, marks),
    }


def effort(assignment: Assignment, work: Classwork, course: Course, turns: int, given: Sequence[int]) -> float:
    """Turns played, prompts answered, and turns looked at, a third each.

    Args:
        assignment: what was asked.
        work: what was handed in.
        course: how the game went.
        turns: of a whole game.
        given: how many orders each turn had.
    """
    whole = turns if not course.over else max(course.turns, 1)
    seconds = [*work.seconds, *[0] * turns]
    looked = sum(1 for turn in range(course.turns) if given[turn] or seconds[turn] >= THOUGHT)
    said = sum(1 for prompt in assignment.prompts if any(one.prompt == prompt.id for one in work.answers))
    return _within(100.0 / 3.0 * (course.turns / whole + looked / whole + said / len(assignment.prompts)))


def _answers(assignment: Assignment, work: Classwork, marks: Mapping[str, float]) -> float:
    """What was written: by a reader's marks; where there are none, for having been written at all."""
    texts = {one.prompt: one.text for one in work.answers}
    earned = [
        marks.get(prompt.id, 100.0 * min(1.0, len(texts.get(prompt.id, "").split()) / WORDS))
        for prompt in assignment.prompts
    ]
    return _within(sum(earned) / len(earned))


def together(assignment: Assignment, found: Mapping[str, float]) -> float:
    """The rows by their weights."""
    return sum(getattr(assignment.weights, name) * value for name, value in found.items()) / assignment.whole()


def late_minutes(due: str, when: str, grace: int) -> int:
    """Minutes after the due time, 0 within the grace, and 0 where no time is known."""
    if not due or not when:
        return 0
    after = (datetime.fromisoformat(when) - datetime.fromisoformat(due)).total_seconds() / 60.0
    return ceil(after) if after > grace else 0


def penalty(assignment: Assignment, minutes: int) -> float:
    """What lateness costs, in points."""
    return min(assignment.late.most, assignment.late.each_day * ceil(minutes / 1440.0))


def _within(value: float) -> float:
    return min(max(value, 0.0), 100.0)
