"""Chance strikes."""

import numpy as np

from game.rules.catalogue import EVENTS, Event
from game.world.channels import Law, Plans
from game.world.columns import Bools
from game.world.draws import Draws
from game.world.state import World


def happen(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Roll each event of the deck for each it may hit, and play what the level scripts.

    Writes: whom each event struck.
    """
    for name in world.deck:
        event = EVENTS[name]
        whom = names_on(world, event)
        struck = draws.uniform(f"event {name}", whom) < event.chance(world, law, plans)
        struck |= _scripted(world, event, whom)
        world.struck[name] = struck
        event.strike(struck, world, draws)


def names_on(world: World, event: Event) -> tuple[str, ...]:
    """Ids along the axis an event rolls on."""
    return {"lab": world.names.labs, "region": world.names.regions, "regulator": world.names.regulators}[event.axis]


def _scripted(world: World, event: Event, whom: tuple[str, ...]) -> Bools:
    """Where the level says that this event happens now."""
    struck = np.zeros((len(whom), world.sizes.world), dtype=bool)
    for turn, name, target in world.script:
        if name == event.name:
            struck[whom.index(target)] |= world.clock.turn == turn
    return struck
