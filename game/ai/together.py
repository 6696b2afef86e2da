"""Several seats that look ahead at once: what each imagines is played on in one batch, since worlds do not mix.

A mind asks for what it imagines to be played on and waits for the end of it (`Dream`). Alone or together, every
imagined world is the same to the last bit, so that company changes nothing but the time: a batch of ten seats' worlds
takes little longer than one seat's.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.rollout import decide
from game.play.seat import Player, Wishes
from game.rules.turn import in_steps
from game.world.batch import join, take
from game.world.docket import Docket
from game.world.state import World

MOST = 1024  # worlds that are played on in one batch
ROUNDS = 2  # times that a mind dreams: of all its ways, and again of the best


Deputed = Callable[[int, int], Player]
"""Makes a deputy for a batch in which so many worlds stand before and after its own; in those it keeps to the habit."""


@dataclass(frozen=True)
class Dream:
    """Imagined worlds to be played on: everybody by habit, the dreaming seat by its deputy."""

    seat: str
    world: World
    deputy: Deputed
    turns: int


Thought = Generator[Dream, World, Wishes]
"""A mind at work: it yields dreams, is sent the worlds at their end, and returns what its seat wants."""


def together(
    thoughts: Mapping[str, Thought], habits: Mapping[str, Player], found: dict[str, Wishes]
) -> Generator[float, None, None]:
    """Find out what several seats want, in slices; each says what part of the work is done, as far as that is known.

    Args:
        thoughts: minds at work, by seat.
        habits: who decides for every seat in what is imagined.
        found: where the answers are written, by seat.
    """
    waiting: dict[str, Dream] = {}
    dreamt, whole = 0, ROUNDS * len(thoughts)

    def wake(name: str, end: World | None) -> None:
        try:
            thought = thoughts[name]
            waiting[name] = next(thought) if end is None else thought.send(end)
        except StopIteration as done:
            found[name] = done.value

    for name in thoughts:
        wake(name, None)
        yield 0.0
    while waiting:
        names = _company(waiting)
        dreams = [waiting.pop(name) for name in names]
        walk = _played_on(dreams, habits)
        ends: list[World] = []
        for part in walk:
            if isinstance(part, float):
                yield min(0.99, (dreamt + part * len(names)) / whole)
            else:
                ends = part
        dreamt += len(names)
        for name, end in zip(names, ends, strict=True):
            wake(name, end)
            yield min(0.99, dreamt / whole)


def _company(waiting: Mapping[str, Dream]) -> list[str]:
    """Seats whose dreams are played on in one batch: as many as fit, equally long ones."""
    first = next(iter(waiting.values()))
    names: list[str] = []
    worlds = 0
    for name, dream in waiting.items():
        size = dream.world.sizes.world
        if dream.turns == first.turns and (not names or worlds + size <= MOST):
            names.append(name)
            worlds += size
    return names


def _played_on(dreams: Sequence[Dream], habits: Mapping[str, Player]) -> Iterator[float | list[World]]:
    """The part that is done, slice by slice; at last the worlds of each dream at its end."""
    sizes = [dream.world.sizes.world for dream in dreams]
    whole, ends = sum(sizes), [sum(sizes[: place + 1]) for place in range(len(sizes))]
    players = dict(habits)
    for dream, size, end in zip(dreams, sizes, ends, strict=True):
        players[dream.seat] = dream.deputy(end - size, whole - end)
    world = dreams[0].world
    if len(dreams) > 1:
        world = join([dream.world for dream in dreams])
        world.constants = dreams[0].world.constants  # the same in every world of a match
    turns = dreams[0].turns
    for turn in range(turns):
        docket: Docket = {}
        for name, player in players.items():
            decide(world, docket, name, player)
            yield turn / turns
        steps = in_steps(world, docket)
        world = next(steps)
        for _ in steps:
            yield (turn + 0.5) / turns
    spans = [np.arange(end - size, end, dtype=np.int64) for size, end in zip(sizes, ends, strict=True)]
    yield [take(world, span) for span in spans] if len(dreams) > 1 else [world]
