"""Regimes: what comes with the game is sound, and what is wrong with a file is one sentence with its place."""

import pytest

from game.cli import main
from game.lab.regimes import apply, government_of
from game.rules import catalogue
from game.rules.catalogue import LEVERS
from game.schema import library, regimes
from game.schema.problems import Rejected
from game.schema.regime import LAB_WORDS, REGION_WORDS
from tests.schema.material import replaced, write

catalogue.load()
PURE = {
    "no-controls",
    "compute-threshold",
    "parameter-threshold",
    "capability-threshold",
    "country-tiers",
    "chips-only",
    "named-model-ban",
    "trusted-partners",
    "allied-regime",
}
AGAIN = '[[orders]]\nlever = "accelerator_line"\nvalue = 4800'
GOOD = (regimes.folder() / "us-2022-october.toml").read_text("utf-8")


def test_the_nine_pure_kinds_and_the_rules_of_history_are_there():
    found = {one.id: one for one in regimes.survey()}
    assert {name for name, one in found.items() if one.kind == "design"} == PURE
    assert len(found) - len(PURE) >= 15
    for one in found.values():
        if one.kind == "history":
            assert one.date
            assert one.figures
            assert one.source


@pytest.mark.parametrize("name", regimes.names())
@pytest.mark.parametrize("level", ["first-licence", "mythos-2026", "key-length"])
def test_a_regime_fits_every_level_or_says_what_is_left_out(name, level):
    where = library.read(level).level
    seat = government_of(where)
    regime = regimes.read(name)
    applied = apply(where, regime, seat)
    for order in regime.orders:
        ordered = order.lever in applied.levers
        assert ordered or any(f"'{order.lever}'" in words for words in applied.left_out)
    offered = where.offers(seat)
    given = [(turn, order.lever, order.target) for turn, order in applied.orders]
    assert len(given) == len(set(given)), "one order for each dial and turn"
    for _, order in applied.orders:
        assert order.lever in offered
        assert LEVERS[order.lever].low <= order.value <= LEVERS[order.lever].high
    controls = {name for name in offered if LEVERS[name].control and not LEVERS[name].once}
    assert controls <= {order.lever for _, order in applied.orders}, "every control is set or put at rest"


def test_words_for_targets_mean_what_they_say():
    level = library.read("mythos-2026").level
    tiers = apply(level, regimes.read("trusted-partners"), "washington")
    set_to = {order.target: order.value for _, order in tiers.orders if order.lever == "country_tier"}
    assert (set_to["CHN"], set_to["JPN"], set_to["USA"]) == (3.0, 2.0, 0.0)
    ban = apply(level, regimes.read("named-model-ban"), "washington")
    assert [order.target for _, order in ban.orders if order.lever == "named_model_directive"] == ["meridian"]
    listed = apply(level, regimes.read("us-2019-entity-list"), "washington")
    struck = {order.target for _, order in listed.orders if order.lever == "entity_list" and order.value == 1.0}
    assert {"qinghe", "jingwei"} <= struck
    assert "meridian" not in struck
    assert set(REGION_WORDS) & set(LAB_WORDS) == set()


def test_a_regime_without_one_of_its_levers_differs_in_that_lever_alone():
    level = library.read("mythos-2026").level
    whole = apply(level, regimes.read("chips-only"), "washington")
    less = whole.without("accelerator_line")
    assert whole.silent == less.silent
    changed = {order.lever for _, order in set(whole.orders) ^ set(less.orders)}
    assert changed == {"accelerator_line"}


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("value = 14000", "value = 999999", "orders.0.value", "must lie between 1000 and 200000 TPP, not 999999."),
        ('lever = "accelerator_line"', 'lever = "chip_line"', "orders.0.lever", "there is no regulator lever"),
        ('target = "rival"', 'target = "enemy"', "orders.1.target", "must be one of rival, third, ally, abroad"),
        ('lever = "country_tier"\ntarget = "rival"', 'lever = "country_tier"', "orders.1.target", "must be one of"),
        ("value = 2\n", "value = 1.5\n", "orders.1.value", "is one of 0 open, 1 notify, 2 licence, 3 deny, not 1.5."),
        ("date = 2022-10-07\n", "", "date", "is missing. A regime of kind history needs the date it was made."),
        ("date = 2022-10-07", 'date = "2022-10-07"', "date", "must be a date like 2022-10-07, without quotation marks"),
        ("until = 2023-11-17", "until = 2021-11-17", "until", "lies before the date 2022-10-07."),
        ('source = "EAR"', 'source = "XYZ99"', "source", "there is no source 'XYZ99'"),
        ('title = "Rule', 'titel = "x"\ntitle = "Rule', "titel", "there is no such field here. Did you mean 'title'?"),
        ('kind = "history"', 'kind = "myth"', "kind", "must be one of design, history, not 'myth'."),
        ('title = "Rule', 'id = "x"\ntitle = "Rule', "id", "a regime's id is the name of its file; leave it out."),
        ("value = 14000", f"value = 14000\n{AGAIN}", "orders.0", "accelerator_line is set 2 times for the same target"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_field(tmp_path, old, new, where, said):
    path = write(tmp_path, replaced(old, new, GOOD), "mine.toml")
    with pytest.raises(Rejected) as told:
        regimes.read_file(path)
    assert len(told.value.problems) == 1, told.value.problems
    assert told.value.problems[0].startswith(f"{path}:")
    assert f": {where}: " in told.value.problems[0]
    assert said in told.value.problems[0]


def test_check_looks_at_regimes_beside_levels(tmp_path, capsys):
    folder = tmp_path / "regimes"
    folder.mkdir()
    write(folder, GOOD, "good.toml")
    write(folder, GOOD.replace("14000", "1"), "bad.toml")
    assert main(["check", str(tmp_path)]) == 3
    said = capsys.readouterr()
    assert "good.toml: fine." in said.out
    assert said.err.count("\n") == 1
    assert "bad.toml" in said.err


def test_the_command_regimes_lists_and_tells(capsys):
    assert main(["regimes"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in regimes.names())
    assert main(["regimes", "us-2022-october", "--level", "first-licence"]) == 0
    said = capsys.readouterr().out
    assert "600 GB/s" in said
    assert "[EAR]" in said
    assert "capitol has no lever 'counter_controls' here" in said
    assert main(["regimes", "us-2022-octobre"]) == 2
    assert "Did you mean 'us-2022-october'?" in capsys.readouterr().err
    assert main(["regimes", "--level", "mythos-2026", "--seat", "tokyo"]) == 3
    assert "There is no government 'tokyo' in mythos-2026." in capsys.readouterr().err
