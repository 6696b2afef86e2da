"""Regimes side by side: the same luck in every arm, whatever shares a batch, and a page that anybody can read."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from game.cli import main
from game.lab.batch import Arm, play_out
from game.lab.comparing import Question, compare
from game.lab.comparison_page import page
from game.lab.comparison_words import in_short, questions
from game.lab.mixed import Conduct, Game, play
from game.lab.paired import difference, student
from game.lab.regimes import apply, government_of
from game.lab.svg import number, signed
from game.lab.weighing import ACROSS, UP, Weighed
from game.schema import library, regimes
from game.world.batch import digest

LEVEL = "first-licence"
CHOSEN = ("no-controls", "compute-threshold", "chips-only", "us-2022-october")


def question(seeds=(1, 2, 3), names=CHOSEN, level=LEVEL, **more) -> Question:
    entry = library.read(level)
    seat = government_of(entry.level)
    return Question(entry, tuple(apply(entry.level, regimes.read(n), seat) for n in names), tuple(seeds), **more)


@pytest.fixture(scope="module")
def found() -> Weighed:
    return Weighed(compare(question(), 1))


# -- games that share a batch --------------------------------------------------------------------------------


def test_a_game_is_the_same_alone_and_in_any_company():
    asked = question(level="mythos-2026")
    level = asked.entry.level
    conducts = [asked.twin, *map(asked.conduct, asked.regimes)]
    conducts += [Conduct(characters=(("qinghe", "scaler"),)), Conduct()]
    games = [Game(seed, conduct) for seed, conduct in enumerate(conducts, 5)]
    games.append(Game(5, conducts[2], (("caution", 3.0),)))
    *_, together = play(level, games, 4)
    for place, game in enumerate(games):
        *_, alone = play(level, [game], 4)
        assert digest(together, place) == digest(alone, 0), game


def test_a_plain_game_is_the_one_that_simulate_plays():
    level = library.read(LEVEL).level
    *_, usual = play_out(level, [3, 4], level.turns)
    *_, free = play_out(level, [3, 4], level.turns, Arm(uncontrolled=True))
    *_, mixed = play(level, [Game(3), Game(3).twin, Game(4), Game(4).twin], level.turns)
    for place, (batch, row) in enumerate([(usual, 0), (free, 0), (usual, 1), (free, 1)]):
        assert digest(mixed, place) == digest(batch, row)


def test_a_regime_stands_from_the_first_turn_and_nobody_moves_it():
    asked = question(level="mythos-2026", names=("chips-only",))
    level = asked.entry.level
    row = [r.id for r in level.regulators].index("washington")
    china = [r.id for r in level.world.regions].index("CHN")
    for world in list(play(level, [Game(2, asked.conduct(asked.regimes[0]))], level.turns))[1:]:
        assert world.dials["country_tier"].standing[row, china, 0] == 3.0
        assert world.dials["accelerator_line"].standing[row, 0] == 4800.0
        assert world.dials["compute_threshold"].standing[row, 0] == 1e29
        assert world.dials["memory_line"].standing[row, 0] == 200.0
        assert world.regimes.directive[row, :, 0].max() == 0.0, "the scripted letter of this level is not sent"


# -- numbers ----------------------------------------------------------------------------------------------------


def test_the_result_does_not_depend_on_batches_or_processes(monkeypatch, found):
    from game.lab import comparing

    monkeypatch.setattr(comparing, "BATCH", 7)
    other = compare(question(), 2)
    assert np.array_equal(found.found.values, other.values)
    for name, values in found.found.removed.items():
        assert np.array_equal(values, other.removed[name])
    for cause, booked in found.found.flows.items():
        assert np.array_equal(booked, other.flows[cause])


def test_the_twin_is_neutral_and_a_regime_is_not(found):
    entry = library.read(LEVEL)
    low, high = entry.level.counts_for(government_of(entry.level)).ranges.get(UP, (0.0, 100.0))
    np.testing.assert_allclose(found.found.end(0, UP), 100.0 * (50.0 - low) / (high - low))  # 50 on its own scale
    assert np.all(found.found.end(0, "revenue_lost") == 0.0)
    assert found.apart(2, "total").mean != 0.0
    assert found.apart(2, "total").games == 3


def test_parts_add_up_to_the_whole(found):
    for arm in (2, 3, 4):
        for gauge in ("total", UP, ACROSS):
            parts = sum(d.mean for _, d in found.parts(arm, gauge))
            assert parts == pytest.approx(found.apart(arm, gauge).mean, abs=1e-9)
    assert found.parts(1, "total") == []


def test_books_say_what_moved_the_money(found):
    revenue = dict(found.booked(2, "labs.cash", 50))["revenue"]
    assert revenue.mean == pytest.approx(-found.apart(2, "revenue_lost").mean, abs=1e-6)


def test_intervals_are_those_of_student():
    assert student(10) == pytest.approx(2.228139, abs=1e-3)
    assert student(199) == pytest.approx(1.971957, abs=1e-4)
    values = np.array([1.0, 2.0, 3.0, 6.0])
    apart = difference(values, np.zeros(4))
    assert apart.mean == 3.0
    assert apart.high - apart.mean == pytest.approx(3.182446 * 2.160247 / 2.0, rel=2e-3)
    assert not apart.sure
    assert difference(values, values).mean == 0.0


def test_nobody_beats_the_frontier(found):
    for arm in found.frontier:
        for other in found.arms:
            ahead = [found.apart(other, name, arm).mean > 0.0 for name in (UP, ACROSS)]
            assert not all(ahead)
    assert found.frontier


def test_who_is_first_only_by_luck_is_not_called_first(found):
    (total, *_), best = in_short(found), max(found.arms, key=lambda arm: found.spread(arm, "total").mean)
    for other in found.arms:
        if other != best:
            near = "cannot tell whether it is ahead" in total and found.title(other) in total.partition("ahead")[2]
            assert near != found.apart(best, "total", other).sure


# -- the page -----------------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """What stands on a page: tags with attributes, in order, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag, attributes) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data) -> None:
        self.text += data


@pytest.fixture(scope="module")
def read(found) -> tuple[str, Reader]:
    text = page(found)
    reader = Reader()
    reader.feed(text)
    return text, reader


def test_the_page_asks_nobody_for_anything_and_needs_no_script(read):
    text, reader = read
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in reader.tags}
    for _, attributes in reader.tags:
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in ("src", "href", "style", "srcset")
            assert name == "xmlns" or "//" not in (value or ""), (name, value)
    assert "url(" not in text
    assert "@import" not in text
    assert {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"} in [
        attributes for tag, attributes in reader.tags if tag == "meta"
    ]


def test_every_chart_has_a_name_a_description_and_a_table_behind_it(read):
    _, reader = read
    order = [tag for tag, _ in reader.tags if tag in ("svg", "table")]
    assert order.count("svg") >= 15
    for place, tag in enumerate(order):
        if tag == "svg":
            assert order[place + 1] == "table"
    for tag, attributes in reader.tags:
        if tag == "svg":
            assert attributes["role"] == "img"
            assert "table" in (attributes["aria-label"] or "")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_and_marks_stand_out_from_their_ground(read):
    text, _ = read
    style = text[text.index("<style>") : text.index("</style>")]
    for colour in re.findall(r"[ {;]color: (#[0-9a-f]{6})", style):
        assert contrast(colour, "#ffffff") >= 4.5, colour
    words = set(re.findall(r'<text[^>]*fill="(#[0-9a-f]{6})"', text))
    fills = {"#ffffff", *re.findall(r'<(?:rect|polygon|circle)[^>]*fill="(#[0-9a-f]{6})"', text)}
    pale = {fill for fill in fills if luminance(fill) > 0.5}
    assert words
    assert len(pale) >= 3
    for colour in words - {"#ffffff"}:  # dark words, on whatever pale ground a chart has
        for ground in pale:
            assert contrast(colour, ground) >= 4.5, (colour, ground)
    discs = re.findall(r'<circle[^>]*fill="(#[0-9a-f]{6})"[^>]*/>\s*<text[^>]*fill="(#[0-9a-f]{6})"', text)
    assert any(word == "#ffffff" for _, word in discs)
    for ground, word in discs:  # numbers stand in the discs that were drawn before them
        assert contrast(word, ground) >= 4.5, (word, ground)
    drawn = set(re.findall(r'<polyline[^>]*stroke="(#[0-9a-f]{6})"', text))
    assert drawn
    for colour in drawn:
        assert contrast(colour, "#ffffff") >= 3.0, colour


def test_the_page_says_what_was_found_and_what_it_rests_on(found, read):
    _, reader = read
    for arm in found.arms:
        assert found.title(arm) in reader.text
        assert f"{found.spread(arm, 'total').mean:.1f}" in reader.text
    assert found.found.question.entry.fingerprint in reader.text
    assert "[EAR]" in reader.text
    assert "capitol has no lever 'counter_controls' here" in reader.text


# -- the command ----------------------------------------------------------------------------------------------------


WORDS = ["compare", LEVEL, "--regimes", "no-controls,chips-only", "--seeds", "2", "--jobs", "1"]


def test_a_table_has_a_row_for_every_arm_seed_and_turn(tmp_path, capsys):
    out = tmp_path / "games.csv"
    assert main([*WORDS, "--out", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    level = library.read(LEVEL)
    assert len(rows) == 3 * 2 * level.level.turns
    assert {row["regime"] for row in rows} == {"twin", "no-controls", "chips-only"}
    assert {row["level_hash"] for row in rows} == {level.fingerprint}
    asked = Weighed(compare(question((1, 2), ("no-controls", "chips-only")), 1, causes=False))
    last = [row for row in rows if row["regime"] == "chips-only" and row["turn"] == str(level.level.turns)]
    assert [float(row["total"]) for row in last] == list(asked.found.end(2, "total")), "no digit is lost"


def test_parquet_holds_the_same_as_csv(tmp_path, capsys):
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("games.csv", "games.parquet"):
        assert main([*WORDS, "--out", str(tmp_path / name)]) == 0
    table = parquet.read_table(tmp_path / "games.parquet").to_pylist()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "games.csv").read_text("utf-8"))))
    assert [{key: str(value) for key, value in row.items()} for row in table] == rows


def test_as_text_it_says_what_the_page_says(capsys):
    assert main([*WORDS, "--out", "-"]) == 0
    said = capsys.readouterr().out
    asked = Weighed(compare(question((1, 2), ("no-controls", "chips-only")), 1))
    for gauge in asked.found.question.panel.gauges:
        assert f"{gauge.label}" in said
        for arm in (0, 1, 2):
            assert number(asked.spread(arm, gauge.name).mean) in said
    for label, apart in asked.parts(2, "total"):
        assert f"{label}: {signed(apart.mean)} (" in said
    assert all(line in said for line in questions(asked))


def test_json_says_what_the_page_says(tmp_path, capsys):
    out = tmp_path / "found.json"
    assert main([*WORDS, "--policies", "halyard=scaler", "--set", "caution=3", "--out", str(out)]) == 0
    told = json.loads(out.read_text("utf-8"))
    assert (told["policies"], told["constants"]) == ({"halyard": "scaler"}, {"caution": 3.0})
    chips = told["regimes"][1]
    assert chips["id"] == "chips-only"
    assert set(chips["levers"]["total"]) >= {"Accelerator line", "Country tier", "Enforcement"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "x.pdf"], "--out must end in .html, .csv, .parquet, .json, not 'x.pdf'."),
        (["--regimes", "chip-only"], "There is no regime 'chip-only'. Did you mean 'chips-only'?"),
        (["--regimes", ","], "Name one regime or more with --regimes"),
        (["--policies", "nobody=scaler"], "There is no seat 'nobody' in first-licence."),
        (["--policies", "halyard=guardian"], "There is no startup character 'guardian'."),
        (["--metrics", "led_months"], "Did you mean 'lead_months'?"),
        (["--set", "caution=99"], "caution must lie between"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    assert main(["compare", LEVEL, "--seeds", "2", *words]) == 2
    complained = capsys.readouterr().err
    assert said in complained
    assert complained.count("\n") == 1
    assert not list(tmp_path.iterdir())
