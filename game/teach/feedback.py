"""One page for each student, at the level of detail that the teacher chose."""

import hashlib
from collections.abc import Iterator

from game.play.transcript import quarter
from game.schema import library
from game.schema.assignment import Assignment
from game.teach.html import p, page, quote, table
from game.teach.rows import Row
from game.teach.rubric import Called
from game.teach.sitting import file_word, show
from game.teach.telling import order_told

LABELS = {
    "outcomes": "Outcomes of the game",
    "decisions": "Decisions, against the computer's own play of the same world",
    "calibration": "Calibration of the predictions",
    "effort": "Effort",
    "answers": "Written answers",
}


def name_of(key: str) -> str:
    """The name of a student's page."""
    word = file_word(key)
    return word if word == key else f"{word}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def feedback(assignment: Assignment, row: Row) -> str:
    """The page: the score alone, or reasons with it, or everything."""
    return page(f"{assignment.title}: feedback", _body(assignment, row))


def _body(assignment: Assignment, row: Row) -> Iterator[str]:
    yield p(f"For {row.name or row.key}")
    yield p(f"{row.points:.1f} of 100 points" if row.points is not None else "No points", "big")
    if row.penalty and row.points is not None:
        yield p(f"{row.penalty:g} points were taken off because it was handed in {_span(row.late)} late.")
    if row.receipt:
        yield p(f"Receipt of the file that counts: {row.receipt}", "quiet")
    if assignment.feedback == "score":
        return
    yield from _reasons(assignment, row)
    if assignment.feedback == "full":
        yield from _everything(assignment, row)


def _span(minutes: int) -> str:
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = [f"{days} d" if days else "", f"{hours} h" if hours else "", f"{left} min" if left and not days else ""]
    return " ".join(part for part in parts if part) or "a moment"


def _reasons(assignment: Assignment, row: Row) -> Iterator[str]:
    level = library.read(assignment.level).level
    yield "<h2>The game</h2>"
    medal = "no medal" if row.medal in ("none", "") else f"a {row.medal} medal"
    yield p(f"{len(row.totals)} of {level.turns} turns were played; it ended with {medal}.")
    yield table(("Outcome", "of 100"), [(name.capitalize(), f"{part:.0f}") for name, part in row.parts.items()], (1,))
    steps = [(now - was, turn) for turn, (was, now) in enumerate(zip(row.bare, row.bare[1:], strict=False), start=2)]
    if steps:
        (up, best), (down, worst) = max(steps), min(steps)
        yield p(f"The score rose most in turn {best}, {quarter(level, best - 1)} ({up:+.1f}), "
                f"and least in turn {worst}, {quarter(level, worst - 1)} ({down:+.1f}).")  # fmt: skip
    yield "<h2>What you expected, and what came</h2>"
    yield table(("Question", "You said", "What came", "Points"), [_called(one) for one in row.called], (3,))
    halves = [one.score for one in row.called]
    first, second = halves[: len(halves) // 2], halves[len(halves) // 2 :]
    if first and second:
        change = sum(second) / len(second) - sum(first) / len(first)
        word = "better" if change > 2 else "worse" if change < -2 else "as good"
        yield p(f"In the second half your predictions were {word} than in the first." if word != "as good" else
                "In the second half your predictions were as good as in the first.")  # fmt: skip
    for one in row.called:
        if written := row.answers.get(one.prompt.id):
            yield p(one.prompt.explain, "quiet")
            yield quote(written)


def _called(one: Called) -> tuple[str, str, str, str]:
    said, words = one.answer, "nothing"
    if said is not None and said.probability is not None:
        words = f"{said.probability * 100:.0f} % likely"
    elif said is not None:
        words = f"{show(one.prompt, said.low or 0)} to {show(one.prompt, said.high or 0)}"
    return one.prompt.question, words, _came(one), f"{one.score:.0f}"


def _came(one: Called) -> str:
    """What the number came to, and for a question about its course which way it went."""
    if one.came is None:
        return "not seen"
    now = show(one.prompt, one.came)
    if one.prompt.kind != "rise":
        return now
    way = "rose" if one.came > one.was else "fell" if one.came < one.was else "stayed"
    return f"{way}, from {show(one.prompt, one.was)} to {now}" if way != "stayed" else f"stayed at {now}"


def _everything(assignment: Assignment, row: Row) -> Iterator[str]:
    yield "<h2>How the points were given</h2>"
    parts = [
        (LABELS[name], f"{value:.1f}", f"{getattr(assignment.weights, name) / assignment.whole():.0%}")
        for name, value in row.rubric.items()
    ]
    yield table(("Row", "Points", "Weight"), parts, (1, 2))
    yield p(f"World (seed) {row.seed}. The computer's own play of it scores {row.base:.1f}.")
    yield "<h2>Your orders</h2>"
    level = library.read(assignment.level).level
    yield table(
        ("Turn", "Order"),
        [(turn, order_told(level, one)) for turn, orders in enumerate(row.orders, start=1) for one in orders],
    )
