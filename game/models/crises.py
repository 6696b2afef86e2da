"""Waves of attacks and public tenders that a seat may answer before they are over."""

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair
from game.models.press import Press
from game.play.match import PLAYED
from game.rules.misuse import grave_use

_RUNS = 1.0  # peril from which a wave is still worth an answer
_GRAVE = 0.02  # chance of grave misuse a quarter from which a model has a part in it


def crises(seat: Chair) -> list[Press]:
    """What is going on in some region that concerns the seat's own models."""
    return [*_attacks(seat), *_tenders(seat)]


def _attacks(seat: Chair) -> list[Press]:
    """Where a wave of attacks runs, if a model of the seat may be among the tools."""
    ours = np.flatnonzero(seat.ours) if seat.regulates else [seat.row]
    grave = grave_use(seat.world)[:, PLAYED]
    if not any(grave[lab] > _GRAVE for lab in ours):
        return []
    peril = seat.world.regions.peril[:, PLAYED]
    return [
        Press(
            f"attack-{name}",
            tr(
                "Attacks in {region}: models in use there are misused {times:.1f} times as often.",
                region=seat.called(name),
                times=1.0 + peril[row],
            ),
            "shield-alert",
            "warn",
            ("region", name),
        )
        for row, name in enumerate(seat.world.names.regions)
        if peril[row] >= _RUNS
    ]


def _tenders(seat: Chair) -> list[Press]:
    """Tenders that will be decided, and whether the seat's labs may sell there today."""
    left = seat.world.regions.tender[:, PLAYED]
    rows = [row for row in range(seat.world.sizes.region) if left[row] > 0.0]
    return [_tender(seat, row, float(left[row])) for row in rows]


def _tender(seat: Chair, row: int, left: float) -> Press:
    name = seat.world.names.regions[row]
    said = tr(
        "{region} asks for offers and decides in {quarters}.",
        region=seat.called(name),
        quarters=words.plural(round(left), "{count} quarter", "{count} quarters"),
    )
    ours = np.flatnonzero(seat.ours) if seat.regulates else [seat.row]
    barred = [lab for lab in ours if float(seat.world.markets.permitted[lab, row, PLAYED]) < 0.5]
    if barred:
        labs = words.some([seat.called(seat.world.names.labs[lab]) for lab in barred])
        said += " " + tr("The newest model of {labs} is not sold there.", labs=labs)
    return Press(f"tender-{name}", said, "file-search", "warn" if barred else "accent", ("region", name))
