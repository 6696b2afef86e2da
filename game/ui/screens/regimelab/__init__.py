"""The regime lab: export regimes side by side, under the same luck."""

from game.ui.screens.regimelab.page import RegimeLab

__all__ = ["RegimeLab"]
