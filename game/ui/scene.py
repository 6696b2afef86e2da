"""A screen on a stage of its own: events go down to it, answers come up from it."""

from __future__ import annotations

import pygame

from game.ui import theme
from game.ui.pen import Pen, lifted
from game.ui.screen import Answer, Open, Screen
from game.ui.theme import Scale
from game.ui.widgets.stage import Stage


class Scene:
    """A page on a stage of its own: hands events on, builds anew when things changed, draws."""

    def __init__(self, page: Screen, size: tuple[int, int], wish: float) -> None:
        self.page = page
        self.answers: list[Answer] = []
        self.stale = False
        self.stage = self._make(size, wish)

    def _make(self, size: tuple[int, int], wish: float) -> Stage:
        stage = Stage(pygame.Rect(0, 0, *size), Scale.fit(*size, wish))
        stage.ask = self._ask
        self.page.build(stage, self.answers.append)
        return stage

    def _ask(self, number: str) -> None:
        """Somebody wants to know why a number is what it is."""
        self.answers.append(Open("why", number))

    def lay_out(self, size: tuple[int, int], wish: float) -> None:
        """Build for another size or scale; what the eye remembers is kept."""
        before, self.stage = self.stage, self._make(size, wish)
        self.stage.adopt(before)
        self.stale = False

    def renew(self) -> None:
        """Read the game again, and build anew as soon as no drag is under way."""
        self.page.refresh()
        self.stale = True
        self.settle()

    def settle(self) -> bool:
        """Build anew if that is due and possible; True if it was."""
        if not self.stale or self.stage.capture is not None or self.stage.overlay is not None:
            return False
        before = self.stage
        fresh = Stage(pygame.Rect(before.bounds), before.scale, clock=before.clock)
        fresh.ask = self._ask
        self.page.build(fresh, self.answers.append)
        fresh.adopt(before)
        self.stage, self.stale = fresh, False
        return True

    def handle(self, event: pygame.Event) -> bool:
        """Hand on an event; True if the screen may look different."""
        changed = self.stage.handle(event)
        if event.type == pygame.KEYDOWN and not changed and self.stage.front is None:
            answer = self.page.key(event)
            if answer is not None:
                self.stage.settle()
                self.answers.append(answer)
                changed = True
        return changed

    def tick(self) -> bool:
        """Let time pass for tooltips, notices and a page that works something out; True if it may look different."""
        if self.page.work():
            self.stale = True
        return self.settle() | self.stage.tick()

    def draw(self, surface: pygame.Surface, layer: int = 0) -> None:
        """Draw it; this changes nothing."""
        with lifted(1000 * layer):
            pen = Pen(surface, self.stage.scale)
            if self.page.over:
                pen.box(self.stage.bounds, (*theme.BG, 190))
            else:
                surface.fill(theme.BG)
            self.page.paint(pen)
            self.stage.draw(surface)
