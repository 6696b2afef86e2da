"""Why is it this number? One door for every screen and for the text: ids in, panels out."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from game.ai.causes import Causes
from game.ai.coming import Coming
from game.language import tr
from game.models import topics
from game.models.chair import Chair, chair
from game.models.dialreasons import dial_panel, is_dial
from game.models.dials import targets
from game.models.headline import headline
from game.models.history import metrics
from game.models.levers import offered
from game.models.panel import POINTS, Block, Panel, Row, exact
from game.models.planner import LEVERS_USED
from game.models.points import outcomes
from game.models.press import Press
from game.models.quantity import Quantity, Unknown, quantity
from game.models.reasons import GUESS, declared, is_guess, reasons, told_value
from game.models.threshold import offered_scales
from game.models.topics import about, composition, topic
from game.models.winning import win
from game.play.match import TWIN, Match
from game.rules.catalogue import LEVERS
from game.schema.order import Order
from game.world.batch import take


@lru_cache(maxsize=4)
def _causes(match: Match, turn: int, _digest: str) -> Causes:
    return Causes(match, turn)


@lru_cache(maxsize=2)
def _coming(match: Match, _turn: int, _orders: tuple[Order, ...]) -> Coming:
    return Coming(match)


class Inquiry:
    """One question, and the work behind it: call `step` while it returns True, and `panel` whenever one likes."""

    def __init__(self, match: Match, number: str) -> None:
        """Ask. Raises Unknown if there is no number of this id."""
        self.match, self.number, self.turn = match, number, _turn_of(match, number)
        self.causes = _causes(match, self.turn, match.digests[self.turn - 1]) if self.turn else None
        open_turn = not match.over and self.turn == match.turn and bool(match.pending)
        self.coming = _coming(match, match.turn, tuple(match.standing_orders())) if open_turn else None
        self.panel()

    def step(self) -> bool:
        """Do a slice of the work; True while there is more."""
        for job in (self.causes, self.coming):
            if job is not None and not job.ready:
                job.step()
                return True
        return False

    @property
    def done(self) -> float:
        """The part of the work that is done."""
        jobs = [job for job in (self.causes, self.coming) if job is not None]
        return sum(job.done for job in jobs) / len(jobs) if jobs else 1.0

    def finish(self) -> Panel:
        """Do all the work, and answer."""
        while self.step():
            pass
        return self.panel()

    def panel(self) -> Panel:
        """The answer as far as it is known."""
        seat = chair(self.match)
        found = self._panel(seat)
        working = self.done if self.done < 1.0 else None
        return replace(found, working=working)

    def _panel(self, seat: Chair) -> Panel:
        if is_dial(seat, self.number):
            return dial_panel(seat, self.number, figures(seat), self.causes, self.coming)
        try:
            head = topic(seat, self.number)
            rest = about(seat, self.number) if head else self.number
        except (KeyError, ValueError, IndexError):
            raise Unknown(self.number) from None
        if head is None:
            return self._quantity(seat, self.number)
        if not rest:
            return self._swing(seat, head) if self.number.startswith("swing.") else head
        more = Inquiry(self.match, rest).panel() if is_dial(seat, rest) else self._quantity(seat, rest)
        about_both = tuple(dict.fromkeys((*head.about, *more.about)))
        guess = head.estimated or more.estimated
        return replace(head, about=about_both, blocks=(*head.blocks, *more.blocks), estimated=guess)

    def _swing(self, seat: Chair, head: Panel) -> Panel:
        blocks = reasons(seat, quantity(seat, "score"), self.causes, None, self.turn)
        return Panel(head.id, head.title, head.value, head.about, (*head.blocks, *blocks), head.estimated)

    def _quantity(self, seat: Chair, number: str) -> Panel:
        found = quantity(seat, number)
        blocks = reasons(seat, found, self.causes, self.coming, self.turn)
        guess = is_guess(found, blocks)
        made = composition(seat, number)
        what = (*declared(seat, found), *((GUESS,) if guess else ()))
        value = exact(told_value(seat, found, self.turn), found.unit)
        shown = value if found.published else tr("about {value}", value=value)
        whole = (*((made,) if made else ()), *blocks, _twin(seat, found, self.turn))
        return Panel(number, found.label, shown, what, tuple(one for one in whole if one), guess)


def _twin(seat: Chair, found: Quantity, turn: int) -> Block | None:
    """The same number in the game without controls; the score is held against it already."""
    if not turn or found.unit == POINTS:
        return None
    pair = seat.match.worlds[turn] if found.published else seat.seen(turn)
    played, free = (
        exact(float(found.measure(take(pair, np.array([side, side])))[0]), found.unit) for side in (0, TWIN)
    )
    return Block(tr("Beside it"), (Row(tr("As played"), played), Row(tr("In the twin, without controls"), free)))


def _turn_of(match: Match, number: str) -> int:
    """The turn a question is about: the last, but for a past turn's swing or news."""
    head, _, rest = number.partition(".")
    first = rest.partition(".")[0]
    if head in ("swing", "news") and first.isdigit() and 1 <= int(first) <= match.turn:
        return int(first)
    return match.turn


def press_number(match: Match, press: Press) -> str:
    """The id of the number that an open matter is about."""
    return topics.press_number(chair(match), press)


def figures(seat: Chair) -> list[Quantity]:
    """The figures of the top bar."""
    return [quantity(seat, figure.key) for figure in headline(seat.match).figures]


# ---- which numbers there are ---------------------------------------------------------------------------------


def known(match: Match) -> dict[str, str]:
    """Ids and labels of what can be asked about without naming anybody else."""
    seat = chair(match)
    found = {figure.key: figure.label for figure in headline(match).figures}
    found |= dict(metrics(match))
    found |= {f"part.{part.key}": tr("{label}, an outcome", label=part.label) for part in outcomes(match)}
    found |= {name: LEVERS[name].label for name in offered(match) if not LEVERS[name].target}
    found |= {f"region.{name}": tr("Sales in {called}", called=seat.called(name)) for name in seat.world.names.regions}
    found |= {"orders": tr("Orders on the table"), "presses": tr("What presses now")}
    found |= (
        {f"line.{kind}": tr("The {kind} line", kind=kind) for kind in offered_scales(match)} if seat.regulates else {}
    )
    if all(name in offered(match) for name in LEVERS_USED):
        found["plan"] = tr("The next training run")
    if goals := win(match):
        found |= {"goals": tr("To win")} | {f"goal.{place}": one.goal.label for place, one in enumerate(goals.rows)}
    return found


def aimed(match: Match) -> dict[str, str]:
    """Ids and labels of the seat's dials that aim at something."""
    names = [name for name in offered(match) if LEVERS[name].target]
    return {
        f"{name}@{target}": f"{LEVERS[name].label}, {label}"
        for name in names
        for target, label in targets(match, LEVERS[name].target)
    }
