"""Orders about lists, reach, caps and lobbies that cannot be given, and what is said instead."""

import pytest

from game.play.refusal import check
from game.play.refused import Refusal
from game.schema.order import Order
from game.world.channels import OPEN_WEIGHTS
from game.world.state import NEWEST, World
from tests.rules.tiny import ALPHA, GOV, after, lab, level, worlds

LEVEL = level()


def said(world: World, seat: str, lever: str, value: float, target: str = "") -> str:
    """What the table answers; nothing if it takes the order."""
    try:
        check(Order(seat=seat, lever=lever, target=target, value=value), world, LEVEL)
    except Refusal as refusal:
        return str(refusal)
    return ""


def test_the_entity_list_is_for_foreign_labs() -> None:
    world = worlds()
    assert "your own country" in said(world, "gov", "entity_list", 1.0, "alpha")
    for value in (0.0, 1.0):  # what leaves it as it is takes an order of this turn back
        assert said(world, "gov", "entity_list", value, "beta") == ""


def test_reach_needs_a_stack_of_ones_own() -> None:
    world = worlds()
    assert said(world, "gov", "reach", 0.5) == ""
    world.stacks.flag[:, GOV] = 0.0
    assert "no accelerators of its own" in said(world, "gov", "reach", 0.5)
    assert said(world, "gov", "reach", 0.0) == ""


def test_published_weights_are_not_capped_but_the_next_model_may_be() -> None:
    world = worlds()
    assert said(world, "alpha", "cap_release", 4.0) == ""
    world.labs.released[ALPHA, NEWEST] = OPEN_WEIGHTS
    assert "cannot be capped" in said(world, "alpha", "cap_release", 4.0)
    world.labs.run_needed[ALPHA] = 1e26
    assert said(world, "alpha", "cap_release", 4.0) == ""


def test_a_lobby_needs_a_government_and_money() -> None:
    world = worlds(labs=(lab("alpha", "HOME", cash=0.1), lab("beta", "THIRD")))
    assert said(world, "alpha", "lobby", 0.1) == ""
    assert "0.10 bn USD" in said(world, "alpha", "lobby", 0.15)
    assert "nobody to lobby" in said(world, "beta", "lobby", 0.05)
    assert said(world, "beta", "lobby", 0.0) == ""


@pytest.mark.parametrize(("seat", "lever", "value", "words"), [
    ("gov", "parameter_threshold", 1e17, "between 1e+09 and 1e+16 parameter"),
    ("gov", "general_threshold", 20.0, "between 40 and 100 point"),
    ("gov", "licence_policy", 1.5, "presumption of denial"), ("gov", "sunset", 4.0, "between 0 and 3"),
    ("gov", "directive_scope", 3.0, "between 0 and 2"), ("gov", "open_weight_rule", 0.5, "after a quarter"),
    ("gov", "safety_duties", 1.5, "between 0 and 1"), ("alpha", "stay_below", 0.5, "0 no, 1 yes"),
    ("alpha", "open_delay", 5.0, "between 0 and 4 quarter"), ("alpha", "reach", 1.0, "has no lever"),
])  # fmt: skip
def test_bounds_are_said(seat: str, lever: str, value: float, words: str) -> None:
    assert words in said(worlds(), seat, lever, value)


def test_a_lobby_makes_the_price_of_a_new_control_too_high() -> None:
    """What is refused for want of political capital goes by the price the lobby makes."""
    world = after(worlds(), lobby={ALPHA: 0.2})
    world.regimes.capital.flags.writeable = True
    world.regimes.capital[GOV] = 19.0
    assert "political capital" in said(world, "gov", "compute_threshold", 1e23)
    quiet = after(worlds())
    quiet.regimes.capital.flags.writeable = True
    quiet.regimes.capital[GOV] = 19.0
    assert said(quiet, "gov", "compute_threshold", 1e23) == ""
