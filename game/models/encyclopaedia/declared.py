"""Pages that the rules write themselves: levers, metrics, events and the steps of the turn."""

from collections.abc import Iterator
from inspect import getdoc

from game.language import tr
from game.models import words
from game.models.encyclopaedia.entry import Entry, link, links, told
from game.models.encyclopaedia.shelf import levels
from game.models.encyclopaedia.wiring import readers, users
from game.models.setting import show
from game.rules.catalogue import EVENTS, LEVERS, METRICS, Event, Lever, Metric, Phase
from game.rules.turn import PHASES
from game.world.constants import CONSTANTS

_AXES = {
    "lab": tr("each lab"),
    "region": tr("each region"),
    "regulator": tr("each regulator"),
    "stack": tr("each stack"),
}
_BETTER = {
    "higher": tr("more is better"),
    "lower": tr("less is better"),
    "neither": tr("neither more nor less is better"),
}


def phase_title(name: str) -> str:
    """What a step of the turn is called."""
    return name.replace("_", " ").capitalize()


def to_phases(names: tuple[str, ...]) -> str:
    """Links to steps of the turn."""
    return links([(phase_title(name), f"phase.{name}") for name in names])


def lever_entries() -> Iterator[Entry]:
    """One page for every lever."""
    for lever in list(LEVERS.values()):
        yield Entry(f"lever.{lever.name}", lever.label, "\n".join(_lever(lever)), lever.about, (lever.name,))


def _lever(lever: Lever) -> Iterator[str]:
    yield lever.about
    yield tr("# How it is set")
    yield tr(
        "- **Who**: {who}, under {group}",
        who=tr("a regulator") if lever.role == "regulator" else tr("a lab"),
        group=lever.group,
    )
    if lever.target:
        yield tr("- **Aims at**: one {target} at a time", target=lever.target)
    yield tr("- **From, to**: {lever}", lever=_range(lever))
    if lever.once:
        yield tr("- **Lasts**: it is an act of one turn, and is done anew each time")
    else:
        yield tr("- **At rest**: {lever}; a setting stands until it is changed", lever=show(lever, lever.neutral))
    if lever.cost:
        yield (
            tr(
                "- **Costs**: {cost:g} of [political capital](term.political_capital) for its whole "
                "range; more against friends, and more for taking something back",
                cost=lever.cost,
            )
        )
    if lever.noticed:
        yield tr("- **Binds**: when the [notice](lever.notice) has run out")
    if lever.control:
        yield tr("- **In the twin**: left out; it is one of the controls that the [twin](term.twin) is played without")
    yield tr("# In the world")
    yield words.sentence(lever.analogue)
    yield tr("# Side effect")
    yield lever.side_effect
    yield from _lever_places(lever)


def _lever_places(lever: Lever) -> Iterator[str]:
    yield tr("# In the rules")
    if read := readers()[lever.name]:
        yield tr("What it says is read by {read}.", read=to_phases(read))
    else:
        yield tr(
            "It counts when rules are announced and take effect, before {to_phases}.",
            to_phases=to_phases((PHASES[0].__name__,)),
        )
    offered = [one for one in levels() if any(lever.name in one.offers(seat.holder) for seat in one.seats)]
    if offered:
        yield tr("# Offered in")
        yield links([(one.title, f"level.{one.id}") for one in offered])
    for one in offered:
        if one.lever(lever.name).label != lever.label:
            yield tr(
                "- In {title} it is called **{label}**.",
                title=link(one.title, f"level.{one.id}"),
                label=one.lever(lever.name).label,
            )


def _range(lever: Lever) -> str:
    if lever.scale == "choice":
        return ", ".join(lever.choices)
    scale = tr(", in powers of ten") if lever.scale == "log" else ""
    return f"{show(lever, lever.low)} to {show(lever, lever.high)}{scale}"


def metric_entries() -> Iterator[Entry]:
    """One page for every metric."""
    for metric in list(METRICS.values()):
        yield Entry(f"metric.{metric.name}", metric.label, "\n".join(_metric(metric)), metric.about, (metric.name,))


def _metric(metric: Metric) -> Iterator[str]:
    whose = [_AXES[axis] for axis in metric.axes if axis in _AXES]
    yield metric.about
    yield tr("# How it is read")
    yield tr("- **Unit**: {unit}", unit=tr("a part of one") if metric.unit == "1" else metric.unit)
    yield f"- **Of**: {' and '.join(whose) if whose else 'the whole world'}"
    yield tr("- **Direction**: {better}", better=_BETTER[metric.better])
    asked = [
        (f"{words.titled(seat.holder)} in {one.title}", f"level.{one.id}")
        for one in levels()
        for seat in one.seats
        if any(goal.metric == metric.name for goal in seat.win)
    ]
    if asked:
        yield tr("# Asked for to win")
        yield links(asked)


def event_entries() -> Iterator[Entry]:
    """One page for every event."""
    for event in list(EVENTS.values()):
        yield Entry(f"event.{event.name}", event.label, "\n".join(_event(event)), event.about, (event.name,))


def _event(event: Event) -> Iterator[str]:
    yield event.about
    yield tr("# When it strikes")
    yield tr("- **Whom**: {axes}", axes=_AXES[event.axis].replace("each", "a"))
    yield tr("- **How likely**: {chance}", chance=told(event.chance))
    yield tr("- **Luck**: drawn from the seed in the step [Happen](phase.happen); undoing an order changes no luck")
    decks = [(one.title, f"level.{one.id}") for one in levels() if event.name in one.events]
    scripted = [(one.title, f"level.{one.id}") for one in levels() if event.name in {s.event for s in one.script}]
    if decks:
        yield tr("# In the deck of")
        yield links(decks)
    if scripted:
        yield tr("# Certain to happen in")
        yield links(scripted)


def phase_entries() -> Iterator[Entry]:
    """One page for every step of the turn."""
    for place, phase in enumerate(PHASES):
        yield Entry(
            f"phase.{phase.__name__}", phase_title(phase.__name__), "\n".join(_phase(place, phase)), told(phase)
        )


def _phase(place: int, phase: Phase) -> Iterator[str]:
    yield from _paragraphs(phase)
    yield tr("# In the turn")
    steps = [one.__name__ for one in PHASES]
    before = tr("after {phase}", phase=to_phases((steps[place - 1],))) if place else tr("first")
    after = tr("before {phase}", phase=to_phases((steps[place + 1],))) if place + 1 < len(steps) else tr("last")
    yield tr(
        "It is step {place} of {steps}: {before}, {after}.",
        place=place + 1,
        steps=len(steps),
        before=before,
        after=after,
    )
    levers = [name for name, read in readers().items() if phase.__name__ in read]
    if levers:
        yield tr("# Levers it reads")
        yield links([(LEVERS[name].label, f"lever.{name}") for name in levers])
    numbers = [name for name in CONSTANTS if phase.__name__ in users()[name]]
    if numbers:
        yield tr("# Numbers in its formulae")
        yield links([(name.replace("_", " "), f"constant.{name}") for name in numbers])


def _paragraphs(phase: Phase) -> Iterator[str]:
    for block in (getdoc(phase) or "").split("\n\n"):
        text = " ".join(block.split())
        if not text.startswith(("Writes:", "Posts:")):
            yield tr(text)
            yield ""
