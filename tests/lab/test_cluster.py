"""The same rows on a Dask cluster as on one machine, also when a worker is killed in the middle."""

import os
import signal
import socket
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

from game.cli import main
from game.lab.sweeping import on_processes, sweep
from tests.lab.test_sweeping import DESIGN, plan

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]
ROOT = Path(__file__).resolve().parents[2]


def text(seeds: int = 100) -> str:
    return DESIGN.replace("count = 4", f"count = {seeds}")


def test_a_local_cluster_writes_the_same_rows(tmp_path):
    sweep(plan(tmp_path, text()), tmp_path / "whole.csv", on_processes(2))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None)
    with cluster:
        command = ["sweep", str(tmp_path / "design.toml"), "--out", str(tmp_path / "rows.csv")]
        assert main([*command, "--scheduler", cluster.scheduler_address]) == 0
    assert (tmp_path / "rows.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(*words: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", *words], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for(path: Path, least: int, child: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while lines(path) < least and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert lines(path) >= least


def test_a_killed_worker_costs_only_time(tmp_path):
    """A scheduler and two workers as the README starts them, over loopback; one is killed, later another comes."""
    whole = tmp_path / "whole.csv"
    path, out = tmp_path / "design.toml", tmp_path / "rows.csv"
    sweep(plan(tmp_path, text(200)), whole, on_processes(2))
    address = f"tcp://127.0.0.1:{free_port()}"
    alone = ("--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--no-nanny")
    scheduler = start("distributed.cli.dask_scheduler", "--host", address, "--no-dashboard")
    workers = [start("distributed.cli.dask_worker", address, *alone) for _ in range(2)]
    try:
        child = start("game", "sweep", str(path), "--out", str(out), "--scheduler", address)
        wait_for(tmp_path / "rows.csv.parts" / "done.jsonl", 2, child)
        workers[0].send_signal(signal.SIGKILL)
        workers.append(start("distributed.cli.dask_worker", address, *alone))
        assert child.wait(timeout=240) == 0
    finally:
        for one in (*workers, scheduler):
            one.kill()
            one.wait()
    assert workers[0].returncode == -signal.SIGKILL
    assert out.read_bytes() == whole.read_bytes()


def test_nobody_at_the_address_is_one_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("game.lab.cluster.PATIENCE", "1s")
    plan(tmp_path)
    words = ["sweep", str(tmp_path / "design.toml"), "--out", str(tmp_path / "rows.csv")]
    assert main([*words, "--scheduler", f"tcp://127.0.0.1:{free_port()}"]) == 6
    complained = capsys.readouterr().err
    assert "No scheduler answers at tcp://127.0.0.1" in complained
    assert "Traceback" not in complained
