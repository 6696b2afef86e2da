"""Content finds itself: put a decorated function in a folder and it is in the game."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from pkgutil import walk_packages
from typing import Literal, TypeVar

import numpy as np

from game.language import tr
from game.world.channels import Law, Plans
from game.world.columns import Bools, Floats, Sizes
from game.world.draws import Draws
from game.world.state import World

Role = Literal["regulator", "startup"]
Target = Literal["", "region", "lab"]
Scale = Literal["linear", "log", "choice"]
Better = Literal["higher", "lower", "neither"]

Chance = Callable[[World, Law, Plans], Floats]
Strike = Callable[[Bools, World, Draws], None]
Measure = Callable[[World], Floats]
Phase = Callable[[World, Law, Plans, Draws], None]


@dataclass(frozen=True)
class Lever:
    """One thing a seat can decide. Everything that shows or checks it derives from here."""

    name: str
    label: str
    about: str
    role: Role
    target: Target
    unit: str
    low: float
    high: float
    neutral: float
    scale: Scale
    choices: tuple[str, ...]
    once: bool  # an act of one turn, not a standing order
    control: bool  # left out in the uncontrolled twin
    noticed: bool  # takes effect only when the notice has run out
    cost: float  # political capital for moving it across its whole range, everywhere
    top: str  # what the top of the scale is called where it means that there is no limit
    analogue: str
    side_effect: str
    group: str
    apply: Callable[..., None]

    def unlimited(self, value: float) -> bool:
        """Whether a setting means that there is no limit at all."""
        return bool(self.top) and value >= self.high * TOP

    def axes(self) -> tuple[str, ...]:
        """Axes of its settings: who holds it, and what it aims at."""
        holder = "regulator" if self.role == "regulator" else "lab"
        aim = "teacher" if (self.role, self.target) == ("startup", "lab") else self.target
        return (holder, aim, "world") if aim else (holder, "world")

    def shape(self, sizes: Sizes) -> tuple[int, ...]:
        """Lengths of those axes."""
        return sizes.shape(self.axes())


@dataclass(frozen=True)
class Event:
    """Something that may happen to a lab, a region or a regulator."""

    name: str
    label: str
    about: str
    axis: Literal["lab", "region", "regulator"]
    chance: Chance
    strike: Strike


@dataclass(frozen=True)
class Metric:
    """A number worth looking at."""

    name: str
    label: str
    about: str
    axes: tuple[str, ...]
    unit: str
    better: Better
    measure: Measure


TOP = 0.999  # of the scale's high end: from here on a limit that has a top is off

Content = TypeVar("Content", Lever, Event, Metric)

LEVERS: dict[str, Lever] = {}
EVENTS: dict[str, Event] = {}
METRICS: dict[str, Metric] = {}


def plain(docstring: str) -> str:
    """What a docstring tells the player: all of it but what is for programmers, as one line."""
    return re.split(r"\s*(?:Returns \[|Posts: |Writes: )", " ".join(docstring.split()))[0]


def _about(function: Callable[..., object]) -> str:
    return tr(plain(getdoc(function) or ""))


def lever(  # noqa: PLR0913 - one declaration holds all that is known of a lever
    label: str,
    *,
    role: Role,
    unit: str,
    low: float,
    high: float,
    group: str,
    neutral: float | None = None,
    target: Target = "",
    scale: Scale = "linear",
    choices: tuple[str, ...] = (),
    once: bool = False,
    control: bool = False,
    noticed: bool = False,
    cost: float = 0.0,
    top: str = "",
    analogue: str,
    side_effect: str,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a lever. The function's name is its id, its docstring is its help text."""

    def add(apply: Callable[..., None]) -> Callable[..., None]:
        name = apply.__name__
        LEVERS[name] = Lever(
            name=name,
            label=tr(label),
            about=_about(apply),
            role=role,
            target=target,
            unit=unit,
            low=float(low),
            high=float(high),
            neutral=float(low if neutral is None else neutral),
            scale=scale,
            choices=tuple(tr(choice) for choice in choices),
            once=once,
            control=control,
            noticed=noticed,
            cost=cost,
            top=tr(top),
            analogue=tr(analogue),
            side_effect=tr(side_effect),
            group=group,
            apply=apply,
        )
        return apply

    return add


def event(label: str, *, axis: Literal["lab", "region", "regulator"], chance: Chance) -> Callable[[Strike], Strike]:
    """Declare an event: whom it may hit, how likely it is, and what it does where it strikes."""

    def add(strike: Strike) -> Strike:
        name = strike.__name__
        EVENTS[name] = Event(name, tr(label), _about(strike), axis, chance, strike)
        return strike

    return add


def metric(label: str, *, axes: str, unit: str, better: Better) -> Callable[[Measure], Measure]:
    """Declare a metric: a function from a world to one number per entity of its axes."""

    def add(measure: Measure) -> Measure:
        name = measure.__name__
        METRICS[name] = Metric(name, tr(label), _about(measure), tuple(axes.split()), unit, better, measure)
        return measure

    return add


def limit(setting: Floats, high: float) -> Floats:
    """A limit, or none where the setting is at the top of its scale (elementwise)."""
    return np.where(setting < high * TOP, setting, np.inf)


def _sort(registry: dict[str, Content]) -> None:
    for name in sorted(registry):
        registry[name] = registry.pop(name)


def load() -> None:
    """Import every content folder and put each registry in alphabetical order. Harmless when repeated."""
    for folder in ("levers", "events", "metrics"):
        package = import_module(f"game.rules.{folder}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    _sort(LEVERS)
    _sort(EVENTS)
    _sort(METRICS)
