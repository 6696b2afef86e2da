"""The commands of the regime lab: regimes, compare, sweep. Nothing heavy is imported here."""

import argparse
from collections.abc import Callable

from game.doors.asking import Add, add_settings

Count = Callable[[str], int]


def ask_of_the_lab(add: Add, count: Count) -> None:
    """Declare the commands."""
    _regimes(add)
    _compare(add, count)
    _sweep(add, count)


def _regimes(add: Add) -> None:
    about = "list the export regimes that can be compared, or tell of one"
    command = add("regimes", about, "high-fence regimes us-2022-october --level mythos-2026")
    command.add_argument("regime", nargs="?", metavar="REGIME", help="id of a regime, or a regime file")
    command.add_argument("--level", metavar="LEVEL", help="say what cannot be done in this level")
    command.add_argument("--seat", metavar="SEAT", help="the government that makes it; the level's first if left out")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(door=_do_regimes)


def _do_regimes(options: argparse.Namespace) -> int:
    from game.doors.regimes import show_regimes

    return show_regimes(options.regime, options.level, options.seat, as_json=options.json)


def _compare(add: Add, count: Count) -> None:
    about = "play several export regimes under the same luck, and say what each buys, costs and causes"
    example = "high-fence compare mythos-2026 --regimes chips-only,allied-regime --seeds 50 --out regimes.html"
    command = add("compare", about, example)
    command.add_argument("game", metavar="LEVEL", help="id of a level, or a level file")
    command.add_argument(
        "--regimes",
        default="pure",
        metavar="LIST",
        help="ids or files, separated by commas; 'pure' for the nine pure kinds (usual), 'history' for the others",
    )
    command.add_argument("--seeds", type=count, default=200, metavar="N", help="games an arm: seeds 1 to N (200)")
    command.add_argument("--seat", metavar="SEAT", help="the government that makes them; the level's first if left out")
    command.add_argument("--policies", metavar="LIST", help="other characters in seats, such as qinghe=scaler")
    command.add_argument("--metrics", metavar="LIST", help="what to read off beside the scores; the usual if left out")
    command.add_argument(
        "--out", metavar="FILE", help="where to write: .html, .csv, .parquet or .json; - for the page as text"
    )
    command.add_argument("--jobs", type=count, metavar="N", help="how many processes (one for each processor)")
    add_settings(command)
    command.set_defaults(door=_do_compare)


def _do_compare(options: argparse.Namespace) -> int:
    from game.doors.comparing import run

    return run(options)


def _sweep(add: Add, count: Count) -> None:
    about = "play every combination of a design into a table; stop it at any time, the same command goes on"
    command = add("sweep", about, "high-fence sweep thresholds.toml --out rows.parquet")
    command.add_argument("design", metavar="DESIGN.toml", help="levels, axes and seeds; the manual shows one")
    command.add_argument("--out", metavar="FILE", help="where the rows go: .csv or .parquet")
    command.add_argument("--jobs", type=count, metavar="N", help="how many processes (one for each processor)")
    command.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster, such as tcp://10.0.0.1:8786")
    command.add_argument("--check", action="store_true", help="only say what would be played")
    command.set_defaults(door=_do_sweep)


def _do_sweep(options: argparse.Namespace) -> int:
    from game.doors.sweeping import run

    return run(options)
