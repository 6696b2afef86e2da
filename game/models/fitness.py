"""How well forecasts fit what happens, in words: for the terminal, the model card and the game."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from game.lab.card import stale
from game.models import words
from game.rules.catalogue import METRICS
from game.schema.calibration import ASKED, Calibration, Coverage, read_calibration
from game.schema.problems import Rejected
from game.schema.warnings import AlarmRow, Alarms, read_alarms

NONE = "The forecast was not yet held against games. 'high-fence calibration --all' does it."
_ROLES = {"startup": "Startups", "regulator": "Regulators"}


def lines() -> Iterator[str]:
    """The part of the model card on forecasts, in the markup of pages."""
    yield "# Do forecasts come true?"
    try:
        paper = read_calibration()
    except Rejected as reason:
        yield str(reason)
        return
    if paper is None:
        yield NONE
        return
    if old := stale(paper):
        yield f"**Out of date.** {old}"
    yield (
        "The fan of a forecast promises that eight of ten games end inside it. Games that nobody had forecast before "
        "were forecast at some turn, then played on with the seat's dials left alone, and compared."
    )
    yield summary_line(paper)
    for role, rows in groupby(paper.rows, key=lambda row: row.role):
        yield f"## {_ROLES[role]}: part of the games that ended in the band"
        for metric, found in groupby(rows, key=lambda row: row.metric):
            yield f"- **{METRICS[metric].label}**: {_told(list(found))}"


def summary() -> list[str]:
    """What is known of forecasts in a line; nothing if nothing was measured. Raises Rejected."""
    paper = read_calibration()
    alarms = read_alarms()
    found = [f"Forecasts: {summary_line(paper)}"] if paper else []
    return [*found, f"Warnings: {alarms_summary(alarms)}"] if alarms else found


def summary_line(paper: Calibration) -> str:
    """How many of the rows are as promised."""
    counted = [row for row in paper.rows if row.runs]
    met = sum(row.met for row in counted)
    low, high = (words.percent(end) for end in ASKED)
    return (
        f"In {met} of {len(counted)} cases (a metric, so many turns ahead) between {low} and {high} of the games ended "
        f"in the band of 80 %. {paper.futures} futures each; made with '{paper.command}'."
    )


def row_line(row: Coverage) -> str:
    """One row in full."""
    if not row.runs:
        return f"{row.role} {row.metric}, {words.plural(row.ahead, 'turn')} ahead: nothing was open in {row.sure} games"
    text = (
        f"{row.role} {row.metric}, {words.plural(row.ahead, 'turn')} ahead: {_part(row.inside)} in the band "
        f"({_part(row.low)} to {_part(row.high)}), {_part(row.under)} under, {_part(row.over)} over; {row.runs} games"
    )
    if row.sure:
        text += f", and {row.sure} in which nothing was open ({row.wrong} came otherwise)"
    return text if row.met else f"{text} - not as promised"


def _told(rows: Sequence[Coverage]) -> str:
    """The horizons of one metric on a line."""
    told = [
        f"{_part(row.inside)} after {words.plural(row.ahead, 'turn')}" + ("" if row.met else " (missed)")
        for row in rows
        if row.runs
    ]
    return f"{', '.join(told)}; {max(row.runs for row in rows)} games." if told else "nothing was open."


def _part(share: float) -> str:
    return words.percent(share, 1)


# ---- warnings --------------------------------------------------------------------------------------------

_KINDS = {"all": "All dangers", "debt": "Debt", "goal": "A condition of winning missed", "floor": "A floor missed",
          "line": "The newest model under control", "misuse": "Misuse over 8 % a quarter",
          "ally": "An ally lost"}  # fmt: skip


def warning_lines() -> Iterator[str]:
    """The part of the model card on early warnings, in the markup of pages."""
    yield "# Do warnings come in time?"
    try:
        paper = read_alarms()
    except Rejected as reason:
        yield str(reason)
        return
    if paper is None:
        yield "Warnings were not yet held against games. 'high-fence calibration --warnings --all' does it."
        return
    if old := stale(paper):
        yield f"**Out of date.** {old}"
    yield (
        "A warning tells in how many of the futures something goes wrong if the seat's dials stand. Games were played "
        "to some turn, half of them spoilt by blind moves, then left alone and forecast from every turn on."
    )
    yield alarms_summary(paper)
    yield from (f"- **{_KINDS.get(one.name, one.name)}**: {_alarm(one)}" for one in paper.rows)
    yield "## Where the seat's character plays on, and may avert what was announced"
    yield from (f"- **{_KINDS.get(one.name, one.name)}**: {_alarm(one)}" for one in paper.played)


def alarms_summary(paper: Alarms) -> str:
    """The two figures that count."""
    one = paper.rows[0]
    verdict = "as promised" if paper.met else "not as promised"
    return (
        f"Of what went wrong, {_part(one.announced)} was announced three turns before or earlier (asked: 80 %); "
        f"{_part(one.false)} of the turns had a false alarm (asked: at most 10 %): {verdict}. "
        f"{paper.futures} futures each; made with '{paper.command}'."
    )


def alarm_line(one: AlarmRow) -> str:
    """One row in full."""
    return f"{_KINDS.get(one.name, one.name)}: {_alarm(one)}"


def _alarm(one: AlarmRow) -> str:
    told = f"{one.events} came about, {_part(one.announced)} announced in time" if one.events else "never came about"
    line = f"; told from {words.percent(one.trigger, 0)} on" if one.trigger else ""
    return f"{told}; a false alarm in {_part(one.false)} of {one.turns} turns{line}."
