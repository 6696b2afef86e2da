"""Words of another language are longer: with every word stretched by two fifths and accented, nothing collides.

What has no room is shortened, never drawn over something else or out of its place. The words of the game come in
English only; this holds the layout to what a translation would ask of it.
"""

import re

import pygame
import pytest

from game.play import saving
from game.ui.pen import running, words
from game.ui.theme import Scale
from game.ui.widgets import page
from tests.ui import reading
from tests.ui.gallery import scenes
from tests.ui.test_screens_more import look

ACCENTS = str.maketrans("aeiouycnsAEIOUYCNS", "áéíóúýçñšÁÉÍÓÚÝÇÑŠ")
LONGER = 0.4
WORD = re.compile(r"[A-Za-z]{3,}")
VOWELS = "aeiouy"


def stretched(word):
    """A word with doubled vowels, and more letters where these are not enough."""
    extra, letters = round(len(word) * LONGER), []
    for letter in word:
        letters.append(letter)
        if extra and letter.lower() in VOWELS:
            letters.append(letter.lower())
            extra -= 1
    return ("".join(letters) + "e" * extra).translate(ACCENTS)


@pytest.fixture
def another_language(monkeypatch, tmp_path):
    """Everything that is drawn or measured, in words of another language."""
    monkeypatch.setenv(saving.HOME, str(tmp_path))
    plain = words.clean

    def clean(said, limit=words.LONGEST):
        return WORD.sub(lambda found: stretched(found.group()), plain(said, limit))

    caches = (words.width_of, words.shorten, running.layout, page.compose)
    for module in (words, running):
        monkeypatch.setattr(module, "clean", clean)
    for cache in caches:
        cache.cache_clear()
    yield
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def test_a_stretched_word_is_two_fifths_longer_and_the_fonts_have_all_its_letters():
    for word in ("market", "Thresholds", "gym", "competitiveness"):
        assert len(stretched(word)) == len(word) + round(len(word) * LONGER)
    face = words.font("body", Scale(1.0))
    assert all(metric is not None for metric in face.metrics("áéíóúýçñšÁÉÍÓÚÝÇÑŠ"))


@pytest.mark.parametrize(
    "size",
    [
        (1280, 720),
        pytest.param((1024, 640), marks=pytest.mark.slow),
        pytest.param((1920, 1080), marks=pytest.mark.slow),
    ],
)
@pytest.mark.usefixtures("another_language")
def test_longer_words_collide_with_nothing(size):
    found = []
    for name, app in scenes(size, "standard"):
        drawn = look(app)
        found += [f"{name}: {fault}" for fault in (*reading.overlaps(drawn), *reading.cut(drawn))]
    assert not found, "\n".join(found)
    assert pygame.font.get_init()
