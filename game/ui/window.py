"""The window: SDL, the loop that draws when something changed, and what a closing window leaves behind."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import FrameType

from game.language import tr

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "highfence")
if sys.platform.startswith("linux"):
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # a flip takes 0.4 ms instead of 14

import pygame

from game.models import settings as prefs
from game.models.settings import SMALLEST
from game.play.match import Match
from game.ui import theme
from game.ui.app import App
from game.ui.sound import Sounds
from game.ui.statelog import StateLog

QUICK, CALM = 0.008, 0.033  # seconds of sleep while something happens, and while nothing does
BUSY = 1.5  # seconds after an event in which the sleep is short
TITLE = tr("High Fence")


class NoDisplay(RuntimeError):
    """There is no screen to open a window on."""


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
        raise NoDisplay(tr("No window can be opened: {error}.", error=error)) from None
    if not chosen and pygame.display.get_driver() in ("offscreen", "dummy"):
        pygame.display.quit()
        raise NoDisplay(tr("No screen was found to open a window on."))
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
    skill: str = "",
    watch: Match | None = None,
    homework: tuple[str, str] | None = None,
    persons: tuple[str, ...] = (),
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
        skill: how well the computer plays games begun here; as the settings say if empty.
        watch: a game to look at turn by turn.
        homework: an assignment to play, and the student's id; it is asked for if empty.
        persons: every seat that a person plays, if several share this machine.
    """
    log = StateLog(state_log, time.monotonic())
    app = _furnished(_preferences(size, skill), hidden=shot is not None)
    app.constants = dict(constants or {})
    app.deeds.open(level, seat, seed, resume, debrief=debrief, homework=homework, persons=persons)
    if watch is not None:
        app.watch(watch)
    return _show(app, shot, log)


def _show(app: App, shot: Path | str | None, log: StateLog) -> int:
    """Draw one frame, or all there are until the window is closed. Returns 0."""
    try:
        if shot is not None:
            _picture(app, shot)
        else:
            _loop(app, log)
    finally:
        pygame.quit()
    return 0


def _preferences(size: tuple[int, int] | None, skill: str) -> prefs.Settings:
    """What was saved, at another size or against other skill if that is asked for."""
    settings = prefs.load()
    if skill:
        settings = replace(settings, skill=skill)
    return settings if size is None else replace(settings, width=size[0], height=size[1], full_screen=False)


def _furnished(settings: prefs.Settings, *, hidden: bool) -> App:
    """Start SDL and make the app; a hidden one is silent."""
    _open_display(hidden=hidden)
    return App(settings.size, settings, sounds=None if hidden else Sounds(settings.volume, mute=settings.mute))


def _picture(app: App, shot: Path | str) -> None:
    """Draw one frame into a file."""
    surface = pygame.Surface(app.size, depth=32)
    app.draw(surface)
    pygame.image.save(surface, str(shot))


def _loop(app: App, log: StateLog) -> None:
    """Draw when something changed, sleep otherwise."""
    window = pygame.Window(TITLE, app.settings.size, resizable=True, allow_high_dpi=True)
    window.minimum_size = SMALLEST
    window.set_icon(_emblem())
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


def _emblem() -> pygame.Surface:
    """A fence of pointed pales with one standing open, in the colours of the palette in use."""
    side = 64
    icon = pygame.Surface((side, side), pygame.SRCALPHA)
    pygame.draw.rect(icon, theme.CARD, icon.get_rect(), border_radius=12)
    for rail in (26, 44):
        pygame.draw.rect(icon, theme.T3, (8, rail, 48, 5))
    for place, tint in enumerate((theme.T1, theme.T1, theme.ACCENT, theme.T1)):
        x, top = 10 + place * 12, 18 if tint is theme.T1 else 8
        pale = [(x, 56), (x, top), (x + 4, top - 6), (x + 8, top), (x + 8, 56)]
        pygame.draw.polygon(icon, tint, pale)
    return icon


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
