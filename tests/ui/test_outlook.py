"""The fan of the board: it comes by itself, follows orders, and is dropped with the turn."""

import math

import pygame
import pytest

from game.ai.catalogue import players
from game.models.outlook import futures, outlook
from game.models.settings import Settings
from game.play.match import Match
from game.schema import library
from game.schema.order import Order
from game.ui.app import App
from game.ui.pen import record
from tests.ui import reading


def sit(name="first-licence", seat="capitol", turns=2):
    entry = library.read(name)
    match = Match(entry.level, entry.fingerprint, 7, seat, players(entry.level))
    for _ in range(turns):
        match.end_turn()
    return match


def opened(match, size=(1280, 720)):
    app = App(size, Settings())
    app.match = match
    app.show("main")
    return app


def think(app, least=1):
    board = app.top.page.board
    for _ in range(20_000):
        app.tick()
        if board.futures is None or board.futures.known >= least:
            return board
    pytest.fail("no future is ever known")


def chart(app):
    return app.top.stage.by_name("trend")


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
def test_the_fan_comes_while_one_looks_and_is_readable(size):
    app = opened(sit(), size)
    assert chart(app).band() is None
    think(app)
    band, frame = chart(app).band(), chart(app).frame()
    assert [math.isnan(value) for value in band.low] == [True] * 2 + [False] * 5
    assert len(chart(app).marks()) == len(band.low) == 7
    for low, middle, high in zip(band.low[2:], band.middle[2:], band.high[2:], strict=True):
        assert frame.y.low <= low <= middle <= high <= frame.y.high
    with record([]) as drawn:
        app.draw(pygame.Surface(size, depth=32))
    assert reading.faults(drawn) == []


def test_a_reading_ahead_tells_the_span():
    app = opened(sit())
    think(app)
    rows = dict(chart(app)._reading(5).rows)
    assert set(rows) == {"8 in 10 futures, low", "middle", "high"}


def test_orders_begin_the_forecast_anew():
    app = opened(sit())
    board = think(app)
    first = board.futures
    app.match.submit(Order(seat="capitol", lever="country_tier", target="CHN", value=3.0))
    app.top.page.refresh()
    think(app)
    assert board.futures is not first


def test_a_fan_of_another_turn_is_not_shown():
    app = opened(sit())
    think(app)
    app.match.end_turn()
    app.top.page.refresh()
    assert chart(app).band() is None


def test_a_game_that_is_over_has_no_future():
    match = sit(turns=6)
    assert match.over
    assert futures(match) is None
    app = opened(match)
    app.tick()
    assert chart(app).band() is None


def test_every_curve_of_both_roles_has_a_fan():
    for seat in ("capitol", "halyard"):
        match = sit(seat=seat)
        found = futures(match)
        assert outlook(match, found, found.metrics[0]) is None
        found.count = 4
        found.finish()
        for key in found.metrics:
            fan = outlook(match, found, key)
            assert len(fan.low) == match.level.turns + 1, key
            assert "4 imagined futures" in fan.about


def test_where_no_line_can_be_drawn_the_board_says_what_winning_asks():
    app = opened(sit("october-seventh", "washington", turns=1))
    with record([]) as drawn:
        app.draw(pygame.Surface(app.size, depth=32))
    assert reading.faults(drawn) == []
    rows = [one.name for one in app.top.stage.widgets if one.name.startswith("win.") and one.name != "win.card"]
    assert len(rows) == len(next(s for s in app.match.level.seats if s.holder == "washington").win)
