"""Every message of the game: those that stand in its code, those it is declared with, and those of its levels."""

import ast
from collections.abc import Iterator
from inspect import getdoc
from pathlib import Path
from unittest.mock import patch

from game.ai import catalogue as characters
from game.models.words import titled
from game.play.score import MEDALS
from game.rules import catalogue as content
from game.rules.turn import PHASES
from game.schema import level as levels
from game.schema import library, regimes
from game.text.commands import COMMANDS
from game.world import state
from game.world.columns import declared
from game.world.constants import CONSTANTS

PACKAGE = Path(__file__).parents[2] / "game"
Message = tuple[str, str]  # for one thing, and for many; the second is empty where nothing is counted


def messages() -> dict[Message, set[str]]:
    """Every message, and the files or tables it comes from."""
    found: dict[Message, set[str]] = {}
    for message, where in (*_in_code(), *_declared(), *_of_levels()):
        if message[0].strip():
            found.setdefault(message, set()).add(where)
    return found


# ---- in the code -------------------------------------------------------------------------------------------


def _in_code() -> Iterator[tuple[Message, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(PACKAGE.parent).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                for message in _of_call(node):
                    yield message, where


def _of_call(call: ast.Call) -> Iterator[Message]:
    """What a call says: tr(message), trn(one, many), plural(count, one, many), and causes in the book."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    words = [arg.value if isinstance(arg, ast.Constant) else None for arg in call.args]
    if name == "tr" and isinstance(words[0], str):
        yield words[0], ""
    elif name in ("trn", "plural"):
        one, many = words[:2] if name == "trn" else words[1:3]
        if isinstance(one, str) and isinstance(many, str):
            yield one, many
    for given in call.keywords:
        if given.arg == "because" and isinstance(given.value, ast.Constant):
            yield given.value.value, ""


# ---- declared ----------------------------------------------------------------------------------------------


def _declared() -> Iterator[tuple[Message, str]]:
    content.load()
    characters.load()
    tables: dict[str, Iterator[str]] = {
        "levers": (words for one in content.LEVERS.values() for words in _of_lever(one)),
        "events": (words for e in content.EVENTS.values() for words in (e.label, e.about, _plain(e.chance))),
        "metrics": (words for one in content.METRICS.values() for words in (one.label, one.about)),
        "characters": (words for o in characters.OPPONENTS.values() for words in (o.label, o.motive, o.about)),
        "constants": (one.about for one in CONSTANTS.values()),
        "columns": _columns(),
        "phases": (" ".join(block.split()) for one in PHASES for block in (getdoc(one) or "").split("\n\n")),
        "names": _names(),
        "commands": (one.__doc__ or "" for one in COMMANDS.values()),
    }
    for where, all_words in tables.items():
        for words in all_words:
            yield (words, ""), where


def _of_lever(one: content.Lever) -> tuple[str, ...]:
    return (one.label, one.about, one.top, one.analogue, one.side_effect, *one.choices)


def _plain(function: object) -> str:
    return content.plain(getdoc(function) or "")


def _columns() -> Iterator[str]:
    tables = [one for one in vars(state).values() if isinstance(one, type)]
    for table in tables:
        try:
            known = declared(table)
        except (AttributeError, TypeError):
            continue
        for column in known.values():
            yield column.about


# ---- of levels ---------------------------------------------------------------------------------------------


def _names() -> Iterator[str]:
    """Ids that are shown as names: outcomes, medals, difficulties, and whoever has a seat."""
    for outcomes in levels.OUTCOMES.values():
        yield from (titled(name) for name in outcomes)
    yield from (titled(name) for name in (*MEDALS, "regulator", "startup"))
    yield from ("tutorial", "easy", "medium", "hard")
    for name in library.names():
        for one in library.read(name).level.regulators:
            yield titled(one.id)


def _of_levels() -> Iterator[tuple[Message, str]]:
    """Whatever a level file has to say, heard while it is read."""
    heard: list[str] = []

    def hear(words: str) -> str:
        heard.append(words)
        return words

    with patch.object(levels, "tr", hear):
        for name in library.names():
            heard.clear()
            library.read_file(library.folder() / f"{name}.toml", ours=True)
            for words in heard:
                yield (words, ""), f"levels/{name}.toml"
        for path in sorted((library.folder() / "regimes").glob("*.toml")):
            heard.clear()
            regimes.read_file(path)
            for words in heard:
                yield (words, ""), f"levels/regimes/{path.name}"
