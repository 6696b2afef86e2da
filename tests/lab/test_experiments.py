"""Arms are comparable, and a fresh run of an experiment finds what the shipped card says."""

import numpy as np
import pytest

from game.ai.catalogue import players
from game.lab.batch import Arm, play_out
from game.lab.card import shipped
from game.lab.experiments import EXPERIMENTS
from game.lab.validation import NAMES, validate
from game.play.match import Match
from game.schema import library
from game.schema.order import Order
from game.world.batch import all_arrays, join, take


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_fresh_run_finds_what_the_card_says(name) -> None:
    """Same rules, same levels, same seeds: the same numbers. A claim that stops coming out is seen here."""
    told = {finding.name: finding for finding in shipped().findings}[name]
    (found,) = validate([name], shipped().seeds, {}, 1)
    print(found)  # noqa: T201 - the figures, for whoever runs this with -s
    assert (found.verdict, found.robust) == (told.verdict, told.robust)
    for now, then in zip(found.figures, told.figures, strict=True):
        assert (now.name, now.mean) == (then.name, pytest.approx(then.mean, rel=1e-9, abs=1e-9))


@pytest.mark.parametrize("name", ["E2", "E14"])
def test_an_experiment_runs_and_says_how_robust_it_is(name) -> None:
    (finding,) = validate([name], 10, {}, 1)
    assert finding.checks
    assert finding.figures
    assert 0.0 <= finding.robust <= 1.0
    assert finding.verdict == ("holds" if all(check.holds for check in finding.checks) else "does not hold")


def test_a_claim_fails_where_the_model_does_not_support_it() -> None:
    """Buyers who hardly hurry: notice brings less than the rise that E9 asks for."""
    (finding,) = validate(["E9"], 6, {"stockpiling": 0.2}, 1)
    assert finding.verdict == "does not hold"
    assert finding.lacks == EXPERIMENTS["E9"].lacks


def test_a_level_that_is_not_there_is_said_not_run(monkeypatch) -> None:
    known = [name for name in library.names() if name != "mythos-2026"]
    monkeypatch.setattr(library, "names", lambda: known)
    verdicts = {finding.name: finding.verdict for finding in validate(["E1", "F28"], 4, {}, 1)}
    assert verdicts == {"E1": "not run", "F28": "not run"}


def test_an_arm_that_orders_nothing_is_the_bare_game() -> None:
    level = library.read("mythos-2026").level
    bare, empty = (list(play_out(level, [1, 2], 3, arm))[-1] for arm in (None, Arm(orders={1: ()})))
    for path, array in all_arrays(bare).items():
        np.testing.assert_array_equal(array, all_arrays(empty)[path], err_msg=path)


def test_a_batch_is_the_match_that_nobody_plays() -> None:
    """Scripted opening orders included, as long as no order of the computer's is refused."""
    entry = library.read("mythos-2026")
    match = Match(entry.level, entry.fingerprint, 3, "", players(entry.level))
    for world in list(play_out(entry.level, [3], 3))[1:]:
        match.end_turn()
        assert not match.refused
        for path, array in all_arrays(world).items():
            np.testing.assert_array_equal(array[..., 0], all_arrays(match.world)[path][..., 0], err_msg=path)


def test_what_an_arm_forces_stands_and_what_it_silences_is_not_asked() -> None:
    level = library.read("mythos-2026").level
    forced = Order(seat="washington", lever="trusted_users", value=0.25)
    arm = Arm({0: [forced]}, (("washington", "trusted_users"), ("meridian", "price")))
    world = list(play_out(level, [5], 3, arm))[-1]
    assert world.dials["trusted_users"].standing[0, 0] == 0.25
    first = next(iter(play_out(level, [5], 0, arm)))
    row = world.names.labs.index("meridian")
    np.testing.assert_array_equal(world.dials["price"].standing[row], first.dials["price"].standing[row])


def test_a_silenced_lever_is_silent_in_the_scripted_opening_too() -> None:
    level = library.read("mythos-2026").level
    assert any(one.lever == "trusted_users" for one in level.opening)
    plain, silent = (
        list(play_out(level, [5], 1, Arm(silent=levers)))[-1] for levers in ((), (("washington", "trusted_users"),))
    )
    assert (plain.dials["trusted_users"].standing[0, 0], silent.dials["trusted_users"].standing[0, 0]) == (0.5, 0.0)


def test_arms_meet_the_same_luck() -> None:
    """Two arms that differ in one order of one lab leave everything untouched that it cannot have reached."""
    level = library.read("mythos-2026").level
    order = Order(seat="hanbit", lever="screening", value=0.5)
    plain, other = (list(play_out(level, [3], 1, Arm({0: orders})))[-1] for orders in ([], [order]))
    rest = [i for i, name in enumerate(plain.names.labs) if name != "hanbit"]
    np.testing.assert_array_equal(plain.labs.efficiency[rest], other.labs.efficiency[rest])
    assert plain.labs.screening[plain.names.labs.index("hanbit")] != other.labs.screening[7]


def test_joined_batches_are_the_batch() -> None:
    level = library.read("mythos-2026").level
    whole = list(play_out(level, [1, 2, 3], 1))[-1]
    parts = [take(whole, np.array(rows)) for rows in ([0], [1, 2])]
    for path, array in all_arrays(join(parts)).items():
        np.testing.assert_array_equal(array, all_arrays(whole)[path], err_msg=path)
