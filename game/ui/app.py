"""A stack of screens, and the one place where their answers are obeyed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.models import settings as prefs
from game.models.keys import in_force
from game.models.settings import Settings
from game.play.match import Match
from game.ui import keys, pages, theme
from game.ui.deeds import Deeds
from game.ui.scene import Scene
from game.ui.screen import Quit, Screen, Table
from game.ui.sound import Sounds


class App:
    """Holds the stack of screens and obeys their answers."""

    def __init__(self, size: tuple[int, int], settings: Settings, *, sounds: Sounds | None = None) -> None:
        self.size = size
        self.settings = settings
        theme.use(settings.palette)
        keys.use(in_force(settings.keys))
        self.sounds = sounds
        self.match: Match | None = None
        self.watched: Match | None = None  # a game that is looked at, but not played
        self.constants: dict[str, float] = {}  # values that games begun in this window are played with
        self.stack: list[Scene] = []
        self.running = True
        self.full_screen: Callable[[bool], None] = _stay
        self.deeds = Deeds(self)

    # ---- the stack -----------------------------------------------------------------------------------------

    @property
    def top(self) -> Scene:
        """The screen that gets events."""
        return self.stack[-1]

    @property
    def table(self) -> Table:
        """What screens look at."""
        return Table(self.match, self.settings, self.deeds.sitting)

    def show(self, name: str, detail: str = "", *, alone: bool = False) -> None:
        """Open a screen, in place of all others if it is to be alone."""
        if alone:
            self.stack.clear()
            self.watched = None
        shown = self.watched  # screens over a game that is only looked at show that one
        page: Screen = pages.open_page(name, lambda: Table(shown, self.settings) if shown else self.table, detail)
        self.stack.append(Scene(page, self.size, self.settings.scale))

    def watch(self, match: Match) -> None:
        """Look at a game turn by turn; the one on the table stays there."""
        self.watched = match
        self.show("replay", "0")

    def close(self, jump: tuple[str, str] = ("", "")) -> None:
        """Close the top screen; the last one stays."""
        if len(self.stack) > 1:
            self.stack.pop()
            if not any(scene.page.name == "replay" for scene in self.stack):
                self.watched = None
            self.top.page.jump(jump)
            self.top.renew()

    def renew(self) -> None:
        """Something changed: every screen reads it again."""
        for scene in self.stack:
            scene.renew()

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size."""
        self.size = size
        for scene in self.stack:
            scene.lay_out(size, self.settings.scale)

    def say(self, words: str, kind: str = "accent") -> None:
        """A short notice on the top screen."""
        self.top.stage.toast(words, kind)

    def play(self, sound: str) -> None:
        """A sound, if there is any."""
        if self.sounds is not None:
            self.sounds.play(sound)

    def adjust(self, settings: Settings) -> None:
        """Take over changed settings, and keep them."""
        before, self.settings = self.settings, settings
        if self.sounds is not None:
            self.sounds.volume, self.sounds.mute = settings.volume, settings.mute
        keys.use(in_force(settings.keys))
        if settings.full_screen != before.full_screen:
            self.full_screen(settings.full_screen)
        if theme.use(settings.palette) or settings.scale != before.scale:
            self.resize(self.size)
        if problem := prefs.save(settings):
            self.say(problem, "warn")
        self.renew()

    # ---- events ----------------------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> bool:
        """Hand an event to the top screen and obey its answers; True if the picture may differ."""
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self.deeds.leave()
            return False
        if event.type == pygame.KEYDOWN and keys.means(event, "full_screen") and not self.top.stage.listening:
            self.adjust(replace(self.settings, full_screen=not self.settings.full_screen))
            return True
        if event.type == pygame.DROPFILE:
            self.deeds.dropped(event.file)
            return True
        changed = self.top.handle(event)
        return self.obey() or changed

    def obey(self) -> bool:
        """Do what the screens answered; True if there was anything."""
        did = False
        while self.stack and self.top.answers:
            answer = self.top.answers.pop(0)
            did = True
            if isinstance(answer, Quit):
                self.deeds.leave()
            else:
                self.deeds.do(answer)
        settled = [scene.settle() for scene in self.stack]
        return did or any(settled)

    def tick(self) -> bool:
        """Let time pass: tooltips, notices, and work done in slices."""
        return self.deeds.work() or self.top.tick()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the top screen, and what shows below it."""
        first = len(self.stack) - 1
        while first > 0 and self.stack[first].page.over:
            first -= 1
        for layer, scene in enumerate(self.stack[first:]):
            scene.draw(surface, layer)


def _stay(wish: bool) -> None:
    """Without a window there is nothing to switch."""
