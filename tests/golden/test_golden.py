"""One game of every level, as a text to read.

When the rules change on purpose, renew the texts and read the difference:

    python -m pytest tests/golden --update-golden
"""

from pathlib import Path

import pytest

from game.ai.catalogue import players
from game.play.match import Match
from game.play.transcript import transcript
from game.schema import library
from game.schema.library import Entry

SEED = 2026
HERE = Path(__file__).parent


def test_the_computer_s_game_of_each_level_is_as_written(entry: Entry, request: pytest.FixtureRequest):
    level = entry.level
    match = Match(level, entry.fingerprint, SEED, "", players(level))
    while not match.over:
        match.end_turn()
    path = HERE / f"{level.id}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(transcript(match), "utf-8")
    assert path.exists(), f"{path.name} is missing: write it with --update-golden, and read it."
    assert transcript(match).splitlines() == path.read_text("utf-8").splitlines()


def test_no_golden_game_is_left_of_a_level_that_is_gone():
    assert {path.stem for path in HERE.glob("*.txt")} <= set(library.names())
