"""The class on one page: for the projector, offline, without names."""

from collections.abc import Iterator, Sequence

import numpy as np

from game.play.transcript import quarter
from game.schema import library
from game.schema.assignment import Assignment
from game.schema.constants import constants_of
from game.schema.level import Level
from game.teach import charts, whatif
from game.teach.html import figure, p, page, table
from game.teach.rows import Row
from game.teach.telling import orders_told, seat_told
from game.world.columns import Floats

SHOWN = 12  # levers on the timeline
FEWEST = 3  # finished games below which a class has no shape


def debrief(assignment: Assignment, rows: Sequence[Row]) -> str:
    """The page. `rows` are those that count."""
    level = library.read(assignment.level).level
    whole = [row for row in rows if row.over and row.totals]
    return page(f"{assignment.title}: the class", _body(assignment, level, whole))


def _body(assignment: Assignment, level: Level, rows: Sequence[Row]) -> Iterator[str]:
    if len(rows) < FEWEST:
        yield p(f"There are {len(rows)} finished games; a debrief needs {FEWEST}.")
        return
    lasts = [row.totals[-1] for row in rows]
    base = float(np.median([row.base for row in rows]))
    low, middle, high = np.quantile(lasts, (0.25, 0.5, 0.75))
    yield p(f"{len(rows)} finished games of {level.title}, as {seat_told(level, assignment.seat)}. Half of the class "
            f"scored between {low:.0f} and {high:.0f}, the middle is {middle:.0f}; "
            f"the computer's own play scores {base:.0f}.")  # fmt: skip
    yield "<h2>How it ended</h2>"
    yield figure(charts.distribution(lasts, base), "How many students ended with how many points.")
    yield from _divergence(level, rows)
    yield from _decisions(level, rows)
    yield from _contrasts(assignment, level, rows)
    yield from _mistake(assignment, level, rows)
    yield from _assumptions(assignment, level, rows)


def _divergence(level: Level, rows: Sequence[Row]) -> Iterator[str]:
    """The turn in which the class came apart most."""
    turns = min(len(row.bare) for row in rows)
    totals: Floats = np.array([row.bare[:turns] for row in rows])
    steps = np.diff(totals, axis=1) if turns > 1 else totals
    widest = int(np.argmax(steps.std(axis=0))) + (2 if turns > 1 else 1)
    yield "<h2>Where the class came apart</h2>"
    yield p(f"Turn {widest}, {quarter(level, widest - 1)}: from one student to the next the score moved most "
            "differently. Ask two who went different ways what each of them expected.")  # fmt: skip
    yield figure(charts.fan(totals, widest), "The scores of the class, turn by turn, before the cap of a missed floor.")


def _decisions(level: Level, rows: Sequence[Row]) -> Iterator[str]:
    """Who moved what when."""
    turns = max(len(row.orders) for row in rows)
    moved: dict[str, Floats] = {}
    for row in rows:
        for turn, orders in enumerate(row.orders):
            for lever in {one.lever for one in orders}:
                moved.setdefault(lever, np.zeros(turns))[turn] += 1.0 / len(rows)
    names = sorted(moved, key=lambda lever: (-float(moved[lever].max()), lever))[:SHOWN]
    yield "<h2>What was decided when</h2>"
    if not names:
        yield p("Nobody gave an order.")
        return
    shares = np.stack([moved[name] for name in names])
    yield figure(
        charts.timeline(shares, [level.lever(name).label for name in names]), "Part of the class that moved a lever."
    )


def _contrasts(assignment: Assignment, level: Level, rows: Sequence[Row]) -> Iterator[str]:
    yield "<h2>The same state, another choice</h2>"
    found = whatif.contrasts(level, assignment.seat, rows)
    if not found:
        yield p("No exchange of one student's orders for another's could be played.")
    for one in found:
        yield f"<h3>Turn {one.turn}, {quarter(level, one.turn - 1)}</h3>"
        rows_ = [
            ("as it was played", orders_told(level, one.own), f"{one.was:.1f}"),
            ("with another student's orders of this turn, all else and all luck the same",
             orders_told(level, one.other), f"{one.would:.1f}"),
        ]  # fmt: skip
        yield table(("", "Orders", "Score before any cap"), rows_, (2,))


def _mistake(assignment: Assignment, level: Level, rows: Sequence[Row]) -> Iterator[str]:
    yield "<h2>The commonest mistake, left out</h2>"
    found = whatif.commonest_mistake(level, assignment.seat, rows)
    if found is None:
        yield p("None of the levers that most students moved had better been left alone by the class as a whole.")
        return
    label, low, high = level.lever(found.lever).label, found.gain - found.margin, found.gain + found.margin
    yield p(
        f"{found.students} of {len(rows)} students moved '{label}'. In {found.tried} of their games, played again "
        f"without it and with the same luck, the score is {found.gain:+.1f} points on average "
        f"(90 % interval {low:+.1f} to {high:+.1f})."
    )


def _assumptions(assignment: Assignment, level: Level, rows: Sequence[Row]) -> Iterator[str]:
    yield "<h2>Where assumptions mattered</h2>"
    found = whatif.assumptions(level, assignment.seat, rows)
    if not found:
        yield p("No constant at either end of its range moves a middling game by as much as a twentieth of a point.")
        return
    known = constants_of(level)
    yield p("A middling game again, with one number of the model at either end of what is plausible.")
    words = [one.name.replace("_", " ") for one in found]
    yield figure(charts.bars(words, [one.low for one in found], [one.high for one in found]),
                 "Change of the score with each number of the model at its ends.")  # fmt: skip
    lines = [
        (one.name, known[one.name].about, f"{known[one.name].low:g} to {known[one.name].high:g}",
         "yes" if one.turns else "no")
        for one in found
    ]  # fmt: skip
    yield table(("Number", "What it is", "Range", "Would change who of two did better"), lines)
