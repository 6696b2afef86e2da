"""Keys: one table says what each does, a player can exchange them, and nothing ever serves two ends."""

import json
import re
from pathlib import Path

import pygame
import pytest

import game
from game.models import keys as table
from game.models import settings as prefs
from game.models.handbook import PAGES
from game.models.keys import COMMANDS, FIXED, in_force
from game.play import saving
from game.ui import keys
from tests.ui.reading import faults
from tests.ui.test_screens_more import SEATS, SIZES, check, click, key, look, opened, played, widget


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Settings of nobody, and the usual keys again afterwards."""
    monkeypatch.setenv(saving.HOME, str(tmp_path))
    yield tmp_path
    keys.use(in_force({}))


def board():
    return opened("main", match=played(*SEATS[0], 1))


def learn(app, command, code, mod=0):
    """Go to the screen of keys, press a command's button, and then a key."""
    if app.top.page.name != "keyboard":
        app.show("keyboard")
    app.top.stage.set_focus(widget(app, f"key.{command}"), by_key=True)
    key(app, pygame.K_RETURN)
    key(app, code, mod)
    app.top.settle()


def test_usual_keys_serve_one_end_each():
    usual = [name for command in COMMANDS.values() for name in command.keys]
    assert len(usual) == len(set(usual))
    assert not set(usual) & set(FIXED)


def test_no_screen_or_widget_knows_a_letter_or_function_key_of_its_own():
    folder = Path(game.__file__).parent / "ui"
    known = {  # entries and lists do with these what every program does
        "widgets/editing.py": {"a"}, "widgets/entry.py": {"c", "x", "v", "F2"},
    }  # fmt: skip
    for path in folder.rglob("*.py"):
        found = set(re.findall(r"pygame\.K_([a-z]|F\d+|SLASH)\b", path.read_text("utf-8")))
        assert found <= known.get(path.relative_to(folder).as_posix(), set()), path


@pytest.mark.parametrize(("command", "screen"), [("advice", "advice"), ("history", "history"), ("news", "newslog")])
def test_another_key_serves_everywhere_and_the_usual_one_no_more(command, screen):
    app = board()
    learn(app, command, pygame.K_q)
    key(app, pygame.K_ESCAPE)
    usual = COMMANDS[command].keys[0]
    key(app, ord(usual.lower()))
    assert app.top.page.name == "main"
    key(app, pygame.K_q)
    assert app.top.page.name == screen
    key(app, pygame.K_q)
    assert app.top.page.name == "main", "the key that opens it closes it"


def test_what_is_told_of_a_key_follows_it():
    app = board()
    learn(app, "end_turn", pygame.K_F5)
    learn(app, "why", pygame.K_F8)
    key(app, pygame.K_ESCAPE)
    assert widget(app, "end_turn").tip().foot == "F5"
    assert "**F5**: end the turn" in PAGES["keys"][2](app.settings.keys)
    assert "F8, or a click with the right button" in PAGES["guide"][2](app.settings.keys)
    key(app, pygame.K_F5)
    while app.deeds.ending.going:
        app.tick()
    assert app.match.turn == 2


def test_a_choice_is_kept_and_can_be_taken_back():
    app = board()
    learn(app, "save", pygame.K_F6)
    assert prefs.load().keys == {"save": "F6"}
    click(app, "usual.save")
    app.top.settle()
    assert prefs.load().keys == {}
    learn(app, "save", pygame.K_F6)
    learn(app, "undo", pygame.K_F7)
    click(app, "all")
    assert prefs.load().keys == {}


@pytest.mark.parametrize(
    ("code", "mod", "says"),
    [
        (pygame.K_a, 0, "A is taken: it serves to ask the advisers."),
        (pygame.K_z, pygame.KMOD_CTRL, "Ctrl+Z is taken: it serves to take an order back."),
        (pygame.K_TAB, 0, "Tab is kept: everywhere it serves to go from control to control."),
        (pygame.K_TAB, pygame.KMOD_SHIFT, "Tab is kept"),
        (pygame.K_LEFT, 0, "Left is kept"),
        (pygame.K_SPACE, 0, "Space is kept"),
        (pygame.K_c, pygame.KMOD_CTRL, "Ctrl+C is kept: everywhere it serves to copy text."),
    ],
)
def test_a_key_that_serves_already_is_refused_in_one_sentence(code, mod, says):
    app = board()
    learn(app, "news", code, mod)
    assert app.top.page.state()["told"].startswith(says)
    assert app.settings.keys == {}
    assert says[:12] in " ".join(text.words for text in look(app)), "and it can be read"


def test_escape_and_going_elsewhere_leave_a_key_as_it_is():
    app = board()
    learn(app, "news", pygame.K_ESCAPE)
    assert app.top.page.name == "keyboard"
    click(app, "key.news")
    app.top.stage.set_focus(widget(app, "key.save"), by_key=True)
    key(app, pygame.K_q)
    assert app.settings.keys == {}


def test_keys_pressed_alone_are_waited_out_and_full_screen_can_be_moved():
    app = board()
    app.show("keyboard")
    app.top.stage.set_focus(widget(app, "key.full_screen"), by_key=True)
    key(app, pygame.K_RETURN)
    key(app, pygame.K_LCTRL, pygame.KMOD_CTRL)
    assert widget(app, "key.full_screen").listening
    key(app, pygame.K_F11, pygame.KMOD_CTRL)
    assert app.settings.keys == {"full_screen": "Ctrl+F11"}
    key(app, pygame.K_F11)
    assert not app.settings.full_screen
    key(app, pygame.K_F11, pygame.KMOD_CTRL)
    assert app.settings.full_screen


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"news": "Q"}, {"news": "Q"}),
        ({"news": "Q", "advice": "Q"}, {"news": "Q"}),
        ({"news": "Tab", "nobody": "Q", "save": 7, "undo": ""}, {}),
        ("Q", {}),
        (None, {}),
    ],
)
def test_of_a_strange_file_what_makes_sense_is_kept(home, written, read):
    (home / "settings.json").write_text(json.dumps({"keys": written}), "utf-8")
    assert prefs.load().keys == read


def test_two_commands_may_exchange_their_keys_by_way_of_a_third():
    chosen = table.choose("news", "Q", {})
    chosen = table.choose("history", "N", chosen)
    chosen = table.choose("news", "G", chosen)
    assert table.in_force(chosen)["G"] == "news"
    assert table.in_force(chosen)["N"] == "history"
    with pytest.raises(ValueError, match="G is taken"):
        table.choose("save", "G", chosen)
    with pytest.raises(ValueError, match="N is taken"):
        table.usual("news", chosen) and table.choose("news", "N", chosen)


@pytest.mark.parametrize("size", SIZES)
def test_the_screen_of_keys_can_be_read(size):
    app = opened("keyboard", size)
    check(app)
    assert not faults(look(app))
