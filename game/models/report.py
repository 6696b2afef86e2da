"""The turn report: at most seven lines of what changed and why, and what presses now."""

from dataclasses import dataclass

from game.language import tr
from game.models import accounts, words
from game.models.chair import Chair, chair
from game.models.happenings import happenings, near
from game.models.headline import Figure, Headline, headline
from game.models.item import Happening
from game.models.press import Press
from game.models.presses import presses
from game.models.why import entries
from game.models.winning import Win, win
from game.play.match import PLAYED, Match
from game.rules.metrics.trade import regional_share, world_share
from game.world.exact import total

MOST = 7
_OWN = 4  # lines about the seat's own figures at most
_QUIET = {"share"}  # kinds that the seat's own figures already tell about it
# Least change of a figure that is worth a line, in the figure's own unit.
_LEAST = {"capital": 3.0, "purse": 1.0, "lead": 0.7, "misuse": 0.02, "alliance": 0.03, "cash": 0.0, "frontier": 0.7,
          "share": 0.005, "compute": 0.0, "revenue": 0.0, "score": 1.0}  # fmt: skip
_PART = {"cash": 0.06, "revenue": 0.12, "compute": 0.15}  # and as a part of what it was


@dataclass(frozen=True)
class Line:
    """What changed, why, and where to look."""

    text: str
    cause: str
    icon: str
    colour: str
    weight: float
    jump: tuple[str, str]
    asks: str = ""  # the id of what explains it


@dataclass(frozen=True)
class Report:
    """The page between two turns."""

    title: str
    subtitle: str
    lines: tuple[Line, ...]
    presses: tuple[Press, ...]
    over: bool
    win: Win | None = None  # None where the level says nothing of winning


def report(match: Match) -> Report:
    """What the last turn brought. Raises ValueError before the first."""
    if not match.turn:
        raise ValueError(tr("No turn has been played yet."))
    seat, turn = chair(match), match.turn
    top = headline(match)
    own = sorted(_figures(seat, top), key=lambda line: -line.weight)[:_OWN]
    world = [
        _line(seat, item, f"news.{turn}.{place}")
        for place, item in enumerate(happenings(match, turn))
        if not _told(seat, item)
    ]
    lines = sorted([*own, *world], key=lambda line: -line.weight)[:MOST]
    score = top.figure("score")
    subtitle = tr(
        "Turn {turn} of {turns} · score {value} of 100", turn=turn, turns=match.level.turns, value=score.value
    ) + (f" ({score.change})" if score.change else "")
    found = win(match)
    if found:
        subtitle += tr(" · to win: {count}", count=found.count)
    return Report(
        tr("{turn}: what changed, and why", turn=seat.quarter(turn - 1)),
        subtitle,
        tuple(lines),
        presses(match),
        match.over,
        found,
    )


def _told(seat: Chair, item: Happening) -> bool:
    """Whether the seat's own figures say it better."""
    return item.kind in _QUIET and not seat.regulates and seat.id in item.whom


def _line(seat: Chair, item: Happening, asks: str) -> Line:
    text = f"{item.source}: {item.text[:1].lower()}{item.text[1:]}" if item.kind == "rule" else item.text
    return Line(text, item.cause, item.icon, item.colour, item.weight * near(seat.match, item), item.jump, asks)


def _figures(seat: Chair, top: Headline) -> list[Line]:
    """Lines about the figures that moved enough."""
    found = []
    for figure in top.figures:
        if len(figure.series) < 2 or not figure.change or figure.key == "score":
            continue
        step = figure.series[-1] - figure.series[-2]
        least = max(_LEAST[figure.key], _PART.get(figure.key, 0.0) * abs(figure.series[-2]))
        if abs(step) < least or least == 0.0:
            continue
        weight = 2.0 + min(abs(step) / least, 4.0) * 0.5
        icon = "trending-up" if step > 0 else "trending-down"
        found.append(
            Line(
                _said(figure, step),
                cause(seat, figure.key, step),
                icon,
                figure.colour,
                weight,
                ("figure", figure.key),
                figure.key,
            )
        )
    return found


def _said(figure: Figure, step: float) -> str:
    """The change as a sentence."""
    size = figure.change.lstrip("+−")
    if figure.key == "frontier":
        if figure.value == "leading":
            return tr("You lead the frontier, after {size} months behind.", size=size)
        more = tr("more") if step > 0 else tr("less")
        return tr(
            "You are {value} behind the frontier, {size} {more} than a quarter ago.",
            value=figure.value.replace("mo", "months"),
            size=size,
            more=more,
        )
    verb = tr("up") if step > 0 else tr("down")
    name = figure.label.split(",")[0].split(" /")[0]
    return tr(
        "{name} {verb} {size}{unit}, to {value}.",
        name=name,
        verb=verb,
        size=size,
        unit=_unit(figure.key),
        value=figure.value,
    )


def _unit(key: str) -> str:
    """What follows the size of a change in a sentence."""
    return {"share": tr(" points"), "misuse": tr(" points"), "alliance": tr(" points"), "lead": tr(" months"),
            "cash": " USD", "purse": " USD", "revenue": " USD"}.get(key, "")  # fmt: skip


def cause(seat: Chair, key: str, step: float) -> str:
    """The largest entries behind a figure, or the largest parts of its change."""
    stock = {
        "cash": "labs.cash",
        "capital": "regimes.capital",
        "purse": "regimes.purse",
        "compute": "labs.compute",
    }.get(key)
    if stock:
        unit = {"compute": "H100e", "capital": "capital"}.get(key, "bn USD")
        moved = [(why, much) for why, much in entries(seat, stock, seat.row)][:4]
        return words.sentence(", ".join(f"{tr(why)} {words.change(much, unit)}" for why, much in moved))
    if key == "revenue" and seat.before is not None:
        return _demand(seat)
    if key == "share" and seat.before is not None:
        return _where(seat)
    if key == "misuse":
        rows = accounts.misuse(seat).rows[:2]
        return (
            tr("Most of it now: {listed}.", listed=words.listed([f"{name} {part}" for name, part in rows]))
            if rows
            else ""
        )
    return _models(seat, closer=(step < 0) == (key == "frontier")) if key in ("frontier", "lead") else ""


def _demand(seat: Chair) -> str:
    """Revenue is demand times share: how both moved."""
    assert seat.before is not None  # noqa: S101 - the caller looked
    was, now = (float(total(total(world.regions.demand))[PLAYED]) for world in (seat.before, seat.world))
    first, then = (float(world_share(world)[seat.row, PLAYED]) for world in (seat.before, seat.world))
    grown = words.signed(now - was, words.percent(abs(now / was - 1.0)))
    return tr(
        "World demand {grown}; your share {first} before, {then} now.",
        grown=grown,
        first=words.percent(first, 1),
        then=words.percent(then, 1),
    )


def _where(seat: Chair) -> str:
    """The regions in which the seat's share moved most."""
    assert seat.before is not None  # noqa: S101 - the caller looked
    step = (regional_share(seat.world) - regional_share(seat.before))[seat.row, :, PLAYED]
    order = sorted(range(len(step)), key=lambda region: -abs(float(step[region])))[:3]
    parts = [
        f"{seat.called(seat.world.names.regions[r])} {words.signed(float(step[r]), f'{abs(float(step[r])) * 100:.1f}')}"
        for r in order
        if abs(float(step[r])) >= 0.0005
    ]
    return tr("Regional share in points: {parts}.", parts=", ".join(parts)) if parts else ""


def _models(seat: Chair, *, closer: bool) -> str:
    """The models whose finishing moved the frontier this turn."""
    items = [item for item in happenings(seat.match, seat.match.turn) if item.kind == "model"]
    own = {name for name, ours in zip(seat.world.names.labs, seat.ours, strict=True) if ours}
    texts = [item.text for item in items if bool(own & set(item.whom)) == closer]
    if texts:
        return texts[0]
    return (
        tr("Better methods reach the models on sale.") if closer else tr("Rivals' methods reach their models on sale.")
    )
