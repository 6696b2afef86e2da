"""Keys in force: what an event is called, and which command it gives. The app says which keys give which."""

from collections.abc import Mapping

import pygame

_NAMES = {
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_PAGEUP: "PageUp",
    pygame.K_PAGEDOWN: "PageDown",
    pygame.K_ESCAPE: "Escape",
}
_ALONE = frozenset({
    pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LMETA,
    pygame.K_RMETA, pygame.K_MODE, pygame.K_CAPSLOCK, pygame.K_NUMLOCKCLEAR,
})  # fmt: skip
_MODIFIERS = ((pygame.KMOD_CTRL, "Ctrl"), (pygame.KMOD_ALT, "Alt"), (pygame.KMOD_SHIFT, "Shift"))
_commands: dict[str, str] = {}  # by key; of several keys of a command the one that is shown comes first


def use(commands: Mapping[str, str]) -> None:
    """Put keys in force: the command of each."""
    _commands.clear()
    _commands.update(commands)


def name(event: pygame.Event) -> str:
    """What a key is called, as in 'Ctrl+Z'; empty for a modifier by itself and for a key without a name."""
    if event.key in _ALONE:
        return ""
    key = _NAMES.get(event.key, pygame.key.name(event.key))
    key = key.upper() if len(key) == 1 else key[:1].upper() + key[1:]
    held = [said for mask, said in _MODIFIERS if event.mod & mask]
    return "+".join([*held, key]) if key else ""


def command(event: pygame.Event) -> str:
    """The command that a key gives; empty if it gives none."""
    return _commands.get(name(event), "")


def means(event: pygame.Event, *commands: str) -> bool:
    """Whether a key gives one of these commands."""
    return command(event) in commands


def shown(of: str) -> str:
    """The key of a command, for a tooltip; empty if there is none."""
    return next((key for key, one in _commands.items() if one == of), "")
