"""Making an assignment: the same arguments give the same file, to the last byte."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.rules.turn import RULES_VERSION
from game.schema.assignment import Assignment, Extension, Feedback, Keep, Late, Seeds, Weights, fault, who_is
from game.schema.library import Entry
from game.schema.papers import written
from game.schema.problems import Rejected
from game.teach.baseline import Progress
from game.teach.prompts import usual_prompts
from game.teach.worlds import fair_seeds, first_seed


@dataclass(frozen=True)
class Wish:
    """What a teacher decides; the rest follows."""

    seat: str
    seeds: str = "same"
    seed: int | None = None
    minutes: int | None = None
    title: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    due: str = ""
    grace: int = 15
    each_day: float = 10.0
    most: float = 50.0
    extensions: Mapping[str, str] = field(default_factory=dict)  # by student id
    feedback: Feedback = "reasons"
    keep: Keep = "last"
    students: Sequence[tuple[str, ...]] = ()  # the ids by which each is known
    spare: int = 8  # worlds for students who are not on the list


def make(entry: Entry, wish: Wish, progress: Progress | None = None) -> Assignment:
    """Make an assignment of a level. Raises Rejected where no fair worlds are found or a wish cannot be."""
    level = entry.level
    title = wish.title or level.title
    name = _name(entry, wish, title)
    if wish.seeds == "fair":
        first = first_seed(name, entry.fingerprint)
        seeds = fair_seeds(level, wish.seat, name, wish.students, first=first, spare=wish.spare, progress=progress)
    else:
        seed = first_seed(name, entry.fingerprint) if wish.seed is None else wish.seed
        seeds = Seeds(mode="same", seed=seed)
    found = Assignment(
        id=name,
        title=title,
        rules=RULES_VERSION,
        level=level.id,
        level_hash=entry.fingerprint,
        seat=wish.seat,
        seeds=seeds,
        minutes=wish.minutes or level.minutes,
        weights=Weights(**wish.weights),
        prompts=usual_prompts(level, wish.seat, name, entry.fingerprint),
        due=wish.due,
        late=Late(grace=wish.grace, each_day=wish.each_day, most=wish.most),
        extensions=tuple(
            sorted((Extension(who=who_is(name, s), due=due) for s, due in wish.extensions.items()), key=lambda e: e.who)
        ),
        feedback=wish.feedback,
        keep=wish.keep,
    )
    if problem := fault(found):
        raise Rejected([problem])
    return found


def _name(entry: Entry, wish: Wish, title: str) -> str:
    """A short id that tells assignments apart: words of the title and four letters of all that was asked for."""
    words = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40].strip("-") or entry.level.id
    asked = (entry.level.id, entry.fingerprint, wish.seat, wish.seeds, wish.seed, sorted(wish.students), wish.spare)
    return f"{words}-{hashlib.sha256(repr(asked).encode()).hexdigest()[:4]}"


def text_of(assignment: Assignment) -> str:
    """The file."""
    return written(assignment)
