"""What a study found, as plain data for a file and as lines to read."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

import numpy as np

from game.ai.factors import Factor
from game.lab.levermarks import lever_marks
from game.lab.sensitivity import Study


class Report(TypedDict):
    """What was found at one seat: how many plans were played, the names of the scores, levers and factors."""

    seat: str
    plans: int
    scores: list[str]
    levers: list[dict[str, object]]
    factors: list[dict[str, object]]


def report(found: Study) -> Report:
    """Everything that was found at one seat, in points of 100, rounded to hundredths."""
    names = [" ".join(name) for name in found.table.names]
    return {
        "seat": found.table.seat,
        "plans": len(found.plans),
        "scores": names,
        "levers": [mark.model_dump() for mark in lever_marks(found)],
        "factors": [_factor(found, place, factor, names) for place, factor in enumerate(found.table.factors)],
    }


def _factor(found: Study, place: int, factor: Factor, names: list[str]) -> dict[str, object]:
    """One factor: how it was varied, Morris's measures, and the widest effects on every score."""
    mine = found.steps.factor == place
    effects = found.steps.effect[:, mine]
    widest = zip(names, np.min(effects, axis=1), np.max(effects, axis=1), strict=True)
    return {
        "factor": factor.label,
        "lever": factor.lever,
        "targets": len(factor.rows),
        "tried": [factor.told(float(position)) for position in factor.positions()],
        "moves": int(np.count_nonzero(mine)),
        "morris": {
            name: {"mu_star": round(of[factor.label][0], 2), "sigma": round(of[factor.label][1], 2)}
            for name, of in found.screening.items()
        },
        "effects": {name: [round(float(low), 2), round(float(high), 2)] for name, low, high in widest},
    }


def lines(level: str, seats: Sequence[Report]) -> Iterator[str]:
    """A level's reports as lines: per seat, every lever with its largest sure effect, the strongest first."""
    for seat in seats:
        yield f"{level}, {seat['seat']}: {seat['plans']} plans."
        for mark in sorted(seat["levers"], key=lambda one: -abs(float(str(one["effect"])))):
            yield f"  {mark['lever']:24} {float(str(mark['effect'])):+7.1f} on {mark['score']} ({mark['where']})"
