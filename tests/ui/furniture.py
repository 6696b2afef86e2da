"""Widgets that tests put on a stage: one button, one dialog, or one of everything."""

import pygame

from game.ui.widgets.button import Button
from game.ui.widgets.choice import Choice
from game.ui.widgets.dialog import Answer, Dialog
from game.ui.widgets.entry import Entry
from game.ui.widgets.field import Field
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Label
from game.ui.widgets.number import Number
from game.ui.widgets.page import Page
from game.ui.widgets.progress import Progress
from game.ui.widgets.select import Select
from game.ui.widgets.slider import Mark
from game.ui.widgets.span import Span
from game.ui.widgets.table import Cell, Column, Table
from game.ui.widgets.tabs import Tabs
from game.ui.widgets.toggle import Toggle
from tests.ui.driving import Box, Player

AT = pygame.Rect(100, 100, 200, 32)
TIERS = [Item("open", "Open", colour="good"), Item("notify", "Notify"), Item("licence", "Licence", colour="warn")]
PLACES = [Item(name.lower(), name) for name in ("Abu Dhabi", "Berlin", "Delhi", "Dublin", "Johor", "Osaka", "Texas")]
TEXT = (
    "# Thresholds\nA **line** in compute, see [efficiency](eff) and [evasion](eva).\n- one\n- two\n"
    + "More words here. " * 300
)


def button(player, name="go", on=None, rect=AT, **more):
    pressed = Box(0)
    made = Button(player.stage, name, rect, label=name, on=on or (lambda: pressed.put(pressed.value + 1)), **more)
    return made, pressed


def ask(player, **more):
    said = []
    answers = [Answer("cancel", "Stay"), Answer("leave", "Leave", "danger"), Answer("save", "Save", "primary")]
    Dialog(
        player.stage,
        "quit",
        AT,
        title="Leave?",
        text="The turn is saved.",
        answers=answers,
        on_answer=said.append,
        **more,
    )
    return said


def furnished(size, clock):
    """One of everything, as a screen would lay it out."""
    player = Player(size, clock)
    s, values = player.stage.scale, {}

    def box(name, value):
        values[name] = Box(value)
        return {"get": values[name].get, "put": values[name].put}

    x, w = s(30), s(400)
    Card(
        player.stage,
        "card",
        pygame.Rect(s(10), s(10), w + s(40), s(690)),
        title="Orders",
        icon="list",
        note="2 of 4 queued",
    )
    Tabs(player.stage, "tabs", pygame.Rect(x, s(50), w, s(34)), items=TIERS, **box("tab", "open"))
    Entry(player.stage, "name", pygame.Rect(x, s(100), w, s(32)), suffix="$M", **box("name", "Helix-4"))
    number = Number(*box("n", 9e11).values(), Span(1e9, 1e14, log=True), show=lambda n: f"{n / 1e9:.0f}B")
    Field(
        player.stage,
        "n",
        pygame.Rect(x, s(150), w, s(64)),
        caption="Parameters",
        number=number,
        marks=[Mark(1e12, "bad", "licence"), Mark(2e12, "warn", "notice")],
    )
    Choice(
        player.stage, "tier", pygame.Rect(x, s(230), w, s(50)), caption="Tier", items=TIERS, **box("tier", "licence")
    )
    Select(player.stage, "site", pygame.Rect(x, s(290), w, s(32)), items=PLACES, **box("site", "delhi"))
    Toggle(
        player.stage, "toggle", pygame.Rect(x, s(330), w, s(26)), label="Publish open weights", **box("toggle", True)
    )
    Toggle(
        player.stage,
        "off",
        pygame.Rect(x, s(360), w, s(26)),
        label="File a notice",
        enabled=False,
        reason="Filed.",
        **box("off", False),
    )
    Progress(
        player.stage,
        "run",
        pygame.Rect(x, s(400), w, s(26)),
        get=lambda: 0.4,
        label="Training",
        note="40%",
        mark=lambda: 0.5,
    )
    for place, kind in enumerate(("primary", "ghost", "plain", "danger")):
        button(player, kind, rect=pygame.Rect(x + place * s(100), s(440), s(94), s(34)), kind=kind)
    button(player, "disabled", rect=pygame.Rect(x, s(484), s(94), s(34)), enabled=False)
    button(player, "chosen", rect=pygame.Rect(x + s(100), s(484), s(94), s(34)), chosen=lambda: True)
    Label(
        player.stage,
        "rich",
        pygame.Rect(x, s(530), w, s(60)),
        words="Licence **returned**; review {warn|10²⁵ FLOP}, see [more](m).",
    )
    rows = [Cell("Good", "good", "check"), Cell("China", "china"), "plain"]
    Table(
        player.stage,
        "table",
        pygame.Rect(s(470), s(20), s(380), s(300)),
        columns=[Column("A"), Column("B"), Column("C", 1, "right")],
        count=lambda: 40,
        row=lambda place: rows,
        **box("row", 2),
    )
    Page(player.stage, "page", pygame.Rect(s(470), s(340), s(380), s(300)), text=TEXT)
    return player, values
