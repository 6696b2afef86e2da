"""How well forecasts fit what happens, in words: for the terminal, the model card and the game."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from game.lab.card import stale
from game.language import tr
from game.models import words
from game.rules.catalogue import METRICS
from game.schema.calibration import ASKED, Calibration, Coverage, read_calibration
from game.schema.problems import Rejected
from game.schema.warnings import AlarmRow, Alarms, read_alarms

NONE = tr("The forecast was not yet held against games. 'high-fence calibration --all' does it.")
_ROLES = {"startup": tr("Startups"), "regulator": tr("Regulators")}


def lines() -> Iterator[str]:
    """The part of the model card on forecasts, in the markup of pages."""
    yield tr("# Do forecasts come true?")
    try:
        paper = read_calibration()
    except Rejected as reason:
        yield str(reason)
        return
    if paper is None:
        yield NONE
        return
    if old := stale(paper):
        yield tr("**Out of date.** {old}", old=old)
    yield (
        tr(
            "The fan of a forecast promises that eight of ten games end inside it. Games that nobody "
            "had forecast before were forecast at some turn, then played on with the seat's dials "
            "left alone, and compared."
        )
    )
    yield summary_line(paper)
    for role, rows in groupby(paper.rows, key=lambda row: row.role):
        yield tr("## {roles}: part of the games that ended in the band", roles=_ROLES[role])
        for metric, found in groupby(rows, key=lambda row: row.metric):
            yield f"- **{METRICS[metric].label}**: {_told(list(found))}"


def summary() -> list[str]:
    """What is known of forecasts in a line; nothing if nothing was measured. Raises Rejected."""
    paper = read_calibration()
    alarms = read_alarms()
    found = []
    if paper:
        found += [tr("Forecasts: {summary_line}", summary_line=summary_line(paper)), stale(paper)]
    if alarms:
        found += [tr("Warnings: {alarms_summary}", alarms_summary=alarms_summary(alarms)), stale(alarms)]
    return [line for line in found if line]


def summary_line(paper: Calibration) -> str:
    """How many of the rows are as promised."""
    counted = [row for row in paper.rows if row.runs]
    met = sum(row.met for row in counted)
    low, high = (words.percent(end) for end in ASKED)
    return tr(
        "In {met} of {counted} cases (a metric, so many turns ahead) between {low} and {high} of "
        "the games ended in the band of 80 %. {futures} futures each; made with '{command}'.",
        met=met,
        counted=len(counted),
        low=low,
        high=high,
        futures=paper.futures,
        command=paper.command,
    )


def row_line(row: Coverage) -> str:
    """One row in full."""
    if not row.runs:
        return tr(
            "{role} {metric}, {turns} ahead: nothing was open in {sure} games",
            role=row.role,
            metric=row.metric,
            turns=words.plural(row.ahead, "{count} turn", "{count} turns"),
            sure=row.sure,
        )
    text = tr(
        "{role} {metric}, {turns} ahead: {inside} in the band ({low} to {high}), {under} "
        "under, {over} over; {runs} games",
        role=row.role,
        metric=row.metric,
        turns=words.plural(row.ahead, "{count} turn", "{count} turns"),
        inside=_part(row.inside),
        low=_part(row.low),
        high=_part(row.high),
        under=_part(row.under),
        over=_part(row.over),
        runs=row.runs,
    )
    if row.sure:
        text += tr(", and {sure} in which nothing was open ({wrong} came otherwise)", sure=row.sure, wrong=row.wrong)
    return text if row.met else tr("{text} - not as promised", text=text)


def _told(rows: Sequence[Coverage]) -> str:
    """The horizons of one metric on a line."""
    told = [
        tr(
            "{part} after {turns}",
            part=_part(row.inside),
            turns=words.plural(row.ahead, "{count} turn", "{count} turns"),
        )
        + ("" if row.met else tr(" (missed)"))
        for row in rows
        if row.runs
    ]
    return (
        tr("{told}; {games} games.", told=", ".join(told), games=max(row.runs for row in rows))
        if told
        else tr("nothing was open.")
    )


def _part(share: float) -> str:
    return words.percent(share, 1)


# ---- warnings --------------------------------------------------------------------------------------------

_KINDS = {
    "all": tr("All dangers"),
    "debt": tr("Debt"),
    "goal": tr("A condition of winning missed"),
    "floor": tr("A floor missed"),
    "line": tr("The newest model under control"),
    "misuse": tr("Misuse over 8 % a quarter"),
    "ally": tr("An ally lost"),
}


def warning_lines() -> Iterator[str]:
    """The part of the model card on early warnings, in the markup of pages."""
    yield tr("# Do warnings come in time?")
    try:
        paper = read_alarms()
    except Rejected as reason:
        yield str(reason)
        return
    if paper is None:
        yield tr("Warnings were not yet held against games. 'high-fence calibration --warnings --all' does it.")
        return
    if old := stale(paper):
        yield tr("**Out of date.** {old}", old=old)
    yield (
        tr(
            "A warning tells in how many of the futures something goes wrong if the seat's dials "
            "stand. Games were played to some turn, half of them spoilt by blind moves, then left "
            "alone and forecast from every turn on."
        )
    )
    yield alarms_summary(paper)
    yield from (f"- **{_KINDS.get(one.name, one.name)}**: {_alarm(one)}" for one in paper.rows)
    yield tr("## Where the seat's character plays on, and may avert what was announced")
    yield from (f"- **{_KINDS.get(one.name, one.name)}**: {_alarm(one)}" for one in paper.played)


def alarms_summary(paper: Alarms) -> str:
    """The two figures that count."""
    one = paper.rows[0]
    verdict = tr("as promised") if paper.met else tr("not as promised")
    return tr(
        "Of what went wrong, {announced} was announced three turns before or earlier (asked: 80 %); "
        "{false} of the turns had a false alarm (asked: at most 10 %): {verdict}. {futures} "
        "futures each; made with '{command}'.",
        announced=_part(one.announced),
        false=_part(one.false),
        verdict=verdict,
        futures=paper.futures,
        command=paper.command,
    )


def alarm_line(one: AlarmRow) -> str:
    """One row in full."""
    return f"{_KINDS.get(one.name, one.name)}: {_alarm(one)}"


def _alarm(one: AlarmRow) -> str:
    told = (
        tr("{events} came about, {announced} announced in time", events=one.events, announced=_part(one.announced))
        if one.events
        else tr("never came about")
    )
    line = tr("; told from {trigger} on", trigger=words.percent(one.trigger, 0)) if one.trigger else ""
    return tr(
        "{told}; a false alarm in {false} of {turns} turns{line}.",
        told=told,
        false=_part(one.false),
        turns=one.turns,
        line=line,
    )
