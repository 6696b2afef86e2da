"""The language of the game: every word that a player reads passes here.

English stands where it is used, in the code. A catalogue in `assets/words` says each message in another language,
with as many plural forms as that language has. The language is chosen once, when the program starts, because many
words are put together while modules are read. Catalogues are those of GNU gettext, which translators' tools know.
"""

import gettext
import os
from pathlib import Path

CHOSEN = "HIGH_FENCE_LANGUAGE"  # of the environment: the code of a language such as de, or a catalogue (.mo)
ENGLISH = "en"


def folder() -> Path:
    """Where the catalogues are: beside the package in a checkout, inside it once installed."""
    here = Path(__file__).parent
    inside = here / "assets" / "words"
    return inside if inside.is_dir() else here.parent / "assets" / "words"


def catalogue(code: str) -> gettext.NullTranslations:
    """The catalogue of a language by its code, or by its file; English, which needs none, where there is no other."""
    path = Path(code) if code.endswith(".mo") else folder() / f"{Path(code).name}.mo"
    try:
        with path.open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()


def code() -> str:
    """The code of the language that was chosen."""
    return Path(os.environ.get(CHOSEN) or ENGLISH).stem


_said = catalogue(os.environ.get(CHOSEN) or ENGLISH)


def tr(message: str, /, **values: object) -> str:
    """A message in the player's language, with values put into its braces.

    Without values the message is taken as it is, braces and all.
    """
    said = _said.gettext(message) if message else ""
    return said.format(**values) if values else said


def trn(one: str, many: str, number: float, /, **values: object) -> str:
    """A message about a number of things, in the form that the player's language has for so many."""
    whole = int(number) if number == int(number) else 2  # parts of things are many
    return _said.ngettext(one, many, whole).format(**values)
