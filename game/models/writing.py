"""A writer in training, as the player sees it: choices, progress, the curve, and what it writes."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from game.lab.writer import curve
from game.lab.writer.corpus import corpus
from game.lab.writer.curve import Law, Point
from game.lab.writer.network import Shape
from game.lab.writer.training import AMOUNTS, BATCH, SIZES, STEPS, Look, Plan, Result, Training, likeliest, write
from game.language import tr
from game.models import words

LONGEST = 15.0  # seconds of work after which a run ends where it is
PAGE = 600  # letters it writes at once
OPENINGS = ("BRUTUS.\n", "KING JOHN.\nThe law ", "Export ", "What is ")
DARINGS = {
    0.0: tr("none"),
    0.7: tr("some"),
    1.0: tr("as it bets"),
    1.4: tr("much"),
}  # how unlikely the letters are that it takes

_EARLY = {
    "heart": tr("It ended early: it was only learning its text by heart. "),
    "time": tr("It ended early: this machine was too busy to finish in time. "),
}


@dataclass(frozen=True)
class Choice:
    """A size or an amount to choose."""

    value: int
    label: str
    note: str


def sizes() -> tuple[Choice, ...]:
    """Sizes of writers by their hidden numbers, as so many parameters."""
    names = (tr("tiny"), tr("small"), tr("middling"), tr("large"))
    letters = len(corpus().alphabet)
    return tuple(
        Choice(hidden, words.large(Shape(letters, hidden).parameters), name)
        for hidden, name in zip(SIZES, names, strict=True)
    )


def amounts() -> tuple[Choice, ...]:
    """Amounts of text, in letters."""
    notes = (
        tr("a scene or two"),
        tr("less than half a play"),
        tr("one play and a half"),
        tr("nearly all of seven plays"),
    )
    return tuple(Choice(many, words.large(many, 3), note) for many, note in zip(AMOUNTS, notes, strict=True))


@dataclass
class Studio:
    """One writer after another: what is chosen, the run under way, the runs that were, and the page being written."""

    hidden: int = SIZES[1]
    letters: int = AMOUNTS[1]
    opening: str = OPENINGS[0]
    daring: float = 0.7
    training: Training | None = None
    runs: list[Result] = field(default_factory=list)
    page: str = ""
    pages: int = 0
    stopped: bool = False
    _steps: Iterator[None] | None = None
    _pen: Iterator[str] | None = None
    _seconds: float = 0.0

    # ---- training --------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self._steps is not None

    @property
    def writes(self) -> bool:
        """Whether a page is being written."""
        return self._pen is not None

    def begin(self) -> None:
        """Begin a run of the chosen size on the chosen text."""
        self.training = Training(corpus(), Plan(self.hidden, self.letters))
        self._steps, self._pen, self.page, self.stopped, self._seconds = self.training.steps(), None, "", False, 0.0

    def cancel(self) -> None:
        """Stop the run; what it has learned so far can write, but counts as no result."""
        if self._steps is not None:
            self._steps, self.stopped = None, True

    def work(self, seconds: float) -> bool:
        """Go on for so long; True if anything was done."""
        if not self.busy and not self.writes:
            return False
        start = time.monotonic()
        while (self.busy or self.writes) and time.monotonic() - start < seconds:
            self._train() if self.busy else self._letter()
        if self.busy:
            self._seconds += time.monotonic() - start
            if self.training is not None:
                self.training.hurry = self._seconds > LONGEST
        return True

    def _train(self) -> None:
        if self._steps is None or self.training is None:
            return
        try:
            next(self._steps)
        except StopIteration:
            self._steps = None
            if self.training.result is not None:
                self.runs.append(self.training.result)

    @property
    def done(self) -> float:
        """The part of the run that is done."""
        return self.training.done if self.training else 0.0

    # ---- writing ---------------------------------------------------------------------------------------------

    @property
    def able(self) -> bool:
        """Whether there is a writer that could write."""
        return self.training is not None and not self.busy and bool(self.training.weights)

    def write(self) -> None:
        """Begin a page with the opening."""
        if self.training is None or not self.able:
            return
        self.pages += 1
        self.page = self.opening
        pen = write(corpus(), self.training.weights, self.opening, self.daring, self.pages)
        self._pen = islice(pen, PAGE)

    def _letter(self) -> None:
        letter = next(self._pen, "") if self._pen is not None else ""
        self.page += letter
        if not letter:
            self._pen = None

    def shown(self) -> str:
        """The page in the markup of pages: a dash at the beginning of a line is no list."""
        return self.page.replace("\n-", "\n\u2013").replace("\n ", "\n")

    def bets(self) -> list[tuple[str, float]]:
        """What the writer bets on after the opening: letters with probabilities."""
        if self.training is None or not self.able:
            return []
        return [(_name(letter), part) for letter, part in likeliest(corpus(), self.training.weights, self.opening)]

    # ---- what it came to -------------------------------------------------------------------------------------

    @property
    def looks(self) -> list[Look]:
        """The losses of the run so far."""
        return self.training.looks if self.training else []

    @property
    def result(self) -> Result | None:
        """What the last run came to; None while it is under way or if it was stopped."""
        return self.training.result if self.training else None

    def verdict(self) -> str:
        """The last run in a sentence or two."""
        if self.stopped:
            return tr("Stopped. It can write with what it has learned so far, but its loss counts for nothing.")
        found = self.result
        if found is None:
            return ""
        cost = tr("It cost {compute}, ", compute=words.flop(found.compute))
        sure = tr(
            "and a loss of {loss:.2f} is left: it bets on the right letter with {right}.",
            loss=found.loss,
            right=_right(found.loss),
        )
        return f"{_EARLY.get(found.early, '')}{cost}{sure}"

    def compared(self) -> str:
        """The last run beside the measured one of the same size and text."""
        found = self.result
        if found is None:
            return ""
        same = point_of(found.plan.hidden, found.plan.letters)
        return tr("The same run, as measured when the game was made: {loss:.2f}.", loss=same.loss) if same else ""


def _right(loss: float) -> str:
    """What a loss means: the probability that it gives the right letter, in the geometric mean."""
    return tr("about {exp} on average; a blind guess has 1.5 %", exp=words.percent(math.exp(-loss)))


def _name(letter: str) -> str:
    return {" ": "space", "\n": tr("new line")}.get(letter, letter)


def point_of(hidden: int, letters: int) -> Point | None:
    """The measured run of this size and text."""
    return next((one for one in curve.measured() if (one.hidden, one.letters) == (hidden, letters)), None)


def rows() -> list[tuple[int, list[Point]]]:
    """The measured curve: amounts of text, each with its points from the smallest writer to the largest."""
    return [(many, [one for one in curve.measured() if one.letters == many]) for many in AMOUNTS]


def fitted() -> Law:
    """The power law through the runs on the most text."""
    return curve.law(rows()[-1][1])


def lesson() -> str:
    """What the curve says, in words."""
    many, few = rows()[-1][1], rows()[0][1]
    steps = words.percent(1 - many[-1].loss / many[0].loss)
    law = fitted()
    foretold = law.at(many[-1].parameters * 10)
    return tr(
        "With all the text, each larger writer is less surprised: {steps} less from the smallest "
        "to the largest. The power law through them foretells {foretold:.2f} for one ten times "
        "the largest. With {amounts} letters size is wasted: the largest learns them by heart and "
        "ends at {loss:.2f}.",
        steps=steps,
        foretold=foretold,
        amounts=words.large(AMOUNTS[0], 3),
        loss=few[-1].loss,
    )


def part_read(look: Look) -> str:
    """How much of a whole run lies behind a look."""
    return words.percent(look.read / (BATCH * STEPS))


# ---- as plain lines --------------------------------------------------------------------------------------------


def table() -> Iterator[str]:
    """The measured curve, one line for each amount of text, and what it says."""
    for many, points in rows():
        told = ", ".join(
            tr("{parameters} parameters {loss:.2f}", parameters=words.large(one.parameters), loss=one.loss)
            for one in points
        )
        yield tr("Loss on {many} letters: {told}.", many=words.large(many, 3), told=told)
    yield lesson()


def studied(studio: Studio, seconds: float = 0.5) -> Iterator[str]:
    """Train as chosen, telling how it goes; then write a page."""
    studio.begin()
    told = 0
    while studio.busy:
        studio.work(seconds)
        for look in studio.looks[told:]:
            yield tr(
                "{part_read} done: loss {trained:.2f} on what it reads, {aside:.2f} on new text.",
                part_read=part_read(look),
                trained=look.trained,
                aside=look.aside,
            )
        told = len(studio.looks)
    yield studio.verdict()
    yield studio.compared()
    bets = ", ".join(f"{name} {words.percent(part)}" for name, part in studio.bets())
    yield tr("After '{opening}' it bets on: {bets}.", opening=studio.opening.strip(), bets=bets)
    studio.write()
    while studio.writes:
        studio.work(seconds)
    yield from studio.page.split("\n")
