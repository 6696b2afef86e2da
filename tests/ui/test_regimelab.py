"""The regime lab as a screen: it can be read at every size, works in slices, and shows what the command finds."""

import pygame
import pytest

from game.lab.comparing import compare
from game.lab.weighing import Weighed
from game.models import regimelab
from game.models.regimelab import Answer, begin
from game.ui.screens.regimelab.found import TABS
from tests.ui.test_screens_more import SIZES, check, click, key, look, opened

FEW = ("no-controls", "chips-only", "country-tiers")


@pytest.fixture(scope="module")
def answer():
    return Answer(Weighed(begin("first-licence", "capitol", FEW, 6).finish().result))


def asked(app, seeds=6):
    page = app.top.page
    page.level, page.government, page.chosen, page.seeds = "first-licence", "capitol", list(FEW), seeds
    app.top.renew()
    return page


def worked_out(app):
    while app.top.page.state()["done"] < 1.0:
        app.tick()
        app.obey()


@pytest.mark.parametrize("size", SIZES)
def test_form_and_answer_can_be_read(size, answer):
    app = opened("regimelab", size)
    check(app)
    page = asked(app)
    page.answer = answer
    for tab, _, _ in TABS:
        page.shown.tab = tab
        app.top.renew()
        check(app)
    page.shown.arm = "1"
    app.top.renew()
    check(app)


def test_slices_find_what_the_command_finds():
    work = begin("first-licence", "capitol", FEW, 6)
    steps = 0
    while work.step():
        steps += 1
    assert steps >= 6 * 3
    whole = compare(work.question, 1)
    assert (work.result.values == whole.values).all()
    assert work.result.removed.keys() == whole.removed.keys()
    assert all((work.result.removed[name] == whole.removed[name]).all() for name in whole.removed)
    assert all((work.result.flows[name] == whole.flows[name]).all() for name in whole.flows)


def test_a_click_compares_and_shows_the_result(home, answer):
    app = opened("regimelab")
    page = asked(app)
    click(app, "ask")
    assert page.running is not None
    worked_out(app)
    assert page.answer.short() == answer.short()
    drawn = "".join(one.words for one in look(app)).replace(" ", "")
    for line in list(answer.lines())[2:4]:
        assert line.replace(" ", "") in drawn
    key(app, pygame.K_s, letter="s")
    written = list((home / "comparisons").glob("*.html"))
    assert len(written) == 1
    assert answer.title in written[0].read_text("utf-8")


def test_stopping_leaves_the_form():
    app = opened("regimelab")
    page = asked(app, 50)
    click(app, "ask")
    app.tick()
    click(app, "stop")
    assert page.running is None
    assert page.answer is None
    check(app)


def test_nothing_chosen_is_said_and_begins_nothing():
    app = opened("regimelab")
    page = asked(app)
    click(app, "none")
    app.top.renew()
    click(app, "ask")
    assert page.running is None
    assert "Choose one regime" in page._fault()
    page._all(tuple(one.id for one in regimelab.kinds()))
    assert "at most" in page._fault()


def test_what_a_level_cannot_do_is_told():
    told = regimelab.unfit("first-licence", "capitol", ["us-2024-memory"])
    assert told
    assert all(line.endswith(".") for line in told)


def test_the_marks_are_the_differences(answer):
    for arm, mark in enumerate(answer.marks(), 1):
        apart = answer.found.apart(arm, "security")
        assert (mark.y, mark.up) == (apart.mean, (apart.low, apart.high))
        assert mark.best == (not answer.found.beaten_by(arm))


def test_a_spread_lies_in_order(answer):
    for gauge in answer.gauges():
        for one in answer.spreads(gauge.id):
            assert one.low <= one.inner[0] <= one.middle <= one.inner[1] <= one.high
