"""The replay: go through a game turn by turn, see who ordered what and what came of it, and ask what if."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from game.language import tr
from game.models.atlas import region_why
from game.models.headline import Figure
from game.models.history import Chart, chart, metrics
from game.models.viewer import Frame, place_name, subtitle, viewer
from game.play.branching import back_to
from game.rules.catalogue import METRICS
from game.ui import keys, theme
from game.ui.charts.lines import Lines, Series
from game.ui.furnish import heading, tip, tip_of
from game.ui.pen import Pen
from game.ui.screen import Again, Answer, Back, Look, Open, PlayOn, Say, Screen, unheard
from game.ui.widgets.button import Button
from game.ui.widgets.item import Item
from game.ui.widgets.label import Card, Paint
from game.ui.widgets.mapdata import Flow, Key, RegionPaint
from game.ui.widgets.page import Page
from game.ui.widgets.select import Select
from game.ui.widgets.slider import Slider
from game.ui.widgets.span import Span
from game.ui.widgets.stage import Stage
from game.ui.widgets.tabs import Tabs
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.worldmap import WorldMap

__all__ = ["Replay"]  # opened by its name, see game/ui/pages.py

GAP, TOP, SCRUB, FOOT = 12, 70, 40, 58
CHIP = 122
AHEAD = 11  # maps that are coloured before they are wanted: as many as are kept
SIDE = 0.34  # of the width, for what was ordered and what happened
_STEPS = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_COMMA: -1, pygame.K_PERIOD: 1}


class Replay(Screen):
    """Slider on top; map and curve at the left, orders and news at the right. `detail` is the turn to begin at."""

    name = "replay"

    def __init__(self, look: Look, detail: str = "") -> None:
        super().__init__(look, detail)
        self.match = look().game
        self.viewer = viewer(self.match)
        self.turn = min(int(detail), self.match.turn) if detail.isdecimal() else self.match.turn
        self.tab = "orders"
        self.metric = metrics(self.match)[0][0]
        self.region = ""
        self.curves: dict[str, Chart] = {}
        self.ahead: list[int] = []  # turns whose map is to be coloured
        self.map: WorldMap | None = None
        self.stage: Stage | None = None
        self.say: Say = unheard

    @property
    def frame(self) -> Frame:
        """What is looked at."""
        return self.viewer.frame(self.turn)

    def work(self) -> bool:
        """Make a frame that is missing, or colour its map; what shows does not change by it."""
        if not self.viewer.prepare() and self.ahead and self.map is not None:
            self.map.paint_ahead(self._regions(self.ahead.pop()))
        return False

    def go(self, turn: float) -> None:
        """Look at another turn."""
        self.turn = max(0, min(self.match.turn, round(turn)))

    # ---- widgets ---------------------------------------------------------------------------------------------

    def build(self, stage: Stage, say: Say) -> None:
        """Everything reads the turn as it is, so that a drag of the slider changes what shows at once."""
        first = self.stage is None
        self.stage, self.say, s = stage, say, stage.scale
        wide, high = stage.bounds.size
        gap = s(GAP)
        self._figures(stage)
        slider = self._scrubber(stage, pygame.Rect(gap, s(TOP), wide - 2 * gap, s(SCRUB)))
        top = s(TOP + SCRUB + 8)
        area = pygame.Rect(gap, top, wide - 2 * gap, high - top - s(FOOT))
        side = round(area.w * SIDE)
        left = pygame.Rect(area.x, area.y, area.w - side - gap, area.h)
        upper = round(left.h * 0.62)
        self._map(stage, pygame.Rect(left.x, left.y, left.w, upper))
        self._curve(stage, pygame.Rect(left.x, left.y + upper + gap, left.w, left.h - upper - gap))
        self._told(stage, pygame.Rect(left.right + gap, area.y, side, area.h))
        self._foot(stage)
        if first:
            stage.set_focus(slider)

    def _figures(self, stage: Stage) -> None:
        s, x = stage.scale, stage.bounds.right - stage.scale(GAP)
        count = len(self.frame.figures)
        for place in range(count):
            spot = pygame.Rect(x - (count - place) * s(CHIP + 6) + s(6), s(10), s(CHIP), s(50))
            Paint(stage, f"figure.{place}", spot, paint=partial(self._draw_figure, place),
                  tip=partial(self._tip, place), why=partial(self._why_figure, place))  # fmt: skip

    def _scrubber(self, stage: Stage, rect: pygame.Rect) -> Slider:
        s = stage.scale
        Button(stage, "back_turn", pygame.Rect(rect.x, rect.y, s(36), s(34)), icon="arrow-left",
               on=lambda: self.go(self.turn - 1), enabled=lambda: self.turn > 0, reason=tr("This is the beginning."),
               tip=tip(tr("A turn back"), foot=tr("Left arrow")))  # fmt: skip
        Button(stage, "on_turn", pygame.Rect(rect.x + s(42), rect.y, s(36), s(34)), icon="arrow-right",
               on=lambda: self.go(self.turn + 1), enabled=lambda: self.turn < self.match.turn,
               reason=tr("This is the end of what was played."),
               tip=tip(tr("A turn on"), foot=tr("Right arrow")))  # fmt: skip
        words = s(212)
        Paint(stage, "place", pygame.Rect(rect.x + s(88), rect.y, words, s(34)), paint=self._draw_place)
        left = rect.x + s(88) + words + s(10)
        return Slider(
            stage, "turn", pygame.Rect(left, rect.y, rect.right - left, s(34)), get=lambda: float(self.turn),
            put=self.go, span=Span(0, max(1, self.match.turn), 1),
        )  # fmt: skip

    def _map(self, stage: Stage, rect: pygame.Rect) -> None:
        self.ahead = list(range(min(self.match.turn, AHEAD) + 1))
        self.map = WorldMap(
            stage, "map", rect, regions=lambda: self._regions(self.turn),
            flows=lambda: [Flow(one.start, one.end, one.kind, one.label) for one in self.frame.atlas.lines],
            legend=lambda: [Key(key.label, key.colour, key.mark) for key in self.frame.atlas.legend],
            title=lambda: self.frame.atlas.title, on_select=self._aim, region_tip=self._region_tip,
            region_number=lambda region: self._why(f"region.{region}"),
        )  # fmt: skip

    def _curve(self, stage: Stage, rect: pygame.Rect) -> None:
        s = stage.scale
        Card(stage, "curve.card", rect)
        Select(
            stage, "metric", pygame.Rect(rect.x + s(10), rect.y + s(7), min(rect.w - s(20), s(320)), s(28)),
            items=[Item(key, label, "chart-line", "t3") for key, label in metrics(self.match)],
            get=lambda: self.metric, put=self._choose,
        )  # fmt: skip
        Lines(
            stage, "curve", pygame.Rect(rect.x + s(10), rect.y + s(42), rect.w - s(18), rect.h - s(48)),
            series=self._series, marks=lambda: self._chart().marks, show=lambda value: self._chart().show(value),
            tick=lambda value, step: self._chart().tick(value, step), lone=tr("The line starts after the first turn."),
            why=lambda: self._why(self._chart().key + self._place()),
        )  # fmt: skip

    def _told(self, stage: Stage, rect: pygame.Rect) -> None:
        s = stage.scale
        Card(stage, "told.card", rect)
        Tabs(
            stage, "tabs", pygame.Rect(rect.x + s(6), rect.y + s(4), rect.w - s(12), s(36)),
            items=[Item("orders", tr("Ordered"), "list"), Item("events", tr("Happened"), "newspaper")],
            get=lambda: self.tab, put=self._turn_to,
        )  # fmt: skip
        inner = pygame.Rect(rect.x + s(14), rect.y + s(48), rect.w - s(22), rect.h - s(58))
        Page(
            stage,
            "told",
            inner,
            text=lambda: self.frame.orders if self.tab == "orders" else self.frame.events,
            why=lambda: self._why("orders" if self.tab == "orders" else self.frame.asks),
        )

    def _foot(self, stage: Stage) -> None:
        s = stage.scale
        y, right = stage.bounds.h - s(46), stage.bounds.right - s(GAP)
        Button(stage, "back", pygame.Rect(s(GAP), y, s(110), s(34)), label=tr("Back"), icon="arrow-left",
               on=partial(self.say, Back()))  # fmt: skip
        Button(
            stage, "play_on", pygame.Rect(right - s(250) - s(12) - s(190), y, s(190), s(34)), icon="play",
            label=tr("Play on from here"), on=lambda: self.say(PlayOn(self.turn)), enabled=lambda: not self._ended(),
            reason=tr("The game is over here. Go back a turn."),
            tip=tip(
                tr("Play on from here"), tr("A game of its own, with the same world and the same luck; this one stays.")
            ),
        )  # fmt: skip
        Button(
            stage,
            "what_if",
            pygame.Rect(right - s(250), y, s(250), s(34)),
            icon="git-branch",
            kind="primary",
            label=lambda: tr("What if, in turn {turn} …", turn=max(1, self.turn)),
            on=self._ask,
            enabled=lambda: self.match.turn > 0,
            reason=tr("No turn has been played yet."),
            tip=tip(
                tr("What if"),
                tr("Play the game again with one order of this turn changed: same world, same luck."),
                keys.shown("what_if"),
            ),
        )

    def _ended(self) -> bool:
        """Whether the game was over at the turn that is looked at."""
        return self.turn >= self.match.level.turns or back_to(self.match, self.turn).over

    # ---- what the widgets read -------------------------------------------------------------------------------

    def _regions(self, turn: int) -> list[RegionPaint]:
        return [
            RegionPaint(land.id, land.short, land.parts, land.headline, selected=land.id == self.region)
            for land in self.viewer.frame(turn).atlas.lands
        ]

    def _aim(self, region: str) -> None:
        self.region = region

    def _region_tip(self, region: str) -> Tip:
        return tip_of(region_why(back_to(self.match, self.turn), region))

    def _place(self) -> str:
        """The region that the curve is of, where it is of one."""
        return f"@{self.region}" if self.region and "region" in METRICS[self.metric].axes else ""

    def _choose(self, key: str) -> None:
        self.metric = key

    def _turn_to(self, tab: str) -> None:
        self.tab = tab

    def _chart(self) -> Chart:
        key = f"{self.metric} {self.region}"
        if key not in self.curves:
            self.curves[key] = chart(self.match, self.metric, region=self.region, rivals=0)
        return self.curves[key]

    def _series(self) -> list[Series]:
        """The course up to the turn, what came later, and the twin."""
        played, twin = self._chart().curves[:2]
        here = played.values[: self.turn + 1]
        later = (float("nan"),) * self.turn + played.values[self.turn :]
        now = self._chart().show(here[-1])
        return [
            Series(twin.label, twin.values, twin.colour, dashed=True),
            *([Series("later", later, "t3")] if self.turn < self.match.turn else []),
            Series(played.label, here, played.colour, strong=True, end=now),
        ]

    def _figure(self, place: int) -> Figure:
        return self.frame.figures[place]

    def _tip(self, place: int) -> Tip:
        figure = self._figure(place)
        return Tip(
            figure.label, self.frame.title, [(tr("Value"), figure.value), (tr("Change"), figure.change or "none")]
        )

    def _why_figure(self, place: int) -> str:
        return self._why(self._figure(place).key)

    def _why(self, number: str) -> str:
        """The number at the turn that is looked at."""
        return f"{self.turn}#{number}"

    def _ask(self) -> None:
        self.say(Open("whatif", str(max(1, self.turn))))

    def _draw_figure(self, place: int, pen: Pen, rect: pygame.Rect) -> None:
        s, figure = pen.s, self._figure(place)
        pen.box(rect, theme.CARD, s(8), theme.LINE)
        pen.text("small", (rect.x + s(10), rect.y + s(6)), figure.label, theme.T3, width=rect.w - s(16))
        number = pen.text("kpi", (rect.x + s(10), rect.y + s(22)), figure.value, theme.T1)
        room, tint = rect.right - s(8) - number.right - s(4), theme.readable(theme.colour(figure.colour))
        if figure.tick and room > s(20):
            pen.text("small", (rect.right - s(8), rect.y + s(27)), figure.tick, tint, "topright", room)

    def _draw_place(self, pen: Pen, rect: pygame.Rect) -> None:
        pen.text("strong", rect.midleft, place_name(self.match, self.turn), theme.T1, "midleft", rect.w)

    # ---- the rest --------------------------------------------------------------------------------------------

    def paint(self, pen: Pen) -> None:
        """The heading."""
        if self.stage is None:
            return
        s = pen.s
        right = self.stage.bounds.right - s(GAP) - len(self.frame.figures) * s(CHIP + 6)
        heading(pen, pygame.Rect(s(20), s(12), right - s(36), 0), tr("Replay"), subtitle(self.match))

    def key(self, event: pygame.Event) -> Answer | None:
        """Arrows, Home and End go through the turns; another key asks what if."""
        if keys.means(event, "what_if") and self.match.turn:
            return Open("whatif", str(max(1, self.turn)))
        ends = {pygame.K_HOME: 0, pygame.K_END: self.match.turn}
        if event.key in ends or event.key in _STEPS:
            self.go(ends.get(event.key, self.turn + _STEPS.get(event.key, 0)))
            return Again()
        return super().key(event)

    def jump(self, aim: tuple[str, str]) -> None:
        """Another screen may name the turn to look at."""
        if aim[0] == "turn":
            self.go(float(aim[1]))

    def state(self) -> Mapping[str, Any]:
        """Where one is."""
        return {"turn": self.turn, "of": self.match.turn, "tab": self.tab, "known": len(self.viewer.frames)}
