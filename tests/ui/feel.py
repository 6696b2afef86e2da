"""How the window feels, measured: `python -m tests.ui.feel` (needs Xvfb for the first frame and for idling).

First frame from the start of the interpreter; processor time of a window that is left alone; from an event to the
picture that answers it; pictures a second while something is dragged at 1920x1080. Medians, and the 95th percentile.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from tests.ui.test_screens_more import opened, played, widget

STARTS, IDLE = 7, 10.0
BOARD = ("play", "mythos-2026", "--role", "washington", "--seed", "7")
SEATS = (("mythos-2026", "washington"), ("mythos-2026", "meridian"))
DRAGS = {"washington": "order.enforcement.slider", "meridian": "order.training_share.slider"}


def told(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def quantiles(seconds: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    ordered = sorted(1000 * one for one in seconds)
    return f"median {statistics.median(ordered):.1f} ms, 95 % under {ordered[int(0.95 * len(ordered))]:.1f} ms"


# ---- in a real window --------------------------------------------------------------------------------------


class Running:
    """The game in a real window, until its first frame is drawn."""

    def __init__(self, display: str, size: str, words: tuple[str, ...]) -> None:
        self.home = Path(tempfile.mkdtemp())
        log = self.home / "state.log"
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env = {**kept, "DISPLAY": display, "HIGH_FENCE_HOME": str(self.home), "SDL_VIDEODRIVER": "x11"}
        command = [sys.executable, "-m", "game", *words, "--size", size, "--state-log", str(log)]
        begun = time.monotonic()
        self.child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (log.exists() and log.read_text("utf-8").endswith("\n")):
            time.sleep(0.002)
        self.first = time.monotonic() - begun

    def close(self) -> float:
        """End it; the seconds to its first frame."""
        self.child.terminate()
        self.child.wait(timeout=20)
        shutil.rmtree(self.home, ignore_errors=True)
        return self.first


def idle(display: str, size: str, words: tuple[str, ...]) -> float:
    """Part of a core that a window takes when it is left alone and its forecast is through."""
    window = Running(display, size, words)
    time.sleep(8.0)
    before = used(window.child.pid)
    time.sleep(IDLE)
    spent = used(window.child.pid) - before
    window.close()
    return spent / IDLE


def used(pid: int) -> float:
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# ---- in memory ---------------------------------------------------------------------------------------------


def answers(size: tuple[int, int], seat: tuple[str, str]) -> list[float]:
    """Seconds from an event on the board to the picture drawn after it."""
    app = opened("main", size, played(*seat, 3))
    surface, found = pygame.Surface(size, depth=32), []
    app.draw(surface)
    chips = widget(app, "map").chips()
    events = [
        pygame.Event(pygame.MOUSEMOTION, pos=chip.center, rel=(1, 1), buttons=(0, 0, 0)) for chip in chips.values()
    ]
    events += [pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="") for _ in range(20)]
    events += [pygame.Event(pygame.MOUSEWHEEL, x=0, y=-1, flipped=False) for _ in range(5)]
    for event in events:
        begun = time.perf_counter()
        app.handle(event)
        app.draw(surface)
        found.append(time.perf_counter() - begun)
    return found


def dragged(seat: tuple[str, str]) -> list[float]:
    """Seconds from picture to picture while a slider is dragged at 1920x1080."""
    size = (1920, 1080)
    app = opened("main", size, played(*seat, 3))
    board = app.top.page.board
    name = DRAGS[seat[1]]
    board.tab = board.desk.tab_of(name.split(".")[1])
    app.renew()
    app.top.settle()
    surface, rect, found = pygame.Surface(size, depth=32), widget(app, name).seen, []
    app.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=rect.center, button=1))
    for step in range(120):
        at = (rect.x + rect.w * (20 + step // 2) // 100, rect.centery)
        begun = time.perf_counter()
        app.handle(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 0), buttons=(1, 0, 0)))
        app.tick()
        app.draw(surface)
        found.append(time.perf_counter() - begun)
    return found


def main() -> None:
    """Measure all of it."""
    pygame.display.init()
    pygame.font.init()
    told(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for size in ((1280, 720), (1920, 1080)):
        for seat in SEATS:
            told(f"event to picture, {size[0]}x{size[1]}, {seat[1]}: {quantiles(answers(size, seat))}")
    for seat in SEATS:
        times = dragged(seat)
        rate = 1.0 / statistics.median(times)
        told(f"dragging at 1920x1080, {seat[1]}: {rate:.0f} pictures a second; {quantiles(times)}")
    if shutil.which("Xvfb") is None:
        told("no Xvfb: first frame and idling are not measured")
        return
    display = ":78"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1920x1080x24"], stderr=subprocess.DEVNULL)
    time.sleep(1.0)
    try:
        for size in ("1280x720", "1920x1080"):
            for name, words in (("title", ()), ("board", BOARD)):
                firsts = [Running(display, size, words).close() for _ in range(STARTS + 1)][
                    1:
                ]  # the first makes byte code
                told(f"first frame, {size}, {name}: {quantiles(firsts)}")
            told(f"idle, {size}, board: {100 * idle(display, size, BOARD):.1f} % of a core over {IDLE:.0f} s")
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
