"""Experiments: batches of games, for figures. From a notebook: `from game import lab`, then the functions below."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.lab.api import compare_regimes, list_regimes, run_sweep, write_sweep

__all__ = ["compare_regimes", "list_regimes", "run_sweep", "write_sweep"]


def __getattr__(name: str) -> Any:
    """Load the functions for notebooks when they are first asked for: most of the game needs none of them."""
    if name in __all__:
        return getattr(import_module("game.lab.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What to offer for completion."""
    return sorted(__all__)
