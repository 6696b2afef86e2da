"""The command teach: assignments, grades, gradebooks, feedback and debrief."""

import json
import re
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from game.doors.codes import FINE
from game.doors.shelf import find_level, find_seat
from game.doors.speech import Usage, complain, progress, say
from game.schema.assignment import ENDING, Assignment, schema
from game.schema.files import write_text

PARTS = ("outcomes", "decisions", "calibration", "effort", "answers")


def teach_schema(options: Namespace) -> int:
    """Print the JSON Schema of assignment files."""
    _put(options.out, json.dumps(schema(), indent=1) + "\n")
    return FINE


def teach_new(options: Namespace) -> int:
    """Write an assignment."""
    from game.teach.assigning import Wish, make, text_of
    from game.teach.gradebook.rosters import read_roster
    from game.teach.worlds import SPARE

    entry = find_level(options.game)
    students = [one.ids for one in read_roster(Path(options.roster)).people] if options.roster else []
    wish = Wish(
        seat=find_seat(entry.level, options.role),
        seeds=options.seeds,
        seed=options.seed,
        minutes=options.minutes,
        title=options.title or "",
        weights=_weights(options.weights),
        due=moment(options.due),
        grace=options.grace,
        each_day=options.late_day,
        most=options.late_most,
        extensions=dict(_extension(text) for text in options.extend),
        feedback=options.feedback,
        keep=options.keep,
        students=students if options.seeds == "fair" else (),
        spare=SPARE if students else options.students,
    )
    if options.game.endswith(".toml"):
        raise Usage("An assignment is of one of the game's own levels: students have no other.")
    found = make(entry, wish, progress)
    _put(options.out, text_of(found))
    if options.out:
        _tell(found, options.out)
    return FINE


def _put(out: str | None, text: str) -> None:
    if out is None:
        sys.stdout.write(text)
    else:
        write_text(Path(out), text)


def _tell(made: Assignment, out: str) -> None:
    if not out.endswith(ENDING):
        complain(f"Call the file something{ENDING}, so that the game opens it.")
    seeds, seat = made.seeds, made.seat
    worlds = "everybody plays the same world"
    if seeds.easiest is not None and seeds.hardest is not None:
        apart = seeds.easiest - seeds.hardest
        students = len({one.seed for one in seeds.given})
        worlds = f"{students} students have a world each, {len(seeds.spare)} are spare; the computer's "
        worlds += f"own play scores {seeds.hardest:.1f} to {seeds.easiest:.1f} in them, {apart:.2f} points apart"
    say(f"{out}: {made.title} as {seat}, about {made.minutes} minutes; {worlds}.")
    for prompt in made.prompts:
        say(f"Before the end of turn {prompt.asked}: {prompt.question}")
    say(f"A student plays it with: high-fence play {Path(out).name} --student ID")


def moment(text: str | None) -> str:
    """A time as it is kept: UTC. Without an offset it is UTC already. Raises Usage."""
    if not text:
        return ""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Usage(f"A time looks like 2026-12-01T23:59 or 2026-12-01T23:59+01:00, not {text[:40]!r}.") from None
    if not re.search(r"T| \d", text):
        when = when.replace(hour=23, minute=59)
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _extension(text: str) -> tuple[str, str]:
    """A student and a time, from the command line."""
    student, mark, when = text.rpartition("=")
    if not mark or not student.strip():
        raise Usage(f"An extension looks like s123=2026-12-03T23:59, not {text[:40]!r}.")
    return student.strip(), moment(when)


def _weights(text: str | None) -> dict[str, float]:
    """Weights from the command line. Raises Usage."""
    found: dict[str, float] = {}
    for word in (text or "").split(","):
        name, mark, number = (part.strip() for part in word.partition("="))
        if not word.strip():
            continue
        if name not in PARTS or not re.fullmatch(r"\d{1,3}(\.\d{1,3})?", number) or not mark or float(number) > 100:
            raise Usage(f"Weights look like outcomes=40,answers=20, not {word[:40]!r}. Known: {', '.join(PARTS)}.")
        found[name] = float(number)
    return found
