"""What if, typed: what a change looks like, what is said of it, and the same from the command line."""

import json

import pytest

from game import cli
from game.models.whatif import WhatIf, heading, verdict
from game.play.branching import Change
from game.play.refused import Refusal
from game.schema.reading import canonical
from game.text.table import play
from game.text.whatif import answer, asked, leaving_out, setting, table
from tests.play.test_branching import null, played
from tests.schema.material import write


def said(match, *lines):
    found = []
    play(match, lines, found.append)
    return found


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HIGH_FENCE_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def game(tmp_path):
    return write(tmp_path, canonical(played("first-licence", "capitol").replay()), "game.json")


def test_words_become_changes():
    match = played("first-licence", "capitol")
    assert setting(match, "enforcement=80%") == Change("enforcement", "", 0.8)
    assert setting(match, "enforce=0.8") == Change("enforcement", "", 0.8)
    assert setting(match, "country_tier@CHN=deny") == Change("country_tier", "CHN", 3.0)
    assert leaving_out(match, "country_tier@CHN") == Change("country_tier", "CHN")
    assert leaving_out(match, "country_tier") == Change("country_tier")
    found = asked(match, ["2", "enforcement=1", "hold"])
    assert (found.turn, found.hold, found.changes) == (2, True, [Change("enforcement", "", 1.0)])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Say the turn and what to change"),
        ("enforcement=1", "Say the turn and what to change"),
        ("2", "Say what to change"),
        ("2 enforcement", "A change looks like"),
        ("2 enforcement=much", "wants a number"),
        ("2 country_tier@MARS=1", "There is no region 'MARS'"),
        ("9 enforcement=1", "The turn must lie between 1 and 6, not 9"),
        ("2 price@USA=1", "A regulator has no lever 'price' here"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(typed, words):
    with pytest.raises(Refusal) as caught:
        asked(played("first-licence", "capitol"), typed.split())
    assert words in str(caught.value)


def test_the_debrief_leads_to_it_and_the_command_answers():
    match = played("first-licence", "capitol")
    lines = said(match, "debrief", "what-if 2 enforcement=100% hold")
    assert any(line.startswith("'what-if TURN") for line in lines)
    start = next(place for place, line in enumerate(lines) if line.startswith("What if Capitol"))
    assert lines[start].endswith("in Q2 2024: Enforcement: 100 %, kept to the end.")
    assert "points instead of" in lines[start + 1]
    assert any(line.startswith("Security: ") and "nine in ten" in line for line in lines)
    assert any("The others act as recorded until the change shows" in line for line in lines)


def test_the_lines_and_the_table_tell_the_same():
    found = WhatIf(played("first-licence", "halyard"), 2, [Change("training_share", "", 0.9)], futures=20).finish()
    lines, columns = list(answer(found)), "\n".join(table(found))
    for row in found.rows():
        for cell in (*row.cells(), row.on_average(), row.range()):
            assert cell in columns
            assert any(line.startswith(row.reading.label) and cell in line for line in lines)
    assert max(map(len, columns.split("\n\n")[1].splitlines())) <= 130


def test_of_a_null_change_nothing_else_is_said():
    match = played("first-licence", "capitol")
    found = WhatIf(match, 2, [null(match, 2)]).finish()
    assert list(answer(found)) == [f"{heading(found)}.", verdict(found)]
    assert "to the last bit" in verdict(found)
    assert all(row.apart == 0.0 and row.widest == 0.0 for row in found.rows())


def test_rows_are_the_scores_of_both_games():
    found = WhatIf(played("first-licence", "capitol"), 2, [Change("enforcement", "", 1.0)], True, futures=0).finish()
    rows = {row.reading.key: row for row in found.rows()}
    for match, value in ((found.match, "played"), (found.branch.game, "changed")):
        marks = match.score()
        assert getattr(rows["score"], value) == marks.total[0]
        for name, part in marks.parts.items():
            if f"part.{name}" in rows:
                assert getattr(rows[f"part.{name}"], value) == part[0]
    assert all(row.spread is None for row in rows.values())


def test_the_command_writes_json(game, capsys):
    out = game.parent / "found.json"
    words = ["replay", "what-if", str(game), "--turn", "2", "--set", "enforcement=100%", "--hold", "--futures", "12"]
    assert cli.main([*words, "--json", str(out)]) == 0
    facts = json.loads(out.read_text("utf-8"))
    assert facts["changes"] == [{"lever": "enforcement", "target": "", "value": 1.0}]
    assert not facts["identical"]
    rows = {row["key"]: row for row in facts["rows"]}
    assert rows["score"]["difference"] == pytest.approx(rows["score"]["changed"] - rows["score"]["played"])
    assert rows["score"]["futures"]["count"] == 12
    assert facts["verdict"] in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--turn", "2"],
        ["--turn", "0", "--set", "enforcement=1"],
        ["--turn", "7", "--set", "enforcement=1"],
        ["--turn", "2", "--set", "enforcment=1"],
        ["--turn", "2", "--set", "price@USA=1"],
        ["--turn", "2", "--drop", "notice"],
        ["--turn", "2", "--set", "enforcement=1", "--futures", "-1"],
        ["--set", "enforcement=1"],
    ],
)
def test_wrong_usage_is_exit_2_and_one_sentence(game, capsys, words):
    try:
        code = cli.main(["replay", "what-if", str(game), *words])
    except SystemExit as left:
        code = left.code
    told = capsys.readouterr()
    assert code == 2
    assert not told.out
    assert "Traceback" not in told.err
    assert told.err.strip()
