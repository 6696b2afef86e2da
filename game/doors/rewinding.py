"""The commands replay what-if, one thing of a recorded game changed and the rest played again, and replay watch."""

import argparse
import contextlib
import json
from collections.abc import Callable
from pathlib import Path

Deed = Callable[[str, str, str], argparse.ArgumentParser]  # a deed by name, what it does, an example
MOST = 4096  # pairs of futures


def ask_of_replays(add: Deed, frame: Callable[[argparse.ArgumentParser], None]) -> None:
    """The deeds that play a replay otherwise, or show it. Nothing heavy is imported here."""
    _ask_what_if(add)
    deed = add("watch", "go through it turn by turn in the window", "high-fence replay watch game.json")
    deed.add_argument("file", metavar="FILE", help="a save or replay")
    deed.add_argument("--level", metavar="FILE", help="the level file it was played in, if it is not the game's own")
    frame(deed)
    deed.set_defaults(door=_do_watch)


def _ask_what_if(add: Deed) -> None:
    about = "play it again with one thing ordered otherwise: same world, same luck"
    deed = add("what-if", about, "high-fence replay what-if game.json --turn 3 --set enforcement=80% --futures 256")
    deed.add_argument("file", metavar="FILE", help="a save or replay")
    deed.add_argument("--turn", type=_number, required=True, metavar="T", help="the turn that is changed, from 1")
    dial = "LEVER[@TARGET]"
    deed.add_argument(
        "--set", dest="changes", action="append", default=[], metavar=f"{dial}=VALUE",
        help="what the recorded seat orders instead; may be given several times",
    )  # fmt: skip
    deed.add_argument(
        "--drop", dest="dropped", action="append", default=[], metavar=dial, help="an order that it does not give"
    )
    deed.add_argument("--hold", action="store_true", help="leave out its later orders for the same levers too")
    deed.add_argument(
        "--futures", type=_number, default=256, metavar="N", help="pairs of futures under other luck; 0 for none (256)"
    )
    deed.add_argument("--json", metavar="FILE", help="write what was found, for machines; - for standard output")
    deed.add_argument("--level", metavar="FILE", help="the level file it was played in, if it is not the game's own")
    deed.set_defaults(door=_do_what_if)


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 4 or int(text) > MOST:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to {MOST}, not {text[:40]!r}")
    return int(text)


def _do_what_if(options: argparse.Namespace) -> int:
    from game.doors.codes import FINE
    from game.doors.replays import recorded
    from game.doors.speech import Usage, progress, say
    from game.models.whatif import WhatIf, facts
    from game.play.refused import Refusal
    from game.schema.files import write_text
    from game.text.whatif import leaving_out, setting, table

    match = recorded(options.file, options.level)
    try:
        changes = [setting(match, typed) for typed in options.changes]
        changes += [leaving_out(match, typed) for typed in options.dropped]
        found = WhatIf(match, options.turn, changes, options.hold, options.futures)
    except Refusal as refusal:
        raise Usage(str(refusal)) from None
    while found.step():
        progress(found.done)
    progress(1.0)
    if options.json:
        text = json.dumps(facts(found), indent=2, ensure_ascii=False)
        if options.json == "-":
            say(text)
            return FINE
        write_text(Path(options.json), text + "\n")
    for line in table(found):
        say(line)
    return FINE


def _do_watch(options: argparse.Namespace) -> int:
    from game.doors.replays import recorded, show
    from game.doors.speech import Usage, complain
    from game.doors.table import has_display

    match = recorded(options.file, options.level)
    if not match.seat:
        raise Usage("Nobody had a seat in this game. Print it with: high-fence replay show")
    if has_display() or options.shot:
        from game.ui.window import NoDisplay, run

        with contextlib.suppress(NoDisplay):
            return run(size=options.size, state_log=options.state_log, shot=options.shot, watch=match)
    complain("There is no display, so the replay is printed turn by turn.")
    return show(options.file, options.level)
