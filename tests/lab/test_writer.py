"""The small language model: its slopes are right, it learns, size and text pay as a law says, and it can write."""

from itertools import islice

import numpy as np
import pytest

from game.lab.writer import curve, training
from game.lab.writer.corpus import ASIDE, BLOCK, corpus, divided
from game.lab.writer.network import CONTEXT, Shape, fresh, loss, slopes
from game.lab.writer.training import AMOUNTS, SIZES, Plan, Training, likeliest, write

SHORT = 300  # steps of a run in a test


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch):
    monkeypatch.setattr(training, "STEPS", SHORT)


def test_slopes_agree_with_finite_differences():
    chance = np.random.default_rng(3)
    weights = fresh(Shape(9, 7), seed=2, kind=np.float64)
    before, after = chance.integers(0, 9, (20, CONTEXT)), chance.integers(0, 9, 20)
    found, slope = slopes(weights, before, after)
    assert found == pytest.approx(loss(weights, before, after), abs=1e-12)
    for name, value in weights.items():
        for place in [tuple(spot) for spot in chance.integers(0, value.shape, (25, value.ndim))]:
            kept, tiny = value[place], 1e-6
            value[place] = kept + tiny
            up = loss(weights, before, after)
            value[place] = kept - tiny
            down = loss(weights, before, after)
            value[place] = kept
            assert slope[name][place] == pytest.approx((up - down) / (2 * tiny), abs=1e-7), name


def test_a_writer_has_as_many_parameters_as_it_says():
    for hidden in SIZES:
        shape = Shape(65, hidden)
        assert shape.parameters == sum(value.size for value in fresh(shape, 1).values())


def test_text_kept_aside_is_never_read():
    text = "".join(chr(97 + place * 7 % 26) for place in range(BLOCK)) * 60
    found = divided(text)
    assert len(found.reading) + len(found.aside) == len(text)
    assert len(found.aside) == BLOCK * 60 // ASIDE
    plays = corpus()
    assert len(plays.reading) >= AMOUNTS[-1]
    aside, first = plays.spell(plays.aside[:400]), plays.spell(plays.reading)
    assert aside not in first


def test_loss_falls_while_it_learns():
    run = Training(corpus(), Plan(32, 200_000))
    run.finish()
    losses = [look.aside for look in run.looks]
    assert losses[-1] < losses[0] < 4.17, "blind guessing has log(65)"
    assert run.result.loss < 2.7


def test_more_size_with_more_text_leaves_less_loss():
    found = [
        Training(corpus(), Plan(hidden, letters)).finish().loss
        for hidden, letters in zip(SIZES[:3], AMOUNTS[:3], strict=True)
    ]
    assert found == sorted(found, reverse=True)
    assert found[0] - found[-1] > 0.2


def test_a_run_is_the_same_each_time():
    first, second = (Training(corpus(), Plan(8, 12_500)).finish().loss for _ in range(2))
    assert first == second


def test_a_run_with_little_text_ends_when_it_only_learns_by_heart(monkeypatch):
    monkeypatch.setattr(training, "STEPS", 2000)
    run = Training(corpus(), Plan(128, 6000))
    found = run.finish()
    assert found.early == "heart"
    assert run.looks[-1].trained < run.looks[-1].aside - 0.3
    assert found.read < 2000 * training.BATCH


def test_a_run_in_a_hurry_ends_with_a_result():
    run = Training(corpus(), Plan(8, 12_500))
    for step, _ in enumerate(run.steps()):
        run.hurry = step > 30
    assert run.result.early == "time"
    assert run.result.read < 40 * training.BATCH


# ---- the curve ---------------------------------------------------------------------------------------------------


def test_the_shipped_curve_has_every_run_and_is_still_what_one_measures(monkeypatch):
    points = {(one.hidden, one.letters): one for one in curve.measured()}
    assert set(points) == {(hidden, letters) for hidden in SIZES for letters in AMOUNTS}
    monkeypatch.setattr(training, "STEPS", 2000)
    found = Training(corpus(), Plan(SIZES[0], AMOUNTS[1])).finish()
    same = points[SIZES[0], AMOUNTS[1]]
    assert found.parameters == same.parameters
    assert found.loss == pytest.approx(same.loss, rel=0.02)


def test_with_all_the_text_the_curve_is_a_power_law():
    points = [one for one in curve.measured() if one.letters == AMOUNTS[-1]]
    found = curve.law(points)
    assert found.power > 0.05
    assert [found.at(one.parameters) for one in points] == pytest.approx([one.loss for one in points], rel=0.01)


def test_a_law_is_found_in_points_that_obey_it():
    points = [curve.Point(0, 0, size, 1.2 + (500 / size) ** 0.3) for size in (1e3, 1e4, 1e5, 1e6)]
    found = curve.law(points)
    assert (found.floor, found.power) == pytest.approx((1.2, 0.3), abs=0.05)
    with pytest.raises(ValueError, match="three sizes"):
        curve.law(points[:2])


# ---- writing -------------------------------------------------------------------------------------------------------


def test_it_writes_what_it_knows():
    run = Training(corpus(), Plan(32, 200_000))
    run.finish()
    page = "".join(islice(write(corpus(), run.weights, "BRUTUS.\n", 0.7, 1), 400))
    assert page == "".join(islice(write(corpus(), run.weights, "BRUTUS.\n", 0.7, 1), 400))
    assert page != "".join(islice(write(corpus(), run.weights, "BRUTUS.\n", 0.7, 2), 400))
    assert 0.1 < page.count(" ") / len(page) < 0.3, "words have spaces between them"
    bets = likeliest(corpus(), run.weights, "I have th")
    assert bets[0][0] in "eai"
    assert [part for _, part in bets] == sorted((part for _, part in bets), reverse=True)
    assert sum(part for _, part in likeliest(corpus(), run.weights, "q", 65)) == pytest.approx(1, abs=1e-4)


def test_letters_that_no_play_has_do_no_harm():
    weights = fresh(Shape(len(corpus().alphabet), 8), 1)
    assert len("".join(islice(write(corpus(), weights, "é中\t", 0.0, 1), 20))) == 20
