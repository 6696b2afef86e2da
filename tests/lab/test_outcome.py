"""A verdict can fail: what is asked, and what the worlds must show."""

import numpy as np
import pytest

from game.lab.facts import FACTS, Band, Fact
from game.lab.history import Part, finding_of_fact, outcome_of
from game.lab.outcome import Outcome, blocks, mean, median, part, sways, verdict
from game.schema.findings import Check

LOSS = np.array([3.0, 4.0, 5.0, -1.0])


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        (part("loss", LOSS > 0.0, 0.7), True),
        (part("loss", LOSS > 0.0, 0.9), False),
        (median("loss", LOSS, least=3.0), True),
        (median("loss", LOSS, least=4.0), False),
        (median("loss", LOSS, most=3.0), False),
        (mean("loss", LOSS, least=2.0, most=3.0), True),
        (mean("loss", np.full(4, np.nan), least=2.0), False),
    ],
)
def test_a_test_holds_within_its_bounds_and_only_there(test, holds):
    assert test.judge().holds is holds
    assert verdict(Outcome((test,))) == ("holds" if holds else "does not hold")


def test_every_test_must_hold_unless_fewer_are_enough():
    good, bad = part("a", LOSS > 0.0, 0.5), part("b", LOSS > 9.0, 0.5)
    assert not Outcome((good, bad)).holds()
    assert Outcome((good, bad), enough=1).holds()
    assert not Outcome(()).holds(), "nothing tested is nothing shown"
    assert verdict(Outcome((bad,)), open_question=True) == "open question"


def test_blocks_are_judged_alone_and_the_constant_that_decides_is_named():
    values = np.array([1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 1.0])
    held = blocks(Outcome((part("above", values > 0.0, 1.0),)), 2, 8)
    assert held.tolist() == [True, True, False, False]
    places = {"caution": np.array([0.1, 0.2, 0.8, 0.9]), "content": np.array([0.1, 0.9, 0.2, 0.8])}
    assert [(one.name, one.lower, one.upper) for one in sways(held, places)] == [("caution", 1.0, 0.0)]


FACT = Fact(
    "F0", "a fact", "2024", "IK94", "A", False,
    (Band("here", "lag", 4.0, 14.0, "7"), Band("there", "share", 60.0, 75.0, "66")), "It lacks a thing.",
)  # fmt: skip


def read(level, **values):
    outcome = outcome_of(FACT, level, {name: np.full(5, value) for name, value in values.items()})
    return Part(
        "F0", level, tuple(t.judge() for t in outcome.tests), (), (True, outcome.holds()), {"caution": (0.2, 0.9)}
    )


def test_a_fact_holds_where_every_band_of_every_level_is_met():
    assert finding_of_fact(FACT, [read("here", lag=8.0), read("there", share=66.0)], 5).verdict == "holds"
    missed = finding_of_fact(FACT, [read("here", lag=8.0), read("there", share=40.0)], 5)
    assert missed.verdict == "does not hold"
    assert missed.lacks == "It lacks a thing."
    assert missed.robust == 0.5


def test_a_band_whose_level_is_not_there_is_named_and_not_counted():
    half = finding_of_fact(FACT, [read("here", lag=8.0)], 5)
    assert (half.verdict, "there" in half.note) == ("holds", True)
    assert finding_of_fact(FACT, [], 5).verdict == "not run"


def test_a_value_on_the_edge_of_its_band_counts():
    checks = [check for value in (4.0, 14.0, 3.999, 14.001) for check in read("here", lag=value).checks]
    assert [isinstance(check, Check) and check.holds for check in checks] == [True, True, False, False]


def test_there_are_facts_enough_and_some_were_left_alone():
    assert len(FACTS) >= 14
    assert sum(not fact.calibrated for fact in FACTS.values()) >= 5
