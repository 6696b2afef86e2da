"""Why each figure of the top bar is what it is."""

from game.language import tr
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
        tr("Political capital"),
        tr("Changing rules spends it; time and content allies bring it back. Undoing your own rule costs extra."),
        from_book(seat, "regimes.capital", now, "capital"),
        (tr("Now"), words.amount(now, "capital")),
    )


def purse(seat: Chair) -> Why:
    """Public money."""
    now = float(seat.world.regimes.purse[seat.row, PLAYED])
    grant = float(seat.world.constants.appropriation[0])
    return Why(
        tr("Purse"),
        tr(
            "Public money for agencies, subsidies and side payments. {grant} come in every quarter.",
            grant=words.money(grant),
        ),
        from_book(seat, "regimes.purse", now, tr("bn USD")),
        (tr("Now"), words.money(now)),
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
    rows.append((tr("A point is worth"), words.months(float(world.constants.months_per_point[0]))))
    now = float(lead_months(world)[row, PLAYED])
    return Why(
        tr("Lead on rivals"),
        tr(
            "How long the best model of an opposed country needs to reach your best of today, at the "
            "pace of the frontier."
        ),
        tuple(rows),
        (tr("Lead"), words.months(now)),
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
        rows.append((tr("Less what they share") if rest < 0 else tr("All others"), rest))
    if abs(now - seen) > 0.0005:
        rows.append((tr("What estimates of their guardrails miss"), now - seen))
    return Why(
        tr("Misuse risk"),
        tr(
            "Chance of a grave misuse at home in a quarter. It grows with cyber capability, how "
            "widely a model is in use, known bypasses and thin guardrails."
        ),
        tuple((name, words.percent(part, 1)) for name, part in rows),
        (tr("A quarter"), words.percent(now, 1)),
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
        rows.append(
            (
                tr(
                    "{name}: {content} content, weight {weight}",
                    name=name,
                    content=words.percent(content),
                    weight=words.percent(part),
                ),
                content * part,
            )
        )
    rows.sort(key=lambda one: -one[1])
    shown, rest = rows[:_SHOWN], rows[_SHOWN:]
    if rest:
        shown.append((tr("{rest} more allies", rest=len(rest)), sum(part for _, part in rest)))
    return Why(
        tr("Alliance cohesion"),
        tr("How near the allies stand to where they want to stand, less the risk they see in you."),
        tuple((name, words.percent(part, 1)) for name, part in shown),
        (tr("Together"), words.percent(now, 1)),
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
        tr("Cash"),
        tr("Money in the bank at the end of the quarter."),
        from_book(seat, "labs.cash", now, tr("bn USD"), most=11),
        (tr("Now"), words.money(now)),
        tr("A lab that cannot pay sells its machines, and then is gone."),
    )


def revenue(seat: Chair) -> Why:
    """Sales by region."""
    world = seat.world
    sales = total(world.markets.sales, axis=2)[seat.row, :, PLAYED]
    rows = _by_region(seat, [float(one) for one in sales], tr("bn USD"))
    return Why(
        tr("Revenue"),
        tr("What customers paid in the last quarter, by region."),
        rows,
        (tr("A quarter"), words.money(float(world.labs.revenue[seat.row, PLAYED]))),
    )


def share(seat: Chair) -> Why:
    """The world share as the sum of what each region adds."""
    world = seat.world
    demand = float(total(total(world.regions.demand))[PLAYED])
    sales = total(world.markets.sales, axis=2)[seat.row, :, PLAYED]
    rows = _by_region(seat, [float(one) / demand for one in sales], "1")
    return Why(
        tr("World share"),
        tr(
            "Part of all demand, {demand} a quarter, that buys from you; by where it comes from.",
            demand=words.money(demand),
        ),
        rows,
        (tr("Together"), words.percent(float(world.labs.revenue[seat.row, PLAYED]) / demand, 1)),
    )


def _by_region(seat: Chair, parts: list[float], unit: str) -> tuple[tuple[str, str], ...]:
    """The largest regions by name, the rest together."""
    order = sorted(range(len(parts)), key=lambda region: -parts[region])
    top = [region for region in order[:_SHOWN] if parts[region] > _LEAST * sum(parts)]
    rows = [(seat.called(seat.world.names.regions[region]), parts[region]) for region in top]
    rest = sum(parts) - sum(part for _, part in rows)
    if rest > _LEAST * sum(parts):
        rows.append((tr("Elsewhere"), rest))
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
    rows.append((tr("A point is worth"), words.months(month)))
    return Why(
        tr("Frontier"),
        tr("General capability: 10 points are ten times the effective compute."),
        tuple(rows),
        (tr("Behind the best"), words.months(gap * month)),
    )


def compute(seat: Chair) -> Why:
    """Accelerators: what came and went."""
    now = float(total(seat.world.labs.compute, axis=1)[seat.row, PLAYED])
    rented = float(seat.world.labs.rented[seat.row, PLAYED])
    foot = tr("Rented abroad besides: {rented}.", rented=words.amount(rented, "H100e")) if rented >= 1 else ""
    return Why(
        tr("Compute"),
        tr("Accelerators you own, counted in H100s."),
        from_book(seat, "labs.compute", now, "H100e"),
        (tr("Now"), words.amount(now, "H100e")),
        foot,
    )


def score_so_far(seat: Chair) -> Why:
    """The five outcomes, each by its weight."""
    if not seat.match.turn:
        return Why(tr("Score"), tr("It begins with the first turn."))
    parts = points.outcomes(seat.match)
    rows = [
        (
            tr(
                "{label}: {value:.0f}, weight {share}",
                label=part.label,
                value=part.value,
                share=words.percent(part.share),
            ),
            f"{part.points:.1f}",
        )
        for part in parts
    ]
    whole = points.total_at(seat.match, seat.match.turn)
    lost = whole - sum(part.points for part in parts)
    if lost < -0.05:
        missed = words.listed([part.label.lower() for part in parts if part.missed])
        rows.append((tr("Capped: {missed} under its floor", missed=missed), words.signed(lost, f"{abs(lost):.1f}")))
    ahead = points.next_medal(seat.match)
    foot = (
        tr("{medal} takes {points:.0f}.", medal=words.titled(ahead[0]), points=ahead[1])
        if ahead
        else tr("Enough for gold.")
    )
    if found := win(seat.match):
        foot += f" {found.headline}: {found.count}."
    return Why(
        tr("Score so far"),
        tr("If the game ended now."),
        tuple(rows),
        (tr("Together"), tr("{whole:.1f} of 100", whole=whole)),
        foot,
    )
