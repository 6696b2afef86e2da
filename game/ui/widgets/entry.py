"""A line to type in: text, or a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.language import tr
from game.ui import theme
from game.ui.pen import Pen, clean, font, measure
from game.ui.widgets.editing import Line, copy, paste
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.widget import ENTER, Source, Widget, pressed, released

CONTROL = pygame.KMOD_CTRL | pygame.KMOD_META


@dataclass(eq=False, kw_only=True)
class Entry(Widget):
    """Typing begins by click, by Tab or by Enter; it ends by Enter or by going elsewhere, and Escape takes it back.

    `check` answers with a sentence when the text will not do: then the text stays, is marked, and `on_bad` hears the
    sentence.
    """

    get: Callable[[], str]
    put: Callable[[str], None]
    check: Callable[[str], str] | None = None
    on_bad: Callable[[str], None] | None = None
    start: Callable[[], str] | None = None  # the text as it is edited, where that differs from what is shown
    nudge: Callable[[int], None] | None = None  # up and down arrows
    suffix: str = ""
    hint: str = ""  # shown while there is nothing
    role: str = "body"
    align: str = "left"  # or 'right', while nobody types
    limit: int = 200
    on_enter: Callable[[], None] | None = None
    each: bool = False  # hand over every letter at once, as a search field does
    line: Line | None = field(init=False, default=None)  # the text being edited
    bad: str = field(init=False, default="")  # what is wrong with it
    typing: bool = field(init=False, default=False)
    clicked: float = field(init=False, default=-9.0)

    def _now(self) -> str:
        """The value as one would edit it."""
        return clean(self.start() if self.start else self.get(), self.limit)

    # ---- beginning and ending ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Start to type, with everything selected."""
        if self.line is None:
            self.line = Line(self._now(), limit=self.limit)
        self.line.select_all()
        self.typing = True
        pygame.key.start_text_input()
        pygame.key.set_text_input_rect(self.rect)

    def commit(self) -> bool:
        """Hand over what was typed; False if it will not do."""
        self.typing = False
        if self.line is None:
            return True
        text = self.line.text
        if text == self._now():
            self.cancel()
            return True
        self.bad = self.check(text) if self.check else ""
        if self.bad:
            if self.on_bad is not None:
                self.on_bad(self.bad)
            return False
        self.line = None
        self.put(text)
        return True

    def cancel(self) -> None:
        """Forget what was typed."""
        self.line, self.bad, self.typing = None, "", False

    def on_focus(self, by_key: bool) -> None:
        """Tab brings one straight into the text."""
        if by_key and self.live:
            self.begin()

    def on_blur(self) -> None:
        """Going elsewhere hands over."""
        if self.typing:
            self.commit()

    def inherit(self, old: Widget) -> None:
        """A new layout does not lose what is being typed."""
        if isinstance(old, Entry):
            self.line, self.bad, self.typing = old.line, old.bad, old.typing

    def tip_at(self, at: tuple[float, float]) -> tuple[object, Source] | None:
        """What is wrong comes first."""
        if self.bad and not self.typing:
            sentence = self.bad
            return (self.name, sentence), lambda: Tip(
                tr("This will not do"), sentence, foot=tr("Escape takes it back.")
            )
        return super().tip_at(at)

    # ---- drawing ---------------------------------------------------------------------------------------------

    def _room(self) -> pygame.Rect:
        """Where the letters stand."""
        s = self.stage.scale
        tail = measure(self.role, s, self.suffix) + s(6) if self.suffix else 0
        return pygame.Rect(self.rect.x + s(8), self.rect.y, self.rect.w - s(16) - tail, self.rect.h)

    def _left(self) -> int:
        """Where the first letter stands while typing, so that the caret stays in sight."""
        room, line = self._room(), self.line
        if line is None:
            return room.x
        caret = font(self.role, self.stage.scale).size(line.text[: line.caret])[0]
        return room.x - max(0, caret - room.w + 1)

    def draw(self, pen: Pen) -> None:
        """Box, text, suffix."""
        s, room = pen.s, self._room()
        border = theme.BAD if self.bad else theme.ACCENT if self.typing else theme.LINE2 if self.live else theme.LINE
        ground = theme.BG if self.typing else theme.HOVER if self.hot else theme.RAISED
        pen.box(self.rect, ground if self.live else theme.mix(theme.CARD, theme.RAISED, 0.6), s(6), border)
        if self.suffix:
            pen.text(self.role, (self.rect.right - s(8), self.rect.centery), self.suffix, theme.T3, "midright")
        if self.line is not None and self.typing:
            with pen.clipped(room.inflate(s(4), 0)):
                self._draw_typing(pen, self.line)
        else:
            words = self.get() if self.line is None else self.line.text
            ink = theme.T3 if not self.live or not words else theme.readable(theme.BAD) if self.bad else theme.T1
            anchor = "midright" if self.align == "right" else "midleft"
            pen.text(self.role, getattr(room, anchor), words or self.hint, ink, anchor, room.w)
        self.ring(pen)

    def _draw_typing(self, pen: Pen, line: Line) -> None:
        face, left, s = font(self.role, pen.s), self._left(), pen.s
        start, end = (left + face.size(line.text[:place])[0] for place in line.selection)
        if end > start:
            chosen = pygame.Rect(start, self.rect.y + s(5), end - start, self.rect.h - s(10))
            pen.box(chosen, theme.mix(theme.BG, theme.ACCENT, 0.35))
        pen.text(self.role, (left, self.rect.centery), line.text, theme.T1, "midleft")
        caret = left + face.size(line.text[: line.caret])[0]
        pen.line((caret, self.rect.y + s(6)), (caret, self.rect.bottom - s(7)), theme.ACCENT, s(1.4))

    # ---- events ----------------------------------------------------------------------------------------------

    def _place(self, x: float) -> int:
        """The gap between letters nearest to this point."""
        text = self.line.text if self.line else ""
        face, left = font(self.role, self.stage.scale), self._left()
        return min(range(len(text) + 1), key=lambda place: abs(left + face.size(text[:place])[0] - x))

    def on_event(self, event: pygame.Event) -> bool:
        """Clicks place the caret, dragging selects, letters are typed."""
        line = self.line
        if pressed(event):
            self.stage.capture = self
            again = self.stage.clock() - self.clicked < 0.4
            self.clicked = self.stage.clock()
            if not self.typing or line is None:
                self.begin()
            elif again:
                line.select_word(self._place(event.pos[0]))
            else:
                line.go(self._place(event.pos[0]), keep=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
            return True
        if event.type == pygame.MOUSEMOTION and self.down and line is not None and any(event.rel):
            line.go(self._place(event.pos[0]), keep=True)
            return True
        if event.type == pygame.TEXTINPUT and self.typing and line is not None:
            line.insert(event.text)
            self._changed()
            return True
        return released(event) and self.down

    def _changed(self) -> None:
        self.bad = ""
        if self.each and self.line is not None:
            self.put(self.line.text)

    def on_key(self, event: pygame.Event) -> bool:
        """Editing keys while typing; Enter and F2 begin."""
        line = self.line
        if self.nudge is not None and event.key in (pygame.K_UP, pygame.K_DOWN):
            self.commit()
            if not self.bad:
                self.nudge(1 if event.key == pygame.K_UP else -1)
                self.begin()
            return True
        if not self.typing or line is None:
            if event.key in (*ENTER, pygame.K_F2) and not event.mod & CONTROL:
                self.begin()
                return True
            if event.key == pygame.K_ESCAPE and self.bad:
                self.cancel()
                return True
            return False
        return self._typing_key(event, line)

    def _typing_key(self, event: pygame.Event, line: Line) -> bool:
        control = bool(event.mod & CONTROL)
        if event.key in ENTER and not control:
            if self.commit() and self.on_enter is not None:
                self.on_enter()
            return True
        if event.key == pygame.K_ESCAPE:
            self.cancel()
            return True
        if control and event.key in (pygame.K_c, pygame.K_x):
            copy(line.selected)
            if event.key == pygame.K_x:
                line.insert("")
        elif control and event.key == pygame.K_v:
            line.insert(" ".join(paste().split()))
        elif not line.key(event):
            return not control and bool(getattr(event, "unicode", "")) and event.key != pygame.K_TAB
        self._changed()
        return True
