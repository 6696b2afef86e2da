"""Learn on the screen: the four ways, and the path by mouse and by keys, readable at every step."""

import time

import pygame
import pytest

from game.models.course.path import forget, resumed
from game.models.course.plain import walked
from game.models.course.steps import STEPS
from tests.ui import reading
from tests.ui.test_screens_more import SIZES, click, key, look, misplaced, opened, widget


def on_path(size=(1280, 720)):
    app = opened("title", size)
    app.show("course")
    return app


def settle(app):
    for _ in range(400):
        app.tick()
        app.obey()


def sound(app):
    assert not misplaced(app.top.stage), app.top.page.state()
    assert not reading.faults(look(app)), app.top.page.state()


@pytest.mark.parametrize("size", SIZES)
def test_every_way_to_learn_is_reached_from_the_title(size):
    app = opened("title", size)
    key(app, pygame.K_RETURN)
    assert app.top.page.name == "learn"
    sound(app)
    for way in app.top.page.state()["ways"]:
        click(app, way)
        assert app.top.page.name == way
        key(app, pygame.K_ESCAPE)
        assert app.top.page.name == "learn"


@pytest.mark.parametrize("size", SIZES)
def test_every_step_can_be_read_and_enter_alone_leads_to_the_end(size):
    app = on_path(size)
    seen = []
    for _ in range(40):
        settle(app)
        sound(app)
        seen.append(app.top.page.state()["step"])
        key(app, pygame.K_RETURN)
        app.obey()
        if app.top.page.name == "title":
            break
    assert list(dict.fromkeys(seen)) == [step.id for step in STEPS]
    assert app.top.page.name == "title"


def test_keys_and_text_lead_to_the_same_game():
    app = on_path()
    for code, mod in (
        (pygame.K_RETURN, 0), (pygame.K_RETURN, 0), (pygame.K_y, 0), (pygame.K_RETURN, 0),
        (pygame.K_RETURN, pygame.KMOD_CTRL), (pygame.K_RETURN, 0), (pygame.K_RETURN, 0), (pygame.K_z, pygame.KMOD_CTRL),
        *[(pygame.K_RETURN, pygame.KMOD_CTRL)], (pygame.K_RETURN, 0), (pygame.K_RETURN, 0),
        *[(pygame.K_RETURN, pygame.KMOD_CTRL)] * 4,
    ):  # fmt: skip
        key(app, code, mod)
        app.obey()
        app.tick()
    screen = app.top.page.course
    assert screen.match.over
    forget()
    list(
        walked(
            iter(["", "go", "why", "guess same", "end", "", "go", "undo", "end", "", "", "end", "end", "end", "end"])
        )
    )
    assert resumed().match.digests == screen.match.digests


def test_the_lever_is_dead_where_a_step_does_not_ask_for_it_and_says_why():
    app = on_path()
    lever = widget(app, "lever")
    assert all("first" in item.reason for item in lever.items)
    click(app, "lever")
    assert app.top.page.state()["tier"] == "open"
    key(app, pygame.K_RETURN, pygame.KMOD_CTRL)
    app.obey()
    assert app.top.page.state()["turn"] == 0
    assert "something else" in app.top.page.state()["refusal"]
    sound(app)


def test_closing_in_the_middle_loses_nothing():
    app = on_path()
    for _ in range(5):
        key(app, pygame.K_RETURN)
        app.obey()
        app.tick()
    before = app.top.page.state()
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "title"
    app.show("course")
    assert app.top.page.state() == {**before, "refusal": ""}
    click(app, "anew")
    app.obey()
    assert app.top.page.state()["step"] == STEPS[0].id


def test_a_moved_lever_is_redrawn_at_once():
    app = on_path()
    key(app, pygame.K_RETURN)
    settle(app)
    surface = pygame.Surface(app.size, depth=32)
    app.draw(surface)
    started = time.thread_time()
    app.top.page._do("set", "licence")
    app.obey()
    app.draw(surface)
    assert time.thread_time() - started < 0.15
