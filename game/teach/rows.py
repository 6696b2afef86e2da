"""The row of one file in the results."""

import json
from dataclasses import dataclass, field
from typing import Any

from game.schema.classwork import Classwork
from game.schema.order import Order
from game.schema.replay import Replay
from game.teach.gradebook.rosters import Person
from game.teach.resim import Course
from game.teach.rubric import Called


@dataclass
class Row:
    """What is known of one file. Points are None unless it counts or would have counted."""

    file: str
    status: str
    reason: str
    person: Person | None
    claimed: str  # the id that stands in the file
    seed: int = 0
    receipt: str = ""
    when: str = ""
    late: int = 0  # minutes
    seconds: tuple[int, ...] = ()
    orders: tuple[tuple[Order, ...], ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    totals: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)  # before the cap of a missed floor
    parts: dict[str, float] = field(default_factory=dict)
    medal: str = ""
    over: bool = False
    base: float = 0.0
    rubric: dict[str, float] = field(default_factory=dict)
    called: list[Called] = field(default_factory=list)
    raw: float = 0.0
    penalty: float = 0.0
    points: float | None = None
    flags: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Whose it is: as on the class list, or else as it says."""
        return self.person.key if self.person else f"? {self.claimed}"

    @property
    def name(self) -> str:
        """The student's name, or what the file says."""
        return f"{self.person.first} {self.person.last}".strip() if self.person else self.claimed

    def take(self, record: Replay, work: Classwork, course: Course, base: float) -> None:
        """Copy what the file holds and how it went."""
        self.seed, self.receipt, self.seconds = record.seed, work.receipt, work.seconds
        self.orders = record.orders
        self.answers = {one.prompt: one.text for one in work.answers if one.text}
        self.totals, self.bare = course.totals, course.bare
        self.parts, self.medal = course.parts, course.medal
        self.over, self.base = course.over, base

    def plain(self) -> dict[str, Any]:
        """As data, exact."""
        return {
            "file": self.file,
            "status": self.status,
            "reason": self.reason,
            "student": self.person.key if self.person else None,
            "claimed": self.claimed,
            "seed": self.seed,
            "receipt": self.receipt,
            "when": self.when,
            "late_minutes": self.late,
            "seconds": list(self.seconds),
            "totals": [round(total, 6) for total in self.totals],
            "outcomes": {name: round(part, 6) for name, part in self.parts.items()},
            "medal": self.medal,
            "baseline": round(self.base, 6),
            "rubric": {name: round(value, 6) for name, value in self.rubric.items()},
            "predictions": [_plain(one) for one in self.called],
            "answers": self.answers,
            "raw": round(self.raw, 6),
            "penalty": self.penalty,
            "points": None if self.points is None else round(self.points, 6),
            "flags": self.flags,
        }

    def line(self) -> str:
        """As a line of JSON."""
        return json.dumps(self.plain(), ensure_ascii=False) + "\n"


def _plain(one: Called) -> dict[str, Any]:
    said = one.answer
    return {
        "prompt": one.prompt.id,
        "probability": said.probability if said else None,
        "low": said.low if said else None,
        "high": said.high if said else None,
        "came": one.came,
        "score": round(one.score, 6),
    }
