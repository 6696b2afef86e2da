"""A monkey at mouse and keyboard: whatever it does, in whatever order, nothing breaks and the game stays a game."""

import numpy as np
import pygame
import pytest

from game.models import regime
from game.models.keys import in_force
from game.models.settings import Settings
from game.play import saving
from game.ui import keys, theme
from game.ui.app import App
from tests.ui.test_screens_more import misplaced

SIZES = [(1024, 640), (1280, 720), (1600, 900), (1920, 1080)]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 .,-+%/éß"
CODES = [
    *map(ord, "abcdefghijklmnopqrstuvwxyz0123456789/,."), pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE,
    pygame.K_ESCAPE, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEUP, pygame.K_PAGEDOWN,
    pygame.K_HOME, pygame.K_END, pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_F1, pygame.K_F2, pygame.K_F5,
]  # fmt: skip
MODS = [0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_CTRL | pygame.KMOD_SHIFT, pygame.KMOD_ALT]
SEATS = [("first-licence", "capitol"), ("first-licence", "halyard"), ("mythos-2026", "washington"),
         ("mythos-2026", "tsubame")]  # fmt: skip
ELSEWHERE = ("report", "debrief", "replay", "whatif", "history", "newslog", "advice", "regime", "dossier", "settings",
             "keyboard", "saves", "teach", "regimelab", "encyclopaedia", "learn", "course", "writer", "help",
             "robust")  # fmt: skip
SHY = {"quit", "menu.quit"}  # a monkey that leaves has nothing left to break


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Saves, settings and files of nobody; no command runs beside the window."""
    monkeypatch.setenv(saving.HOME, str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    yield tmp_path
    keys.use(in_force({}))
    theme.use("standard")


class Monkey:
    """Makes events by chance, most of them where something is."""

    def __init__(self, seed, app):
        self.luck = np.random.default_rng(seed)  # noqa: TID251 - chance of the test, not of the game
        self.app = app
        self.held = False

    def place(self):
        """Somewhere on a widget, or anywhere."""
        luck, stage = self.luck, self.app.top.stage
        seen = [one for one in stage.widgets if one.seen.w and one.seen.h and one.name not in SHY]
        if seen and luck.random() < 0.9:
            rect = self.one_of(*seen).seen
            return int(luck.integers(rect.left, rect.right)), int(luck.integers(rect.top, rect.bottom))
        return int(luck.integers(self.app.size[0])), int(luck.integers(self.app.size[1]))

    def shy(self, at):
        """Whether a press here would leave the game, or start a command beside the window."""
        stage = self.app.top.stage
        under = next((one for one in reversed(stage.widgets) if one.seen.collidepoint(at)), None)
        return under is not None and (under.name in SHY or (self.app.top.page.name == "teach" and under.name == "go"))

    def event(self):
        """The next thing it does."""
        if self.held and self.luck.random() < 0.5:
            self.held = False
            return pygame.Event(pygame.MOUSEBUTTONUP, pos=self.place(), button=1)
        return self.one_of(self.press, self.press, self.press, self.move, self.move, self.rare, self.key, self.key)()

    def one_of(self, *things):
        return things[self.luck.integers(len(things))]

    def press(self):
        """Mostly the left button, sometimes the one that asks why."""
        at = self.place()
        if self.shy(at):
            return self.move()
        button = self.one_of(1, 1, 1, 1, 1, 3)
        self.held = button == 1
        return pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=button)

    def move(self):
        return pygame.Event(pygame.MOUSEMOTION, pos=self.place(), rel=(1, 1), buttons=(int(self.held), 0, 0))

    def rare(self):
        """The wheel, a letter, the mouse that leaves, another window."""
        return self.one_of(
            pygame.Event(pygame.MOUSEWHEEL, x=0, y=self.one_of(-3, -1, 1, 3), flipped=False),
            pygame.Event(pygame.TEXTINPUT, text=self.one_of(*LETTERS)),
            pygame.Event(pygame.TEXTINPUT, text=self.one_of(*LETTERS)),
            pygame.Event(self.one_of(pygame.WINDOWLEAVE, pygame.WINDOWFOCUSLOST)),
        )

    def key(self):
        """A key, unless it would press what it is shy of."""
        code = self.one_of(*CODES)
        focus = self.app.top.stage.focus
        leaves = focus is not None and (focus.name in SHY or focus.name == "go") and code in (13, 32)
        if leaves or (self.app.top.page.name == "teach" and code == pygame.K_RETURN):
            code = pygame.K_TAB
        return pygame.Event(pygame.KEYDOWN, key=code, mod=self.one_of(*MODS), unicode="")


def begin_again(app, level, seat, seed, name):
    """Another game, two turns on, and another screen over it."""
    app.deeds.open(level, seat, seed)
    for _ in range(2):
        app.match.end_turn()
    app.renew()
    if name != "regime" or regime.written(app.match):
        app.show(name, "2" if name in ("whatif", "replay") else "")


def let_loose(seed, count):
    """Play with the window for so many events; every screen that came up, by name."""
    size, (level, seat) = SIZES[seed % len(SIZES)], SEATS[seed // 2 % len(SEATS)]
    app = App(size, Settings(width=size[0], height=size[1], skill="novice"))
    app.deeds.open(level, seat, seed)
    monkey, met, surface = Monkey(seed, app), set(), pygame.Surface(size, depth=32)
    for step in range(count):
        app.handle(monkey.event())
        app.tick()
        met.add(app.top.page.name)
        assert app.running
        assert app.stack
        if step % 97 == 0:
            app.draw(surface)
        if step % 499 == 0:
            size = monkey.one_of(*SIZES)
            surface = pygame.Surface(size, depth=32)
            app.resize(size)
            app.top.settle()
            if app.top.stage.front is None:
                assert not misplaced(app.top.stage), (app.top.page.name, size)
        if len(app.stack) > 6 or step % 500 == 499:  # somewhere else, as a person would be sooner or later
            begin_again(app, level, seat, seed + step, monkey.one_of(*ELSEWHERE))
    return met


@pytest.mark.parametrize("seed", range(1, 5))
def test_a_thousand_events(seed):
    assert len(let_loose(seed, 1000)) > 3


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(101, 111))
def test_ten_thousand_events(seed):
    assert len(let_loose(seed, 10_000)) > 12
