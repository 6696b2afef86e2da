"""Ways round the rules: grey goods and clouds abroad."""

import numpy as np

from game.rules.bidding import Orders
from game.world.channels import Law
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, total
from game.world.state import World


def arrive(world: World, law: Law, draws: Draws, orders: Orders, got: Floats) -> None:
    """Grey goods of last turn arrive or are seized; part of what is denied sets out."""
    c, stacks, post = world.constants, world.stacks, world.book.post
    effort = np.max(total(stacks.flag * law.enforcement[None], axis=1), axis=0)
    luck = 2.0 * draws.uniform("interdiction", world.names.regions)
    seized = stacks.transit * np.minimum(c.interdiction * effort * luck, 1.0)[:, None]
    landed = stacks.transit - seized
    post(stacks.transit, -stacks.transit, because="arrived or seized")
    post(stacks.seized, total(seized), because="seized at a border")
    post(world.regions.installed, landed, because="grey imports")
    denied = np.maximum(orders.free - np.maximum(orders.legal, got), 0.0) * np.where(
        total(stacks.flag, axis=1) > 0, 1.0, 0.0
    )
    denied = denied * np.where(stacks.legal_part < stacks.part * 0.999, 1.0, 0.0)
    stacks.premium[:] = np.broadcast_to(c.grey_premium * effort - c.grey_discount, stacks.premium.shape)
    grey = c.grey_base * denied * exp(-c.grey_response * stacks.premium)[:, None]
    post(stacks.transit, grey, because="grey imports set out")
    post(stacks.made, total(got) + total(grey), because="made")
    stacks.denied[:] = total(denied, axis=1)
    stacks.grey[:] = total(grey, axis=1)
    stacks.lost[:] = total(np.maximum(denied - grey, 0.0)) * stacks.price * 1e-9


def rent_abroad(world: World, got: Floats) -> None:
    """A lab whose region is denied accelerators rents some abroad."""
    short = world.stacks.denied / np.maximum(world.stacks.denied + total(got, axis=1), 1.0)
    own = total(world.labs.compute, axis=1)
    world.labs.rented[:] = world.constants.cloud_part * own * total(world.labs.home * short[None], axis=1)
