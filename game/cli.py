"""The front door: which commands there are, and how every failure ends.

Exit codes: 0 fine, 2 wrong usage, 3 a file was rejected, 4 a replay is out of sync, 5 other rules,
6 the machine lacks something, 70 a fault of the game. Nothing heavy is imported until a command needs it.
"""

import argparse
import os
import re
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from game.doors.asking import add_settings, ask_of_the_model
from game.doors.asking_lab import ask_of_the_lab
from game.doors.codes import (
    ENVIRONMENT,
    FINE,
    INTERNAL,
    INTERRUPTED,
    OTHER_RULES,
    OUT_OF_SYNC,
    REJECTED,
    USAGE,
)
from game.doors.learning import add_learning
from game.doors.rewinding import ask_of_replays
from game.doors.teachasking import ask_to_teach

SKILL_HELP = "how well the computer plays: novice, routine, seasoned, shrewd or masterly (as last time)"
NEEDED = ("numpy", "pydantic", "pygame", "platformdirs", "tomli")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # on matrices as small as ours, threads wait for each other
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return obey(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:
        if options.debug:
            traceback.print_exc()
        code, sentence = verdict(error)
        sys.stderr.write(f"{sentence}\n")
        return code


def verdict(error: Exception) -> tuple[int, str]:
    """The exit code and the sentence for a failure."""
    if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] in NEEDED:
        return ENVIRONMENT, f"The package '{error.name}' is missing. Install the game again: pip install high-fence"
    from game.doors.speech import Unusable, Usage
    from game.play.replaying import Diverged
    from game.schema.problems import OtherVersion, Rejected

    known: list[tuple[type[Exception], int]] = [
        (Usage, USAGE),
        (Rejected, REJECTED),
        (Diverged, OUT_OF_SYNC),
        (OtherVersion, OTHER_RULES),
        (Unusable, ENVIRONMENT),
    ]
    for kind, code in known:
        if isinstance(error, kind):
            return code, str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return ENVIRONMENT, f"{where}{error.strerror or error}."
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return INTERNAL, f"The game has a fault ({what}). Run the command again with --debug to see where."


def parser() -> argparse.ArgumentParser:
    """What can be typed."""
    top = argparse.ArgumentParser(
        prog="high-fence",
        description="A turn-based strategy game about AI export controls. Without a command the window opens.",
        epilog="example: high-fence play first-licence --role capitol",
    )
    top.add_argument("--version", action=Version, nargs=0, help="show program's version number and exit")
    top.add_argument("--debug", action="store_true", help="show where a fault happened")
    _frame(top)
    top.set_defaults(
        command="",
        game=None,
        role=None,
        seed=None,
        level=None,
        text=False,
        settings=[],
        skill=None,
        partners=[],
        door=None,
        student=None,
    )
    top.set_defaults(student=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _levels(commands)
    _check(commands)
    _play(commands)
    _simulate(commands)
    _replay(commands)
    ask_of_the_model(partial(_add, commands), _count)
    add_learning(partial(_add, commands))
    ask_of_the_lab(partial(_add, commands), _count)
    teach = "make assignments, grade what comes back, write gradebooks, feedback and a debrief"
    ask_to_teach(_add(commands, "teach", teach, "high-fence teach new --help"), _count, _seed)
    _add(commands, "bench", "measure how fast the rules run on this machine", "high-fence bench")
    return top


Commands = argparse._SubParsersAction  # argparse has no public name for it


def _add(commands: "Commands[argparse.ArgumentParser]", name: str, about: str, example: str) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name, help=about, description=f"{about[:1].upper()}{about[1:]}.", epilog=f"example: {example}"
    )
    command.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="show where a fault happened")
    return command


def _levels(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _add(commands, "levels", "list the levels, or tell of one", "high-fence levels mythos-2026")
    command.add_argument("level", nargs="?", metavar="LEVEL", help="id of a level, or a level file: tell of this one")
    command.add_argument("--json", action="store_true", help="as JSON")


def _check(commands: "Commands[argparse.ArgumentParser]") -> None:
    from game.schema import caps

    about = "say everything that is wrong with level files"
    command = _add(commands, "check", about, "high-fence check my-level.toml levels/")
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = f"What a file may hold:\n{caps.table()}\n\n{command.epilog}"
    command.add_argument("files", nargs="+", metavar="FILE", help="a level file, or a folder of them")
    command.add_argument("--play", action="store_true", help="play every level in many ways: can it be won?")


def _play(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _add(
        commands,
        "play",
        "play a level, or play on from a save",
        "high-fence play mythos-2026 --role washington --seed 7",
    )
    command.add_argument("game", metavar="LEVEL", help="id of a level, a level file (.toml) or a save (.json)")
    command.add_argument("--role", metavar="SEAT", help="whose seat to take: its id, the start of it, or 'regulator'")
    command.add_argument(
        "--with", dest="partners", action="append", default=[], metavar="SEAT",
        help="a seat that another person at this machine plays; may be given several times",
    )  # fmt: skip
    command.add_argument("--seed", type=_seed, metavar="N", help="where all chance comes from")
    command.add_argument("--level", metavar="FILE", help="for a save: the level file, if it is not the game's own")
    command.add_argument("--text", action="store_true", help="no window: type commands, or pipe them in")
    command.add_argument("--skill", metavar="NAME", help=SKILL_HELP)
    command.add_argument("--student", metavar="ID", help="for an assignment: who you are")
    add_settings(command)
    _frame(command)


def _frame(command: argparse.ArgumentParser) -> None:
    """What belongs to the window."""
    command.add_argument("--size", type=_size, metavar="WxH", help="of the window, such as 1280x720")
    command.add_argument("--state-log", metavar="FILE", help="write a line of JSON for every frame drawn")
    command.add_argument("--shot", metavar="FILE", help="draw the first frame into a picture, and leave")


def _simulate(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _add(
        commands,
        "simulate",
        "let the computer play every seat of many games",
        "high-fence simulate mythos-2026 --seeds 100 --out games.csv",
    )
    command.add_argument("game", metavar="LEVEL", help="id of a level, or a level file")
    command.add_argument("--seeds", type=_count, required=True, metavar="N", help="how many games: seeds 1 to N")
    command.add_argument("--out", metavar="FILE", help="where to write; standard output if left out")
    command.add_argument("--turns", type=_count, metavar="N", help="stop after so many turns")
    command.add_argument("--json", action="store_true", help="one JSON object a line instead of CSV")
    add_settings(command)


def _replay(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _add(commands, "replay", "look at a save or replay", "high-fence replay verify game.json")
    deeds = command.add_subparsers(dest="deed", metavar="DEED", required=True, title="deeds")
    for name, about in (("verify", "play it again and compare every column"), ("show", "print it turn by turn")):
        deed = _add(deeds, name, about, f"high-fence replay {name} game.json")
        deed.add_argument("file", metavar="FILE", help="a save or replay")
        deed.add_argument(
            "--level", metavar="FILE", help="the level file it was played in, if it is not the game's own"
        )
    ask_of_replays(partial(_add, deeds), _frame)


def _seed(text: str) -> int:
    """A seed from the command line."""
    if not text.isdecimal() or len(text) > 19 or int(text) >= 2**63:
        raise argparse.ArgumentTypeError(f"a seed is a whole number from 0 to {2**63 - 1}, not {text[:40]!r}")
    return int(text)


def _count(text: str) -> int:
    """How many of something, from the command line."""
    if not text.isdecimal() or len(text) > 6 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to 999999, not {text[:40]!r}")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    """Width and height from the command line."""
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"a size looks like 1280x720, not {text[:40]!r}")
    return int(found[1]), int(found[2])


class Version(argparse.Action):
    """Say which version this is. What knows it is slow to load, so nobody else waits for it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Say it and leave."""
        metadata = import_module("importlib.metadata")
        try:
            known = metadata.version("high-fence")
        except metadata.PackageNotFoundError:
            known = "(not installed, running from its source)"
        print(f"high-fence {known}")
        parser.exit(FINE)


def obey(options: argparse.Namespace) -> int:  # noqa: PLR0911 - one return a command
    """Do what was asked. Every command imports only what it needs."""
    if options.door is not None:
        code: int = options.door(options)
        return code
    match options.command:
        case "levels":
            from game.doors.shelf import show_level, show_levels

            one = options.level
            return show_level(one, as_json=options.json) if one else show_levels(as_json=options.json)
        case "check":
            from game.doors.checking import check_files

            return check_files(options.files, play=options.play)
        case "simulate":
            from game.doors.simulating import simulate

            return simulate(options)
        case "replay":
            from game.doors.replays import show, verify

            return (verify if options.deed == "verify" else show)(options.file, options.level)
        case "bench":
            from game.lab.bench import main as bench

            bench()
            return FINE
        case _:
            from game.doors.table import sit_down

            return sit_down(options)
