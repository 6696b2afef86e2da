"""Level files by teachers: everything wrong is said, with file, line and field; nothing hangs or leaks."""

import time
from pathlib import Path

import pytest

from game.play.score import score
from game.play.setup import new_worlds
from game.schema import library
from game.schema.caps import PROBLEMS
from game.schema.level import OUTCOMES
from game.schema.library import Entry
from game.schema.problems import Rejected
from tests.schema.material import LEVEL, level_problems, line_of, replaced, write


def one(folder: Path, old: str, new: str) -> str:
    """The single problem of the good level with one passage replaced."""
    text = replaced(old, new)
    problems = level_problems(write(folder, text))
    assert len(problems) == 1, problems
    return problems[0]


def test_a_copy_of_a_good_level_is_the_same_level_under_its_own_name(tmp_path):
    copy = library.read_file(write(tmp_path, LEVEL))
    good = library.read("first-licence")
    assert copy.level.model_copy(update={"id": "first-licence"}) == good.level
    assert copy.fingerprint != good.fingerprint


def test_spelling_of_a_level_does_not_change_its_fingerprint(tmp_path):
    plain = library.read_file(write(tmp_path, LEVEL)).fingerprint
    spelt = LEVEL.replace("[levers]", "# a comment\n[levers]")
    assert library.read_file(write(tmp_path, "\ufeff" + spelt.replace("\n", "\r\n"))).fingerprint == plain
    assert library.read_file(write(tmp_path, replaced("cash = 6.0", "cash = 6.5"))).fingerprint != plain


@pytest.mark.parametrize(
    "text", ["a = [1, 2", "a = {", 'a = """', "[a", "[[a]", "= 3", "a = 1 b = 2", "\x01", "a.b.=1"]
)
def test_l01_every_kind_of_broken_syntax_is_one_sentence(tmp_path, text):
    (problem,) = level_problems(write(tmp_path, text))
    assert problem.startswith(f"{tmp_path}/mine.toml:")
    assert problem.isprintable()


def test_l02_keys_given_twice_name_both_lines(tmp_path):
    text = replaced("cash = 6.0", "cash = 6.0\nbrand = 1.0\ncash = 7.0")
    problems = level_problems(write(tmp_path, text))
    first = line_of(text, "cash = 6.0")
    assert f":{first + 2}: labs.0.cash: is given twice, first on line {first}." in problems[0]
    assert "labs.0.brand: is given twice" in problems[1]


def test_l02_tables_given_twice_are_told_once(tmp_path):
    text = replaced("[scoring.startup]", "[scoring.regulator]")
    (problem,) = level_problems(write(tmp_path, text))
    assert "scoring.regulator: is given twice, first on line" in problem


HOSTILE = {
    "dotted": "a" + ".a" * 30_000 + " = 1",
    "dotted lines": ("a" + ".a" * 200 + " = 1\n") * 100,
    "arrays": "a = " + "[" * 400,
    "arrays on lines": "a = " + "[\n" * 20_000,
    "arrays in text": 'a = """\n' + "[\n" * 20_000,
    "tables": "a = " + "{b = " * 60,
    "quotes": 'a = """' + '"\n' * 30_000,
    "open string": 'a = """' + "x\n" * 30_000,
    "keys": "\n".join(f"a{i} = 1" for i in range(6_000)),
    "tables of tables": LEVEL + "[[labs]]\n" * 5_000,
    "comments": "#\n" * 32_000,
    "empty lines": "\n" * 65_000,
    "zeros": "\0" * 65_000,
    "large": "#" + " " * 70_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_l03_hostile_texts_are_refused_at_once(tmp_path, name):
    path = write(tmp_path, HOSTILE[name])
    begun = time.process_time()
    with pytest.raises(Rejected) as caught:
        library.read_file(path)
    assert time.process_time() - begun < 5.0
    assert len(str(caught.value).splitlines()) <= PROBLEMS + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("turns = 6", "turns = nan", "turns: must be a whole number from 1 to 200, not nan."),
        ("turns = 6", "turns = 6.0", "turns: must be a whole number from 1 to 200, not 6.0."),
        ("turns = 6", "turns = true", "turns: must be a whole number from 1 to 200, not true."),
        ("turns = 6", 'turns = "6"', "turns: must be a whole number from 1 to 200, not '6'."),
        ("turns = 6", "turns = 0", "turns: must be a whole number from 1 to 200, not 0."),
        ("turns = 6", "turns = 0x" + "f" * 400, "turns: must be a whole number from 1 to 200, not 44462"),
        ("cash = 6.0", "cash = inf", "labs.0.cash: must be a number from -1000 to 100000, not inf."),
        ("cash = 6.0", "cash = 1e400", "labs.0.cash: must be a number from -1000 to 100000, not inf."),
        ("cash = 6.0", "cash = 1979-05-27", "labs.0.cash: must be a number from -1000 to 100000, not 1979-05-27."),
        ("safety = 0.5", "safety = 1.5", "labs.0.safety: must be a number from 0 to 1, not 1.5."),
        ('difficulty = "tutorial"', 'difficulty = "mad"', "difficulty: must be one of tutorial, easy, medium, hard"),
        (
            'starts = "2024-Q1"',
            'starts = "2024-Q5"',
            "starts: must be a year and a quarter like 2026-Q3, not '2024-Q5'.",
        ),
        ("medals = [51.5, 60.5, 68.5]", "medals = [51.5, 60.5]", "scoring.regulator.medals.2: is missing."),
        ("price = { USA = 10.0", "price = { USA = true", "labs.0.dials.price.USA: must be a number, not true."),
        ("enforcement = 0.2", 'enforcement = "x"', "regulators.0.dials.enforcement: must be a number or a table"),
        ('id = "halyard"', 'id = "Halyard"', "labs.0.id: must be a name of small letters"),
    ],
)
def test_l04_l08_values_of_the_wrong_kind_or_size_name_field_and_range(tmp_path, old, new, said):
    problem = one(tmp_path, old, new)
    assert said in problem
    assert problem.startswith(f"{tmp_path}/mine.toml:{line_of(replaced(old, new), new)}:")


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("turns = 6", "trns = 6", "turns"),
        ("cash = 6.0", "csh = 6.0", "cash"),
        ('"notice", "enf', '"notise", "enf', "notice"),
        ('opponent = "guardian"', 'opponent = "guardian"\ngaol = "x"', "goal"),
        ("[scoring.startup]", "[scoring.startups]", None),
    ],
)
def test_l05_misspelt_names_get_the_nearest_one(tmp_path, old, new, meant):
    problems = " ".join(level_problems(write(tmp_path, replaced(old, new))))
    assert f"Did you mean '{meant}'?" in problems if meant else "startups" in problems


def test_requests_for_licences_need_officers(tmp_path):
    """Without that lever nobody would be there to answer them."""
    text = replaced('"enforcement", "licence_staff"', '"enforcement"')
    assert "'licence_application' needs the regulator lever 'licence_staff'" in " ".join(
        level_problems(write(tmp_path, text))
    )


def test_l06_shares_must_add_up(tmp_path):
    assert "must add up to 1, give or take 0.000001, not 0.9999." in one(tmp_path, "demand = 0.45", "demand = 0.4499")
    assert "must add up to 1, give or take 0.000001, not 1.0001." in one(tmp_path, "demand = 0.45", "demand = 0.4501")
    assert "something must count" in one(
        tmp_path, "weights = { frontier = 40, markets = 40, finance = 20 }\n", "weights = {}\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'region = "CHN"\ncash',
            'region = "CHI"\ncash',
            "labs.1.region: there is no region 'CHI'. Did you mean 'CHN'?",
        ),
        ("compute = { west = 40000.0 }", "compute = { wets = 1.0 }", "labs.0.compute.wets: there is no stack 'wets'."),
        ('holder = "jinsha"', 'holder = "halyard"', "seats.2.holder: 'halyard' is seats.1 already."),
        ("events = []", 'events = ["price_war", "price_war"]', "events.1: 'price_war' is listed twice."),
        ('id = "jinsha"', 'id = "capitol"', "labs.1.id: 'capitol' is the id of regulators.0 too."),
        ("security = 45", "secrecy = 45", "weights.secrecy: there is no outcome 'secrecy'. Did you mean 'security'?"),
        ("price = { USA = 10.0, EUR", "price = { USB = 10.0, EUR", "labs.0.dials.price.USB: there is no region 'USB'."),
        ("enforcement = 0.2", "enforcement = 2.0", "dials.enforcement: must lie between 0 and 1, not 2."),
        ("notice = 1.0", "notice = 1.5", "dials.notice: Notice period is a choice; it must be a whole number"),
        ("own_progress = 0.08", "own_progress = 8.0", "constants.own_progress: must lie between 0.03 and 0.2 log10"),
        (
            "own_progress = 0.08",
            "own_pogress = 0.08",
            "there is no constant 'own_pogress'. Did you mean 'own_progress'?",
        ),
        ("turns = 6", "turns = 5", "coaching: 6 lines for 5 turns; there is one for each turn."),
        ("medals = [51.5, 60.5", "medals = [66.0, 60.5", "scoring.regulator.medals: must rise from bronze to gold."),
        (
            "security = [41, 97]",
            "security = [97, 41]",
            "ranges.security: must rise from 0 points to 100, not",
        ),
        ("security = [41, 97]", "safety = [41, 97]", "ranges.safety: there is no outcome 'safety'."),
    ],
)
def test_l07_names_that_lead_nowhere_and_settings_out_of_bounds(tmp_path, old, new, said):
    problems = level_problems(write(tmp_path, replaced(old, new)))
    assert any(said in problem for problem in problems), problems


def test_l07_somebody_must_be_playable(tmp_path):
    (problem,) = level_problems(write(tmp_path, LEVEL.replace("playable = true", "playable = false")))
    assert "seats: at least one seat must be playable." in problem


def test_l07_all_problems_are_told_at_once_in_the_order_of_lines(tmp_path):
    text = replaced(
        "cash = 6.0", "cash = -2000.0", replaced("turns = 6", "turns = 0", replaced("hub = 0.5", "hub = 5"))
    )
    problems = level_problems(write(tmp_path, text))
    lines = [int(problem.removeprefix(f"{tmp_path}/mine.toml:").partition(":")[0]) for problem in problems]
    assert lines == sorted(lines) == [line_of(text, "turns = 0"), line_of(text, "cash = -2"), line_of(text, "hub = 5")]


def test_l08_more_problems_than_anyone_reads_are_counted(tmp_path):
    text = LEVEL + "".join(f"[[world.stacks]]\nid = {i}\n" for i in range(60))
    with pytest.raises(Rejected) as caught:
        library.read_file(write(tmp_path, text))
    listed = str(caught.value).splitlines()
    assert len(listed) == PROBLEMS + 1
    assert listed[-1].startswith("and ")


def test_l10_values_from_files_are_shown_harmless_and_short(tmp_path):
    nasty = "\\u001b[31m<script>\\u202e" + "x" * 300
    problem = one(tmp_path, 'difficulty = "tutorial"', f'difficulty = "{nasty}"')
    assert problem.isprintable()
    assert "\\x1b[31m<script>\\u202e" in problem
    assert len(problem) < 300


def test_l11_a_level_that_is_being_edited_does_not_change_one_already_read(tmp_path, monkeypatch):
    (tmp_path / "world").mkdir()
    monkeypatch.setattr(library, "folder", lambda: tmp_path)
    write(tmp_path, LEVEL)
    before = library.read("mine")
    time.sleep(0.01)
    write(tmp_path, replaced("turns = 6", "turns = 7"))
    assert (before.level.turns, library.read("mine").level.turns) == (6, 7)


def test_l13_a_level_holds_no_code_and_its_id_is_its_file_name(tmp_path):
    assert "a level's id is the name of its file" in level_problems(write(tmp_path, 'id = "mine"\n' + LEVEL))[0]
    (problem,) = level_problems(write(tmp_path, LEVEL, "Mine.toml"))
    assert "id: must be a name of small letters" in problem
    (problem,) = level_problems(write(tmp_path, LEVEL, "com1.toml"))
    assert "is the name of a device" in problem


def test_l14_a_broken_level_does_not_hide_the_others(tmp_path, monkeypatch):
    write(tmp_path, LEVEL, "good.toml")
    write(tmp_path, "turns = ", "broken.toml")
    write(tmp_path, b"\xff\xfe", "letters.toml")
    (tmp_path / "folder.toml").mkdir()
    monkeypatch.setattr(library, "folder", lambda: tmp_path)
    entries, broken = library.survey()
    assert [entry.level.id for entry in entries] == ["good"]
    assert set(broken) == {"broken", "folder", "letters"}
    assert "not a regular file" in broken["folder"].problems[0]
    assert "byte 0" in broken["letters"].problems[0]


def test_a_world_is_found_beside_the_level_first_and_its_problems_name_its_own_file(tmp_path):
    head, _, rest = LEVEL.partition("[world]\n")
    world = rest.replace("[[world.", "[[")
    (tmp_path / "world").mkdir()
    write(tmp_path / "world", world, "small.toml")
    named = 'world = "small"\n' + head
    inline = library.read_file(write(tmp_path, LEVEL))
    assert library.read_file(write(tmp_path, named)).fingerprint == inline.fingerprint
    write(tmp_path / "world", world.replace("demand = 0.45", "demand = 4.5"), "small.toml")
    (problem,) = level_problems(write(tmp_path, named))
    assert problem.startswith(f"{tmp_path}/world/small.toml:{line_of(world, 'demand = 0.45')}: world.regions.0.demand:")
    (problem,) = level_problems(write(tmp_path, 'world = "smal"\n' + head))
    assert "mine.toml:1: world: there is no world 'smal'. Did you mean 'small'?" in problem


def test_an_unknown_level_is_no_path(tmp_path):
    for name in ("../x", "/etc/passwd", "con", "", "a:b", "first-licence ", "First-Licence"):
        with pytest.raises(Rejected, match="There is no level"):
            library.read(name)


def test_outcomes_that_levels_may_weigh_are_those_that_are_scored(entry: Entry):
    world = new_worlds(entry.level, [1])
    for seat in entry.level.seats:
        role = "regulator" if seat.holder in world.names.regulators else "startup"
        assert tuple(score(entry.level, seat.holder, world, world, world).parts) == OUTCOMES[role]
