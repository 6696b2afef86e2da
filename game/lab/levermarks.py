"""What each lever of a seat does in all that was tried: its effect, its signs, and whether one end is best."""

from collections.abc import Iterator
from typing import Literal

import numpy as np

from game.lab.scoring import TOTAL
from game.lab.sensitivity import WANDER, Study
from game.schema.certificate import ALIVE, LeverMark
from game.world.columns import Bools

EVEN = 0.5  # points within which two settings count as equally good


def short(value: float) -> float:
    """A figure as it is written down; no zero has a sign."""
    return round(value, 2) + 0.0


def lever_marks(found: Study) -> Iterator[LeverMark]:
    """What each lever of the seat does: the largest sure effect, its signs, and whether one end is best everywhere."""
    factors, steps = found.table.factors, found.steps
    for name in dict.fromkeys(factor.lever for factor in factors):
        mine = np.array([factors[i].lever == name for i in steps.factor], dtype=bool)
        size = np.where(mine[None], np.abs(steps.sure), -1.0)
        score, step = np.unravel_index(int(np.argmax(size)), size.shape)
        yield LeverMark(
            lever=name,
            effect=short(float(steps.sure[score, step])),
            score=" ".join(found.table.names[score]),
            where=_where(found, int(step)),
            signs=_signs(found, mine),
            best_end=_best_end(found, name),
        )


def _where(found: Study, step: int) -> str:
    steps = found.steps
    factor = found.table.factors[steps.factor[step]]
    source = steps.source[step]
    before = "left alone" if np.isnan(source) else factor.told(float(source))
    return f"{steps.context[step]}: {factor.label} from {before} to {factor.told(float(steps.target[step]))}"


def _own(found: Study) -> list[int]:
    """Places of the five outcomes of the seat."""
    return [i for i, (seat, name) in enumerate(found.table.names) if seat == found.table.seat and name != TOTAL]


def _signs(found: Study, mine: Bools) -> dict[str, float]:
    """Mean change of each outcome from a lever's low end to its high end, over the plans it was moved from."""
    steps = found.steps
    ends = []
    for end in (0.0, 1.0):
        at = mine & (np.abs(steps.target - end) < 1e-9) & (np.array(steps.context) != WANDER)
        ends.append(steps.effect[:, at].mean(axis=1) if at.any() else np.zeros(len(found.table.names)))
    change = ends[1] - ends[0]
    return {found.table.names[i][1]: short(float(change[i])) for i in _own(found)}


def _best_end(found: Study, lever: str) -> Literal["", "low", "high"]:
    """The end of a lever that is best for every outcome from every plan, if there is one and it matters."""
    each = (_ends(found, i) for i, factor in enumerate(found.table.factors) if factor.lever == lever)
    ends = [one for one in each if one is not None]
    if ends and all("low" in one for one in ends):
        return "low"
    return "high" if ends and all("high" in one for one in ends) else ""


def _ends(found: Study, place: int) -> set[str] | None:
    """Ends of one factor that are best for every outcome from every plan; None if it moves none of them."""
    steps, own = found.steps, _own(found)
    best, matters = {"low", "high"}, False
    for context in dict.fromkeys(steps.context):
        if context == WANDER:
            continue
        here = np.flatnonzero((steps.factor == place) & (np.array(steps.context) == context))
        target = np.append(steps.target[here], steps.source[here[0]] if len(here) else np.nan)
        effect = np.concatenate([steps.effect[own][:, here], np.zeros((len(own), 1))], axis=1)
        matters |= bool(np.max(effect) - np.min(effect) > ALIVE)
        for end, where in (("low", 0.0), ("high", 1.0)):
            at = np.flatnonzero(np.abs(target - where) < 1e-9)
            if len(at) and np.any(effect[:, at[0]] < np.max(effect, axis=1) - EVEN):
                best.discard(end)
    return best if matters else None
