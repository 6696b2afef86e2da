"""Levels with one thing changed: what a law compares a level with."""

from typing import Any

import numpy as np

from game.play.setup import new_worlds
from game.rules.catalogue import LEVERS
from game.schema.crosscheck import crosscheck
from game.schema.level import Dials, Lab, Level, Model, Region, Seat, Stack
from game.world.batch import clone
from game.world.columns import Floats
from game.world.constants import Constants
from game.world.docket import Docket
from game.world.state import NEWEST, World


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


def with_a_bystander(level: Level, home: str = "") -> Level:
    """One more lab, first in the list, that sells nowhere, owns nothing and employs nobody.

    It is at odds with nobody and its model, held back, is that of the last lab but one: leads and chances are told
    from the best opposed lab, and from the first and the last of all.
    """
    ranks = np.argsort(new_worlds(level, [1]).labs.general[:, NEWEST, 0], kind="stable")
    like = level.labs[ranks[min(1, (len(ranks) - 1) // 2)]]
    model: Model = like.newest.model_copy(update={"release": "held"})
    home = home or [r.id for r in level.world.regions if min(r.alignment.values(), default=0.0) >= 0.0][-1]
    lab = Lab(
        id="bystander", name="Bystander", about="Does nothing.", region=home, cash=0.0, compute={}, researchers=0.0,
        efficiency=0.0, data=like.data, safety=1.0, brand=0.0, markets=(), newest=model,
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


def renamed(level: Level, *, ids: bool) -> Level:
    """The same level with other names for people to read, or with other ids for everything."""
    data = level.model_dump()
    if not ids:
        for one in (*data["labs"], *data["regulators"], *data["world"]["regions"], *data["world"]["stacks"]):
            one["name"] = one["name"][::-1]
        return _lawful(data)
    other = {x.id: f"{x.id[::-1].strip('-_')}1"[-60:] for x in (*level.labs, *level.regulators)}
    other |= {r.id: f"{r.id[::-1]}Z"[-6:] for r in level.world.regions}
    return _lawful(_with_ids(data, other))


def _with_ids(data: Any, other: dict[str, str]) -> Any:
    """Plain data with ids replaced wherever they stand, as keys or as values."""
    if isinstance(data, dict):
        return {other.get(key, key): _with_ids(value, other) for key, value in data.items()}
    if isinstance(data, tuple):
        return tuple(_with_ids(value, other) for value in data)
    return other.get(data, data) if isinstance(data, str) else data


def _lawful(data: dict[str, Any]) -> Level:
    made = Level.model_validate(data)
    assert not crosscheck(made)
    return made


def halved(level: Level) -> tuple[str, Level]:
    """The region in which nobody is at home and that buys most, as two places of half its size. Returns its id."""
    taken = {x.region for x in (*level.labs, *level.regulators)} | {s.region for s in level.world.stacks}
    free = [r for r in level.world.regions if r.id not in taken]
    place = max(free, key=lambda r: (sum(r.id in lab.markets for lab in level.labs), r.demand)).id
    data = level.model_dump()
    regions = []
    for one in data["world"]["regions"]:
        if one["id"] == place:
            for name in ("demand", "capital", "researchers", "power", "hub"):
                one[name] /= 2.0
            one["installed"] = {stack: amount / 2.0 for stack, amount in one["installed"].items()}
            regions.append(one | {"id": f"{place}X", "name": f"{one['name']} X"})
        regions.append(one)
    data["world"]["regions"] = tuple(regions)
    for lab in data["labs"]:
        if place in lab["markets"]:
            lab["markets"] = (*lab["markets"], f"{place}X")
        for setting in lab["dials"].values():
            if isinstance(setting, dict) and place in setting:
                setting[f"{place}X"] = setting[place]
    return place, _lawful(data)


def in_other_units(level: Level, factor: float) -> tuple[Level, dict[str, float]]:
    """Accelerators counted in units `factor` times smaller: more of them, cheaper, slower and drawing less."""
    data = level.model_dump()
    for region in data["world"]["regions"]:
        region["installed"] = {stack: amount * factor for stack, amount in region["installed"].items()}
    for stack in data["world"]["stacks"]:
        stack["capacity"] *= factor
        stack["experience"] *= factor
        stack["price"] /= factor
    for lab in data["labs"]:
        lab["compute"] = {stack: amount * factor for stack, amount in lab["compute"].items()}
    stated = Constants().with_values(level.constant_values())
    per_unit = ("h100_flops", "watts", "running_cost", "rent")
    return _lawful(data), {name: float(getattr(stated, name)[0]) / factor for name in per_unit}


def with_a_copy_of_the_first_lab(level: Level) -> Level:
    """One more lab, last in the list, that is the first one in all but its name."""
    first = level.labs[0]
    seat = next(seat for seat in level.seats if seat.holder == first.id)
    copy = first.model_copy(update={"id": "copy", "name": "Copy"})
    more = seat.model_copy(update={"holder": "copy", "playable": False})
    return changed(level, labs=(*level.labs, copy), seats=(*level.seats, more), script=(), events=())


def steady(level: Level) -> tuple[Level, dict[str, float]]:
    """A level without events in which nothing grows, is learned or becomes known; and the constants for that."""
    quiet = ("own_progress", "absorption_rate", "distil_rate", "refresh", "run_luck", "investment_growth",
             "entry_barrier", "taste_stack", "taste_safety", "overload", "screening_loss", "open_appeal")  # fmt: skip
    still = dict.fromkeys(quiet, 0.0) | {"growth_first": 1.0, "growth_floor": 1.0}
    settled = tuple(one.model_copy(update={"standing": 1.0}) for one in level.regulators)  # old ties have come back
    return changed(level, events=(), script=(), opening=(), regulators=settled), still
