"""The commands of the game as text, one function each; what they print comes from pages."""

from collections.abc import Callable, Iterable
from pathlib import Path

from game.lab.robustness import Rerun
from game.models import chronicle, dossier, reading, regime
from game.models.card import plain
from game.models.dials import targets
from game.models.explaining import known
from game.models.layers import SHARE, choices
from game.models.levers import offered
from game.models.quantity import Unknown
from game.models.robust import lines as robust_lines
from game.models.robust import unfit
from game.play import saving
from game.play.branching import back_to
from game.play.match import Match
from game.play.refusal import Refusal
from game.rules.catalogue import LEVERS
from game.schema.order import Order
from game.text import homework, pages
from game.text.session import Leave, Session, number, pick
from game.text.whatif import answer, asked

EVERYWHERE = "all"
Command = Callable[[Session, list[str]], None]


def give(session: Session, words: list[str]) -> None:
    """Order a lever. The target 'all' means every one; a value may be 1e26, 25% or the name of a choice."""
    match = session.match
    if not words:
        raise Refusal("Say what to set: set LEVER [TARGET] VALUE. 'levers' lists them.")
    name = pick(words[0], offered(match), "lever")
    lever, rest = LEVERS[name], words[1:]
    aims: list[str] = [""]
    if lever.target:
        if not rest:
            raise Refusal(f"{lever.label} needs a {lever.target} and a value.")
        known = [target for target, _ in targets(match, lever.target)]
        aims = known if rest[0].casefold() == EVERYWHERE else [pick(rest[0], known, lever.target)]
        rest = rest[1:]
    value = number(lever, " ".join(rest))
    for aim in aims:
        try:
            match.submit(Order(seat=match.seat, lever=name, target=aim, value=value))
        except Refusal as refusal:
            session.say(f"No, {aim}: {refusal}" if len(aims) > 1 else f"No: {refusal}")
    session.tell(pages.orders(match))


def end(session: Session, _words: list[str]) -> None:
    """End the turn: everybody else moves, and the quarter passes."""
    match = session.match
    if match.over:
        raise Refusal("The game is over. 'debrief' shows how it went.")
    if match.waiting_for:
        match.pass_on()
        session.autosave()
        session.tell(pages.handed_over(match))
        return
    homework.before_end(session)
    session.autosave()
    match.end_turn()
    session.autosave()
    session.tell(pages.turn(match))
    session.tell(pages.next_page(match))
    homework.after_end(session)


def look_from(session: Session, words: list[str]) -> None:
    """See a finished game from another person's seat."""
    match = session.match
    if len(words) != 1:
        raise Refusal(f"Say whose seat: {', '.join(match.persons)}.")
    match.look_from(pick(words[0], match.persons, "person's seat"))
    session.tell(pages.ending(match))


def undo(session: Session, _words: list[str]) -> None:
    """Take the last order back."""
    if not session.match.undo():
        raise Refusal("There is nothing to take back.")
    session.tell(pages.orders(session.match))


def redo(session: Session, _words: list[str]) -> None:
    """Give it again."""
    if not session.match.redo():
        raise Refusal("There is nothing to give again.")
    session.tell(pages.orders(session.match))


def reset(session: Session, _words: list[str]) -> None:
    """Take back every order of this turn."""
    session.match.reset_turn()
    session.say("The table is clear.")


def levers(session: Session, words: list[str]) -> None:
    """List what can be set, or say all about one lever."""
    match = session.match
    session.tell(pages.lever(match, pick(words[0], offered(match), "lever")) if words else pages.levers(match))


def why(session: Session, words: list[str]) -> None:
    """Say why a number is what it is; without a number, list those that can be asked about."""
    if not words:
        session.tell(pages.numbers(session.match))
        return
    number = words[0] if "@" in words[0] or "." in words[0] else pick(words[0], known(session.match), "number")
    try:
        session.tell(pages.reasons(session.match, number))
    except Unknown:
        raise Refusal(f"There is no number '{words[0]}'. 'why' alone lists them.") from None


def plan(session: Session, words: list[str]) -> None:
    """Say what a training run would cost and bring."""
    if "run_parameters" not in offered(session.match):
        raise Refusal("Only a lab plans runs.")
    sizes = [number(LEVERS[name], word) for name, word in zip(("run_parameters", "run_tokens"), words, strict=False)]
    if len(words) not in (0, 2) or not all(size > 0 for size in sizes):
        raise Refusal("Say two numbers, parameters and tokens, or none.")
    session.tell(pages.run(session.match, *(sizes or (None, None))))


def look(session: Session, words: list[str]) -> None:
    """Look a word up in the encyclopaedia; without a word, list the pages there are."""
    told = list(reading.look(" ".join(words)) if words else reading.shelf())
    if not told:
        raise Refusal(f"No page has the words '{' '.join(words)[:60]}'. 'look' alone lists the pages.")
    session.tell(told)


def save(session: Session, words: list[str]) -> None:
    """Write the game down under a name."""
    try:
        path = saving.save_as(session.match, " ".join(words)[:80] or session.match.level.title)
    except (OSError, ValueError) as reason:
        raise Refusal(f"Not saved: {reason}") from None
    session.say(f"Saved as {path}")


def leave(_session: Session, _words: list[str]) -> None:
    """Save and stop."""
    raise Leave


def explain(session: Session, _words: list[str]) -> None:
    """List the commands."""
    for name, command in COMMANDS.items():
        session.say(f"{f'{name} {WORDS.get(name, str())}'.strip()}: {command.__doc__}")


def _page(show: Callable[[Match], Iterable[str]], about: str) -> Command:
    def command(session: Session, _words: list[str]) -> None:
        session.tell(show(session.match))

    command.__doc__ = about
    return command


def world_map(session: Session, words: list[str]) -> None:
    """Show a figure of every region; without its name, who sells there."""
    known = [key for key, _ in choices()]
    session.tell(pages.world_map(session.match, pick(words[0], known, "layer") if words else SHARE))


def last_turn(session: Session, _words: list[str]) -> None:
    """Show what the last turn brought."""
    if not session.match.turn:
        raise Refusal("No turn has been played yet.")
    session.tell(pages.turn(session.match))


def robust(session: Session, _words: list[str]) -> None:
    """Say whether the result stands with other numbers in the model."""
    if problem := unfit(session.match):
        raise Refusal(problem)
    session.tell(robust_lines(session.match, Rerun(session.match).finish().found))


def back(session: Session, words: list[str]) -> None:
    """Play on from after so many turns, as a game of its own with the same luck; this one stays in its saves."""
    match = session.match
    if session.sitting is not None:
        raise Refusal("A game for an assignment goes on only where it stands.")
    if len(words) != 1 or not words[0].isdecimal() or int(words[0]) >= match.turn:
        raise Refusal(f"Say after how many turns, from 0 to {match.turn - 1}." if match.turn else "No turn is played.")
    session.match = back_to(match, int(words[0]))
    session.group = saving.new_game(session.match)
    session.autosave()
    session.tell(pages.state(session.match))


def look_into(session: Session, words: list[str]) -> None:
    """Tell all that you know of a lab, a region or a government; without a name, list them."""
    known = {name: (kind, label) for kind in dossier.KINDS for name, label in dossier.subjects(session.match, kind)}
    if not words:
        session.tell(f"{name}: {label}" for name, (_, label) in known.items())
        return
    name = pick(words[0], known, "name")
    session.tell(dossier.lines(dossier.dossier(session.match, known[name][0], name)))


def what_if(session: Session, words: list[str]) -> None:
    """Play the game so far again with one order of yours changed: 'without LEVER' leaves one out, 'hold' lasts."""
    session.tell(answer(asked(session.match, words).finish()))


def news(session: Session, words: list[str]) -> None:
    """Show what happened lately; with words, every line of the game that has them ('news .' shows all)."""
    letters = " ".join(words)
    session.tell(pages.all_news(session.match, letters.strip(".")) if words else pages.wire(session.match))


def history(session: Session, words: list[str]) -> None:
    """Show a number after every turn, as played and in the twin; without its name, list the numbers."""
    match = session.match
    known = {one.key: one.label for one in chronicle.entries(match)}
    if not words:
        session.tell(f"{key}: {label}" for key, label in known.items())
        return
    key = pick(words[0], known, "number")
    whose = [one for one, _ in chronicle.holders(match, key)]
    session.tell(chronicle.lines(match, key, pick(words[1], whose, "holder") if words[1:] else ""))


def export(session: Session, words: list[str]) -> None:
    """Write every number after every turn as a table (CSV)."""
    try:
        path = chronicle.export(session.match, Path(" ".join(words)) if words else None)
    except OSError as reason:
        raise Refusal(f"Not written: {reason.strerror or reason}.") from None
    session.say(f"Written: {path}")


def _rules(match: Match) -> tuple[str, ...]:
    if not regime.written(match):
        raise Refusal("Only a government has rules.")
    return regime.lines(match)


COMMANDS: dict[str, Command] = {
    "state": _page(pages.state, "Show where you stand and what presses."),
    "goals": _page(pages.goals, "Show what you must reach to win, and how far you are."),
    "warnings": _page(pages.warned, "Show what the forecast sees going wrong, how likely and how soon."),
    "advice": _page(pages.advised, "Ask three advisers for an order each, and hear what the others say to it."),
    "levers": levers,
    "set": give,
    "regime": _page(_rules, "Show your rules line by line, with what is ordered."),
    "orders": _page(pages.orders, "Show what lies on the table."),
    "undo": undo,
    "redo": redo,
    "reset": reset,
    "plan": plan,
    "end": end,
    "map": world_map,
    "report": last_turn,
    "history": history,
    "export": export,
    "dossier": look_into,
    "why": why,
    "news": news,
    "briefing": _page(pages.opening, "Show the page before the game."),
    "opponents": _page(pages.opponents, "Say how well the computer plays, and what was measured of it."),
    "certificate": _page(pages.certificate, "Show what simulated play says about this level."),
    "debrief": _page(pages.ending, "Show the score so far, and the game without controls."),
    "seat": look_from,
    "robust": robust,
    "what-if": what_if,
    "back": back,
    "look": look,
    "card": _page(lambda _match: plain(), "Show what the model is worth: what holds, and what is missed."),
    "predict": homework.predict,
    "explain": homework.explain_prompt,
    "prompts": homework.prompts,
    "handin": homework.hand_in,
    "save": save,
    "help": explain,
    "quit": leave,
}
WORDS = {
    "levers": "[LEVER]",
    "set": "LEVER [TARGET] VALUE",
    "plan": "[PARAMETERS TOKENS]",
    "map": "[LAYER]",
    "why": "[NUMBER]",
    "seat": "NAME",
    "back": "TURNS",
    "what-if": "TURN LEVER[@TARGET]=VALUE",
    "dossier": "[NAME]",
    "look": "[WORDS]",
    "news": "[WORDS]",
    "history": "[NUMBER [OF WHOM]]",
    "export": "[FILE]",
    "predict": "[PROMPT] NUMBER [NUMBER]",
    "explain": "[PROMPT] WORDS",
    "handin": "[FOLDER]",
    "save": "[NAME]",
}
