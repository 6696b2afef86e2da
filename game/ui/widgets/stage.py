"""The stage: owns the widgets of one screen, and who has focus, mouse, tooltip and the front."""

from __future__ import annotations

import time
from collections.abc import Callable

import pygame

from game.language import tr
from game.ui import keys
from game.ui.pen import Pen, Point, lifted
from game.ui.theme import Scale
from game.ui.widgets.asking import explain, explain_by_key
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.toast import SECONDS, Toast, Toasts
from game.ui.widgets.tooltip import Hints
from game.ui.widgets.widget import Widget, pressed

MOUSE = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


class Stage:
    """Hands events to widgets, and says whether the screen may look different afterwards."""

    def __init__(self, bounds: pygame.Rect, scale: Scale, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.bounds = pygame.Rect(bounds)
        self.scale = scale
        self.clock = clock
        self.widgets: list[Widget] = []
        self.focus: Widget | None = None
        self.hot: Widget | None = None
        self.capture: Widget | None = None  # holds the mouse until the button is released
        self.overlay: Widget | None = None  # has a list open: it gets every event first
        self.dialogs: list[Dialog] = []
        self.keyboard = False  # whether the last thing used was a key: only then focus is marked
        self.mouse: Point = (-1, -1)
        self.ask: Callable[[str], None] | None = None  # explains the number of this id
        self.hints = Hints()
        self.toasts = Toasts()

    # ---- who is on stage ---------------------------------------------------------------------------------

    def add(self, widget: Widget) -> None:
        """Put a widget on stage; its name must be new."""
        if any(widget.name == other.name for other in self.widgets):
            raise ValueError(tr("two widgets are called '{name}'", name=widget.name))
        if isinstance(widget, Dialog):
            self.dialogs.append(widget)
        widget.layer = self.front
        self.widgets.append(widget)
        if widget.inside is not None:
            widget.inside.children.append(widget)

    def remove(self, gone: Callable[[Widget], bool]) -> None:
        """Take the widgets off stage for which `gone` answers True."""
        self.widgets = [widget for widget in self.widgets if not gone(widget)]
        kept = self.widgets
        self.focus = self.focus if self.focus in kept else None
        self.hot = self.hot if self.hot in kept else None
        self.capture = self.capture if self.capture in kept else None
        self.overlay = self.overlay if self.overlay in kept else None
        self.dialogs = [dialog for dialog in self.dialogs if dialog in kept]
        self.hints.drop()

    def by_name(self, name: str) -> Widget:
        """The widget of this name."""
        for widget in self.widgets:
            if widget.name == name:
                return widget
        raise KeyError(f"no widget is called '{name}'; there are {', '.join(w.name for w in self.widgets)}")

    @property
    def listening(self) -> bool:
        """Whether the next key is one that a widget wants to learn, whatever it means elsewhere."""
        return self.focus is not None and self.focus.listening

    @property
    def front(self) -> Dialog | None:
        """The open dialog, which takes every event."""
        return self.dialogs[-1] if self.dialogs else None

    def adopt(self, old: Stage) -> None:
        """Take over from the stage before a new layout what only the eye remembers."""
        self.toasts, self.keyboard, self.mouse = old.toasts, old.keyboard, old.mouse
        before = {widget.name: widget for widget in old.widgets}
        for dialog in old.dialogs:
            if not any(widget.name == dialog.name for widget in self.widgets):
                dialog.again(self)
        for widget in self.widgets:
            same = before.get(widget.name)
            if same is not None and type(same) is type(widget):
                widget.inherit(same)
        if old.focus is not None:
            self.focus = next((widget for widget in self._reachable() if widget.name == old.focus.name), self.focus)
        self.hot = self._under(self.mouse)

    # ---- focus ---------------------------------------------------------------------------------------------

    def _reachable(self) -> list[Widget]:
        return [widget for widget in self.widgets if widget.layer is self.front and widget.takes_focus]

    def set_focus(self, widget: Widget | None, *, by_key: bool = False) -> None:
        """Give the keys to a widget, or to none."""
        if self.focus is widget:
            return
        before, self.focus = self.focus, widget
        if before is not None:
            before.on_blur()
        if widget is not None and self.focus is widget:
            widget.on_focus(by_key)
            if by_key:
                if widget.inside is not None:
                    widget.inside.reveal(widget.rect)
                self._aim_at_focus()

    def move_focus(self, step: int) -> None:
        """Tab: on to the next widget in the order in which they were made, round the end."""
        order = self._reachable()
        if not order:
            return
        self.settle()
        here = order.index(self.focus) + step if self.focus in order else (0 if step > 0 else -1)
        self.set_focus(order[here % len(order)], by_key=True)

    def settle(self) -> None:
        """Finish what is being typed, as if the focus had moved on."""
        if self.focus is not None:
            self.focus.on_blur()

    # ---- tooltips and notices ------------------------------------------------------------------------------

    def toast(self, words: str, kind: str = "accent", seconds: float = SECONDS) -> None:
        """Say something short; `kind` is a colour name."""
        self.toasts.add(Toast(words, kind, seconds), self.clock())

    def _aim_at_focus(self) -> bool:
        if self.focus is None:
            return False
        place = self.focus.tip_place()
        return self.hints.aim(self.focus.tip_at(place), place, self.clock())

    def _follow(self) -> None:
        """After a key was used, an open tooltip moves on with its topic, and otherwise closes."""
        was_open, before = self.hints.hush(), self.hints.key
        if was_open and self.focus is not None and self.overlay is None:
            self._aim_at_focus()
            if self.hints.key != before:
                self.hints.show()

    def _aim_at_mouse(self) -> bool:
        if self.capture or self.overlay:
            return self.hints.drop()
        found = self.hot.tip_at(self.mouse) if self.hot else None
        return self.hints.aim(found, self.mouse, self.clock())

    def due(self) -> float | None:
        """Seconds until `tick` will have something to do; None if nothing is waiting."""
        now = self.clock()
        waits = [wait for wait in (self.hints.due(now), self.toasts.due(now)) if wait is not None]
        return min(waits) if waits else None

    def tick(self) -> bool:
        """Open the tooltip and let go the notices whose time has come; True if the screen may look different."""
        now = self.clock()
        opened = self.hints.tick(now)
        return self.toasts.tick(now) or opened

    # ---- events --------------------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> bool:
        """Hand on an event. True if the screen may look different; for a key, True if somebody used it."""
        if event.type in MOUSE:
            return self._on_mouse(event)
        if event.type == pygame.KEYDOWN:
            return self._on_key(event)
        if event.type == pygame.MOUSEWHEEL:
            return self._on_wheel(event)
        if event.type == pygame.TEXTINPUT and self.focus is not None and self.focus.live:
            return self.focus.on_event(event)
        if event.type in (pygame.WINDOWLEAVE, pygame.WINDOWFOCUSLOST):
            changed = self.hints.drop() or self.hot is not None or self.capture is not None
            self.hot = self.capture = None
            return changed
        return False

    def _under(self, at: Point) -> Widget | None:
        """The topmost widget at a point; a dialog covers everything made before it."""
        return next((widget for widget in reversed(self.widgets) if widget.seen.collidepoint(at)), None)

    def _on_mouse(self, event: pygame.Event) -> bool:
        self.mouse = event.pos
        changed = False
        if event.type != pygame.MOUSEMOTION:
            changed = self.keyboard
            self.keyboard = False
        hot = self._under(event.pos)
        changed |= hot is not self.hot
        self.hot = hot
        if self.overlay is not None:
            return self.overlay.on_event(event) or changed
        if self.capture is not None:
            used = self.capture.on_event(event)
            if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
                self.capture = None
                used = True
            return used or changed
        if pressed(event):
            return self._press(event)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_RIGHT:
            return explain(self, hot, event.pos) or changed
        if event.type == pygame.MOUSEMOTION:
            changed |= hot.on_event(event) if hot is not None and hot.live else False
            changed |= self._aim_at_mouse()
        return changed

    def _press(self, event: pygame.Event) -> bool:
        widget = self.hot
        self.hints.hush()
        if widget is not None and not widget.live:
            self._aim_at_mouse()
            self.hints.show()
            return True
        if widget is not None and widget.takes_focus:
            self.set_focus(widget)
        elif self.front is None:
            self.set_focus(None)
        else:
            self.settle()
        if widget is not None and widget in self.widgets:
            widget.on_event(event)
        return True

    def _on_wheel(self, event: pygame.Event) -> bool:
        if self.overlay is not None:
            return self.overlay.on_event(event)
        widget: Widget | None = self.hot
        while widget is not None:
            if widget.live and widget.on_event(event):
                self.hot = self._under(self.mouse)
                self._aim_at_mouse()
                return True
            widget = widget.inside
        return False

    def _on_key(self, event: pygame.Event) -> bool:
        used = self._offer_key(event)
        self.keyboard |= used
        return used

    def _offer_key(self, event: pygame.Event) -> bool:
        if self.overlay is not None:
            return self.overlay.on_key(event)
        if self.hints.open and event.key == pygame.K_ESCAPE:
            return self.hints.hush()
        widget = self.focus
        while widget is not None:
            if widget.live and widget.on_key(event):
                self._follow()
                return True
            widget = widget.inside
        return self._own_key(event) or (self.front is not None and self.front.on_key(event))

    def _own_key(self, event: pygame.Event) -> bool:
        """Tab goes on to the next widget, other keys ask why and explain; True if it was one of these."""
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.move_focus(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return True
        if keys.means(event, "why"):
            return explain_by_key(self)
        if keys.means(event, "help") and self.focus is not None:
            self._aim_at_focus()
            self.hints.show()
            return self.hints.open
        return False

    # ---- drawing -------------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface) -> None:
        """Draw every widget, then what lies above; this changes nothing."""
        pen = Pen(surface, self.scale)
        for widget in self.widgets:
            with lifted(10 + 10 * self.dialogs.index(widget.layer) if widget.layer in self.dialogs else 0):
                self._draw_one(pen, widget)
        if self.overlay is not None:
            with lifted(100):
                self.overlay.draw_over(pen)
        with lifted(200):
            self.toasts.draw(pen, self.bounds)
        with lifted(300):
            self.hints.draw(pen, self.bounds)

    def _draw_one(self, pen: Pen, widget: Widget) -> None:
        if widget.inside is None:
            widget.draw(pen)
        elif widget.seen.w and widget.seen.h:
            room = widget.inside.seen.inflate(self.scale(4), 0)
            with pen.clipped(room):
                widget.draw(pen)
