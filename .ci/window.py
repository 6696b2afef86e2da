"""Open the installed game in a real window on a virtual screen, and see that it draws and leaves."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path


def main(game: str) -> int:
    """Start Xvfb and the game; wait for the first frame; close it; say how long it took."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = ":" + pipe.readline().strip()
    log = Path("window.jsonl")
    env = {**os.environ, "DISPLAY": display, "SDL_AUDIODRIVER": "dummy"}
    window = subprocess.Popen([game, "--state-log", str(log)], env=env)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not (log.exists() and log.stat().st_size):
            if window.poll() is not None:
                print(f"the window closed at once, with {window.returncode}", file=sys.stderr)
                return 1
            time.sleep(0.05)
        first = json.loads(log.read_text("utf-8").splitlines()[0])
        window.terminate()
        code = window.wait(timeout=10)
    finally:
        window.kill()
        screen.kill()
    print(f"first frame of the installed game: {first}"[:300])
    return 0 if code == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
