"""What simulated play says about a level: one line beside it, and a page of every check, the missed like the held."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.lab.verdicts import JUDGES
from game.language import tr
from game.models import words
from game.models.seats import seat_name
from game.rules.catalogue import LEVERS
from game.rules.turn import RULES_VERSION
from game.schema.certificate import Certificate, SeatMark, read_certificate
from game.schema.level import Level
from game.schema.problems import Rejected

ABOUT = tr(
    "A certificate says what many simulated games found out about a level: whether every "
    "lever matters, whether one plan beats all others, and how much luck decides. Checks "
    "that are missed are told like those that hold."
)
_ENDS = {"low": tr("Its low end is best for everything."), "high": tr("Its high end is best for everything."), "": ""}


@dataclass(frozen=True)
class Certified:
    """The line and the page."""

    line: str
    colour: str
    icon: str
    page: str  # in the markup of pages


def certified(level: Level, fingerprint: str) -> Certified:
    """What is certified of a level whose content has this fingerprint."""
    try:
        paper = read_certificate(level.id)
    except Rejected as reason:
        return Certified(tr("Certificate cannot be read"), "warn", "triangle-alert", f"{ABOUT}\n{reason.problems[0]}")
    if paper is None:
        nothing = tr(
            "Nobody has certified this level. 'high-fence certify {id}' does it, which takes a while.", id=level.id
        )
        return Certified(tr("No certificate"), "t3", "circle-help", f"{ABOUT}\n{nothing}")
    page = "\n".join(_lines(level, paper, fingerprint))
    if paper.state(fingerprint, RULES_VERSION) == "out of date":
        return Certified(tr("Certificate out of date"), "warn", "history", page)
    if paper.passed:
        return Certified(tr("Certified: {paper}", paper=_count(paper)), "good", "circle-check", page)
    return Certified(tr("Certificate: {paper}", paper=_count(paper)), "warn", "circle-alert", page)


def short(level: Level, fingerprint: str) -> str:
    """How many checks hold, for a narrow place; empty where nothing is certified of the level as it stands."""
    try:
        paper = read_certificate(level.id)
    except Rejected:
        return ""
    if paper is None or paper.state(fingerprint, RULES_VERSION) in ("none", "out of date"):
        return ""
    held, whole = sum(one.passed for one in paper.verdicts), len(paper.verdicts)
    return tr("{held} of {whole} checks", held=held, whole=whole)


def plain(level: Level, fingerprint: str) -> Iterator[str]:
    """The same line by line, for text."""
    found = certified(level, fingerprint)
    yield f"{found.line}."
    for line in found.page.split("\n"):
        text = line.lstrip("#- ").replace("**", "")
        if text:
            yield re.sub(r"\{\w+\|([^}]*)\}", r"\1", text)


def _count(paper: Certificate) -> str:
    """How many checks hold."""
    held, whole = sum(one.passed for one in paper.verdicts), len(paper.verdicts)
    return (
        tr("all {checks} hold", checks=words.plural(whole, "{count} check", "{count} checks"))
        if held == whole
        else tr("{held} of {whole} checks hold", held=held, whole=whole)
    )


def _lines(level: Level, paper: Certificate, fingerprint: str) -> Iterator[str]:
    yield ABOUT
    if old := _stale(paper, fingerprint):
        yield tr("**This certificate is out of date.** {old}", old=old)
    yield tr("# Checks")
    for verdict in (judge(paper.seats) for judge in JUDGES):  # said anew, in the player's language
        sign = tr("{good|Holds.}") if verdict.passed else tr("{bad|Missed.}")
        yield f"- {sign} {_named(level, verdict.text)}"
    yield (
        tr(
            "In {comeback} of the games, whoever led at half-time did not win. Searched under "
            "{seeds} of chance, with rules {rules}.",
            comeback=words.percent(paper.comeback, 0),
            seeds=words.plural(len(paper.seeds), "{count} seed", "{count} seeds"),
            rules=paper.rules,
        )
    )
    for mark in paper.seats:
        yield from _seat(level, mark)


def _stale(paper: Certificate, fingerprint: str) -> str:
    """Why a certificate does not speak of this level; empty if it does."""
    if paper.rules != RULES_VERSION:
        return tr(
            "It was made with rules {rules}; this game has rules {rules_version}.",
            rules=paper.rules,
            rules_version=RULES_VERSION,
        )
    return tr("The level has changed since.") if paper.fingerprint != fingerprint else ""


def _seat(level: Level, mark: SeatMark) -> Iterator[str]:
    yield f"# {seat_name(level, mark.seat)}"
    yield (
        tr(
            "Of {plans} tried, the best that is fixed at the start brings {constant:.1f} points; "
            "the best way that answers what happens brings {adaptive:.1f}. Against other opponents "
            "another plan was best in {changed} of {cases}.",
            plans=words.plural(mark.tried, "{count} plan", "{count} plans"),
            constant=mark.constant,
            adaptive=mark.adaptive,
            changed=mark.changed,
            cases=words.plural(mark.casts, "{count} case", "{count} cases"),
        )
    )
    yield tr("## Levers, by the most that moving each one changed")
    for lever in sorted(mark.levers, key=lambda one: -abs(one.effect)):
        end = tr(" {{warn|{ends}}}", ends=_ENDS[lever.best_end]) if lever.best_end else ""
        name, most = _lever(level, lever.lever), tr("up to {effect:.1f} points", effect=abs(lever.effect))
        yield tr(
            "- **{name}**: {most} of {score}.{end}", name=name, most=most, score=_score(level, lever.score), end=end
        )
    yield tr("## Ways to play that come near the best")
    yield tr(
        "The character is how the computer plays the seat; a planner imagines what would follow before it decides."
    )
    for road in mark.roads:
        apart = (
            tr("; differs in {levers}", levers=words.listed([_named(level, one) for one in road.levers]))
            if road.levers
            else ""
        )
        yield tr(
            "- **{sentence}**: {total:.1f} points{apart}.",
            sentence=words.sentence(_named(level, road.name))[:-1],
            total=road.total,
            apart=apart,
        )
    yield from _luck(mark)


def _luck(mark: SeatMark) -> Iterator[str]:
    yield tr("## Luck and suspense")
    yield tr(
        "- Between ways that are equally good, {luck} of the differences in points are luck.",
        luck=words.percent(mark.luck, 0),
    )
    yield tr("- Nine in ten final medals are known {when}.", when=_when(mark.suspense))
    yield tr(
        "- Without the orders of one turn, {decisions:.1f} points are lost (median over the turns).",
        decisions=mark.decisions,
    )


def _when(part: float) -> str:
    return tr("only at the end") if part >= 1.0 else tr("after {percent} of the game", percent=words.percent(part, 0))


def _score(level: Level, score: str) -> str:
    """A score that was moved: whose, and which outcome."""
    seat, _, outcome = score.partition(" ")
    name = seat_name(level, seat)
    return f"{name}'{'' if name.endswith('s') else 's'} {outcome}"


def _lever(level: Level, name: str) -> str:
    return level.lever(name).label if name in LEVERS else name


def _named(level: Level, text: str) -> str:
    """A sentence of the certificate with the names that players know in place of ids."""
    seats = {seat.holder for seat in level.seats}

    def name(found: re.Match[str]) -> str:
        word = found[0]
        return seat_name(level, word) if word in seats else _lever(level, word).lower() if "_" in word else word

    return re.sub(r"[a-z0-9_-]+", name, text)
