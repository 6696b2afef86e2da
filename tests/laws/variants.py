"""Levels with one thing changed: what a law compares a level with."""

from typing import Any

import numpy as np

from game.rules.catalogue import LEVERS
from game.schema.crosscheck import crosscheck
from game.schema.level import Dials, Lab, Level, Model, Region, Seat, Stack
from game.world.batch import clone
from game.world.columns import Floats
from game.world.docket import Docket
from game.world.state import World


def changed(level: Level, **values: Any) -> Level:
    """A copy of a level with other values; it must still be a lawful level."""
    made = Level.model_validate(level.model_copy(update=values).model_dump())
    assert not crosscheck(made)
    return made


def without_rules(level: Level) -> Level:
    """No government controls or refuses anything when the game starts, and none is scripted to."""
    free = tuple(regulator.model_copy(update={"dials": Dials()}) for regulator in level.regulators)
    return changed(level, regulators=free, opening=(), script=())


def reordered(level: Level, of: str, order: list[int]) -> Level:
    """The same level with its labs, regions or regulators listed in another order."""
    if of == "regions":
        world = level.world.model_copy(update={"regions": tuple(level.world.regions[i] for i in order)})
        return changed(level, world=world)
    return changed(level, **{of: tuple(getattr(level, of)[i] for i in order)})


def with_one_stack(level: Level) -> Level:
    """Only the leading technology stack exists, and everybody runs on it."""
    first: Stack = level.world.stacks[0]
    regions = tuple(
        r.model_copy(update={"installed": {first.id: sum(r.installed.values())}}) for r in level.world.regions
    )
    world = level.world.model_copy(update={"stacks": (first,), "regions": regions})
    labs = tuple(x.model_copy(update={"compute": {first.id: sum(x.compute.values())}}) for x in level.labs)
    return changed(level, world=world, labs=labs)


def with_a_bystander(level: Level) -> Level:
    """One more lab, first in the list, that sells nowhere, owns nothing and employs nobody."""
    weakest = min(level.labs, key=lambda lab: lab.newest.efficiency)
    model: Model = weakest.newest.model_copy(update={"release": "held"})
    lab = Lab(
        id="bystander", name="Bystander", about="Does nothing.", region=level.world.regions[-1].id, cash=0.0,
        compute={}, researchers=0.0, efficiency=0.0, data=1.0, safety=1.0, brand=0.0, markets=(), newest=model,
    )  # fmt: skip
    seat = Seat(holder="bystander", opponent="scaler")
    return changed(level, labs=(lab, *level.labs), seats=(*level.seats, seat))


def with_an_empty_region(level: Level) -> Level:
    """One more region, first in the list, where nobody lives."""
    region = Region(id="NIL", name="Nil", demand=0.0, capital=0.0, researchers=0.0, power=0.0, installed={})
    world = level.world.model_copy(update={"regions": (region, *level.world.regions)})
    return changed(level, world=world)


def at_once(world: World) -> World:
    """The same worlds with no notice period, nothing announced that is not in force, and nothing about to lapse."""
    new = clone(world)
    for name, dial in new.dials.items():
        dial.notice[:] = dial.ending[:] = 0.0
        dial.announced[:] = dial.standing
        if name == "notice":
            dial.announced[:] = dial.standing[:] = 0.0
    return new


def set_to(world: World, lever: str, value: float | Floats, docket: Docket | None = None) -> Docket:
    """A docket, with one lever put to a value by every seat that holds it, at every target, in every world."""
    shape = LEVERS[lever].shape(world.sizes)
    return (docket or {}) | {lever: np.broadcast_to(np.asarray(value, float), shape).copy()}


def offered(level: Level, *levers: str) -> bool:
    """Whether a level has all of these levers."""
    return set(levers) <= {*level.levers.get("regulator", ()), *level.levers.get("startup", ())}
