"""Lines of trade from the seat's home: open, licensed, pending or barred, with the words for it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.language import tr
from game.models import words
from game.models.chair import Chair
from game.play.match import PLAYED
from game.rules.reach import ABSENT, FREE, KEPT, LISTED, NOTICE, REFUSED, TESTED, TIERED, UNLICENSED
from game.rules.scaling import DAYS
from game.world.channels import DENY, LICENCE, NOTIFY

State = Literal["open", "licensed", "pending", "denied"]
_WORST: tuple[State, ...] = ("open", "licensed", "pending", "denied")
_PLAIN: dict[float, tuple[State, str]] = {
    FREE: ("open", tr("open")),
    KEPT: ("open", tr("open")),
    ABSENT: ("open", tr("open")),
    NOTICE: ("licensed", tr("open after notification")),
    UNLICENSED: ("denied", tr("needs a licence")),
    TIERED: ("denied", tr("denied by country tier")),
    REFUSED: ("denied", tr("kept out by the importer")),
    LISTED: ("denied", tr("shut out as a listed lab")),
    TESTED: ("pending", tr("held up by tests under safety duties")),
}
_NO_LINE = 199_999.0  # TPP, from here on the accelerator line is off


@dataclass(frozen=True)
class Way:
    """One line of trade and what it means."""

    start: str
    end: str
    state: State
    words: str


def ways(seat: Chair) -> list[Way]:
    """From the seat's home to every other region it has to do with."""
    abroad = [r for r, name in enumerate(seat.world.names.regions) if name != seat.home]
    found = [_regulated(seat, region) if seat.regulates else _sold(seat, region) for region in abroad]
    return [way for way in found if way is not None]


def _sold(seat: Chair, region: int) -> Way | None:
    """A lab's way to a market."""
    if not seat.world.labs.selling[seat.row, region, PLAYED]:
        return None
    state, said = lab_state(seat, seat.row, region)
    name = seat.called(seat.world.names.regions[region])
    return Way(seat.home, seat.world.names.regions[region], state, f"{name}: {said}")


def lab_state(seat: Chair, lab: int, region: int) -> tuple[State, str]:
    """May a lab's newest model be sold in a region?"""
    world = seat.world
    reason = float(world.markets.reason[lab, region, PLAYED])
    if bool((world.licences.granted[:, lab, region, PLAYED] > 0.0).any()):
        left = float(np.max(world.licences.granted[:, lab, region, PLAYED]))
        return "licensed", tr(
            "licensed for {quarters}",
            quarters=words.plural(round(left), "{count} more quarter", "{count} more quarters"),
        )
    if bool((world.licences.waiting[:, lab, region, PLAYED] > 0.0).any()):
        waited = float(np.max(world.licences.waiting[:, lab, region, PLAYED]))
        return "pending", tr(
            "licence requested, {quarters} in the queue",
            quarters=words.plural(round(waited), "{count} quarter", "{count} quarters"),
        )
    return _PLAIN[reason] if reason in _PLAIN else _directed(seat, lab, region)


def _directed(seat: Chair, lab: int, region: int) -> tuple[State, str]:
    """Under a directive: barred while it runs, open again once it has run out."""
    left = float(np.max(seat.world.regimes.directive[:, lab, PLAYED]))
    if left > 0:
        return "denied", tr(
            "barred by a directive for {days}",
            days=words.plural(round(left), "{count} more day", "{count} more days"),
        )
    days = round(DAYS * (1.0 - float(seat.world.markets.permitted[lab, region, PLAYED])))
    return "open", tr("open again, after {days} off sale", days=words.plural(days, "{count} day", "{count} days"))


def _regulated(seat: Chair, region: int) -> Way | None:
    """What the seat's rules make of models and accelerators going to a region; the stricter decides the line."""
    models = _best_lab(seat, region)
    chips = _chips(seat, region)
    if models is None and chips is None:
        return None
    states = [one for one in (models, chips) if one is not None]
    worst = max((state for state, _ in states), key=_WORST.index)
    coming = _coming(seat, region)
    name = seat.called(seat.world.names.regions[region])
    said = "; ".join(text for _, text in states) + (f"; {coming}" if coming else "")
    return Way(seat.home, seat.world.names.regions[region], "pending" if coming else worst, f"{name}: {said}")


def _best_lab(seat: Chair, region: int) -> tuple[State, str] | None:
    """The freest of the home labs that sell there."""
    world = seat.world
    sells = [lab for lab in range(world.sizes.lab) if seat.ours[lab] and world.labs.selling[lab, region, PLAYED]]
    found = [lab_state(seat, lab, region) for lab in sells]
    if not found:
        return None
    state, said = min(found, key=lambda one: _WORST.index(one[0]))
    barred = sum(one != "open" for one, _ in found)
    return state, tr("models {state}", state=said) + (
        tr(" ({barred} of {count} labs restricted)", barred=barred, count=len(found)) if 0 < barred < len(found) else ""
    )


def _chips(seat: Chair, region: int) -> tuple[State, str] | None:
    """Accelerators, by tier and line; None if the seat's country makes none or there is no line."""
    world = seat.world
    if "country_tier" not in world.dials or not (world.stacks.flag[:, seat.row, PLAYED] > 0).any():
        return None
    tier = float(world.dials["country_tier"].standing[seat.row, region, PLAYED])
    line = float(world.dials["accelerator_line"].standing[seat.row, PLAYED]) if "accelerator_line" in world.dials else 0
    above = (
        tr("accelerators above {line}", line=words.amount(line, "TPP")) if 0 < line < _NO_LINE else tr("accelerators")
    )
    if tier >= DENY:
        return "denied", tr("{above} denied", above=above)
    if tier >= LICENCE:
        return "licensed", tr("{above} half let through, under licence", above=above)
    if tier >= NOTIFY:
        return "licensed", tr("{above} let through after notification", above=above)
    return None


def _coming(seat: Chair, region: int) -> str:
    """A tier that is announced and not yet in force."""
    dial = seat.world.dials.get("country_tier")
    if dial is None or dial.notice[seat.row, region, PLAYED] <= 0:
        return ""
    coming = seat.match.level.lever("country_tier").choices[int(dial.announced[seat.row, region, PLAYED])]
    return tr(
        "tier '{coming}' in force in {quarters}",
        coming=coming,
        quarters=words.plural(float(dial.notice[seat.row, region, PLAYED]), "{count} quarter", "{count} quarters"),
    )
