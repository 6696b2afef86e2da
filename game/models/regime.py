"""A government's rules on one page: tiers as they are painted on the map, labs on its list, the law line by line."""

from dataclasses import dataclass

from game.language import tr
from game.models.atlas import SHORT
from game.models.dials import Option, Row, row_of, targets
from game.models.levers import offered
from game.play.match import Match
from game.rules.catalogue import LEVERS

TIER, LIST = "country_tier", "entity_list"
_LAW = (
    tr("Thresholds"),
    tr("Countries"),
    tr("Orders"),
    tr("Agencies"),
)  # groups of levers that are rules; others are money and talks
COLOURS = ("good", "accent", "warn", "bad")  # of the tiers, from open to deny


@dataclass(frozen=True)
class Land:
    """One region as its tier paints it; orders on the table count."""

    region: str
    label: str
    short: str
    row: Row

    @property
    def colour(self) -> str:
        """The colour of its tier."""
        return COLOURS[int(self.row.value)]


@dataclass(frozen=True)
class Clause:
    """One line of the law: a lever that does not stand where it would without any rules."""

    lever: str
    label: str
    says: str
    state: str  # 'ordered', 'in force in 2 quarters', or empty
    ask: str  # the number that explains it


def written(match: Match) -> bool:
    """Whether the seat draws lines or tiers, so that there is a page to show."""
    return any(name in offered(match) for name in ("compute_threshold", "capability_threshold", TIER))


def paints(match: Match) -> bool:
    """Whether the seat puts countries into tiers."""
    return TIER in offered(match)


def lands(match: Match) -> tuple[Land, ...]:
    """Every region with its tier."""
    regions = match.level.world.regions
    return tuple(Land(one.id, one.name, SHORT.get(one.name, one.name), row_of(match, TIER, one.id)) for one in regions)


def tiers(match: Match) -> tuple[Option, ...]:
    """The tiers there are, from open to deny."""
    return row_of(match, TIER, match.level.world.regions[0].id).options


def listed(match: Match) -> tuple[tuple[str, Row], ...]:
    """Every lab's name, and the dial that puts it on the list; none where the seat has no list."""
    if LIST not in offered(match):
        return ()
    return tuple((label, row_of(match, LIST, lab)) for lab, label in targets(match, "lab"))


def law(match: Match) -> tuple[Clause, ...]:
    """What the seat's rules say once the orders on the table are given."""
    return tuple(clause for name in offered(match) if (clause := _clause(match, name)) is not None)


def _clause(match: Match, name: str) -> Clause | None:
    lever = LEVERS[name]
    if lever.once or lever.group not in _LAW:
        return None
    aims = [target for target, _ in targets(match, lever.target)] if lever.target else [""]
    rows = [row_of(match, name, aim) for aim in aims]
    moved = [row for row in rows if row.value != lever.neutral]
    changed = [row for row in rows if row.pending]
    if not moved and not changed:
        return None
    told = "; ".join(_grouped(match, lever.target, moved)) if lever.target else rows[0].shown
    state = tr("ordered") if changed else next((row.state for row in rows if row.state), "")
    return Clause(name, lever.label, told or tr("taken back"), state, (changed or moved)[0].key)


def _grouped(match: Match, aims: str, rows: list[Row]) -> list[str]:
    """'deny: China, Russia' for every setting that occurs."""
    names = dict(targets(match, aims))
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.shown, []).append(names[row.target])
    return [f"{shown}: {', '.join(found)}" for shown, found in groups.items()]


def lines(match: Match) -> tuple[str, ...]:
    """The law for a reader."""
    found = law(match)
    if not found:
        return (tr("No rule restricts anything yet."),)
    return tuple(f"{one.label}: {one.says}{f' ({one.state})' if one.state else ''}" for one in found)
