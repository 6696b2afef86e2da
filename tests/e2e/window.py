"""A real window on a virtual screen, moved by mouse and keyboard, watched through the game's own state log.

Nothing here sleeps for a guess: every step waits for a state that the log shows.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MISSING = [tool for tool in ("Xvfb", "xdotool", "openbox") if shutil.which(tool) is None]
PATIENCE = 30.0  # seconds until a state that does not come counts as a failure
State = dict[str, Any]


@contextmanager
def virtual_screen(width: int = 1920, height: int = 1080) -> Iterator[str]:
    """An X server with a window manager. Yields its display."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:  # a line: the server writes the number in pieces
        display = ":" + pipe.readline().strip()
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)


class Window:
    """The game, as somebody at a desk has it."""

    def __init__(self, display: str, home: Path, *arguments: str) -> None:
        self.env = {
            **os.environ,
            "DISPLAY": display,
            "HIGH_FENCE_HOME": str(home),
            "SDL_VIDEODRIVER": "x11",
            "SDL_AUDIODRIVER": "dummy",
            "PYTHONUNBUFFERED": "1",
        }
        home.mkdir(parents=True, exist_ok=True)
        self.home, self.log = home, home / f"state-{time.monotonic_ns()}.jsonl"
        command = [sys.executable, "-m", "game", *arguments, "--state-log", str(self.log)]
        self.process = subprocess.Popen(command, env=self.env, stderr=subprocess.PIPE, text=True)
        self.until(lambda state: bool(state["frame"]))
        self.id = self._find()

    def _find(self) -> str:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = self.xdo("search", "--onlyvisible", "--class", "highfence").split()
            if found:
                self.xdo("windowactivate", "--sync", found[0])
                return found[0]
            time.sleep(0.02)
        raise AssertionError("no window was found")

    def xdo(self, *arguments: object) -> str:
        """Run xdotool on this display."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)], env=self.env, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    # ---- what it shows -------------------------------------------------------------------------------------

    @property
    def state(self) -> State | None:
        """The last whole line of the state log."""
        try:
            with self.log.open("rb") as file:
                file.seek(max(0, self.log.stat().st_size - 65_536))
                lines = file.read().split(b"\n")
        except OSError:
            return None
        return json.loads(lines[-2]) if len(lines) > 1 and lines[-2].startswith(b"{") else None

    def until(self, ready: Callable[[State], bool], what: str = "") -> State:
        """Wait for a state."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            state = self.state
            if state is not None and ready(state):
                return state
            if self.process.poll() is not None:
                raise AssertionError(f"the game ended with {self.process.returncode}: {self.process.stderr.read()}")
            time.sleep(0.01)
        seen = {key: value for key, value in (self.state or {}).items() if key not in ("rects", "digest")}
        raise AssertionError(f"{what or 'the state'} never came; last seen: {seen}")

    def on(self, screen: str) -> State:
        """Wait until a screen is the top one."""
        return self.until(lambda state: state["screen"] == screen, f"the screen {screen}")

    def widget(self, name: str) -> tuple[int, int, int, int]:
        """Where a widget is, waiting until it is there and can be seen."""
        state = self.until(lambda state: name in state["rects"] and state["rects"][name][3] > 0, f"the widget {name}")
        left, top, wide, high = state["rects"][name]
        return left, top, wide, high

    # ---- hands -----------------------------------------------------------------------------------------------

    def move(self, x: float, y: float) -> tuple[object, ...]:
        """Words for xdotool: to a point of the window; its absolute positions are off by the frame."""
        return "mousemove", "--window", self.id, round(x), round(y)

    def click(self, name: str, part: float = 0.5) -> None:
        """Click a widget, somewhere along its width."""
        left, top, wide, high = self.widget(name)
        self.xdo(*self.move(left + wide * part, top + high / 2), "click", "1")

    def settle(self, calm: float = 0.4, most: float = 5.0) -> None:
        """Wait until nothing was drawn for a while: what was done has been answered, if only by the same picture."""
        end, since, frame = time.monotonic() + most, time.monotonic(), -1
        while time.monotonic() < min(end, since + calm):
            now = (self.state or {"frame": -1})["frame"]
            if now != frame:
                since, frame = time.monotonic(), now
            time.sleep(0.02)

    def roll_to(self, name: str, start: str) -> None:
        """Roll the wheel where widgets of this kind are listed until one that lies further down is in sight."""
        state = self.until(lambda seen: any(one.startswith(start) for one in seen["rects"]), f"any {start}")
        for _ in range(10):
            if state["rects"].get(name, (0, 0, 0, 0))[3] > 0:
                return
            listed = next(one for one in state["rects"] if one.startswith(start) and state["rects"][one][3] > 0)
            left, top, wide, high = state["rects"][listed]
            self.xdo(*self.move(left + wide / 2, top + high / 2), "click", "5")
            time.sleep(0.2)
            state = self.state or state

    def drag(self, name: str, part: float) -> None:
        """Drag a slider's thumb to a part of its width."""
        left, top, wide, high = self.widget(name)
        start, end = self.move(left + wide * 0.5, top + high / 2), self.move(left + wide * part, top + high / 2)
        self.xdo(*start, "mousedown", "1", *end, "mouseup", "1")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.xdo("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        """Type text."""
        self.xdo("type", "--delay", "4", words)

    # ---- the end ---------------------------------------------------------------------------------------------

    def close(self) -> int:
        """Close the window with the window manager's own key. Returns the exit code."""
        self.press("alt+F4")
        return self.wait()

    def terminate(self) -> int:
        """Ask the program to end, as the system does at shutdown."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def wait(self) -> int:
        """Wait for the program to end."""
        return self.process.wait(timeout=PATIENCE)

    def kill(self) -> None:
        """Whatever happens, nothing stays behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=10)
        if self.process.stderr is not None:
            self.process.stderr.close()
