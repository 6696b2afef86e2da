"""The commands teach grade and teach receipt."""

import os
from argparse import Namespace
from collections import Counter
from pathlib import Path

from game.doors.codes import FINE
from game.doors.speech import Unusable, Usage, progress, say
from game.schema.assignment import read_assignment
from game.schema.files import write_text
from game.schema.reading import read_replay
from game.teach.receipt import receipt

INSTALL = "pip install 'high-fence[teach]'"


def teach_grade(options: Namespace) -> int:
    """Grade a folder."""
    from game.teach.collecting import collect
    from game.teach.gradebook.rosters import read_roster
    from game.teach.grading import grade, hear_all
    from game.teach.outputs import read_marks, write_all

    assignment = read_assignment(Path(options.assignment))
    roster, out = read_roster(Path(options.roster)), Path(options.out)
    folder = Path(options.folder)
    if out.resolve() == folder.resolve():
        raise Usage("Write the results into another folder than the hand-ins.")
    marks = read_marks(Path(options.marks)) if options.marks else {}
    found = collect(folder)
    progress(0.0)
    workers = options.workers or os.cpu_count() or 1
    hearings = hear_all(assignment, found, out, workers=workers, resume=options.resume, progress=progress)
    graded = grade(assignment, found, hearings, roster, marks)
    for line in write_all(out, assignment, roster, graded):
        say(line)
    counts = Counter(row.status for row in graded)
    said = ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "nothing to grade"
    say(f"{len(found)} files: {said}. {sum(bool(row.flags) for row in graded)} with flags. See {out / 'report.html'}")
    return FINE


def teach_receipt(options: Namespace) -> int:
    """Print the receipt that belongs to a file."""
    record = read_replay(Path(options.file))
    if record.classwork is None:
        raise Usage(f"{options.file} is no game of an assignment.")
    right = receipt(record)
    same = record.classwork.receipt == right
    say(f"{right[:4]} {right[4:]}: " + ("as it says." if same else f"it says {record.classwork.receipt or 'nothing'}."))
    return FINE


def teach_debrief(options: Namespace) -> int:
    """Write the page of the class."""
    from game.teach.collecting import collect
    from game.teach.gradebook.rosters import read_roster
    from game.teach.grading import counted, grade, hear_all

    try:
        from game.teach.debrief import debrief
    except ModuleNotFoundError as lacking:
        raise Unusable(f"This needs the package {lacking.name}. Install it with one command: {INSTALL}") from None
    assignment = read_assignment(Path(options.assignment))
    roster, graded = read_roster(Path(options.roster)), Path(options.graded)
    found = collect(Path(options.folder))
    workers = options.workers or os.cpu_count() or 1
    hearings = hear_all(assignment, found, graded, workers=workers, resume=True, progress=progress)
    rows = list(counted(grade(assignment, found, hearings, roster, {})))
    write_text(Path(options.out), debrief(assignment, rows))
    say(f"{options.out}: {len(rows)} games.")
    return FINE
