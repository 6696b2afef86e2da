"""The news of a whole game: nothing is lost, filters only narrow, and every line can be asked why."""

import pygame
import pytest

from game.models import newslog
from game.models.explaining import Inquiry
from game.models.happenings import happenings
from tests.ui.test_screens_more import SIZES, check, click, key, opened, played

SEATS = [("mythos-2026", "washington"), ("mythos-2026", "meridian")]


@pytest.mark.parametrize("size", SIZES)
def test_it_can_be_read(size):
    app = opened("newslog", size, played("mythos-2026", "meridian", 2))
    check(app)
    app.top.page._change("letters", "no such thing")
    app.obey()
    app.top.renew()
    check(app)


@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_nothing_is_lost_and_filters_only_narrow(seat):
    match = played(*seat, 4)
    everything = newslog.log(match)
    assert len(everything) == sum(len(happenings(match, turn)) for turn in range(1, 5))
    assert [one.turn for one in everything] == sorted((one.turn for one in everything), reverse=True)
    parts = [newslog.log(match, subject) for subject in newslog.SUBJECTS if subject != "all"]
    assert sorted(one.ask for part in parts for one in part) == sorted(one.ask for one in everything)
    assert set(newslog.log(match, own=True)) < set(everything)
    found = newslog.log(match, letters="northgate")
    assert found
    assert all("northgate" in one.line.casefold() for one in found)


def test_every_line_can_be_asked_why():
    match = played("mythos-2026", "meridian", 2)
    for one in newslog.log(match):
        assert Inquiry(match, one.ask).panel().title


def test_the_key_opens_and_closes_it_and_a_long_game_has_pages():
    match = played("mythos-2026", "meridian")
    app = opened("main", match=match)
    key(app, pygame.K_n, letter="n")
    assert app.top.page.name == "newslog"
    assert app.top.page.state()["rows"] > 40
    click(app, "older")
    app.top.renew()
    assert app.top.page.state()["first"] == 40
    app.top.stage.set_focus(app.top.stage.by_name("back"))
    key(app, pygame.K_n, letter="n")
    assert app.top.page.name == "main"
