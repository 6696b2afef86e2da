"""A key that can be exchanged for another."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.language import tr
from game.ui import keys
from game.ui.widgets.button import Button

ASKING = tr("Press a key…")


@dataclass(eq=False, kw_only=True)
class KeyField(Button):
    """A button that shows a key; once pressed, the next key pressed is handed to `learn`. Escape leaves it as it is."""

    learn: Callable[[str], None]
    on: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        """Go on stage, showing the key that it has."""
        super().__post_init__()
        self.on, self.get = self._listen, self.label
        self.label = self._words

    def _words(self) -> str:
        if self.listening:
            return ASKING
        return self.get if isinstance(self.get, str) else self.get()

    def _listen(self) -> None:
        self.listening = True

    def on_blur(self) -> None:
        """Whoever goes elsewhere has not meant a key for this."""
        self.listening = False

    def on_key(self, event: pygame.Event) -> bool:
        """The key that was asked for, whatever it means elsewhere; as a button otherwise."""
        if not self.listening:
            return super().on_key(event)
        name = keys.name(event)
        if name:
            self.listening = False
        if name and name != "Escape":
            self.learn(name)
        return True
