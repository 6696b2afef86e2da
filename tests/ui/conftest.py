"""No screen and no sound card are needed: SDL's dummy drivers draw into memory."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
import pytest

from game.models.keys import in_force
from game.play import saving
from game.ui import keys
from game.ui.widgets.slider import Mark, Slider
from game.ui.widgets.span import Span
from tests.ui.driving import Box, Clock, Player
from tests.ui.furniture import AT


@pytest.fixture(scope="session", autouse=True)
def _video():
    pygame.display.init()
    pygame.font.init()
    keys.use(in_force({}))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Saves and settings of nobody."""
    monkeypatch.setenv(saving.HOME, str(tmp_path))
    return tmp_path


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def player(clock):
    """Somebody at an empty stage of 1280x720."""
    return Player((1280, 720), clock)


@pytest.fixture
def slider(player):
    value = Box(20.0)
    made = Slider(
        player.stage, "tax", AT, get=value.get, put=value.put, span=Span(0, 100, 1), marks=[Mark(50, "bad", "line")]
    )
    return made, value
