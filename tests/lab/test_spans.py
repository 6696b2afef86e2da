"""Ranges and medals proposed for a seat: what it can move counts, and the best is not at the end of the scale."""

import numpy as np
import pytest

from game.lab.spans import FINE, FLOOR, NARROW, Tried, propose
from game.play.score import CAP
from game.schema.level import Scoring

RULES = Scoring(weights={"security": 50, "competitiveness": 30, "alliance": 20}, floors={"security": 51})


def tried(security, competitiveness, alliance=None):
    """Plans of which the first does nothing; what each outcome came to on its own scale."""
    raw = {
        "security": np.asarray(security, dtype=float),
        "competitiveness": np.asarray(competitiveness, dtype=float),
        "alliance": np.full(len(security), 100.0) if alliance is None else np.asarray(alliance, dtype=float),
    }
    return Tried(raw, 0.5 * raw["security"] + 0.3 * raw["competitiveness"] + 0.2 * raw["alliance"])


@pytest.fixture
def plans():
    """Security can be won from 50 to 90, and costs share, from 50 down to 20."""
    bought = np.linspace(0.0, 1.0, 41)
    return tried(50.0 + 40.0 * bought, 50.0 - 30.0 * bought)


def points(proposal, name, value):
    low, high = proposal.ranges[name]
    return 100.0 * (value - low) / (high - low)


def test_what_a_seat_cannot_move_does_not_count(plans):
    found = propose(RULES, plans)
    assert "alliance" not in found.ranges
    assert set(found.weights) == {"security", "competitiveness"}


def test_doing_nothing_is_low_where_there_is_something_to_win_and_fair_where_there_is_only_something_to_lose(plans):
    found = propose(RULES, plans)
    assert points(found, "security", 50.0) < 30.0
    assert points(found, "security", 90.0) < 100.0
    assert points(found, "competitiveness", 50.0) == pytest.approx(FINE, abs=3.0)
    assert points(found, "competitiveness", 21.5) == pytest.approx(0.0, abs=4.0)


def test_medals_rise_between_doing_nothing_and_the_best_plan(plans):
    found = propose(RULES, plans)
    assert CAP * 0.3 < found.medals[0] < found.medals[1] < found.medals[2] < 100.0


def test_a_floor_stays_where_it_was_or_is_a_few_points(plans):
    found = propose(RULES, plans)
    assert found.floors["security"] == max(round(points(found, "security", 51.0)), FLOOR)


def test_noise_is_not_blown_up():
    small = np.linspace(50.0, 52.0, 41)
    found = propose(RULES, tried(small, small))
    assert all(high - low >= NARROW - 1e-9 for low, high in found.ranges.values())


def test_a_scale_that_ends_at_100_is_not_stretched_beyond():
    calm = np.linspace(100.0, 60.0, 41)
    found = propose(RULES, tried(np.linspace(50.0, 80.0, 41), np.linspace(50.0, 40.0, 41), calm))
    assert found.ranges["alliance"][1] == 100.0


def test_a_proposal_reads_as_a_level_file_has_it(plans):
    lines = propose(RULES, plans).lines()
    assert [line.partition(" ")[0] for line in lines] == ["weights", "floors", "medals", "ranges"]
    assert lines[3].startswith("ranges = { security = [")
