"""The writer itself: the last few letters become numbers, one hidden layer mixes them, and the next letter is bet on.

p(next | last K) = softmax(relu(x W1 + b1) W2 + b2), x the K letters' embeddings side by side. Bengio et al. built
language models so in 2003. Trained by Adam on the loss -log p, in nats for each letter.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.floating]
Letters = npt.NDArray[np.int64]
Weights = dict[str, Numbers]

CONTEXT = 12  # letters looked back at
WIDTH = 12  # numbers that stand for a letter
FIRST, SECOND, TINY = 0.9, 0.98, 1e-8  # of Adam: memories of the slope and of its square, and what is never divided by


@dataclass(frozen=True)
class Shape:
    """How large a writer is."""

    letters: int
    hidden: int

    @property
    def parameters(self) -> int:
        """How many numbers training adjusts."""
        inner = CONTEXT * WIDTH * self.hidden + self.hidden
        return self.letters * WIDTH + inner + self.hidden * self.letters + self.letters


def fresh(shape: Shape, seed: int, kind: type = np.float32) -> Weights:
    """Weights before any training, by chance from a seed."""
    chance = np.random.default_rng(seed)
    into = CONTEXT * WIDTH

    def drawn(*size: int, spread: float) -> Numbers:
        return (chance.standard_normal(size) * spread).astype(kind)

    return {
        "letters": drawn(shape.letters, WIDTH, spread=0.3),
        "first": drawn(into, shape.hidden, spread=(2.0 / into) ** 0.5),
        "first_bias": np.zeros(shape.hidden, kind),
        "second": drawn(shape.hidden, shape.letters, spread=0.5 * shape.hidden**-0.5),
        "second_bias": np.zeros(shape.letters, kind),
    }


def bets(weights: Weights, before: Letters) -> tuple[Numbers, Numbers, Numbers]:
    """Log probabilities of the next letter [case letter], with the input and the hidden layer.

    Args:
        weights: of the writer.
        before: the last letters [case context].
    """
    given = weights["letters"][before].reshape(len(before), -1)
    hidden = np.maximum(given @ weights["first"] + weights["first_bias"], 0)
    scores = hidden @ weights["second"] + weights["second_bias"]
    scores -= scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), given, hidden


def loss(weights: Weights, before: Letters, after: Letters) -> float:
    """Surprise at what really came next, in nats for each letter."""
    told = bets(weights, before)[0]
    return float(-told[np.arange(len(after)), after].mean())


def slopes(weights: Weights, before: Letters, after: Letters) -> tuple[float, Weights]:
    """The loss, and how it changes with every weight."""
    told, given, hidden = bets(weights, before)
    cases = len(after)
    rows = np.arange(cases)
    wrong = np.exp(told)
    wrong[rows, after] -= 1
    wrong /= cases
    back = (wrong @ weights["second"].T) * (hidden > 0)
    from_letters = (back @ weights["first"].T).reshape(-1, WIDTH)
    seen = np.zeros((before.size, len(weights["letters"])), from_letters.dtype)
    seen[np.arange(before.size), before.ravel()] = 1
    return float(-told[rows, after].mean()), {
        "letters": seen.T @ from_letters,
        "first": given.T @ back,
        "first_bias": back.sum(axis=0),
        "second": hidden.T @ wrong,
        "second_bias": wrong.sum(axis=0),
    }


class Adam:
    """Moves weights against their slopes, each by its own step. Kingma and Ba 2014."""

    def __init__(self, weights: Weights) -> None:
        self.mean = {name: np.zeros_like(value) for name, value in weights.items()}
        self.square = {name: np.zeros_like(value) for name, value in weights.items()}
        self.steps = 0

    def move(self, weights: Weights, slope: Weights, rate: float) -> None:
        """One step, in place."""
        self.steps += 1
        scale = rate * (1 - SECOND**self.steps) ** 0.5 / (1 - FIRST**self.steps)
        for name, value in weights.items():
            mean, square = self.mean[name], self.square[name]
            mean += (1 - FIRST) * (slope[name] - mean)
            square += (1 - SECOND) * (slope[name] ** 2 - square)
            np.subtract(value, scale * mean / (np.sqrt(square) + TINY), out=value)
