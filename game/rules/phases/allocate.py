"""Capital, power and people move between regions."""

import numpy as np

from game.world.channels import Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, gather_up, log, share, total
from game.world.state import World

_FLOOR = 1e-3  # least share of revenue that counts, so that a region without labs can still rise


def allocate(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Let investment follow return, people follow pay, and governments answer supply risk.

    A region's share of capital tends to a logit of its start, the growth of its labs' revenue share, minus
    policy volatility and what rules deny it, plus its sovereign programme. Power and people grow. Researchers
    drift to where capital and compute go, and away from where foreigners are kept out.

    Posts: regions.capital, regions.programme, regions.power, regions.staff.
    """
    c, regions, post = world.constants, world.regions, world.book.post
    risk = np.max(1.0 - exp(-regions.fear), axis=1)
    spending = total(regions.demand, axis=1)
    machines = (1.0 - c.duplication) * (1.0 - c.sovereign_orders) * law.sovereign
    aim = c.sovereign_answer * risk * spending + total(world.regimes.home * machines[:, None])
    post(regions.programme, 0.25 * (aim - regions.programme), because="answer to supply risk")
    pull = log(np.maximum(regions.first_capital, 1e-6)) + c.capital_return * log(_growth(world))
    push = c.capital_caution * _volatility(world) + c.capital_burden * _burden(world)
    state = regions.programme / np.maximum(regions.capital * c.investment, 0.1)
    target = share(exp(pull - push + np.minimum(state, 1.0)))
    post(regions.capital, c.capital_speed * (target - regions.capital), because="capital moved")
    post(regions.power, c.power_growth * regions.power, because="new data centres")
    science = total(world.regimes.home * (law.science / (law.science + c.science_half))[:, None])
    post(regions.staff, (c.graduates + c.more_graduates * science) * regions.staff, because="graduates")
    post(regions.staff, _drift(world), because="moved between regions")


def _drift(world: World) -> Floats:
    """Researchers who come less those who go: the world's pool tends to where it is wanted [region world].

    Pay follows the region's share of capital, tools follow accelerators per head; a government that keeps
    foreign staff from controlled work, or looks erratic, drives people away.
    """
    c, regions, home = world.constants, world.regions, world.regimes.home
    pay = log(np.maximum(regions.capital, 1e-6) / np.maximum(regions.first_capital, 1e-6))
    tools = share(total(regions.installed, axis=1)) - share(regions.capital)
    closed = total(home * (world.regimes.deemed * c.deemed_staff + 0.5 * world.regimes.volatility)[:, None])
    wish = share(regions.staff * exp(np.clip(c.drift_pull * (pay + tools) - c.drift_push * closed, -2.0, 2.0)))
    return c.drift * (wish * total(regions.staff)[None] - regions.staff)


def _growth(world: World) -> Floats:
    """Revenue share of a region's labs over that at the start [region world]."""
    now = share(gather_up(world.labs.revenue, world.labs.home))
    return np.maximum(now, _FLOOR) / np.maximum(world.regions.first_revenue, _FLOOR)


def _volatility(world: World) -> Floats:
    """How erratic the region's own government looks [region world]."""
    return total(world.regimes.home * world.regimes.volatility[:, None])


def _burden(world: World) -> Floats:
    """Part of a region's wishes that rules deny: models and accelerators [region world]."""
    markets, stacks, regions = world.markets, world.stacks, world.regions
    cut = total(total(markets.suspended, axis=2)) / np.maximum(total(regions.demand, axis=1), 1e-9)
    return 0.5 * cut + 0.5 * stacks.denied / np.maximum(stacks.denied + regions.wanted, 1.0)
