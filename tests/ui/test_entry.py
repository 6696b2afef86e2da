"""Numbers as people type them, and lines of text being edited."""

import pygame
import pytest

from game.ui.widgets.entry import Entry
from game.ui.widgets.number import Number, number_entry
from game.ui.widgets.span import Span, plain, read_number
from tests.ui.driving import Box
from tests.ui.furniture import AT, button

K = pygame
CTRL, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT


# ---- numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3.5", 3.5),
        ("1e26", 1e26),
        ("2.5e12", 2.5e12),
        ("2.5T", 2.5e12),
        ("900b", 9e11),
        ("12 k", 12_000),
        ("4M", 4e6),
        ("-7", -7),
        ("−7", -7),
        ("1,250", 1250),
        ("18%", 0.18),
        ("10^26", 1e26),
        ("10²⁶", 1e26),
        ("1.3×10²⁶", 1.3e26),
        (".5", 0.5),
        ("+3", 3),
        ("٣", 3),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, value):
    assert read_number(typed) == pytest.approx(value)


@pytest.mark.parametrize("typed", ["", "abc", "1e", "--3", "1.2.3", "nan", "inf", "1e999", "3 apples", "1e26 FLOP"])
def test_what_is_no_number_is_refused_with_a_sentence(typed):
    with pytest.raises(ValueError, match=r"[.]$"):
        read_number(typed)


@pytest.mark.parametrize("value", [0.0, 1e26, 2.5e12, 412.0, 0.18, -7.25, 1e-6, 123456.0])
def test_a_number_survives_being_shown_for_editing(value):
    assert read_number(plain(value)) == pytest.approx(value, rel=1e-6)


def test_a_span_knows_shares_steps_and_limits():
    linear, log = Span(0, 50, 5), Span(1e22, 1e29, log=True)
    assert linear.at(0.52) == 25
    assert linear.nudge(48, 1) == 50
    assert log.at(0.5) == pytest.approx(3.16e25)
    assert log.share(1e22) == 0
    assert log.share(1e40) == 1
    assert log.nudge(1e26, 10) > 4e26
    assert linear.clamp(float("nan")) == 0
    with pytest.raises(ValueError, match="no span"):
        Span(0, 10, log=True)


# ---- entry ---------------------------------------------------------------------------------------


@pytest.fixture
def entry(player):
    value = Box("Helix-4")
    return Entry(player.stage, "name", AT, get=value.get, put=value.put), value


def test_typing_by_mouse_replaces_what_is_selected(player, entry):
    player.click(AT.center)
    player.type("Nova 5")
    assert entry[1].value == "Helix-4"  # not before it is finished
    player.key(K.K_RETURN)
    assert entry[1].value == "Nova 5"


def test_tab_starts_typing_and_hands_over(player, entry):
    button(player, rect=AT.move(0, 50))
    player.key(K.K_TAB)
    player.type("Ω-1")
    player.key(K.K_TAB)
    assert entry[1].value == "Ω-1"


def test_escape_takes_typing_back(player, entry):
    player.key(K.K_TAB)
    player.type("junk")
    player.key(K.K_ESCAPE)
    assert entry[1].writes == 0
    assert "Helix-4" in player.shown()


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ([(K.K_END, 0), (K.K_BACKSPACE, 0)], "one two thre"),
        ([(K.K_HOME, 0), (K.K_DELETE, 0)], "ne two three"),
        ([(K.K_END, 0), (K.K_BACKSPACE, CTRL)], "one two "),
        ([(K.K_HOME, 0), (K.K_DELETE, CTRL)], " two three"),
        ([(K.K_END, 0), (K.K_LEFT, CTRL), (K.K_HOME, SHIFT), (K.K_DELETE, 0)], "three"),
        ([(K.K_HOME, 0), (K.K_RIGHT, CTRL), (K.K_RIGHT, SHIFT), (K.K_BACKSPACE, 0)], "onetwo three"),
        ([(K.K_a, CTRL), (K.K_RIGHT, 0), (K.K_BACKSPACE, 0)], "one two thre"),
        ([(K.K_LEFT, 0), (K.K_LEFT, 0), (K.K_DELETE, 0)], "ne two three"),
    ],
)
def test_caret_and_selection(player, keys, text):
    value = Box("one two three")
    Entry(player.stage, "name", AT, get=value.get, put=value.put)
    player.key(K.K_TAB)
    for key, mod in keys:
        player.key(key, mod)
    player.key(K.K_RETURN)
    assert value.value == text


def test_a_click_places_the_caret_and_dragging_selects(player, entry):
    player.click(AT.center)
    player.click((AT.x + 1, AT.centery))
    player.wait(1)
    player.click((AT.x + 1, AT.centery))
    player.type("A")
    player.drag((AT.x + 1, AT.centery), (AT.right, AT.centery))
    player.type("B")
    player.key(K.K_RETURN)
    assert entry[1].value == "B"


def test_clipboard(player, entry):
    player.key(K.K_TAB)
    player.key(K.K_c, CTRL)
    player.key(K.K_END)
    player.key(K.K_v, CTRL)
    player.key(K.K_RETURN)
    assert entry[1].value == "Helix-4Helix-4"
    player.key(K.K_RETURN)
    player.key(K.K_x, CTRL)
    player.key(K.K_RETURN)
    assert entry[1].value == ""


def test_hostile_text_is_typed_and_shown_without_harm(player):
    value = Box("a\0b\ud800")
    Entry(player.stage, "name", AT, get=value.get, put=value.put, limit=30)
    player.look()
    player.key(K.K_TAB)
    player.stage.handle(pygame.Event(pygame.TEXTINPUT, text="x\0\ud800\u202e" + "y" * 500))
    player.look()
    player.key(K.K_RETURN)
    assert value.value == "x" + "y" * 29


@pytest.fixture
def budget(player):
    value, bad = Box(412.0), []
    number = Number(value.get, value.put, Span(0, 5000, 10, unit="$M"), show=lambda amount: f"${amount:,.0f}M")
    return number_entry(player.stage, "budget", AT, number, on_bad=bad.append), value, bad


def test_a_number_is_shown_in_style_and_typed_plainly(player, budget):
    assert "$412M" in player.shown()
    player.key(K.K_TAB)
    assert "412" in player.shown()
    player.type("1.5k")
    player.key(K.K_RETURN)
    assert budget[1].value == 1500
    assert "$1,500M" in player.shown()


@pytest.mark.parametrize(
    ("typed", "sentence"), [("12x", "'12x' is not a number"), ("9000", "Must lie between 0 and 5000 $M, not 9000.")]
)
def test_a_bad_number_stays_is_marked_and_reported(player, budget, typed, sentence):
    entry, value, bad = budget
    player.key(K.K_TAB)
    player.type(typed)
    player.key(K.K_RETURN)
    assert value.writes == 0
    assert len(bad) == 1
    assert sentence in bad[0]
    assert typed in player.shown()
    player.move((5, 5))
    player.move(AT.center)
    player.wait(1)
    assert "Escape takes it back." in " ".join(player.shown())
    player.key(K.K_ESCAPE)  # the tooltip
    player.key(K.K_ESCAPE)
    assert "$412M" in player.shown()
    assert entry.bad == ""


def test_arrows_step_a_number(player, budget):
    player.keys(K.K_TAB, K.K_UP, K.K_UP, K.K_DOWN)
    assert budget[1].value == 420
    assert player.shown() == ["420"]


def test_the_game_may_refuse_a_number(player):
    value, bad = Box(1e26), []
    number = Number(
        value.get, value.put, Span(1e22, 1e29, log=True), check=lambda line: "Too soon." if line < 1e25 else ""
    )
    number_entry(player.stage, "line", AT, number, on_bad=bad.append)
    player.key(K.K_TAB)
    player.type("1e24")
    player.key(K.K_TAB)
    assert (value.value, bad) == (1e26, ["Too soon."])


def test_percent_is_typed_as_percent(player):
    value = Box(0.18)
    number_entry(player.stage, "share", AT, Number(value.get, value.put, Span(0, 0.5, 0.01, percent=True)))
    player.key(K.K_TAB)
    assert "18" in player.shown()
    player.type("25")
    player.key(K.K_RETURN)
    assert value.value == pytest.approx(0.25)


def test_a_search_field_hands_over_every_letter(player):
    value = Box("")
    Entry(player.stage, "search", AT, get=value.get, put=value.put, each=True, hint="Search")
    assert player.shown() == ["Search"]
    player.key(K.K_TAB)
    player.type("gpu")
    assert value.value == "gpu"
