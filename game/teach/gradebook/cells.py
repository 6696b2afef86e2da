"""Tables of text: read in whatever form a platform exports them, written so that nothing in them can act."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.schema.files import read_bytes
from game.schema.problems import Rejected, escaped

LARGEST = 4 * 1024 * 1024  # bytes of a class list
COLUMNS, ROWS, CELL = 2000, 20_000, 5000
DELIMITERS = ",;\t"
ACTIVE = "=+-@"  # what a spreadsheet takes for the beginning of a formula
_INSIDE = re.compile(r"([;,\t|]\s*)(?=[=+\-@])")


@dataclass(frozen=True)
class Form:
    """How a file is written."""

    encoding: str = "utf-8"
    bom: bool = False
    delimiter: str = ","
    line: str = "\r\n"


@dataclass(frozen=True)
class Table:
    """Rows of cells, the first of them the headers, and the form in which they came."""

    rows: tuple[tuple[str, ...], ...]
    form: Form


def read_table(path: Path) -> Table:
    """Read a file of separated values. Raises Rejected."""
    name = escaped(str(path), 200)
    text, encoding, bom = _decoded(read_bytes(path, name, LARGEST), name)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    bare = re.sub(r'"[^"]*"', "", first)
    delimiter = max(DELIMITERS, key=bare.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Rejected([f"{name}: not a table of separated values ({error})."]) from None
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise Rejected([f"{name}: the file is empty."])
    if len(rows) > ROWS or max(map(len, rows)) > COLUMNS or any(len(cell) > CELL for row in rows for cell in row):
        raise Rejected([f"{name}: more than {ROWS} rows, {COLUMNS} columns or {CELL} characters in a cell."])
    form = Form(encoding, bom, delimiter, "\r\n" if "\r\n" in text else "\n")
    return Table(tuple(tuple(row) for row in rows), form)


def _decoded(raw: bytes, name: str) -> tuple[str, str, bool]:
    """The text, its encoding, and whether a byte-order mark stood before it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), encoding, True
            except UnicodeDecodeError:
                raise Rejected([f"{name}: not text."]) from None
    if b"\0" in raw:
        raise Rejected([f"{name}: not text."])
    try:
        return raw.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), "cp1252", False


def acts(cell: str) -> bool:
    """Whether a spreadsheet might run a cell, or break at it."""
    if not cell:
        return False
    plain = unicodedata.normalize("NFKC", cell).lstrip(" '\u00a0\u200b\u200c\u200d\u2060\ufeff")
    return cell[0] in "\t\r\n\0" or plain[:1] in tuple(ACTIVE) or any(ord(c) < 32 for c in cell)


def harmless(cell: str) -> str:
    """Text from anybody as a cell that only shows itself."""
    calm = "".join(c if c.isprintable() else " " for c in cell)
    calm = _INSIDE.sub(r"\1'", calm)
    return f"'{calm}" if acts(cell) or acts(calm) else calm


def number(value: float | None) -> str:
    """A grade: a dot, at most two places, no separator of thousands; nothing where there is none."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def table_bytes(rows: Iterable[Sequence[str]], form: Form) -> bytes:
    """Rows as the bytes of a file of this form."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=form.delimiter, lineterminator=form.line, quoting=csv.QUOTE_ALL).writerows(rows)
    body = text.getvalue()
    encoding = form.encoding if form.encoding.startswith("utf") else "utf-8"
    marks = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    return (marks[encoding] if form.bom else b"") + body.encode(encoding)
