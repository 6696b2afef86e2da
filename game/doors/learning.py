"""The commands explain and learn: the encyclopaedia, and what there is to learn by doing. Nothing heavy is imported."""

import argparse
from collections.abc import Callable

from game.doors.codes import FINE

Add = Callable[[str, str, str], argparse.ArgumentParser]


def add_learning(add: Add) -> None:
    """Declare the commands."""
    command = add("explain", "look something up in the encyclopaedia", "high-fence explain compute threshold")
    command.add_argument("words", nargs="*", metavar="WORD", help="what to look up; without a word, list the pages")
    command.set_defaults(door=_explain)
    command = add("learn", "learn by doing: the path, or a language model to train", "high-fence learn path")
    topics = command.add_subparsers(dest="topic", metavar="TOPIC", required=True, title="topics")
    path = topics.add_parser("path", help="the learning path as text: eight minutes, one lever")
    path.add_argument("--anew", action="store_true", help="from the first step, not from where it was left")
    path.set_defaults(door=_walk)
    _model(topics)
    curve = topics.add_parser("curve", help="the scaling curve of that model, every size on every amount of text")
    curve.add_argument("--keep", action="store_true", help="measure it anew, in about two minutes, and keep it")
    curve.set_defaults(door=_curve)


def _model(topics: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "train a small language model on plays, and let it write"
    model = topics.add_parser("model", help=about, epilog="example: high-fence learn model --size 28k --text 200k")
    for name, usual, what, about in (
        ("--size", "7.6k", "N", "parameters: 2.5k, 7.6k, 28k or 108k (7.6k)"),
        ("--text", "50k", "N", "letters of text: 12.5k, 50k, 200k or 800k (50k)"),
        ("--opening", "BRUTUS.", "WORDS", "what it goes on with (BRUTUS.)"),
    ):
        model.add_argument(name, default=usual, metavar=what, help=about)
    model.add_argument("--daring", type=float, default=0.7, metavar="X", help="0 to 2: how unlikely its letters are")
    model.set_defaults(door=_train)


def _explain(options: argparse.Namespace) -> int:
    from game.doors.speech import Usage, say
    from game.models import reading

    words = " ".join(options.words)
    told = list(reading.look(words) if words.strip() else reading.shelf())
    if not told:
        raise Usage(f"No page has the words '{words[:60]}'. 'high-fence explain' alone lists the pages.")
    for line in told:
        say(line)
    return FINE


def _train(options: argparse.Namespace) -> int:
    from game.doors.speech import Usage, say
    from game.models.writing import Choice, Studio, amounts, sizes, studied

    def chosen(choices: tuple[Choice, ...], wish: str, what: str) -> int:
        found = next((one.value for one in choices if one.label.casefold() == wish.casefold()), None)
        if found is None:
            raise Usage(f"There is no {what} '{wish[:20]}'. Known: {', '.join(one.label for one in choices)}.")
        return found

    if not 0.0 <= options.daring <= 2.0:
        raise Usage(f"Daring must lie between 0 and 2, not {options.daring:g}.")
    hidden, letters = chosen(sizes(), options.size, "size"), chosen(amounts(), options.text, "amount of text")
    opening = options.opening[:80] + ("\n" if options.opening.endswith(".") else " ")
    for line in studied(Studio(hidden=hidden, letters=letters, opening=opening, daring=options.daring)):
        say(line)
    return FINE


def _curve(options: argparse.Namespace) -> int:
    from game.doors.speech import say
    from game.lab.writer import curve
    from game.models.writing import table

    if options.keep:
        points = []
        for point in curve.measure():
            points.append(point)
            say(f"{point.parameters} parameters, {point.letters} letters: loss {point.loss:.3f}")
        curve.keep(points)
    for line in table():
        say(line)
    return FINE


def _walk(options: argparse.Namespace) -> int:
    from game.doors.speech import say
    from game.doors.table import typed
    from game.models.course.plain import walked

    for line in walked(typed(), anew=options.anew):
        say(line)
    return FINE
