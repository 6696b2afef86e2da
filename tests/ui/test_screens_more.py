"""Debrief, saves, settings and help: nothing lies outside, on top or out of reach, and each does what it says."""

import contextlib
from dataclasses import replace
from functools import cache
from itertools import combinations

import pygame
import pytest

from game.ai.catalogue import players
from game.lab import robustness
from game.lab.robustness import cases
from game.models import settings as prefs
from game.models.debrief import debrief
from game.models.saves import Shelf, _kept, save_rows
from game.models.settings import Settings
from game.play import saving
from game.play.match import Match
from game.play.refused import Refusal
from game.schema import library
from game.ui.app import App
from game.ui.pen import record
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.field import Field
from game.ui.widgets.label import Card
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.worldmap import WorldMap
from tests.ui import reading

SIZES = [(1024, 640), (1280, 720), (1920, 1080), (2560, 1440)]
WHOLE = ("first-licence", "mythos-2026")  # levels looked at from every seat; the others from their first
SEATS = [
    (name, seat.holder)
    for name in library.names()
    for place, seat in enumerate(seat for seat in library.read(name).level.seats if seat.playable)
    if name in WHOLE or place == 0
]
GROUND = (Card, Field, ScrollArea)  # other widgets stand on these
NAMES = ["saves", "settings", "help"]


@cache
def played(level_name, seat, turns=99):
    """A whole game; the seat does what its computer would have done in its place."""
    entry = library.read(level_name)
    match, shadow = (Match(entry.level, entry.fingerprint, 7, who, players(entry.level)) for who in (seat, ""))
    while not match.over and match.turn < turns:
        shadow.end_turn()
        for order in shadow.log[-1]:
            if order.seat == seat:
                with contextlib.suppress(Refusal):
                    match.submit(order)
        match.end_turn()
    return match


def opened(name, size=(1280, 720), match=None, settings=None):
    app = App(size, settings or Settings())
    app.match = match
    app.show(name)
    return app


def key(app, code, mod=0, letter=""):
    return app.handle(pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letter))


def click(app, name):
    at = widget(app, name).seen.center
    app.handle(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0)))
    app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    return app.handle(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))


def widget(app, name):
    return app.top.stage.by_name(name)


def look(app):
    surface = pygame.Surface(app.size, depth=32)
    with record([]) as drawn:
        app.draw(surface)
    return drawn


def misplaced(stage):
    """Widgets that leave the window, or stand on each other."""
    seen = [one for one in stage.widgets if one.seen.w and one.seen.h]
    found = [f"{one.name} leaves the window" for one in seen if not stage.bounds.contains(one.seen)]
    solid = [one for one in seen if not isinstance(one, GROUND)]
    found += [
        f"{one.name} stands on {other.name}"
        for one, other in combinations(solid, 2)
        if one.seen.colliderect(other.seen) and not laid_over(one, other)
    ]
    return found


def laid_over(one, other):
    """Whether one is a map's own control: it lies on the map, and covers none of its chips."""
    world, control = (one, other) if isinstance(one, WorldMap) else (other, one)
    if not isinstance(world, WorldMap) or not control.name.startswith(f"{world.name}."):
        return False
    return world.seen.contains(control.seen) and control.seen.collidelist(list(world.chips().values())) < 0


def reached(app):
    """The names at which Tab stops, going round once."""
    names = []
    for _ in app.top.stage.widgets:
        key(app, pygame.K_TAB)
        focus = app.top.stage.focus
        if focus is None or focus.name in names:
            break
        names.append(focus.name)
    return names


def saved(match, *names):
    for name in names:
        saving.save_as(match, name)


def spoil(name):
    """A save that a crash left half written."""
    path = saving.folder() / f"{900_000 + len(name):06d}-save-{name}-aaaaaa.json"
    path.write_text('{"format": 1,', "utf-8")
    return path


def check(app):
    assert not misplaced(app.top.stage)
    assert not reading.faults(look(app))
    wanted = [one.name for one in app.top.stage.widgets if one.takes_focus]
    assert wanted
    assert sorted(reached(app)) == sorted(wanted)
    assert not reading.faults(look(app)), "with the tooltip or the caret of the last"


# ---- all of them -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_outside_on_top_or_out_of_reach(name, size):
    match = played(*SEATS[0])
    saved(match, *(f"Save {place}" for place in range(25)))
    spoil("torn")
    check(opened(name, size, match))
    check(opened(name, size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_the_debrief_of_a_whole_game_can_be_read(seat, size):
    check(opened("debrief", size, played(*seat)))


@pytest.mark.parametrize("turns", [0, 1])
def test_the_debrief_can_be_opened_early(turns):
    check(opened("debrief", match=played(*SEATS[0], turns)))


@pytest.mark.parametrize("name", [*NAMES, "debrief"])
def test_drawing_changes_nothing_and_escape_goes_back(name):
    match = played(*SEATS[0])
    app = opened("title", match=match)
    app.show(name)
    before = app.top.page.state()
    pictures = []
    for _ in range(2):
        surface = pygame.Surface(app.size, depth=32)
        app.draw(surface)
        pictures.append(surface.get_buffer().raw)
    assert pictures[0] == pictures[1]
    assert app.top.page.state() == before
    key(app, pygame.K_ESCAPE)
    assert [scene.page.name for scene in app.stack] == ["title"]


# ---- debrief ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_the_debrief_shows_the_view_models_numbers(seat):
    match = played(*seat)
    model, shown = debrief(match), [text.shown for text in look(opened("debrief", match=match))]
    assert f"{model.total:.1f}" in shown
    for part in model.parts:
        assert part.label in shown
        assert part.shown in shown
        assert f"twin {part.twin:.0f}" in shown
    for chart in model.curves:
        assert chart.title in shown
        assert f"twin {chart.curves[1].end}" in shown
    for effect in model.effects[:5]:
        assert {effect.label, effect.played, effect.twin, effect.change} <= set(shown)
    assert {swing.shown for swing in model.swings[:3]} <= set(shown)


def test_from_the_debrief_one_can_leave_for_another_game():
    app = opened("debrief", match=played(*SEATS[0]))
    click(app, "leave")
    assert app.top.page.name == "title"


def test_from_the_debrief_one_can_save_the_replay():
    app = opened("debrief", match=played(*SEATS[0]))
    click(app, "saves")
    click(app, "keep")
    (row,) = save_rows()
    assert row.kind == "saved"
    assert row.when == "finished"


# ---- saves -----------------------------------------------------------------------------------------------------


def test_deleting_a_save_asks_first():
    saved(played(*SEATS[0], 1), "one", "two")
    app = opened("saves")
    click(app, "delete")
    assert isinstance(app.top.stage.front, Dialog)
    assert not reading.faults(look(app))
    key(app, pygame.K_ESCAPE)
    assert len(save_rows()) == 2
    click(app, "delete")
    click(app, "forget.delete")
    assert [row.name for row in save_rows()] == ["one"]
    assert app.top.page.state()["saves"] == 1


def test_a_save_is_loaded_by_enter():
    match = played(*SEATS[0], 1)
    saved(match, "one")
    app = opened("saves")
    app.top.stage.set_focus(widget(app, "rows"), by_key=True)
    key(app, pygame.K_RETURN)
    assert app.top.page.name == "main"
    assert app.match is not None
    assert app.match.digests == match.digests


def test_a_broken_save_says_why_and_cannot_be_loaded():
    saved(played(*SEATS[0], 1), "good")
    spoil("torn")
    app = opened("saves")
    assert not widget(app, "load").live
    assert widget(app, "load").reason() == save_rows()[0].problem
    key(app, pygame.K_RETURN)
    assert app.match is None
    click(app, "delete")
    click(app, "forget.delete")
    assert [row.name for row in save_rows()] == ["good"]


def test_a_search_leaves_the_saves_that_have_its_words():
    for level, seat, name in (("first-licence", "capitol", "spring"), ("mythos-2026", "meridian", "autumn")):
        saved(played(level, seat, 1), name)
    app = opened("saves")
    key(app, pygame.K_f, pygame.KMOD_CTRL)
    assert app.top.stage.focus.name == "search"
    app.top.page._search("mythos MERIDIAN")
    app.obey()
    assert [row.name for row in app.top.page.rows] == ["autumn"]
    assert app.top.page.chosen == 0
    app.top.page._search("nothing like it")
    app.obey()
    assert app.top.page.rows == ()
    assert "No save has these letters." in " ".join(text.words for text in look(app))
    assert not widget(app, "load").live


def test_many_saves_are_read_in_slices_and_only_once():
    saved(played("first-licence", "capitol", 1), "one")
    path = saving.saves()[0].path
    for number in range(2, 60):
        copy = path.name.replace("000001", f"{number:06d}").replace("one", f"one{number}")
        (path.parent / copy).write_bytes(path.read_bytes())
    shelf = Shelf()
    slices = 0
    while shelf.read(0.001):
        slices += 1
    assert slices > 5
    assert len(shelf.rows) == 59
    assert shelf.done == 1.0
    before = _kept.cache_info().misses
    again = Shelf()
    again.read()
    assert again.rows == shelf.rows
    assert _kept.cache_info().misses == before, "what did not change is not read again"


def test_five_hundred_rows_draw_as_fast_as_twenty():
    app = opened("saves")
    page = app.top.page
    saved(played(*SEATS[0], 1), "one")
    page.rows = save_rows() * 500
    app.top.stage.set_focus(widget(app, "rows"), by_key=True)
    key(app, pygame.K_END)
    assert app.top.page.state()["chosen"] == 499
    assert len(look(app)) < 200


# ---- settings --------------------------------------------------------------------------------------------------


def test_settings_take_effect_at_once_and_are_kept():
    app = opened("settings", size=(1920, 1080))
    for name in ("mute", "report"):
        click(app, name)
    app.top.stage.set_focus(widget(app, "volume.slider"), by_key=True)
    key(app, pygame.K_HOME)
    app.top.stage.set_focus(widget(app, "scale.slider"), by_key=True)
    before = app.top.stage.scale.k
    key(app, pygame.K_HOME)
    assert app.top.stage.scale.k < before
    wanted = replace(Settings(), mute=True, report=False, volume=0.0, scale=prefs.SCALES[0])
    assert app.settings == wanted
    assert prefs.load() == wanted
    assert app.top.stage.focus.name == "scale.slider", "a new layout keeps the focus"


def test_another_palette_is_shown_at_once_and_kept():
    app = opened("settings")
    before = {text.ground for text in look(app)}
    app.top.stage.set_focus(widget(app, "palette"), by_key=True)
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_RIGHT)
    assert app.settings.palette == prefs.load().palette == "contrast"
    assert {text.ground for text in look(app)} != before
    check(app)
    assert prefs.read({"palette": "mauve"}).palette == prefs.read({"palette": None}).palette == "standard"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("palette", list(prefs.PALETTES))
@pytest.mark.parametrize("seat", [SEATS[0], SEATS[-1]], ids="-".join)
def test_every_text_can_be_read_in_every_palette(seat, palette, size):
    for name in ("title", "main", "report", "debrief", "saves", "settings", "help", "menu"):
        app = opened(name, size, played(*seat, 4), Settings(palette=palette))
        assert not reading.faint(look(app)), name
        app.show("settings")
        assert not reading.faults(look(app)), name


def test_a_dragged_slider_takes_effect_when_let_go():
    app = opened("settings", size=(1920, 1080))
    slider = widget(app, "scale.slider")
    start, end = slider.rect.center, (slider.rect.left, slider.rect.centery)
    app.handle(pygame.Event(pygame.MOUSEMOTION, pos=start, rel=(1, 1), buttons=(0, 0, 0)))
    app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1))
    app.handle(pygame.Event(pygame.MOUSEMOTION, pos=end, rel=(1, 1), buttons=(1, 0, 0)))
    assert app.settings == Settings()
    app.handle(pygame.Event(pygame.MOUSEBUTTONUP, pos=end, button=1))
    assert app.settings.scale == prefs.SCALES[0]


@pytest.mark.parametrize("scale", [0.8, 1.3, 2.0])
@pytest.mark.parametrize("name", [*NAMES, "debrief"])
def test_every_size_of_letters_fits(name, scale):
    for size in (SIZES[0], SIZES[2]):
        app = opened(name, size, played(*SEATS[0]), replace(Settings(), scale=scale))
        assert not misplaced(app.top.stage)
        assert not reading.faults(look(app))


# ---- help ------------------------------------------------------------------------------------------------------


def test_help_names_the_keys_of_the_board():
    app = opened("help", size=(1280, 720))
    app.show("help", "keys")
    shown = " ".join(text.shown for text in look(app))
    for name in ("Ctrl+Enter", "Ctrl+S", "F11", "Escape"):
        assert name in shown


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_help_can_be_reached_and_read(size):
    app = opened("help", size)
    app.top.stage.set_focus(widget(app, "tabs"), by_key=True)
    pages = []
    for _ in range(5):
        pages.append(app.top.page.state()["page"])
        assert not misplaced(app.top.stage)
        assert not reading.faults(look(app))
        key(app, pygame.K_RIGHT)
    assert pages == ["guide", "keys", "card", "numbers", "sources"]


# ---- does the result stand -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_the_same_game_with_other_numbers_is_worked_out_while_one_watches(size, monkeypatch):
    monkeypatch.setattr(robustness, "cases", lambda match: cases(match)[:7])
    app = opened("robust", size, played(*SEATS[0], 2))
    assert "progress" in {one.name for one in app.top.stage.widgets}
    assert not reading.faults(look(app))
    for _ in range(2000):
        app.tick()
        if app.top.page.state()["turned"] is not None:
            break
    assert app.top.page.state()["done"] == 1.0
    assert "progress" not in {one.name for one in app.top.stage.widgets}
    assert not misplaced(app.top.stage)
    assert not reading.faults(look(app))
    key(app, pygame.K_ESCAPE)


def test_the_debrief_leads_there(monkeypatch):
    monkeypatch.setattr(robustness, "cases", lambda match: cases(match)[:3])
    app = opened("debrief", match=played(*SEATS[0]))
    click(app, "robust")
    assert app.top.page.name == "robust"
    key(app, pygame.K_F1)
    assert app.top.page.state()["page"] == "card"
    key(app, pygame.K_ESCAPE)
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "debrief"


# ---- winning and the certificate -------------------------------------------------------------------------------


def test_the_debrief_shows_every_condition_of_winning():
    match = played("october-seventh", "washington")
    found = debrief(match).win
    app = opened("debrief", match=match)
    shown = [text.shown for text in look(app)]
    assert {found.headline, found.count} <= set(shown)
    for one in found.rows:
        assert {one.goal.label, one.reached, one.brief} <= set(shown)
    assert app.top.page.state()["won"] is found.won


@pytest.mark.parametrize("size", SIZES)
def test_the_briefing_leads_to_the_certificate(size):
    app = opened("title", size)
    app.show("briefing", "first-licence")
    click(app, "certificate")
    assert app.top.page.name == "certificate"
    assert not misplaced(app.top.stage)
    assert not reading.faults(look(app))
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "briefing"
