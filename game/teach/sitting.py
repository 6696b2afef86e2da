"""A student at an assignment: predict, see, explain, hand in."""

import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from game.play.match import PLAYED, Match
from game.play.saving import home
from game.rules.catalogue import METRICS
from game.schema.assignment import ENDING, Assignment, Prompt, read_assignment, who_is
from game.schema.classwork import Answer, Classwork, plain_text
from game.schema.files import write_text
from game.schema.names import RESERVED
from game.schema.papers import written
from game.schema.problems import Rejected, shown
from game.schema.reading import canonical
from game.teach.receipt import sealed, with_classwork
from game.teach.resim import reading

SUBMISSION = ".replay"


class NotYet(ValueError):
    """What a student wants cannot be done, or not now. The message is shown."""


@dataclass
class Sitting:
    """A match that is played for an assignment. All that is to be handed in stands in the match's classwork."""

    assignment: Assignment
    match: Match
    seconds: list[int] = field(default_factory=list)
    _since: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        """Take up what was written before."""
        self.seconds = list(self.work.seconds)

    @property
    def work(self) -> Classwork:
        """What is to be handed in, so far."""
        if self.match.classwork is None:
            raise ValueError("not a game of an assignment")
        return self.match.classwork

    @property
    def over_time(self) -> bool:
        """Whether more minutes have gone than the assignment is meant to take."""
        return sum(self.seconds) > 60 * self.assignment.minutes

    def answer(self, prompt: Prompt) -> Answer | None:
        """What was said to a prompt, if anything."""
        return next((one for one in self.work.answers if one.prompt == prompt.id), None)

    def open(self) -> list[Prompt]:
        """Prompts that want a prediction before this turn may end."""
        return [one for one in self.assignment.prompts if one.asked == self.match.turn + 1 and not self.answer(one)]

    def unexplained(self) -> list[Prompt]:
        """Prompts that have been revealed and want words."""
        seen = [one for one in self.assignment.prompts if one.by <= self.match.turn]
        return [one for one in seen if (said := self.answer(one)) and not said.text]

    def now(self, prompt: Prompt) -> float:
        """Where the number of a prompt stood before the turn at which it is asked."""
        return self._value(prompt, min(prompt.asked - 1, self.match.turn))

    def came(self, prompt: Prompt) -> float | None:
        """What it came to; None before it is seen."""
        return self._value(prompt, prompt.by) if prompt.by <= self.match.turn else None

    def _value(self, prompt: Prompt, turn: int) -> float:
        return float(reading(self.match.worlds[turn], self.match.seat, prompt.metric)[PLAYED])

    def predict(self, prompt: Prompt, first: float, second: float | None = None) -> None:
        """Predict: a probability, or two numbers. It may be changed until the turn ends. Raises NotYet."""
        if prompt.asked != self.match.turn + 1:
            raise NotYet(f"'{prompt.id}' is asked before the end of turn {prompt.asked}, and only then.")
        if prompt.kind == "rise":
            if second is not None or not 0.0 <= first <= 1.0:
                raise NotYet("Say how likely it is: one number from 0 % to 100 %.")
            said = Answer(prompt=prompt.id, turn=self.match.turn, probability=first)
        else:
            low, high = prompt.lowest, prompt.highest
            if second is None or not low <= first <= second <= high:
                raise NotYet(
                    f"Say two numbers from {show(prompt, low)} to {show(prompt, high)}, the smaller one first."
                )
            said = Answer(prompt=prompt.id, turn=self.match.turn, low=first, high=second)
        self._keep(said)

    def explain(self, prompt: Prompt, text: str) -> None:
        """Write how it came out. Raises NotYet before it has."""
        said = self.answer(prompt)
        if prompt.by > self.match.turn or said is None:
            raise NotYet(f"'{prompt.id}' is seen at the end of turn {prompt.by}; explain it then.")
        self._keep(Answer(**{**dict(said), "text": plain_text(text)}))

    def _keep(self, said: Answer) -> None:
        answers = tuple(one for one in self.work.answers if one.prompt != said.prompt)
        self._write(answers=(*answers, said))

    def _write(self, **change: object) -> None:
        self.match.classwork = Classwork(**{**dict(self.work), **change})

    def turn_ended(self) -> None:
        """Note the time the turn took."""
        self.tick()
        self._since = time.monotonic()

    def tick(self) -> None:
        """Count the time since the last look towards the turn that is going on, or has just ended."""
        now = time.monotonic()
        spent = min(int(now - self._since), 86_400)
        self._since += spent
        place = max(self.match.turn - 1, 0)
        while len(self.seconds) <= place:
            self.seconds.append(0)
        self.seconds[place] += spent
        self._write(seconds=tuple(self.seconds[:400]))

    def hand_in(self, folder: Path) -> tuple[Path, str]:
        """Write the file to hand in. Returns it and its receipt; raises OSError."""
        finished = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        record = self.match.replay()
        bare = with_classwork(record, Classwork(**{**dict(self.work), "finished": finished, "receipt": ""}))
        whole = sealed(bare)
        self.match.classwork = whole.classwork
        path = folder / f"{file_word(self.work.student)}_{self.assignment.id}{SUBMISSION}"
        write_text(path, canonical(whole))
        return path, whole.classwork.receipt if whole.classwork else ""


def show(prompt: Prompt, value: float) -> str:
    """A number of a prompt, in words."""
    unit = METRICS[prompt.metric].unit
    if unit == "1":
        return f"{value * 100:.1f} %"
    return f"{value:.4g} {unit}{'s' if unit in ('month', 'day', 'point') else ''}"


def file_word(student: str) -> str:
    """A student's id as a part of a file's name."""
    word = re.sub(r"[^A-Za-z0-9.@-]+", "-", student).strip("-.")[:60]
    return f"s-{word}" if not word or word.casefold().partition(".")[0] in RESERVED else word


def keep_copy(assignment: Assignment) -> None:
    """Keep the assignment where a saved game of it finds it again. Raises OSError."""
    write_text(_copy(assignment.fingerprint()), written(assignment))


def kept(fingerprint: str) -> Assignment:
    """The assignment that a saved game belongs to. Raises Rejected if it is not here."""
    path = _copy(fingerprint)
    if not path.is_file():
        raise Rejected(["This is a game of an assignment that is not here. Open the assignment's own file."])
    return read_assignment(path)


def _copy(fingerprint: str) -> Path:
    return home() / "assignments" / f"{fingerprint[:32]}{ENDING}"


def fresh_classwork(assignment: Assignment, student: str) -> Classwork:
    """An empty page. Raises Rejected if the id cannot be one."""
    try:
        return Classwork(assignment=assignment.id, fingerprint=assignment.fingerprint(), student=student)
    except ValueError:
        raise Rejected([f"A student's id is 1 to 80 plain letters and digits, not {shown(student)}."]) from None


def group(assignment: Assignment, student: str) -> str:
    """The name of the autosaves of one student at one assignment."""
    return f"auto-{assignment.id[:40]}-{who_is(assignment.fingerprint(), student)}-0"
