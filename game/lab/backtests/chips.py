"""Back-tests on accelerators: shares, lines, grey goods, substitutes (F4 to F9, F15, F25)."""

from collections.abc import Sequence

import numpy as np

from game.lab.backtests.reading import CHINA, Reading, average
from game.lab.facts import MYTHOS, OCTOBER, WHIPLASH
from game.lab.film import Film
from game.lab.measures import LITTLE, compute_abroad, domestic, row_of
from game.lab.trial import regime
from game.schema.order import Order
from game.world.columns import Bools, Floats
from game.world.exact import total
from game.world.state import World

H100 = 15_824.0  # TPP (EPH): units are counted by the best part on sale
_NEVER = 999.0  # months, where a thing does not happen while one watches


def _region(world: World) -> int:
    return world.names.regions.index(CHINA)


def _ours(world: World, film: Film) -> Bools:
    """The stacks of the government that makes the rules [stack world]."""
    return world.stacks.flag[:, row_of(world, film.trial.cast.regulator)] > 0.0


def _of_them(worlds: Sequence[World], amounts: Sequence[Floats], chosen: Sequence[Bools]) -> Floats:
    """Part of what was bought over some time that came from the chosen stacks, % [world]."""
    part = sum(total(np.where(mask, amount, 0.0)) for mask, amount in zip(chosen, amounts, strict=True))
    whole = sum(total(amount) for amount in amounts)
    return 100.0 * np.asarray(part) / np.maximum(np.asarray(whole), LITTLE * len(worlds))


def _value_share(film: Film, first: str, last: str) -> Floats:
    worlds = film.span(first, last)
    amounts = [world.stacks.bought[_region(world)] * world.stacks.price for world in worlds]
    return _of_them(worlds, amounts, [_ours(world, film) for world in worlds])


def _unit_share(film: Film, first: str, last: str) -> Floats:
    worlds = film.span(first, last)
    amounts = [_units(world) for world in worlds]
    return _of_them(worlds, amounts, [domestic(world, CHINA) for world in worlds])


def _units(world: World) -> Floats:
    """Parts bought in China, by stack, the best that may be sold there [stack world]."""
    there = _region(world)
    return world.stacks.bought[there] * H100 / np.maximum(world.stacks.legal_part[there], 1.0)


def shares_to_2024(film: Film) -> dict[str, Floats]:
    """The US stack's share by value."""
    return {
        "share by value in late 2022, %": _value_share(film, "2022-Q3", "2022-Q4"),
        "share by value in 2024, %": _value_share(film, "2024-Q1", "2024-Q4"),
    }


def shares_from_2025(film: Film) -> dict[str, Floats]:
    """The US stack's share by value, later."""
    return {
        "share by value in 2025, %": _value_share(film, "2025-Q2", "2025-Q4"),
        "share by value in 2026, %": _value_share(film, "2026-Q1", "2026-Q4"),
    }


def units_in_2023(film: Film) -> dict[str, Floats]:
    """Domestic parts by number."""
    return {"share of units in early 2023, %": _unit_share(film, "2023-Q1", "2023-Q2")}


def units_in_2025(film: Film) -> dict[str, Floats]:
    """Domestic parts by number, later."""
    return {"share of units in 2025, %": _unit_share(film, "2025-Q2", "2025-Q4")}


def below_the_line(film: Film) -> dict[str, Floats]:
    """How far the best legal part lies below the line that keeps it there."""
    world = film.after("2024-Q4")
    line = world.dials["accelerator_line"].standing[row_of(world, film.trial.cast.regulator)]
    leading = int(np.argmax(_ours(world, film)[:, 0]))
    legal = world.stacks.legal_part[_region(world), leading]
    return {"margin below the line that binds, %": 100.0 * (1.0 - legal / line)}


def hurrying(film: Film) -> dict[str, Floats]:
    """A wall announced a quarter ahead, laid over history, against history alone."""
    trial, when = film.trial, 4
    regulator = trial.cast.regulator
    wall = regime(trial.level, regulator, {"rival": 3.0}, accelerator_line=1000.0)
    walls = [order for order in wall if order.target in ("", CHINA)]
    plan = {when - 1: [Order(seat=regulator, lever="notice", value=1.0)], when: walls}
    bought = [
        total(np.where(_ours(world, film), world.stacks.bought[_region(world)], 0.0))
        for world in (list(trial.play(when + 1, orders))[-1] for orders in ({}, plan))
    ]
    more = 100.0 * (bought[1] / np.maximum(bought[0], 1.0) - 1.0)
    return {"imports in the quarter before a wall against none, % more": more}


def smuggling(film: Film) -> dict[str, Floats]:
    """Grey goods over all that was acquired in a year."""
    worlds = film.span("2024-Q1", "2024-Q4")
    grey = sum(world.stacks.grey[_region(world)] for world in worlds)
    bought = sum(total(world.stacks.bought[_region(world)]) for world in worlds)
    whole = np.maximum(np.asarray(grey) + np.asarray(bought), 1.0)
    return {"grey share of accelerators acquired in 2024, %": 100.0 * np.asarray(grey) / whole}


def premium_in_2024(film: Film) -> dict[str, Floats]:
    """Mark-up on the grey market."""
    return {"premium in 2024, %": _premium(film.span("2024-Q1", "2024-Q4"))}


def premium_later(film: Film) -> dict[str, Floats]:
    """Mark-up on the grey market, later."""
    return {
        "premium in the middle of 2025, %": _premium(film.span("2025-Q2", "2025-Q3")),
        "premium in the middle of 2026, %": _premium(film.span("2026-Q2", "2026-Q3")),
    }


def _premium(worlds: Sequence[World]) -> Floats:
    return 100.0 * average([world.stacks.premium[_region(world)] for world in worlds])


def substitute(film: Film) -> dict[str, Floats]:
    """Months until the domestic part is as fast as the best that was denied at first."""
    first = film.turn(1)
    denied = np.max(np.where(_ours(first, film), first.stacks.part, 0.0), axis=0)
    months = np.full(first.sizes.world, _NEVER)
    for turn in range(24, 0, -1):
        world = film.turn(turn)
        own = np.max(np.where(domestic(world, CHINA), world.stacks.part, 0.0), axis=0)
        months = np.where(own >= denied, 3.0 * turn, months)
    return {"months until the domestic part reaches the denied one": months}


def computing_power(film: Film) -> dict[str, Floats]:
    """China's part of the world's accelerators."""
    now, later = (100.0 * compute_abroad(film.turn(turn))[_region(film.turn(turn))] for turn in (2, 6))
    return {
        "share owned or standing in China in late 2026, %": now,
        "change over a year, points": later - now,
    }


CHIPS = (
    Reading("F4", OCTOBER, shares_to_2024),
    Reading("F4", WHIPLASH, shares_from_2025),
    Reading("F5", OCTOBER, units_in_2023),
    Reading("F5", WHIPLASH, units_in_2025),
    Reading("F6", OCTOBER, below_the_line),
    Reading("F7", OCTOBER, hurrying),
    Reading("F8", OCTOBER, smuggling),
    Reading("F9", OCTOBER, premium_in_2024),
    Reading("F9", WHIPLASH, premium_later),
    Reading("F15", OCTOBER, substitute),
    Reading("F25", MYTHOS, computing_power),
)
