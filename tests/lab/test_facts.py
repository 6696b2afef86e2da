"""Every fact has a band, a source and somebody who reads it."""

import re

import numpy as np
import pytest

from game.lab.backtests import READINGS
from game.lab.experiments import EXPERIMENTS
from game.lab.facts import FACTS
from game.lab.film import Film
from game.lab.history import outcome_of
from game.lab.sampling import LEAST_KNOWN, anywhere, believed
from game.lab.trial import Trial, cast_of, regime, region_kinds
from game.schema import library
from game.schema.bibliography import SOURCES, keys, reference
from game.schema.constants import constants_of
from game.schema.level import Stated
from game.world.constants import CONSTANTS

STARTS = {"october-seventh": ("2022-Q3", 3), "whiplash": ("2025-Q2", 3), "paris-committee": ("1964-Q1", 12)}
STARTS |= {"itar-free": ("1998-Q1", 12), "mythos-2026": ("2026-Q3", 3)}


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.name)
def test_a_fact_states_its_bands_source_and_confidence(fact):
    assert re.fullmatch(r"F\d+", fact.name)
    assert keys(fact.source), "where from?"
    assert fact.bands
    for band in fact.bands:
        assert (band.low, band.high) != (None, None)
        assert band.low is None or band.high is None or band.low < band.high
        assert band.published
    read = {reading.level for reading in READINGS if reading.fact == fact.name}
    assert read == {band.level for band in fact.bands}, "a band that nobody reads, or a reading without one"


def test_a_quantity_of_a_level_has_one_name():
    for fact in FACTS.values():
        texts = [(band.level, band.text) for band in fact.bands]
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("level_id", STARTS)
def test_readings_measure_what_the_bands_name(level_id):
    """On the main level under another name and date: only whether every quantity comes out as a number."""
    starts, months = STARTS[level_id]
    base = library.read("mythos-2026").level
    level = base.model_copy(update={"id": level_id, "starts": starts, "months": months, "turns": 15})
    film = Film(Trial(level, cast_of(level), believed(level, range(2), {})))
    for reading in READINGS:
        if reading.level == level_id:
            outcome = outcome_of(FACTS[reading.fact], level_id, reading.read(film))
            for name, values in outcome.figures.items():
                assert values.shape == (2,), name
                assert np.isfinite(values).all(), name


def test_a_film_finds_its_quarters():
    level = library.read("mythos-2026").level
    film = Film(Trial(level, cast_of(level), believed(level, range(1), {})))
    assert film.after("2026-Q3").clock.turn[0] == 1
    assert [world.clock.turn[0] for world in film.span("2026-Q4", "2027-Q2")] == [2, 3, 4]


# -- what is sampled -------------------------------------------------------------------------------------


def test_every_world_has_its_own_constants_inside_their_ranges():
    level = library.read("mythos-2026").level
    sample = believed(level, range(50), {"caution": 2.0})
    assert set(sample.constants) == set(LEAST_KNOWN)
    assert sample.constants["caution"] == 2.0, "what is set is not drawn"
    for name in set(LEAST_KNOWN) - {"caution"}:
        values = sample.constants[name]
        assert len(np.unique(values)) > 30, name
        assert CONSTANTS[name].low <= np.min(values), name
        assert np.max(values) <= CONSTANTS[name].high, name


def test_the_wide_sample_takes_every_slice_of_every_range_once():
    level = library.read("mythos-2026").level
    sample = anywhere(level, {}, draws=8, each=3)
    assert len(sample.seeds) == 24
    for name, place in sample.places(level).items():
        assert sorted((place * 8).astype(int)) == list(range(8)), name
        assert len(np.unique(sample.constants[name])) == 8


# -- who is who ------------------------------------------------------------------------------------------


def test_the_cast_of_the_main_level():
    level = library.read("mythos-2026").level
    cast = cast_of(level)
    assert (cast.regulator, cast.lab, cast.rival) == ("washington", "meridian", "beijing")
    kinds = region_kinds(level, "washington")
    assert (kinds["USA"], kinds["CHN"], kinds["JPN"], kinds["IND"]) == ("home", "rival", "ally", "third")


def test_a_regime_sets_only_what_the_level_offers():
    level = library.read("mythos-2026").level
    some = level.model_copy(update={"levers": {**level.levers, "regulator": ("country_tier",)}})
    orders = regime(some, "washington", {"rival": 3.0}, accelerator_line=4800.0)
    assert {order.lever for order in orders} == {"country_tier"}
    assert {order.target for order in orders if order.value == 3.0} == {"CHN", "RUS"}


@pytest.mark.parametrize("one", EXPERIMENTS.values(), ids=lambda one: one.name)
def test_an_experiment_says_what_it_expects_and_what_a_miss_would_mean(one):
    assert len(one.expected) > 20
    assert one.open_question or one.lacks.endswith(".")


# -- sources ---------------------------------------------------------------------------------------------


def named() -> list[tuple[str, str]]:
    found = [(name, c.source) for name, c in CONSTANTS.items() if c.source]
    found += [(fact.name, fact.source) for fact in FACTS.values()]
    for level_id in library.names():
        stated = library.read(level_id).level.constants.items()
        found += [(f"{level_id} {name}", c.source) for name, c in stated if isinstance(c, Stated)]
    return found


def test_every_key_that_is_named_is_in_the_bibliography():
    unknown = {f"{where}: {key}" for where, source in named() for key in keys(source) if key not in SOURCES}
    assert not unknown
    assert reference("BES24, HO24").count("[") == 2
    assert reference("a guess") == "a guess"


def test_a_level_states_constants_in_a_range_of_its_own():
    base = library.read("mythos-2026").level
    stated = Stated(value=30.0, low=20.0, high=40.0, kind="G", source="BES24", about="another clock")
    level = base.model_copy(update={"constants": {"fear_half_life": stated}})
    c = constants_of(level)["fear_half_life"]
    assert (c.value, c.low, c.high, c.unit) == (30.0, 20.0, 40.0, "quarter")
