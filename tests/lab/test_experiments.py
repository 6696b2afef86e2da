"""The source's claims come out on the main level; a claim that stops doing so is found here, not in a lesson."""

import numpy as np
import pytest

from game.lab.batch import Arm, play_out
from game.lab.experiments import EXPERIMENTS, LEAST_KNOWN, Cast, drawn_constants
from game.schema import library
from game.schema.order import Order
from game.world.batch import all_arrays
from game.world.constants import CONSTANTS

CAST = Cast("washington", "meridian")


@pytest.mark.slow
@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda e: e.__name__)
def test_the_claim_comes_out_on_two_hundred_seeds(experiment) -> None:
    finding = experiment(library.read("mythos-2026").level, range(200), CAST)
    print(finding)  # noqa: T201 - the figures, for whoever runs this with -s
    assert finding.holds, finding


def test_every_world_has_its_own_constants_inside_their_ranges() -> None:
    drawn = drawn_constants(range(50))
    assert set(drawn) == set(LEAST_KNOWN)
    for name, values in drawn.items():
        assert len(np.unique(values)) > 40, name
        assert CONSTANTS[name].low <= np.min(values), name
        assert np.max(values) <= CONSTANTS[name].high, name


def test_an_arm_that_orders_nothing_is_the_bare_game() -> None:
    level = library.read("mythos-2026").level
    bare, empty = (list(play_out(level, [1, 2], 3, arm))[-1] for arm in (None, Arm(orders={1: ()})))
    for path, array in all_arrays(bare).items():
        np.testing.assert_array_equal(array, all_arrays(empty)[path], err_msg=path)


def test_what_an_arm_forces_stands_and_what_it_silences_is_not_asked() -> None:
    level = library.read("mythos-2026").level
    forced = Order(seat="washington", lever="trusted_users", value=0.25)
    arm = Arm({0: [forced]}, (("washington", "trusted_users"), ("meridian", "price")))
    world = list(play_out(level, [5], 3, arm))[-1]
    assert world.dials["trusted_users"].standing[0, 0] == 0.25
    first = next(iter(play_out(level, [5], 0, arm)))
    row = world.names.labs.index("meridian")
    np.testing.assert_array_equal(world.dials["price"].standing[row], first.dials["price"].standing[row])


def test_arms_meet_the_same_luck() -> None:
    """Two arms that differ in one order of one lab leave everything untouched that it cannot have reached."""
    level = library.read("mythos-2026").level
    order = Order(seat="hanbit", lever="screening", value=0.5)
    plain, other = (list(play_out(level, [3], 1, Arm({0: orders})))[-1] for orders in ([], [order]))
    rest = [i for i, name in enumerate(plain.names.labs) if name != "hanbit"]
    np.testing.assert_array_equal(plain.labs.efficiency[rest], other.labs.efficiency[rest])
    assert plain.labs.screening[plain.names.labs.index("hanbit")] != other.labs.screening[7]
