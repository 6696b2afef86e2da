"""A line of text being edited: its letters, the caret, and what is selected."""

import re
import unicodedata
from dataclasses import dataclass

import pygame

UNSEEN = ("Cc", "Cs", "Cf")  # controls, halves of letters, marks of direction
WORD = re.compile(r"\w+|[^\w\s]+")


@dataclass
class Line:
    """The selection runs from `anchor` to `caret`; they are the same when nothing is selected."""

    text: str = ""
    caret: int = 0
    anchor: int = 0
    limit: int = 200

    @property
    def selection(self) -> tuple[int, int]:
        """First and last place of the selection."""
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    @property
    def selected(self) -> str:
        """The letters selected."""
        start, end = self.selection
        return self.text[start:end]

    def select_all(self) -> None:
        """From the first letter to the last."""
        self.anchor, self.caret = 0, len(self.text)

    def go(self, place: int, *, keep: bool) -> None:
        """Move the caret; `keep` stretches the selection along."""
        self.caret = max(0, min(len(self.text), place))
        if not keep:
            self.anchor = self.caret

    def insert(self, letters: str) -> None:
        """Replace what is selected."""
        start, end = self.selection
        room = self.limit - len(self.text) + (end - start)
        letters = "".join(letter for letter in letters if unicodedata.category(letter) not in UNSEEN)[:room]
        self.text = self.text[:start] + letters + self.text[end:]
        self.caret = self.anchor = start + len(letters)

    def erase(self, to: int) -> None:
        """Remove the selection, or the letters from the caret to that place."""
        if self.anchor == self.caret:
            self.anchor = max(0, min(len(self.text), to))
        self.insert("")

    def word_left(self) -> int:
        """Where the word before the caret begins."""
        return max((word.start() for word in WORD.finditer(self.text) if word.start() < self.caret), default=0)

    def word_right(self) -> int:
        """Where the word after the caret ends."""
        ends = (word.end() for word in WORD.finditer(self.text) if word.end() > self.caret)
        return min(ends, default=len(self.text))

    def select_word(self, place: int) -> None:
        """Select the word that stands there."""
        for word in WORD.finditer(self.text):
            if word.start() <= place <= word.end():
                self.anchor, self.caret = word.span()
                return

    def key(self, event: pygame.Event) -> bool:
        """Arrows, Home, End, Backspace and Delete, by letter or with Ctrl by word; True if it was one of these."""
        shift = bool(event.mod & pygame.KMOD_SHIFT)
        control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        left = self.word_left() if control else self.caret - 1
        right = self.word_right() if control else self.caret + 1
        if not shift and not control and self.anchor != self.caret:
            left, right = self.selection
        goals = {pygame.K_LEFT: left, pygame.K_RIGHT: right, pygame.K_HOME: 0, pygame.K_END: len(self.text)}
        if event.key in goals:
            self.go(goals[event.key], keep=shift)
        elif event.key == pygame.K_BACKSPACE:
            self.erase(self.word_left() if control else self.caret - 1)
        elif event.key == pygame.K_DELETE:
            self.erase(self.word_right() if control else self.caret + 1)
        elif control and event.key == pygame.K_a:
            self.select_all()
        else:
            return False
        return True


def copy(text: str) -> None:
    """Put text on the clipboard, if this system lets us."""
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, UnicodeError, ValueError):
        return


def paste() -> str:
    """The text on the clipboard, or nothing."""
    try:
        return pygame.scrap.get_text()
    except (pygame.error, UnicodeError, ValueError):
        return ""
