"""A game of an assignment, as a student sees it: questions, what was said, what came, and the file to hand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.language import tr
from game.play.saving import home
from game.rules.catalogue import METRICS
from game.schema.assignment import Prompt
from game.teach.sitting import Sitting, show

State = Literal["later", "due", "waiting", "seen"]
TITLE = tr("Your assignment")


@dataclass(frozen=True)
class Question:
    """One question, as far as the game has come."""

    id: str
    state: State
    question: str
    when: str  # when it is asked or seen
    now: str  # where the number stands while it is asked
    said: str  # the prediction in words; nothing if none was made
    came: str  # what it came to, once it is seen
    explain: str  # what is asked after that
    text: str  # what was written
    numbers: tuple[str, ...]  # the prediction as it is typed: one number, or two
    suffix: str
    hint: str


def title(sitting: Sitting) -> str:
    """What is played, by whom, and until when."""
    paper = sitting.assignment
    due = tr(", due {due} UTC", due=paper.due.replace("T", " ").removesuffix("Z")) if paper.due else ""
    return tr(
        "{title} · {student} · about {minutes} minutes{due}",
        title=paper.title,
        student=sitting.work.student,
        minutes=paper.minutes,
        due=due,
    )


def questions(sitting: Sitting) -> tuple[Question, ...]:
    """Every question of the assignment, in order; those of later turns keep their words to themselves."""
    return tuple(_question(sitting, prompt) for prompt in sitting.assignment.prompts)


def _question(sitting: Sitting, prompt: Prompt) -> Question:
    came, state = sitting.came(prompt), _state(sitting, prompt)
    part = prompt.kind == "rise" or METRICS[prompt.metric].unit == "1"
    when = {
        "later": tr("Asked in turn {asked}.", asked=prompt.asked),
        "due": tr(
            "Predict before you end turn {asked}; it is seen at the end of turn {by}.", asked=prompt.asked, by=prompt.by
        ),
        "waiting": tr("Seen at the end of turn {by}.", by=prompt.by),
        "seen": tr("Seen at the end of turn {by}.", by=prompt.by),
    }[state]
    one = sitting.answer(prompt)
    return Question(
        prompt.id,
        state,
        "" if state == "later" else prompt.question,
        when,
        show(prompt, sitting.now(prompt)) if state != "later" else "",
        said(sitting, prompt) if one else "",
        "" if came is None else show(prompt, came),
        prompt.explain,
        one.text if one else "",
        _typed(sitting, prompt, part=part),
        "%" if part else METRICS[prompt.metric].unit,
        tr("How likely is it that it rises?")
        if prompt.kind == "rise"
        else tr("Between which two numbers, as likely as not?"),
    )


def _state(sitting: Sitting, prompt: Prompt) -> State:
    if prompt.by <= sitting.match.turn:
        return "seen"
    if prompt.asked == sitting.match.turn + 1:
        return "due"
    return "waiting" if prompt.asked <= sitting.match.turn else "later"


def _typed(sitting: Sitting, prompt: Prompt, *, part: bool) -> tuple[str, ...]:
    one = sitting.answer(prompt)
    found = (one.probability,) if prompt.kind == "rise" and one else (one.low, one.high) if one else ()
    wanted = 1 if prompt.kind == "rise" else 2
    shown = [f"{value * 100 if part else value:.6g}" for value in found if value is not None]
    return tuple([*shown, *[""] * wanted][:wanted])


def number(word: str, prompt: Prompt) -> float:
    """A number as a student types it; parts of one may be typed as percent. Raises ValueError."""
    value = float(word.strip().removesuffix("%").replace(",", "."))
    parts = prompt.kind == "rise" or METRICS[prompt.metric].unit == "1"
    return value / 100 if word.strip().endswith("%") or (parts and value > 1.0) else value


def percent_or_number(word: str, prompt: Prompt) -> float:
    """The same where the unit stands beside the field: parts of one are always percent. Raises ValueError."""
    parts = prompt.kind == "rise" or METRICS[prompt.metric].unit == "1"
    return number(f"{word.strip().removesuffix('%')}%" if parts else word, prompt)


def said(sitting: Sitting, prompt: Prompt) -> str:
    """A prediction in words."""
    one = sitting.answer(prompt)
    if one is None:
        return "nothing"
    if one.probability is not None:
        return tr("{probability:.0f} % likely to be higher", probability=one.probability * 100)
    return tr("between {low} and {high}", low=show(prompt, one.low or 0.0), high=show(prompt, one.high or 0.0))


def missing(sitting: Sitting) -> Iterator[str]:
    """What is not there yet, in words."""
    match = sitting.match
    if not match.over:
        yield tr("the game is not over: {turn} of {turns} turns", turn=match.turn, turns=match.level.turns)
    unsaid = [prompt.id for prompt in sitting.assignment.prompts if not sitting.answer(prompt)]
    yield from (tr("no prediction for {one}", one=one) for one in unsaid)
    yield from (tr("no words for {id}", id=one.id) for one in sitting.unexplained())


def wants(sitting: Sitting) -> bool:
    """Whether the assignment wants something now: a prediction, words, or to be handed in."""
    return bool(sitting.open() or sitting.unexplained()) or sitting.match.over


def hand_in(sitting: Sitting) -> tuple[Path, str]:
    """Write the file to hand in where the player's files are. Returns it and the receipt in two groups of four.

    Raises OSError.
    """
    sitting.tick()
    path, receipt = sitting.hand_in(home() / "to-hand-in")
    return path, f"{receipt[:4]} {receipt[4:]}"
