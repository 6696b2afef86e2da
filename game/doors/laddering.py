"""The command ladder: the computer's skills against each other, seat by seat, and what that says of each."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from game.ai.skill import SKILLS
from game.doors.codes import FINE
from game.doors.shelf import find_level
from game.doors.speech import Unusable, Usage, complain, progress, say
from game.rules.turn import RULES_VERSION
from game.schema import library
from game.schema.files import write_text
from game.schema.ladder import Ladder, SeatRow, ladder_file
from game.schema.papers import written
from game.world.columns import Floats

if TYPE_CHECKING:
    from game.lab.ladder import Ended

INSTALL = "pip install 'high-fence[analysis]'"
FIRST_SEED = 5_000  # of the games: none that a level was balanced on
Job = tuple[str, str, str, int]  # level as typed, seat, skill, seeds


def ladder(words: Sequence[str], seeds: int, jobs: int | None, out: str | None, *, every: bool) -> int:
    """Play every skill at every playable seat, print the ratings, and write all of it where the game reads it.

    Raises:
        Usage: neither levels nor --all were named, or both.
        Unusable: a package is missing.
    """
    if every == bool(words):
        raise Usage("Name one level or more, or say --all.")
    try:
        from game.lab.ladder import role_ladder, seat_row
    except ModuleNotFoundError as lacking:
        raise Unusable(f"This needs the package {lacking.name}. Install it with one command: {INSTALL}") from None
    entries = {word: find_level(word) for word in words or library.names()}
    places = [(word, seat.holder) for word, one in entries.items() for seat in one.level.seats if seat.playable]
    work: list[Job] = [(word, seat, skill, seeds) for skill in reversed(SKILLS) for word, seat in places]
    found: dict[tuple[str, str], dict[str, Ended]] = {place: {} for place in places}
    with ProcessPoolExecutor(min(jobs or os.cpu_count() or 1, len(work))) as pool:
        progress(0.0)
        for done, ((word, seat, skill, _), got) in enumerate(zip(work, pool.map(_played, work), strict=True), start=1):
            found[word, seat][skill] = got
            progress(done / len(work))
    rows = [seat_row(entries[word].level, seat, _in_order(found[word, seat])) for word, seat in places]
    paper = Ladder(
        rules=RULES_VERSION,
        command=f"high-fence ladder {' '.join(words) or '--all'} --seeds {seeds}",
        levels={one.level.id: one.fingerprint for one in entries.values()},
        roles=tuple(
            role_ladder(role, [_totals(found[at]) for at, row in zip(places, rows, strict=True) if row.role == role])
            for role in dict.fromkeys(row.role for row in rows)
        ),
        seats=tuple(rows),
    )
    _tell(paper)
    if not words or out:
        where = Path(out) if out else ladder_file()
        write_text(where, written(paper))
        complain(f"{where.name}: {len(rows)} seats.")
    return FINE


def _in_order(found: dict[str, "Ended"]) -> dict[str, "Ended"]:
    return {skill: found[skill] for skill in SKILLS}


def _totals(found: dict[str, "Ended"]) -> dict[str, Floats]:
    return {skill: found[skill].totals for skill in SKILLS}


def _played(job: Job) -> "Ended":
    from game.lab.ladder import ended

    word, seat, skill, seeds = job
    return ended(find_level(word).level, seat, skill, range(FIRST_SEED, FIRST_SEED + seeds))


def _tell(paper: Ladder) -> None:
    """Ratings by role, then every seat."""
    for role in paper.roles:
        say(f"{role.role}: {role.games} games of every pair; ratings with 95 % intervals")
        for one in role.ratings:
            next_ = "" if one.over_next is None else f"  beats the one below in {one.over_next:.0%}"
            say(f"  {one.skill:9} {one.rating:+6.0f}  {one.low:+.0f} to {one.high:+.0f}{next_}".replace("%", " %"))
    say("mean total by seat, and part of the games won: " + ", ".join(SKILLS))
    for row in paper.seats:
        told = (f"{row.totals[skill]:6.1f} {_percent(row.won.get(skill)):>5}" for skill in SKILLS)
        say(f"  {_where(row):32}" + " ".join(told))


def _percent(part: float | None) -> str:
    return "" if part is None else f"{part * 100:.0f} %"


def _where(row: SeatRow) -> str:
    return f"{row.level} {row.seat}"
