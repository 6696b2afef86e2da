"""How the doors speak: plain lines, nothing invisible, errors to standard error."""

import os
import sys

from game.models.errand import WATCHED
from game.schema.problems import escaped

_LONG = 10_000


class Usage(ValueError):
    """The command was given something that does not exist."""


class Unusable(RuntimeError):
    """This machine lacks something the command needs."""


def say(text: str = "") -> None:
    """Print a line or several."""
    sys.stdout.write(_clean(text) + "\n")


def complain(text: str) -> None:
    """Print to standard error."""
    sys.stderr.write(_clean(text) + "\n")


def _clean(text: str) -> str:
    """Text from files cannot move the cursor or colour the screen."""
    return "\n".join(escaped(line, _LONG) for line in text.split("\n"))


def progress(part: float, note: str = "") -> None:
    """Draw a bar on standard error, if somebody is watching, with a note such as the time left behind it.

    A window that runs the command gets the part alone, line by line.
    """
    if os.environ.get(WATCHED):
        sys.stderr.write(f"progress {part:.3f}\n")
        sys.stderr.flush()
        return
    if sys.stderr.isatty():
        done = round(40 * part)
        behind = f" {note}\x1b[K" if note else ""
        sys.stderr.write(f"\r[{'#' * done}{'.' * (40 - done)}] {part:4.0%}{behind}{'' if part < 1.0 else chr(10)}")
        sys.stderr.flush()
