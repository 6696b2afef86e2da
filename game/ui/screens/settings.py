"""Settings: size of the letters, colours, sound, full screen."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.settings import PALETTES, SCALES
from game.models.settings import Settings as Wishes
from game.ui import keys
from game.ui.furnish import heading, panel, tip
from game.ui.pen import Pen
from game.ui.screen import Adjust, Back, Look, Open, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.field import Field
from game.ui.widgets.item import Item
from game.ui.widgets.label import Label
from game.ui.widgets.number import Number
from game.ui.widgets.span import Span
from game.ui.widgets.stage import Stage
from game.ui.widgets.toggle import Toggle

__all__ = ["Settings"]  # opened by its name, see game/ui/pages.py

WIDTH, HIGH = 560, 430


class Settings(Screen):
    """A column of switches and sliders; each takes effect at once."""

    name = "settings"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.card = pygame.Rect(0, 0, 0, 0)
        self.stage: Stage | None = None
        self.say: Say = unheard
        self.drafts: dict[str, float] = {}

    @property
    def now(self) -> Wishes:
        """The settings as they stand."""
        return self.look().settings

    def build(self, stage: Stage, say: Say) -> None:
        """The column."""
        self.stage, self.say, s = stage, say, stage.scale
        width = min(s(WIDTH), stage.bounds.w - s(40))
        self.card = pygame.Rect(stage.bounds.centerx - width // 2, s(76), width, s(HIGH))
        x, room, y = self.card.x + s(24), width - s(48), self.card.y + s(22)
        self._field(
            "scale",
            tr("Size of letters and controls"),
            pygame.Rect(x, y, room, s(48)),
            Span(*SCALES, 0.05, percent=True),
        )
        y += s(54)
        note = tr("100 % fits the window. Less shows the map larger; more only goes as far as there is room.")
        Label(stage, "scale.note", pygame.Rect(x, y, room, s(34)), words=note, role="small", colour="t3")
        y += s(44)
        y = self._colours(stage, pygame.Rect(x, y, room, s(50)))
        self._field("volume", tr("Volume"), pygame.Rect(x, y, room, s(48)), Span(0.0, 1.0, 0.05, percent=True))
        y += s(62)
        for name, label, text in (
            ("mute", tr("Mute"), ""),
            ("full_screen", tr("Full screen"), keys.shown("full_screen")),
            ("report", tr("Show the report after every turn"), ""),
        ):
            Toggle(stage, name, pygame.Rect(x, y, room, s(28)), label=label, get=partial(self._flag, name),
                   put=partial(self._switch, name), tip=tip(label, text) if text else None)  # fmt: skip
            y += s(36)
        Button(stage, "back", pygame.Rect(self.card.x, self.card.bottom + s(20), s(110), s(36)), label=tr("Back"),
               icon="arrow-left", on=partial(say, Back()))  # fmt: skip
        Button(stage, "keys", pygame.Rect(self.card.right - s(150), self.card.bottom + s(20), s(150), s(36)),
               label=tr("Keys"), icon="key-round", on=partial(say, Open("keyboard")))  # fmt: skip

    def _colours(self, stage: Stage, rect: pygame.Rect) -> int:
        """The palettes and what the chosen one is for; returns where what follows may start."""
        s, items = stage.scale, [Item(key, label) for key, (label, _) in PALETTES.items()]
        Choice(stage, "palette", rect, caption=tr("Colours"), items=items, get=lambda: self.now.palette,
               put=partial(self._adjust, "palette"))  # fmt: skip
        note = pygame.Rect(rect.x, rect.bottom + s(6), rect.w, s(34))
        Label(stage, "palette.note", note, words=lambda: PALETTES[self.now.palette][1], role="small", colour="t3")
        return note.bottom + s(10)

    def _field(self, name: str, caption: str, rect: pygame.Rect, span: Span) -> None:
        assert self.stage is not None  # noqa: S101 - only called while building
        Field(
            self.stage, name, rect, caption=caption, suffix="%", done=partial(self._drop, name),
            number=Number(get=partial(self._value, name), put=partial(self._put, name), span=span,
                          show=lambda value: f"{value * 100:.0f}"),
        )  # fmt: skip

    def _value(self, name: str) -> float:
        value: float = self.drafts.get(name, getattr(self.now, name))
        return value

    def _put(self, name: str, value: float) -> None:
        """While the mouse holds the slider nothing jumps."""
        if self.stage is not None and self.stage.capture is not None:
            self.drafts[name] = value
        else:
            self._adjust(name, value)

    def _drop(self, name: str) -> None:
        if name in self.drafts:
            self._adjust(name, self.drafts.pop(name))

    def _flag(self, name: str) -> bool:
        flag: bool = getattr(self.now, name)
        return flag

    def _switch(self, name: str, value: bool) -> None:
        self._adjust(name, value)

    def _adjust(self, name: str, value: float | bool | str) -> None:
        changed: Wishes = replace(self.now, **{name: value})  # type: ignore[arg-type]
        self.say(Adjust(changed))

    def paint(self, pen: Pen) -> None:
        """Heading and card."""
        heading(
            pen,
            pygame.Rect(self.card.x, pen.s(18), self.card.w, 0),
            tr("Settings"),
            tr("Kept on this computer, beside the saves"),
        )
        panel(pen, self.card)

    def state(self) -> Mapping[str, Any]:
        """The settings."""
        now = self.now
        return {"scale": now.scale, "volume": now.volume, "mute": now.mute, "full_screen": now.full_screen,
                "palette": now.palette}  # fmt: skip
