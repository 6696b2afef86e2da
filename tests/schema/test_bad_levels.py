"""The fourteen bad level files, L01 to L14: what a teacher wrote, and the one line that says what is wrong.

Every case takes the good tutorial level, replaces one passage, and names the exact sentence. `{at}` stands for
the line of the passage that was put in.
"""

import time
from pathlib import Path

import pytest

from game.doors.checking import check_files
from game.doors.codes import FINE, REJECTED
from game.doors.shelf import check_all
from game.play.match import Match
from game.play.transcript import seats
from game.schema import caps, library
from game.schema.level import Level
from game.schema.problems import Rejected
from tests.schema.material import LEVEL, line_of, replaced, write

CASES: dict[str, tuple[str, str, str]] = {
    "L01 an equals sign too many": (
        "cash = 6.0", "cash = = 6.0", "mine.toml:{at}:8: invalid value."),
    "L01 a quotation mark too few": (
        'title = "First Licence"', 'title = "First Licence',
        "mine.toml:{at}:23: illegal character '\\n'."),
    "L02 a key given twice": (
        "cash = 6.0", "cash = 6.0\ncash = 7.0",
        "mine.toml:{next}: labs.0.cash: is given twice, first on line {at}."),
    "L02 a table given twice": (
        "[scoring.startup]", "[scoring.regulator]",
        "mine.toml:{at}: scoring.regulator: is given twice, first on line {regulator}."),
    "L03 a key of ten thousand parts": (
        "turns = 6", "a" + ".a" * 9_999 + " = 6", "mine.toml:{at}: the line has 20003 characters; 500 are allowed."),
    "L03 a key of twenty parts": (
        "turns = 6", "a" + ".a" * 19 + " = 6", "mine.toml:{at}: a key of 20 parts; 16 are allowed."),
    "L03 a thousand nested lists": (
        "turns = 6", "turns = [\n" + "[" * 20, "mine.toml:{next}: nested deeper than 16."),
    "L03 a file too large": (
        "turns = 6", "turns = 6\n" + "# filled up\n" * 6000, "mine.toml: larger than the 64 KiB allowed."),
    "L04 not a number": (
        "turns = 6", "turns = nan", "mine.toml:{at}: turns: must be a whole number from 1 to 200, not nan."),
    "L04 endless": (
        "cash = 6.0", "cash = inf", "mine.toml:{at}: labs.0.cash: must be a number from -1000 to 100000, not inf."),
    "L04 beyond every number": (
        "cash = 6.0", "cash = 1e400", "mine.toml:{at}: labs.0.cash: must be a number from -1000 to 100000, not inf."),
    "L04 a date": (
        "cash = 6.0", "cash = 1979-05-27",
        "mine.toml:{at}: labs.0.cash: must be a number from -1000 to 100000, not 1979-05-27."),
    "L04 true as 1": (
        "cash = 6.0", "cash = true", "mine.toml:{at}: labs.0.cash: must be a number from -1000 to 100000, not true."),
    "L04 a text": (
        "turns = 6", 'turns = "6"', "mine.toml:{at}: turns: must be a whole number from 1 to 200, not '6'."),
    "L04 a fraction for a whole number": (
        "turns = 6", "turns = 6.0", "mine.toml:{at}: turns: must be a whole number from 1 to 200, not 6.0."),
    "L04 a number of four hundred hex digits": (
        "turns = 6", "turns = 0x1" + "0" * 399,
        "mine.toml:{at}: turns: must be a whole number from 1 to 200, not " + str(16**399)[:79] + "…."),
    "L04 a part of a demand below nothing": (
        "demand = 0.45", "demand = -0.45",
        "mine.toml:{at}: world.regions.0.demand: must be a number from 0 to 1, not -0.45."),
    "L05 a misspelt field": (
        "turns = 6", "trns = 6",
        "mine.toml:{at}: trns: there is no such field here. Did you mean 'turns'? Known: "),
    "L05 a misspelt lever": (
        '"notice", "enf', '"notise", "enf',
        "mine.toml:{at}: levers.regulator.3: there is no regulator lever 'notise'. Did you mean 'notice'? Known: "),
    "L06 shares a little under the whole": (
        "demand = 0.45", "demand = 0.4499",
        "mine.toml:{regions}: world.regions: the shares of demand must add up to 1, give or take 0.000001, "
        "not 0.9999."),
    "L06 shares a little over the whole": (
        "capital = 0.6", "capital = 0.600002",
        "mine.toml:{regions}: world.regions: the shares of capital must add up to 1, give or take 0.000001, "
        "not 1.000002."),
    "L06 a weight of nothing": (
        "security = 45", "security = 0.0",
        "mine.toml:{at}: scoring.regulator.weights.security: must be a number above 0, at most 100, not 0.0."),
    "L06 nothing counts": (
        "weights = { frontier = 40, markets = 40, finance = 20 }", "weights = {}",
        "mine.toml:{at}: scoring.startup.weights: something must count. Known: compliance, finance, frontier, markets, "
        "resilience."),
    "L07 a region that is not there": (
        'region = "CHN"\ncash', 'region = "CHI"\ncash',
        "mine.toml:{at}: labs.1.region: there is no region 'CHI'. Did you mean 'CHN'? Known: CHN, EUR, USA."),
    "L07 an id used twice": (
        'id = "jinsha"', 'id = "halyard"', "mine.toml:{at}: labs.1.id: 'halyard' is labs.0 already."),
    "L07 an id used for two kinds": (
        'id = "jinsha"', 'id = "capitol"', "mine.toml:{at}: labs.1.id: 'capitol' is the id of regulators.0 too."),
    "L07 ids equal but for capitals": (
        'id = "jinsha"', 'id = "chn"',
        "mine.toml:{at}: labs.1.id: 'chn' is the id of world.regions.2 but for capitals; choose another."),
    "L07 two of one name": (
        'name = "Jinsha"', 'name = "HALYARD"',
        "mine.toml:{at}: labs.1.name: 'HALYARD' is what labs.0 is called already."),
    "L07 stacks that lean on each other in a circle": (
        "experience = 2500000.0", "experience = 2500000.0\ncompatible = { east = 0.4 }",
        "mine.toml:{next}: world.stacks.0.compatible.east: there is no earlier stack 'east'. There is none."),
    "L08 no turns": (
        "turns = 6", "turns = 0", "mine.toml:{at}: turns: must be a whole number from 1 to 200, not 0."),
    "L08 a thousand million accelerators": (
        "compute = { west = 40000.0 }", "compute = { west = 1000000000.0 }",
        "mine.toml:{at}: labs.0.compute.west: must be a number from 0 to 500000000, not 1000000000.0."),
    "L08 accelerators for nothing": (
        "price = 28000.0", "price = 0.0",
        "mine.toml:{at}: world.stacks.0.price: must be a number above 0, at most 1e+07, not 0.0."),
    "L08 more money than there is": (
        "purse = 4", "purse = 1000000",
        "mine.toml:{at}: regulators.0.purse: must be a number from 0 to 100000, not 1000000."),
    "L12 the name of a file where a name belongs": (
        'summary = ', 'portrait = "../../secret.png"\nsummary = ',
        "mine.toml:{at}: portrait: there is no such field here. Known: "),
    "L13 an expression where a number belongs": (
        "cash = 6.0", 'cash = "__import__(\'os\').getcwd()"',
        "mine.toml:{at}: labs.0.cash: must be a number from -1000 to 100000, not '__import__('os').getcwd()'."),
}  # fmt: skip
FINDS_LATER = ("L05", "L06", "L07")  # several sentences may follow from one slip there


@pytest.mark.parametrize("case", CASES)
def test_a_bad_level_is_answered_with_one_line(tmp_path, case):
    old, new, wanted = CASES[case]
    text = replaced(old, new)
    with pytest.raises(Rejected) as caught:
        library.read_file(write(tmp_path, text), check_all)
    at = LEVEL[: LEVEL.index(old)].count("\n") + 1
    places = {"at": at, "next": at + 1, "regions": line_of(text, "[[world.regions]]")}
    places["regulator"] = line_of(text, "[scoring.regulator]")
    sentence = f"{tmp_path}/{wanted.format(**places)}"
    first = caught.value.problems[0]
    assert first == sentence or (wanted.endswith("Known: ") and first.startswith(sentence))
    assert all(problem.isprintable() for problem in caught.value.problems)
    assert len(caught.value.problems) == 1 or case.startswith(FINDS_LATER), caught.value.problems


def test_every_number_from_l01_to_l14_has_a_case():
    here = Path(__file__).read_text("utf-8")
    for number in range(1, 15):
        assert f'"L{number:02} ' in here or f"def test_l{number:02}_" in here, f"L{number:02}"


@pytest.mark.parametrize(
    ("line", "shown", "caret"),
    [
        ("cash = = 6.0", "cash = = 6.0", 7),
        ("cash = \t= 6.0", "cash = \\t= 6.0", 9),
        ("x" * 100 + " = = 6.0", "x" * 57 + " = = 6.0", 60),
    ],
)
def test_l01_the_line_is_shown_with_a_caret_below_the_place(tmp_path, line, shown, caret):
    with pytest.raises(Rejected) as caught:
        library.read_file(write(tmp_path, replaced("cash = 6.0", line)))
    _, code, below = str(caught.value).splitlines()
    assert code == f"    {shown}"
    assert below == " " * (4 + caret) + "^"


def test_l03_is_answered_before_any_parser_sees_it(tmp_path, monkeypatch):
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("the parser was asked"))
    for case in (name for name in CASES if name.startswith("L03")):
        old, new, _ = CASES[case]
        path = write(tmp_path, replaced(old, new))
        begun = time.process_time()
        with pytest.raises(Rejected):
            library.read_file(path)
        assert time.process_time() - begun < 0.05, case


def test_l04_a_whole_number_may_stand_where_a_fraction_may(tmp_path):
    level = library.read_file(write(tmp_path, replaced("cash = 6.0", "cash = 6"))).level
    assert level.labs[0].cash == 6.0


def test_l06_the_tolerance_is_what_the_sentence_says(tmp_path):
    inside = 0.45 + 0.9 * caps.SUM_TOLERANCE
    library.read_file(write(tmp_path, replaced("demand = 0.45", f"demand = {inside!r}")))
    with pytest.raises(Rejected):
        library.read_file(write(tmp_path, replaced("demand = 0.45", f"demand = {0.45 + 1.1 * caps.SUM_TOLERANCE!r}")))


def crowd(table: str, first: str, last: str, id_line: str, most: int) -> str:
    """The good level with copies of one entry of a table, one more than the cap allows."""
    begin = LEVEL.index(first, LEVEL.index(f"[[{table}]]"))
    entry = f"[[{table}]]\n" + LEVEL[begin : LEVEL.index(last, begin)]
    return LEVEL + "".join("\n" + replaced(id_line, id_line[:-1] + f'{i}"', entry) for i in range(most))


@pytest.mark.parametrize(
    ("table", "first", "last", "id_line", "most"),
    [
        ("labs", 'id = "jinsha"', "[labs.dials]", 'id = "jinsha"', caps.LABS),
        ("regulators", 'id = "capitol"', "[regulators.dials]", 'id = "capitol"', caps.REGULATORS),
        ("world.stacks", 'id = "west"', "\n\n", 'id = "west"', caps.STACKS),
    ],
)
def test_l08_a_crowd_is_refused_by_a_named_cap(tmp_path, table, first, last, id_line, most):
    """And one more than a million would not fit into the 64 KiB."""
    with pytest.raises(Rejected) as caught:
        library.read_file(write(tmp_path, crowd(table, first, last, id_line, most)))
    (problem,) = caught.value.problems
    assert f": {table}: must be a list of 1 to {most} entries, not a list of " in problem


def test_l08_nobody_at_all_is_refused(tmp_path):
    text = LEVEL[: LEVEL.index("[[labs]]")] + LEVEL[LEVEL.index("[[seats]]") :]
    with pytest.raises(Rejected, match=r"labs: is missing\. It must be a list of 1 to 40 entries\."):
        library.read_file(write(tmp_path, text))


def test_l08_every_cap_of_the_table_is_enforced_where_it_says(tmp_path):
    """The shipped levels fit, and the help shows the numbers that the models use."""
    schema = Level.model_json_schema()
    assert schema["properties"]["turns"]["maximum"] == caps.TURNS
    assert schema["properties"]["opening"]["maxItems"] == caps.ENTRIES
    assert f"{caps.CHIPS:,} H100e" in caps.table()
    for file in [*library.folder().glob("*.toml"), *library.folder().glob("world/*.toml")]:
        assert file.stat().st_size <= caps.LEVEL_BYTES
        assert max(map(len, file.read_text("utf-8").splitlines())) <= caps.LINE_LENGTH


UNWINNABLE = replaced("medals = [51.5, 60.5, 68.5]", "medals = [99.0, 99.5, 100.0]")
UNFINISHABLE = replaced("cash = 6.0", "cash = -999.0")


@pytest.mark.parametrize(
    ("text", "seat", "warning"),
    [
        (UNWINNABLE, "capitol", " wins no medal in "),
        (UNFINISHABLE, "halyard", " is out of business before the end in "),
    ],
)
def test_l09_check_warns_of_a_level_that_nobody_can_win_or_finish(tmp_path, capsys, monkeypatch, text, seat, warning):
    monkeypatch.setattr("game.doors.checking._PLANS", 2)
    path = write(tmp_path, text)
    assert check_files([str(path)]) == FINE
    assert not capsys.readouterr().err
    assert check_files([str(path)], play=True) == FINE
    assert f"{path}: warning: {seat}{warning}" in capsys.readouterr().err


MARKUP = "<script>{0.__class__} %s [red]`rm` $(id)"


def test_l10_l13_markup_and_code_in_a_level_are_text(tmp_path, capsys):
    path = write(tmp_path, replaced('title = "First Licence"', f'title = "{MARKUP}"'))
    assert check_files([str(path)]) == FINE
    assert capsys.readouterr().out == f"{path}: fine. {MARKUP}, 6 turns, 3 seats.\n"


def test_l11_a_running_game_keeps_its_copy_and_its_save_names_it(tmp_path):
    path = write(tmp_path, LEVEL)
    entry = library.read_file(path)
    match = Match(entry.level, entry.fingerprint, 1, "", {})
    match.end_turn()
    write(tmp_path, replaced("cash = 6.0", "cash = 9.0"))
    match.end_turn()
    assert match.level.labs[0].cash == 6.0
    assert match.replay().level_hash == entry.fingerprint
    assert library.read_file(path).fingerprint != entry.fingerprint


@pytest.mark.parametrize("name", ["../2026", "/etc/hosts", "..", "2026.toml", "a/b", "C:\\\\x", ""])
def test_l12_a_world_is_a_name_from_a_list_and_never_a_path(tmp_path, name):
    head, _, _ = LEVEL.partition("[world]\n")
    with pytest.raises(Rejected, match="world: there is no world '"):
        library.read_file(write(tmp_path, f'world = "{name}"\n' + head))


def test_l12_a_link_is_not_followed(tmp_path):
    target = write(tmp_path, LEVEL, "real.toml")
    (tmp_path / "link.toml").symlink_to(target)
    with pytest.raises(Rejected, match="not a regular file"):
        library.read_file(tmp_path / "link.toml")


def test_l14_one_broken_level_in_a_folder_is_told_and_the_others_pass(tmp_path, capsys):
    good, broken = write(tmp_path, LEVEL, "good.toml"), write(tmp_path, "turns = ", "broken.toml")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "world").mkdir()
    write(tmp_path / "world", "not a level", "data.toml")
    assert check_files([str(tmp_path)]) == REJECTED
    told = capsys.readouterr()
    assert told.out == f"{good}: fine. First Licence, 6 turns, 3 seats.\n"
    assert told.err.splitlines() == [
        f"{broken}:1:9: invalid value.", "    turns =", "            ^",
        f"{tmp_path}/folder.toml: not a regular file.",
    ]  # fmt: skip


def test_l14_a_folder_without_levels_is_said_to_be_none(tmp_path, capsys):
    assert check_files([str(tmp_path)]) == REJECTED
    assert capsys.readouterr().err == f"{tmp_path}: not a regular file.\n"


def test_the_levels_of_the_game_pass(capsys):
    assert check_files([str(library.folder())]) == FINE
    regimes = list((library.folder() / "regimes").glob("*.toml"))
    assert len(regimes) >= 9
    assert len(capsys.readouterr().out.splitlines()) == len(library.names()) + len(regimes)
    assert all(dict(seats(library.read(name).level)) for name in library.names())
