"""Who stands with whom."""

import numpy as np

from game.rules.catalogue import metric
from game.rules.reach import abroad
from game.world.columns import Floats
from game.world.exact import exp, total
from game.world.state import World

_FRIEND = 0.3  # loyalty from which a region counts as an ally


@metric("Alliance cohesion", axes="regulator world", unit="1", better="higher")
def alliance_cohesion(world: World) -> Floats:
    """Alignment of the allies over what it tends to, less the risk they see in you; allies count by demand.

    Returns [regulator world].
    """
    regions = world.regions
    demand = total(regions.demand, axis=1)[:, None]
    ally = np.where(regions.loyalty > _FRIEND, demand, 0.0) * abroad(world).swapaxes(0, 1)
    content = np.clip(regions.alignment / np.maximum(regions.loyalty, _FRIEND), 0.0, 1.0)
    content = content - 0.4 * (1.0 - exp(-regions.fear))
    held = total(ally * content) / np.maximum(total(ally), 1e-9)
    return np.where(total(ally) > 0.0, np.clip(held, 0.0, 1.0), 1.0)


@metric("Perceived supply risk", axes="region regulator world", unit="1", better="lower")
def supply_risk(world: World) -> Floats:
    """Chance, as buyers see it, that this government cuts them off: 1 - exp(-hazard).

    Returns [region regulator world].
    """
    return 1.0 - exp(-world.regions.fear)


@metric("Supply-risk premium", axes="region regulator world", unit="1", better="lower")
def supply_premium(world: World) -> Floats:
    """Discount that offsets the risk of a cut-off for an enterprise: 1 - exp(-caution x risk / price elasticity).

    Returns [region regulator world].
    """
    c = world.constants
    return 1.0 - exp(-c.caution * (1.0 - exp(-world.regions.fear)) / c.taste_price)


@metric("Truce", axes="region regulator world", unit="1", better="higher")
def truce_trust(world: World) -> Floats:
    """How far a truce in trade controls with this government is trusted. Returns [region regulator world]."""
    return world.regions.truce.copy()


@metric("Policy volatility", axes="regulator world", unit="1", better="lower")
def policy_volatility(world: World) -> Floats:
    """Breadth of rule changes, fading with a half-life of about two quarters. Returns [regulator world]."""
    return world.regimes.volatility.copy()


@metric("Licence lead time", axes="regulator world", unit="day", better="lower")
def licence_lead(world: World) -> Floats:
    """Days from request to answer at present. Returns [regulator world]."""
    return world.licences.lead.copy()
