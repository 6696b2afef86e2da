"""What the README shows for scripts and sweeps works as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from game.cli import main, parser
from game.lab.fitting import read_design

TEXT = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")


def block(mark: str) -> str:
    """The fenced block after a comment."""
    return re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", TEXT, re.DOTALL)[1]


def test_the_notebook_runs(capsys):
    exec(compile(block("notebook"), "README.md", "exec"), {})  # noqa: S102 - that it runs is the point
    told = capsys.readouterr().out.splitlines()
    assert sum("security" in line for line in told) == 2
    assert told[-1].startswith("6 games, columns:")


def test_the_design_is_one(tmp_path, capsys):
    path = tmp_path / "thresholds.toml"
    path.write_text(block("design"), "utf-8")
    assert read_design(path).rows == 4 * 2 * 2 * 50
    assert main(["sweep", str(path), "--check"]) == 0
    assert "800 rows" in capsys.readouterr().out


SHOWN = sorted({line.split("#")[0].strip() for line in re.findall(r"^high-fence .*$", TEXT, re.MULTILINE)})


@pytest.mark.parametrize("line", SHOWN)
def test_every_command_that_is_shown_is_understood(line):
    assert parser().parse_args(shlex.split(line)[1:])
