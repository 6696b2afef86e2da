"""No screen and no sound card are needed: SDL's dummy drivers draw into memory."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
import pytest

from tests.ui.driving import Clock, Player


@pytest.fixture(scope="session", autouse=True)
def _video():
    pygame.display.init()
    pygame.font.init()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def player(clock):
    """Somebody at an empty stage of 1280x720."""
    return Player((1280, 720), clock)
