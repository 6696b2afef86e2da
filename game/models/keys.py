"""What keys do: one table of commands with their usual keys, and the keys a player chose in their place."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """Something a key can do; `keys` are the usual ones, said as 'Ctrl+Z'."""

    does: str
    keys: tuple[str, ...]
    where: str = ""  # the screens on which it works; everywhere if empty


COMMANDS = {
    "end_turn": Command("end the turn", ("Ctrl+Enter",), "on the board; begins a game in the briefing"),
    "undo": Command("take an order back", ("Ctrl+Z",), "on the board"),
    "redo": Command("give it again", ("Ctrl+Y", "Ctrl+Shift+Z"), "on the board"),
    "save": Command("save the game", ("Ctrl+S",), "on the board"),
    "why": Command("ask why a number is what it is", ("Y",)),
    "advice": Command("ask the advisers", ("A",), "on the board"),
    "dossier": Command("open the dossiers of labs, regions and governments", ("D",), "on the board"),
    "regime": Command("see your rules on one page", ("R",), "on the board of a government"),
    "history": Command("see every number over the game", ("G",), "on the board"),
    "news": Command("read all the news", ("N",), "on the board"),
    "homework": Command("open your assignment", ("H",), "on the board"),
    "what_if": Command("ask what if", ("W",), "in the replay"),
    "export": Command("save what is shown as a page", ("S",), "in the regime lab"),
    "find": Command("search", ("Ctrl+F", "/"), "in the encyclopaedia and in the list of saves"),
    "help": Command("explain what has the focus, or open the help", ("F1",)),
    "look_up": Command("look it up in the encyclopaedia", ("F2",)),
    "full_screen": Command("switch full screen on and off", ("F11",)),
}
FIXED = {  # what every program does with them; they cannot be given to anything else
    "Tab": "go from control to control",
    "Enter": "press a button, open a list",
    "Space": "press a button, open a list",
    "Escape": "close, go back, open the menu",
    "Left": "move a slider, a choice, the plan, the line or the region; Shift in small steps",
    "Right": "move a slider, a choice, the plan, the line or the region; Shift in small steps",
    "Up": "move a slider, a choice, the plan, the line or the region; Shift in small steps",
    "Down": "move a slider, a choice, the plan, the line or the region; Shift in small steps",
    "PageUp": "move a slider far, or scroll",
    "PageDown": "move a slider far, or scroll",
    "Home": "go to the start",
    "End": "go to the end",
    "Backspace": "delete a letter",
    "Delete": "delete a letter, or a save",
    "Ctrl+A": "choose all of a text",
    "Ctrl+C": "copy text",
    "Ctrl+V": "insert text",
    "Ctrl+X": "cut text",
    "Alt+F4": "close the window",
    "Alt+Left": "go back in the encyclopaedia",
    "Alt+Right": "go forward in the encyclopaedia",
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
            return f"{kept} is kept: everywhere it serves to {FIXED[kept]}."
    owner = in_force(chosen).get(key, command)
    if owner != command:
        return f"{key} is taken: it serves to {COMMANDS[owner].does}. Give that another key first."
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
