"""The command play, and no command at all: sit down at the window, or at the text where there is none."""

import contextlib
import os
import secrets
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.doors.codes import FINE
from game.doors.speech import Usage, complain, say

if TYPE_CHECKING:
    from game.play.match import Match

TUTORIAL, ENDING = "first-licence", ".assignment.json"
LARGEST_SEED = 10**6  # of a drawn seed: short enough to tell somebody


def sit_down(options: Namespace) -> int:
    """Open the window, or play as text if asked or if there is no display."""
    if options.text:
        return play_text(options)
    if has_display() or options.shot:
        from game.ui.window import NoDisplay

        with contextlib.suppress(NoDisplay):
            return open_window(options)
    complain("There is no display, so the game is played as text; type 'help' for the commands.")
    return play_text(options)


def open_window(options: Namespace) -> int:
    """Open the window, on a game if one was named."""
    from game.doors.numbers import values_of
    from game.doors.opening import several
    from game.doors.shelf import find_level, find_seat
    from game.ui.window import run

    level, seat, resume, values = options.game, options.role, None, {}
    persons: tuple[str, ...] = ()
    frame = {"size": options.size, "state_log": options.state_log, "shot": options.shot}
    if (level or "").endswith(ENDING):
        _no_settings_for_an_assignment(options)
        return run(homework=(level, options.student or ""), **frame)
    _no_settings_for_a_save(options)
    skill = _skill(options)
    if level and level.endswith(".json"):
        level, resume = None, level
    elif level and level.endswith(".toml"):
        raise Usage("The window lists the game's own levels. Play a level file with --text.")
    elif level:
        entry = find_level(level)
        values = values_of(options.settings, entry.level)
        if options.partners and not seat:
            raise Usage("Say who you are yourself, beside --with: --role SEAT.")
        seat = find_seat(entry.level, seat) if seat else None
        persons = several(entry.level, seat or "", options.partners)
    return run(level, seat, options.seed, resume=resume, constants=values, skill=skill, persons=persons, **frame)


def _skill(options: Namespace) -> str:
    """How well the computer is asked to play; empty if nothing was said. Raises Usage."""
    from game.ai.skill import SKILLS

    wish = options.skill or ""
    known = [name for name in SKILLS if wish and name.startswith(wish.casefold())]
    if wish and len(known) != 1:
        raise Usage(f"There is no skill '{wish[:40]}'. Known: {', '.join(SKILLS)}.")
    if wish and (options.game or "").endswith(".json"):
        raise Usage("A saved game keeps the skill it was begun with: leave out --skill.")
    return known[0] if known else ""


def _no_settings_for_a_save(options: Namespace) -> None:
    """A saved game goes on with the constants and persons it was begun with."""
    if not (options.game or "").endswith(".json"):
        return
    if options.settings:
        raise Usage("A saved game keeps the constants it was begun with: leave out --set.")
    if options.partners:
        raise Usage("A saved game keeps the persons it was begun with: leave out --with.")


def has_display() -> bool:
    """Whether a window could open. SDL itself would open an invisible one without a word."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))


def play_text(options: Namespace) -> int:
    """Play line by line, from a terminal or from whatever is piped in."""
    from game.doors.opening import new_match, resumed_match
    from game.models.settings import load as preferences
    from game.play.saving import group_of
    from game.text.table import play

    if (options.game or "").endswith(ENDING):
        return _do_homework(options)
    game, group, skill = options.game or TUTORIAL, "", _skill(options) or preferences().skill
    _no_settings_for_a_save(options)
    if game.endswith(".json"):
        match, note = resumed_match(game, options.level)
        group = group_of(Path(game))
        if note:
            complain(note)
        if match.classwork:
            return _go_on(match, group)
    else:
        seed = secrets.randbelow(LARGEST_SEED) if options.seed is None else options.seed
        match = new_match(game, options.role, seed, options.settings, skill, partners=options.partners)
    say(f"Seed {match.seed}. The computer plays: {match.minds.skill or 'routine'}.")
    play(match, typed(), say, group)
    return FINE


def _do_homework(options: Namespace) -> int:
    """Play an assignment, or go on with it."""
    from game.teach.beginning import assigned
    from game.text.table import play

    if not options.student:
        raise Usage("Say who you are: --student ID, as your teacher knows you.")
    _no_settings_for_an_assignment(options)
    sitting, group = assigned(options.game, options.student)
    paper = sitting.assignment
    say(f"{paper.title}: about {paper.minutes} minutes. Due: {paper.due or 'no date'}. You are {options.student}.")
    play(sitting.match, typed(), say, group, sitting=sitting)
    return FINE


def _no_settings_for_an_assignment(options: Namespace) -> None:
    if options.role or options.seed is not None or options.settings or options.skill or options.partners:
        raise Usage("An assignment says what is played: leave out --role, --with, --seed, --set and --skill.")


def _go_on(match: "Match", group: str) -> int:
    """Go on with a saved game of an assignment."""
    from game.teach.sitting import Sitting, kept
    from game.text.table import play

    work = match.classwork
    play(match, typed(), say, group, sitting=Sitting(kept(work.fingerprint), match) if work else None)
    return FINE


def typed() -> Iterator[str]:
    """Lines as they are typed; piped ones are repeated, so that the output reads as a whole."""
    asking = sys.stdin.isatty()
    while True:
        if asking:
            sys.stdout.write("> ")
        sys.stdout.flush()
        line = sys.stdin.readline(2000)
        if not line:
            return
        if not asking and line.strip():
            say(f"> {line.strip()}")
        yield line
