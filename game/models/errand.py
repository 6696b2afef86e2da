"""A command of the game run beside the window: it can be watched, stopped, and never makes the window wait."""

import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TextIO

from game.schema.problems import escaped

WATCHED = "HIGH_FENCE_PROGRESS"  # where this is set, a command tells its progress line by line
_PART = re.compile(r"^progress (\d\.\d+)$")
_LONG = 2000


@dataclass
class Errand:
    """One command. `code` is None while it runs."""

    words: Sequence[str]
    done: float = 0.0
    lines: list[str] = field(default_factory=list)  # what it said
    code: int | None = None
    stopped: bool = False

    def __post_init__(self) -> None:
        """Start it."""
        self._child = subprocess.Popen(  # noqa: S603 - the game itself, without a shell
            [sys.executable, "-m", "game", *self.words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, WATCHED: "1", "PYTHONIOENCODING": "utf-8"},
            text=True,
            encoding="utf-8",
            errors="replace",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._ears = [
            threading.Thread(target=self._hear, args=(pipe,), daemon=True)
            for pipe in (self._child.stdout, self._child.stderr)
            if pipe is not None
        ]
        for ear in self._ears:
            ear.start()

    @property
    def command(self) -> str:
        """The same for a terminal."""
        return shlex.join(["high-fence", *self.words])

    def poll(self) -> bool:
        """Look how far it is; True if it has just ended."""
        if self.code is not None or any(ear.is_alive() for ear in self._ears):
            return False
        self.code = self._child.wait()
        return True

    def stop(self) -> None:
        """End it; what it wrote stays, and the same command with --resume goes on where it can."""
        self.stopped = True
        self._child.kill()
        self._child.wait()

    def _hear(self, pipe: TextIO) -> None:
        with pipe:
            for line in pipe:
                found = _PART.match(line.strip())
                if found:
                    self.done = float(found[1])
                elif line.strip():
                    self.lines.append(escaped(line.rstrip("\r\n"), _LONG))
