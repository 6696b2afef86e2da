"""The command sweep: all games of a design, into a table that grows as they are played."""

from argparse import Namespace
from pathlib import Path

from game.doors.codes import FINE
from game.doors.comparing import Watch
from game.doors.speech import Unusable, Usage, complain, say
from game.lab.designing import Plan
from game.lab.fitting import read_design
from game.lab.sweeping import Work, on_processes, sweep
from game.lab.tables import missing
from game.schema.problems import shown

ENDINGS = (".csv", ".parquet")
EXTRAS = {
    "pyarrow": ("Parquet", "tables"),
    "distributed": ("A cluster", "cluster"),
    "scipy": ("A Sobol sequence", "analysis"),
}


def run(options: Namespace) -> int:
    """Play a design, or what is left of it."""
    out = Path(options.out) if options.out else None
    if out is None and not options.check:
        raise Usage("Say where the rows go: --out rows.csv or --out rows.parquet. With --check nothing is played.")
    if out and out.suffix not in ENDINGS:
        raise Usage(f"--out must end in {' or '.join(ENDINGS)}, not {shown(out.name)}.")
    text = Path(options.design).read_bytes()[:65536] if Path(options.design).is_file() else b""
    _need("scipy", wanted=b"sobol" in text)
    plan = read_design(Path(options.design))
    say(_told(plan))
    if out is None:
        return FINE
    _need("pyarrow", wanted=out.suffix == ".parquet")
    _need("distributed", wanted=bool(options.scheduler))
    watch = Watch("rows")
    try:
        rows = sweep(plan, out, _work(options), watch)
    except ConnectionError as error:
        raise Unusable(str(error)) from None
    complain(f"{out}: {rows:,} rows, {watch.fresh:,} of them now, in {watch.spent:.0f} s.")
    return FINE


def _need(package: str, *, wanted: bool) -> None:
    if wanted and missing(package):
        what, extra = EXTRAS[package]
        raise Unusable(
            f"{what} needs the package {package}. Install it with one command: pip install 'high-fence[{extra}]'"
        )


def _work(options: Namespace) -> Work:
    if options.scheduler:
        from game.lab.cluster import on_cluster

        return on_cluster(options.scheduler)
    return on_processes(options.jobs)


def _told(plan: Plan) -> str:
    axes = [f"{name} ({len(values)})" for name, values in zip(_fixed(plan), plan.values, strict=True)]
    moving = [name for name, axis in zip(plan.columns, plan.design.axes, strict=True) if axis.sobol]
    axes += [f"a Sobol sequence over {', '.join(moving)} ({len(plan.sobol)})"] if moving else []
    axes += [f"seed ({len(plan.design.numbers)})"]
    return f"{plan.level.id}, {plan.seat}, {plan.turns} turns, {plan.rows:,} rows: {' x '.join(axes)}."


def _fixed(plan: Plan) -> list[str]:
    return [name for name, axis in zip(plan.columns, plan.design.axes, strict=True) if not axis.sobol]
