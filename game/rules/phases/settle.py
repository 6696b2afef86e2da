"""Money changes hands."""

import numpy as np

from game.rules.choice import vendor_price
from game.rules.merger import merge
from game.rules.purse import agencies, programmes, side_payments
from game.rules.reach import duty_bill
from game.rules.relocation import relocate
from game.world.channels import Law, Plans
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import gather_up, total
from game.world.state import NEWEST, World


def settle(world: World, law: Law, plans: Plans, draws: Draws) -> None:
    """Book revenue, costs, capital and public money; let the insolvent go.

    Valuation follows yearly revenue, growth and distance from the frontier. A lab that cannot pay sells
    its machines to the clouds of its region, and its customers look elsewhere. Before that a rival may buy
    it whole. A head office that moves takes the lab under another government.

    Writes: labs.fees, labs.valuation, labs.spending, labs.alive, labs.run_needed, labs.run_done, labs.home,
    labs.flag, labs.moving, regimes.burden.
    Posts: labs.cash, labs.founders, labs.compute, labs.researchers, labs.efficiency, labs.data, labs.record,
    regions.staff, regions.installed, regimes.purse, markets.customers, markets.suspended, markets.outside.
    """
    before = world.labs.cash.copy()
    _earn(world)
    _spend(world, plans)
    _ventures(world, plans)
    _count_burden(world)
    _public_money(world, law)
    world.labs.spending[:] = np.maximum(before + world.labs.revenue - world.labs.cash, 0.0)
    _raise(world, plans)
    _value(world)
    relocate(world, plans)
    merge(world, plans)
    _fail(world)


def _earn(world: World) -> None:
    """Revenue comes in; an orchestrator pays its vendors by the token, whatever it charges."""
    labs, post = world.labs, world.book.post
    post(labs.cash, labs.revenue, because="revenue")
    mtokens = total(total(world.markets.sales, axis=2) * 1e9 / labs.price, axis=1)
    paid = mtokens * vendor_price(world) * world.constants.vendor_share * 1e-9
    labs.fees[:] = paid
    post(labs.cash, -paid, because="vendors' models")
    strength = np.where(labs.orchestrating, 0.0, labs.revenue)
    post(
        labs.cash,
        total(paid)[None] * strength / np.maximum(total(strength), 1e-9)[None],
        because="sold to orchestrators",
    )


def _spend(world: World, plans: Plans) -> None:
    """What it costs to run a lab for a quarter."""
    c, labs, post = world.constants, world.labs, world.book.post
    alive = np.where(labs.alive, 1.0, 0.0)
    post(labs.cash, -c.running_cost * total(labs.compute, axis=1) * 1e-9 * alive, because="power and upkeep")
    post(labs.cash, -c.rent * labs.rented * 1e-9 * alive, because="clouds abroad")
    post(labs.cash, -c.salary * labs.researchers * alive, because="pay")
    post(labs.cash, -c.overhead * labs.revenue, because="sales and support")
    offices = total(np.where(labs.selling, 1.0, 0.0) * (1.0 - labs.home), axis=1)
    post(labs.cash, -c.office * offices * alive, because="offices abroad")
    post(labs.cash, -np.maximum(plans.screening, 0.0) * alive, because="customer screening")
    bound = np.max(world.regimes.controlled[:, :, NEWEST], axis=0)
    post(labs.cash, -c.compliance * bound * labs.revenue, because="compliance")
    distilling = total(plans.distil, axis=1)
    post(labs.cash, -c.distil_cost * distilling * alive, because="distillation")
    post(labs.record, 0.05 * (1.0 - labs.record), because="time passes")


def _ventures(world: World, plans: Plans) -> None:
    """What partners take, what is given away, and what lobbying and safety duties cost."""
    c, labs, post = world.constants, world.labs, world.book.post
    post(labs.cash, -c.venture_part * _through_partners(world), because="partners' part")
    post(labs.cash, -labs.waived, because="customers carried over free")
    lobbying = np.clip(plans.lobby, 0.0, np.maximum(labs.cash, 0.0)) * labs.alive
    post(labs.cash, -lobbying, because="lobbying")
    post(labs.cash, -duty_bill(world), because="safety duties")


def _through_partners(world: World) -> Floats:
    """Sales through joint ventures, bn USD a quarter [lab world]."""
    return total(total(world.markets.sales, axis=2) * world.labs.venture, axis=1)


def _count_burden(world: World) -> None:
    """What rules cost home labs: sales to customers cut off by them, compliance and safety duties."""
    labs = world.labs
    cut_off = total(total(world.markets.suspended, axis=1), axis=1)
    bound = np.max(world.regimes.controlled[:, :, NEWEST], axis=0)
    cost = cut_off + world.constants.compliance * bound * labs.revenue + duty_bill(world)
    world.regimes.burden[:] = total(labs.flag * cost[:, None])


def _public_money(world: World, law: Law) -> None:
    """Appropriations, agencies, subsidies, side payments. Duties came in with the sales."""
    c, regimes, post = world.constants, world.regimes, world.book.post
    post(regimes.purse, np.broadcast_to(c.appropriation, regimes.purse.shape), because="appropriation")
    post(regimes.purse, -agencies(c, law), because="agencies")
    post(regimes.purse, -side_payments(c, law), because="side payments")
    post(regimes.purse, -programmes(law), because="programmes")
    post(regimes.purse, -law.subsidy, because="subsidies")
    weight = world.labs.flag * np.where(world.labs.alive, 1.0, 0.0)[:, None]
    part = weight / np.maximum(total(weight), 1.0)[None]
    post(world.labs.cash, total(part * (law.subsidy * c.rent_seeking)[None], axis=1), because="subsidy")
    orders = c.sovereign_orders * (1.0 - c.duplication) * law.sovereign
    post(world.labs.cash, total(part * orders[None], axis=1), because="sovereign programme")


def _raise(world: World, plans: Plans) -> None:
    """Investors give what is asked, up to a part of the valuation and of their region's capital."""
    c, labs, post = world.constants, world.labs, world.book.post
    cap = c.raise_most * labs.valuation * labs.alive
    asked = np.minimum(np.maximum(plans.raising, 0.0), cap)
    pool = 0.5 * world.regions.capital * c.investment
    wanted = gather_up(asked, labs.home)
    given = asked * total(labs.home * np.minimum(1.0, pool / np.maximum(wanted, 1e-9))[None], axis=1)
    post(labs.cash, given, because="capital raised")
    sold = given / np.maximum(labs.valuation + given, 1e-9)
    post(labs.founders, -sold * labs.founders, because="shares sold")


def _value(world: World) -> None:
    """Valuation = multiple x yearly revenue x frontier position, never below half its cash and machines."""
    c, labs = world.constants, world.labs
    gap = np.max(labs.general[:, NEWEST], axis=0)[None] - labs.general[:, NEWEST]
    position = 0.4 + 0.6 / (1.0 + gap * 0.1)
    machines = total(labs.compute * world.stacks.price[None], axis=1) * 1e-9
    kept = np.clip(labs.revenue - labs.fees, 0.0, labs.revenue)
    worth = c.sales_multiple * 4.0 * kept * position
    labs.valuation[:] = np.where(labs.alive, np.maximum(worth, 0.5 * (machines + np.maximum(labs.cash, 0.0))), 0.0)


def _fail(world: World) -> None:
    """A lab deeper in debt than a tenth of its worth fails; its machines go to its region's clouds."""
    labs, post = world.labs, world.book.post
    machines = total(labs.compute * world.stacks.price[None], axis=1) * 1e-9 * world.constants.fire_sale
    need = np.where((labs.cash < 0.0) & labs.alive, np.minimum(-labs.cash, machines), 0.0)
    part = np.where(machines > 0.0, np.minimum(need / np.maximum(machines, 1e-9), 1.0), 0.0)
    fails = labs.alive & (labs.cash + need < -0.02 * np.maximum(labs.valuation, 1.0))
    part = np.where(fails, 1.0, part)
    moved = part[:, None] * labs.compute
    post(labs.cash, part * machines, because="fire sale")
    post(labs.compute, -moved, because="fire sale")
    post(world.regions.installed, total(labs.home[:, :, None] * moved[:, None]), because="fire sale")
    labs.alive[:] = labs.alive & ~fails
    labs.run_needed[:] = np.where(fails, 0.0, labs.run_needed)
    labs.run_done[:] = np.where(fails, 0.0, labs.run_done)
