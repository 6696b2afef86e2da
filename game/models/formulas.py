"""Which constants of the model a formula rests on, read from its code."""

from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

from game.world.constants import CONSTANTS


def constants_read(function: Callable[..., Any]) -> tuple[str, ...]:
    """Constants of the model that a function reads, itself or through functions of the rules it calls."""
    names, seen, waiting = set[str](), set[str](), [function]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, FunctionType) or one.__qualname__ in seen:
            continue
        seen.add(one.__qualname__)
        used = _names(one.__code__)
        names |= used & set(CONSTANTS)
        waiting += [one.__globals__[name] for name in sorted(used) if name in one.__globals__]
    return tuple(name for name in CONSTANTS if name in names)


def _names(code: CodeType) -> set[str]:
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    return set(code.co_names).union(*(_names(one) for one in inner))
