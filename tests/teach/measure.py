"""Figures of a large class: python -m tests.teach.measure [STUDENTS]. Prints times, flags and sizes."""

# ruff: noqa: T201 - it is there to print

import csv
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from game.schema.assignment import read_assignment
from game.teach.flags import FEW
from tests.teach.classes import hand_in, hostile, orders_of, play_class, resealed, roster_text, write


def timed(what, words, folder):
    """Run a command of the game in the folder, and print how long it took."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "game", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    print(f"{what}: {time.perf_counter() - began:.1f} s, exit {done.returncode}; load {os.getloadavg()[0]:.1f}")
    print("   ", done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr.strip()[-300:])


def planted(folder, assignment, played):
    """Five copies in a world of their own, five speed-runs, five edits; returns which file is what."""
    kinds = {}
    busy = [one for one in played if sum(map(len, one.replay.orders)) > FEW]  # fewer orders may be alike by chance
    for number in range(5):
        thief, victim = played[-1 - number], busy[number]
        plan = orders_of(assignment, victim.student)
        for one in play_class(assignment, [thief.student], {thief.student: plan}):
            write(folder, f"copy-{number}.replay", one.replay)
            kinds[f"copy-{number}.replay"] = "same orders"
        quick = played[20 + number]
        work = quick.replay.classwork.model_copy(update={"seconds": tuple(2 for _ in quick.replay.classwork.seconds)})
        write(folder, f"{quick.student}.replay", resealed(quick.replay, classwork=work))
        kinds[f"{quick.student}.replay"] = "quick"
        edited = played[30 + number]
        other = played[60 + number]
        write(folder, f"edit-{number}.replay", hand_in(assignment, edited.student, other.replay.orders, edited.digests))
        kinds[f"edit-{number}.replay"] = "tampered"
    return kinds


def main() -> None:
    """Make a class, hand in, plant, grade, debrief."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 450
    students = [f"s{number:04}" for number in range(count)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "class.csv").write_text(roster_text(students), "utf-8")
        words = ["teach", "new", "first-licence", "--role", "capitol", "--seeds", "fair", "--roster", "class.csv"]
        timed(f"assignment with a world for each of {count}", [*words, "--out", "w.assignment.json"], folder)
        assignment = read_assignment(folder / "w.assignment.json")
        played = play_class(assignment, students)
        for one in played:
            write(folder / "in", f"{one.student}.replay", one.replay)
        for name_, (content, _) in hostile(played[0].replay).items():
            write(folder / "in" / "bad", f"{name_}.replay", content)
        kinds = planted(folder / "in", assignment, played)
        words = ["in", "--assignment", "w.assignment.json", "--roster", "class.csv"]
        timed("graded and exported", ["teach", "grade", *words, "--out", "out"], folder)
        report(folder / "out" / "results.csv", kinds)
        timed("debrief", ["teach", "debrief", *words, "--graded", "out", "--out", "class.html"], folder)
        if (folder / "class.html").exists():
            print(f"    {(folder / 'class.html').stat().st_size / 1e6:.2f} MB")
        sizes = [path.stat().st_size for path in (folder / "in").glob("s*.replay")]
        print(f"hand-ins: largest {max(sizes) / 1e3:.0f} kB")


def report(path, kinds):
    """How many planted files were noticed, and how many honest ones were flagged."""
    rows = {row["file"]: row for row in csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig")))}
    noticed = [name for name, kind in kinds.items() if kind in rows[name]["flags"] or kind == rows[name]["status"]]
    honest = [row for name, row in rows.items() if name not in kinds and not name.startswith("bad/")]
    accused = [row for row in honest if row["flags"]]
    victims = sum("copy-" in row["flags"] for row in accused)
    print(f"files {len(rows)}; planted {len(kinds)}, noticed {len(noticed)}; honest {len(honest)}, flagged "
          f"{len(accused)}, of them {victims} because a planted copy is of theirs")  # fmt: skip


if __name__ == "__main__":
    main()
