"""The language model on the screen: readable at all sizes, trained in slices, stopped by a key, and it writes."""

import time

import pygame
import pytest

from game.lab.writer import training
from game.models import writing
from game.models.writing import Studio
from tests.ui import reading
from tests.ui.test_screens_more import SIZES, click, key, look, misplaced, opened, widget


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch):
    monkeypatch.setattr(training, "STEPS", 300)


def at(size=(1280, 720)):
    app = opened("title", size)
    app.show("writer")
    return app


def wait(app, until):
    for _ in range(20_000):
        app.tick()
        app.obey()
        if until(app.top.page.state()):
            return
    raise AssertionError("it never ends")


@pytest.mark.parametrize("size", SIZES)
def test_it_can_be_read_before_while_and_after(size):
    app = at(size)
    for deed in (None, "train", "write"):
        if deed:
            click(app, deed)
        assert not misplaced(app.top.stage), deed
        assert not reading.faults(look(app)), deed
        if deed == "train":
            wait(app, lambda now: now["done"] > 0.7)
            assert not misplaced(app.top.stage)
            assert not reading.faults(look(app))
        wait(app, lambda now: not now["busy"] and not now["writing"])
        assert not misplaced(app.top.stage), deed
        assert not reading.faults(look(app)), deed
    assert app.top.page.state()["page"] > 400


def test_by_keys_alone():
    app = at()
    app.top.stage.set_focus(widget(app, "train"), by_key=True)
    key(app, pygame.K_RETURN)
    assert app.top.page.state()["busy"]
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "writer"
    assert not app.top.page.state()["busy"]
    assert app.top.page.state()["loss"] is None
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "title"


def test_choices_are_locked_while_a_run_is_under_way():
    app = at()
    click(app, "train")
    items = widget(app, "hidden").items
    assert all(item.reason for item in items)


def test_a_slice_of_work_is_short():
    studio = Studio(hidden=512, letters=800_000)
    studio.begin()
    studio.work(0.01)
    took = []
    for _ in range(12):
        start = time.thread_time()
        studio.work(0.0001)
        took.append(time.thread_time() - start)
    assert sorted(took)[len(took) // 2] < 0.05


def test_a_run_that_takes_too_long_ends_where_it_is(monkeypatch):
    monkeypatch.setattr(writing, "LONGEST", 0.0)
    studio = Studio()
    studio.begin()
    while studio.busy:
        studio.work(0.01)
    assert studio.result.early == "time"
    assert "too busy" in studio.verdict()


def test_as_text_it_tells_the_same():
    studio = Studio(hidden=8)
    told = list(writing.studied(studio))
    assert f"a loss of {studio.result.loss:.2f} is left" in " ".join(told)
    assert "BRUTUS." in told
    assert len(list(writing.table())) == 5
