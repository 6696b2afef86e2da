"""Why each figure of the top bar is what it is."""

from game.models import points, words
from game.models.chair import Chair, model_name
from game.models.why import Why, from_book
from game.models.winning import win
from game.play.match import PLAYED
from game.rules.metrics.alliance import alliance_cohesion
from game.rules.metrics.security import lead_months, misuse_risk
from game.world.batch import clone
from game.world.exact import total
from game.world.state import NEWEST

_LEAST = 0.0005  # what is less than this part of the whole goes into 'elsewhere'
_SHOWN = 7


def capital(seat: Chair) -> Why:
    """Political capital: what it cost to change rules, what came back."""
    now = float(seat.world.regimes.capital[seat.row, PLAYED])
    return Why(
        "Political capital",
        "Changing rules spends it; time and content allies bring it back. Undoing your own rule costs extra.",
        from_book(seat, "regimes.capital", now, "capital"),
        ("Now", words.amount(now, "capital")),
    )


def purse(seat: Chair) -> Why:
    """Public money."""
    now = float(seat.world.regimes.purse[seat.row, PLAYED])
    grant = float(seat.world.constants.appropriation[0])
    return Why(
        "Purse",
        f"Public money for agencies, subsidies and side payments. {words.money(grant)} come in every quarter.",
        from_book(seat, "regimes.purse", now, "bn USD"),
        ("Now", words.money(now)),
    )


def _best(seat: Chair, labs: list[int]) -> int | None:
    alive = [lab for lab in labs if seat.world.labs.alive[lab, PLAYED]]
    return max(alive, key=lambda lab: float(seat.world.labs.general[lab, NEWEST, PLAYED])) if alive else None


def _points(seat: Chair, lab: int) -> str:
    return words.amount(float(seat.world.labs.general[lab, NEWEST, PLAYED]), "point")


def _named(seat: Chair, lab: int) -> str:
    return f"{model_name(seat.match, lab)}, {seat.called(seat.world.names.labs[lab])}"


def lead(seat: Chair) -> Why:
    """The best home model against the best of an opposed country."""
    world, row = seat.world, seat.row
    opposed = world.regions.loyalty[:, row, PLAYED] < 0.0
    homes = world.labs.home[:, :, PLAYED]
    mine = [lab for lab in range(world.sizes.lab) if seat.ours[lab]]
    theirs = [lab for lab in range(world.sizes.lab) if bool(homes[lab][opposed].any())]
    theirs = theirs or [lab for lab in range(world.sizes.lab) if lab not in mine]
    rows = []
    found = [lab for lab in (_best(seat, mine), _best(seat, theirs)) if lab is not None]
    rows += [(_named(seat, lab), _points(seat, lab)) for lab in found]
    rows.append(("A point is worth", words.months(float(world.constants.months_per_point[0]))))
    now = float(lead_months(world)[row, PLAYED])
    return Why(
        "Lead on rivals",
        "How long the best model of an opposed country needs to reach your best of today, at the pace of the frontier.",
        tuple(rows),
        ("Lead", words.months(now)),
    )


def misuse(seat: Chair) -> Why:
    """Which labs' models the risk comes from, found by leaving each out of what the seat sees."""
    world, rows = seat.view, []
    now = float(misuse_risk(seat.world)[seat.row, PLAYED])
    seen = float(misuse_risk(world)[seat.row, PLAYED])
    for lab, name in enumerate(world.names.labs):
        without = clone(world)
        without.labs.cyber[lab, NEWEST] = -100.0
        part = seen - float(misuse_risk(without)[seat.row, PLAYED])
        if part > 0.0005:
            rows.append((f"{model_name(seat.match, lab)}, {seat.called(name)}", part))
    rows.sort(key=lambda one: -one[1])
    rest = seen - sum(part for _, part in rows)
    if abs(rest) > 0.0005:
        rows.append(("Less what they share" if rest < 0 else "All others", rest))
    if abs(now - seen) > 0.0005:
        rows.append(("What estimates of their guardrails miss", now - seen))
    return Why(
        "Misuse risk",
        "Chance of a grave misuse at home in a quarter. It grows with cyber capability, how widely a model is in use, "
        "known bypasses and thin guardrails.",
        tuple((name, words.percent(part, 1)) for name, part in rows),
        ("A quarter", words.percent(now, 1)),
    )


def alliance(seat: Chair) -> Why:
    """What each ally adds, by its weight in demand; the rules are asked about each ally alone."""
    world, row = seat.world, seat.row
    now = float(alliance_cohesion(world)[row, PLAYED])
    demand = total(world.regions.demand, axis=1)[:, PLAYED]
    allies = _allies(seat)
    whole = sum(float(demand[ally]) for ally in allies)
    rows = []
    for ally in allies:
        alone = clone(world)
        alone.regions.loyalty.flags.writeable = True
        alone.regions.loyalty[[other for other in allies if other != ally], row] = 0.0
        content = float(alliance_cohesion(alone)[row, PLAYED])
        part = float(demand[ally]) / whole
        name = seat.called(world.names.regions[ally])
        rows.append((f"{name}: {words.percent(content)} content, weight {words.percent(part)}", content * part))
    rows.sort(key=lambda one: -one[1])
    shown, rest = rows[:_SHOWN], rows[_SHOWN:]
    if rest:
        shown.append((f"{len(rest)} more allies", sum(part for _, part in rest)))
    return Why(
        "Alliance cohesion",
        "How near the allies stand to where they want to stand, less the risk they see in you.",
        tuple((name, words.percent(part, 1)) for name, part in shown),
        ("Together", words.percent(now, 1)),
    )


def _allies(seat: Chair) -> list[int]:
    """Regions that count as allies: those whose going would change the cohesion."""
    world, row = seat.world, seat.row
    foreign = world.regimes.home[row, :, PLAYED] == 0.0
    loyal = world.regions.loyalty[:, row, PLAYED] > 0.3
    return [region for region in range(world.sizes.region) if foreign[region] and loyal[region]]


def cash(seat: Chair) -> Why:
    """The lab's money."""
    now = float(seat.world.labs.cash[seat.row, PLAYED])
    return Why(
        "Cash",
        "Money in the bank at the end of the quarter.",
        from_book(seat, "labs.cash", now, "bn USD", most=11),
        ("Now", words.money(now)),
        "A lab that cannot pay sells its machines, and then is gone.",
    )


def revenue(seat: Chair) -> Why:
    """Sales by region."""
    world = seat.world
    sales = total(world.markets.sales, axis=2)[seat.row, :, PLAYED]
    rows = _by_region(seat, [float(one) for one in sales], "bn USD")
    return Why(
        "Revenue",
        "What customers paid in the last quarter, by region.",
        rows,
        ("A quarter", words.money(float(world.labs.revenue[seat.row, PLAYED]))),
    )


def share(seat: Chair) -> Why:
    """The world share as the sum of what each region adds."""
    world = seat.world
    demand = float(total(total(world.regions.demand))[PLAYED])
    sales = total(world.markets.sales, axis=2)[seat.row, :, PLAYED]
    rows = _by_region(seat, [float(one) / demand for one in sales], "1")
    return Why(
        "World share",
        f"Part of all demand, {words.money(demand)} a quarter, that buys from you; by where it comes from.",
        rows,
        ("Together", words.percent(float(world.labs.revenue[seat.row, PLAYED]) / demand, 1)),
    )


def _by_region(seat: Chair, parts: list[float], unit: str) -> tuple[tuple[str, str], ...]:
    """The largest regions by name, the rest together."""
    order = sorted(range(len(parts)), key=lambda region: -parts[region])
    top = [region for region in order[:_SHOWN] if parts[region] > _LEAST * sum(parts)]
    rows = [(seat.called(seat.world.names.regions[region]), parts[region]) for region in top]
    rest = sum(parts) - sum(part for _, part in rows)
    if rest > _LEAST * sum(parts):
        rows.append(("Elsewhere", rest))
    return tuple((name, words.percent(part, 1) if unit == "1" else words.amount(part, unit)) for name, part in rows)


def frontier(seat: Chair) -> Why:
    """Own model, best model, and the months between."""
    world = seat.world
    best = _best(seat, list(range(world.sizes.lab)))
    rows = []
    found = dict.fromkeys([one for one in (best, seat.row) if one is not None])
    rows += [(_named(seat, lab), _points(seat, lab)) for lab in found]
    month = float(world.constants.months_per_point[0])
    gap = max(float(row) for row in world.labs.general[:, NEWEST, PLAYED]) - float(
        world.labs.general[seat.row, NEWEST, PLAYED]
    )
    rows.append(("A point is worth", words.months(month)))
    return Why(
        "Frontier",
        "General capability: 10 points are ten times the effective compute.",
        tuple(rows),
        ("Behind the best", words.months(gap * month)),
    )


def compute(seat: Chair) -> Why:
    """Accelerators: what came and went."""
    now = float(total(seat.world.labs.compute, axis=1)[seat.row, PLAYED])
    rented = float(seat.world.labs.rented[seat.row, PLAYED])
    foot = f"Rented abroad besides: {words.amount(rented, 'H100e')}." if rented >= 1 else ""
    return Why(
        "Compute",
        "Accelerators you own, counted in H100s.",
        from_book(seat, "labs.compute", now, "H100e"),
        ("Now", words.amount(now, "H100e")),
        foot,
    )


def score_so_far(seat: Chair) -> Why:
    """The five outcomes, each by its weight."""
    if not seat.match.turn:
        return Why("Score", "It begins with the first turn.")
    parts = points.outcomes(seat.match)
    rows = [
        (f"{part.label}: {part.value:.0f}, weight {words.percent(part.share)}", f"{part.points:.1f}") for part in parts
    ]
    whole = points.total_at(seat.match, seat.match.turn)
    lost = whole - sum(part.points for part in parts)
    if lost < -0.05:
        missed = words.listed([part.label.lower() for part in parts if part.missed])
        rows.append((f"Capped: {missed} under its floor", words.signed(lost, f"{abs(lost):.1f}")))
    ahead = points.next_medal(seat.match)
    foot = f"{ahead[0].title()} takes {ahead[1]:.0f}." if ahead else "Enough for gold."
    if found := win(seat.match):
        foot += f" {found.headline}: {found.count}."
    return Why("Score so far", "If the game ended now.", tuple(rows), ("Together", f"{whole:.1f} of 100"), foot)
