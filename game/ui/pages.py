"""Every screen by name. Each is imported when it is first opened, so that the first picture does not wait for all."""

from importlib import import_module

from game.ui.screen import Look, Screen

PAGES = {  # name: module and class
    "title": "game.ui.screens.title:Title",
    "briefing": "game.ui.screens.briefing:Briefing",
    "certificate": "game.ui.screens.certificate:Certificate",
    "main": "game.ui.screens.main:Main",
    "advice": "game.ui.screens.advice:Advice",
    "dossier": "game.ui.screens.dossier:Dossier",
    "report": "game.ui.screens.report:Report",
    "debrief": "game.ui.screens.debrief:Debrief",
    "robust": "game.ui.screens.robust:Robust",
    "regime": "game.ui.screens.main.regimepage:Regime",
    "regimelab": "game.ui.screens.regimelab:RegimeLab",
    "newslog": "game.ui.screens.newslog:Newslog",
    "replay": "game.ui.screens.replay:Replay",
    "saves": "game.ui.screens.saves:Saves",
    "settings": "game.ui.screens.settings:Settings",
    "help": "game.ui.screens.help:Help",
    "handover": "game.ui.screens.handover:Handover",
    "history": "game.ui.screens.history:History",
    "homework": "game.ui.screens.homework:Homework",
    "student": "game.ui.screens.student:Student",
    "teach": "game.ui.screens.teach:Teach",
    "keyboard": "game.ui.screens.keyboard:Keyboard",
    "learn": "game.ui.screens.learn:Learn",
    "course": "game.ui.screens.course:CourseScreen",
    "encyclopaedia": "game.ui.screens.encyclopaedia:Encyclopaedia",
    "menu": "game.ui.screens.menu:Menu",
    "setup": "game.ui.screens.setup:Setup",
    "waiting": "game.ui.screens.waiting:Waiting",
    "whatif": "game.ui.screens.whatif:WhatIf",
    "why": "game.ui.screens.why:Why",
    "writer": "game.ui.screens.writer:Writer",
}


def open_page(name: str, look: Look, detail: str = "") -> Screen:
    """Make a screen; `look` gives it the match and the settings, `detail` says what it is about."""
    module, _, kind = PAGES[name].partition(":")
    made: Screen = getattr(import_module(module), kind)(look, detail)
    return made
