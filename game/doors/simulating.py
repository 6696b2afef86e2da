"""The command simulate: the computer in every seat, many games at once, one row a seat and turn."""

import csv
import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from game.doors.codes import FINE
from game.doors.numbers import values_of
from game.doors.shelf import find_level
from game.doors.speech import complain, progress
from game.lab.batch import TILE, Arm, play_out
from game.play.score import MEDALS, score
from game.play.transcript import HEADLINES, quarter, seats
from game.rules.catalogue import METRICS
from game.schema.files import write_text
from game.schema.level import OUTCOMES, Level
from game.world.state import World

OUTCOME_NAMES = [name for names in OUTCOMES.values() for name in names]
METRIC_NAMES = [name for names in HEADLINES.values() for name in names]
COLUMNS = ["level", "seed", "seat", "role", "turn", "quarter", "score", "medal", *OUTCOME_NAMES, *METRIC_NAMES]
Row = dict[str, str | int | float]


def simulate(options: Namespace) -> int:
    """Play seeds 1 to N and write what came of it."""
    level, count, out = find_level(options.game).level, options.seeds, options.out
    last = min(options.turns or level.turns, level.turns)
    text = io.StringIO(newline="")
    rows = _rows(level, count, last, values_of(options.settings, level))
    if options.json:
        text.writelines(json.dumps(row) + "\n" for row in rows)
    else:
        writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    if out is None:
        sys.stdout.write(text.getvalue())
    else:
        write_text(Path(out), text.getvalue())
        complain(f"{out}: {count} games of {last} turns, {count * last * len(level.seats)} rows.")
    return FINE


def _rows(level: Level, count: int, turns: int, constants: Mapping[str, float]) -> Iterator[Row]:
    arms = Arm(constants=constants), Arm(uncontrolled=True, constants=constants)
    for first in range(1, count + 1, TILE):
        seeds = range(first, min(first + TILE, count + 1))
        games = zip(*(play_out(level, seeds, turns, arm) for arm in arms), strict=True)
        start, _ = next(games)
        for turn, (now, free) in enumerate(games):
            yield from _turn(level, turn, now, free, start)
            progress((first - 1 + len(seeds) * (turn + 1) / turns) / count)


def _turn(level: Level, turn: int, now: World, free: World, start: World) -> Iterator[Row]:
    """A row for every seed and seat after one turn."""
    for seat, role in seats(level):
        names = now.names.regulators if role == "regulator" else now.names.labs
        place = names.index(seat)
        scored = score(level, seat, now, free, start)
        measured = {name: METRICS[name].measure(now)[place] for name in HEADLINES[role]}
        values = {"score": scored.total, **scored.parts, **measured}
        for column, seed in enumerate(now.clock.seed):
            row: Row = {"level": level.id, "seed": int(seed), "seat": seat, "role": role, "turn": turn + 1}
            row |= {"quarter": quarter(level, turn), "medal": MEDALS[int(scored.medal[column])]}
            yield row | {name: round(float(value[column]), 6) for name, value in values.items()}
