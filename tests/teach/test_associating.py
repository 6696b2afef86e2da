"""A double click on an assignment: the desktop's own tools say that the game opens it."""

import os
import shutil
import subprocess
import sys

import pytest

from game.cli import main
from game.doors.codes import ENVIRONMENT, FINE

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only freedesktop systems know such patterns")


def asked(tool, *words):
    """What a tool of the desktop says."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    return subprocess.run([tool, *words], capture_output=True, text=True, check=True, env=dict(os.environ)).stdout


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config").mkdir()
    return tmp_path


@LINUX
def test_the_pattern_and_the_program_are_written_down(home, capsys):
    assert main(["teach", "associate"]) == FINE
    assert "high-fence.desktop" in capsys.readouterr().out
    entry = (home / "share" / "applications" / "high-fence.desktop").read_text("utf-8")
    assert f'Exec="{sys.executable}" -m game play %f' in entry
    kinds = (home / "share" / "mime" / "packages" / "high-fence.xml").read_text("utf-8")
    assert '<glob pattern="*.assignment.json" weight="80"/>' in kinds
    assert 'type="application/x-high-fence-assignment"' in kinds
    assert "MimeType=application/x-high-fence-assignment;" in entry


@LINUX
def test_the_desktops_own_tools_find_it(home):
    assert main(["teach", "associate"]) == FINE
    (home / "week-1.assignment.json").write_text("{}", "utf-8")
    kind = asked("xdg-mime", "query", "filetype", str(home / "week-1.assignment.json")).strip()
    assert kind == "application/x-high-fence-assignment"
    assert asked("xdg-mime", "query", "default", kind).strip() == "high-fence.desktop"


@LINUX
def test_it_can_be_taken_back(home):
    assert main(["teach", "associate"]) == FINE
    assert main(["teach", "associate", "--remove"]) == FINE
    assert not list((home / "share").rglob("high-fence*"))


def test_elsewhere_one_sentence_says_what_to_do_instead(monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "win32")
    assert main(["teach", "associate"]) == ENVIRONMENT
    assert "Drop the file on the open window" in capsys.readouterr().err
