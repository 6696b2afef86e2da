"""Words of another language are longer: with every word stretched by two fifths and accented, nothing collides.

The language is chosen when the program starts, so each picture is drawn by a program of its own. What is drawn without
an accent did not come from the catalogue; only what nobody translates may.
"""

import json
import os
import subprocess
import sys

import pytest

from game.language import CHOSEN
from game.ui.pen import words
from game.ui.theme import Scale
from tests.words.pseudo import ACCENTS, said, stretched, write

# Screens, or words on them, that are not of the catalogue, and why.
SPARED = {
    "certificate": "what was found about a level is written down once, in English",
    "encyclopaedia": "essays are files of their own, one folder for each language",
    "learn": "titles of essays",
    "teach": "commands and paths",
    "robust": "names of constants",
    "keyboard": "keys",
}
PLAIN = "not of the catalogue"


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory):
    return write(tmp_path_factory.mktemp("words"))


def test_a_stretched_word_is_two_fifths_longer_and_the_fonts_have_all_its_letters():
    for word in ("market", "Thresholds", "gym", "competitiveness"):
        assert len(stretched(word)) == len(word) + round(len(word) * 0.4)
    face = words.font("body", Scale(1.0))
    assert all(metric is not None for metric in face.metrics("".join(map(chr, ACCENTS.values()))))


def test_values_colours_and_links_of_a_message_stay():
    message = "{{{tint}|Lead} over [rivals](metric.lead) in {turns}: 'high-fence play'"
    assert "{{{tint}|" in said(message)
    assert "](metric.lead)" in said(message)
    assert "{turns}" in said(message)
    assert "'high-fence play'" in said(message)
    assert "rivals" not in said(message)


@pytest.mark.parametrize(
    "size",
    ["1280x720", pytest.param("1024x640", marks=pytest.mark.slow), pytest.param("1920x1080", marks=pytest.mark.slow)],
)
def test_in_another_language_nothing_collides_and_nothing_stays_english(size, pseudo):
    command = [sys.executable, "-m", "tests.words.pseudo", size]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {CHOSEN: str(pseudo)})
    found = json.loads(done.stdout[done.stdout.index("{") :])
    wrong = [
        f"{screen}: {fault}"
        for screen, faults in found.items()
        for fault in faults
        if not (fault.startswith(PLAIN) and screen.partition("-")[0] in SPARED)
    ]
    assert not wrong, "\n".join(wrong)
