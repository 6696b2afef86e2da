"""What if: the same game with one thing ordered otherwise, beside the game as played, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.lab.lucks import FUTURES, Lucks, Spread
from game.language import tr
from game.models import skills, words
from game.models.chair import Chair, chair
from game.models.points import score_at
from game.models.readings import SCORE, WON, Reading, measure_of, needs_twins, read, readings
from game.models.setting import show
from game.play.branching import Branch, Change, LeftOut
from game.play.match import Match
from game.play.score import MEDALS
from game.schema.order import Order

_BRANCHING = 0.2  # of the bar, for the branch itself


@dataclass(frozen=True)
class Row:
    """One number in both courses."""

    reading: Reading
    played: float
    changed: float
    widest_turn: int  # after which the courses were furthest apart; 0 where they never are
    widest: float
    spread: Spread | None = None

    @property
    def apart(self) -> float:
        """With the change, less as played."""
        return self.changed - self.played

    def cells(self) -> tuple[str, str, str]:
        """As played, with the change, the difference."""
        show = self.reading.show
        return show(self.played), show(self.changed), self.reading.apart(self.apart)

    def when(self, seat: Chair) -> str:
        """The turn of the greatest difference, and how large it was."""
        if not self.widest_turn or self.reading.apart(self.widest) == "0":
            return words.NOTHING
        return f"{self.reading.apart(self.widest)}, {seat.quarter(self.widest_turn - 1)}"

    def on_average(self) -> str:
        """The mean difference over many lucks, with its 90 % interval."""
        if self.spread is None:
            return ""
        mean, sure = self.reading.apart(self.spread.mean), self.reading.apart(self.spread.sure)
        return mean if sure == "0" else f"{mean} ± {sure.lstrip('+')}"

    def range(self) -> str:
        """Where nine in ten of the differences lie."""
        if self.spread is None:
            return ""
        low, high = (self.reading.apart(value) for value in (self.spread.low, self.spread.high))
        return low if low == high else f"{low} to {high}"


@dataclass
class WhatIf:
    """The work, to be done in slices: call `step` while it returns True.

    Raises:
        Refusal: there is no such turn, or the change may not be ordered in it.
    """

    match: Match
    turn: int  # from 1
    changes: Sequence[Change]
    hold: bool = False
    futures: int = FUTURES
    lucks: Lucks | None = None

    def __post_init__(self) -> None:
        """Check the change."""
        self.branch = Branch(self.match, self.turn, self.changes, self.hold)
        self.branched = self.branch_done = False  # the branch has been played and read; it has been played
        turns = range(1, self.match.turn + 1)
        self.unread = [(self.match, turn) for turn in (0, *turns)]

    @property
    def done(self) -> float:
        """The part of the work that is done."""
        if not self.branched:
            return _BRANCHING * self.branch.done
        return 1.0 if self.lucks is None else _BRANCHING + (1.0 - _BRANCHING) * self.lucks.done

    def step(self) -> bool:
        """Do a slice; True while there is more."""
        if not self.branch_done:
            self.branch_done = not self.branch.step()
            if self.branch_done:
                self.unread += [(self.branch.game, turn) for turn in range(self.branch.game.turn + 1)]
            return True
        if self.unread:
            game, turn = self.unread.pop()
            read(game, turn)
            return True
        if not self.branched:
            self.branched = True
            if self.futures and not self.branch.same:
                self.lucks = Lucks(self.branch, measure_of(self.match), self.futures, needs_twins(self.match))
            return self.lucks is not None
        return self.lucks is not None and self.lucks.step()

    def finish(self) -> "WhatIf":
        """Do all that is left."""
        while self.step():
            pass
        return self

    @property
    def turns(self) -> int:
        """Turns that both courses have."""
        return self.branch.game.turn

    def rows(self) -> tuple[Row, ...]:
        """Every number; those of many lucks once they are known."""
        return tuple(self._row(reading) for reading in readings(self.match))

    def _row(self, reading: Reading) -> Row:
        played, changed = self.course(reading.key)
        steps = [(abs(b - a), turn) for turn, (a, b) in enumerate(zip(played, changed, strict=False)) if turn]
        size, turn = max(steps, key=lambda one: one[0])
        at = turn if size > 0 else 0
        spread = None
        if self.lucks is not None and self.lucks.known:
            spread = self.lucks.spread(reading.key)
        return Row(reading, played[-1], changed[-1], at, changed[at] - played[at], spread)

    def course(self, key: str) -> tuple[list[float], list[float]]:
        """One number as played and with the change, from the opening on."""
        both = (self.match, self.branch.game)
        played, changed = ([read(one, turn)[key] for turn in range(one.turn + 1)] for one in both)
        return played, changed


# ---- in words --------------------------------------------------------------------------------------------


def told_change(match: Match, change: Change) -> str:
    """A change in words: 'Enforcement: 80 %', 'no order for Country tier, China'."""
    lever, seat = match.level.lever(change.lever), chair(match)
    what = lever.label + (f", {seat.called(change.target)}" if change.target else "")
    return tr("no order for {what}", what=what) if change.value is None else f"{what}: {show(lever, change.value)}"


def heading(found: WhatIf) -> str:
    """What is changed and when."""
    seat = chair(found.match)
    what = "; ".join(told_change(found.match, change) for change in found.changes)
    lasting = tr(", kept to the end") if found.hold else ""
    return tr(
        "What if {name} had ordered otherwise in {turn}: {what}{lasting}",
        name=seat.name,
        turn=seat.quarter(found.turn - 1),
        what=what,
        lasting=lasting,
    )


def verdict(found: WhatIf) -> str:
    """How it would have ended, in a sentence or two."""
    if found.branch.same:
        return tr("Nothing changes: the branch is the game as played, to the last bit.")
    match, game = found.match, found.branch.game
    was, now = (read(one, one.turn) for one in (match, game))
    text = tr("{now:.1f} points instead of {was:.1f}", now=now[SCORE], was=was[SCORE])
    medals = [_medal(one) for one in (match, game)]
    text += (
        tr(", {now} instead of {was}", now=medals[1], was=medals[0])
        if medals[0] != medals[1]
        else tr(", {medals} either way", medals=medals[1])
    )
    if WON in was and was[WON] != now[WON]:
        text += tr(". Won instead of not won") if now[WON] else tr(". Not won instead of won")
    return f"{text}."


def _medal(match: Match) -> str:
    found = MEDALS[int(score_at(match, match.turn).medal[0])]
    return tr("no medal") if found == "none" else words.titled(found).lower()


def notes(found: WhatIf) -> list[str]:
    """What the comparison rests on, and what went differently in the branch."""
    match, game, seat = found.match, found.branch.game, chair(found.match)
    how = tr("then by their habits, as in the game")
    if match.minds.of:
        how = tr("then think anew, with the skill they had ({skill})", skill=skills.label(match.minds.skill))
    said = [tr("The same world and luck. The others act as recorded until the change shows, {how}.", how=how)]
    if game.failed and not match.failed:
        said.append(
            tr(
                "With the change {name} is out of business after {turn}.",
                name=seat.name,
                turn=seat.quarter(game.turn - 1),
            )
        )
    if match.failed and not game.failed:
        said.append(tr("With the change {name} is still in business at that point.", name=seat.name))
    if found.branch.waited:
        said.append(tr("A run that was to start while another was under way starts when that one has ended."))
    said += [_left_out(seat, one) for one in found.branch.left_out]
    lucks = found.lucks
    if lucks is not None and lucks.known:
        said.append(_of_lucks(found, lucks))
    return said


def _of_lucks(found: WhatIf, lucks: Lucks) -> str:
    spread = lucks.spread(SCORE)
    text = tr(
        "Other luck: {known} pairs of futures from turn {turn} on, equal luck in a pair, the "
        "others by their habits in both. The score is higher with the change in {more:.0%} of "
        "them and lower in {less:.0%}",
        known=lucks.known,
        turn=found.turn,
        more=spread.more,
        less=spread.less,
    )
    if WON in lucks.played:
        was, now = (float(path[WON][-1].mean()) for path in (lucks.played, lucks.changed))
        text += tr("; won in {now:.0%} instead of {was:.0%}", now=now, was=was)
    return text.replace("%", " %") + "."


def _left_out(seat: Chair, one: LeftOut) -> str:
    return tr(
        "Not allowed in the branch, so left out in {turn}: {order}. {reason}",
        turn=seat.quarter(one.turn - 1),
        order=told(seat, one.order),
        reason=one.reason,
    )


def told(seat: Chair, order: Order) -> str:
    """An order in words."""
    return told_change(seat.match, Change(order.lever, order.target, order.value))


def facts(found: WhatIf) -> dict[str, object]:
    """Everything that was found, as plain data for machines."""
    match, game = found.match, found.branch.game
    return {
        "level": match.level.id,
        "seat": match.seat,
        "seed": match.seed,
        "turn": found.turn,
        "turns": [match.turn, game.turn],
        "changes": [vars(change) for change in found.changes],
        "hold": found.hold,
        "identical": found.branch.same,
        "verdict": verdict(found),
        "notes": notes(found),
        "left_out": [
            {"turn": one.turn, "order": one.order.model_dump(), "reason": one.reason} for one in found.branch.left_out
        ],
        "rows": [_row_facts(row) for row in found.rows()],
    }


def _row_facts(row: Row) -> dict[str, object]:
    return {
        "key": row.reading.key,
        "label": row.reading.label,
        "unit": row.reading.unit,
        "played": row.played,
        "changed": row.changed,
        "difference": row.apart,
        "furthest": {"turn": row.widest_turn, "difference": row.widest},
        "futures": None if row.spread is None else vars(row.spread),
    }
