"""Options that several commands share, and the commands that look into the model. Nothing heavy is imported here."""

import argparse
from collections.abc import Callable

Add = Callable[[str, str, str], argparse.ArgumentParser]  # a command by name, what it does, an example


def setting(text: str) -> tuple[str, float]:
    """A constant and its value from the command line, as name=value."""
    name, mark, value = text.partition("=")
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not mark or not name.strip() or not abs(number) <= 1e30:
        raise argparse.ArgumentTypeError(f"looks like caution=2.5, not {text[:40]!r}")
    return name.strip(), number


def add_settings(command: argparse.ArgumentParser) -> None:
    """Give a command --set. The door turns what was typed into values with game.doors.numbers.values_of."""
    command.add_argument(
        "--set",
        dest="settings",
        action="append",
        default=[],
        type=setting,
        metavar="NAME=VALUE",
        help="another value for a constant of the rules, inside its range; may be given several times",
    )


def ask_of_the_model(add: Add, count: Callable[[str], int]) -> None:
    """The commands validate, experiments, constants, sensitivity, ranges, certify, ladder and calibration."""
    _validate(add, count)
    _experiments(add, count)
    _constants(add)
    _sensitivity(add, count)
    _ranges(add, count)
    _certify(add)
    _ladder(add, count)
    _calibration(add, count)


def _validate(add: Add, count: Callable[[str], int]) -> None:
    command = add(
        "validate",
        "test the model: the source's claims as experiments, and recorded history as back-tests",
        "high-fence validate --only E1,F4 --seeds 50",
    )
    _sample(command, count)
    command.add_argument("--only", metavar="NAMES", help="of experiments and facts, such as E1,F4")
    command.add_argument("--html", metavar="FILE", help="write a page to read")
    command.add_argument("--json", metavar="FILE", help="write what was found, for machines; - for standard output")
    command.add_argument("--card", action="store_true", help="renew the model card that the game shows")
    command.set_defaults(door=_do_validate)


def _experiments(add: Add, count: Callable[[str], int]) -> None:
    command = add("experiments", "test the source's claims on many seeds", "high-fence experiments --seeds 50")
    _sample(command, count)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(door=_do_experiments)


def _sample(command: argparse.ArgumentParser, count: Callable[[str], int]) -> None:
    command.add_argument("--seeds", type=count, default=200, metavar="N", help="how many worlds an arm has (200)")
    command.add_argument("--jobs", type=count, metavar="N", help="how many processes (one for each processor)")
    add_settings(command)


def _constants(add: Add) -> None:
    command = add("constants", "list the constants of the rules", "high-fence constants caution --level mythos-2026")
    command.add_argument("names", nargs="*", metavar="NAME", help="a constant; all of them if none is named")
    command.add_argument("--level", metavar="LEVEL", help="as this level states them: its id, or a level file")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(door=_do_constants)


def _sensitivity(add: Add, count: Callable[[str], int]) -> None:
    about = "measure what every lever of every playable seat does to every score"
    command = add("sensitivity", about, "high-fence sensitivity mythos-2026 --json levers.json")
    _levels_or_all(command)
    command.add_argument("--seeds", type=count, default=2, metavar="N", help="worlds in which each plan is played (2)")
    command.add_argument(
        "--trajectories", type=count, default=4, metavar="N", help="of Morris, through the whole space of plans (4)"
    )
    command.add_argument("--json", metavar="FILE", help="write everything that was found")
    command.set_defaults(door=_do_sensitivity)


def _ranges(add: Add, count: Callable[[str], int]) -> None:
    about = "propose where the outcomes and medals of every playable seat begin and end, from simulated play"
    command = add("ranges", about, "high-fence ranges my-level.toml")
    _levels_or_all(command)
    command.add_argument("--seeds", type=count, default=2, metavar="N", help="worlds in which each plan is played (2)")
    command.add_argument(
        "--trajectories", type=count, default=3, metavar="N", help="of Morris, left out of the plans (3)"
    )
    command.set_defaults(door=_do_ranges)


def _certify(add: Add) -> None:
    about = "examine levels by simulated play, and write what holds into their certificates"
    command = add("certify", about, "high-fence certify mythos-2026")
    _levels_or_all(command)
    command.add_argument("--out", metavar="FOLDER", help="where to write; among the game's own if left out")
    command.set_defaults(door=_do_certify)


def _ladder(add: Add, count: Callable[[str], int]) -> None:
    about = "let the computer's skills play every seat, and measure which is better by how much"
    command = add("ladder", about, "high-fence ladder first-licence --seeds 100")
    _levels_or_all(command)
    command.add_argument("--seeds", type=count, default=40, metavar="N", help="games of each skill at each seat (40)")
    command.add_argument("--jobs", type=count, metavar="N", help="how many processes (one for each processor)")
    command.add_argument("--out", metavar="FILE", help="where to write; with --all the game's own if left out")
    command.set_defaults(door=_do_ladder)


def _calibration(add: Add, count: Callable[[str], int]) -> None:
    about = "hold forecasts against what happens: do eight of ten games end in the band?"
    command = add("calibration", about, "high-fence calibration first-licence --runs 200")
    _levels_or_all(command)
    command.add_argument(
        "--runs", type=count, default=1000, metavar="N", help="games for each metric, over all levels named (1000)"
    )
    command.add_argument("--jobs", type=count, metavar="N", help="how many processes (one for each processor)")
    command.add_argument("--out", metavar="FILE", help="where to write; with --all the game's own if left out")
    command.add_argument("--warnings", action="store_true", help="hold early warnings against games instead")
    command.add_argument("--train", action="store_true", help="on the games by which they are set; writes no table")
    command.set_defaults(door=_do_calibration)


def _levels_or_all(command: argparse.ArgumentParser) -> None:
    command.add_argument("games", nargs="*", metavar="LEVEL", help="id of a level, or a level file")
    command.add_argument("--all", action="store_true", help="every level of the game")


def _do_validate(options: argparse.Namespace) -> int:
    from game.doors.validating import validate

    return validate(options)


def _do_experiments(options: argparse.Namespace) -> int:
    from game.doors.validating import experiments

    return experiments(options)


def _do_constants(options: argparse.Namespace) -> int:
    from game.doors.numbers import constants

    return constants(options.names, options.level, as_json=options.json)


def _do_sensitivity(options: argparse.Namespace) -> int:
    from game.doors.studying import sensitivity

    return sensitivity(options.games, options.seeds, options.trajectories, options.json, every=options.all)


def _do_ranges(options: argparse.Namespace) -> int:
    from game.doors.studying import ranges

    return ranges(options.games, options.seeds, options.trajectories, every=options.all)


def _do_certify(options: argparse.Namespace) -> int:
    from game.doors.studying import certify

    return certify(options.games, options.out, every=options.all)


def _do_ladder(options: argparse.Namespace) -> int:
    from game.doors.laddering import ladder

    return ladder(options.games, options.seeds, options.jobs, options.out, every=options.all)


def _do_calibration(options: argparse.Namespace) -> int:
    from game.doors.calibrating import calibration

    return calibration(options)
