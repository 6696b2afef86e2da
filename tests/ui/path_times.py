"""The path of a new player, measured: `python -m tests.ui.path_times`.

For every step: when it is reached by somebody who reads 180 words a minute and takes ten seconds for what there is to
do, how many words it shows, and how long the picture takes after the deed.
"""

import os
import sys
import tempfile
import time

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.models.course.steps import STEPS
from game.play import saving
from tests.ui.test_screens_more import key, look, opened

PACE, DEED = 180 / 60.0, 10.0  # words a second; seconds for finding the control and using it
SIZE = (1280, 720)


def words_of(app: object) -> int:
    """Words on the screen with a letter in them."""
    shown = " ".join(one.shown for one in look(app))
    return sum(any(letter.isalpha() for letter in word) for word in shown.split())


def main() -> None:
    """Walk the path with Enter alone, and print the table."""
    pygame.display.init()
    pygame.font.init()
    os.environ[saving.HOME] = tempfile.mkdtemp()
    app = opened("title", SIZE)
    app.show("course")
    surface, clock, before = pygame.Surface(SIZE, depth=32), 20.0, 0  # the title takes twenty seconds
    sys.stdout.write(
        f"load {os.getloadavg()[0]:.1f}\n{'reached':>8}  {'step':10}{'words':>6}{'new':>5}  picture after\n"
    )
    for _ in range(3 * len(STEPS)):
        for _ in range(400):
            app.tick()
            app.obey()
        step, words = app.top.page.state()["step"], words_of(app)
        fresh = max(len(STEPS[[one.id for one in STEPS].index(step)].text.split()), words - before)
        begun = time.perf_counter()
        key(app, pygame.K_RETURN)
        app.obey()
        app.draw(surface)
        took = time.perf_counter() - begun
        minutes, seconds = divmod(round(clock), 60)
        sys.stdout.write(f"{minutes:>5}:{seconds:02}  {step:10}{words:>6}{fresh:>5}  {1000 * took:.0f} ms\n")
        clock, before = clock + fresh / PACE + DEED, words
        if app.top.page.name == "title":
            break
    minutes, seconds = divmod(round(clock), 60)
    sys.stdout.write(f"{minutes:>5}:{seconds:02}  the end\n")


if __name__ == "__main__":
    main()
