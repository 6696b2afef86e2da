"""Rows on disk that survive a crash: parts, a journal of the parts that are whole, and in the end one file.

While a sweep runs there is a folder beside the file it will write:

    rows.csv.parts/plan.json        which design, under which rules
    rows.csv.parts/done.jsonl       a line for every part that is whole: its rows, bytes and digest
    rows.csv.parts/000017.csv       the rows of one part, written at once or not at all

A part counts only if the journal names it and its digest fits, so that no row is lost or doubled whenever the
program is stopped. When all parts are there they become one file, in order, and the folder goes.
"""

import contextlib
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from game.lab.tables import Columns, to_arrow, to_csv
from game.schema.files import TEMPORARY, write_text
from game.schema.problems import Rejected

PLAN, JOURNAL, LOCK = "plan.json", "done.jsonl", "lock"
Facts = dict[str, Any]


class Busy(Rejected):
    """Another program writes the same rows at this moment."""


@dataclass
class Store:
    """The rows of one sweep. Use it as a context: it holds a lock.

    Attributes:
        out: the file that all rows become.
        facts: what the sweep is, as plain data; a store that was begun with other facts is refused.
    """

    out: Path
    facts: Facts

    def __post_init__(self) -> None:
        """Name the places."""
        self.folder = self.out.with_name(self.out.name + ".parts")
        self.record = self.out.with_name(self.out.name + ".plan.json")
        self.done: dict[int, Facts] = {}

    def __enter__(self) -> "Store":
        """Lock the store, and see what is there.

        Raises:
            Busy: another program has it.
            Rejected: what is there belongs to another sweep.
        """
        if self.complete:
            return self
        if self.out.exists() and not self.folder.exists():
            raise Rejected([f"{self.out}: is there already, and not from this sweep. Choose another name, or move it."])
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lock = (self.folder / LOCK).open("wb")
        if not _locked(self.lock):
            self.lock.close()
            raise Busy([f"{self.out}: another program is writing these rows. Wait until it has ended."])
        try:
            self._begin()
        except BaseException:
            self.lock.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it."""
        if hasattr(self, "lock"):
            self.lock.close()

    @property
    def complete(self) -> bool:
        """Whether the one file is there, with all rows of just this sweep."""
        with contextlib.suppress(OSError, ValueError):
            return self.out.is_file() and bool(json.loads(self.record.read_text("utf-8"))["facts"] == self.facts)
        return False

    def _begin(self) -> None:
        plan = self.folder / PLAN
        if not plan.exists():
            if (self.folder / JOURNAL).exists():
                raise Rejected([f"{self.folder}: has rows but no plan. Delete the folder, or choose another name."])
            write_text(plan, json.dumps(self.facts, indent=1, sort_keys=True) + "\n")
        try:
            known = json.loads(plan.read_text("utf-8"))
        except (OSError, ValueError):
            known = None
        if known != self.facts:
            other = _differing(known, self.facts) if isinstance(known, dict) else "plan"
            raise Rejected(
                [f"{self.folder}: was begun with another {other}. Choose another name, or delete the folder."]
            )
        self.done = {line["part"]: line for line in self._journal() if self._whole(line)}
        for left in self.folder.glob(f"{TEMPORARY}*.tmp"):
            left.unlink()

    def _journal(self) -> Iterator[Facts]:
        """The lines of the journal; a last line that was cut off is cut off here, too."""
        path = self.folder / JOURNAL
        raw = path.read_bytes() if path.exists() else b""
        if not raw.endswith(b"\n") and raw:
            with path.open("r+b") as file:
                file.truncate(raw.rfind(b"\n") + 1)
        for line in raw[: raw.rfind(b"\n") + 1].splitlines():
            with contextlib.suppress(ValueError):
                yield json.loads(line)

    def _whole(self, line: Facts) -> bool:
        try:
            raw = self.part(line["part"]).read_bytes()
        except OSError:
            return False
        return len(raw) == line["bytes"] and hashlib.sha256(raw).hexdigest() == line["sha256"]

    def part(self, number: int) -> Path:
        """The file of a part."""
        return self.folder / f"{number:06d}{self.out.suffix}"

    def add(self, number: int, columns: Columns) -> None:
        """Write one part, and only then the line that makes it count. Raises OSError."""
        raw = _encoded(columns, self.out.suffix)
        _write_bytes(self.part(number), raw)
        rows = len(next(iter(columns.values())))
        line: Facts = {"part": number, "rows": rows, "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
        with (self.folder / JOURNAL).open("ab") as file:
            file.write((json.dumps(line) + "\n").encode())
            file.flush()
            os.fsync(file.fileno())
        self.done[number] = line

    def finish(self) -> int:
        """Make one file of all parts, in order, and return how many rows it has. The folder of parts goes."""
        numbers = sorted(self.done)
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=self.out.parent)
        with os.fdopen(handle, "wb") as file:
            (_join_csv if self.out.suffix == ".csv" else _join_parquet)([self.part(n) for n in numbers], file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(self.out)
        rows = sum(int(line["rows"]) for line in self.done.values())
        write_text(self.record, json.dumps({"rows": rows, "facts": self.facts}, indent=1, sort_keys=True) + "\n")
        self.lock.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return rows


def _differing(known: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """The first fact in which two sweeps differ."""
    return next((name for name in wanted if known.get(name) != wanted[name]), "plan")


def _encoded(columns: Columns, suffix: str) -> bytes:
    if suffix == ".csv":
        return to_csv(columns).encode()
    raw = io.BytesIO()
    import_module("pyarrow.parquet").write_table(to_arrow(columns), raw)
    return raw.getvalue()


def _write_bytes(path: Path, raw: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _join_csv(parts: list[Path], file: BinaryIO) -> None:
    """One header, then the rows of every part."""
    for place, path in enumerate(parts):
        with path.open("rb") as part:
            head = part.readline()
            if place == 0:
                file.write(head)
            shutil.copyfileobj(part, file)


def _join_parquet(parts: list[Path], file: BinaryIO) -> None:
    """A row group for every part."""
    parquet = import_module("pyarrow.parquet")
    schema = parquet.read_schema(parts[0])
    with parquet.ParquetWriter(file, schema) as writer:
        for path in parts:
            writer.write_table(parquet.read_table(path))


def _locked(file: BinaryIO) -> bool:
    """Whether this program now holds the lock; the system lets go of it when the program ends, however it ends."""
    try:
        if os.name == "nt":
            msvcrt = import_module("msvcrt")
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl = import_module("fcntl")
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
