"""Sweeps: every row is its own game, and no row is lost or doubled, whenever the program is stopped."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from game.cli import main
from game.lab import sweeping
from game.lab.batch import Arm, play_out
from game.lab.designing import Plan
from game.lab.fitting import plan_of, read_design
from game.lab.gauges import panel
from game.lab.rowstore import Busy, Store
from game.lab.sweeping import facts, in_memory, on_processes, sweep
from game.play.transcript import seats
from game.schema import library
from game.schema.problems import Rejected
from game.world.exact import log10
from tests.schema.material import write

DESIGN = """
level = "first-licence"
seeds = { first = 3, count = 4 }
metrics = ["total", "security", "lead_months"]

[[axes]]
kind = "regime"
values = ["no-controls", "chips-only"]

[[axes]]
kind = "lever"
name = "country_tier"
target = "rival"
range = { first = 1, last = 3, step = 1 }

[[axes]]
kind = "constant"
name = "caution"
grid = { low = 1.0, high = 2.0, points = 2 }
"""
GRID = "grid = { low = 1.0, high = 2.0, points = 2 }"
SOBOL = """
level = "first-licence"
seeds = [1, 2]
points = 8
[[axes]]
kind = "lever"
name = "compute_threshold"
sobol = { low = 1e25, high = 1e28, log = true }
[[axes]]
kind = "policy"
name = "halyard"
values = ["scaler", "orchestrator"]
[[axes]]
kind = "constant"
name = "caution"
sobol = { low = 1.0, high = 3.0 }
"""


def plan(folder: Path, text: str = DESIGN) -> Plan:
    return read_design(write(folder, text, "design.toml"))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


# -- rows ------------------------------------------------------------------------------------------------------


def test_a_design_is_every_combination_on_every_seed(tmp_path):
    made = plan(tmp_path)
    assert made.rows == 2 * 3 * 2 * 4
    settings = [made.settings(row) for row in range(made.rows)]
    assert len(set(settings)) == made.rows
    assert settings[0] == (3, ("no-controls", 1.0, 1.0))
    assert settings[-1] == (6, ("chips-only", 3.0, 2.0))
    assert [seed for seed, _ in settings] == sorted(seed for seed, _ in settings), "rows of a seed share their twin"


def test_a_row_is_the_game_it_says(tmp_path):
    made = plan(tmp_path)
    found = in_memory(made)
    level = made.level
    for row in (0, 17, made.rows - 1):
        seed, (regime, tier, caution) = made.settings(row)
        assert (found["seed"][row], found["regime"][row], found["country_tier_rival"][row]) == (seed, regime, tier)
        game = made.game(row)
        orders = {0: [order for _, order in game.conduct.orders]}
        arm = Arm(orders, game.conduct.silent, constants={"caution": caution})
        start, *_, now = play_out(level, [seed], level.turns, arm)
        *_, twin = play_out(level, [seed], level.turns, Arm(uncontrolled=True, constants={"caution": caution}))
        alone = panel(level, made.seat, ("total", "security", "lead_months")).read(now, twin, start)
        for name, values in alone.items():
            assert found[name][row] == values[0], "to the last bit"


def test_every_row_says_level_rules_seed_and_settings(tmp_path):
    made = plan(tmp_path)
    found = in_memory(made)
    assert set(found["level_hash"]) == {library.read("first-licence").fingerprint}
    assert set(found["rules"]) == {sweeping.RULES_VERSION}
    assert set(found["design"]) == {made.fingerprint}
    assert list(found) == [
        "row", "level", "level_hash", "rules", "design", "seat", "turns", "seed",
        "regime", "country_tier_rival", "caution", "total", "security", "lead_months",
    ]  # fmt: skip


def test_rows_do_not_depend_on_chunks(tmp_path, monkeypatch):
    made = plan(tmp_path)
    whole = in_memory(made)
    monkeypatch.setattr("game.lab.designing.CHUNK", 5)
    cut = in_memory(made)
    assert all(np.array_equal(whole[name], cut[name]) for name in whole)


def test_a_sobol_sequence_covers_its_axes(tmp_path):
    pytest.importorskip("scipy")
    made = plan(tmp_path, SOBOL)
    assert made.rows == 2 * 2 * 8
    lines, cautions = zip(*made.sobol, strict=True)
    for values, low, high in ((log10(np.array(lines)), 25.0, 28.0), (np.array(cautions), 1.0, 3.0)):
        part = (values - low) / (high - low)
        assert sorted(np.floor(part * 8 + 1e-9).astype(int)) == list(range(8)), "one point in every eighth"
    settings = {made.settings(row)[1] for row in range(made.rows)}
    assert {policy for _, policy, _ in settings} == {"scaler", "orchestrator"}
    assert len(settings) == 16


# -- what is wrong with a design ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('level = "first-licence"', 'level = "last-licence"', "level", "Did you mean 'first-licence'?"),
        ('"chips-only"', '"chip-only"', "axes.0.values", "Did you mean 'chips-only'?"),
        ("last = 3", "last = 4", "axes.1", "Country tier must lie between 0 and 3, not 4."),
        ("step = 1 }", "step = 0.5 }", "axes.1", "Country tier is a choice; it must be a whole number, not 1.5."),
        ('target = "rival"', 'target = "mars"', "axes.1.target", "Country tier needs a region, not 'mars'."),
        ('name = "country_tier"', 'name = "export_duty"', "axes.1.name", "capitol has no lever 'export_duty' here."),
        ('name = "caution"', 'name = "cuation"', "axes.2", "There is no constant 'cuation'."),
        ("high = 2.0", "high = 99.0", "axes.2", "caution must lie between"),
        ("low = 1.0, high = 2.0", "low = 2.0, high = 1.0", "axes.2.grid", "high must be above low, not 1 and 2."),
        ('"lead_months"]', '"led_months"]', "metrics.2", "Did you mean 'lead_months'?"),
        ("seeds = { first = 3, count = 4 }", "seeds = 4", "seeds", "must be a list of whole numbers, or a table"),
        (
            "range =",
            "values = [1]\nrange =",
            "axes.1",
            "needs one of values, grid, range, sobol, not values and range.",
        ),
        ("grid = { low = 1.0, high = 2.0, points = 2 }", "", "axes.2", "needs one of values, grid, range, sobol"),
        (
            "grid = { low = 1.0, high = 2.0, points = 2 }",
            "sobol = { low = 1.0, high = 2.0 }",
            "the file",
            "power of two",
        ),
        ('kind = "regime"', 'kind = "regime"\nturn = 2', "axes.0", "seat, target and turn are for levers only."),
    ],
)
def test_what_does_not_fit_is_told_with_file_line_and_field(tmp_path, old, new, where, said):
    assert old in DESIGN
    with pytest.raises(Rejected) as told:
        plan(tmp_path, DESIGN.replace(old, new, 1))
    first = told.value.problems[0]
    assert first.startswith(f"{tmp_path / 'design.toml'}:")
    assert f": {where}: " in first
    assert said in first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say where the rows go"),
        (["--out", "rows.xlsx"], "--out must end in .csv or .parquet, not 'rows.xlsx'."),
    ],
)
def test_wrong_usage_plays_nothing(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, DESIGN, "design.toml")
    assert main(["sweep", "design.toml", *words]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["design.toml"]


def test_check_says_what_would_be_played(tmp_path, capsys):
    path = write(tmp_path, DESIGN, "design.toml")
    assert main(["sweep", str(path), "--check"]) == 0
    said = capsys.readouterr().out
    assert "48 rows: regime (2) x country_tier_rival (3) x caution (2) x seed (4)." in said


# -- on disk ----------------------------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path, monkeypatch) -> Plan:
    monkeypatch.setattr("game.lab.designing.CHUNK", 10)
    return plan(tmp_path)


def test_the_file_is_the_same_on_one_process_and_on_two(tmp_path, small):
    texts = []
    for jobs in (1, 2):
        out = tmp_path / f"rows{jobs}.csv"
        assert sweep(small, out, on_processes(jobs)) == 48
        texts.append(out.read_bytes())
    assert texts[0] == texts[1]
    assert [int(row["row"]) for row in rows(tmp_path / "rows1.csv")] == list(range(48))


def stopping_after(count: int):
    """Somebody who plays some chunks and is then torn away."""

    def work(made, left):
        for number in left[:count]:
            yield number, sweeping.play_chunk(made, number)
        raise KeyboardInterrupt

    return work


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_stopped_sweep_goes_on_and_plays_nothing_twice(tmp_path, small, suffix):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    whole, out = tmp_path / f"whole{suffix}", tmp_path / f"rows{suffix}"
    sweep(small, whole, on_processes(1))
    with pytest.raises(KeyboardInterrupt):
        sweep(small, out, stopping_after(2))
    played: list[int] = []

    def counting(made, left):
        played.extend(left)
        yield from on_processes(1)(made, left)

    assert sweep(small, out, counting) == 48
    assert played == [2, 3, 4]
    assert out.read_bytes() == whole.read_bytes()
    assert not (tmp_path / f"rows{suffix}.parts").exists()
    assert sweep(small, out, stopping_after(0)) == 48, "what is whole is not played again"


def append(path: Path, raw: bytes) -> None:
    path.write_bytes(path.read_bytes() + raw)


@pytest.mark.parametrize(
    "hurt",
    [
        lambda folder: append(folder / "done.jsonl", b'{"part": 3, "ro'),  # a line that was cut off
        lambda folder: (folder / "000001.csv").write_text("row\n1\n"),  # a part that is not what was written
        lambda folder: (folder / "000000.csv").unlink(),
        lambda folder: (folder / "000003.csv").write_text("row\n99\n"),  # a part that the journal does not name
        lambda folder: (folder / ".save-x.tmp").write_text("half"),
        lambda folder: (folder / "done.jsonl").unlink(),
    ],
)
def test_whatever_a_crash_leaves_behind_the_rows_are_the_same(tmp_path, small, hurt):
    whole, out = tmp_path / "whole.csv", tmp_path / "rows.csv"
    sweep(small, whole, on_processes(1))
    with pytest.raises(KeyboardInterrupt):
        sweep(small, out, stopping_after(2))
    hurt(tmp_path / "rows.csv.parts")
    sweep(small, out, on_processes(1))
    assert out.read_bytes() == whole.read_bytes()


def test_rows_of_another_design_are_not_mixed_in(tmp_path, small):
    out = tmp_path / "rows.csv"
    with pytest.raises(KeyboardInterrupt):
        sweep(small, out, stopping_after(1))
    other = plan(tmp_path, DESIGN.replace("count = 4", "count = 5"))
    with pytest.raises(Rejected, match="was begun with another design"):
        sweep(other, out, on_processes(1))
    sweep(small, out, on_processes(1))
    with pytest.raises(Rejected, match="is there already, and not from this sweep"):
        sweep(other, out, on_processes(1))


def test_two_programs_do_not_write_the_same_rows(tmp_path, small):
    out = tmp_path / "rows.csv"
    with Store(out, facts(small)), pytest.raises(Busy, match="another program is writing"):
        sweep(small, out, on_processes(1))


def test_a_worker_with_other_rules_is_refused(tmp_path, small):
    def other(made, left):
        yield 0, ("999", sweeping.play_chunk(made, 0)[1])

    with pytest.raises(sweeping.OtherVersion, match="A worker plays by rules 999"):
        sweep(small, tmp_path / "rows.csv", other)


@pytest.mark.slow
def test_killed_again_and_again_the_rows_are_those_of_an_undisturbed_run(tmp_path):
    """Kill -9, three times, while two processes play; the workers go as well."""
    if os.name == "nt":
        pytest.skip("no kill -9 here")
    text = DESIGN.replace("count = 4", "count = 200")
    path, out = write(tmp_path, text, "design.toml"), tmp_path / "rows.csv"
    command = [sys.executable, "-m", "game", "sweep", str(path), "--jobs", "2", "--out", str(out)]
    journal = tmp_path / "rows.csv.parts" / "done.jsonl"
    kept = 0
    for _ in range(3):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and (lines(journal) <= kept or child.poll() is not None):
            time.sleep(0.01)
        assert child.poll() is None, "it was killed in the middle"
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        kept = lines(journal)
        assert gone(child.pid), "workers leave with the program that started them"
    assert 3 <= kept < plan(tmp_path, text).chunks
    assert main([*command[3:]]) == 0
    sweep(plan(tmp_path, text), tmp_path / "whole.csv", on_processes(2))
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def gone(session: int) -> bool:
    """Whether nobody of this session is left, within some seconds."""
    for _ in range(200):
        there = [p for p in Path("/proc").glob("[0-9]*/stat") if _session(p) == session]
        if not there:
            return True
        time.sleep(0.05)
    return False


def _session(stat: Path) -> int:
    try:
        state, *rest = stat.read_text("utf-8").rpartition(")")[2].split()
    except (OSError, ValueError):
        return 0
    return 0 if state == "Z" else int(rest[2])


# -- plain data ---------------------------------------------------------------------------------------------------


def test_a_design_may_be_plain_data():
    data = {"level": "first-licence", "seeds": [5], "axes": [{"kind": "regime", "values": ["chips-only"]}]}
    made = plan_of(data)
    assert made.rows == 1
    assert json.dumps(facts(made))
    assert made.seat in dict(seats(made.level))
    with pytest.raises(Rejected, match=r"axes.0.values: there is no regime 'x'"):
        plan_of(data | {"axes": [{"kind": "regime", "values": ["x"]}]})
