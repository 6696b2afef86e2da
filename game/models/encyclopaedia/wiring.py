"""Which step of the turn reads which lever and which constant: read from the source of the rules itself."""

import ast
import inspect
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from game.rules.catalogue import LEVERS
from game.rules.turn import PHASES
from game.world.constants import CONSTANTS

_CHANNELS = ("law", "plans")


@lru_cache(maxsize=128)
def _attributes(module: ModuleType) -> frozenset[tuple[str, str]]:
    """Every 'name.attribute' that a module mentions, as pairs; nothing where its source is not at hand."""
    try:
        tree = ast.parse(inspect.getsource(module))
    except (OSError, TypeError):
        return frozenset()
    return frozenset(
        (node.value.id if isinstance(node.value, ast.Name) else "", node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    )


@lru_cache(maxsize=64)
def _with_helpers(name: str) -> frozenset[tuple[str, str]]:
    """The same for a module and for those beside the phases that it imports."""
    module = import_module(name)
    found = set(_attributes(module))
    helpers = {
        inspect.getmodule(value) for value in vars(module).values() if callable(value) and inspect.getmodule(value)
    }
    for helper in sorted(filter(None, helpers), key=lambda one: one.__name__):
        parts = helper.__name__.split(".")
        if parts[:2] == ["game", "rules"] and len(parts) == 3 and helper is not module:
            found |= _attributes(helper)
    return frozenset(found)


def channels(apply: Callable[..., None]) -> list[tuple[str, str]]:
    """The channels of the law or of plans that a lever writes."""
    module = inspect.getmodule(apply)
    known = _attributes(module) if module else frozenset()
    return sorted((table, name) for table, name in known if table in _CHANNELS)


@lru_cache(maxsize=1)
def readers() -> dict[str, tuple[str, ...]]:
    """For every lever, the phases that read what it writes, in the order of the turn."""
    mentions = {phase.__name__: _with_helpers(phase.__module__) for phase in PHASES}
    return {
        name: tuple(phase for phase, known in mentions.items() if any(one in known for one in channels(lever.apply)))
        for name, lever in LEVERS.items()
    }


@lru_cache(maxsize=1)
def users() -> dict[str, tuple[str, ...]]:
    """For every constant, the phases in whose formulae it stands."""
    mentions = {phase.__name__: {attribute for _, attribute in _with_helpers(phase.__module__)} for phase in PHASES}
    return {name: tuple(phase for phase, known in mentions.items() if name in known) for name in CONSTANTS}
