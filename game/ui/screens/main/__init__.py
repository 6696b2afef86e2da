"""The board: top bar, map, planner or thresholds, curves, news and orders."""

from game.ui.screens.main.page import Main

__all__ = ["Main"]
