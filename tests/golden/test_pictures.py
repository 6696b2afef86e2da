"""Every screen of the window, small, as it was when somebody last looked at it.

When a screen changes on purpose, look at the large pictures and renew the small ones:

    python -m tests.ui.gallery FOLDER
    python -m pytest tests/golden/test_pictures.py -m 'slow or not slow' --update-golden
"""

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.play import saving
from game.ui import theme
from tests.ui.gallery import scenes

HERE = Path(__file__).parent / "pictures"
SMALL = (256, 144)
ACROSS = 6  # pictures in a row of a sheet
CLEAR, MOST = 40, 0.01  # a difference that counts, of 255, and the part of a picture that may have it
KINDS = [
    ((1280, 720), "standard"),
    pytest.param((1280, 720), "contrast", marks=pytest.mark.slow),
    pytest.param((1920, 1080), "standard", marks=pytest.mark.slow),
    pytest.param((1920, 1080), "contrast", marks=pytest.mark.slow),
]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Saves and settings of nobody; the usual colours again afterwards."""
    pygame.display.init()
    pygame.font.init()
    monkeypatch.setenv(saving.HOME, str(tmp_path))
    monkeypatch.setenv("HOME", "/")
    yield
    theme.use("standard")


def small(app):
    surface = pygame.Surface(app.size, depth=32)
    app.draw(surface)
    return pygame.transform.smoothscale(surface, SMALL)


def cell(place):
    return pygame.Rect(SMALL[0] * (place % ACROSS), SMALL[1] * (place // ACROSS), *SMALL)


def sheet(pictures):
    rows = -(-len(pictures) // ACROSS)
    whole = pygame.Surface((SMALL[0] * ACROSS, SMALL[1] * rows), depth=24)
    for place, picture in enumerate(pictures):
        whole.blit(picture, cell(place))
    return whole


def differs(one, other):
    """Part of the pixels that clearly differ."""
    first, second = (pygame.surfarray.array3d(picture).astype(int) for picture in (one, other))
    return np.count_nonzero(np.abs(first - second).max(axis=2) > CLEAR) / first[..., 0].size


@pytest.mark.parametrize(("size", "palette"), KINDS)
def test_every_screen_looks_as_it_was_looked_at(size, palette, request):
    found = {name: small(app) for name, app in scenes(size, palette)}
    path = HERE / f"{size[0]}x{size[1]}-{palette}.png"
    if request.config.getoption("--update-golden"):
        HERE.mkdir(exist_ok=True)
        pygame.image.save(sheet(list(found.values())), str(path))
    known = pygame.image.load(str(path))
    assert known.get_size() == sheet(list(found.values())).get_size(), "screens came or went: renew the pictures"
    changed = {name: part for place, (name, picture) in enumerate(found.items())
               if (part := differs(picture, known.subsurface(cell(place)))) > MOST}  # fmt: skip
    assert not changed, f"look at them (python -m tests.ui.gallery), then renew: {changed}"
