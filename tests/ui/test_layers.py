"""The map's layers: every figure is one the game can explain, and the picture shows what the model says."""

import pytest

from game.models.chair import chair
from game.models.explaining import Inquiry
from game.models.layers import SHARE, choices, layer, number
from game.models.quantity import quantity
from game.text.session import Session
from game.text.table import obey
from game.ui.widgets.worldmap import WorldMap
from tests.ui.test_screens_more import SEATS, SIZES, look, misplaced, opened, played, reading

SOME = SEATS[:2]


@pytest.mark.parametrize("seat", SOME, ids=str)
def test_every_figure_is_a_number_that_can_be_asked_about(seat):
    match = played(*seat, 2)
    for key, _ in choices()[1:]:
        found = layer(match, key)
        assert {one.region for one in found.tints} == set(match.world.names.regions)
        assert found.about.endswith(".")
        for one in found.tints:
            assert 0.0 <= one.depth <= 1.0
            assert quantity(chair(match), number(key, one.region)).id
        assert Inquiry(match, number(key, found.tints[0].region))


def test_the_deepest_colour_is_the_highest_figure():
    match = played(*SOME[0], 2)
    seat = chair(match)
    found = layer(match, "compute_share")
    value = {one.region: quantity(seat, number("compute_share", one.region)).value(match.world) for one in found.tints}
    assert max(found.tints, key=lambda one: one.depth).region == max(value, key=value.__getitem__)
    assert sum(value.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("size", SIZES)
def test_the_window_shows_every_layer(size):
    match = played(*SOME[0], 2)
    app = opened("main", size, match)
    for key, _ in choices():
        app.top.page.board.layer = key
        shown = {text.shown for text in look(app)}
        if key != SHARE:
            assert {one.shown for one in layer(match, key).tints} <= shown
        assert not misplaced(app.top.stage)
        assert not reading.faults(look(app))
        world = next(one for one in app.top.stage.widgets if isinstance(one, WorldMap))
        region = match.world.names.regions[0]
        assert world.why_at(world.chips()[region].center) == number(key, region)


def test_the_text_table_has_the_same_figures():
    match = played(*SOME[0], 2)
    for key, _ in choices()[1:]:
        said: list[str] = []
        obey(Session(match, said.append, ""), f"map {key}")
        for one in layer(match, key).tints:
            assert any(one.region in line and one.shown in line for line in said)
    said = []
    obey(Session(match, said.append, ""), "map")
    assert "Share of model sales" in said[0]
