"""The window: a stack of screens, the loop, and the one place where answers become deeds."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import FrameType

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "highfence")
if sys.platform.startswith("linux"):
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # a flip takes 0.4 ms instead of 14

import pygame

from game.models import settings as prefs
from game.models.settings import SMALLEST, Settings
from game.play.match import Match
from game.ui import pages
from game.ui.deeds import Deeds
from game.ui.screen import Page, Quit, Scene, Table
from game.ui.sound import Sounds
from game.ui.statelog import StateLog

QUICK, CALM = 0.008, 0.033  # seconds of sleep while something happens, and while nothing does
BUSY = 1.5  # seconds after an event in which the sleep is short
TITLE = "High Fence"


class NoDisplay(RuntimeError):
    """There is no screen to open a window on."""


class App:
    """Holds the stack of screens and obeys their answers."""

    def __init__(self, size: tuple[int, int], settings: Settings, *, sounds: Sounds | None = None) -> None:
        self.size = size
        self.settings = settings
        self.sounds = sounds
        self.match: Match | None = None
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
        return Table(self.match, self.settings)

    def show(self, name: str, detail: str = "", *, alone: bool = False) -> None:
        """Open a screen, in place of all others if it is to be alone."""
        page: Page = pages.open_page(name, lambda: self.table, detail)
        if alone:
            self.stack.clear()
        self.stack.append(Scene(page, self.size, self.settings.scale))

    def close(self, jump: tuple[str, str] = ("", "")) -> None:
        """Close the top screen; the last one stays."""
        if len(self.stack) > 1:
            self.stack.pop()
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
        if settings.full_screen != before.full_screen:
            self.full_screen(settings.full_screen)
        if settings.scale != before.scale:
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
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self.adjust(replace(self.settings, full_screen=not self.settings.full_screen))
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
        return self.top.tick()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the top screen, and what shows below it."""
        first = len(self.stack) - 1
        while first > 0 and self.stack[first].page.over:
            first -= 1
        for layer, scene in enumerate(self.stack[first:]):
            scene.draw(surface, layer)


def _stay(wish: bool) -> None:
    """Without a window there is nothing to switch."""


# ---- the window ----------------------------------------------------------------------------------------------


def _open_display(*, hidden: bool) -> None:
    """Start SDL, and notice when it quietly found no screen; a hidden one needs none."""
    if hidden:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    if not getattr(pygame, "IS_CE", 0):
        raise RuntimeError(
            "High Fence needs pygame-ce, but another pygame lies in its place. "
            "Run: pip uninstall pygame pygame-ce, then pip install pygame-ce"
        )
    chosen = bool(os.environ.get("SDL_VIDEODRIVER"))
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplay(f"No window can be opened: {error}.") from None
    if not chosen and pygame.display.get_driver() in ("offscreen", "dummy"):
        pygame.display.quit()
        raise NoDisplay("No screen was found to open a window on.")
    pygame.font.init()


def run(  # noqa: PLR0913 - the doors of the command line
    level: str | None = None,
    seat: str | None = None,
    seed: int | None = None,
    *,
    size: tuple[int, int] | None = None,
    state_log: Path | str | None = None,
    shot: Path | str | None = None,
    resume: Path | str | None = None,
    debrief: bool = False,
    constants: Mapping[str, float] | None = None,
) -> int:
    """Open the window and play until it is closed. Returns 0; raises NoDisplay if there is no screen.

    Args:
        level: id of a level to begin at once; the list of levels otherwise.
        seat: id of a seat in it; the briefing asks for one otherwise.
        seed: where chance comes from; drawn otherwise.
        size: of the window, in pixels.
        state_log: a file that gets one line of JSON for every frame drawn.
        shot: draw one frame into this picture and leave, without a window.
        resume: a save to go on with.
        debrief: open the debrief at once.
        constants: values that games begun here are played with, in place of their level's.
    """
    started = time.monotonic()
    settings = _preferences(size)
    _open_display(hidden=shot is not None)
    sounds = None if shot is not None else Sounds(settings.volume, mute=settings.mute)
    app = App(settings.size, settings, sounds=sounds)
    app.constants = dict(constants or {})
    app.deeds.open(level, seat, seed, resume, debrief=debrief)
    try:
        if shot is not None:
            _picture(app, shot)
        else:
            _loop(app, StateLog(state_log, started))
    finally:
        pygame.quit()
    return 0


def _preferences(size: tuple[int, int] | None) -> prefs.Settings:
    """What was saved, at another size if one is asked for."""
    settings = prefs.load()
    return settings if size is None else replace(settings, width=size[0], height=size[1], full_screen=False)


def _picture(app: App, shot: Path | str) -> None:
    """Draw one frame into a file."""
    surface = pygame.Surface(app.size, depth=32)
    app.draw(surface)
    pygame.image.save(surface, str(shot))


def _loop(app: App, log: StateLog) -> None:
    """Draw when something changed, sleep otherwise."""
    window = pygame.Window(TITLE, app.settings.size, resizable=True, allow_high_dpi=True)
    window.minimum_size = SMALLEST
    app.full_screen = _switcher(window)
    if app.settings.full_screen:
        app.full_screen(True)
    signal.signal(signal.SIGTERM, _terminate)
    surface = window.get_surface()
    app.resize(surface.get_size())
    dirty, busy_until = True, time.monotonic() + BUSY
    while app.running:
        if dirty:
            app.draw(surface)
            window.flip()
            log.write(app)
            dirty = False
        events = pygame.event.get()
        now = time.monotonic()
        if not events:
            pygame.time.wait(round(1000 * (QUICK if now < busy_until else CALM)))
            events = pygame.event.get()
        if events:
            busy_until = time.monotonic() + BUSY
        for event in events:
            if event.type == pygame.WINDOWSIZECHANGED:
                surface = window.get_surface()
                app.resize(surface.get_size())
                dirty = True
            elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN):
                dirty = True
            else:
                dirty |= app.handle(_placed(event, window, surface))
        dirty |= app.tick()
    if not app.settings.full_screen:
        prefs.save(replace(app.settings, width=window.size[0], height=window.size[1]))
    window.destroy()


def _placed(event: pygame.Event, window: pygame.Window, surface: pygame.Surface) -> pygame.Event:
    """The event with its position in pixels of the surface, where the system counts in points."""
    wide = surface.get_width() / max(1, window.size[0])
    if wide == 1.0 or not hasattr(event, "pos"):
        return event
    scaled = dict(event.dict)
    scaled["pos"] = tuple(round(value * wide) for value in event.pos)
    return pygame.Event(event.type, scaled)


def _switcher(window: pygame.Window) -> Callable[[bool], None]:
    def switch(wish: bool) -> None:
        if wish:
            window.set_fullscreen(True)
        else:
            window.set_windowed()

    return switch


def _terminate(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - what a handler is called with
    """End as by the close button: from the loop, where no turn is half settled."""
    pygame.event.post(pygame.Event(pygame.QUIT))
