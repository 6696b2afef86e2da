"""Pages as plain lines, from the view-models: one thing a line, the name first, so that a reader aloud can follow."""

from collections.abc import Iterator

from game.models import certified, planner
from game.models import debrief as last_page
from game.models.briefing import briefing
from game.models.constants import changed
from game.models.dials import Row, row_of, targets
from game.models.headline import Figure, headline, why
from game.models.levers import desk, offered
from game.models.news import news
from game.models.presses import presses
from game.models.report import report
from game.models.setting import show
from game.models.winning import told, win
from game.play.match import Match
from game.rules.catalogue import LEVERS

Lines = Iterator[str]


def opening(match: Match) -> Lines:
    """The page before a game."""
    page = briefing(match.level)
    yield f"{page.title}. {page.summary}"
    yield page.line
    yield f"{certified.certified(match.level, match.level_hash).line}. 'certificate' tells more."
    if match.constants:
        yield f"Played with {changed(match)}."
    yield from page.paragraphs
    for fact in page.facts:
        yield f"Fact, {fact.sure}: {fact.text}"
    for place in page.seats:
        if place.id == match.seat:
            yield f"You are {place.name}, {place.role.lower()} in {place.where}. {place.headline}"
            yield place.goal
            for goal in place.asked:
                yield f"To win, at the end: {goal.text}."
            yield f"What counts: {', '.join(f'{name} {weight}' for name, weight in place.counts)}."


def certificate(match: Match) -> Lines:
    """What simulated play says about the level."""
    return certified.plain(match.level, match.level_hash)


def state(match: Match) -> Lines:
    """Where the seat stands, and what presses."""
    page = headline(match)
    when = "the game is over" if page.over else f"turn {page.turn} of {page.turns}, {page.quarter}"
    yield f"{page.name}: {when}."
    for figure in page.figures:
        yield f"{figure.label}: {figure.value}{_change(figure)}"
    if found := win(match):
        yield f"{found.headline}: {found.count}. 'goals' lists them."
    if page.over:
        return
    if match.turn < len(match.level.coaching):
        yield f"Coach: {match.level.coaching[match.turn]}"
    for press in presses(match):
        yield f"Now: {press.text}"
    yield from orders(match)


def goals(match: Match) -> Lines:
    """What the seat must reach, and how far it is."""
    found = win(match)
    yield from told(found) if found else ["This level asks for nothing but points: the medal is the goal."]


def _change(figure: Figure) -> str:
    return f" ({figure.change})" if figure.change else ""


def orders(match: Match) -> Lines:
    """What lies on the table."""
    for order in match.standing_orders():
        at = f" {order.target}" if order.target else ""
        yield f"Ordered: {order.lever}{at} {show(match.level.lever(order.lever), order.value)}"
    if meter := desk(match).meter:
        yield f"Political capital: {meter.have:.0f}, of which the orders take {meter.cost:.0f}"


def levers(match: Match) -> Lines:
    """Every lever in a line: name, where it stands, what it may be set to."""
    for name in offered(match):
        lever = match.level.lever(name)
        aim = f" {lever.target.upper()}" if lever.target else ""
        if lever.target:
            stands = row_of(match, name, targets(match, lever.target)[0][0]).elsewhere or "one setting for each"
        else:
            row = row_of(match, name)
            stands = row.shown + (f" ({row.state})" if row.state else "")
        yield f"{name}{aim}: {stands}. {_range(row_of(match, name, _first(match, name)))}"


def _first(match: Match, name: str) -> str:
    aims = LEVERS[name].target
    return targets(match, aims)[0][0] if aims else ""


def _range(row: Row) -> str:
    if row.options:
        return f"One of: {', '.join(option.label for option in row.options)}"
    lever = LEVERS[row.lever]
    return f"From {lever.low:g} to {row.high:g}{'' if row.unit == '1' else ' ' + row.unit}"


def lever(match: Match, name: str) -> Lines:
    """All there is to know of one lever."""
    about = match.level.lever(name)
    yield f"{about.label} ({name}): {about.about}"
    yield f"In the world: {about.analogue}."
    yield f"Side effect: {about.side_effect}"
    for target, label in targets(match, about.target) if about.target else [("", "")]:
        row = row_of(match, name, target)
        where = f"{target} ({label}): " if target else "Now: "
        notes = [
            note for note in (row.state, f"before this turn {row.was_shown}" if row.pending else "", row.reason) if note
        ]
        yield f"{where}{row.shown}{'; ' + '; '.join(notes) if notes else ''}"
    yield _range(row_of(match, name, _first(match, name)))


def reasons(match: Match, key: str) -> Lines:
    """Why one figure is what it is."""
    page = why(match, key)
    yield page.title
    if page.body:
        yield page.body
    for what, much in (*page.rows, *([page.total] if page.total else [])):
        yield f"{what}: {much}"
    if page.foot:
        yield page.foot


def figures(match: Match) -> dict[str, str]:
    """Keys and labels of the figures that 'why' explains."""
    return {figure.key: figure.label for figure in headline(match).figures}


def wire(match: Match) -> Lines:
    """The news."""
    for story in news(match):
        yield f"{story.when}, {story.source}: {story.text}"


def turn(match: Match) -> Lines:
    """What the last turn brought."""
    page = report(match)
    yield f"{page.title}. {page.subtitle}"
    for line in page.lines:
        yield f"{line.text} {line.cause}".rstrip()


def run(match: Match, parameters: float | None, tokens: float | None) -> Lines:
    """The run as planned, or of another size."""
    page = planner.plan(match, parameters, tokens)
    if page.running:
        yield page.running
    yield from page.lines
    yield page.verdict


def next_page(match: Match) -> Lines:
    """What comes after a turn: the next one, or the end."""
    yield from ending(match) if match.over else state(match)


def ending(match: Match) -> Lines:
    """The debrief."""
    page = last_page.debrief(match)
    yield f"{page.title}. {page.subtitle}"
    yield page.verdict
    yield from told(page.win) if page.win else []
    for part in page.parts:
        yield f"{part.label}: {part.shown} ({part.note}). {part.about}"
    for swing in page.swings:
        yield f"Turn {swing.turn}, {swing.quarter}: score {swing.shown}. {swing.text}"
    for effect in page.effects:
        yield f"{effect.label}: {effect.played} as played, {effect.twin} without controls, {effect.change}"
