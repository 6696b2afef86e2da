"""Habits that characters share: reading the rules that bind one, planning a run, keeping the books."""

from dataclasses import dataclass

import numpy as np

from game.play.seat import Wishes
from game.rules.catalogue import LEVERS, TOP
from game.rules.reach import UNLICENSED, dangerous, subject
from game.rules.scaling import capability, optimum, training_flop
from game.world.channels import LICENCE, OPEN_WEIGHTS
from game.world.columns import Bools, Floats
from game.world.draws import Draws
from game.world.exact import exp10, log, log10, total
from game.world.state import NEWEST, World

SIZES = np.arange(25) / 24.0 * 1.2  # sizes considered: the top 1.2 orders of magnitude
APPROVAL = 0.4  # chance of a licence, as labs see it
PER_POINT = 0.10  # worth of a point of capability, as a share of foreign business
DELAY = 1.5  # points of progress lost while waiting for a licence
COMFORT = 0.85  # serving load that a lab aims at
GRAVE, MENDED = 0.5, 0.2  # flaws at which a filter goes in, and comes out
ALL_HANDS, SOME_HANDS = 0.8, 0.4  # part of the people put on a known bypass, under an order and without
FILTER = 3.0  # points of cyber capability it takes out
RICH, EAR = 10.0, 0.03  # bn USD: money from which a lab lobbies, and what it spends a quarter
NO_LINE = 99.0  # log10: far above any line
BELOW = 0.01  # log10 by which a size is kept below a line
DITHER = 0.105  # scale of the luck in choosing a size


@dataclass(frozen=True)
class Temper:
    """What makes one lab's habits differ from another's."""

    ambition: float = 2.0  # quarters of training compute put into a run
    thrift: float = 0.6  # part of revenue spent on accelerators
    appetite: float = 0.05  # part of valuation raised when money runs low
    hiring: float = 1.05  # staff aimed at, of present staff
    discount: float = 0.96  # price of next quarter over this one's


def dial(view: World, lever: str, row: int) -> Floats | None:
    """A seat's announced setting, neutral in an uncontrolled twin; None if the level lacks the lever."""
    if lever not in view.dials:
        return None
    return view.dials[lever].announced[row]


def compute_line(view: World, row: int) -> Floats:
    """The lowest training compute, log10 FLOP, at which a rule would bind this lab [world]."""
    years = (view.clock.turn + 1.0) / 4.0
    line = np.full(view.sizes.world, NO_LINE)
    for g in range(view.sizes.regulator):
        growth = dial(view, "threshold_indexation", g)
        lift = 0.0 if growth is None else log10(growth) * years
        line = np.minimum(line, _line_of(view, row, g, "compute_threshold") + lift)
    return line


def size_line(view: World, row: int) -> Floats:
    """The lowest number of parameters, log10, at which a rule would bind this lab [world]."""
    line = np.full(view.sizes.world, NO_LINE)
    for g in range(view.sizes.regulator):
        line = np.minimum(line, _line_of(view, row, g, "parameter_threshold"))
    return line


def _line_of(view: World, row: int, g: int, lever: str) -> Floats:
    """A regulator's line, log10, where it binds this lab and a tier gives it force; else far away [world]."""
    threshold = dial(view, lever, g)
    if threshold is None:
        return np.full(view.sizes.world, NO_LINE)
    drawn = threshold < LEVERS[lever].high * TOP
    if not drawn.any():
        return np.full(view.sizes.world, NO_LINE)
    walls = dial(view, "country_tier", g)
    strict = walls is None or np.max(walls, axis=0) >= LICENCE
    binds = drawn & (subject(view)[g, row] > 0.0) & strict
    return np.where(binds & ~view.clock.uncontrolled, log10(threshold), NO_LINE)


def plan_run(view: World, row: int, draws: Draws, ambition: float) -> Wishes:
    """Begin a run if none is under way: the scale that promises most, rules and luck considered.

    Utility of a size = worth per point x points + ln(odds of selling it abroad), with Gumbel luck; a size at
    or above the line risks the foreign part of the business and waits for a licence.
    """
    c, labs = view.constants, view.labs
    share = view.dials["training_share"].standing[row] if "training_share" in view.dials else 0.4
    flop = training_flop(c, total(labs.compute[row]) * share) * ambition * c.generation
    largest = log10(np.maximum(flop, 1e20))
    sizes = largest[None] - SIZES[::-1, None]
    abroad = _foreign_share(view, row)
    at_risk = sizes >= compute_line(view, row)[None]
    odds = np.where(at_risk, 1.0 - abroad[None] * (1.0 - APPROVAL), 1.0)
    value = PER_POINT * 10.0 * (sizes - largest[None]) + log(odds) - np.where(at_risk, PER_POINT * DELAY, 0.0)
    names = tuple(f"{view.names.labs[row]} size {i}" for i in range(len(SIZES)))
    value = value + DITHER * draws.gumbel("planned size", names)
    chosen = np.take_along_axis(sizes, np.argmax(value, axis=0)[None], axis=0)[0]
    size, tokens = _slimmed(view, row, *optimum(c, chosen))
    below = (chosen < compute_line(view, row)) & (size < size_line(view, row))
    idle = (labs.run_needed[row] == 0.0) & labs.alive[row]
    return {
        "run_parameters": np.where(idle, np.clip(exp10(size), 1e9, 1e14), np.nan),
        "run_tokens": np.where(idle, np.clip(exp10(tokens), 1e11, 1e15), np.nan),
        "start_run": np.where(idle, 1.0, np.nan),
        "stay_below": np.where(idle, np.where(below, 1.0, 0.0), np.nan),
    }


def _slimmed(view: World, row: int, size: Floats, tokens: Floats) -> tuple[Floats, Floats]:
    """A smaller model trained for longer, where that meets a line in size at less loss than waiting for leave.

    Returns [world] each.
    """
    line = size_line(view, row)
    small = np.minimum(size, line - BELOW)
    longer = np.minimum(tokens + size - small, 15.0)
    c, known = view.constants, view.labs.efficiency[row]
    lost = capability(c, size, tokens, known) - capability(c, small, longer, known)
    risk = -log(1.0 - _foreign_share(view, row) * (1.0 - APPROVAL)) + PER_POINT * DELAY
    slims = (size >= line) & (PER_POINT * lost < risk)
    return np.where(slims, small, size), np.where(slims, longer, tokens)


def _foreign_share(view: World, row: int) -> Floats:
    """Part of a lab's sales made outside its home region [world]."""
    sales = total(view.markets.sales[row], axis=1)
    abroad = total(sales * (1.0 - view.labs.home[row]))
    return abroad / np.maximum(total(sales), 1e-9)


def keep_books(view: World, row: int, temper: Temper) -> Wishes:
    """Buy, raise and hire within means."""
    labs = view.labs
    revenue, cash, alive = labs.revenue[row], labs.cash[row], labs.alive[row]
    pressed = np.clip(labs.load[row], 0.5, 2.0)
    buying = np.clip(temper.thrift * revenue * pressed + 0.06 * cash, 0.0, np.maximum(cash * 0.5, 0.0))
    burn = np.maximum(labs.spending[row] - revenue, 0.0) + buying
    low = cash < 3.0 * burn
    most = view.constants.raise_most * labs.valuation[row]
    raising = np.minimum(temper.appetite * labs.valuation[row], 0.999 * most)
    wanted = np.where(cash > 2.0 * burn, temper.hiring, 1.0) * labs.researchers[row]
    staff = np.clip(wanted, 20.0, 12000.0)
    return {
        "buy_accelerators": np.where(alive, np.minimum(buying, 60.0), np.nan),
        "raise_capital": np.where(alive & low, np.minimum(raising, 120.0), np.nan),
        "research_staff": np.where(alive, staff, np.nan),
    }


def set_prices(view: World, row: int, discount: float) -> Wishes:
    """Follow the fall of serving cost; where customers are too many, raise prices and train less."""
    labs = view.labs
    crowded = np.clip(labs.load[row] / COMFORT, 0.0, 4.0)
    factor = np.where(crowded > 1.0, np.minimum(0.9 + 0.15 * crowded, 1.35), discount)
    price = np.clip(labs.price[row] * factor[None], 0.05, 100.0)
    share = view.dials["training_share"].standing[row] if "training_share" in view.dials else np.array(0.4)
    moved = np.clip(share + np.where(crowded > 1.0, -0.08, 0.03), 0.15, 0.55)
    return {
        "price": np.where(labs.selling[row] & labs.alive[row][None], price, np.nan),
        "training_share": np.where(labs.alive[row], moved, np.nan),
    }


def stay_lawful(view: World, row: int) -> Wishes:
    """Ask for licences where one is needed, and screen customers once a sister lab was switched off."""
    labs, markets = view.labs, view.markets
    needs = markets.reason[row] == UNLICENSED
    waiting = np.max(view.licences.waiting[:, row], axis=0) > 0.0
    held = np.max(view.licences.granted[:, row], axis=0) > 0.0
    sisters = total(labs.flag * labs.flag[row][None], axis=1) > 0.0
    switched = np.max(np.where(sisters[None], view.regimes.directive, 0.0), axis=(0, 1)) > 0.0
    afraid = switched | (np.max(view.regions.fear, axis=(0, 1)) > 0.05)
    short = labs.screening[row] < view.constants.screening_needed + 0.05
    return {
        "licence_application": np.where(needs & ~waiting & ~held & labs.alive[row][None], 1.0, np.nan),
        "screening": np.where(labs.alive[row], np.where(afraid & short, 0.12, 0.02), np.nan),
    }


def calm_government(view: World, row: int) -> Wishes:
    """Filter a model that is dangerous and known to be bypassed; seek the government's ear once it binds."""
    labs = view.labs
    grave = (labs.flaw[row] > GRAVE) & (dangerous(view)[row, NEWEST] > view.constants.misuse_line)
    closed = labs.released[row, NEWEST] < OPEN_WEIGHTS
    bound = np.max(view.regimes.controlled[:, row, NEWEST] * labs.flag[row], axis=0) > 0.0
    rich = labs.cash[row] > RICH
    cap = np.where(grave & closed, FILTER, np.where(labs.flaw[row] < MENDED, 0.0, np.nan))
    wishes = {"cap_release": cap, "lobby": np.where(bound & rich, EAR, 0.0)}
    return {name: np.where(labs.alive[row], news(view, name, row, wish), np.nan) for name, wish in wishes.items()}


def news(view: World, lever: str, row: int, wish: Floats) -> Floats:
    """A wish where it differs from what stands announced, elementwise."""
    now = dial(view, lever, row)
    return wish if now is None else np.where(wish != now, wish, np.nan)


def mend_guardrails(view: World, row: int, calm: float) -> Wishes:
    """Put people on safety while a bypass is known: some of their own accord, most under an order."""
    hurt = view.labs.flaw[row] > 0.1
    ordered = np.max(view.regimes.controlled[:, row, NEWEST], axis=0) > 0.5
    effort = np.where(hurt, np.where(ordered, ALL_HANDS, max(SOME_HANDS, calm)), calm)
    return {"research_safety": np.where(view.labs.alive[row], effort, np.nan)}


def distil_leader(view: World, row: int, effort: float) -> Wishes:
    """Learn from the best model of another flag."""
    labs = view.labs
    foreign = total(labs.flag * labs.flag[row][None], axis=1) == 0.0
    points = np.where(foreign & labs.alive, labs.general[:, NEWEST], -1e3)
    leader = np.arange(view.sizes.lab)[:, None] == np.argmax(points, axis=0)[None]
    behind = np.max(points, axis=0) > labs.general[row, NEWEST]
    wish = np.where(leader & behind[None], effort, 0.0)
    return {"distil": np.where(labs.alive[row][None], wish, np.nan)}


def secure_supply(view: World, row: int, daring: float) -> Wishes:
    """Where accelerators are denied at home: move work to the home stack, rent abroad, and smuggle if one dares."""
    labs, stacks, here = view.labs, view.stacks, view.labs.home[row]
    denied = total(here * stacks.denied)
    short = denied / np.maximum(denied + total(here * total(stacks.bought, axis=1)), 1.0)
    wishes = {
        "port": np.round(np.minimum(1.5 * short, 0.8), 1),
        "rent_cloud": np.where(short > 0.2, 0.1, 0.0),
        "grey_import": np.round(np.where(short > 0.2, np.clip(daring * labs.cash[row], 0.0, 2.0), 0.0), 1),
    }
    return {name: anew(view, name, row, np.where(labs.alive[row], wish, np.nan)) for name, wish in wishes.items()}


def anew(view: World, lever: str, row: int, wish: Floats) -> Floats:
    """A wish, or none where the dial stands there already (elementwise)."""
    standing = dial(view, lever, row)
    return wish if standing is None else np.where(np.abs(wish - standing) > 0.05, wish, np.nan)


def welcome_the_cut_off(view: World, row: int) -> Wishes:
    """Carry over rivals' customers while some are cut off and there is capacity to serve them."""
    labs = view.labs
    waiting = total(total(view.markets.suspended, axis=2), axis=1)
    theirs = total(waiting) - waiting[row]
    worth = (theirs > 0.05 * labs.revenue[row]) & (labs.load[row] < COMFORT) & (labs.cash[row] > labs.revenue[row])
    return {"free_migration": np.where(labs.alive[row], np.where(worth, 0.5, 0.0), np.nan)}


def find_partners(view: World, row: int) -> Wishes:
    """Sell through a partner where the importer keeps foreign labs half out or more."""
    labs = view.labs
    walled = total(view.regimes.home * _walls(view)[:, None]) >= 0.5
    wish = walled & labs.selling[row] & (labs.home[row] == 0.0)
    return {"joint_venture": np.where(labs.alive[row][None], np.where(wish, 1.0, 0.0), np.nan)}


def _walls(view: World) -> Floats:
    """How far each importer announced to keep foreign models out [regulator world]."""
    if "import_refusal" not in view.dials:
        return np.zeros_like(view.regimes.capital)
    return view.dials["import_refusal"].announced


def buy_the_failing(view: World, row: int) -> Wishes:
    """Bid for a lab in debt that has people or machines, if a tenth of the cash is enough."""
    labs = view.labs
    others = np.arange(view.sizes.lab)[:, None] != row
    price = view.constants.takeover_premium * labs.valuation + np.maximum(-labs.cash, 0.0)
    failing = labs.alive & (labs.cash < 0.0) & others & (price < 0.1 * labs.cash[row][None])
    return {"takeover": np.where(failing & labs.alive[row][None], 1.0, np.nan)}


def seek_truce(view: World, row: int, wanted: Bools) -> Wishes:
    """Offer a truce to whoever is at odds with one's country, or withdraw the offer; `wanted` is a mask [world]."""
    if "truce" not in view.dials:
        return {}
    at_odds = (view.regions.loyalty[:, row] < 0.0) & (total(view.regimes.home) > 0.0)
    stands = view.dials["truce"].announced[row]
    wish = np.where(at_odds & wanted[None], 1.0, 0.0)
    return {"truce": np.where(wish != stands, wish, np.nan)}


def in_tenths(money: Floats) -> Floats:
    """Money in whole tenths of a billion, never more than meant (elementwise)."""
    return np.floor(money * 10.0) / 10.0


def offered(view: World, wishes: Wishes) -> Wishes:
    """Leave out what this level does not offer."""
    return {name: wish for name, wish in wishes.items() if name in view.dials}
