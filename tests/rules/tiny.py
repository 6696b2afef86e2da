"""A world small enough to check by hand: three regions, two governments, two labs, two stacks, no events."""

from typing import Any

import numpy as np

from game.play.setup import new_worlds
from game.rules import catalogue
from game.rules.catalogue import LEVERS
from game.rules.turn import advance
from game.schema.crosscheck import crosscheck
from game.schema.level import Level
from game.world.columns import Floats
from game.world.docket import Docket
from game.world.state import World

catalogue.load()
GOV, OTHER = 0, 1
ALPHA, BETA = 0, 1
HOME, AWAY, THIRD = 0, 1, 2
ALL_MARKETS = ("HOME", "AWAY", "THIRD")


def region(name: str, demand: float, **more: Any) -> dict[str, Any]:
    return {
        "id": name, "name": name.title(), "demand": demand, "capital": demand, "researchers": 20_000.0,
        "power": 50.0, "installed": {"west": 400_000.0, "east": 100_000.0}, **more,
    }  # fmt: skip


def lab(name: str, home: str, **more: Any) -> dict[str, Any]:
    model = {"parameters": 1e12, "tokens": 2e13, "efficiency": 1.0, "release": "general"}
    return {
        "id": name, "name": name.title(), "about": "A lab.", "region": home, "cash": 50.0,
        "compute": {"west": 500_000.0}, "researchers": 2000.0, "efficiency": 1.0, "data": 1e14, "thrift": 1.0,
        "safety": 0.5, "brand": 2.0, "markets": ALL_MARKETS, "newest": {"name": "New", **model},
        "previous": {"name": "Old", **model, "efficiency": 0.6}, **more,
    }  # fmt: skip


def level(**changes: Any) -> Level:
    """The tiny level, with some fields replaced."""
    data: dict[str, Any] = {
        "id": "tiny", "title": "Tiny", "summary": "For tests.", "starts": "2026-Q1", "turns": 12, "minutes": 10,
        "difficulty": "easy", "briefing": "For tests.",
        "world": {
            "about": "Three regions.", "demand": 40.0, "best_part": 20_000.0,
            "regions": (
                region("HOME", 0.5, alignment={"gov": 1.0, "other": -0.5}),
                region("AWAY", 0.3, alignment={"gov": -0.5, "other": 1.0}),
                region("THIRD", 0.2, alignment={"gov": 0.8, "other": 0.0}),
            ),
            "stacks": (
                {"id": "west", "name": "West", "region": "HOME", "capacity": 1e6, "price": 30_000.0, "quality": 1.0,
                 "experience": 1e7},
                {"id": "east", "name": "East", "region": "AWAY", "capacity": 2e5, "price": 30_000.0, "quality": 0.6,
                 "experience": 1e6, "compatible": {"west": 0.7}},
            ),
        },
        "regulators": (
            {"id": "gov", "name": "Government", "about": "A government.", "region": "HOME"},
            {"id": "other", "name": "Other", "about": "Another one.", "region": "AWAY"},
        ),
        "labs": (lab("alpha", "HOME"), lab("beta", "AWAY")),
        "seats": tuple(
            {"holder": name, "opponent": opponent, "playable": True}
            for name, opponent in (("gov", "guardian"), ("other", "planner"), ("alpha", "scaler"), ("beta", "scaler"))
        ),
        "levers": {
            role: tuple(name for name, lever in LEVERS.items() if lever.role == role)
            for role in ("regulator", "startup")
        },
        "scoring": {
            "regulator": {"weights": {"security": 1.0}}, "startup": {"weights": {"frontier": 1.0}},
        },
    }  # fmt: skip
    made = Level.model_validate(data | changes)
    assert not crosscheck(made)
    return made


def worlds(count: int = 1, **changes: Any) -> World:
    """Tiny worlds before the first turn, one per seed, prices at 5 and everybody's weights held general."""
    return new_worlds(level(**changes), list(range(count)))


def order(world: World, docket: Docket | None = None, **orders: Any) -> Docket:
    """A docket: lever=value for every holder, or lever={(holder, target): value} for some."""
    made: Docket = dict(docket or {})
    for name, value in orders.items():
        lever = LEVERS[name]
        settings: Floats = np.full(lever.shape(world.sizes), np.nan)
        if isinstance(value, dict):
            for place, number in value.items():
                settings[place] = number
        else:
            settings[:] = value
        made[name] = settings
    return made


def after(world: World, turns: int = 1, *, explain: bool = False, **orders: Any) -> World:
    """Play one turn with these orders, and more without."""
    world = advance(world, order(world, **orders), explain=explain)
    for _ in range(turns - 1):
        world = advance(world, {}, explain=explain)
    return world
