"""What the map can show beside shares: one figure of every region, how strong it is, and in which colour."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair, chair
from game.models.quantity import quantity
from game.play.match import PLAYED, Match

SHARE = "share"  # the layer of shares, which the map shows by itself


@dataclass(frozen=True)
class Tint:
    """One region of a layer."""

    region: str
    depth: float  # 0 to 1
    colour: str
    shown: str


@dataclass(frozen=True)
class Layer:
    """One figure of every region."""

    key: str
    label: str
    about: str
    tints: tuple[Tint, ...]
    legend: tuple[tuple[str, str], ...]  # what a colour means


@dataclass(frozen=True)
class _Kind:
    """How a figure becomes a layer; its number is the key with a region behind it."""

    label: str
    show: Callable[[float], str]
    colour: str
    legend: str
    relative: bool = False  # the deepest colour is that of the highest region, not that of one
    below: str = ""  # colour of values under nought
    legend_below: str = ""


def _agreement(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


_KINDS = {
    "markets.permitted": _Kind(tr("Permission"), words.percent, "accent", tr("part of the turn a model may be sold")),
    "best_at_home": _Kind(tr("Capability"), words.digits, "ally", tr("best model at home"), relative=True),
    "compute_share": _Kind(
        tr("Accelerators"), words.percent, "accent", tr("part of the world's accelerators"), relative=True
    ),
    "talent_share": _Kind(
        tr("Researchers"), words.percent, "ally", tr("part of the world's researchers"), relative=True
    ),
    "capital_share": _Kind(
        tr("Capital"), words.percent, "good", tr("part of the world's AI investment"), relative=True
    ),
    "regions.alignment": _Kind(
        tr("Agreement"), _agreement, "good", tr("agrees"), below="bad", legend_below=tr("disagrees")
    ),
    "supply_risk": _Kind(tr("Fear of a cut-off"), words.percent, "bad", tr("fears to be cut off")),
    "regions.following": _Kind(tr("Followers"), words.percent, "accent", tr("applies these controls as its own")),
    "divergence_at_home": _Kind(tr("Divergence"), words.percent, "bad", tr("does not run on the leading stack")),
    "resilience": _Kind(tr("Resilience"), words.percent, "good", tr("could do without one supplier")),
}


def choices() -> tuple[tuple[str, str], ...]:
    """Keys and names of all layers, shares first."""
    return ((SHARE, tr("Share of model sales")), *((key, kind.label) for key, kind in _KINDS.items()))


def number(key: str, region: str) -> str:
    """The id of the figure of one region."""
    return f"region.{region}" if key == SHARE else f"{key}@{region}"


def layer(match: Match, key: str) -> Layer:
    """One layer as it stands. Raises KeyError if there is none of that key."""
    seat, kind = chair(match), _KINDS[key]
    found = {region: _value(seat, key, region) for region in match.world.names.regions}
    most = max(*found.values(), 1e-12) if kind.relative else 1.0
    tints = tuple(
        Tint(region, min(1.0, abs(value) / most), kind.below if value < 0.0 else kind.colour, kind.show(value))
        for region, value in found.items()
    )
    legend = [(kind.legend, kind.colour)] + ([(kind.legend_below, kind.below)] if kind.below else [])
    about = quantity(seat, number(key, match.world.names.regions[0])).about
    return Layer(key, kind.label, f"{words.sentence(about)}{_whose(seat, key)}", tints, tuple(legend))


def _value(seat: Chair, key: str, region: str) -> float:
    return quantity(seat, number(key, region)).value(seat.world)


def _whose(seat: Chair, key: str) -> str:
    """Which government or lab a figure is about, where it is about one."""
    if key == "markets.permitted":
        return tr(" The model is the newest of {lab}.", lab=seat.called(seat.world.names.labs[_best_lab(seat)]))
    if key not in ("regions.alignment", "supply_risk", "regions.following"):
        return ""
    if seat.regulates:
        return tr(" The government is yours.")
    home = int(np.argmax(seat.world.labs.flag[seat.row, :, PLAYED]))
    return tr(" The government is that of {regulators}.", regulators=seat.called(seat.world.names.regulators[home]))


def _best_lab(seat: Chair) -> int:
    """The lab that a government's numbers of a lab are of, as everywhere: the first of its own."""
    return next((lab for lab, ours in enumerate(seat.ours) if ours), 0)
