"""Shared by all tests: every level, read once; no window, no sound."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the front door does

from collections.abc import Iterator

import pytest

from game.rules import catalogue
from game.schema import library
from game.schema.level import Level
from tests.laws.random_games import Step, play_randomly

catalogue.load()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites golden games."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden games")


@pytest.fixture(scope="session", params=library.names())
def entry(request: pytest.FixtureRequest) -> library.Entry:
    """Every level file in turn, with its fingerprint: a new level is tested by existing."""
    return library.read(request.param)


@pytest.fixture(scope="session")
def level(entry: library.Entry) -> Level:
    """Every level in turn. Laws are stated of a quarter, so a level of years is looked at quarter by quarter."""
    return entry.level.model_copy(update={"months": 3})


@pytest.fixture(scope="session")
def games(level: Level) -> Iterator[list[Step]]:
    """Random games of one level: 64 worlds, every turn kept, with the book of every change."""
    steps = list(play_randomly(level, range(64), min(level.turns, 10), explain=True))
    yield steps
    steps.clear()


@pytest.fixture(scope="session")
def twins(level: Level) -> Iterator[list[Step]]:
    """Random games without controls: 24 worlds, every turn kept."""
    steps = list(play_randomly(level, range(100, 124), min(level.turns, 8), twins=True, explain=True))
    yield steps
    steps.clear()
