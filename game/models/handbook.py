"""The help pages: what one does and with which keys, and what the model behind it is worth."""

from collections.abc import Callable

from game.models.card import card, numbers, sources
from game.models.lessons import lessons

KEYS = (
    ("Ctrl+Enter", "end the turn"),
    ("Ctrl+Z, Ctrl+Y", "take an order back, give it again"),
    ("Ctrl+S", "save the game"),
    ("Tab, Shift+Tab", "go from control to control"),
    ("Arrows", "move a slider, a choice, the plan, the line or the region; Shift in small steps"),
    ("PageUp, PageDown, Home, End", "move a slider far, or scroll"),
    ("Enter, Space", "press a button, open a list"),
    ("Y, or the right button", "ask why a number is what it is; a row with an arrow can be asked in turn"),
    ("A", "ask the advisers, on the board"),
    ("G, N", "every number over the game, all the news, on the board"),
    ("F1", "explain what has the focus, or open this page"),
    ("F2", "look it up: the encyclopaedia, from the board at its start, from an explanation at its number"),
    ("F11", "full screen"),
    ("Escape", "close, go back, open the menu"),
)


def keyboard() -> str:
    """The page of keys."""
    return "\n".join(["# Keys", *(f"- **{key}**: {what}" for key, what in KEYS)])


def handbook() -> str:
    """How a game is played, in the markup of pages."""
    return f"""# A turn
Read what changed and what presses. Move dials in the orders panel: nothing happens until you end the turn, and \
every order can be taken back until then. Then all seats decide at once, and a quarter is played.
A regulator sets lines, tiers and lists, and pays for changes with political capital. A startup plans runs, sells \
where it may, and pays with money.

# What you see
The map shows who sells how much where. Point at a region to see each lab's share and what bars it; click it to aim \
orders at it. Lines from your home say whether a way is open, licensed, pending or barred.
Every number explains itself: point at it, or go to it with Tab and press F1. Y, or a click with the right button, \
asks why: what was booked, which step of the turn moved it, who caused it, what the rules make of it, what your orders \
on the table will change. Answers are run again from what you may see, so where others keep secrets they are estimates.
Dashed curves are the twin: the same game under the same luck, played without controls. It is how the game tells \
what a rule did from what would have happened anyway.

# Scores
Five outcomes are weighted into one score from 0 to 100. A regulator's outcomes are measured against the twin, a \
startup's against its own start. An outcome under its floor caps the whole.
Many seats also have conditions to win: figures that must be reached at the end, some of them as a part of what the \
twin reached. The briefing names them, each report says where they stand. Winning and the medal are told apart.

{lessons()}

# How sure is all this?
The model card, on the next pages, tells which claims of the model hold, which fail, and which numbers nobody knows \
well. After a game the debrief can play it again with each number at the ends of its range.
"""


PAGES: dict[str, tuple[str, str, Callable[[], str]]] = {
    "guide": ("How to play", "What you do here, and how to read it", handbook),
    "keys": ("Keys", "Everything can be done without a mouse", keyboard),
    "card": ("Model card", "What holds, what is missed, what is least known", card),
    "numbers": ("Numbers", "Every constant of the rules, with range and source", numbers),
    "sources": ("Sources", "Where facts and figures come from", sources),
}
