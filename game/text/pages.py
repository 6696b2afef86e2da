"""Pages as plain lines, from the view-models: one thing a line, the name first, so that a reader aloud can follow."""

from collections.abc import Iterator

from game.language import tr
from game.models import certified, newslog, planner, skills, words
from game.models import debrief as last_page
from game.models.advisers import council
from game.models.advisers import lines as advice
from game.models.atlas import atlas
from game.models.briefing import briefing
from game.models.chair import chair
from game.models.constants import changed
from game.models.dials import Row, row_of, targets
from game.models.explaining import Inquiry, aimed, known
from game.models.handover import handover
from game.models.headline import Figure, headline
from game.models.layers import SHARE, layer
from game.models.levers import desk, offered
from game.models.news import news
from game.models.report import report
from game.models.setting import show
from game.models.warnings import pressing, work_out
from game.models.winning import told, win
from game.play.match import Match
from game.rules.catalogue import LEVERS

Lines = Iterator[str]


def opening(match: Match) -> Lines:
    """The page before a game."""
    page = briefing(match.level)
    yield f"{page.title}. {page.summary}"
    yield page.line
    yield tr("{line}. 'certificate' tells more.", line=certified.certified(match.level, match.level_hash).line)
    if match.constants:
        yield tr("Played with {changed}.", changed=changed(match))
    yield from page.paragraphs
    for fact in page.facts:
        yield tr("Fact, {sure}: {text}", sure=fact.sure, text=fact.text)
    for place in page.seats:
        if place.id == match.seat:
            yield tr(
                "You are {name}, {role} in {where}. {headline}",
                name=place.name,
                role=place.role.lower(),
                where=place.where,
                headline=place.headline,
            )
            yield place.goal
            for goal in place.asked:
                yield tr("To win, at the end: {text}.", text=goal.text)
            yield tr("What counts: {counts}.", counts=", ".join((f"{name} {weight}" for name, weight in place.counts)))


def opponents(match: Match) -> Lines:
    """How well the others play, and how well they might."""
    yield tr(
        "The others play: {skill}. 'high-fence play ... --skill NAME' begins another game.",
        skill=skills.label(match.minds.skill),
    )
    yield from skills.plain(match.level, match.seat)


def certificate(match: Match) -> Lines:
    """What simulated play says about the level."""
    return certified.plain(match.level, match.level_hash)


def state(match: Match) -> Lines:
    """Where the seat stands, and what presses."""
    page = headline(match)
    when = (
        tr("the game is over")
        if page.over
        else tr("turn {turn} of {turns}, {quarter}", turn=page.turn, turns=page.turns, quarter=page.quarter)
    )
    yield f"{page.name}: {when}."
    for figure in page.figures:
        yield f"{figure.label}: {figure.value}{_change(figure)}"
    if found := win(match):
        yield tr("{headline}: {count}. 'goals' lists them.", headline=found.headline, count=found.count)
    if page.over:
        return
    for press in pressing(match):
        yield f"{'Coach' if press.key == 'coach' else 'Now'}: {press.text}"
    yield from orders(match)


def warned(match: Match) -> Lines:
    """What the forecast warns of."""
    if match.over:
        yield tr("The game is over.")
        return
    found = work_out(match)
    yield from (tr("Warning: {text}", text=one.text) for one in found)
    if not found:
        yield tr("The forecast sees nothing that is likely to go wrong within its reach, if your dials stand.")


def advised(match: Match) -> Lines:
    """What the advisers say."""
    found = council(match)
    yield from advice(match, found.finish()) if found else [tr("The game is over.")]


def goals(match: Match) -> Lines:
    """What the seat must reach, and how far it is."""
    found = win(match)
    yield from told(found) if found else [tr("This level asks for nothing but points: the medal is the goal.")]


def _change(figure: Figure) -> str:
    return f" ({figure.change})" if figure.change else ""


def orders(match: Match) -> Lines:
    """What lies on the table."""
    for order in match.standing_orders():
        at = f" {order.target}" if order.target else ""
        yield tr(
            "Ordered: {lever}{at} {show}",
            lever=order.lever,
            at=at,
            show=show(match.level.lever(order.lever), order.value),
        )
    if meter := desk(match).meter:
        yield tr("Political capital: {have:.0f}, of which the orders take {cost:.0f}", have=meter.have, cost=meter.cost)


def levers(match: Match) -> Lines:
    """Every lever in a line: name, where it stands, what it may be set to."""
    for name in offered(match):
        lever = match.level.lever(name)
        aim = f" {lever.target.upper()}" if lever.target else ""
        if lever.target:
            stands = row_of(match, name, targets(match, lever.target)[0][0]).elsewhere or tr("one setting for each")
        else:
            row = row_of(match, name)
            stands = row.shown + (f" ({row.state})" if row.state else "")
        yield f"{name}{aim}: {stands}. {_range(row_of(match, name, _first(match, name)))}"


def _first(match: Match, name: str) -> str:
    aims = LEVERS[name].target
    return targets(match, aims)[0][0] if aims else ""


def _range(row: Row) -> str:
    if row.options:
        return tr("One of: {options}", options=", ".join(option.label for option in row.options))
    lever = LEVERS[row.lever]
    return tr(
        "From {low:g} to {high:g}{unit}", low=lever.low, high=row.high, unit="" if row.unit == "1" else " " + row.unit
    )


def lever(match: Match, name: str) -> Lines:
    """All there is to know of one lever."""
    about = match.level.lever(name)
    yield f"{about.label} ({name}): {about.about}"
    yield tr("In the world: {analogue}.", analogue=about.analogue)
    yield tr("Side effect: {side_effect}", side_effect=about.side_effect)
    for target, label in targets(match, about.target) if about.target else [("", "")]:
        row = row_of(match, name, target)
        where = f"{target} ({label}): " if target else tr("Now: ")
        notes = [
            note
            for note in (
                row.state,
                tr("before this turn {was_shown}", was_shown=row.was_shown) if row.pending else "",
                row.reason,
            )
            if note
        ]
        yield f"{where}{row.shown}{'; ' + '; '.join(notes) if notes else ''}"
    yield _range(row_of(match, name, _first(match, name)))


def reasons(match: Match, number: str) -> Lines:
    """Why a number is what it is. Raises Unknown."""
    for line in Inquiry(match, number).finish().lines:
        yield line.replace("\n", " ")


def numbers(match: Match) -> Lines:
    """Every number that can be asked about, by id."""
    for number, label in known(match).items():
        yield f"{number}: {label}"
    for lever in dict.fromkeys(number.partition("@")[0] for number in aimed(match)):
        yield f"{lever}@{LEVERS[lever].target.upper()}: {LEVERS[lever].label}"
    yield tr("A number of somebody else: name it after '@', as in capability_points@LAB or regional_share@LAB@REGION.")


def all_news(match: Match, letters: str) -> Lines:
    """Every line of the whole game with these letters."""
    found = newslog.log(match, letters=letters)
    yield from (one.line for one in found)
    if not found:
        yield tr("Nothing of this kind is known.")


def wire(match: Match) -> Lines:
    """The news."""
    for story in news(match):
        named = story.text.startswith(story.source)
        yield f"{story.when}{'' if named else f', {story.source}'}: {story.text}"


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


def handed_over(match: Match) -> Lines:
    """Another person sits down."""
    page = handover(match)
    yield f"{page.title}. {page.text}"
    if match.turn:
        yield from turn(match)
    yield from state(match)


def next_page(match: Match) -> Lines:
    """What comes after a turn: the next one, or the end."""
    if not match.over and len(match.persons) > 1:
        yield f"{handover(match).title}."
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
        yield tr(
            "Turn {turn}, {quarter}: score {shown}. {text}",
            turn=swing.turn,
            quarter=swing.quarter,
            shown=swing.shown,
            text=swing.text,
        )
    for effect in page.effects:
        yield tr(
            "{label}: {played} as played, {twin} without controls, {change}",
            label=effect.label,
            played=effect.played,
            twin=effect.twin,
            change=effect.change,
        )
    if match.turn:
        yield tr("'what-if TURN LEVER=VALUE' plays the game again with one of your orders changed.")


def world_map(match: Match, key: str) -> Iterator[str]:
    """One layer of the map, the strongest region first."""
    if key == SHARE:
        shown = atlas(match)
        yield tr("{title}: the first figure is yours", title=shown.title)
        for land in shown.lands:
            parts = ", ".join(f"{label} {words.percent(share)}" for label, _, share in land.parts if share > 0.0)
            yield f"  {land.id:4} {land.name:24} {land.headline:>5}  {parts}"
        return
    found = layer(match, key)
    yield f"{found.label}. {found.about}"
    for one in sorted(found.tints, key=lambda tint: -tint.depth):
        yield f"  {one.region:4} {chair(match).called(one.region):24} {one.shown:>7}"
