"""A number in one labelled row: caption, typed value, slider. The usual control for an order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.ui import theme
from game.ui.pen import Pen
from game.ui.widgets.entry import Entry
from game.ui.widgets.number import Number, number_entry
from game.ui.widgets.slider import Mark, Slider
from game.ui.widgets.widget import Widget, Words, said

ENTRY_WIDTH = 104


@dataclass(eq=False, kw_only=True)
class Field(Widget):
    """Makes two more widgets, `name.entry` and `name.slider`.

    The rectangle is 50 design pixels high, or 64 when the marks have labels.
    """

    caption: Words
    number: Number
    marks: Sequence[Mark] | Callable[[], Sequence[Mark]] = ()
    colour: str = "accent"
    suffix: str = ""
    entry_width: float = ENTRY_WIDTH
    on_bad: Callable[[str], None] | None = None
    done: Callable[[], None] | None = None
    entry: Entry = field(init=False)
    slider: Slider = field(init=False)

    focusable = False

    def __post_init__(self) -> None:
        """Put the parts on stage."""
        super().__post_init__()
        s, rect, number = self.stage.scale, self.rect, self.number
        typed = pygame.Rect(rect.right - s(self.entry_width), rect.y, s(self.entry_width), s(24))
        drawn = pygame.Rect(rect.x, typed.bottom + s(1), rect.w, rect.bottom - typed.bottom - s(1))
        shared = {"enabled": self.enabled, "reason": self.reason, "inside": self.inside, "tip": self.tip}
        self.entry = number_entry(
            self.stage,
            f"{self.name}.entry",
            typed,
            number,
            suffix=self.suffix,
            role="label_strong",
            align="right",
            on_bad=self.on_bad,
            why=self.why,
            **shared,
        )
        self.slider = Slider(
            self.stage,
            f"{self.name}.slider",
            drawn,
            get=number.get,
            put=self._slide,
            span=number.span,
            marks=self.marks,
            colour=self.colour,
            done=self.done,
            enabled=self.enabled,
            reason=self.reason,
            inside=self.inside,
            tip=self.tip,
            why=self.why,
        )

    def _slide(self, value: float) -> None:
        """The slider takes the place of anything half-typed."""
        self.entry.cancel()
        self.number.put(value)

    @property
    def takes_focus(self) -> bool:
        """Its parts do."""
        return False

    def draw(self, pen: Pen) -> None:
        """The caption; the parts draw themselves."""
        ink = theme.T2 if self.live else theme.T3
        middle = self.rect.y + pen.s(12)
        width = self.rect.w - pen.s(self.entry_width + 10)
        pen.text("label", (self.rect.x, middle), said(self.caption), ink, "midleft", width)
