"""A class of made-up students who hand in real games, and hand-ins that are not what they should be."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np

from game.ai.catalogue import load
from game.rules.catalogue import LEVERS
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.assignment import Assignment, seed_of
from game.schema.classwork import Answer, Classwork
from game.schema.order import Order
from game.schema.reading import canonical
from game.schema.replay import Replay
from game.teach.peek import pair_digests
from game.teach.receipt import sealed
from game.teach.resim import Course, Sheet, _Class

load()


@dataclass
class Played:
    """A student's game."""

    student: str
    replay: Replay
    course: Course
    digests: list[str] = field(default_factory=list)


def luck(*words: object) -> float:
    """A number from 0 to 1 that depends on words alone."""
    return int(sha256(repr(words).encode()).hexdigest()[:12], 16) / 16**12


def orders_of(assignment: Assignment, student: str, often: float = 0.8) -> tuple[tuple[Order, ...], ...]:
    """What a student might order: small moves of a lever or two in most turns."""
    level = library.read(assignment.level).level
    names = [one for one in level.offers(assignment.seat) if not LEVERS[one].target and not LEVERS[one].once]
    turns = []
    for turn in range(level.turns):
        given = []
        for place, lever in enumerate(names):
            kind = level.lever(lever)
            if luck(student, turn, place) > often / len(names) * 2 or kind.scale == "log":
                continue
            value = kind.low + luck(student, turn, lever, "value") * (kind.high - kind.low) * 0.6
            value = float(round(value)) if kind.scale == "choice" else round(value, 4)
            given.append(Order(seat=assignment.seat, lever=lever, value=value))
        turns.append(tuple(given))
    return tuple(turns)


class _Recording(_Class):
    """The same batch, with the fingerprints that a match would have written."""

    def _after(self, turn: int, going: Sequence[int]) -> None:
        self.marks = [*getattr(self, "marks", []), pair_digests(self.world, self.count)]
        super()._after(turn, going)


def play_class(
    assignment: Assignment, students: Sequence[str], orders: dict[str, tuple[tuple[Order, ...], ...]] | None = None
) -> list[Played]:
    """Games of all students whose orders are allowed."""
    level = library.read(assignment.level).level
    plans = [(orders or {}).get(student) or orders_of(assignment, student) for student in students]
    sheets = [Sheet(seed_of(assignment, one), plan) for one, plan in zip(students, plans, strict=True)]
    found: list[Played] = []
    for first in range(0, len(sheets), 128):
        tile = _Recording(level, assignment.seat, sheets[first : first + 128], ())
        for turn in range(level.turns):
            tile.play(turn)
        for i, course in enumerate(tile.courses):
            student, plan = students[first + i], plans[first + i]
            if not course.broken:
                digests = [marks[i] for marks in tile.marks]
                found.append(Played(student, hand_in(assignment, student, plan, digests), course, digests))
    return found


def hand_in(  # the pieces of a file
    assignment: Assignment, student: str, plan: Sequence[Sequence[Order]], digests: Sequence[str], **change: object
) -> Replay:
    entry = library.read(assignment.level)
    work = Classwork(
        assignment=assignment.id,
        fingerprint=assignment.fingerprint(),
        student=student,
        answers=tuple(_answers(assignment, student)),
        seconds=tuple(60 + int(120 * luck(student, turn, "time")) for turn in range(len(plan))),
        finished="2026-11-30T12:00:00Z",
    )
    whole = {
        "rules": RULES_VERSION,
        "level": entry.level.id,
        "level_hash": entry.fingerprint,
        "seed": seed_of(assignment, student),
        "seat": assignment.seat,
        "skill": "routine",
        "orders": tuple(tuple(turn) for turn in plan),
        "digests": tuple(digests),
        "classwork": work,
    }
    return sealed(Replay(**{**whole, **change}))


def _answers(assignment: Assignment, student: str) -> Iterator[Answer]:
    for prompt in assignment.prompts:
        text = f"{student} thinks it moved because others answered what was ordered, and not because of chance alone."
        if prompt.kind == "rise":
            sure = round(luck(student, prompt.id), 2)
            yield Answer(prompt=prompt.id, turn=prompt.asked - 1, probability=sure, text=text)
        else:
            ends = sorted(
                prompt.lowest + luck(student, prompt.id, end) * (prompt.highest - prompt.lowest) for end in "ab"
            )
            yield Answer(prompt=prompt.id, turn=prompt.asked - 1, low=ends[0], high=ends[1], text=text)


def write(folder: Path, name: str, replay: Replay | str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(replay, bytes):
        path.write_bytes(replay)
    else:
        path.write_text(replay if isinstance(replay, str) else canonical(replay), encoding="utf-8")
    return path


def roster_text(students: Sequence[str]) -> str:
    """A class list in the generic form."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["student_id", "first_name", "last_name", "email"])
    writer.writerows([one, f"First{i}", f"Last{i}", f"{one}@x.org"] for i, one in enumerate(students))
    return text.getvalue()


def hostile(good: Replay) -> dict[str, tuple[bytes, str]]:  # noqa: PLR0915
    """Fifty hand-ins that are not what they should be, with the status each must get."""
    text = canonical(good)
    data = json.loads(text)
    found: dict[str, tuple[bytes, str]] = {}

    def add(name: str, content: object, status: str = "invalid") -> None:
        raw = content if isinstance(content, bytes) else content if isinstance(content, str) else json.dumps(content)
        found[name] = (raw if isinstance(raw, bytes) else raw.encode(), status)

    def changed(**change: object) -> dict[str, object]:
        return data | change

    def work(**change: object) -> dict[str, object]:
        return data | {"classwork": data["classwork"] | change}

    add("S01-empty", b"")
    add("S01-space", b" ")
    for part in range(1, 6):
        add(f"S02-cut-{part}", text[: len(text) * part // 6])
    add("S03-flip", text.encode()[:50] + b"\xff" + text.encode()[51:])
    add("S04-nul", b"\0" * 4096)
    add("S04-nul-after", text.encode() + b"\0" * 100)
    add("S05-utf16", text.encode("utf-16"))
    add("S07-twice", text.replace('"seed"', '"seed":1,"seed"', 1))
    add("S08-unknown", changed(treshold=1))
    add("S09-nan", text.replace(f'"seed":{good.seed}', '"seed":NaN', 1))
    add("S09-large", text.replace(f'"seed":{good.seed}', '"seed":1e400', 1))
    add("S10-true", changed(seed=True))
    add("S10-text", changed(seed="12"))
    add("S10-long", text.replace(f'"seed":{good.seed}', '"seed":' + "9" * 100_000, 1))
    add("S10-negative", changed(seed=-1))
    add("S11-nested", "[" * 100_000)
    add("S11-deep", '{"a":' * 200 + "1" + "}" * 200)
    add("S12-huge", b"x" * (2 * 1024 * 1024 + 1))
    add("S13-turns", changed(orders=[[]] * 5000))
    add("S13-orders", changed(orders=[[{"seat": "a", "lever": "b", "target": "", "value": 1.0}] * 5000]))
    add("S13-keys", changed(constants={f"c{i}": 1.0 for i in range(10_000)}))
    add("S14-path", changed(level="../../etc/passwd"))
    add("S14-device", changed(level="con"))
    add("S15-unknown", changed(level="no-such-level"), "tampered")
    add("S15-edited", changed(level_hash="0" * 64), "wrong-version")
    add("S16-rules", changed(rules="1"), "wrong-version")
    add("S16-format", changed(format=2), "wrong-version")
    add("S17-digest", changed(digests=["0" * len(data["digests"][0]), *data["digests"][1:]]), "tampered")
    add("S19-gzip", b"\x1f\x8b\x08\x00" + b"\0" * 100)
    add("S19-zip", b"PK\x03\x04" + b"\1" * 100)
    add("S19-png", b"\x89PNG\r\n\x1a\n" + b"\1" * 100)
    add("S22-bidi", work(student="a\u202eb"))
    add("S22-marks", work(student="a" + "\u0301" * 60))
    add("S22-long", work(student="a" * 10_000))
    add("S22-nobody", work(student=""))
    add("S22-surrogate", text.replace(good.classwork.student, "\\ud800", 1) if good.classwork else "")
    add("S24-seed", changed(seed=good.seed + 1), "tampered")
    add("S25-more", changed(orders=[*data["orders"], []], digests=[*data["digests"], data["digests"][0]]), "tampered")
    add("S25-fewer", changed(digests=data["digests"][:-1]))
    add("own-receipt", work(receipt="22222222"), "tampered")
    add("no-receipt", work(receipt=""), "tampered")
    add("no-classwork", changed(classwork=None), "wrong-assignment")
    add("other-assignment", work(fingerprint="0" * 64), "wrong-assignment")
    add("other-text", work(answers=[one | {"text": "better"} for one in data["classwork"]["answers"]]), "tampered")
    add("easy-constants", changed(constants={"caution": 2.0}), "tampered")
    add("list", [])
    return found


def resealed(good: Replay, **change: object) -> Replay:
    """A file edited by somebody who can work out receipts."""
    return sealed(Replay(**{**dict(good), **change}))


def spread(values: Sequence[float]) -> float:
    return float(np.ptp(np.array(values)))
