"""What the cards of the board share: the match, its models as they stand, and what is selected or half done."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from game.ai.forecast import Futures
from game.models.atlas import Atlas, atlas
from game.models.dials import Row
from game.models.headline import Headline, headline
from game.models.history import metrics
from game.models.layers import SHARE
from game.models.levers import Desk, desk
from game.models.news import Story, news
from game.models.planner import Border, plan
from game.models.press import Press
from game.models.threshold import Kind, offered_scales
from game.models.warnings import ahead, looks_ahead, pressing
from game.play.match import Match
from game.schema.order import Order
from game.ui.screen import Answer, Look, Say, Submit, unheard
from game.ui.widgets.stage import Stage

SLICE = 0.03  # seconds of work between two looks at the window's events
Answered = TypeVar("Answered")


class Board:
    """The models of the turn, read again when orders change, and what the eye has chosen."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.say: Say = unheard
        self.stage: Stage | None = None
        self.region = ""
        self.lab = ""
        self.tab = ""
        self.metric = ""
        self.layer = SHARE  # of the map
        self.scale: Kind = "compute"
        self.banner = ""  # the last refusal
        self.draft: dict[str, float] = {}  # settings being dragged, by row key
        self.plan_draft: tuple[float, float] | None = None
        self.reveal = ""  # a row that should be seen next
        self.seen_turn = -1
        self.version = 0
        self.restage: Callable[[], None] = lambda: None  # build the widgets anew
        self.asked: object = None  # what the futures are of: turn and orders
        self.futures: Futures | None = None
        self.kept: dict[str, tuple[object, Any]] = {}
        self.read()

    @property
    def match(self) -> Match:
        """The game on the table."""
        return self.look().game

    @property
    def studies(self) -> bool:
        """Whether it is played for an assignment."""
        return self.look().sitting is not None

    @property
    def helps(self) -> tuple[str, ...]:
        """Which help is wanted."""
        return self.look().settings.assists

    @property
    def regulates(self) -> bool:
        """Whether the seat makes rules."""
        return self.desk.meter is not None

    def read(self) -> None:
        """Make the models anew."""
        match = self.match
        if self.seen_turn != match.turn:
            self.seen_turn = match.turn
            self.atlas: Atlas = atlas(match)
            self.headline: Headline = headline(match)
            self.news: tuple[Story, ...] = news(match)
            self.draft.clear()
            self.plan_draft, self.banner = None, ""
        self.version += 1
        self.desk: Desk = desk(match, region=self.region, lab=self.lab)
        self.region, self.lab = self.desk.region, self.desk.lab
        self.presses: tuple[Press, ...] = pressing(match, self.helps)
        self.tab = self.tab or self.desk.tabs[0].key
        self.metric = self.metric or metrics(match)[0][0]
        kinds = offered_scales(match)
        if kinds and self.scale not in kinds:
            self.scale = kinds[0]

    def think(self) -> bool:
        """Work a slice at what may come of the orders on the table; True if more of it is known."""
        asked = (self.match.turn, tuple(self.match.standing_orders()), self.helps)
        if self.dragging():
            return False
        if asked != self.asked:
            self.asked, self.futures = asked, ahead(self.match) if looks_ahead(self.helps) else None
            self.version += 1
            self.warn()
        if self.futures is None or self.futures.settled:
            return False
        done, until, more = self.futures.known, time.monotonic() + SLICE, True
        while more and time.monotonic() < until and self.futures.known == done:
            more = self.futures.step()
        if not more:
            self.warn()
        elif self.futures.known == done:
            return False
        self.version += 1
        return True

    def warn(self) -> None:
        """What presses, with what the forecast warns of where it is through."""
        self.presses = pressing(self.match, self.helps)

    # ---- choosing --------------------------------------------------------------------------------------------

    def aim(self, *, region: str = "", lab: str = "") -> None:
        """Aim orders at a region or a lab."""
        self.region, self.lab = region or self.region, lab or self.lab
        self.version += 1
        self.desk = desk(self.match, region=self.region, lab=self.lab)

    def jump(self, aim: tuple[str, str]) -> None:
        """Look where a line of the report or the news points."""
        kind, name = aim
        if kind == "region":
            self.aim(region=name)
        elif kind == "lab":
            self.aim(lab=name)
        elif kind == "lever":
            self.tab = self.desk.tab_of(name)
            self.reveal = name
        elif kind == "figure":
            self.metric = FIGURES.get(name, self.metric)

    # ---- orders ----------------------------------------------------------------------------------------------

    def value(self, row: Row) -> float:
        """Where a row stands, counting what is being dragged."""
        if self.plan_draft is not None and row.key in ("run_parameters", "run_tokens"):
            return self.plan_draft[0 if row.key == "run_parameters" else 1]
        return self.draft.get(row.key, row.value)

    def dragging(self) -> bool:
        """Whether the mouse holds something: then nothing is ordered yet."""
        return self.stage is not None and self.stage.capture is not None

    def set(self, row: Row, value: float) -> None:
        """A dial was moved: a draft while the mouse holds it, an order otherwise."""
        if self.dragging():
            self.draft[row.key] = value
        else:
            self.draft.pop(row.key, None)
            self.order(row, value, gentle=True)

    def drop(self, row: Row) -> None:
        """The mouse let go: the draft becomes an order."""
        value = self.draft.pop(row.key, None)
        if value is not None and value != row.value:
            self.order(row, value)

    def order(self, row: Row, value: float, *, gentle: bool = False) -> None:
        """Order one setting."""
        self.banner = ""
        self.say(Submit((Order(seat=self.match.seat, lever=row.lever, target=row.target, value=value),), gentle))

    def order_plan(self, n: float, d: float) -> None:
        """Order size and data of the next run together."""
        self.banner, seat = "", self.match.seat
        orders = (
            Order(seat=seat, lever="run_parameters", value=n),
            Order(seat=seat, lever="run_tokens", value=d),
        )
        self.say(Submit(orders))

    def once(self, topic: str, about: object, make: Callable[[], Answered]) -> Answered:
        """What a model says about something, asked again only when the orders or the question changed."""
        key = (self.version, about)
        if topic not in self.kept or self.kept[topic][0] != key:
            self.kept[topic] = (key, make())
        found: Answered = self.kept[topic][1]
        return found

    def plan_borders(self) -> tuple[Border, ...]:
        """The lines of compute that reach the seat's lab."""
        return self.once("borders", "", lambda: plan(self.match).borders)

    def tell(self, answer: Answer) -> None:
        """Answer the app."""
        self.say(answer)


# The curve that belongs to a figure of the top bar.
FIGURES = {
    "cash": "cash",
    "revenue": "revenue",
    "frontier": "months_behind",
    "share": "world_share",
    "compute": "compute",
    "lead": "lead_months",
    "misuse": "misuse_risk",
    "alliance": "alliance_cohesion",
}
