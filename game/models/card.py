"""The model card: what holds, what is missed, which numbers are least known, and where facts come from."""

from collections.abc import Iterator, Sequence

from game.lab.card import shipped, stale
from game.lab.sampling import LEAST_KNOWN
from game.lab.telling import check_line, provenance, robust_line, summary
from game.language import tr
from game.models import fitness
from game.schema.bibliography import SOURCES
from game.schema.findings import Finding, Report
from game.schema.problems import Rejected
from game.world.constants import CONSTANTS

NO_CARD = tr("No validation came with this copy of the game. 'high-fence validate --card' makes one.")
_KINDS = tr("R is a real figure, D is derived from real figures, G is an abstraction made for the game.")


def card() -> str:
    """The page on what the model is worth, in the markup of pages."""
    return "\n".join(_lines())


def plain() -> Iterator[str]:
    """The same line by line, for the text table."""
    for line in _lines():
        text = line.lstrip("#- ").replace("**", "")
        if text:
            yield text


def _lines() -> Iterator[str]:
    yield tr("# What this model is worth")
    yield (
        tr(
            "The game is a model, and a model can be wrong. Its claims were written down, then "
            "tested on many games under the same luck; recorded history was played and compared. "
            "What failed is told here like what held."
        )
    )
    try:
        report = shipped()
    except Rejected:
        yield NO_CARD
        yield from fitness.lines()
        yield from fitness.warning_lines()
        return
    yield from _report(report)
    yield from fitness.lines()
    yield from fitness.warning_lines()
    yield from _least_known()


def _report(report: Report) -> Iterator[str]:
    if old := stale(report):
        yield tr("**This card is out of date.** {old}", old=old)
    yield from summary(report)
    missed = [one for one in report.findings if one.verdict == "does not hold"]
    claims = [one for one in report.findings if one.kind == "experiment"]
    yield tr("# What is missed")
    yield from _told(missed) if missed else [tr("Nothing that was tried.")]
    yield tr("# Claims that hold")
    yield from _told([one for one in claims if one.verdict == "holds"])
    yield tr("# Open questions")
    yield from (f"- **{one.name}: {one.claim}.** {one.note}" for one in claims if one.verdict == "open question")
    yield tr("# History that the model repeats")
    yield tr("Facts it was fitted to are no evidence; those it was not fitted to are.")
    yield from _told([one for one in report.findings if one.kind == "back-test" and one.verdict == "holds"])
    if absent := [one for one in report.findings if one.verdict == "not run"]:
        yield tr("# Not tried")
        yield from (f"- {one.name}: {one.claim}. {one.note}" for one in absent)


def _told(findings: Sequence[Finding]) -> Iterator[str]:
    for one in findings:
        yield f"## {one.name}: {one.claim}"
        yield from filter(None, (provenance(one), robust_line(one)))
        checks = [check for check in one.checks if not check.holds] if one.verdict == "does not hold" else one.checks
        yield from (f"- {check_line(check)}" for check in checks)
        if one.lacks:
            yield f"> {one.lacks}"


def _least_known() -> Iterator[str]:
    yield tr("# The least known numbers")
    yield tr("No source fixes these, and results depend on them. Every test above draws them anew in each game.")
    for name in LEAST_KNOWN:
        c = CONSTANTS[name]
        unit = "" if c.unit == "1" else f" {c.unit}"
        yield tr(
            "- **{name}**: {value:g}{unit}, anywhere from {low:g} to {high:g}: {about}",
            name=name,
            value=c.value,
            unit=unit,
            low=c.low,
            high=c.high,
            about=c.about,
        )


def numbers() -> str:
    """The page of all constants."""
    lines = [
        tr("# The numbers of the model"),
        tr("Value, range, kind and source of each. {kinds} A level may state others.", kinds=_KINDS),
    ]
    for name, c in CONSTANTS.items():
        unit = "" if c.unit == "1" else f" {c.unit}"
        source = f", {c.source}" if c.source else ""
        lines.append(
            tr(
                "- **{name}**: {value:g}{unit} ({low:g} to {high:g}; {kind}{source}): {about}",
                name=name,
                value=c.value,
                unit=unit,
                low=c.low,
                high=c.high,
                kind=c.kind,
                source=source,
                about=c.about,
            )
        )
    return "\n".join(lines)


def sources() -> str:
    """The bibliography, and whose data sets the game builds on."""
    lines = [
        tr("# Sources"),
        tr(
            "Figures of AI models, hardware, clusters, companies, chip sales and chip owners come "
            "from Epoch AI, whose data sets are published under the Creative Commons licence CC-BY; "
            "they were rounded and summed for the game."
        ),
    ]
    return "\n".join([*lines, *(f"- **{key}**: {text}" for key, text in SOURCES.items())])
