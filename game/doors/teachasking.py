"""What can be typed after `high-fence teach`. Nothing heavy is imported here."""

import argparse
from collections.abc import Callable

Count = Callable[[str], int]
Deeds = argparse._SubParsersAction  # argparse has no public name for it


def ask_to_teach(command: argparse.ArgumentParser, count: Count, seed: Callable[[str], int]) -> None:
    """The deeds of the command teach."""
    deeds = command.add_subparsers(dest="deed", metavar="DEED", required=True, title="deeds")
    _new(deeds, count, seed)
    _schema(deeds)
    _grade(deeds, count)
    _debrief(deeds, count)
    _receipt(deeds)
    _associate(deeds)


def _deed(
    deeds: "Deeds[argparse.ArgumentParser]", name: str, about: str, example: str, door: str
) -> argparse.ArgumentParser:
    deed: argparse.ArgumentParser = deeds.add_parser(
        name, help=about, description=f"{about[:1].upper()}{about[1:]}.", epilog=f"example: high-fence teach {example}"
    )
    deed.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="show where a fault happened")
    deed.set_defaults(door=lambda options: _open(door, options))
    return deed


def _open(door: str, options: argparse.Namespace) -> int:
    from importlib import import_module

    module, _, name = door.partition(":")
    code: int = getattr(import_module(module), name)(options)
    return code


def _schema(deeds: "Deeds[argparse.ArgumentParser]") -> None:
    deed = _deed(
        deeds,
        "schema",
        "print the JSON Schema of assignment files",
        "schema --out assignment.schema.json",
        "game.doors.teaching:teach_schema",
    )
    deed.add_argument("--out", metavar="FILE", help="where to write; standard output if left out")


def _new(deeds: "Deeds[argparse.ArgumentParser]", count: Count, seed: Callable[[str], int]) -> None:
    deed = _deed(
        deeds,
        "new",
        "write an assignment",
        "new first-licence --role capitol --seeds fair --roster class.csv --due 2026-12-01T23:59 "
        "--out week-9.assignment.json",
        "game.doors.teaching:teach_new",
    )
    deed.add_argument("game", metavar="LEVEL", help="id of a level")
    deed.add_argument("--role", metavar="SEAT", help="whose seat everybody takes; the first one if left out")
    deed.add_argument(
        "--seeds", choices=("same", "fair"), default="same", help="one world for all, or one each of equal difficulty"
    )
    deed.add_argument("--seed", type=seed, metavar="N", help="the world that all play; chosen if left out")
    deed.add_argument("--roster", metavar="FILE", help="the class list, as the LMS exports it")
    deed.add_argument("--students", type=count, default=40, metavar="N", help="without a roster: how many worlds (40)")
    deed.add_argument("--minutes", type=count, metavar="N", help="how long it should take; as the level says")
    deed.add_argument("--title", metavar="WORDS", help="what students see; the level's title if left out")
    deed.add_argument("--weights", metavar="LIST", help="what counts, such as outcomes=40,decisions=20,answers=20")
    deed.add_argument("--due", metavar="TIME", help="when to hand in, such as 2026-12-01T23:59+01:00")
    deed.add_argument("--grace", type=int, default=15, metavar="MINUTES", help="late by so much costs nothing (15)")
    deed.add_argument("--late-day", type=float, default=10.0, metavar="POINTS", help="what a day late costs (10)")
    deed.add_argument("--late-most", type=float, default=50.0, metavar="POINTS", help="the most it costs (50)")
    deed.add_argument(
        "--extend", action="append", default=[], metavar="ID=TIME", help="more time for a student; may be repeated"
    )
    deed.add_argument(
        "--feedback", choices=("score", "reasons", "full"), default="reasons", help="what students get back (reasons)"
    )
    deed.add_argument("--keep", choices=("last", "best"), default="last", help="which of several hand-ins counts")
    deed.add_argument("--out", metavar="FILE", help="where to write; standard output if left out")


def _grade(deeds: "Deeds[argparse.ArgumentParser]", count: Count) -> None:
    deed = _deed(
        deeds,
        "grade",
        "grade a folder of hand-ins: play every game again, and write rows, gradebooks and feedback",
        "grade handed-in/ --assignment week-9.assignment.json --roster class.csv --out graded/",
        "game.doors.grading:teach_grade",
    )
    deed.add_argument("folder", metavar="FOLDER", help="the files, in any folders, as the LMS packs them")
    deed.add_argument("--assignment", required=True, metavar="FILE", help="what was to be played")
    deed.add_argument("--roster", required=True, metavar="FILE", help="the class list, as the LMS exports it")
    deed.add_argument("--out", required=True, metavar="FOLDER", help="where to write")
    deed.add_argument("--marks", metavar="FILE", help="answers.csv of an earlier run, with your points filled in")
    deed.add_argument("--resume", action="store_true", help="go on with a run that was stopped")
    deed.add_argument("--workers", type=count, metavar="N", help="how many processes (one for each processor)")


def _receipt(deeds: "Deeds[argparse.ArgumentParser]") -> None:
    deed = _deed(
        deeds,
        "receipt",
        "work out the receipt of a file that was handed in",
        "receipt s123_first-licence-a801.replay",
        "game.doors.grading:teach_receipt",
    )
    deed.add_argument("file", metavar="FILE", help="a file that was handed in")


def _associate(deeds: "Deeds[argparse.ArgumentParser]") -> None:
    deed = _deed(
        deeds,
        "associate",
        "let a double click on an assignment open it in the game",
        "associate",
        "game.doors.associating:teach_associate",
    )
    deed.add_argument("--remove", action="store_true", help="take that back")


def _debrief(deeds: "Deeds[argparse.ArgumentParser]", count: Count) -> None:
    deed = _deed(
        deeds,
        "debrief",
        "write one page about the class, for the projector and without names",
        "debrief handed-in/ --assignment week-9.assignment.json --roster class.csv --graded graded/ --out class.html",
        "game.doors.grading:teach_debrief",
    )
    deed.add_argument("folder", metavar="FOLDER", help="the hand-ins")
    deed.add_argument("--assignment", required=True, metavar="FILE", help="what was to be played")
    deed.add_argument("--roster", required=True, metavar="FILE", help="the class list")
    deed.add_argument("--graded", required=True, metavar="FOLDER", help="where teach grade wrote its results")
    deed.add_argument("--out", required=True, metavar="FILE", help="where to write the page")
    deed.add_argument("--workers", type=count, metavar="N", help="how many processes (one for each processor)")
