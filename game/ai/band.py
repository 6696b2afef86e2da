"""The band of a forecast: percentiles of its futures, stretched by what games have shown.

Futures leave out what nobody at the table can know, such as what a level's script will bring, so that their plain
percentiles hold fewer than eight of ten games. The band reaches from its middle as much further, down and up, as made
it hold them in training games, whose seeds are used for nothing else: conformal prediction by quantiles of the
deviation in parts of the band (Romano, Patterson and Candès, NeurIPS 2019), for each role, metric and horizon over all
levels together. 'high-fence calibration --all --train' measures it anew.
"""

import numpy as np

from game.schema.level import Role
from game.schema.problems import Rejected
from game.schema.widths import read_widths
from game.world.columns import Floats

BAND = (0.1, 0.5, 0.9)  # part of the futures that lie below the lower edge, the middle and the upper edge
LEAST, MOST = 0.5, 8.0  # times that a band is stretched


def percentile(ordered: Floats, part: float) -> Floats:
    """The value below which one more future would fall with this probability, from sorted ones [... world].

    It stands at rank part x (count + 1), between two futures where that is no whole number (Weibull's rule), so
    that few futures make no band too narrow.
    """
    count = ordered.shape[-1]
    rank = min(max(part * (count + 1) - 1.0, 0.0), count - 1.0)
    below = int(rank)
    above = min(below + 1, count - 1)
    return ordered[..., below] + (rank - below) * (ordered[..., above] - ordered[..., below])


def stretch(role: Role, metric: str, ahead: int) -> tuple[float, float]:
    """How many times as far down and up the band of a metric reaches, so many turns ahead; once if not measured."""
    try:
        paper = read_widths()
    except Rejected:
        paper = None
    rows = paper.of(role, metric) if paper else []
    if not rows or not ahead:
        return 1.0, 1.0
    later = next((row for row in rows if row.ahead >= ahead), rows[-1])
    sooner = next((row for row in reversed(rows) if row.ahead <= ahead), rows[0])
    part = (ahead - sooner.ahead) / (later.ahead - sooner.ahead) if sooner.ahead < later.ahead else 0.0
    return sooner.down + part * (later.down - sooner.down), sooner.up + part * (later.up - sooner.up)


def reach(middle: Floats, edge: Floats, times: float, outermost: Floats) -> Floats:
    """An edge of the band, so many times as far from the middle; not across zero unless some future is.

    Args:
        middle: the middle [...].
        edge: where the percentile lies [...].
        times: how far to stretch.
        outermost: the future that lies farthest out on that side [...].
    """
    moved = middle + times * (edge - middle)
    return np.where((outermost >= 0.0) & (middle >= 0.0), np.maximum(moved, 0.0), moved)


def fitted(deviations: Floats) -> float:
    """The stretch with which a tenth of the deviations lie beyond, from those in parts of the plain band [run]."""
    ordered = np.sort(deviations[~np.isnan(deviations)])
    if not len(ordered):
        return 1.0
    known = float(ordered[min(int(np.ceil(BAND[2] * (len(ordered) + 1))) - 1, len(ordered) - 1)])
    return min(max(known, LEAST), MOST)
