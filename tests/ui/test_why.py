"""Why? on every number of every screen: a crawl finds none without it, and what opens answers."""

import re
import time

import pygame
import pytest

from game.models import regime
from game.models.explaining import Inquiry, known
from game.models.panel import exact
from game.models.setting import show
from game.models.viewer import moment
from game.schema import library
from game.schema.order import Order
from game.ui.pen import Pen, record
from game.ui.widgets.worldmap import WorldMap
from tests.ui.test_screens_more import SIZES, check, key, opened, played

LEVELS = ("first-licence", "mythos-2026", "two-internets", "middle-power", "whiplash")
SEATS = [
    (level, seat.holder)
    for level in LEVELS
    for seat in [one for one in library.read(level).level.seats if one.playable][: 2 if level != "mythos-2026" else 5]
]
QUICK = {("first-licence", "capitol"), ("mythos-2026", "meridian"), ("middle-power", "seoul")}
MOST = [pytest.param(seat, marks=() if seat in QUICK else pytest.mark.slow) for seat in SEATS]
SCREENS = ("title", "briefing", "certificate", "main", "report", "debrief", "robust", "saves", "settings", "help",
           "menu", "replay", "whatif", "advice", "history", "regime", "dossier")  # fmt: skip
# Numbers that the match did not compute: dates and turns, units, keys, settings of the window, the seed.
DATES = re.compile(r"\bQ\d(\s\d{2,4})?\b|\b(19|20)\d\d\b|\b[Tt]urn \d+( of \d+)?|\b\d+ turns\b|\bseed \d+")
UNITS = re.compile(r"H100e?s?|6 × N × D|F\d+|10 points|\b0 to 100\b|of 100\b|\b1000\b")
STILL = {"title", "briefing", "certificate", "settings", "help", "menu", "saves"}  # no number of a match is on them


def given(level, seat):
    """A game after three turns, with an order on the table."""
    match = played(level, seat, 3)
    if not match.pending:
        for name in match.level.offers(seat):
            lever = match.level.lever(name)
            if not lever.target and not lever.once and lever.scale == "linear":
                match.submit(Order(seat=seat, lever=name, value=lever.low + 0.5 * (lever.high - lever.low)))
                break
    return match


def worked_out(app):
    """Let time pass until the panel on top has nothing left to work out."""
    while app.top.page.state()["done"] < 1.0:
        app.tick()
    app.tick()
    app.top.renew()


def names_of(match):
    """What things are called in the level: digits in a name are no number."""
    level = match.level
    named = [lab.newest.name for lab in level.labs] + [lab.name for lab in level.labs]
    stems = {name.rpartition(" ")[0] or name for name in named} | set(named)
    lines = [line for seat in level.seats for line in (seat.headline or "", seat.goal or "")]
    return stems, {level.title, level.summary, *lines}


def numbers(words, stems):
    """What is left of the words once dates, units and names are gone, if there is a digit in it."""
    for stem in sorted(stems, key=len, reverse=True):
        words = re.sub(rf"{re.escape(stem)}( ?[\d.]+)?", "", words)
    words = UNITS.sub("", DATES.sub("", words))
    return words if re.search(r"\d", words) else ""


def texts(widget, size):
    """Everything a widget draws, in one string: running text is drawn word by word."""
    surface = pygame.Surface(size, depth=32)
    with record([]) as drawn:
        widget.draw(Pen(surface, widget.stage.scale))
    tip = widget.tip() if widget.tip else None
    told = [part for row in tip.rows for part in row] if tip else []
    return " ".join([*(one.words for one in drawn), *told])


def bare(app, match):
    """Widgets, and the page itself, that show a number without a way to ask why."""
    stems, constant = names_of(match)
    found = []
    for widget in app.top.stage.widgets:
        said = texts(widget, app.size)
        for line in constant:
            said = said.replace(line, "")
        left = numbers(said, stems)
        asked = any(widget.why_at(at) for at in (None, *_points(widget)))
        if left and not asked:
            found.append(f"{widget.name}: {left}")
    surface = pygame.Surface(app.size, depth=32)
    with record([]) as drawn:
        app.top.page.paint(Pen(surface, app.top.stage.scale))
    left = numbers(" ".join(one.words for one in drawn), stems)
    if left:
        found.append(f"page {app.top.page.name}: {left}")
    return found


def _points(widget):
    return [chip.center for chip in widget.chips().values()] if isinstance(widget, WorldMap) else []


def screens(match):
    """Every screen of the window with this match on the table; the board with every page of orders."""
    for name in SCREENS:
        app = opened("main", match=match)
        if name == "regime" and not regime.written(match):
            continue
        if name == "main":
            page = app.top.page
            for tab in page.board.desk.tabs:
                page.board.tab = tab.key
                app.renew()
                yield app
            continue
        app.show(name, match.level.id if name in ("briefing", "certificate") else "")
        if name == "advice":
            worked_out(app)
        yield app


@pytest.mark.parametrize("seat", MOST, ids="-".join)
def test_no_screen_shows_a_number_without_its_why(seat):
    match = given(*seat)
    found = [f"{app.top.page.name}: {line}" for app in screens(match) if app.top.page.name not in STILL
             for line in bare(app, match)]  # fmt: skip
    assert not found, "\n".join(found)


@pytest.mark.parametrize("seat", MOST, ids="-".join)
def test_whatever_is_asked_is_answered_and_adds_up(seat):
    match = given(*seat)
    asked = set()
    for app in screens(match):
        for widget in app.top.stage.widgets:
            asked |= {widget.why_at(at) for at in (None, *_points(widget))} - {""}
    assert len(asked) > 20
    for number in sorted(asked):
        name, then, _ = moment(match, number)
        panel = Inquiry(then, name).finish()
        assert panel.title
        assert panel.about or panel.blocks, number
        for block in panel.blocks:
            size = max([1.0, *(abs(row.amount or 0.0) for row in (block.first, block.total) if row)])
            assert not block.sums or abs(block.gap) <= 1e-9 * size, (number, block)


def test_the_key_and_the_right_button_open_the_same_panel():
    match = given("first-licence", "capitol")
    app = opened("main", match=match)
    spot = app.top.stage.by_name("figure.lead")
    app.handle(pygame.Event(pygame.MOUSEMOTION, pos=spot.rect.center, rel=(1, 1), buttons=(0, 0, 0)))
    key(app, pygame.K_y, letter="y")
    assert app.top.page.name == "why"
    first = app.top.page.state()["asked"]
    key(app, pygame.K_ESCAPE)
    assert app.top.page.name == "main"
    app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=spot.rect.center, button=3))
    assert app.top.page.state()["asked"] == first == "lead"


def test_the_panel_works_in_slices_and_then_tells_the_counterfactuals():
    match = given("mythos-2026", "meridian")
    app = opened("main", match=match)
    app.show("why", "share")
    worked_out(app)
    assert {"By step of the turn", "By cause, under the same luck", "Base and modifiers"} <= set(
        app.top.page.state()["blocks"]
    )


def test_while_a_number_is_typed_the_letter_is_a_letter():
    match = given("mythos-2026", "meridian")
    app = opened("saves", match=match)
    app.top.stage.set_focus(app.top.stage.by_name("name"), by_key=True)
    key(app, pygame.K_y, letter="y")
    assert app.top.page.name == "saves"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seat", [("mythos-2026", "meridian"), ("two-internets", "washington")], ids="-".join)
def test_the_panel_can_be_read_and_walked(seat, size):
    match = given(*seat)
    for number in ("score", "orders", "goals", match.level.offers(seat[1])[0]):
        app = opened("main", size, match)
        app.show("why", number)
        check(app)
        worked_out(app)
        check(app)


def test_the_arrows_scroll_the_panel():
    match = given("mythos-2026", "meridian")
    app = opened("main", match=match)
    app.show("why", "cash")
    worked_out(app)
    assert app.top.page.area.offset == 0
    assert key(app, pygame.K_PAGEDOWN), "the picture differs"
    assert app.top.page.area.offset > 0


def test_a_row_that_is_a_number_leads_on_and_back():
    match = given("mythos-2026", "washington")
    app = opened("main", match=match)
    app.show("why", "score")
    row = next(one for one in app.top.stage.widgets if one.why_at(None) == "part.security")
    app.top.stage.set_focus(row, by_key=True)
    key(app, pygame.K_RETURN)
    assert app.top.page.state()["asked"] == "part.security"
    key(app, pygame.K_ESCAPE)
    assert app.top.page.state()["asked"] == "score"


@pytest.mark.parametrize(("seat", "lever"), [("washington", "capability_threshold"), ("meridian", "training_share")])
def test_a_dial_tells_base_modifiers_effective_and_pending_apart(seat, lever):
    match = given("mythos-2026", seat)
    match.reset_turn()
    kind = match.level.lever(lever)
    stands = match.setting(lever)
    match.submit(Order(seat=seat, lever=lever, value=kind.low + 0.25 * (kind.high - kind.low)))
    blocks = {block.title: block for block in Inquiry(match, lever).finish().blocks}
    block = blocks["Base, effective, pending"]
    assert block.first.shown == show(kind, kind.neutral)
    assert {row.label: row.shown for row in block.rows}["Effective: in force now"] == show(kind, stands)
    assert block.total.label.startswith("Pending")
    assert block.total.shown == show(kind, match.setting(lever))
    match.reset_turn()


def test_what_the_purse_cannot_pay_is_told_apart_from_what_is_set():
    match = given("mythos-2026", "washington")
    purse = match.world.regimes.purse
    purse.flags.writeable = True
    kept = purse.copy()
    purse[:] = -match.world.constants.appropriation
    block = next(one for one in Inquiry(match, "evaluation").panel().blocks if one.title.startswith("Channel"))
    purse[:] = kept
    assert [row.label for row in block.rows] == ["What the purse cannot pay"]
    assert abs(block.gap) <= 1e-9
    assert block.total.amount == 0.0


def test_a_rivals_secret_is_told_as_an_estimate():
    match = given("mythos-2026", "meridian")
    rival, own = Inquiry(match, "labs.cash@northgate").finish(), Inquiry(match, "labs.cash").finish()
    seat = match.world.names.labs.index("northgate")
    assert rival.estimated
    assert rival.value.startswith("about")
    assert exact(float(match.world.labs.cash[seat, 0]), "bn USD") not in " ".join(rival.lines)
    assert not own.value.startswith("about")


def test_opening_a_panel_is_quick():
    """Without the counterfactual work, which is done in slices afterwards: the median of all figures."""
    match = given("mythos-2026", "washington")
    spent = []
    for number in known(match):
        Inquiry(match, number)
        began = time.perf_counter()
        Inquiry(match, number)
        spent.append(time.perf_counter() - began)
    assert sorted(spent)[len(spent) // 2] < 0.1
