"""Results as tidy tables: a dictionary of columns, which pandas.DataFrame and pyarrow.table both take as it is."""

import csv
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from game.lab.comparing import Comparison
from game.lab.paired import Difference
from game.lab.weighing import Weighed
from game.schema.regimes import fingerprint

Columns = dict[str, Any]  # name to list or array, all of one length
TWIN = "twin"


def tidy(found: Comparison) -> Columns:
    """One row for every arm, seed and turn; a column for every gauge.

    The arm without controls is called 'twin'. Every row says which level, rules and seat it is of.
    """
    question = found.question
    arms, _, turns, seeds = found.values.shape
    names = [TWIN, *(one.regime.id for one in question.regimes)]
    marks = ["", *(fingerprint(one.regime) for one in question.regimes)]
    rows = arms * turns * seeds
    columns: Columns = {
        "level": [question.entry.level.id] * rows,
        "level_hash": [question.entry.fingerprint] * rows,
        "rules": [found.rules] * rows,
        "seat": [question.seat] * rows,
        "regime": list(np.repeat(names, turns * seeds)),
        "regime_hash": list(np.repeat(marks, turns * seeds)),
        "seed": np.tile(np.repeat(np.array(question.seeds), turns), arms),
        "turn": np.tile(np.arange(1, turns + 1), arms * seeds),
    }
    columns |= {name: [value] * rows for name, value in question.constants}
    columns |= {f"policy_{seat}": [name] * rows for seat, name in question.characters}
    for place, name in enumerate(question.panel.names):
        columns[name] = found.values[:, place].transpose(0, 2, 1).reshape(-1)
    return columns


def summary(found: Weighed) -> dict[str, Any]:
    """Everything that the page says, for machines."""
    question = found.found.question
    return {
        "level": question.entry.level.id,
        "level_hash": question.entry.fingerprint,
        "rules": found.found.rules,
        "seat": question.seat,
        "seeds": list(question.seeds),
        "constants": dict(question.constants),
        "policies": dict(question.characters),
        "gauges": {g.name: {"label": g.label, "unit": g.unit, "better": g.better} for g in question.panel.gauges},
        "twin": {name: vars(found.spread(0, name)) for name in found.gauges},
        "regimes": [_arm(found, arm) for arm in found.arms],
    }


def _arm(found: Weighed, arm: int) -> dict[str, Any]:
    applied = found.found.question.regimes[arm - 1]
    return {
        "id": applied.regime.id,
        "hash": fingerprint(applied.regime),
        "title": applied.regime.title,
        "left_out": list(applied.left_out),
        "frontier": arm in found.frontier,
        "beaten_by": [{"id": found.regime(other).id, "sure": sure} for other, sure in found.beaten_by(arm)],
        "distribution": {name: vars(found.spread(arm, name)) for name in found.gauges},
        "from_twin": {name: _told(found.apart(arm, name)) for name in found.gauges},
        "median_by_turn": {
            name: [float(v) for v in np.median(found.found.values[arm, place], axis=-1)]
            for place, name in enumerate(found.gauges)
        },
        "levers": {name: {label: _told(d) for label, d in found.parts(arm, name)} for name in found.gauges},
        "booked": {stock: {why: _told(d) for why, d in found.booked(arm, stock)} for stock in found.stocks},
    }


def _told(d: Difference) -> dict[str, float | int]:
    return {"mean": d.mean, "low": d.low, "high": d.high, "games": d.games}


# -- on disk ----------------------------------------------------------------------------------------------


def missing(package: str) -> bool:
    """Whether an optional package is not installed."""
    return find_spec(package) is None


def to_csv(columns: Mapping[str, Any], *, head: bool = True) -> str:
    """Columns as CSV; numbers keep every digit they need to be read back as they were."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if head:
        writer.writerow(columns)
    writer.writerows(zip(*(_plain(column) for column in columns.values()), strict=True))
    return text.getvalue()


def _plain(column: Any) -> Sequence[Any]:
    return column.tolist() if isinstance(column, np.ndarray) else column


def to_arrow(columns: Mapping[str, Any]) -> Any:
    """Columns as a table of Arrow. Needs pyarrow."""
    return import_module("pyarrow").table({name: _plain(column) for name, column in columns.items()})


def to_parquet(columns: Mapping[str, Any], path: Path) -> None:
    """Write columns as Parquet: the old content or the new, never a part. Needs pyarrow."""
    parquet = import_module("pyarrow.parquet")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".save-", suffix=".tmp", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        parquet.write_table(to_arrow(columns), file)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
