"""The regime lab for notebooks and scripts: plain arguments in, tidy tables out.

Every table is a dictionary from the name of a column to a list or array. `pandas.DataFrame(table)`,
`polars.DataFrame(table)` and `pyarrow.table(table)` take it as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.lab.comparing import Comparison, Question, compare
from game.lab.comparison_page import page
from game.lab.fitting import plan_of, read_design
from game.lab.gauges import known
from game.lab.paired import Difference
from game.lab.regimes import apply, government_of
from game.lab.sweeping import in_memory, on_processes, sweep
from game.lab.tables import Columns, tidy
from game.lab.weighing import Weighed
from game.schema import library, regimes
from game.schema.constants import fault_of_values
from game.schema.level import Level
from game.schema.problems import Rejected, nearest, shown


@dataclass(frozen=True)
class Compared:
    """What a comparison found, as tables and as a page."""

    found: Comparison

    @property
    def games(self) -> Columns:
        """One row for every arm, seed and turn, a column for every metric; the arm without controls is 'twin'."""
        return tidy(self.found)

    @property
    def differences(self) -> Columns:
        """Every metric of every regime at the end, less the twin's under the same luck, with a 95 % interval."""
        weighed = Weighed(self.found)
        rows = [((self._id(arm), name), weighed.apart(arm, name)) for arm in weighed.arms for name in weighed.gauges]
        return _told(("regime", "metric"), rows)

    @property
    def causes(self) -> Columns:
        """What each lever of a regime adds to every metric: with it less without it, under the same luck."""
        weighed = Weighed(self.found)
        rows = [
            ((self._id(arm), name, lever), d)
            for arm in weighed.arms
            for name in weighed.gauges
            for lever, d in weighed.parts(arm, name)
        ]
        return _told(("regime", "metric", "lever"), rows)

    @property
    def booked(self) -> Columns:
        """What moved stocks otherwise than in the twin over the whole game, by the cause in the book."""
        weighed = Weighed(self.found)
        rows = [
            ((self._id(arm), stock, because), d)
            for arm in weighed.arms
            for stock in weighed.stocks
            for because, d in weighed.booked(arm, stock, 1000)
        ]
        return _told(("regime", "stock", "because"), rows)

    def html(self) -> str:
        """The page to read and print: no script, nothing from the net."""
        return page(Weighed(self.found))

    def _id(self, arm: int) -> str:
        return self.found.question.regimes[arm - 1].regime.id


def list_regimes() -> Columns:
    """Every regime of the game: id, kind, date, title, summary, levers, source."""
    there = regimes.survey()
    return {
        "id": [one.id for one in there],
        "kind": [one.kind for one in there],
        "date": [str(one.date or "") for one in there],
        "title": [one.title for one in there],
        "summary": [one.summary for one in there],
        "levers": [", ".join(one.levers) for one in there],
        "source": [one.source or "" for one in there],
    }


def compare_regimes(  # noqa: PLR0913 - each says one thing about the comparison, and only two are needed
    level: str,
    names: Iterable[str],
    seeds: int | Iterable[int] = 200,
    *,
    seat: str | None = None,
    constants: Mapping[str, float] | None = None,
    policies: Mapping[str, str] | None = None,
    metrics: Iterable[str] | None = None,
    jobs: int = 1,
    causes: bool = True,
) -> Compared:
    """Play several regimes in one level under the same luck.

    Args:
        level: id of a level, or the path of a level file.
        names: ids of regimes, or paths of regime files.
        seeds: how many, counted from 1, or which.
        seat: the government that makes the regimes; the level's first if None.
        constants: values in place of the level's own.
        policies: characters by seat, where not the level's own play.
        metrics: what is read off beside the scores; the usual if None.
        jobs: processes; the numbers do not depend on it.
        causes: whether levers are left out one by one; takes about as long again.

    Raises:
        Rejected: something named does not exist; the message says what does.
    """
    entry = library.read_file(Path(level)) if level.endswith(".toml") else library.read(level)
    government = government_of(entry.level, seat)
    _check_values(entry.level, constants)
    question = Question(
        entry,
        tuple(apply(entry.level, regimes.find(name), government) for name in names),
        tuple(range(1, seeds + 1)) if isinstance(seeds, int) else tuple(seeds),
        tuple((constants or {}).items()),
        tuple((policies or {}).items()),
        _read_off(known(entry.level, government), government, metrics),
    )
    return Compared(compare(question, jobs, causes=causes))


def _read_off(there: Mapping[str, Any], government: str, metrics: Iterable[str] | None) -> tuple[str, ...] | None:
    """The scores, then what was asked for; None for the usual. Raises Rejected for a metric that does not exist."""
    if metrics is None:
        return None
    asked = tuple(metrics)
    for name in asked:
        if name not in there:
            raise Rejected([f"There is no metric {shown(name)} for {government}. {nearest(name, there)}"])
    scores = tuple(name for name in there if there[name].unit == "point")[:6]
    return tuple(dict.fromkeys((*scores, *asked)))


def run_sweep(design: str | Path | Mapping[str, Any]) -> Columns:
    """Play every row of a small design here, and return the rows.

    Args:
        design: the path of a design file, or what would stand in it.

    Raises:
        Rejected: it does not fit its level; every problem is named.
    """
    return in_memory(_plan(design))


def write_sweep(
    design: str | Path | Mapping[str, Any], out: str | Path, *, jobs: int = 1, scheduler: str | None = None
) -> int:
    """Play a design of any size into a file, or what is left of it, and return how many rows there are.

    Args:
        design: the path of a design file, or what would stand in it.
        out: a file ending in .csv or .parquet.
        jobs: processes of this machine.
        scheduler: address of a Dask cluster that plays instead.

    Raises:
        Rejected: it does not fit its level, or the file belongs to another sweep.
    """
    if scheduler is not None:
        from game.lab.cluster import on_cluster

        return sweep(_plan(design), Path(out), on_cluster(scheduler))
    return sweep(_plan(design), Path(out), on_processes(jobs))


def _plan(design: str | Path | Mapping[str, Any]) -> Any:
    return plan_of(dict(design)) if isinstance(design, Mapping) else read_design(Path(design))


def _told(heads: tuple[str, ...], rows: Sequence[tuple[tuple[str, ...], Difference]]) -> Columns:
    columns: Columns = {head: [names[i] for names, _ in rows] for i, head in enumerate(heads)}
    for part in ("mean", "low", "high", "games"):
        columns[part] = [getattr(d, part) for _, d in rows]
    return columns


def _check_values(level: Level, constants: Mapping[str, float] | None) -> None:
    """Raise Rejected unless the level may be played with these constants."""
    if fault := fault_of_values(constants or {}, level):
        raise Rejected([fault])
