"""Experiments on two blocs kept apart for twenty turns: technology, resources, sectors, the lead (E3, E4, E5, E8)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.lab.measures import LITTLE, compute_abroad, lead, specialisation
from game.lab.outcome import Outcome, median, part
from game.lab.trial import Experiment, Trial, controls, regime, region_kinds
from game.rules.catalogue import LEVERS
from game.rules.metrics.openness import capital_share, divergence
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import World

TURNS = 20
LINE = 4800.0  # TPP, the line of October 2022 (EAR)


def pairs(trial: Trial, turns: int = TURNS) -> Iterator[tuple[World, World]]:
    """The same worlds under walls and an accelerator line, and with none of the government's trade controls."""
    level, regulator = trial.level, trial.cast.regulator
    silent = controls(level, regulator)
    never = {"accelerator_line": LEVERS["accelerator_line"].neutral}
    strict = regime(level, regulator, {"rival": 3.0}, accelerator_line=LINE, enforcement=0.8)
    loose = regime(level, regulator, {}, export_duty=0.0, **never)
    return zip(trial.play(turns, {0: strict}, silent), trial.play(turns, {0: loose}, silent), strict=True)


@dataclass(frozen=True)
class Gap:
    """What controls change, after one turn: under controls less without."""

    divergence: Floats  # [world]
    capital: Floats  # shares of the world's investment [region world]
    computing: Floats  # shares of the world's computing power [region world]
    specialisation: Floats  # [world]
    specialisation_free: Floats  # the index itself without controls [world]
    lead: Floats  # months [world]


def gaps(trial: Trial) -> list[Gap]:
    """The gap at the start and after every turn; played once for all experiments of a trial."""
    if "gaps" not in trial.memory:
        trial.memory["gaps"] = [_gap(strict, loose, trial.cast.regulator) for strict, loose in pairs(trial)]
    found: list[Gap] = trial.memory["gaps"]
    return found


def _gap(strict: World, loose: World, regulator: str) -> Gap:
    free = specialisation(loose)
    return Gap(
        divergence(strict) - divergence(loose),
        capital_share(strict) - capital_share(loose),
        compute_abroad(strict) - compute_abroad(loose),
        specialisation(strict) - free,
        free,
        lead(strict, regulator) - lead(loose, regulator),
    )


def diverging(trial: Trial) -> Outcome:
    """Divergence of technology under controls and without."""
    apart = [gap.divergence for gap in gaps(trial)]
    return Outcome(
        (
            part("technology diverges more under controls after 20 turns", apart[-1] > 0.0, 0.95),
            median("added divergence after 20 turns", apart[-1], least=0.15),
            part("it is larger after 20 turns than after 4", apart[-1] > apart[4], 0.9),
        ),
        {f"added divergence after {turn} turns": apart[turn] for turn in (4, 12, 20)},
    )


def shifting(trial: Trial) -> Outcome:
    """Where capital and computing power go under controls."""
    course = gaps(trial)
    kinds = region_kinds(trial.level, trial.cast.regulator)
    groups = {"home": ("home",), "restricted": ("rival",), "unrestricted, third": ("third", "ally")}
    found: dict[str, Floats] = {}
    for turn in (4, TURNS):
        for what, change in (("capital", course[turn].capital), ("computing power", course[turn].computing)):
            for group, members in groups.items():
                rows = [r for r, kind in enumerate(kinds.values()) if kind in members]
                found[f"share of {what}, {group}, after {turn} turns, points"] = total(100 * change[rows])
    away = -found[f"share of capital, home, after {TURNS} turns, points"]
    risen = [
        name for name, values in found.items() if name.endswith(f"{TURNS} turns, points") and np.median(values) > 0
    ]
    return Outcome(
        (part("capital leaves the controlling country", away > 0.0, 0.9),),
        found,
        note=f"Rising after {TURNS} turns: {'; '.join(name.split(', after')[0] for name in risen) or 'nothing'}.",
    )


def specialising(trial: Trial) -> Outcome:
    """Specialisation of regions over a fixed set of sectors."""
    last = gaps(trial)[-1]
    change = last.specialisation
    way = "rises" if np.median(change) > 0 else "falls"
    return Outcome(
        (part("specialisation rises", change > 0.0, 0.9),),
        {"change of the Krugman index after 20 turns": change, "index without controls": last.specialisation_free},
        note=f"The index {way} under controls. Sectors fixed beforehand: accelerators by stack, training, serving, use "
        "of models, safety research, open models.",
    )


def bought_time(trial: Trial) -> Outcome:
    """How much controls widen the lead, and how long that lasts."""
    extra = np.stack([gap.lead for gap in gaps(trial)])
    smooth = (extra[:-2] + extra[1:-1] + extra[2:]) / 3.0
    peak, late = np.max(smooth[:12], axis=0), smooth[-1]
    second_year = (extra[4] + extra[5] + extra[6] + extra[7]) / 4.0
    return Outcome(
        (
            part("the lead is longer in the second year", second_year > 0.0, 0.9),
            part("in the end less than seven tenths of its peak is left", late <= 0.7 * peak, 0.9),
        ),
        {
            **{f"added lead after {turn} turns, months": extra[turn] for turn in (2, 4, 8, 12, 20)},
            "part of the peak left in the end": late / np.maximum(peak, LITTLE),
        },
    )


E3 = Experiment(
    "E3",
    "technology diverges",
    "walls and accelerator line kept 20 turns: divergence above the twin's in >= 95 % of seeds, by >= 0.15, growing",
    diverging,
    "Stacks drift apart only through what is bought and through closed markets; there is no deliberate kind.",
)
E4 = Experiment(
    "E4",
    "resources shift",
    "the same: capital leaves the controlling country in >= 90 % of seeds; shares of third and restricted regions, and "
    "of computing power, reported apart",
    shifting,
    "Capital follows the return of labs and the burden of rules; projects that take years to move are not there.",
)
E5 = Experiment(
    "E5",
    "regions specialise",
    "an open question: sectors are fixed beforehand and the sign is reported",
    specialising,
    "",
    open_question=True,
)
E8 = Experiment(
    "E8",
    "controls buy time",
    "walls and accelerator line against none: the gap first wider in >= 90 % of seeds, then at most 70 % of its peak "
    "as domestic stacks learn",
    bought_time,
    "What is denied today is caught up through domestic accelerators only; the model has few other ways around.",
)
