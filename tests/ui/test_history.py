"""Every number over the game: the curve is the numbers of the match, nobody's secret is in it, and it can be kept."""

import csv

import pygame
import pytest

from game.models import chronicle
from game.models.chair import chair
from game.play import saving
from game.rules.catalogue import METRICS
from tests.ui.test_screens_more import SIZES, check, click, key, opened, played

SEATS = [("mythos-2026", "washington"), ("mythos-2026", "meridian"), ("two-internets", "beijing")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", SEATS[:2], ids="-".join)
def test_it_can_be_read(seat, size):
    app = opened("history", size, played(*seat, 3))
    check(app)
    page = app.top.page
    for number in ("regional_share", "supply_risk", "divergence"):
        if number in [one.key for one in page.all]:
            page.key_, page.of, page.kept = number, "", None
            app.top.renew()
            check(app)


@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_curves_are_what_the_match_measured(seat):
    match = played(*seat, 3)
    row = chair(match).row
    for number in ("divergence", "lead_months" if chair(match).regulates else "cash"):
        found = chronicle.course(match, number)
        for turn, world in enumerate(match.worlds):
            measured = METRICS[number].measure(world)
            one = measured[row] if len(METRICS[number].axes) == 2 else measured
            assert (found.played[turn], found.twin[turn]) == (float(one[0]), float(one[1]))


@pytest.mark.parametrize("seat", SEATS, ids="-".join)
def test_a_rivals_secret_is_in_no_list_and_no_table(seat):
    match = played(*seat, 2)
    for number in ("cash",):
        told = [one for one, _ in chronicle.holders(match, number)]
        assert set(told) <= {match.seat}
    assert all(row["of"] in ("", match.seat) for row in csv.DictReader(chronicle.table(match).splitlines())
               if row["number"] == "cash")  # fmt: skip


def test_the_table_has_every_number_after_every_turn(home):
    match = played("mythos-2026", "washington", 3)
    app = opened("history", match=match)
    click(app, "export")
    written = list((saving.home() / "tables").glob("*.csv"))
    rows = list(csv.DictReader(written[0].read_text("utf-8").splitlines()))
    keys = {one.key for one in chronicle.entries(match)}
    assert {row["number"] for row in rows} == keys
    shares = [row for row in rows if row["number"] == "lead_months"]
    assert [float(row["played"]) for row in shares] == list(chronicle.course(match, "lead_months").played)
    assert len(keys) > 30


def test_a_search_narrows_the_list_and_the_key_opens_and_closes_it():
    match = played("mythos-2026", "washington", 3)
    app = opened("main", match=match)
    key(app, pygame.K_g, letter="g")
    page = app.top.page
    assert page.name == "history"
    page.search = "misuse"
    assert 0 < page.state()["rows"] < 10
    page.search = "no such number"
    assert page.state()["rows"] == 0
    app.top.renew()
    check(app)
    app.top.stage.set_focus(app.top.stage.by_name("back"))
    key(app, pygame.K_g, letter="g")
    assert app.top.page.name == "main"
