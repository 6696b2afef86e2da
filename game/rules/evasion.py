"""Ways round the rules: grey goods and clouds abroad."""

import numpy as np

from game.rules.bidding import Orders, bound
from game.rules.parts import at_home, under, up
from game.world.channels import LICENCE, Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, gather_up, hand_down, share, total
from game.world.state import World


def evade(world: World, law: Law, plans: Plans, draws: Draws, orders: Orders, got: Floats) -> None:
    """Grey goods of last turn arrive or are found; part of what is denied sets out or is rented abroad."""
    stacks, post = world.stacks, world.book.post
    _arrive(world, law, draws)
    denied = np.maximum(orders.free - np.maximum(orders.legal, got), 0.0) * orders.barred
    denied = denied * np.where(total(stacks.flag, axis=1) > 0.0, 1.0, 0.0)
    open_ways = _open_ways(world, law)
    grey = world.constants.grey_base * denied * open_ways
    grey = grey * exp(-world.constants.grey_response * stacks.premium)[:, None]
    grey = grey + _ordered(world, plans, np.maximum(denied * open_ways - grey, 0.0))
    post(stacks.transit, grey, because="grey imports set out")
    post(stacks.made, total(got) + total(grey), because="made")
    stacks.denied[:] = total(denied, axis=1)
    stacks.grey[:] = total(grey, axis=1)
    stacks.lost[:] = total(np.maximum(denied - grey, 0.0)) * stacks.price * 1e-9
    _rent_abroad(world, law, plans, got)


def _arrive(world: World, law: Law, draws: Draws) -> None:
    """What set out last turn is found at a border or reaches whoever ordered it; the premium follows enforcement."""
    c, stacks, labs, post = world.constants, world.stacks, world.labs, world.book.post
    effort, located = (
        np.max(total(stacks.flag * of_governments[None], axis=1), axis=0)
        for of_governments in (law.enforcement, law.located)
    )
    found = np.minimum(c.interdiction * effort + c.location_finds * located, 1.0)
    stacks.found[:] = np.broadcast_to(found, stacks.found.shape)
    luck = 2.0 * draws.uniform("interdiction", world.names.regions)
    seized = stacks.transit * np.minimum(stacks.found * luck, 1.0)[:, None]
    landed = stacks.transit - seized
    post(stacks.transit, -stacks.transit, because="arrived or seized")
    post(stacks.seized, total(seized), because="seized at a border")
    ordered = labs.smuggled * labs.alive  # a lab may have moved here since
    under_way = np.maximum(stacks.grey, gather_up(ordered, labs.home))
    part = ordered / np.maximum(hand_down(under_way, labs.home), 1.0)
    of_labs = part[:, None] * at_home(world, landed)
    post(labs.compute, of_labs, because="grey accelerators")
    post(world.regions.installed, landed - up(world, of_labs), because="grey imports")
    stacks.premium[:] = np.broadcast_to(c.grey_premium * effort - c.grey_discount, stacks.premium.shape)


def _open_ways(world: World, law: Law) -> Floats:
    """How far middlemen in third countries are left to themselves [region stack world].

    Parts that report where they are, and rules that bind foreign users, close some of the ways.
    """
    c = world.constants
    ways = (1.0 - c.location_stops * law.located) * (1.0 - c.reach_closes * bound(world, law))
    return under(np.broadcast_to(ways, (world.sizes.region, *ways.shape)), world.stacks.flag, 1.0)


def _ordered(world: World, plans: Plans, left: Floats) -> Floats:
    """What labs order on the grey market and pay for at once, within what can be had there [region stack world]."""
    c, labs, stacks, post = world.constants, world.labs, world.stacks, world.book.post
    within_reach = c.grey_reach * left
    money = np.clip(plans.grey, 0.0, np.maximum(labs.cash, 0.0)) * labs.alive
    dear = stacks.price * (1.0 + hand_down(stacks.premium, labs.home))[:, None]
    asked = money[:, None] * at_home(world, share(within_reach, axis=1)) * 1e9 / dear
    rationed = np.minimum(1.0, within_reach / np.maximum(up(world, asked), 1.0))
    ordered = asked * at_home(world, rationed)
    post(labs.cash, -total(ordered * dear, axis=1) * 1e-9, because="grey accelerators")
    labs.smuggled[:] = total(ordered, axis=1)
    return up(world, ordered)


def _rent_abroad(world: World, law: Law, plans: Plans, got: Floats) -> None:
    """A lab whose region is denied accelerators rents some abroad, and more if it plans to; cloud rules shut it out.

    What a government's clouds may not rent out is a sale lost to its stack.
    """
    c, labs, stacks = world.constants, world.labs, world.stacks
    short = stacks.denied / np.maximum(stacks.denied + total(got, axis=1), 1.0)
    own = total(labs.compute, axis=1)
    able = np.maximum(labs.cash, 0.0) * 1e9 / c.rent
    planned = np.minimum(np.clip(plans.rent, 0.0, 1.0) * own, able) * labs.alive
    asked = c.cloud_part * own * hand_down(short, labs.home) + planned
    abroad = total(world.regions.installed)[None] - world.regions.installed
    free = c.cloud_pool * total(abroad, axis=1)
    asked = asked * hand_down(np.minimum(1.0, free / np.maximum(gather_up(asked, labs.home), 1.0)), labs.home)
    shut = _shut(world, law) * share(abroad, axis=1)
    refused = asked[:, None] * at_home(world, shut)
    labs.rented[:] = asked - total(refused, axis=1)
    stacks.lost[:] = stacks.lost + total(refused) * c.rent * 1e-9


def _shut(world: World, law: Law) -> Floats:
    """How far clouds that run a stack are closed to a region's labs by the stack's government [region stack world]."""
    walled = np.where(law.tier >= LICENCE, 1.0, 0.0) * (1.0 - world.regimes.home)
    closed = (np.clip(law.cloud, 0.0, 1.0)[:, None] * walled).swapaxes(0, 1)
    return under(closed, world.stacks.flag, 0.0)
