"""What a step of the learning path shows beside its text, in the markup of pages."""

from collections.abc import Iterator

from game.ai.catalogue import OPPONENTS
from game.language import tr
from game.models import words
from game.models.certified import certified
from game.models.course.path import LEVEL, RIVAL, SEAT, TARGET, Course
from game.models.course.steps import GUESSES
from game.models.debrief import debrief
from game.models.explaining import Inquiry
from game.models.history import difference
from game.models.picker import picker
from game.models.report import report
from game.models.winning import Standing, told, win
from game.play.match import PLAYED, TWIN, Match
from game.schema import library

ASKED_LEAD = 6.0  # months, as the level asks
NEWS = 5  # lines of the report beside the rival's answer
MARGIN = 0.03  # part by which more is more


def goals(course: Course) -> tuple[Standing, ...]:
    """The goals of the seat and where they stand."""
    found = win(course.match)
    return found.rows if found else ()


def reached(course: Course) -> list[float]:
    """How far each goal is reached, at most 1."""
    lead, _ = difference(course.match, "lead_months")
    share, free = difference(course.match, "share_abroad")
    return [min(1.0, max(0.0, lead / ASKED_LEAD)), min(1.0, share / max(0.8 * free, 1e-9))]


def bought(match: Match, turn: int, stack: str = "") -> tuple[float, float]:
    """Accelerators that went to the eastern bloc in a turn, H100e: as played, and without controls."""
    world = match.worlds[turn]
    found = world.stacks.bought[world.names.regions.index(TARGET)]
    rows = [world.names.stacks.index(stack)] if stack else range(len(world.names.stacks))
    played, free = (float(sum(found[row, side] for row in rows)) for side in (PLAYED, TWIN))
    return played, free


def truth(match: Match) -> str:
    """Which guess was right."""
    played, free = bought(match, 1)
    return "more" if played > free * (1 + MARGIN) else "fewer" if played < free * (1 - MARGIN) else "same"


def risk(course: Course) -> float | None:
    """The part of imagined futures in which the lead ends short of the goal; None while none is known."""
    found = course.futures
    if found is None or not found.known:
        return None
    row = course.match.world.names.regulators.index(SEAT)
    return float((found.paths["lead_months"][-1, row] < ASKED_LEAD).mean())


def page(course: Course) -> str:
    """The page beside the step."""
    makers = {"why": _why, "report": _report, "rival": _rival, "risk": _risk, "score": _score, "whatif": _whatif,
              "levels": _levels}  # fmt: skip
    make = makers.get(course.step.shows)
    if course.again is not None and course.step.shows == "levels":
        return "\n".join([*_whatif(course), *_levels(course)])
    return "\n".join(make(course)) if make else ""


def _why(course: Course) -> Iterator[str]:
    title, *lines = Inquiry(course.match, "lead_months").finish().lines
    yield f"# {title}"
    for line in lines:
        if line.startswith(("Unit:", "Constants")):
            continue  # the whole answer, with its constants, is one key away on the board
        text = line.replace("\n", " ")
        yield f"- {text.strip()}" if text.startswith(" ") else text


def _risk(course: Course) -> Iterator[str]:
    found = risk(course)
    left = course.match.level.turns - course.match.turn
    yield tr("# What the forecast says")
    if found is None:
        yield tr("The forecast is being worked out.") if not course.match.over else tr("The game is over.")
        return
    tint = "bad" if found > 0.5 else "warn" if found > 0.2 else "good"
    yield (
        tr(
            "{{{tint}|Lead under {asked_lead:g} months in {turns}: {percent}}} of the imagined "
            "futures, with your lever as it stands.",
            tint=tint,
            asked_lead=ASKED_LEAD,
            turns=words.plural(left, "{count} turn", "{count} turns"),
            percent=words.percent(found),
        )
    )
    yield tr(
        "The band on the chart holds eight in ten of them. The dashed line is the twin, the game without controls."
    )


def _report(course: Course) -> Iterator[str]:
    match = course.match
    found = report(match)
    if course.guess and match.turn == 1:
        yield from _verdict(course)
    yield f"# {found.title}"
    yield from (f"- {line.text} {line.cause}".rstrip() for line in found.lines)


def _verdict(course: Course) -> Iterator[str]:
    played, free = (words.large(one, 3) for one in bought(course.match, 1))
    right = truth(course.match)
    yield tr("# Your guess")
    sign = "{good|Right.}" if course.guess == right else "{warn|Not quite.}"
    yield tr(
        "{sign} You said: {guesses}. It bought {played} H100e; without your rule, {free}.",
        sign=sign,
        guesses=GUESSES[course.guess].lower(),
        played=played,
        free=free,
    )
    if right == "more":
        yield tr(
            "Who hears of a rule before it binds buys ahead of it. The rule made things worse before it could help."
        )


def _rival(course: Course) -> Iterator[str]:
    match = course.match
    character = next(seat.opponent for seat in match.level.seats if seat.holder == RIVAL)
    name = next(lab.name for lab in match.level.labs if lab.id == RIVAL)
    east, free = (words.large(one, 3) for one in bought(match, match.turn, "east"))
    west, without = (words.large(one, 3) for one in bought(match, match.turn, "west"))
    yield tr("# {name} and its makers", name=name)
    yield (
        tr(
            "**The eastern bloc turns to its own makers**: {east} H100e of its own stack this "
            "quarter, {free} without your rule. Of yours it still got {west}, in parts made to fit "
            "below your line; without your rule {without}.",
            east=east,
            free=free,
            west=west,
            without=without,
        )
    )
    yield f"> {name}: “{OPPONENTS[character].motive}”"
    yield tr("Every order that your makers lose is practice for theirs.")
    yield tr("# The rest of the news")
    yield from (f"- {line.text} {line.cause}".rstrip() for line in report(match).lines[:NEWS])


def _score(course: Course) -> Iterator[str]:
    found = debrief(course.match)
    goal = win(course.match)
    yield f"# {found.title}"
    yield from (told(goal) if goal else ())
    yield tr("# The score: {verdict}", verdict=found.verdict)
    yield from (f"- **{part.label}**: {part.shown} ({part.note})" for part in found.parts)
    swings = sorted(found.swings, key=lambda one: one.change)
    if swings and swings[-1].change > 0:
        yield tr(
            "**Best turn**, {quarter}: {shown}. {text}",
            quarter=swings[-1].quarter,
            shown=swings[-1].shown,
            text=swings[-1].text,
        )
    if swings and swings[0].change < 0:
        yield tr(
            "**Costliest turn**, {quarter}: {shown}. {text}",
            quarter=swings[0].quarter,
            shown=swings[0].shown,
            text=swings[0].text,
        )


def _whatif(course: Course) -> Iterator[str]:
    if course.again is None:
        return
    yield tr("# The same game without notice")
    for label, old, new in compared(course.match, course.again):
        yield tr("- **{label}**: {old} with notice, {new} without", label=label, old=old, new=new)
    yield (
        tr(
            "Same orders, same luck, one thing changed. Without notice nobody stocks up; but "
            "everybody learns to expect surprises, and asks to be paid for it."
        )
    )


def compared(match: Match, again: Match) -> list[tuple[str, str, str]]:
    """Two games side by side: what, in the one, in the other."""
    first, second = (words.large(bought(one, 1)[0], 3) for one in (match, again))
    rows = [(tr("Accelerators bought in the first quarter"), first, second)]
    for key, label, unit in (
        ("lead_months", tr("Lead at the end"), "month"),
        ("share_abroad", tr("Share abroad"), "1"),
    ):
        old, new = (words.amount(difference(one, key)[0], unit) for one in (match, again))
        rows.append((label, old, new))
    return rows


def _levels(_course: Course) -> Iterator[str]:
    yield tr("# Levels that come next")
    for card in following():
        entry = library.read(card)
        level = entry.level
        yield (
            tr(
                "- **{title}** ({difficulty}, about {minutes}): {summary} {line}.",
                title=level.title,
                difficulty=tr(level.difficulty),
                minutes=words.plural(level.minutes, "{count} minute", "{count} minutes"),
                summary=level.summary,
                line=certified(level, entry.fingerprint).line,
            )
        )
    yield tr("Or train a language model yourself, and look things up in the encyclopaedia: both stand under Learn.")


def following(most: int = 2) -> list[str]:
    """The next levels by difficulty and year, without the one of the path."""
    return [card.id for card in picker().cards if card.id != LEVEL][:most]
