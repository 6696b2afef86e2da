"""What if: a form at the left, both courses of the game at the right."""

from game.ui.screens.whatif.page import WhatIf

__all__ = ["WhatIf"]
