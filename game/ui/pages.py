"""Every screen by name."""

from collections.abc import Callable

from game.ui.screen import Page, Table
from game.ui.screens.briefing import Briefing
from game.ui.screens.certificate import Certificate
from game.ui.screens.debrief import Debrief
from game.ui.screens.help import Help
from game.ui.screens.main import Main
from game.ui.screens.menu import Menu
from game.ui.screens.report import Report
from game.ui.screens.robust import Robust
from game.ui.screens.saves import Saves
from game.ui.screens.settings import Settings
from game.ui.screens.title import Title

Look = Callable[[], Table]
PAGES: dict[str, Callable[[Look, str], Page]] = {
    "title": Title,
    "briefing": Briefing,
    "certificate": Certificate,
    "main": Main,
    "report": Report,
    "debrief": Debrief,
    "robust": Robust,
    "saves": Saves,
    "settings": Settings,
    "help": Help,
    "menu": Menu,
}


def open_page(name: str, look: Look, detail: str = "") -> Page:
    """Make a screen; `look` gives it the match and the settings, `detail` says what it is about."""
    return PAGES[name](look, detail)
