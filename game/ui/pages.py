"""Every screen by name."""

from collections.abc import Callable

from game.ui.screen import Look, Screen
from game.ui.screens.advice import Advice
from game.ui.screens.briefing import Briefing
from game.ui.screens.certificate import Certificate
from game.ui.screens.course import CourseScreen
from game.ui.screens.debrief import Debrief
from game.ui.screens.encyclopaedia import Encyclopaedia
from game.ui.screens.help import Help
from game.ui.screens.history import History
from game.ui.screens.homework import Homework
from game.ui.screens.keyboard import Keyboard
from game.ui.screens.learn import Learn
from game.ui.screens.main import Main
from game.ui.screens.menu import Menu
from game.ui.screens.newslog import Newslog
from game.ui.screens.regime import Regime
from game.ui.screens.regimelab import RegimeLab
from game.ui.screens.replay import Replay
from game.ui.screens.report import Report
from game.ui.screens.robust import Robust
from game.ui.screens.saves import Saves
from game.ui.screens.settings import Settings
from game.ui.screens.skills import Skills
from game.ui.screens.student import Student
from game.ui.screens.teach import Teach
from game.ui.screens.title import Title
from game.ui.screens.waiting import Waiting
from game.ui.screens.whatif import WhatIf
from game.ui.screens.why import Why
from game.ui.screens.writer import Writer

PAGES: dict[str, Callable[[Look, str], Screen]] = {
    "title": Title,
    "briefing": Briefing,
    "certificate": Certificate,
    "main": Main,
    "advice": Advice,
    "report": Report,
    "debrief": Debrief,
    "robust": Robust,
    "regime": Regime,
    "regimelab": RegimeLab,
    "newslog": Newslog,
    "replay": Replay,
    "saves": Saves,
    "settings": Settings,
    "help": Help,
    "history": History,
    "homework": Homework,
    "student": Student,
    "teach": Teach,
    "keyboard": Keyboard,
    "learn": Learn,
    "course": CourseScreen,
    "encyclopaedia": Encyclopaedia,
    "menu": Menu,
    "skills": Skills,
    "waiting": Waiting,
    "whatif": WhatIf,
    "why": Why,
    "writer": Writer,
}


def open_page(name: str, look: Look, detail: str = "") -> Screen:
    """Make a screen; `look` gives it the match and the settings, `detail` says what it is about."""
    return PAGES[name](look, detail)
