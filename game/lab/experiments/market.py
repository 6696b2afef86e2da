"""Experiments on customers: what a ban costs, who gains, what was under way anyway (E1, E2, E13, E14)."""

from dataclasses import replace

import numpy as np

from game.lab.measures import LITTLE, abroad, abroad_of_others, flagged, row_of
from game.lab.outcome import Outcome, mean, median, part
from game.lab.trial import FRIENDLY, QUARTER, Experiment, Trial, directive, hushed
from game.rules.metrics.trade import share_abroad
from game.schema.order import Order
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import World

EPISODE = 18.0  # days, June 2026
START, BAN, AFTER = 1, 4, 8  # turns: when it begins, how long it lasts, how long one watches


def lost_share(trial: Trial) -> Outcome:
    """A ban of four turns on the home frontier lab, then lifted; against one turn and eighteen days."""
    cast, last = trial.cast, START + BAN + AFTER
    free = [(abroad(w, cast), share_abroad(w)[row_of(w, cast.regulator)]) for w in trial.play(last, {}, hushed(cast))]
    losses: dict[float, list[Floats]] = {}
    nation: list[Floats] = []
    for days in (BAN * QUARTER, QUARTER, EPISODE):
        for turn, world in enumerate(trial.play(last, directive(cast, START, days), hushed(cast))):
            losses.setdefault(days, []).append(free[turn][0] - abroad(world, cast))
            if days == BAN * QUARTER:
                nation.append(free[turn][1] - share_abroad(world)[row_of(world, cast.regulator)])
    at_end, after = losses[BAN * QUARTER][START + BAN], losses[BAN * QUARTER][last]
    one, eighteen = (losses[days][START + 1 + AFTER] for days in (QUARTER, EPISODE))
    scale = np.maximum(after, LITTLE)
    return Outcome(
        (
            part("the lab's share is below the twin's 8 turns after the ban", after > 0.0, 0.9),
            median("part of the loss that remains 8 turns later", after / np.maximum(at_end, LITTLE), least=0.25),
            median("loss after a ban of one turn over that after four", one / scale, most=0.5),
            median("loss after eighteen days over that after four turns", eighteen / scale, most=0.2),
        ),
        {
            "the lab's loss abroad at the end of the ban, points": 100 * at_end,
            "the lab's loss 8 turns later, points": 100 * after,
            "all home labs' loss 8 turns later, points": 100 * nation[last],
            "8 turns after a ban of one turn, points": 100 * one,
            "8 turns after 18 days, points": 100 * eighteen,
        },
    )


def filled_vacuum(trial: Trial) -> Outcome:
    """Who takes the customers of a banned lab within two turns."""
    cast = trial.cast
    free, banned = (
        list(trial.play(START + 2, orders, hushed(cast)))[-1] for orders in ({}, directive(cast, START, BAN * QUARTER))
    )
    home, foreign = (
        abroad_of_others(banned, cast, home=flag) - abroad_of_others(free, cast, home=flag) for flag in (True, False)
    )
    return Outcome(
        (
            part("other home labs serve more abroad", home > 0.0, 0.9),
            median("foreign labs' gain within two turns, points", 100 * foreign, least=3.0),
        ),
        {"other home labs' gain, points": 100 * home, "foreign labs' gain, points": 100 * foreign},
    )


def trend_without_ban(trial: Trial) -> Outcome:
    """Volume of the rival bloc abroad with no ban at all, and what a ban adds."""
    cast, turns = trial.cast, 14
    free = [_volume(world, trial) for world in trial.play(turns, {}, hushed(cast))]
    banned = [_volume(world, trial) for world in trial.play(turns, directive(cast, START, BAN * QUARTER), hushed(cast))]
    trend, added = free[-1] - free[0], banned[START + BAN] - free[START + BAN]
    return Outcome(
        (
            part("the rival bloc's share of volume abroad rises without a ban", trend > 0.0, 0.9),
            part("a ban adds to it", added > 0.0, 0.9),
            part("what the ban adds is less than what came anyway", added < trend, 0.5),
        ),
        {
            "share of volume at the start, %": 100 * free[0],
            "rise in 14 turns without a ban, points": 100 * trend,
            "added at the end of the ban, points": 100 * added,
            "added 9 turns later, points": 100 * (banned[-1] - free[-1]),
        },
    )


def _volume(world: World, trial: Trial) -> Floats:
    """Share of tokens served outside both countries by labs of the rival's [world]."""
    outside = 1.0 - sum(world.regimes.home[row_of(world, g)] for g in (trial.cast.regulator, trial.cast.rival))
    tokens = total(total(world.markets.sales, axis=2) / world.labs.price * outside[None], axis=1)
    theirs = flagged(world, trial.cast.rival)
    return total(np.where(theirs, tokens, 0.0)) / np.maximum(total(tokens), LITTLE)


def collateral_damage(trial: Trial) -> Outcome:
    """A directive with a trusted list, on a lab that can screen its users and on one that cannot."""
    cast = trial.cast
    home: dict[str, Floats] = {}
    allied: dict[str, Floats] = {}
    for name, screening, days in (("free", 0.1, 0.0), ("low", 0.1, QUARTER), ("high", 0.9, QUARTER)):
        labs = tuple(x.model_copy(update={"screening": screening}) if x.id == cast.lab else x for x in trial.level.labs)
        other = replace(trial, level=trial.level.model_copy(update={"labs": labs}))
        orders = directive(cast, 1, days) if days else {}
        orders[0] = [Order(seat=cast.regulator, lever="trusted_users", value=1.0)]
        world = list(other.play(2, orders, (*hushed(cast), (cast.lab, "screening"))))[-1]
        row, g = world.names.labs.index(cast.lab), row_of(world, cast.regulator)
        friends = np.where((world.regions.loyalty[:, g] >= FRIENDLY) & (world.regimes.home[g] == 0.0), 1.0, 0.0)
        home[name] = total(world.regimes.home[g] * world.markets.permitted[row])
        allied[name] = total(friends * world.markets.permitted[row]) / np.maximum(total(friends), 1.0)
    kept = (home["high"] == home["free"]) & (allied["high"] > 0.0)
    lost = (home["low"] < home["free"]) & (allied["low"] == 0.0)
    return Outcome(
        (
            part("with screening, home and listed allied customers keep service", kept, 1.0),
            part("without screening they lose it", lost, 1.0),
            mean("service at home without screening, of 1", home["low"], most=0.5),
        ),
        {
            **{f"home service, screening {name}, %": 100 * values for name, values in home.items()},
            **{f"allied service, screening {name}, %": 100 * values for name, values in allied.items()},
        },
    )


E1 = Experiment(
    "E1",
    "lost market share may not come back",
    "a ban of 4 turns on the home frontier lab, then lifted: its share abroad 8 turns after the end still below the "
    "twin's in >= 90 % of seeds, by >= 25 % of the loss at the end; a ban of one turn leaves <= half of that, "
    "18 days little (<= a fifth)",
    lost_share,
    "In a market that grows this fast new customers outnumber those who left; only the fear of the next cut-off lasts, "
    "and nothing recorded says how strong it is.",
)
E2 = Experiment(
    "E2",
    "rivals fill the vacuum",
    "other home labs' and foreign labs' shares, reported apart, rise within 2 turns; foreign ones by >= 3 points",
    filled_vacuum,
    "Customers who are cut off mostly stay with older models or move to other labs of the same country.",
)
E13 = Experiment(
    "E13",
    "a trend is not caused by the ban",
    "main level without a ban: the rival bloc's share by volume still rises in >= 90 % of seeds; the ban adds to it "
    "and is not the larger part",
    trend_without_ban,
    "The rival's entry abroad depends on how fast newcomers become known, which no source fixes.",
)
E14 = Experiment(
    "E14",
    "screening decides collateral damage",
    "a directive on a lab that can tell its users apart and on one that cannot: home and listed allied customers "
    "lose service only in the second case",
    collateral_damage,
    "The model has one threshold of screening for a whole lab.",
)
