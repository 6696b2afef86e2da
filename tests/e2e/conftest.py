"""One virtual screen for all end-to-end tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.window import MISSING, Window, virtual_screen


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A display with a window manager; skips where the tools are missing."""
    if MISSING:
        pytest.skip(f"needs {', '.join(MISSING)}")
    with virtual_screen() as name:
        yield name


@pytest.fixture
def opened(display: str, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Open the game in a window, with saves and settings of its own."""
    windows: list[Window] = []

    def start(*arguments: str, home: str = "home") -> Window:
        windows.append(Window(display, tmp_path / home, *arguments))
        return windows[-1]

    yield start
    for window in windows:
        window.kill()
