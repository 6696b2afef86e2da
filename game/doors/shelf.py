"""The command levels, and how a level is found by what somebody typed."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.ai import catalogue
from game.doors.codes import FINE
from game.doors.speech import Usage, complain, say
from game.models.briefing import briefing
from game.models.certified import plain
from game.play.transcript import seats
from game.schema import library
from game.schema.crosscheck import crosscheck, unknown
from game.schema.level import Level
from game.schema.library import Entry
from game.schema.problems import Finding, nearest, shown


def find_level(word: str) -> Entry:
    """A level by its id, or from a file. Raises Rejected; Usage if there is none of that name."""
    if word.endswith(".toml"):
        return library.read_file(Path(word), check_all)
    if word not in library.names():
        raise Usage(f"There is no level {shown(word)}. {nearest(word, library.names())}")
    return library.read(word)


def find_seat(level: Level, word: str | None) -> str:
    """A seat a person may take: by id, by the start of its id or name, or by role. The first one by default."""
    roles = dict(seats(level))
    playable = [seat.holder for seat in level.seats if seat.playable]
    if word is None:
        return playable[0]
    names = {lab.id: lab.name for lab in level.labs} | {one.id: one.name for one in level.regulators}
    wish = {"lab": "startup"}.get(word.casefold(), word.casefold())
    if wish in playable:
        return wish
    found = [seat for seat in playable if roles[seat] == wish or _begins(wish, seat, names[seat])]
    if len(found) == 1:
        return found[0]
    choices = ", ".join(f"{seat} ({roles[seat]})" for seat in found or playable)
    if found:
        raise Usage(f"{shown(word)} could be more than one seat: {choices}.")
    taken = " is played by the computer here" if wish in roles else " is no seat here"
    raise Usage(f"{shown(word)}{taken}. Seats to take: {choices}.")


def _begins(wish: str, *names: str) -> bool:
    return bool(wish) and any(name.casefold().startswith(wish) for name in names)


def show_levels(*, as_json: bool) -> int:
    """Print every level; those that cannot be read go to standard error with the reason."""
    entries, broken = library.survey()
    if as_json:
        say(json.dumps([_facts(entry.level) for entry in entries], indent=2, ensure_ascii=False))
    else:
        for line in _table(entry.level for entry in entries):
            say(line)
    for name, reason in broken.items():
        complain(f"{name} cannot be played. {reason}")
    return FINE


def show_level(word: str, *, as_json: bool) -> int:
    """Print what one level is about, who can be played, and what its certificate says."""
    entry = find_level(word)
    if as_json:
        say(json.dumps(_facts(entry.level), indent=2, ensure_ascii=False))
        return FINE
    level, page = entry.level, briefing(entry.level)
    say(f"{level.id}: {page.title}. {page.summary}")
    say(page.line)
    for place in page.seats:
        say(f"Seat {place.id}: {place.name}, {place.role.lower()} in {place.where}. {place.headline}")
        for goal in place.asked:
            say(f"  To win, at the end: {goal.text}.")
    for line in plain(level, entry.fingerprint):
        say(line)
    return FINE


def _facts(level: Level) -> dict[str, object]:
    playable = {seat.holder: seat.playable for seat in level.seats}
    keys = ("id", "title", "summary", "starts", "turns", "minutes", "difficulty")
    sitting = [{"id": seat, "role": role, "playable": playable[seat]} for seat, role in seats(level)]
    return {key: getattr(level, key) for key in keys} | {"seats": sitting}


def _table(levels: Iterable[Level]) -> Iterator[str]:
    rows = [("LEVEL", "TITLE", "TURNS", "MINUTES", "SEATS TO TAKE")]
    for level in levels:
        playable = ", ".join(seat.holder for seat in level.seats if seat.playable)
        rows.append((level.id, level.title, str(level.turns), str(level.minutes), playable))
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()


def check_all(level: Level) -> list[Finding]:
    """Cross-checks, and the characters that sit in the seats."""
    catalogue.load()
    roles = dict(seats(level))
    found = crosscheck(level)
    for i, seat in enumerate(level.seats):
        role = roles.get(seat.holder)
        known = [name for name, opponent in catalogue.OPPONENTS.items() if opponent.role == role]
        if seat.holder:
            found += unknown(("seats", i, "opponent"), f"{role} opponent", seat.opponent, known)
    return found
