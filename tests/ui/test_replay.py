"""The replay and what if: every turn as it was, by mouse and by keys, and a branch beside the record."""

import time

import pygame
import pytest

from game.lab import lucks
from game.models import whatif as model
from game.models.headline import headline
from game.models.viewer import HIDDEN, viewer
from game.models.whatif import verdict
from game.play.branching import Branch, Change, back_to
from game.play.match import Match
from game.ui import theme
from tests.ui import reading
from tests.ui.test_screens_more import (
    SIZES,
    check,
    click,
    key,
    look,
    opened,
    played,
    saved,
    widget,
)

SEATS = [("first-licence", "capitol"), ("mythos-2026", "meridian"), ("two-internets", "washington")]


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Twenty lucks will do."""
    monkeypatch.setattr(model.WhatIf, "futures", 20)
    monkeypatch.setattr(lucks, "TILE", 20)


def worked_out(app):
    while app.top.page.found is not None and app.top.page.state()["done"] < 1.0:
        app.tick()
    app.top.renew()


def replaying(seat, size=(1280, 720), turn=""):
    app = opened("title", size, played(*seat))
    app.show("replay", turn)
    return app


def asking(seat, lever, value, size=(1280, 720), turn="2"):
    app = opened("title", size, played(*seat))
    app.show("whatif", turn)
    page = app.top.page
    page._choose("lever", lever)
    app.obey()
    page._set(value)
    return app


# ---- the replay -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seat", "size"), [*((SEATS[1], size) for size in SIZES), (SEATS[0], SIZES[0]), (SEATS[2], SIZES[0])]
)
def test_every_turn_can_be_read(seat, size):
    app = replaying(seat, size, "0")
    check(app)
    for tab in ("orders", "events"):
        app.top.page.tab = tab
        for turn in (0, 1, app.match.turn):
            app.top.page.go(turn)
            assert not reading.faults(look(app)), (turn, tab)


@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_a_turn_shows_the_figures_of_the_game_as_it_stood(seat):
    app = replaying(seat)
    for turn in range(app.match.turn + 1):
        app.top.page.go(turn)
        shown = [text.shown for text in look(app)]
        for figure in headline(back_to(app.match, turn)).figures:
            assert figure.label in shown
            assert figure.value in shown or figure.key == "score"
    assert f"{app.match.score().total[0]:.1f}" in shown


def test_arrows_home_and_end_go_through_the_turns():
    app = replaying(SEATS[0], turn="2")
    for code, turn in ((pygame.K_RIGHT, 3), (pygame.K_LEFT, 2), (pygame.K_HOME, 0), (pygame.K_LEFT, 0),
                       (pygame.K_END, 6), (pygame.K_RIGHT, 6)):  # fmt: skip
        assert key(app, code)
        assert app.top.page.state()["turn"] == turn
    app.top.stage.set_focus(None)
    for code, turn in ((pygame.K_HOME, 0), (pygame.K_RIGHT, 1), (pygame.K_PERIOD, 2), (pygame.K_END, 6)):
        assert key(app, code)
        assert app.top.page.state()["turn"] == turn


def test_dragging_the_slider_and_its_buttons_change_the_picture():
    app = replaying(SEATS[0])
    slider = widget(app, "turn")
    pictures = []
    for turn in (0, 2, 5):
        at = (round(slider.x_of(turn)), slider.rect.centery)
        app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
        surface = pygame.Surface(app.size, depth=32)
        app.draw(surface)
        pictures.append(surface.get_buffer().raw)
        app.handle(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))
        assert app.top.page.state()["turn"] == turn
    assert len(set(pictures)) == 3
    click(app, "back_turn")
    click(app, "back_turn")
    click(app, "on_turn")
    assert app.top.page.state()["turn"] == 4


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_once_it_is_ready_a_turn_takes_less_than_fifty_milliseconds(size):
    app = replaying(("mythos-2026", "meridian"), size)
    for _ in range(2 * app.match.turn + 4):
        app.tick()
    surface, spent = pygame.Surface(app.size, depth=32), []
    for turn in [*range(app.match.turn + 1)] * 2:
        began = time.process_time()
        app.top.page.go(turn)
        app.draw(surface)
        spent.append(time.process_time() - began)
    assert sorted(spent)[len(spent) // 2] < 0.05


def test_of_a_game_that_goes_on_only_the_own_orders_are_shown():
    whole, part = (viewer(played("mythos-2026", "meridian", turns)) for turns in (99, 3))
    assert "## Northgate" in whole.frame(3).orders
    assert "## Northgate" not in part.frame(3).orders
    assert HIDDEN in part.frame(3).orders
    assert whole.frame(3).orders.startswith("## Meridian (you)\n- ")


def test_drawing_changes_nothing():
    app = replaying(SEATS[1])
    before, digests = app.top.page.state(), list(app.match.digests)
    look(app)
    assert (app.top.page.state(), app.match.digests) == (before, digests)


def test_why_is_asked_of_the_turn_that_is_looked_at():
    app = replaying(SEATS[0], turn="2")
    app.top.stage.set_focus(widget(app, "figure.2"), by_key=True)
    key(app, pygame.K_y, letter="y")
    assert app.top.page.name == "why"
    assert app.top.page.match.turn == 2
    key(app, pygame.K_ESCAPE)
    assert (app.top.page.name, app.top.page.state()["turn"]) == ("replay", 2)


# ---- ways in ----------------------------------------------------------------------------------------------


def test_the_debrief_opens_both():
    for name, page in (("replay", "replay"), ("what_if", "whatif")):
        app = opened("title", match=played(*SEATS[0]))
        app.show("debrief")
        click(app, name)
        assert app.top.page.name == page
        key(app, pygame.K_ESCAPE)
        assert app.top.page.name == "debrief"


def test_a_game_is_played_on_from_a_turn_as_a_game_of_its_own():
    first = played("first-licence", "capitol")
    app = replaying(("first-licence", "capitol"), turn="2")
    before = (first.turn, list(first.digests))
    click(app, "play_on")
    assert app.top.page.name == "main"
    assert app.match.turn == 2
    assert app.match.digests == first.digests[:2]
    for turn in range(2, first.turn):
        for order in first.log[turn]:
            if order.seat == app.match.seat:
                app.match.submit(order)
        app.match.end_turn()
    assert app.match.digests == first.digests, "the same orders bring the same game: luck did not change"
    assert (first.turn, list(first.digests)) == before, "and the first one stays as it was"


def test_where_the_game_is_over_there_is_nothing_to_play_on():
    app = replaying(("first-licence", "capitol"))
    key(app, pygame.K_END)
    assert not widget(app, "play_on").live


def test_a_save_is_watched_beside_the_game_on_the_table():
    other, mine = played("mythos-2026", "meridian", 3), played("first-licence", "capitol", 1)
    saved(other, "one")
    app = opened("title", match=mine)
    app.show("saves")
    click(app, "watch")
    assert app.top.page.name == "replay"
    assert app.top.page.match.digests == other.digests
    assert app.match is mine
    key(app, pygame.K_w)
    assert app.top.page.match.digests == other.digests
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "saves"
    assert app.watched is None
    assert app.table.match is mine


# ---- what if ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seat", "lever", "value", "size"),
    [
        *((SEATS[0], "enforcement", 0.9, size) for size in SIZES),
        (SEATS[1], "training_share", 0.2, SIZES[0]),
        (SEATS[2], "country_tier", 2.0, SIZES[0]),
    ],
)
def test_the_form_and_the_answer_can_be_read(seat, lever, value, size):
    app = asking(seat, lever, value, size)
    check(app)
    app.top.page.ask()
    app.obey()
    worked_out(app)
    check(app)


def test_by_keys_alone():
    app = replaying(SEATS[0], turn="3")
    key(app, pygame.K_w)
    assert app.top.page.state()["turn"] == 3
    app.top.stage.set_focus(widget(app, "hold"), by_key=True)
    key(app, pygame.K_SPACE)
    key(app, pygame.K_TAB)
    assert app.top.stage.focus.name == "ask"
    app.top.page._choose("lever", "enforcement")
    app.obey()
    app.top.stage.set_focus(widget(app, "value.slider"), by_key=True)
    key(app, pygame.K_END)
    key(app, pygame.K_RETURN)
    worked_out(app)
    state = app.top.page.state()
    branch = Branch(app.match, 3, [Change("enforcement", "", 1.0)], hold=True).finish()
    assert (state["lever"], state["value"], app.top.page.hold) == ("enforcement", 1.0, True)
    assert app.top.page.found.branch.game.digests == branch.game.digests
    assert state["verdict"] == verdict(app.top.page.found)
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "replay"


def test_the_answer_shows_every_number_and_the_band():
    app = asking(SEATS[0], "enforcement", 0.9)
    app.top.page.ask()
    app.obey()
    worked_out(app)
    found = app.top.page.found
    shown = " ".join(text.words for text in look(app))
    assert verdict(found) in shown
    for row in found.rows()[:6]:
        assert row.reading.label in shown
        assert all(cell in shown for cell in row.cells())
        assert row.on_average() in shown
    chart = widget(app, "chart")
    assert chart.band() is not None
    surface = pygame.Surface(app.size, depth=32)
    app.draw(surface)
    inside = pygame.surfarray.array3d(surface.subsurface(chart.rect)).reshape(-1, 3)
    assert (inside == theme.mix(theme.CARD, theme.ACCENT, 0.22)).all(axis=1).sum() > 500


def test_the_table_chooses_what_the_chart_shows():
    app = asking(SEATS[0], "enforcement", 0.9)
    app.top.page.ask()
    app.obey()
    worked_out(app)
    app.top.stage.set_focus(widget(app, "table"), by_key=True)
    key(app, pygame.K_DOWN)
    assert app.top.page.metric == app.top.page.found.rows()[1].reading.key
    assert widget(app, "chart").series()[0].values[1:] == tuple(app.top.page.found.course(app.top.page.metric)[0][1:])


def test_a_refusal_is_shown_and_goes_with_another_choice():
    app = asking(SEATS[1], "start_run", 1.0, turn="2")
    page = app.top.page
    running = back_to(app.match, 1).world.labs.run_needed[app.match.world.names.labs.index("meridian"), 0] > 0.0
    assert running, "the test needs a run under way"
    page.ask()
    app.obey()
    assert "One run at a time" in page.problem
    assert "One run at a time" in " ".join(text.words for text in look(app))
    assert not reading.faults(look(app))
    page._choose("lever", "training_share")
    app.obey()
    assert not page.problem


def test_nothing_is_asked_of_a_game_without_a_turn():
    app = opened("title", match=played(*SEATS[0], 0))
    app.show("debrief")
    assert not widget(app, "what_if").live
    app.show("replay")
    assert not widget(app, "what_if").live
    key(app, pygame.K_w)
    assert app.top.page.name == "replay"
    assert isinstance(app.top.page.match, Match)
