"""The doors: every command works, every failure is one sentence and its exit code."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from game.ai.catalogue import players
from game.doors import speech, table
from game.doors.codes import (
    ENVIRONMENT,
    FINE,
    INTERNAL,
    INTERRUPTED,
    OTHER_RULES,
    OUT_OF_SYNC,
    REJECTED,
    USAGE,
)
from game.play import saving
from game.play.match import Match
from game.schema import library
from game.schema.level import OUTCOMES
from game.schema.reading import canonical
from tests.schema.material import LEVEL, write

COMMANDS = ("levels", "check", "play", "simulate", "replay", "replay verify", "replay show", "bench", "constants")
COMMANDS += ("validate", "experiments", "replay what-if", "replay watch")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv(saving.HOME, str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command; returns its exit code, what it said and what it complained about."""

    def command(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        try:
            code = cli.main(words)
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def game(tmp_path) -> Path:
    """A replay of three turns."""
    entry = library.read("first-licence")
    match = Match(entry.level, entry.fingerprint, 7, "", players(entry.level))
    for _ in range(3):
        match.end_turn()
    return write(tmp_path, canonical(match.replay()), "game.json")


def spoilt(game: Path, **change: object) -> Path:
    data = json.loads(game.read_text("utf-8"))
    return write(game.parent, json.dumps(data | change), "spoilt.json")


# -- help, versions, usage ------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_helps_with_an_example(run, command):
    code, said, _ = run(*command.split(), "--help")
    assert code == FINE
    assert re.search(rf"example: high-fence {command.split(' ')[0]}", " ".join(said.split()))


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["play", "--help"]])
def test_help_and_version_load_nothing_heavy(words):
    probe = (
        "import sys; from game.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'pygame', 'pydantic'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe, *words], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["play"],
        ["check"],
        ["replay"],
        ["replay", "verify"],
        ["simulate", "first-licence"],
        ["simulate", "first-licence", "--seeds", "0"],
        ["simulate", "first-licence", "--seeds", "1e9"],
        ["play", "first-licence", "--seed", "-1"],
        ["play", "first-licence", "--seed", str(2**63)],
        ["play", "first-licence", "--size", "1280"],
        ["play", "atlantis", "--text"],
        ["play", "first-licence", "--role", "jinsha", "--text"],
        ["play", "first-licence", "--role", "emperor", "--text"],
        ["play", "mythos-2026", "--role", "startup", "--text"],
        ["simulate", "../levels/first-licence", "--seeds", "1"],
        ["simulate", "first-licence", "--seeds", "1", "--set", "caution"],
        ["simulate", "first-licence", "--seeds", "1", "--set", "caution=much"],
        ["simulate", "first-licence", "--seeds", "1", "--set", "caution=nan"],
        ["simulate", "first-licence", "--seeds", "1", "--set", "caution=99"],
        ["simulate", "first-licence", "--seeds", "1", "--set", "cuation=2"],
        ["play", "first-licence", "--text", "--set", "caution=99"],
        ["play", "game.json", "--text", "--set", "caution=2"],
        ["constants", "cuation"],
        ["constants", "--level", "atlantis"],
        ["validate", "--only", "E99"],
        ["validate", "--card", "--only", "E14"],
        ["validate", "--card", "--set", "caution=2"],
        ["validate", "--only", "E14", "--set", "caution=99"],
        ["experiments", "--set", "nothing=1"],
    ],
)
def test_wrong_usage_is_exit_2_and_starts_nothing(run, words):
    code, said, complained = run(*words)
    assert code == USAGE
    assert not said
    assert complained
    assert "Traceback" not in complained


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("jinsha", "'jinsha' is played by the computer here. Seats to take: capitol (regulator), halyard (startup)."),
        ("emperor", "'emperor' is no seat here. Seats to take: capitol (regulator), halyard (startup)."),
    ],
)
def test_roles_that_cannot_be_taken_are_explained(run, role, said):
    assert said in run("play", "first-licence", "--role", role, "--text")[2]
    assert (
        "could be more than one seat: meridian (startup), qinghe (startup)"
        in run("play", "mythos-2026", "--role", "startup", "--text")[2]
    )


@pytest.mark.parametrize("role", ["capitol", "cap", "CAPITOL", "regulator", "Western"])
def test_a_role_may_be_an_id_the_start_of_a_name_or_what_one_is(run, role):
    code, said, _ = run("play", "first-licence", "--role", role, "--text", "--seed", "3")
    assert code == FINE
    assert "You are Capitol, regulator" in said


# -- levels and check -----------------------------------------------------------------------------------


def test_levels_are_a_table_and_json(run):
    code, said, _ = run("levels")
    assert code == FINE
    assert [line.split()[0] for line in said.splitlines()[1:]] == library.names()
    code, said, _ = run("levels", "--json")
    levels = json.loads(said)
    assert [level["id"] for level in levels] == library.names()
    assert all(any(seat["playable"] for seat in level["seats"]) for level in levels)


def test_l14_a_broken_level_is_told_and_the_others_listed(run, tmp_path, monkeypatch):
    write(tmp_path, LEVEL, "good.toml")
    write(tmp_path, "turns = 0", "bad.toml")
    monkeypatch.setattr(library, "folder", lambda: tmp_path)
    code, said, complained = run("levels")
    assert (code, "good" in said) == (FINE, True)
    assert "bad cannot be played." in complained


def test_check_tells_everything_about_every_file(run, tmp_path):
    good = write(tmp_path, LEVEL, "good.toml")
    bad = write(tmp_path, LEVEL.replace("turns = 6", "trns = 6"), "bad.toml")
    code, said, complained = run("check", str(bad), str(good), str(tmp_path / "none.toml"))
    assert code == REJECTED
    assert f"{good}: fine. First Licence, 6 turns, 3 seats." in said
    assert f"{bad}:4: trns: there is no such field here. Did you mean 'turns'?" in complained
    assert "none.toml: there is no such file." in complained
    assert run("check", str(good))[0] == FINE


def test_check_knows_the_characters(run, tmp_path):
    path = write(tmp_path, LEVEL.replace('opponent = "guardian"', 'opponent = "gardian"'))
    code, _, complained = run("check", str(path))
    assert code == REJECTED
    assert "seats.0.opponent: there is no regulator opponent 'gardian'. Did you mean 'guardian'?" in complained


def test_l09_check_plays_the_level_once(run, tmp_path, monkeypatch):
    def breaks(self: Match) -> None:
        raise FloatingPointError("overflow")

    monkeypatch.setattr(Match, "end_turn", breaks)
    code, _, complained = run("check", str(write(tmp_path, LEVEL)))
    assert code == REJECTED
    assert "mine.toml: turn 1 cannot be played (overflow)." in complained


def test_l10_what_files_say_cannot_paint_the_terminal(run, tmp_path, monkeypatch):
    write(tmp_path, LEVEL.replace('title = "First Licence"', 'title = "\\u001b[31mred\\u202e"'), "paint.toml")
    monkeypatch.setattr(library, "folder", lambda: tmp_path)
    _, said, _ = run("levels")
    assert "\x1b" not in said
    assert "\\x1b[31mred\\u202e" in said


# -- replays --------------------------------------------------------------------------------------------


def test_a_true_replay_is_told(run, game):
    code, said, _ = run("replay", "verify", str(game))
    assert code == FINE
    assert said == f"{game}: true. 3 turns of First Licence, every column as recorded.\n"


def test_a_replay_can_be_read(run, game):
    code, said, _ = run("replay", "show", str(game))
    assert code == FINE
    assert "Turn 3, 2024-Q3" in said
    assert "Scores after turn 3" in said


def test_out_of_sync_is_exit_4_and_shown_up_to_there(run, game):
    digests = json.loads(game.read_text("utf-8"))["digests"]
    path = spoilt(game, digests=[*digests[:2], "0" * len(digests[2])])
    code, _, complained = run("replay", "verify", str(path))
    assert code == OUT_OF_SYNC
    assert complained.startswith(f"{path}: out of sync at turn 3: the first column that differs is clock.seed")
    code, said, _ = run("replay", "show", str(path))
    assert code == OUT_OF_SYNC
    assert "Turn 2, 2024-Q2" in said
    assert "Turn 3" not in said


def test_other_rules_are_exit_5(run, game):
    for change in ({"rules": "0"}, {"format": 2}):
        code, _, complained = run("replay", "verify", str(spoilt(game, **change)))
        assert code == OTHER_RULES
        assert "spoilt.json: " in complained


@pytest.mark.parametrize("change", [{"level_hash": "0" * 64}, {"level": "atlantis"}, {"seat": "nobody"}, {"seed": -1}])
def test_a_replay_that_fits_nothing_is_exit_3(run, game, change):
    code, _, complained = run("replay", "verify", str(spoilt(game, **change)))
    assert code == REJECTED
    assert complained.count("\n") == 1


def test_a_replay_of_a_level_file_names_the_file(run, game, tmp_path):
    path = write(tmp_path, LEVEL.replace("cash = 6.0", "cash = 7.0"), "own.toml")
    entry = library.read_file(path)
    match = Match(entry.level, entry.fingerprint, 7, "", players(entry.level))
    match.end_turn()
    own = write(tmp_path, canonical(match.replay()), "own.json")
    assert run("replay", "verify", str(own))[0] == REJECTED
    assert run("replay", "verify", str(own), "--level", str(path))[0] == FINE


# -- simulate -------------------------------------------------------------------------------------------


def test_simulate_writes_a_row_for_every_seed_seat_and_turn(run, tmp_path):
    path = tmp_path / "games.csv"
    code, said, complained = run("simulate", "first-licence", "--seeds", "4", "--turns", "3", "--out", str(path))
    assert (code, said) == (FINE, "")
    assert "4 games of 3 turns, 36 rows" in complained
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert {(row["seed"], row["seat"], row["turn"]) for row in rows} == {
        (str(seed), seat, str(turn))
        for seed in range(1, 5)
        for seat in ("capitol", "halyard", "jinsha")
        for turn in (1, 2, 3)
    }
    for row in rows:
        assert all(row[name] for name in OUTCOMES["regulator" if row["role"] == "regulator" else "startup"])
    code, said, _ = run("simulate", "first-licence", "--seeds", "4", "--turns", "3", "--json")
    assert [float(json.loads(line)["score"]) for line in said.splitlines()] == [float(row["score"]) for row in rows]


def test_simulated_games_are_the_games_that_are_played(run):
    _, said, _ = run("simulate", "first-licence", "--seeds", "2", "--json")
    last = {
        row["seat"]: row["score"] for row in map(json.loads, said.splitlines()) if (row["seed"], row["turn"]) == (2, 6)
    }
    entry = library.read("first-licence")
    match = Match(entry.level, entry.fingerprint, 2, "", players(entry.level))
    while not match.over:
        match.end_turn()
    assert last == {seat: round(float(match.score(seat).total[0]), 6) for seat in last}


def test_r06_a_disk_that_fails_keeps_the_old_table(run, tmp_path):
    path = tmp_path / "folder.csv"
    path.mkdir()
    code, _, complained = run("simulate", "first-licence", "--seeds", "1", "--out", str(path))
    assert code == ENVIRONMENT
    assert complained.count("\n") == 1
    assert list(tmp_path.glob("*.tmp")) == []


# -- playing --------------------------------------------------------------------------------------------


def test_a_game_can_be_piped_in_and_played_on(run):
    code, said, _ = run("play", "first-licence", "--text", "--seed", "9", typed="set enf 50%\nend\nset notice none\n")
    assert code == FINE
    assert "> set enf 50%" in said
    path = re.search(r"Play on with: high-fence play (\S+\.json) --text", said)
    assert path
    code, said, _ = run("play", path[1], "--text", typed="orders\nend\n")
    assert code == FINE
    assert "turn 2 of 6" in said
    assert "Ordered: notice none" in said
    assert "turn 3 of 6" in said


def test_a_level_file_can_be_played(run, tmp_path):
    path = write(tmp_path, LEVEL.replace('title = "First Licence"', 'title = "My own"'))
    code, said, _ = run("play", str(path), "--text")
    assert code == FINE
    assert "My own." in said


@pytest.mark.parametrize("words", [[], ["play", "mythos-2026"]])
def test_e01_without_a_display_the_game_is_text_and_says_so(run, monkeypatch, words):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    code, said, complained = run(*words, typed="state\n")
    assert code == FINE
    assert complained == "There is no display, so the game is played as text; type 'help' for the commands.\n"
    assert ("Mythos" if words else "First Licence") in said


def test_the_window_gets_level_seat_seed_and_save(run, monkeypatch):
    seen: list[object] = []
    monkeypatch.setattr("game.ui.window.run", lambda *place, **frame: seen.append((place, frame)) or 0)
    frame = {"size": None, "state_log": None, "shot": None, "constants": {}, "skill": "", "persons": ()}
    assert run()[0] == run("play", "mythos-2026", "--role", "wash", "--seed", "4", "--size", "1600x900")[0] == FINE
    assert run("play", "save.json")[0] == FINE
    assert seen == [
        ((None, None, None), {"resume": None, **frame}),
        (("mythos-2026", "washington", 4), {"resume": None, **frame, "size": (1600, 900)}),
        ((None, None, None), {"resume": "save.json", **frame}),
    ]


# -- failures -------------------------------------------------------------------------------------------


def test_e19_a_missing_package_is_told_with_its_cure(run, monkeypatch):
    def missing(_options: object) -> int:
        raise ModuleNotFoundError("No module named 'pygame'", name="pygame")

    monkeypatch.setattr(table, "sit_down", missing)
    code, _, complained = run()
    assert code == ENVIRONMENT
    assert complained == "The package 'pygame' is missing. Install the game again: pip install high-fence\n"


def test_a_fault_of_the_game_is_a_sentence_and_a_traceback_only_if_asked(run, monkeypatch):
    def broken(_options: object) -> int:
        raise KeyError("labs")

    monkeypatch.setattr(table, "sit_down", broken)
    code, _, complained = run()
    assert code == INTERNAL
    assert complained == "The game has a fault (KeyError: 'labs'). Run the command again with --debug to see where.\n"
    for words in (["--debug"], ["--debug", "play", "x"], ["play", "x", "--debug"]):
        assert "Traceback" in run(*words)[2]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), INTERRUPTED),
        (speech.Unusable("no"), ENVIRONMENT),
        (PermissionError(13, "Denied", "x"), ENVIRONMENT),
    ],
)
def test_other_endings(run, monkeypatch, error, code):
    def ends(_options: object) -> int:
        raise error

    monkeypatch.setattr(table, "sit_down", ends)
    ended, _, complained = run()
    assert ended == code
    assert complained.count("\n") <= 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a shell")
def test_a_reader_that_leaves_early_is_no_failure():
    command = f"{sys.executable} -m game simulate first-licence --seeds 200 --turns 1 | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602
    assert done.stdout.startswith("level,seed")
    assert done.stderr == ""


@pytest.mark.parametrize("setting", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LANG": "C"}])
def test_e15_poor_terminals_get_the_text_all_the_same(tmp_path, setting):
    surroundings = {**os.environ, saving.HOME: str(tmp_path), **setting}
    words = [sys.executable, "-X", "dev", "-W", "error", "-m", "game", "play", "mythos-2026", "--text"]
    done = subprocess.run(words, input=b"end\nlevers\n", capture_output=True, env=surroundings, check=False)
    assert (done.returncode, done.stderr) == (FINE, b"")
    assert b"turn 2 of 10" in done.stdout


# -- constants and validation ------------------------------------------------------------------------------


def test_constants_are_listed_with_value_range_source_and_meaning(run):
    code, said, _ = run("constants", "learning", "caution")
    assert code == FINE
    assert "learning = 0.322 (0.2 to 0.45; R IK94): exponent of cost on experience" in said
    assert "Irwin and Klenow 1994" in said
    assert "chosen so that the whole behaves" in said
    code, said, _ = run("constants", "--json")
    listed = json.loads(said)
    assert len(listed) > 100
    assert {"name", "value", "unit", "low", "high", "kind", "source", "reference", "meaning"} <= set(listed[0])


def test_a_misspelt_constant_gets_the_nearest_and_a_wild_one_its_range(run):
    assert "Did you mean 'caution'" in run("constants", "cuation")[2]
    assert "'high-fence constants' lists them all" in run("constants", "qqqqqq")[2]
    complained = run("simulate", "first-licence", "--seeds", "1", "--set", "caution=99")[2]
    assert complained == "caution must lie between 0.4 and 6, not 99.\n"


def test_constants_of_a_level_say_what_it_states(run, tmp_path):
    leaving = '{ value = 2.0, low = 1.0, high = 3.0, kind = "G", source = "IK94", about = "they leave fast" }'
    text = (library.folder() / "first-licence.toml").read_text("utf-8")
    text = text.replace("[constants]\n", f"[constants]\ncaution = 2.5\nleaving = {leaving}\n")
    path = write(tmp_path, text, "mine.toml")
    code, said, complained = run("constants", "caution", "leaving", "--level", str(path))
    assert (code, complained) == (FINE, "")
    assert "caution = 2.5" in said
    assert "Stated by mine; elsewhere 1.5." in said
    assert "leaving = 2 1/quarter (1 to 3; G IK94)" in said
    assert "they leave fast" in said
    assert run("simulate", str(path), "--seeds", "1", "--turns", "1", "--set", "leaving=2.9")[0] == FINE
    assert run("simulate", str(path), "--seeds", "1", "--turns", "1", "--set", "leaving=0.3")[0] == USAGE


def test_a_set_constant_changes_a_simulation_and_the_same_value_does_not(run):
    words = ("simulate", "first-licence", "--seeds", "2", "--turns", "2")
    plain, same, other = (run(*words, *more)[1] for more in ((), ("--set", "caution=1.5"), ("--set", "switching=0.3")))
    assert plain == same
    assert plain != other


def test_a_game_with_set_constants_replays_truthfully_and_knows_when_they_were_altered(run, home):
    words = ("play", "first-licence", "--text", "--seed", "4", "--set", "taste_price=0.9")
    code, said, _ = run(*words, typed="end\nend\n")
    assert code == FINE
    assert "taste_price 0.9 instead of 1.1" in said
    save = write(home, max((home / "home" / "saves").iterdir()).read_text("utf-8"), "kept.json")
    assert run("replay", "verify", str(save))[0] == FINE
    assert run("play", str(save), "--text", typed="end\n")[0] == FINE
    assert run("replay", "verify", str(spoilt(save, constants={"taste_price": 1.0})))[0] == OUT_OF_SYNC
    for wrong in ({"taste_price": 9.0}, {"no_such": 1.0}):
        code, _, complained = run("replay", "verify", str(spoilt(save, constants=wrong)))
        assert code == REJECTED
        assert "constants:" in complained


def test_a_replay_from_before_constants_could_be_set_is_still_read(run, game):
    data = json.loads(game.read_text("utf-8"))
    assert data.pop("constants") == {}
    old = write(game.parent, json.dumps(data), "old.json")
    assert run("replay", "verify", str(old))[0] == FINE


def test_validate_tells_what_was_expected_found_and_missed(run, tmp_path):
    files = ("--html", str(tmp_path / "page.html"), "--json", str(tmp_path / "found.json"))
    code, said, complained = run("validate", "--only", "f28,E14", "--seeds", "4", "--jobs", "1", *files)
    assert code == FINE
    assert "E14: screening decides collateral damage: holds." in said
    assert "F28" in said
    assert "Claims tested as experiments: 1 of 1 hold." in said
    assert complained.count("\n") == 2
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))
    assert [one["name"] for one in found["findings"]] == ["E14", "F28"]
    assert found["levels"]["mythos-2026"] == library.read("mythos-2026").fingerprint
    assert "collateral" in (tmp_path / "page.html").read_text("utf-8")


def test_validate_can_say_it_all_to_a_machine(run):
    code, said, _ = run("validate", "--only", "E14", "--seeds", "2", "--jobs", "1", "--json", "-", "--set", "caution=2")
    assert code == FINE
    assert json.loads(said)["constants"] == {"caution": 2.0}


def test_two_processes_find_what_one_finds(run):
    words = ("validate", "--only", "E14,F28", "--seeds", "3", "--json", "-")
    assert run(*words, "--jobs", "1")[1] == run(*words, "--jobs", "2")[1]
