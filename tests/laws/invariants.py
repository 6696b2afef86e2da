"""What must be true after every turn of every game. Each takes one turn of a batch and raises if it is broken."""

from collections.abc import Callable

import numpy as np

from game.rules.catalogue import LEVERS, METRICS
from game.world.batch import all_arrays
from game.world.columns import arrays
from game.world.state import World
from tests.laws.random_games import Step

Invariant = Callable[[Step], None]


def every_number_is_finite(step: Step) -> None:
    for path, array in all_arrays(step.after).items():
        assert np.isfinite(array).all(), f"{path} at {np.argwhere(~np.isfinite(array))[0]}"


def every_change_of_a_stock_is_booked(step: Step) -> None:
    old = {path: array for path, c, array in arrays(step.before) if c.stock}
    booked = {path: np.zeros_like(array) for path, array in old.items()}
    size = {path: np.abs(array) for path, array in old.items()}
    for entry in step.after.book.entries:
        booked[entry.stock] += entry.amount
        size[entry.stock] = size[entry.stock] + np.abs(entry.amount)
    for path, c, array in arrays(step.after):
        if c.stock:
            off = np.abs(array - old[path] - booked[path]) > 1e-9 * size[path] + 1e-12
            assert not off.any(), f"{path} at {np.argwhere(off)[0]}"


def every_entry_says_why(step: Step) -> None:
    for entry in step.after.book.entries:
        assert entry.because, entry.stock
        assert np.isfinite(entry.amount).all(), (entry.stock, entry.because)


def customers_make_the_demand(step: Step) -> None:
    markets, demand = step.after.markets, step.after.regions.demand
    whole = markets.customers.sum(0) + markets.suspended.sum(0) + markets.outside
    np.testing.assert_allclose(whole, demand, rtol=1e-9, atol=1e-12)


def nobody_has_less_than_no_customers(step: Step) -> None:
    markets = step.after.markets
    for name in ("customers", "suspended", "outside", "sales"):
        least = getattr(markets, name).min()
        assert least >= 0.0, f"markets.{name} falls to {least}"


def served_spending_fits_the_demand(step: Step) -> None:
    sold = step.after.markets.sales.sum(0)
    assert (sold <= step.after.regions.demand * (1.0 + 1e-9)).all()
    np.testing.assert_allclose(step.after.labs.revenue, step.after.markets.sales.sum((1, 2)), rtol=1e-9, atol=1e-12)


def accelerators_are_conserved(step: Step) -> None:
    labs, regions, stacks = step.after.labs, step.after.regions, step.after.stacks
    somewhere = labs.compute.sum(0) + regions.installed.sum(0) + stacks.scrapped + stacks.seized + stacks.transit.sum(0)
    np.testing.assert_allclose(somewhere, stacks.made, rtol=1e-9, atol=1e-6)


def stocks_of_things_are_not_negative(step: Step) -> None:
    things = (
        "labs.compute", "labs.researchers", "labs.data", "labs.presence", "labs.founders", "regions.demand",
        "regions.capital", "regions.staff", "regions.power", "regions.installed", "regions.fear",
        "regions.following", "regions.grievance", "regions.programme", "stacks.capacity", "stacks.made",
        "stacks.scrapped", "stacks.seized", "stacks.transit", "stacks.experience", "stacks.quality", "stacks.cost",
        "stacks.part", "stacks.building", "stacks.bandwidth",
        "regimes.capital", "regimes.volatility", "regimes.directive", "licences.waiting",
        "licences.granted",
    )  # fmt: skip
    for path, _, array in arrays(step.after):
        if path in things:
            assert array.min() >= -1e-9, f"{path} falls to {array.min()} at {np.argwhere(array == array.min())[0]}"


def shares_are_shares(step: Step) -> None:
    shares = (
        "labs.founders", "labs.safety", "labs.screening", "labs.absorption", "labs.record", "labs.flaw", "labs.lobbied",
        "regions.following", "markets.permitted", "markets.served", "markets.hedged", "markets.leaked",
        "stacks.quality", "stacks.compatible", "regimes.controlled", "regimes.misuse", "regions.capital",
        "regions.truce", "regions.counter", "regimes.deemed", "labs.standards",
    )  # fmt: skip
    for path, _, array in arrays(step.after):
        if path in shares:
            assert array.min() >= -1e-12, f"{path} falls to {array.min()} at {np.argwhere(array == array.min())[0]}"
            assert array.max() <= 1 + 1e-9, f"{path} rises to {array.max()} at {np.argwhere(array == array.max())[0]}"
    alignment = step.after.regions.alignment
    assert (np.abs(alignment) <= 1.0 + 1e-9).all(), "regions.alignment"
    np.testing.assert_allclose(step.after.regions.capital.sum(0), step.before.regions.capital.sum(0), rtol=1e-9)


def denied_sales_are_nil(step: Step) -> None:
    """A coordinator sells others' models, so its own being denied does not bind it; an importer's refusal does."""
    markets, labs = step.after.markets, step.after.labs
    denied = (markets.permitted == 0.0) & (markets.served == 0.0)
    _nothing_in("markets.sales", markets.sales, denied & ~labs.orchestrating[:, None])


def an_importers_full_refusal_lets_nothing_in(step: Step) -> None:
    if "import_refusal" in step.after.dials:
        wall = step.after.dials["import_refusal"].standing[:, None] * step.after.regimes.home
        stranger = np.ones(step.after.labs.home.shape, dtype=bool)
        for world in (step.before, step.after):  # neither at home there nor with a partner there
            stranger &= (world.labs.home == 0.0) & ~world.labs.venture
        kept_out = (wall.max(0) >= 1.0)[None] & stranger
        _nothing_in("markets.sales", step.after.markets.sales, kept_out)
        _nothing_in("markets.customers", step.after.markets.customers, kept_out)


def _nothing_in(path: str, spending: np.ndarray, where: np.ndarray) -> None:
    sold = np.where(where[:, :, None], spending, 0.0)
    assert not sold.any(), f"{path}: {sold.max()} at {np.argwhere(sold == sold.max())[0]}"


def who_is_not_in_a_market_sells_nothing_there(step: Step) -> None:
    absent = ~step.after.labs.selling
    for name in ("permitted", "served"):
        assert not getattr(step.after.markets, name)[absent].any(), name
    for name in ("customers", "suspended", "sales"):
        _nothing_in(f"markets.{name}", getattr(step.after.markets, name), absent)


def a_dead_lab_acts_no_more(step: Step) -> None:
    dead = ~step.before.labs.alive
    assert not step.after.labs.alive[dead].any(), "it rose again"
    idle = (
        "labs.revenue", "labs.selling", "labs.orchestrating", "labs.finished", "labs.planned", "labs.run_needed",
        "labs.run_done", "labs.rented", "labs.researchers", "labs.compute", "labs.load", "labs.valuation",
        "markets.customers", "markets.suspended", "markets.sales", "markets.permitted", "markets.served",
    )  # fmt: skip
    nothing_more = ("labs.cash", "labs.founders", "labs.presence", "labs.general", "labs.efficiency", "labs.safety")
    old = dict(_by_path(step.before))
    for path, array in _by_path(step.after):
        rows = _of_labs(array, dead) if path in idle or path in nothing_more else None
        if path in idle:
            assert not rows.any(), f"{path} is {rows.max()}"
        elif path in nothing_more:
            gained = (rows - _of_labs(old[path], dead)).max(initial=0.0)
            assert gained <= 1e-12, f"{path} rises by {gained}"


def a_dead_lab_files_no_requests(step: Step) -> None:
    dead = ~step.before.labs.alive
    filed = (step.after.licences.waiting > 0.0) & (step.before.licences.waiting == 0.0)
    assert not _of_labs(filed.swapaxes(0, 1), dead).any()


def _by_path(world: World) -> list[tuple[str, np.ndarray]]:
    return [(path, array) for path, _, array in arrays(world)]


def _of_labs(array: np.ndarray, which: np.ndarray) -> np.ndarray:
    """The rows of some labs [lab world] of an array [lab ... world]."""
    return np.moveaxis(array, -1, 1)[which]


def a_dead_lab_owes_and_spends_nothing(step: Step) -> None:
    dead = ~step.before.labs.alive
    change = (step.after.labs.cash - step.before.labs.cash)[dead]
    assert (np.abs(change) <= 1e-12).all(), f"its cash moves by {change[np.argmax(np.abs(change))]}"


def everyone_has_spare_ones_or_stops(step: Step) -> None:
    """Whoever is alive is not deep in debt: the insolvent go."""
    labs = step.after.labs
    deep = labs.alive & (labs.cash < -0.5 * np.maximum(labs.valuation, 1.0))
    assert not deep.any(), np.argwhere(deep)[0]


def people_are_conserved(step: Step) -> None:
    """Nobody appears in a region but graduates, and whoever leaves a lab goes somewhere."""
    entries = [e for e in step.after.book.entries if e.stock in ("labs.researchers", "regions.staff")]
    moved = sum(e.amount.sum(0) for e in entries if e.because != "graduates")
    np.testing.assert_allclose(moved, 0.0, atol=1e-6)


def what_one_pays_another_receives(step: Step) -> None:
    """Sums of money that only change hands between labs, and stocks that only change owner."""
    pairs = (
        ("labs.compute", "fire sale", "regions.installed", "fire sale"),
        ("stacks.transit", "ring exposed", "stacks.seized", "ring exposed"),
        ("markets.customers", "cut off", "markets.suspended", "cut off"),
        ("labs.compute", "takeover", "labs.compute", "takeover"),
        ("labs.researchers", "takeover", "labs.researchers", "takeover"),
        ("labs.cash", "takeover", "labs.cash", "takeover"),
        ("regions.installed", "held at customs", "stacks.transit", "held at customs"),
        ("markets.customers", "served again", "markets.suspended", "served again"),
    )
    flows: dict[tuple[str, str], np.ndarray] = {}
    gross: dict[tuple[str, str], np.ndarray] = {}
    for entry in step.after.book.entries:
        amount = entry.amount.reshape(-1, entry.amount.shape[-1]).sum(0)
        flows[entry.stock, entry.because] = flows.get((entry.stock, entry.because), 0.0) + amount
        moved = np.abs(entry.amount).reshape(-1, entry.amount.shape[-1]).sum(0)
        gross[entry.stock, entry.because] = gross.get((entry.stock, entry.because), 0.0) + moved
    for stock, because, other, why in pairs:
        paid, received = flows.get((stock, because), 0.0), flows.get((other, why), 0.0)
        if np.any(paid) or np.any(received):
            left = paid if (stock, because) == (other, why) else paid + received  # one entry may hold both sides
            assert (np.abs(left) <= 1e-9 * gross[stock, because] + 1e-9).all(), f"{because}: {stock} and {other}"
    labs = step.after.labs
    somebody = (~labs.orchestrating & (labs.revenue > 1e-6)).any(0)  # makers outside the level are paid otherwise
    fees, income = (_booked(step, "labs.cash", why).sum(0) for why in ("vendors' models", "sold to orchestrators"))
    np.testing.assert_allclose((fees + income)[..., somebody], 0.0, atol=1e-6)


def nobody_is_paid_from_an_empty_purse(step: Step) -> None:
    """Subsidies come out of the purse and are never more than it holds."""
    given = _booked(step, "regimes.purse", "subsidies")
    received = _booked(step, "labs.cash", "subsidy")
    assert (given <= 1e-12).all()
    assert (received.sum(0) <= -given.sum(0) * (1.0 + 1e-9) + 1e-12).all()
    least = step.after.regimes.purse.min()
    assert least >= -1e-9, f"the purse falls to {least}"


def accelerators_are_paid_what_they_cost(step: Step) -> None:
    """A lab pays the price, and a duty of at most a half, for what it gets, and nothing for what it does not."""
    got = _booked(step, "labs.compute", "accelerators bought")
    paid = -_booked(step, "labs.cash", "accelerators")
    worth = (got * step.before.stacks.price[None]).sum(1) * 1e-9
    over = paid > worth * 1.5 * (1.0 + 1e-9) + 1e-9
    assert not over.any(), f"{paid[over][0]} bn USD for {worth[over][0]} bn worth at {np.argwhere(over)[0]}"
    under = paid < worth * (1.0 - 1e-9) - 1e-9
    assert not under.any(), f"{paid[under][0]} bn USD for {worth[under][0]} bn worth at {np.argwhere(under)[0]}"


def _booked(step: Step, stock: str, because: str) -> np.ndarray:
    """All that was posted to a stock for one cause this turn."""
    amounts = [e.amount for e in step.after.book.entries if (e.stock, e.because) == (stock, because)]
    return np.array(amounts).sum(0) if amounts else np.zeros((1, 1, step.after.sizes.world))


def runs_are_never_overpaid(step: Step) -> None:
    labs = step.after.labs
    assert (labs.run_done <= labs.run_needed).all()
    assert (labs.run_done >= 0).all()


def open_weights_stay_open(step: Step) -> None:
    """What was published stays so, until a newer model takes its place."""
    was = step.before.labs.released[:, 0] == 3.0
    same = was & ~step.after.labs.finished
    assert (step.after.labs.released[:, 0][same] == 3.0).all()
    kept = was & step.after.labs.finished
    assert (step.after.labs.released[:, 1][kept] == 3.0).all()


def the_clock_ticks(step: Step) -> None:
    np.testing.assert_array_equal(step.after.clock.turn, step.before.clock.turn + 1)
    np.testing.assert_array_equal(step.after.clock.seed, step.before.clock.seed)
    np.testing.assert_array_equal(step.after.clock.uncontrolled, step.before.clock.uncontrolled)


def metrics_are_finite_and_in_their_shape(step: Step) -> None:
    for metric in METRICS.values():
        value = metric.measure(step.after)
        assert value.shape == step.after.sizes.shape(metric.axes), metric.name
        assert np.isfinite(value).all(), metric.name


def metrics_that_are_shares_are_shares(step: Step) -> None:
    shares = (
        "share_abroad", "chip_share_abroad", "world_share", "volume_share", "regional_share", "home_share",
        "world_part", "supply_independence",
        "concentration", "resilience", "market_openness", "divergence", "compute_share", "capital_share",
        "bloc_share", "bloc_volume", "talent_share", "stack_share", "supply_premium", "truce_trust",
        "misuse_risk", "illicit_share", "race_risk", "alliance_cohesion", "supply_risk", "compliance_record",
    )  # fmt: skip
    for name in shares:
        value = METRICS[name].measure(step.after)
        assert value.min() >= -1e-12, f"{name} falls to {value.min()}"
        assert value.max() <= 1 + 1e-9, f"{name} rises to {value.max()}"


def dials_stand_within_their_bounds(step: Step) -> None:
    for name, dial in step.after.dials.items():
        lever = LEVERS[name]
        if not lever.once:
            for value in (dial.standing, dial.announced):
                assert value.min() >= lever.low, f"{name} stands at {value.min()}"
                assert value.max() <= lever.high, f"{name} stands at {value.max()}"
        assert (dial.notice >= 0).all(), name


def tallies_add_up(step: Step) -> None:
    """The sums that scores are made of grow by what the turn's metrics say."""
    new, old, world = step.after.tallies, step.before.tallies, step.after
    for name, metric in (("lag", "lead_months"), ("abroad", "share_abroad"), ("share", "world_share")):
        grown = getattr(new, name) - getattr(old, name)
        np.testing.assert_allclose(grown, METRICS[metric].measure(world), atol=1e-9, err_msg=name)


def uncontrolled_worlds_know_no_controls(step: Step) -> None:
    """In a twin nothing is controlled, directed, licensed or denied, and nobody learns fear."""
    free = step.after.clock.uncontrolled
    world: World = step.after
    for path in ("regimes.controlled", "regimes.directive", "licences.waiting", "licences.granted", "stacks.denied"):
        table, name = path.split(".")
        assert not getattr(getattr(world, table), name)[..., free].any(), path
    for path in ("regimes.deemed", "regions.counter", "regions.truce"):
        table, name = path.split(".")
        assert not getattr(getattr(world, table), name)[..., free].any(), path


INVARIANTS: tuple[Invariant, ...] = (
    every_number_is_finite,
    every_change_of_a_stock_is_booked,
    every_entry_says_why,
    customers_make_the_demand,
    nobody_has_less_than_no_customers,
    served_spending_fits_the_demand,
    accelerators_are_conserved,
    stocks_of_things_are_not_negative,
    shares_are_shares,
    denied_sales_are_nil,
    an_importers_full_refusal_lets_nothing_in,
    who_is_not_in_a_market_sells_nothing_there,
    a_dead_lab_acts_no_more,
    a_dead_lab_files_no_requests,
    a_dead_lab_owes_and_spends_nothing,
    everyone_has_spare_ones_or_stops,
    people_are_conserved,
    what_one_pays_another_receives,
    nobody_is_paid_from_an_empty_purse,
    accelerators_are_paid_what_they_cost,
    runs_are_never_overpaid,
    open_weights_stay_open,
    the_clock_ticks,
    metrics_are_finite_and_in_their_shape,
    metrics_that_are_shares_are_shares,
    dials_stand_within_their_bounds,
    tallies_add_up,
    uncontrolled_worlds_know_no_controls,
)
