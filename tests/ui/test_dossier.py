"""Dossiers: everybody has one, each number in it can be asked why, and what the seat may not know is not in it."""

from copy import copy

import pygame
import pytest

from game.models import dossier
from game.models.explaining import Inquiry
from game.text.commands import COMMANDS
from game.text.session import Session
from game.world.batch import clone
from tests.ui.test_screens_more import SEATS, SIZES, check, click, key, opened, played, widget

FEW = [("first-licence", "capitol"), ("mythos-2026", "tsubame"), ("paris-committee", "moscow")]


def all_of(match):
    for kind in dossier.KINDS:
        for name, _ in dossier.subjects(match, kind):
            yield dossier.dossier(match, kind, name)


@pytest.mark.parametrize("seat", FEW, ids="-".join)
def test_every_number_of_every_dossier_can_be_asked_why(seat):
    match = played(*seat, 3)
    for found in all_of(match):
        assert found.sections, found.title
        for section in found.sections:
            for row in section.rows:
                assert Inquiry(match, row.ask).panel().title, row


@pytest.mark.parametrize("seat", FEW, ids="-".join)
def test_a_figure_is_told_true_only_if_the_seat_may_know_it(seat):
    match = played(*seat, 3)
    others = [one for one in all_of(match) if one.kind == "lab" and one.id != match.seat]
    rows = [row for one in others for section in one.sections for row in section.rows]
    secrets = [row for row in rows if row.ask.startswith(("cash@", "labs.compute@"))]
    assert secrets
    for row in secrets:
        assert row.guessed, row
        assert row.shown.startswith("about "), row
        assert not row.change, "a step of an estimate would say too much"


def test_the_board_opens_the_region_that_is_aimed_at_and_the_key_closes_it():
    app = opened("main", match=played("mythos-2026", "washington", 2))
    region = app.top.page.board.region
    key(app, pygame.K_d)
    assert app.top.page.state()["kind"] == "region"
    assert app.top.page.state()["who"] == region
    key(app, pygame.K_d)
    assert app.top.page.name == "main"


def test_names_and_kinds_are_chosen_by_keyboard():
    app = opened("main", match=played("mythos-2026", "washington", 2))
    app.show("dossier")
    app.top.stage.set_focus(widget(app, "names"), by_key=True)
    key(app, pygame.K_DOWN)
    app.top.settle()
    assert app.top.page.who == dossier.subjects(app.match, "lab")[1][0]
    app.top.stage.set_focus(widget(app, "kind"), by_key=True)
    key(app, pygame.K_RIGHT)
    app.top.settle()
    assert app.top.page.state()["kind"] == "region"
    assert app.top.page.who == "USA", "one's own comes first"


def test_a_row_is_asked_why_by_a_click():
    app = opened("main", match=played("mythos-2026", "washington", 2))
    app.show("dossier", "lab qinghe")
    at = widget(app, "row.1.0").seen.center
    app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=3))
    assert app.top.page.name == "why"
    assert "Qinghe" in app.top.page.model.title
    key(app, pygame.K_ESCAPE)
    click(app, "back")
    assert app.top.page.name == "main"


def test_the_text_tells_the_same():
    match = played("mythos-2026", "washington", 2)
    said: list[str] = []
    session = Session(match, said.append, "")
    COMMANDS["dossier"](session, ["beijing"])
    assert said == list(dossier.lines(dossier.dossier(match, "regulator", "beijing")))
    said.clear()
    COMMANDS["dossier"](session, [])
    assert len(said) == sum(len(dossier.subjects(match, kind)) for kind in dossier.KINDS)


def test_a_request_that_waits_stands_in_the_queue_of_the_government_and_with_the_lab():
    match = copy(played("mythos-2026", "meridian", 2))
    world = clone(match.world)
    match.worlds = [*match.worlds[:-1], world]
    waiting = world.licences.waiting.copy()
    waiting[0, world.names.labs.index("meridian"), world.names.regions.index("JPN"), 0] = 2.0
    world.licences.waiting = waiting
    sections = dossier.dossier(match, "regulator", "washington").sections
    queue = next(one for one in sections if one.title == "Licence queue")
    assert ("Meridian to Japan", "2 quarters in the queue") in [(row.label, row.shown) for row in queue.rows]
    told = "\n".join(dossier.lines(dossier.dossier(match, "lab", "meridian")))
    assert "licence requested, 2 quarters in the queue" in told


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", [one for one in SEATS if one[0] in ("first-licence", "two-internets")], ids="-".join)
def test_dossiers_can_be_read_at_every_size(seat, size):
    match = played(*seat, 4)
    for kind in dossier.KINDS:
        app = opened("main", size, match)
        app.show("dossier", f"{kind} {dossier.subjects(match, kind)[-1][0]}")
        check(app)
