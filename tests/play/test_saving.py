"""Saves: whatever happens while one is written or read, the last good game is there."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from game.ai.catalogue import players
from game.play import saving
from game.play.match import Match
from game.schema import library
from game.schema.files import write_text
from game.schema.order import Order
from game.schema.problems import OtherVersion, Rejected

FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """A home of its own for every test."""
    monkeypatch.setenv(saving.HOME, str(tmp_path / "Zoë’s home"))
    return saving.home()


@pytest.fixture
def match() -> Match:
    entry = library.read("first-licence")
    return Match(entry.level, entry.fingerprint, 7, "capitol", players(entry.level))


def names() -> list[str]:
    return sorted(path.name for path in saving.folder().iterdir())


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def test_a_saved_game_is_the_game_with_its_orders(match):
    match.submit(Order(seat="capitol", lever="enforcement", value=0.5))
    path = saving.save_as(match, "Before the ban")
    assert saving.load(path) == (match.replay("Before the ban"), "")
    assert path.parent == saving.folder()


def test_the_home_is_the_user_s_unless_chosen(monkeypatch):
    monkeypatch.delenv(saving.HOME)
    assert saving.home().name == "high-fence"
    monkeypatch.setenv(saving.HOME, "~/elsewhere")
    assert saving.home() == Path.home() / "elsewhere"


def test_autosaves_before_and_after_a_turn_are_two_files_and_the_last_few_are_kept(match):
    group = saving.new_game(match)
    for _ in range(3):
        match.submit(Order(seat="capitol", lever="enforcement", value=0.2 + match.turn / 10))
        saving.autosave(group, match)
        match.end_turn()
        saving.autosave(group, match)
    assert [save.step for save in saving.saves()] == ["t003a", "t002b", "t002a", "t001b", "t001a", "t000b"]
    saving.autosave(group, match)
    assert [save.step for save in saving.saves()].count("t003a") == 1
    for _ in range(40):
        saving.save_as(match, "one")
    assert len([save for save in saving.saves() if save.kind == "save"]) == saving.KEPT["save"]
    for turn in range(40):
        saving._write(group, match.replay(), f"t{turn + 100}a")
    assert len([save for save in saving.saves() if save.group == group]) == saving.KEPT["auto"]


def test_every_start_has_its_own_autosaves(match):
    groups = []
    for _ in range(3):
        groups.append(saving.new_game(match))
        saving.autosave(groups[-1], match)
    assert len(set(groups)) == 3
    assert len(saving.saves()) == 3
    assert saving.group_of(saving.saves()[0].path) == groups[-1]
    assert saving.group_of(saving.save_as(match, "named")) == ""


def test_names_of_people_become_safe_file_names(match):
    for name in ("../../etc/passwd", "con", "a:b*?", "Zoë", "Zoe", "", "   ", "ÄÖÜ" * 20, "😀"):
        path = saving.save_as(match, name)
        assert path.parent == saving.folder()
        assert path.name.isascii()
        assert saving.load(path)[0].name == name.strip()
    assert len({save.group for save in saving.saves()}) == 8
    with pytest.raises(ValueError, match="invisible"):
        saving.save_as(match, "a\u202eb")


def test_s26_a_broken_save_falls_back_to_the_one_before_and_is_kept(match):
    first = saving.save_as(match, "one")
    match.end_turn()
    second = saving.save_as(match, "one")
    spoil(second)
    replay, note = saving.load(second)
    assert replay.orders == ()
    assert f"An older save of the game was loaded, {first.name}." in note
    assert names() == [first.name, second.name + ".bad"]


def test_s01_without_an_older_one_the_reason_is_told_and_nothing_is_touched(match):
    path = saving.save_as(match, "one")
    path.write_bytes(b"")
    with pytest.raises(Rejected, match="the file is empty"):
        saving.load(path)
    assert names() == [path.name]


def test_s16_a_save_of_another_version_is_not_broken(match):
    saving.save_as(match, "one")
    path = saving.save_as(match, "one")
    path.write_text(path.read_text("utf-8").replace('"format":1', '"format":2'), "utf-8")
    with pytest.raises(OtherVersion, match="format 2"):
        saving.load(path)
    assert path.exists()


def test_s27_one_bad_save_among_many_is_a_row_with_its_reason(match):
    good = [saving.save_as(match, f"game {i}") for i in range(5)]
    spoil(good[2])
    good[3].unlink()
    good[3].mkdir()
    (saving.folder() / "notes.txt").write_text("mine", "utf-8")
    rows = saving.rows(100)
    assert [row.save.path for row in rows] == good[::-1]
    assert [bool(row.problem) for row in rows] == [False, True, True, False, False]
    assert "not a regular file" in rows[1].problem
    assert all(row.replay is None for row in rows if row.problem)


def test_s20_a_folder_named_like_the_next_save_does_not_stop_play(match):
    (saving.folder() / "000001-save-one-000000.json").mkdir(parents=True)
    assert saving.load(saving.save_as(match, "one"))[1] == ""


def test_no_folder_yet_is_an_empty_list():
    assert saving.saves() == []
    assert saving.rows(100) == []


def test_e14_order_does_not_depend_on_the_clock(match):
    paths = [saving.save_as(match, f"game {i}") for i in range(3)]
    for i, path in enumerate(paths):
        os.utime(path, (10**9 - i * 10**6, 10**9 - i * 10**6))
    assert [save.path for save in saving.saves()] == paths[::-1]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("place", ["mkstemp", "write", "fsync", "replace"])
def test_e05_a_disk_that_fails_leaves_the_old_file_and_says_so(tmp_path, monkeypatch, fault, place):
    path = tmp_path / "settings.json"
    write_text(path, "old")

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(fault, os.strerror(fault))

    class Full:
        def __init__(self, handle: int, *_args: object, **_kwargs: object) -> None:
            self.handle = handle

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_args: object) -> None:
            os.close(self.handle)

        write = fail

    target = {
        "mkstemp": (tempfile, "mkstemp"),
        "write": (os, "fdopen"),
        "fsync": (os, "fsync"),
        "replace": (Path, "replace"),
    }
    monkeypatch.setattr(*target[place], Full if place == "write" else fail)
    with pytest.raises(OSError, match=os.strerror(fault)):
        write_text(path, "new")
    monkeypatch.undo()
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_e05_a_folder_that_cannot_be_synced_is_no_failure(tmp_path, monkeypatch):
    real = os.fsync

    def only_files(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").is_dir():
            raise OSError(errno.EINVAL, "not here")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_text(tmp_path / "x", "new")
    assert (tmp_path / "x").read_text("utf-8") == "new"


def test_e06_a_folder_that_cannot_be_written_is_told(match, home):
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the home should be", "utf-8")
    with pytest.raises(OSError, match=r"."):
        saving.save_as(match, "one")


WRITER = """
import sys
from pathlib import Path
from game.schema.files import write_text
path, turn = Path(sys.argv[1]), 0
while True:
    write_text(path, f"{turn:>9}" * 9000 + "\\n")
    print(turn, flush=True)
    turn += 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_e07_killed_at_any_moment_the_last_acknowledged_save_is_whole(tmp_path):
    path = tmp_path / "save"
    for wait in (0.05, 0.011, 0.023, 0.037, 0.002, 0.017):
        path.unlink(missing_ok=True)
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == "0\n"
            time.sleep(wait)
            os.kill(writer.pid, signal.SIGKILL)
            acknowledged = [0, *(int(line) for line in writer.stdout.read().split("\n")[:-1])]
        content = path.read_text("utf-8")
        turns = set(content.split())
        assert len(content) == 81_001
        assert len(turns) == 1
        assert int(turns.pop()) >= acknowledged[-1]


def test_files_left_by_a_crash_are_swept_when_they_are_old(match):
    saving.save_as(match, "one")
    old, new = (saving.folder() / f".save-{age}.tmp" for age in ("old", "new"))
    for path in (old, new):
        path.write_text("half", "utf-8")
    os.utime(old, (1, 1))
    saving.save_as(match, "one")
    assert (old.exists(), new.exists()) == (False, True)
