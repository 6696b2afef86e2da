"""A page to read: headings, paragraphs, lists and links, in a window that scrolls."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import pygame

from game.ui import theme
from game.ui.pen import Pen, Run, layout, line_height, measure
from game.ui.theme import Scale
from game.ui.widgets.scroller import NOTCH, Scroller
from game.ui.widgets.widget import ENTER, Widget, Words, pressed, said


class Style(NamedTuple):
    """How a kind of line looks: role, colour, room above, indent."""

    role: str
    colour: str
    above: float
    indent: float


STYLES = {
    "# ": Style("title", "t1", 16, 0),
    "## ": Style("strong", "t1", 12, 0),
    "- ": Style("body", "t2", 3, 16),
    "> ": Style("italic", "t3", 6, 14),
    "": Style("body", "t2", 7, 0),
}


class Block(NamedTuple):
    """One heading, paragraph or list entry, laid out."""

    y: int
    height: int
    mark: str
    indent: int
    runs: tuple[Run, ...]


@lru_cache(maxsize=24)
def compose(text: str, scale: Scale, width: int) -> tuple[int, tuple[Block, ...]]:
    """Height of a page, and its blocks from the top."""
    y = 0
    blocks: list[Block] = []
    for line in text.strip().split("\n"):
        if not line.strip():
            y += scale(4)
            continue
        mark = next(mark for mark in STYLES if line.startswith(mark))
        style = STYLES[mark]
        y += scale(style.above) if blocks else 0
        indent = scale(style.indent)
        height, runs = layout(line[len(mark) :].strip(), scale, width - indent, style.role, theme.colour(style.colour))
        blocks.append(Block(y, height, mark, indent, runs))
        y += height
    return y, tuple(blocks)


theme.on_change(compose.cache_clear)


@dataclass(eq=False, kw_only=True)
class Page(Widget):
    """Lines that begin with '# ' or '## ' are headings, with '- ' list entries, with '> ' quotations.

    A link is [words](target): click it, or go from link to link with left and right and press Enter.
    """

    text: Words
    on_link: Callable[[str], None] | None = None
    scroller: Scroller = field(init=False, default_factory=Scroller)
    link: int | None = field(init=False, default=None)  # which link the keyboard is on

    @property
    def takes_focus(self) -> bool:
        """Tab stops where there is something to scroll or to follow."""
        height, _ = self._composed()
        return height > self.rect.h or bool(self.links()) or self.tip is not None

    def _composed(self) -> tuple[int, tuple[Block, ...]]:
        height, blocks = compose(said(self.text), self.stage.scale, self.rect.w - self.stage.scale(16))
        self.scroller.view, self.scroller.content = self.rect.h, height
        return height, blocks

    def links(self) -> list[tuple[pygame.Rect, str]]:
        """Every word of every link, with its place on the screen and its target."""
        step, found = line_height("body", self.stage.scale), []
        for block in self._composed()[1]:
            for run in block.runs:
                if run.target:
                    place = (self.rect.x + block.indent + run.x, self.rect.y + block.y + run.y - self.scroller.offset)
                    width = measure(run.role, self.stage.scale, run.words)
                    found.append((pygame.Rect(*place, width, step), run.target))
        return found

    def targets(self) -> list[str]:
        """The links in order, each once."""
        return list(dict.fromkeys(target for _, target in self.links()))

    # ---- drawing -----------------------------------------------------------------------------------------

    def draw(self, pen: Pen) -> None:
        """The blocks in sight, and the thumb."""
        _, blocks = self._composed()
        top = self.rect.y - self.scroller.offset
        with pen.clipped(self.rect):
            for block in blocks:
                y = top + block.y
                if y + block.height > self.rect.top and y < self.rect.bottom:
                    self._draw_block(pen, block, y)
        self.scroller.draw(pen, self.rect, lit=self.hot or self.down)
        self.ring(pen)

    def _draw_block(self, pen: Pen, block: Block, y: int) -> None:
        s, left = pen.s, self.rect.x
        if block.mark == "- ":
            pen.disc((left + s(6), y + line_height("body", s) // 2 - s(1)), s(2), theme.T3)
        elif block.mark == "> ":
            pen.box(pygame.Rect(left + s(2), y, s(2), block.height), theme.LINE2)
        targets = self.targets()
        lit = targets[self.link] if self.link is not None and self.link < len(targets) else None
        for run in block.runs:
            pen.run(run, (left + block.indent, y))
            if run.target:
                self._underline(pen, run, (left + block.indent, y), run.target == lit)

    def _underline(self, pen: Pen, run: Run, origin: tuple[int, int], lit: bool) -> None:
        x, y = origin[0] + run.x, origin[1] + run.y + line_height(run.role, pen.s) - pen.s(3)
        width = measure(run.role, pen.s, run.words)
        pen.line(
            (x, y),
            (x + width, y),
            theme.T1 if lit else theme.mix(theme.CARD, theme.ACCENT, 0.5),
            pen.s(2 if lit else 1),
        )

    # ---- events ------------------------------------------------------------------------------------------

    def on_event(self, event: pygame.Event) -> bool:
        """Wheel, thumb and links."""
        self._composed()
        thick = self.stage.scale(6)
        if event.type == pygame.MOUSEWHEEL:
            return self.scroller.to(self.scroller.offset - event.y * self.stage.scale(NOTCH)) != 0
        if event.type == pygame.MOUSEMOTION and self.down:
            return self.scroller.drag(event.pos[1], self.rect, thick) != 0
        if event.type == pygame.MOUSEBUTTONUP:
            self.scroller.grip = None
        if not pressed(event):
            return False
        if self.scroller.take(event.pos, self.rect, thick):
            self.stage.capture = self
            return self.scroller.drag(event.pos[1], self.rect, thick) != 0
        target = next((target for rect, target in self.links() if rect.collidepoint(event.pos)), None)
        if target is not None and self.on_link is not None:
            self.on_link(target)
        return True

    def on_key(self, event: pygame.Event) -> bool:
        """Scroll, or go from link to link and follow one."""
        self._composed()
        targets = self.targets()
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and targets and not event.mod & pygame.KMOD_ALT:
            step = 1 if event.key == pygame.K_RIGHT else -1
            self.link = (
                (0 if step > 0 else -1) % len(targets) if self.link is None else (self.link + step) % len(targets)
            )
            rect = next(rect for rect, target in self.links() if target == targets[self.link])
            above = self.scroller.offset - self.rect.y
            self.scroller.reveal(rect.top + above, rect.bottom + above)
            return True
        if event.key in ENTER and self.link is not None and self.link < len(targets) and self.on_link is not None:
            self.on_link(targets[self.link])
            return True
        return self.scroller.key(event.key, self.stage.scale(NOTCH)) is not None

    def inherit(self, old: Widget) -> None:
        """Stay where the eye was."""
        if isinstance(old, Page) and said(old.text) == said(self.text):
            height, _ = self._composed()
            self.scroller.to(old.scroller.offset * height / max(1, old.scroller.content))
            self.link = old.link

    def top(self) -> None:
        """Back to the first line, for a new text."""
        self.scroller.offset, self.link = 0, None
