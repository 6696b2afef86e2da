"""Stricter rules, all else equal in that turn, never permit more; and without rules nothing is denied."""

import numpy as np
import pytest

from game.play.setup import new_worlds
from game.rules.catalogue import LEVERS, METRICS
from game.rules.reach import ABSENT, DARK, DIRECTED, FREE, KEPT
from game.rules.turn import advance
from game.schema.level import Dials, Level
from game.world.batch import all_arrays, clone
from game.world.channels import DENY
from game.world.docket import Docket
from game.world.draws import Draws
from game.world.state import NEWEST, World
from tests.laws.random_games import Step, play_randomly, random_docket, setting_at
from tests.laws.variants import at_once, offered, set_to, with_one_stack, without_rules

STRICTER_UP = {
    "country_tier": True, "import_refusal": True, "named_model_directive": True, "reach": True,
    "entity_list": True, "safety_duties": True,
}  # fmt: skip
STRICTER_DOWN = {
    "compute_threshold": False, "threshold_indexation": False, "capability_threshold": False,
    "accelerator_line": False, "trusted_users": False, "parameter_threshold": False, "general_threshold": False,
    "licence_policy": False, "memory_line": False,
}  # fmt: skip


def two_settings(world: World, lever: str, upward: bool) -> tuple[np.ndarray, np.ndarray]:
    """For every holder, target and world a lax and a strict setting, near each other or far apart."""
    kind, shape = LEVERS[lever], LEVERS[lever].shape(world.sizes)
    luck = Draws(world.clock.seed + 77, world.clock.turn)
    cells = tuple(f"{lever} {i}" for i in range(int(np.prod(shape[:-1]))))
    one, two = (setting_at(kind, luck.uniform(what, cells)).reshape(shape) for what in ("one", "two"))
    low, high = np.minimum(one, two), np.maximum(one, two)
    return (low, high) if upward else (high, low)


@pytest.mark.parametrize(("lever", "upward"), (STRICTER_UP | STRICTER_DOWN).items())
def test_a_stricter_rule_never_permits_more(level: Level, games: list[Step], lever: str, upward: bool) -> None:
    """With the same requests for licences: only who is controlled may ask, and who asks may be granted."""
    if not offered(level, lever):
        pytest.skip("not offered here")
    bites = False
    for step in games[1::3]:
        world = at_once(step.before)
        others = {n: ordered for n, ordered in step.docket.items() if n not in ("notice", "licence_application")}
        lax, strict = (
            advance(world, set_to(world, lever, value, others)) for value in two_settings(world, lever, upward)
        )
        for table, name in (
            ("markets", "permitted"),
            ("markets", "served"),
            ("stacks", "legal_part"),
            ("stacks", "legal_memory"),
        ):
            before, after = getattr(getattr(lax, table), name), getattr(getattr(strict, table), name)
            more = after > before + 1e-12
            assert not more.any(), f"{name} at {np.argwhere(more)[0]}: {before[more][0]} became {after[more][0]}"
            bites |= bool((after < before).any())
    assert bites or level.id != "mythos-2026", "and it never forbids anything"


def test_a_licence_in_hand_is_worth_no_less_than_a_notification(level: Level, games: list[Step]) -> None:
    """Raising a tier from notify to licence, with a licence in hand, permits no more than before."""
    if not offered(level, "country_tier", "compute_threshold"):
        pytest.skip("no tiers here")
    world = at_once(games[3].before)
    world.licences.granted.flags.writeable = True
    world.licences.granted[:] = 4.0
    orders = set_to(world, "compute_threshold", LEVERS["compute_threshold"].low)
    notify, licence = (advance(world, set_to(world, "country_tier", tier, orders)) for tier in (1.0, 2.0))
    assert (licence.markets.permitted <= notify.markets.permitted).all()


def test_a_threshold_below_everything_and_denial_everywhere_leave_only_home(level: Level, games: list[Step]) -> None:
    if not offered(level, "country_tier", "compute_threshold"):
        pytest.skip("no tiers here")
    for step in games[::4]:
        world = at_once(step.before)
        orders = set_to(world, "compute_threshold", LEVERS["compute_threshold"].low)
        orders |= set_to(world, "threshold_indexation", 1.0) if offered(level, "threshold_indexation") else {}
        orders |= set_to(world, "trusted_users", 0.0) if offered(level, "trusted_users") else {}
        home, flag = world.labs.home, world.labs.flag  # a head office may move when the turn is over
        world = advance(world, set_to(world, "country_tier", DENY, orders))
        bound = flag.max(1)[:, None] * (world.labs.training[:, NEWEST] >= 23.0)[:, None]
        foreign = (1.0 - home) * bound
        unlicensed = world.licences.granted.max(0) == 0.0
        assert not world.markets.permitted[(foreign > 0.0) & unlicensed].any()


def test_two_thresholds_with_no_model_between_them_forbid_the_same(level: Level, games: list[Step]) -> None:
    if not offered(level, "compute_threshold"):
        pytest.skip("no threshold here")
    world = at_once(games[4].before)
    docket = {n: o for n, o in games[4].docket.items() if n not in ("notice", "threshold_indexation")}
    highest = float(world.labs.training.max())
    above = [10.0 ** (highest + 0.01), 10.0 ** (highest + 0.02)]
    one, two = (advance(world, set_to(world, "compute_threshold", line, docket)) for line in above)
    for name in ("permitted", "served", "reason"):
        np.testing.assert_array_equal(getattr(one.markets, name), getattr(two.markets, name))
    np.testing.assert_array_equal(one.regimes.controlled, two.regimes.controlled)


def test_without_rules_nothing_is_denied(level: Level) -> None:
    """Random games in which only levers that forbid nothing are moved."""
    world = new_worlds(without_rules(level), range(24))
    for _ in range(min(level.turns, 8)):
        docket = {
            name: ordered
            for name, ordered in random_docket(world).items()
            if not LEVERS[name].control and name != "import_refusal"
        }
        world = advance(world, docket)
        selling = world.labs.selling
        np.testing.assert_array_equal(world.markets.permitted, selling.astype(float))
        assert np.isin(world.markets.reason[selling], (FREE, KEPT)).all()
        assert (world.markets.reason[~selling] == ABSENT).all()
        for array in (world.stacks.denied, world.stacks.grey, world.stacks.lost, world.regimes.controlled):
            assert not array.any()
        assert not world.regions.fear.any()
        assert not world.regimes.volatility.any()
        np.testing.assert_array_equal(world.stacks.legal_part, np.broadcast_to(_parts(world), _shape(world)))


def _parts(world: World) -> np.ndarray:
    """What was the best part this turn, before it was improved: no region is offered less than another."""
    return world.stacks.legal_part.max(0)


def _shape(world: World) -> tuple[int, ...]:
    return world.stacks.legal_part.shape


def test_a_cut_off_that_goes_on_takes_no_holiday(games: list[Step]) -> None:
    """Where a model stays barred, its waiting customers do not come back between two turns."""
    for step in games[1:]:
        now, later = step.after, advance(step.after, {})
        barred = np.ones(now.markets.permitted.shape, dtype=bool)
        for world in (now, later):
            barred &= world.labs.selling & (world.markets.permitted == 0.0) & (world.markets.served == 0.0)
        barred &= ~now.labs.orchestrating[:, None]
        named = (now.markets.reason == DIRECTED) | (now.markets.reason == DARK)
        barred &= ~named | (now.regimes.directive.max(0) > 0.0)[:, None]  # an order that ran out lets them back
        back = np.where(barred[:, :, None], now.markets.customers, 0.0)
        assert not back.any(), f"{back.max()} bn USD at {np.argwhere(back == back.max())[0]}"


def test_in_an_uncontrolled_twin_no_control_has_an_effect(level: Level, games: list[Step]) -> None:
    """Whatever controls are ordered there, and wherever their dials stood: the worlds are the same."""
    ruled, free = new_worlds(level, range(8)), new_worlds(_no_control_dials(level), range(8))
    for world in (ruled, free):
        world.clock.uncontrolled[:] = True
    for _ in range(5):
        docket = random_docket(ruled)
        ruled = advance(ruled, docket)
        free = advance(free, {name: ordered for name, ordered in docket.items() if not LEVERS[name].control})
        for path, array in all_arrays(ruled).items():
            if not path.startswith("dials."):
                np.testing.assert_array_equal(array, all_arrays(free)[path], err_msg=path)


def _no_control_dials(level: Level) -> Level:
    kept = tuple(
        g.model_copy(update={"dials": Dials(**{n: v for n, v in g.dials.settings().items() if not LEVERS[n].control})})
        for g in level.regulators
    )
    return level.model_copy(update={"regulators": kept})


def test_with_one_stack_there_is_no_divergence(level: Level) -> None:
    for step in play_randomly(with_one_stack(level), range(8), 5):
        assert not METRICS["divergence"].measure(step.after).any()
        assert (step.after.stacks.compatible == 1.0).all()


def test_more_enforcement_lets_fewer_accelerators_through(level: Level, games: list[Step]) -> None:
    if not offered(level, "enforcement", "accelerator_line", "country_tier"):
        pytest.skip("nothing to enforce here")
    less_grey = False
    for step in games[2::4]:
        world = at_once(step.before)
        docket = {n: o for n, o in step.docket.items() if n != "notice"}
        lax, strict = (advance(world, set_to(world, "enforcement", effort, docket)) for effort in (0.2, 0.9))
        assert (strict.stacks.grey <= lax.stacks.grey).all()
        assert (strict.stacks.premium >= lax.stacks.premium).all()
        arrived = [(w.stacks.seized - world.stacks.seized).min() for w in (lax, strict)]
        assert min(arrived) >= 0.0
        less_grey |= bool((strict.stacks.grey < lax.stacks.grey).any())
    assert less_grey


def test_a_purse_has_a_bottom(level: Level) -> None:
    """A government that spends on everything at once runs out of money, not below."""
    world = new_worlds(level, [1])
    costly = (
        "allied_talks", "subsidy", "evaluation", "enforcement", "licence_staff", "fab_subsidy", "compute_grants",
        "export_promotion",
    )  # fmt: skip
    docket: Docket = {}
    for name in costly:
        docket = set_to(world, name, LEVERS[name].high, docket) if offered(level, name) else docket
    for _ in range(min(level.turns, 8)):
        world = advance(world, docket)
        assert world.regimes.purse.min() >= -1e-9, f"the purse stands at {world.regimes.purse.min()}"


def test_a_higher_price_wins_nobody(level: Level, games: list[Step]) -> None:
    """One lab asks more in one region: it has no more customers there, and the others no fewer."""
    if not offered(level, "price"):
        pytest.skip("prices are fixed here")
    world = clone(games[4].before)
    world.deck = ()  # a price war would answer
    docket = {name: ordered for name, ordered in games[4].docket.items() if name != "price"}
    standing = world.dials["price"].standing
    dearer = standing.copy()
    dearer[0, 0] = np.minimum(standing[0, 0] * 1.5 + 0.01, 100.0)
    low, high = (advance(world, docket | {"price": price}) for price in (standing, dearer))
    assert (high.markets.customers[0, 0] <= low.markets.customers[0, 0] + 1e-12).all()
    assert (high.markets.customers[1:, 0] >= low.markets.customers[1:, 0] - 1e-12).all()
    np.testing.assert_array_equal(high.markets.customers[:, 1:], low.markets.customers[:, 1:])
