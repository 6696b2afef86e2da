"""On which line of a TOML file does what stand? Asked before the text is trusted to a parser.

tomli tells neither the line of a value nor the line of a key given twice, and some short texts keep it
busy for seconds. This pre-pass reads only the outline. Where a text is not TOML it stops, and tomli says why.
"""

import contextlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from game.schema.caps import LINE_LENGTH, TOML_DEPTH
from game.schema.problems import FieldPath, Rejected, dotted

_TOKEN = re.compile(
    r'''(?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<text>"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'(?:[^']|'(?!''))*\'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<mark>[\[\]{}=,.\n])
    |(?P<word>[^\s\[\]{}=,.\#"']+)''',
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of TOML and its line."""

    kind: str
    text: str
    line: int


class _Lost(Exception):
    """The text is not TOML from here on."""


class Lines(Mapping[FieldPath, int]):
    """The line of every key of a text, found when somebody asks: only what is wrong needs a place."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name

    def check(self) -> None:
        """Look at the outline now.

        Raises:
            Rejected: a line is too long, brackets are nested too deeply, or a key is given twice.
        """
        for number, line in enumerate(self.text.split("\n"), 1):
            if len(line) > LINE_LENGTH:
                said = f"the line has {len(line)} characters; {LINE_LENGTH} are allowed."
                raise Rejected([f"{self.name}:{number}: {said}"])
        _ = self._known

    def around(self, path: FieldPath) -> int:
        """The line of the innermost table around a field that is written somewhere."""
        while path and path not in self:
            path = path[:-1]
        return self.get(path, 1)

    @cached_property
    def _known(self) -> dict[FieldPath, int]:
        outliner = _Outline(self.text, self.name)
        outliner.read()
        return outliner.lines

    def __getitem__(self, path: FieldPath) -> int:
        """The line of a key. Raises KeyError."""
        return self._known[path]

    def __iter__(self) -> Iterator[FieldPath]:
        """Every key that is written somewhere."""
        return iter(self._known)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._known)


def _tokens(text: str) -> Iterator[Token]:
    line, place = 1, 0
    while found := _TOKEN.match(text, place):
        if found.lastgroup != "skip":
            yield Token(str(found.lastgroup), found.group(), line)
        line += found.group().count("\n")
        place = found.end()
    yield Token("end", "", line)


class _Outline:
    """Walks over the tokens once and notes where keys stand."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines: dict[FieldPath, int] = {(): 1}
        self.twice: list[str] = []
        self._given: set[FieldPath] = set()
        self._doubled: set[FieldPath] = set()
        self._elements: dict[FieldPath, int] = {}
        self._tokens = _tokens(text)
        self._token = next(self._tokens)

    def read(self) -> None:
        """Walk to the end, or to where the text stops being TOML."""
        with contextlib.suppress(_Lost):
            self._statements()
        if self.twice:
            raise Rejected(self.twice)

    def _statements(self) -> None:
        table: FieldPath = ()
        while self._token.kind != "end":
            if self._token.text == "\n":
                self._step()
            elif self._token.text == "[":
                table = self._header()
            else:
                self._pair(table, 0)

    def _step(self, wanted: str = "") -> Token:
        """Take one token. Lost if another was wanted."""
        token = self._token
        if token.kind == "end" or (wanted and token.text != wanted):
            raise _Lost
        self._token = next(self._tokens)
        return token

    def _header(self) -> FieldPath:
        """[table] or [[table]]: returns the path it opens."""
        line = self._step("[").line
        several = self._token.text == "["
        if several:
            self._step("[")
        key = self._key()
        self._step("]")
        if not several:
            path = self._within(key)
            self._note(path, line)
            return path
        path = (*self._within(key[:-1]), key[-1])
        self._step("]")
        self._elements[path] = self._elements.get(path, -1) + 1
        self.lines.setdefault(path, line)
        self.lines[*path, self._elements[path]] = line
        return (*path, self._elements[path])

    def _within(self, path: FieldPath) -> FieldPath:
        """Aim at the newest element of every array of tables on the way."""
        found: FieldPath = ()
        for part in path:
            found = (*found, part)
            if found in self._elements:
                found = (*found, self._elements[found])
        return found

    def _key(self) -> FieldPath:
        parts = [self._part()]
        while self._token.text == ".":
            self._step()
            parts.append(self._part())
        if len(parts) > TOML_DEPTH:
            raise Rejected([f"{self.name}:{self._token.line}: a key of {len(parts)} parts; {TOML_DEPTH} are allowed."])
        return tuple(parts)

    def _part(self) -> str:
        token = self._step()
        if token.kind == "mark":
            raise _Lost
        return token.text[1:-1] if token.kind == "text" else token.text

    def _pair(self, table: FieldPath, depth: int) -> None:
        line = self._token.line
        key = self._key()
        self._step("=")
        for length in range(1, len(key)):
            self.lines.setdefault(table + key[:length], line)
        self._note(table + key, line)
        self._value(table + key, depth)

    def _note(self, path: FieldPath, line: int) -> None:
        inside = any(path[:length] in self._doubled for length in range(len(path)))
        if path in self._given and not inside:
            first = self.lines[path]
            self.twice.append(f"{self.name}:{line}: {dotted(path)}: is given twice, first on line {first}.")
            self._doubled.add(path)
        self._given.add(path)
        self.lines[path] = min(line, self.lines.get(path, line))

    def _value(self, path: FieldPath, depth: int) -> None:
        if depth > TOML_DEPTH:
            raise Rejected([f"{self.name}:{self._token.line}: nested deeper than {TOML_DEPTH}."])
        if self._token.text == "[":
            self._array(path, depth + 1)
        elif self._token.text == "{":
            self._inline(path, depth + 1)
        else:
            self._step()
            while self._token.kind in ("word", "text") or self._token.text == ".":
                self._step()

    def _array(self, path: FieldPath, depth: int) -> None:
        self._step("[")
        index = 0
        while self._token.text != "]":
            if self._token.text in ("\n", ","):
                self._step()
                continue
            self.lines[*path, index] = self._token.line
            self._value((*path, index), depth)
            index += 1
        self._step("]")

    def _inline(self, path: FieldPath, depth: int) -> None:
        self._step("{")
        while self._token.text != "}":
            if self._token.text in ("\n", ","):
                self._step()
            else:
                self._pair(path, depth)
        self._step("}")
