"""Somebody who moves the mouse and presses keys on a stage, and reads what it shows."""

import pygame

from game.ui import theme
from game.ui.pen import record
from game.ui.theme import Scale
from game.ui.widgets.stage import Stage


class Clock:
    """Time that passes only when a test says so."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Player:
    """Holds a stage, and does to it what a person would."""

    def __init__(self, size, clock, scale=None):
        self.clock = clock
        self.size = size
        self.stage = Stage(pygame.Rect(0, 0, *size), scale or Scale.fit(*size), clock=clock)

    def move(self, at, held=False):
        buttons = (1, 0, 0) if held else (0, 0, 0)
        return self.stage.handle(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=buttons))

    def press(self, at):
        self.move(at)
        return self.stage.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))

    def release(self, at):
        return self.stage.handle(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))

    def click(self, at):
        self.press(at)
        return self.release(at)

    def drag(self, start, end):
        self.press(start)
        self.move(end, held=True)
        return self.release(end)

    def wheel(self, notches):
        return self.stage.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=notches, flipped=False))

    def key(self, key, mod=0, letter=""):
        return self.stage.handle(pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letter))

    def keys(self, *keys):
        return [self.key(key) for key in keys]

    def type(self, text):
        for letter in text:
            self.key(ord(letter.lower()), letter=letter)
            self.stage.handle(pygame.Event(pygame.TEXTINPUT, text=letter))

    def wait(self, seconds):
        self.clock.now += seconds
        return self.stage.tick()

    def look(self):
        """Draw once, and return every text drawn."""
        surface = pygame.Surface(self.size, depth=32)
        surface.fill(theme.BG)
        with record([]) as drawn:
            self.stage.draw(surface)
        return drawn

    def picture(self):
        surface = pygame.Surface(self.size, depth=32)
        surface.fill(theme.BG)
        self.stage.draw(surface)
        return pygame.surfarray.array3d(surface)

    def shown(self):
        return [text.shown for text in self.look()]


class Box:
    """A value that widgets read and write."""

    def __init__(self, value):
        self.value = value
        self.writes = 0

    def get(self):
        return self.value

    def put(self, value):
        self.value = value
        self.writes += 1
