"""What a teacher should look at. A flag is a question, never a verdict."""

from collections.abc import Sequence
from statistics import median

from game.schema.assignment import Assignment, seed_of
from game.teach.rows import Row

FEW = 4  # orders up to which two students may well have thought alike
QUICK = 0.25  # of the class's median time
SHORT = 60  # seconds of the median below which nobody is called quick


def flag_all(assignment: Assignment, graded: Sequence[Row]) -> None:
    """Add flags to rows that were played again."""
    played = [row for row in graded if row.rubric]
    _alike(played)
    times = [sum(row.seconds) for row in played if row.status in ("ok", "late")]
    usual = median(times) if times else 0
    for row in played:
        if usual >= SHORT and sum(row.seconds) < QUICK * usual:
            row.flags.append(f"quick: {sum(row.seconds)} s, the class's median is {usual:.0f} s")
        words = row.person.ids if row.person else (row.claimed,)
        if row.seed not in {seed_of(assignment, word) for word in words}:
            row.flags.append("another world than the one assigned")
        if not row.over and row.status in ("ok", "late", "duplicate"):
            row.flags.append(f"not played to the end: {len(row.totals)} turns")


def _alike(played: Sequence[Row]) -> None:
    """Equal lists of orders by different students."""
    groups: dict[object, list[Row]] = {}
    for row in played:
        if sum(map(len, row.orders)) > FEW:
            key = tuple(tuple((one.lever, one.target, one.value) for one in turn) for turn in row.orders)
            groups.setdefault(key, []).append(row)
    for group in groups.values():
        for row in group:
            others = sorted({other.file for other in group if other.key != row.key})
            if others:
                more = f" and {len(others) - 3} more" if len(others) > 3 else ""
                row.flags.append(f"same orders as {', '.join(others[:3])}{more}")
