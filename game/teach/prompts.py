"""Questions to predict by: chosen for a level and a seat from numbers that could come out either way."""

import numpy as np

from game.play.transcript import HEADLINES
from game.rules.catalogue import METRICS
from game.schema.assignment import Prompt
from game.schema.level import Level, Role
from game.teach.baseline import Baseline, baseline
from game.teach.worlds import first_seed
from game.world.columns import Floats
from game.world.exact import log10

SAMPLE = 48  # worlds that show what may happen
ROOM = 0.5  # by which the range that may be answered is wider than what was seen, on either side
SHOWN = 0.005  # a part of one that is shown as nothing below this is not asked for
LONG = 8  # turns from which a fourth question is asked


def usual_prompts(level: Level, seat: str, name: str, level_hash: str) -> tuple[Prompt, ...]:
    """Three or four questions, spread over the game."""
    role: Role = "regulator" if seat in {one.id for one in level.regulators} else "startup"
    watch = HEADLINES[role]
    first = first_seed(f"prompts of {name}", level_hash)
    seen = baseline(level, seat, range(first, first + SAMPLE), watch)
    count = 4 if level.turns >= LONG else 3
    turns = [1 + level.turns * place // count for place in range(count)]
    prompts: list[Prompt] = []
    for place, asked in enumerate(turns):
        by = min(asked + 1, level.turns)
        asked_of = {prompt.metric for prompt in prompts}
        free = [one for one in watch if one not in asked_of and _seen(one, seen.seen[one])] or list(watch)
        prompts.append(_rise(seen, free, asked, by) if place % 2 == 0 else _range(seen, free, asked, by))
    return tuple(prompts)


def _seen(metric: str, values: Floats) -> bool:
    """Whether a number is large enough to be shown as more than nothing in some world."""
    return METRICS[metric].unit != "1" or float(np.abs(values).max()) >= SHOWN


def _rise(seen: Baseline, free: list[str], asked: int, by: int) -> Prompt:
    """Of the number that may most nearly go up as well as down."""

    def doubt(metric: str) -> float:
        return abs(float((seen.seen[metric][by] > seen.seen[metric][asked - 1]).mean()) - 0.5)

    metric = min(free, key=doubt)
    label = METRICS[metric].label
    return Prompt(
        id=f"turn-{asked}",
        kind="rise",
        metric=metric,
        asked=asked,
        by=by,
        question=f"{label}: how likely is it to be higher at the end of turn {by} than it is now?",
        explain=f"{label}: why did it go the way it went, and what did your orders have to do with it?",
    )


def _range(seen: Baseline, free: list[str], asked: int, by: int) -> Prompt:
    """Of the number that differs most from world to world, for its size."""

    def variety(metric: str) -> float:
        values = seen.seen[metric][by]
        low, high = np.quantile(values, 0.1), np.quantile(values, 0.9)
        return float(high - low) / max(float(np.abs(values).max()), 1e-9)

    metric = max(free, key=variety)
    low, high = _bounds(seen.seen[metric], METRICS[metric].unit)
    label = METRICS[metric].label
    return Prompt(
        id=f"turn-{asked}",
        kind="range",
        metric=metric,
        asked=asked,
        by=by,
        lowest=low,
        highest=high,
        question=f"{label} at the end of turn {by}: between which two numbers, as likely inside as outside?",
        explain=f"{label}: did it lie where you expected it? What had you not thought of?",
    )


def _bounds(values: Floats, unit: str) -> tuple[float, float]:
    """The least and the most that may be answered."""
    least, most = float(values.min()), float(values.max())
    room = ROOM * max(most - least, 0.1 * abs(most), 1e-6)
    low = least - room if least < 0.0 else max(0.0, least - room)
    digits = 2 - int(np.floor(log10(np.array(most - low + room))))
    high = min(1.0, most + room) if unit == "1" and most <= 1.0 else most + room
    return round(low, digits), round(high, digits)
