"""Who sells what where."""

import numpy as np

from game.rules.catalogue import metric
from game.rules.reach import abroad
from game.world.columns import Floats
from game.world.exact import share, total
from game.world.state import World


@metric("Home labs' share abroad", axes="regulator world", unit="1", better="higher")
def share_abroad(world: World) -> Floats:
    """Part of foreign demand served by the country's labs. Returns [regulator world]."""
    sales = total(world.markets.sales, axis=2)
    by_flag = total(sales[:, :, None] * world.labs.flag[:, None])
    foreign = abroad(world).swapaxes(0, 1)
    demand = total(world.regions.demand, axis=1)[:, None] * foreign
    return total(by_flag * foreign) / np.maximum(total(demand), 1e-9)


@metric("Home accelerators' share abroad", axes="regulator world", unit="1", better="higher")
def chip_share_abroad(world: World) -> Floats:
    """Part of foreign purchases of accelerators, by performance, made under the country's rules.

    Returns [regulator world].
    """
    bought = world.stacks.bought[:, :, None] * abroad(world).swapaxes(0, 1)[:, None]
    ours = total(total(bought * world.stacks.flag[None], axis=1))
    return ours / np.maximum(total(total(bought, axis=1)), 1.0)


@metric("World market share", axes="lab world", unit="1", better="higher")
def world_share(world: World) -> Floats:
    """Part of all demand, by revenue, that a lab serves. Returns [lab world]."""
    return world.labs.revenue / np.maximum(total(total(world.regions.demand)), 1e-9)


@metric("Bloc's share", axes="regulator world", unit="1", better="higher")
def bloc_share(world: World) -> Floats:
    """Part of the world's demand, by revenue, that the country's labs serve. Returns [regulator world]."""
    return total(world.labs.flag * world_share(world)[:, None])


@metric("Bloc's share by volume", axes="regulator world", unit="1", better="higher")
def bloc_volume(world: World) -> Floats:
    """Part of all tokens served by the labs of the level that the country's serve. Returns [regulator world]."""
    return total(world.labs.flag * volume_share(world)[:, None])


@metric("Home revenue", axes="regulator world", unit="bn USD/quarter", better="higher")
def home_revenue(world: World) -> Floats:
    """Sales of the country's labs this turn. Returns [regulator world]."""
    return total(world.labs.flag * world.labs.revenue[:, None])


@metric("Home revenue so far", axes="regulator world", unit="bn USD", better="higher")
def revenue_so_far(world: World) -> Floats:
    """Sales of home labs since the start; short of the twin's, what controls cost. Returns [regulator world]."""
    return total(world.labs.flag * world.tallies.revenue[:, None])


@metric("Foreign labs' revenue so far", axes="regulator world", unit="bn USD", better="lower")
def others_revenue_so_far(world: World) -> Floats:
    """Sales of all other labs since the start; beyond the twin's, what leaked. Returns [regulator world]."""
    return total((1.0 - world.labs.flag) * world.tallies.revenue[:, None])


@metric("Cost of rules to home labs", axes="regulator world", unit="bn USD/quarter", better="lower")
def burden(world: World) -> Floats:
    """Sales to customers cut off, compliance, duties, and exports withheld this turn. Returns [regulator world]."""
    return world.regimes.burden.copy()


@metric("Share of installed accelerators", axes="stack world", unit="1", better="neither")
def stack_share(world: World) -> Floats:
    """Part of the world's accelerators, owned or rented out, that are of this stack. Returns [stack world]."""
    return share(total(world.regions.installed) + total(world.labs.compute))


@metric("Share by volume", axes="lab world", unit="1", better="higher")
def volume_share(world: World) -> Floats:
    """Part of all tokens served by the labs of the level. Returns [lab world]."""
    return share(total(total(world.markets.sales, axis=2) / world.labs.price, axis=1))


@metric("Regional share", axes="lab region world", unit="1", better="higher")
def regional_share(world: World) -> Floats:
    """Part of a region's demand, by revenue, that a lab serves. Returns [lab region world]."""
    return total(world.markets.sales, axis=2) / np.maximum(total(world.regions.demand, axis=1), 1e-9)[None]


@metric("Independence of supply", axes="lab world", unit="1", better="higher")
def supply_independence(world: World) -> Floats:
    """One minus the concentration of a lab's revenue over regions and compute over stacks.

    Returns [lab world].
    """
    markets = share(total(world.markets.sales, axis=2).swapaxes(0, 1))
    stacks = share(world.labs.compute.swapaxes(0, 1))
    return 1.0 - 0.5 * (total(markets * markets) + total(stacks * stacks))


@metric("Concentration", axes="region world", unit="1", better="lower")
def concentration(world: World) -> Floats:
    """Herfindahl index of the labs' shares in a region, 0 to 1. Returns [region world]."""
    parts = share(total(world.markets.sales, axis=2))
    return total(parts * parts)


@metric("Resilience", axes="region world", unit="1", better="higher")
def resilience(world: World) -> Floats:
    """Part of demand with suppliers from two or more jurisdictions. Returns [region world]."""
    return world.markets.hedged.copy()
