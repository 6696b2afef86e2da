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
    """The commands validate, experiments and constants."""
    _validate(add, count)
    _experiments(add, count)
    _constants(add)


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


def _do_validate(options: argparse.Namespace) -> int:
    from game.doors.validating import validate

    return validate(options)


def _do_experiments(options: argparse.Namespace) -> int:
    from game.doors.validating import experiments

    return experiments(options)


def _do_constants(options: argparse.Namespace) -> int:
    from game.doors.numbers import constants

    return constants(options.names, options.level, as_json=options.json)
