"""One training run of a writer, in slices, with what it cost and what it came to."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import numpy as np

from game.lab.writer.corpus import Corpus
from game.lab.writer.network import CONTEXT, Adam, Letters, Numbers, Shape, Weights, bets, fresh, slopes

BATCH = 256  # cases in a step
STEPS = 2000  # in a whole run
LOOK = 100  # steps between looks at the text that was kept aside
PATIENCE = 5  # looks without a better loss after which a run ends: it learns its text by heart
RATE = 0.004  # of the first steps; it falls to nothing
PART = 512  # cases weighed at once when looking
SAMPLE = 4096  # cases of a look
SIZES = (8, 32, 128, 512)  # hidden numbers
AMOUNTS = (12_500, 50_000, 200_000, 800_000)  # letters to read


@dataclass(frozen=True)
class Plan:
    """What a run was asked to be."""

    hidden: int
    letters: int
    seed: int = 1


@dataclass(frozen=True)
class Look:
    """How far a run was at one time: letters read so far, and losses in nats for each letter."""

    read: int
    trained: float  # on what it just read
    aside: float  # on what it never reads


@dataclass(frozen=True)
class Result:
    """What a run came to."""

    plan: Plan
    parameters: int
    read: int  # letters, with repetition
    loss: float  # on text that decided nothing about the run
    early: str  # why it ended early: 'heart', as it only learned its text by heart, or 'time'; empty if it did not

    @property
    def compute(self) -> float:
        """FLOP of the run: 6 for each parameter and letter."""
        return 6.0 * self.parameters * self.read


@dataclass
class Training:
    """A run under way: take `steps` a few at a time; `result` is there at the end."""

    corpus: Corpus
    plan: Plan
    looks: list[Look] = field(default_factory=list)
    done: float = 0.0  # part of the run
    weights: Weights = field(default_factory=dict)  # the best so far
    result: Result | None = None
    hurry: bool = False  # end after this step, for want of time

    @property
    def shape(self) -> Shape:
        """How large the writer is."""
        return Shape(len(self.corpus.alphabet), self.plan.hidden)

    def steps(self) -> Iterator[None]:
        """Do the work; pauses after each bit that takes a few milliseconds."""
        weights = fresh(self.shape, self.plan.seed)
        mover, chance = Adam(weights), np.random.default_rng(self.plan.seed + 1)
        before, after = cases(self.corpus.reading[: self.plan.letters])
        middle = len(self.corpus.aside) // 2
        watched, judged = cases(self.corpus.aside[:middle]), cases(self.corpus.aside[middle:])
        self.weights, best, since, early = weights, np.inf, 0, ""
        recent: list[float] = []
        step = 0
        while step < STEPS and not early:
            chosen = chance.integers(0, len(after), BATCH)
            found, slope = slopes(weights, before[chosen], after[chosen])
            mover.move(weights, slope, RATE * (1 - step / STEPS))
            recent.append(found)
            step += 1
            self.done, early = step / STEPS, "time" if self.hurry else ""
            yield
            if step % LOOK == 0 or early:
                seen = yield from weighed(weights, *watched)
                self.looks.append(Look(step * BATCH, float(np.average(recent)), seen))
                recent, since = [], since + 1
                if seen < best:
                    self.weights, best, since = {name: value.copy() for name, value in weights.items()}, seen, 0
                early = early or ("heart" if since >= PATIENCE else "")
        told = yield from weighed(self.weights, *judged)
        self.result = Result(self.plan, self.shape.parameters, step * BATCH, told, early)
        self.done = 1.0

    def finish(self) -> Result:
        """Do all the work at once."""
        for _ in self.steps():
            pass
        if self.result is None:
            raise RuntimeError("A run that ended has no result.")
        return self.result


def cases(text: Letters) -> tuple[Letters, Letters]:
    """Every stretch of letters and the one that follows it."""
    windows = np.lib.stride_tricks.sliding_window_view(text, CONTEXT + 1)
    return windows[:, :-1], windows[:, -1]


def weighed(weights: Weights, before: Letters, after: Letters) -> Generator[None, None, float]:
    """The loss on a sample evenly spread over a text, a part at a time."""
    every = max(1, len(after) // SAMPLE)
    before, after = before[::every][:SAMPLE], after[::every][:SAMPLE]
    whole = 0.0
    for start in range(0, len(after), PART):
        told = bets(weights, before[start : start + PART])[0]
        whole -= float(told[np.arange(len(told)), after[start : start + PART]].sum())
        yield
    return whole / len(after)


def write(corpus: Corpus, weights: Weights, opening: str, daring: float, seed: int) -> Iterator[str]:
    """Letters that the writer adds to an opening, one at a time, without end.

    Args:
        corpus: whose alphabet it knows.
        weights: of the writer.
        opening: what it goes on with.
        daring: 0 takes the likeliest letter each time, 1 draws as the writer bets; above 1 it is bolder still.
        seed: of the chance in it.
    """
    chance = np.random.default_rng(seed)
    space = corpus.numbers(" " * CONTEXT)
    last = np.concatenate([space, corpus.numbers(opening)])[-CONTEXT:]
    while True:
        told = bets(weights, last[None])[0][0].astype(np.float64)
        letter = int(told.argmax()) if daring <= 0 else _drawn(told / daring, chance)
        last = np.append(last[1:], letter)
        yield corpus.alphabet[letter]


def _drawn(told: Numbers, chance: np.random.Generator) -> int:
    """A letter by chance, from log probabilities that need not be whole."""
    parts = np.exp(told - told.max())
    return int(chance.choice(len(parts), p=parts / parts.sum()))


def likeliest(corpus: Corpus, weights: Weights, text: str, most: int = 5) -> list[tuple[str, float]]:
    """The letters that the writer bets on most after a text, with their probabilities."""
    last = np.concatenate([corpus.numbers(" " * CONTEXT), corpus.numbers(text)])[-CONTEXT:]
    told = np.exp(bets(weights, last[None])[0][0])
    return [(corpus.alphabet[place], float(told[place])) for place in np.argsort(-told)[:most]]
