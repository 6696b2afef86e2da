"""What keys do: one table of commands with their usual keys, and the keys a player chose in their place."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.language import tr


@dataclass(frozen=True)
class Command:
    """Something a key can do; `keys` are the usual ones, said as 'Ctrl+Z'."""

    does: str
    keys: tuple[str, ...]
    where: str = ""  # the screens on which it works; everywhere if empty


COMMANDS = {
    "end_turn": Command(tr("end the turn"), ("Ctrl+Enter",), tr("on the board; begins a game in the briefing")),
    "undo": Command(tr("take an order back"), ("Ctrl+Z",), tr("on the board")),
    "redo": Command(tr("give it again"), ("Ctrl+Y", "Ctrl+Shift+Z"), tr("on the board")),
    "save": Command(tr("save the game"), ("Ctrl+S",), tr("on the board")),
    "why": Command(tr("ask why a number is what it is"), ("Y",)),
    "advice": Command(tr("ask the advisers"), ("A",), tr("on the board")),
    "dossier": Command(tr("open the dossiers of labs, regions and governments"), ("D",), tr("on the board")),
    "regime": Command(tr("see your rules on one page"), ("R",), tr("on the board of a government")),
    "history": Command(tr("see every number over the game"), ("G",), tr("on the board")),
    "news": Command(tr("read all the news"), ("N",), tr("on the board")),
    "homework": Command(tr("open your assignment"), ("H",), tr("on the board")),
    "what_if": Command(tr("ask what if"), ("W",), tr("in the replay")),
    "export": Command(tr("save what is shown as a page"), ("S",), tr("in the regime lab")),
    "find": Command(tr("search"), ("Ctrl+F", "/"), tr("in the encyclopaedia and in the list of saves")),
    "help": Command(tr("explain what has the focus, or open the help"), ("F1",)),
    "look_up": Command(tr("look it up in the encyclopaedia"), ("F2",)),
    "full_screen": Command(tr("switch full screen on and off"), ("F11",)),
}
FIXED = {  # what every program does with them; they cannot be given to anything else
    "Tab": tr("go from control to control"),
    "Enter": tr("press a button, open a list"),
    "Space": tr("press a button, open a list"),
    "Escape": tr("close, go back, open the menu"),
    "Left": tr("move a slider, a choice, the plan, the line or the region; Shift in small steps"),
    "Right": tr("move a slider, a choice, the plan, the line or the region; Shift in small steps"),
    "Up": tr("move a slider, a choice, the plan, the line or the region; Shift in small steps"),
    "Down": tr("move a slider, a choice, the plan, the line or the region; Shift in small steps"),
    "PageUp": tr("move a slider far, or scroll"),
    "PageDown": tr("move a slider far, or scroll"),
    "Home": tr("go to the start"),
    "End": tr("go to the end"),
    "Backspace": tr("delete a letter"),
    "Delete": tr("delete a letter, or a save"),
    "Ctrl+A": tr("choose all of a text"),
    "Ctrl+C": tr("copy text"),
    "Ctrl+V": tr("insert text"),
    "Ctrl+X": tr("cut text"),
    "Alt+F4": tr("close the window"),
    "Alt+Left": tr("go back in the encyclopaedia"),
    "Alt+Right": tr("go forward in the encyclopaedia"),
}
Chosen = Mapping[str, str]
"""Keys that a player chose, by command."""


def keys_of(command: str, chosen: Chosen) -> tuple[str, ...]:
    """The keys that give a command: the one chosen, or the usual ones. Raises KeyError if there is no such command."""
    usual = COMMANDS[command].keys
    return (chosen[command],) if command in chosen else usual


def in_force(chosen: Chosen) -> dict[str, str]:
    """What each key does: a command's name by its key."""
    return {key: command for command in COMMANDS for key in keys_of(command, chosen)}


def problem(command: str, key: str, chosen: Chosen) -> str:
    """Why a key cannot be given to a command, in one sentence; empty if it can."""
    plain = "+".join(part for part in key.split("+") if part != "Shift")
    for kept in (key, plain):
        if kept in FIXED:
            return tr("{kept} is kept: everywhere it serves to {does}.", kept=kept, does=FIXED[kept])
    owner = in_force(chosen).get(key, command)
    if owner != command:
        return tr(
            "{key} is taken: it serves to {does}. Give that another key first.", key=key, does=COMMANDS[owner].does
        )
    return ""


def choose(command: str, key: str, chosen: Chosen) -> dict[str, str]:
    """The chosen keys with one more; a usual key is not written down. Raises ValueError if it cannot be given."""
    if found := problem(command, key, chosen):
        raise ValueError(found)
    return {**usual(command, chosen), **({} if COMMANDS[command].keys[0] == key else {command: key})}


def usual(command: str, chosen: Chosen) -> dict[str, str]:
    """The chosen keys, without the one for this command."""
    return {name: key for name, key in chosen.items() if name != command}


def sound(found: object) -> dict[str, str]:
    """Of keys that a file holds, those that make sense together."""
    kept: dict[str, str] = {}
    for command, key in found.items() if isinstance(found, dict) else ():
        if command in COMMANDS and isinstance(key, str) and key and not problem(command, key, kept):
            kept[command] = key
    return kept


def shown(command: str, chosen: Chosen) -> str:
    """A command's keys as they are told."""
    return ", ".join(keys_of(command, chosen))
