"""What the seat can decide: tabs of rows, and what the orders on the table cost together."""

from dataclasses import dataclass

from game.language import tr
from game.models.chair import Chair, chair
from game.models.dials import Row, row_of
from game.play.match import PLAYED, Match
from game.play.refusal import political_cost
from game.schema.order import Order

TRAIN = tr("Train")  # the tab beside which the planner speaks
# The tab a group of levers lies on, and the tab's icon; a group that is not named has a tab of its own.
_TABS = {
    "Training": (TRAIN, "flask-conical"),
    "Product": (tr("Sell"), "globe"),
    "Markets": (tr("Sell"), "globe"),
    "Money": (tr("Money"), "coins"),
    "Compute": (tr("Money"), "coins"),
    "Compliance": (tr("Rules"), "shield"),
    "Research": ("R&D", "lightbulb"),
    "Deals": (tr("Deals"), "handshake"),
    "Thresholds": (tr("Lines"), "gauge"),
    "Countries": (tr("Trade"), "globe"),
    "Orders": (tr("Orders"), "file-text"),
    "Agencies": (tr("Staff"), "landmark"),
    "Industry": (tr("Money"), "coins"),
    "Diplomacy": (tr("Allies"), "handshake"),
}

_ROW = (
    TRAIN,
    tr("Sell"),
    tr("Lines"),
    tr("Trade"),
    tr("Orders"),
    tr("Staff"),
    tr("Money"),
    "R&D",
    tr("Rules"),
    tr("Deals"),
    tr("Allies"),
)


@dataclass(frozen=True)
class Tab:
    """One page of levers."""

    key: str
    label: str
    icon: str
    rows: tuple[Row, ...]

    @property
    def pending(self) -> int:
        """Orders on the table in this group."""
        return sum(row.pending for row in self.rows)


@dataclass(frozen=True)
class Meter:
    """Political capital: what there is, what the orders on the table take, what is left."""

    have: float
    cost: float

    @property
    def left(self) -> float:
        """What remains."""
        return self.have - self.cost


@dataclass(frozen=True)
class Desk:
    """The orders panel."""

    tabs: tuple[Tab, ...]
    meter: Meter | None  # a startup has none
    region: str  # what the rows are aimed at
    lab: str
    orders: tuple[Order, ...]
    can_undo: bool
    can_redo: bool

    def row(self, key: str) -> Row:
        """The row of this handle."""
        return next(row for tab in self.tabs for row in tab.rows if row.key == key)

    def tab_of(self, lever: str) -> str:
        """The tab a lever lies on."""
        return next(tab.key for tab in self.tabs for row in tab.rows if row.lever == lever)


def desk(match: Match, *, region: str = "", lab: str = "") -> Desk:
    """The orders panel, aimed at one region and one lab."""
    seat = chair(match)
    aims = {"": "", "region": region or _first_region(seat), "lab": lab or _first_lab(seat)}
    pages: dict[tuple[str, str], list[Row]] = {}
    for name in offered(match):
        lever = match.level.lever(name)
        page = _TABS.get(lever.group, (lever.group, "sliders-horizontal"))
        pages.setdefault(page, []).append(row_of(match, name, aims[lever.target], seat=seat))
    orders = tuple(match.standing_orders())
    return Desk(
        tabs=tuple(Tab(label, label, icon, tuple(pages[label, icon])) for label, icon in sorted(pages, key=_place)),
        meter=_meter(seat) if seat.regulates else None,
        region=aims["region"],
        lab=aims["lab"],
        orders=orders,
        can_undo=bool(match.pending),
        can_redo=bool(match.undone),
    )


def _place(page: tuple[str, str]) -> int:
    """Where a tab stands in the row; those of groups that are not named stand last."""
    return _ROW.index(page[0]) if page[0] in _ROW else len(_ROW)


def offered(match: Match) -> tuple[str, ...]:
    """The levers the level gives the seat, in the level's order."""
    return match.level.offers(match.seat)


def _first_region(seat: Chair) -> str:
    """The largest market abroad; for a lab, of those it is in."""
    world = seat.world
    demand = world.regions.demand[:, :, PLAYED].sum(axis=1)
    known = [region for region, name in enumerate(world.names.regions) if name != seat.home]
    mine = known if seat.regulates else [r for r in known if world.labs.selling[seat.row, r, PLAYED]]
    return world.names.regions[max(mine or known or [0], key=lambda region: float(demand[region]))]


def _first_lab(seat: Chair) -> str:
    """The lab a directive is most likely about, or the best teacher: the strongest that is not the seat's own."""
    points = seat.world.labs.general[:, 0, PLAYED]
    names = seat.world.names.labs
    known = [lab for lab in range(len(names)) if (seat.ours[lab] if seat.regulates else names[lab] != seat.id)]
    return names[max(known, key=lambda lab: float(points[lab]))] if known else names[0]


def _meter(seat: Chair) -> Meter:
    have = float(seat.world.regimes.capital[seat.row, PLAYED])
    return Meter(have, political_cost(seat.world, seat.match.standing_orders(), seat.row))
