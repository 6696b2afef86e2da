"""The catalogue has every message, and every message can be said."""

import ast
import subprocess
import sys
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from game import language
from game.language import CHOSEN, ENGLISH, catalogue, folder, tr, trn
from tests.words.catalogue import compiled, filled, fresh, written
from tests.words.messages import PACKAGE, messages


def fields(message):
    return {name.partition(".")[0].partition("[")[0] for _, name, _, _ in Formatter().parse(message) if name}


def calls():
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def test_the_english_catalogue_has_every_message_and_no_other():
    here = (folder() / f"{ENGLISH}.po").read_text("utf-8")
    assert here == written(fresh()), "renew it with: python -m tests.words.catalogue"


def test_the_catalogue_is_read_by_translators_tools():
    with (folder() / f"{ENGLISH}.po").open("rb") as file:
        found = read_po(file, locale=ENGLISH)
    assert len(found) == len(messages())
    assert not [message for message, errors in found.check()]


def test_every_value_of_a_message_is_given_and_every_given_value_is_said():
    wrong = []
    for where, call in calls():
        message, given = call.args[0], {one.arg for one in call.keywords}
        if isinstance(message, ast.Constant) and given and fields(message.value) != given:
            wrong.append(f"{where}: {message.value!r} wants {fields(message.value)}, gets {given}")
    assert not wrong, "\n".join(wrong)


def test_no_message_is_put_together_before_it_is_looked_up():
    wrong = [where for where, call in calls() if isinstance(call.args[0], ast.JoinedStr)]
    assert not wrong


def test_nothing_is_compared_with_a_word_that_is_translated():
    """A comparison with a message as it stands in English fails in every other language."""
    known = {one for one, _ in messages() if one[:1].isupper()} - {"Escape"}  # the name of a key, the same everywhere
    wrong = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {side.value!r}"
        for part in ("models", "ui", "text")
        for path in sorted((PACKAGE / part).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Constant) and side.value in known
    ]
    assert not wrong, "\n".join(wrong)


def test_without_a_catalogue_messages_are_said_as_they_stand(monkeypatch):
    monkeypatch.setattr(language, "_said", catalogue("no-such-language"))
    assert tr("Lead over {who}", who="rivals") == "Lead over rivals"
    assert tr("{good|met}") == "{good|met}"
    assert tr("") == ""
    assert [trn("{n} turn", "{n} turns", n, n=n) for n in (0, 1, 2, 1.5)] == [
        "0 turns", "1 turn", "2 turns", "1.5 turns",
    ]  # fmt: skip


@pytest.fixture
def polish(tmp_path, monkeypatch):
    """A language with three forms for counted things."""
    made = Catalog(locale="pl")
    made.add(("{n} turn", "{n} turns"), ("{n} tura", "{n} tury", "{n} tur"))
    path = tmp_path / "pl.mo"
    path.write_bytes(compiled(made))
    monkeypatch.setattr(language, "_said", catalogue(str(path)))


@pytest.mark.usefixtures("polish")
def test_counted_things_have_as_many_forms_as_the_language():
    said = [trn("{n} turn", "{n} turns", n, n=n) for n in (1, 3, 5, 22)]
    assert said == ["1 tura", "3 tury", "5 tur", "22 tury"]


def test_a_language_is_chosen_from_outside(tmp_path):
    path = tmp_path / "loud.mo"
    path.write_bytes(compiled(filled(ENGLISH, str.upper)))
    code = "from game.rules.catalogue import LEVERS, load; load(); print(LEVERS['enforcement'].label)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={CHOSEN: str(path)}
    )
    assert done.stdout.strip() == "ENFORCEMENT"
