"""The charts of the regime lab: two goals against each other, distributions, courses over the turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.lab.paired import Difference, Spread
from game.lab.svg import (
    BAND,
    BLUE,
    INK,
    LINE,
    PALE,
    QUIET,
    RED,
    ROSE,
    Scale,
    area,
    element,
    line,
    path,
    picture,
    plain,
    scale,
    words,
)


@dataclass(frozen=True)
class Point:
    """An arm in the view of two goals."""

    mark: str  # what stands in its circle
    label: str
    across: Difference
    up: Difference
    best: bool  # nobody does better in both


def goals(points: Sequence[Point], across: str, up: str, about: str) -> str:
    """Two goals against each other, as differences from the twin; the frontier is drawn through the best.

    Args:
        points: the arms.
        across: title of the horizontal axis.
        up: title of the vertical axis.
        about: what can be seen, in words.
    """
    wide, high, left, foot = 460.0, 330.0, 52.0, 44.0
    x = scale([0.0, *(v for p in points for v in (p.across.low, p.across.high))], left, wide - 12.0)
    y = scale([0.0, *(v for p in points for v in (p.up.low, p.up.high))], high - foot, 12.0)
    parts = [*_frame(x, y, across, up), line(x(0), y.start, x(0), y.end, QUIET, stroke_dasharray="4 3")]
    parts.append(line(x.start, y(0), x.end, y(0), QUIET, stroke_dasharray="4 3"))
    right = x(0) > (x.start + x.end) / 2
    parts.append(
        words(x(0) - 4 if right else x(0) + 4, y.end + 8, "as in the twin", "end" if right else "start", fill=QUIET)
    )
    best = sorted((p for p in points if p.best), key=lambda p: p.across.mean)
    if len(best) > 1:
        parts.append(path([(x(p.across.mean), y(p.up.mean)) for p in best], stroke=BLUE, stroke_width=1.5))
    for p in points:
        parts += _cross(p, x, y)
    for p, (dx, dy) in zip(points, _apart([(x(p.across.mean), y(p.up.mean)) for p in points]), strict=True):
        parts += _mark(p, dx, dy)
    return picture(wide, high, f"{up} against {across}", about, parts)


def _frame(x: Scale, y: Scale, across: str, up: str) -> Iterator[str]:
    for tick in x.ticks:
        yield line(x(tick), y.start, x(tick), y.end, PALE)
        yield words(x(tick), y.start + 14, plain(tick), "middle", fill=QUIET)
    for tick in y.ticks:
        yield line(x.start, y(tick), x.end, y(tick), PALE)
        yield words(x.start - 6, y(tick) + 4, plain(tick), "end", fill=QUIET)
    yield words((x.start + x.end) / 2, y.start + 34, across, "middle")
    middle = (y.start + y.end) / 2
    yield words(14, middle, up, "middle", transform=f"rotate(-90 14 {middle:.1f})")


def _cross(p: Point, x: Scale, y: Scale) -> Iterator[str]:
    """The intervals of both means."""
    yield line(x(p.across.low), y(p.up.mean), x(p.across.high), y(p.up.mean), QUIET)
    yield line(x(p.across.mean), y(p.up.low), x(p.across.mean), y(p.up.high), QUIET)


def _mark(p: Point, x: float, y: float) -> Iterator[str]:
    yield element("circle", cx=x, cy=y, r=8, fill=BLUE if p.best else "#ffffff", stroke=BLUE if p.best else INK)
    yield words(x, y + 4, p.mark, "middle", fill="#ffffff" if p.best else INK, font_weight="600")


def _apart(places: Sequence[tuple[float, float]], least: float = 17.0) -> list[tuple[float, float]]:
    """Circles that would lie upon each other, moved apart; the crosses stay where they are."""
    moved = [list(place) for place in places]
    for _ in range(60):
        for i, one in enumerate(moved):
            for other in moved[:i]:
                dx, dy = one[0] - other[0], one[1] - other[1]
                gap = (dx * dx + dy * dy) ** 0.5
                if gap < least:
                    push = (least - gap) / 2
                    ux, uy = (dx / gap, dy / gap) if gap > 0.01 else (1.0, 0.0)
                    one[0], one[1] = one[0] + ux * push, one[1] + uy * push
                    other[0], other[1] = other[0] - ux * push, other[1] - uy * push
    return [(x, y) for x, y in moved]


def distributions(rows: Sequence[tuple[str, Spread]], title: str, about: str) -> str:
    """One line a row from 5 to 95 %, a bar from 25 to 75 %, a tick at the middle; the first row is the twin."""
    wide, step, left = 460.0, 20.0, 150.0
    high = step * len(rows) + 30.0
    x = scale([v for _, s in rows for v in (s.low, s.high)], left, wide - 12.0)
    parts: list[str] = []
    for tick in x.ticks:
        parts += [
            line(x(tick), 4, x(tick), high - 26, PALE),
            words(x(tick), high - 10, plain(tick), "middle", fill=QUIET),
        ]
    for place, (label, s) in enumerate(rows):
        y = 14.0 + place * step
        shade = QUIET if place == 0 else BLUE
        parts.append(words(left - 8, y + 4, label, "end"))
        parts.append(line(x(s.low), y, x(s.high), y, shade))
        parts.append(element("rect", x=x(s.quarter), y=y - 5, width=max(x(s.three_quarters) - x(s.quarter), 1.0),
                             height=10, fill=PALE if place == 0 else BAND, stroke=shade))  # fmt: skip
        parts.append(line(x(s.middle), y - 6, x(s.middle), y + 6, INK, stroke_width=2))
    return picture(wide, high, title, about, parts)


@dataclass(frozen=True)
class Course:
    """A number over the turns: the middle, and 5 to 95 % of the games [turn] each."""

    label: str
    middle: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


def courses(arms: Sequence[Course], twin: Course, when: Sequence[str], title: str, about: str) -> str:
    """A small picture for every arm over the turns, all on one scale, each with the twin as a dashed line."""
    across, width, height = 3, 212.0, 118.0
    rows = -(-len(arms) // across)
    values = [v for one in (*arms, twin) for v in (*one.low, *one.high)]
    parts: list[str] = []
    for place, arm in enumerate(arms):
        left, top = width * (place % across), height * (place // across)
        x = Scale(0.0, max(len(when) - 1, 1), left + 34.0, left + width - 8.0)
        y = scale(values, top + height - 20.0, top + 18.0)
        parts += _small(arm, twin, when, x, y)
    return picture(width * across, height * rows, title, about, parts)


def _small(arm: Course, twin: Course, when: Sequence[str], x: Scale, y: Scale) -> Iterator[str]:
    yield words(x.start - 30, y.end - 6, arm.label, font_weight="600")
    for tick in y.ticks[::2]:
        yield line(x.start, y(tick), x.end, y(tick), PALE)
        yield words(x.start - 4, y(tick) + 4, plain(tick), "end", fill=QUIET, font_size=9)
    yield line(x.start, y.start, x.end, y.start, LINE)
    yield words(x.start, y.start + 12, when[0], fill=QUIET, font_size=9)
    yield words(x.end, y.start + 12, when[-1], "end", fill=QUIET, font_size=9)
    turns = range(len(when))
    band = [(x(t), y(arm.high[t])) for t in turns] + [(x(t), y(arm.low[t])) for t in reversed(turns)]
    yield area(band)
    yield path([(x(t), y(twin.middle[t])) for t in turns], stroke=QUIET, stroke_dasharray="4 3", stroke_width=1.5)
    yield path([(x(t), y(arm.middle[t])) for t in turns], stroke=BLUE, stroke_width=2)


def effects(rows: Sequence[tuple[str, Difference]], title: str, about: str) -> str:
    """What each part of a regime adds: a bar from nothing to the mean, with its interval."""
    wide, step, left = 460.0, 20.0, 190.0
    high = step * len(rows) + 30.0
    x = scale([0.0, *(v for _, d in rows for v in (d.low, d.high))], left, wide - 12.0)
    parts: list[str] = []
    for tick in x.ticks:
        parts += [
            line(x(tick), 4, x(tick), high - 26, PALE),
            words(x(tick), high - 10, plain(tick), "middle", fill=QUIET),
        ]
    for place, (label, d) in enumerate(rows):
        y = 14.0 + place * step
        shade = BLUE if d.mean >= 0.0 else RED
        parts.append(words(left - 8, y + 4, label, "end"))
        begin, end = sorted((x(0.0), x(d.mean)))
        parts.append(
            element(
                "rect",
                x=begin,
                y=y - 5,
                width=max(end - begin, 1.0),
                height=10,
                fill=BAND if d.mean >= 0.0 else ROSE,
                stroke=shade,
            )
        )
        parts.append(line(x(d.low), y, x(d.high), y, INK))
    parts.append(line(x(0.0), 4, x(0.0), high - 26, QUIET))
    return picture(wide, high, title, about, parts)
