"""The commands of the game as text, one function each; what they print comes from pages."""

from collections.abc import Callable, Iterable

from game.lab.robustness import Rerun
from game.language import tr
from game.models import reading, regime
from game.models.card import plain
from game.models.dials import targets
from game.models.explaining import known
from game.models.levers import offered
from game.models.quantity import Unknown
from game.models.robust import lines as robust_lines
from game.models.robust import unfit
from game.play import saving
from game.play.branching import back_to
from game.play.match import Match
from game.play.refused import Refusal
from game.rules.catalogue import LEVERS
from game.schema.order import Order
from game.text import homework, looking, pages
from game.text.session import Leave, Session, number, pick
from game.text.whatif import answer, asked

EVERYWHERE = "all"
Command = Callable[[Session, list[str]], None]


def give(session: Session, words: list[str]) -> None:
    """Order a lever. The target 'all' means every one; a value may be 1e26, 25% or the name of a choice."""
    match = session.match
    if not words:
        raise Refusal(tr("Say what to set: set LEVER [TARGET] VALUE. 'levers' lists them."))
    name = pick(words[0], offered(match), "lever")
    lever, rest = LEVERS[name], words[1:]
    aims: list[str] = [""]
    if lever.target:
        if not rest:
            raise Refusal(tr("{label} needs a {target} and a value.", label=lever.label, target=lever.target))
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
        raise Refusal(tr("The game is over. 'debrief' shows how it went."))
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
        raise Refusal(tr("Say whose seat: {persons}.", persons=", ".join(match.persons)))
    match.look_from(pick(words[0], match.persons, tr("person's seat")))
    session.tell(pages.ending(match))


def undo(session: Session, _words: list[str]) -> None:
    """Take the last order back."""
    if not session.match.undo():
        raise Refusal(tr("There is nothing to take back."))
    session.tell(pages.orders(session.match))


def redo(session: Session, _words: list[str]) -> None:
    """Give it again."""
    if not session.match.redo():
        raise Refusal(tr("There is nothing to give again."))
    session.tell(pages.orders(session.match))


def reset(session: Session, _words: list[str]) -> None:
    """Take back every order of this turn."""
    session.match.reset_turn()
    session.say(tr("The table is clear."))


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
        raise Refusal(tr("There is no number '{words}'. 'why' alone lists them.", words=words[0])) from None


def plan(session: Session, words: list[str]) -> None:
    """Say what a training run would cost and bring."""
    if "run_parameters" not in offered(session.match):
        raise Refusal(tr("Only a lab plans runs."))
    sizes = [number(LEVERS[name], word) for name, word in zip(("run_parameters", "run_tokens"), words, strict=False)]
    if len(words) not in (0, 2) or not all(size > 0 for size in sizes):
        raise Refusal(tr("Say two numbers, parameters and tokens, or none."))
    session.tell(pages.run(session.match, *(sizes or (None, None))))


def look(session: Session, words: list[str]) -> None:
    """Look a word up in the encyclopaedia; without a word, list the pages there are."""
    told = list(reading.look(" ".join(words)) if words else reading.shelf())
    if not told:
        raise Refusal(tr("No page has the words '{words}'. 'look' alone lists the pages.", words=" ".join(words)[:60]))
    session.tell(told)


def save(session: Session, words: list[str]) -> None:
    """Write the game down under a name."""
    try:
        path = saving.save_as(session.match, " ".join(words)[:80] or session.match.level.title)
    except (OSError, ValueError) as reason:
        raise Refusal(tr("Not saved: {reason}", reason=reason)) from None
    session.say(tr("Saved as {path}", path=path))


def leave(_session: Session, _words: list[str]) -> None:
    """Save and stop."""
    raise Leave


def explain(session: Session, _words: list[str]) -> None:
    """List the commands."""
    for name, command in COMMANDS.items():
        session.say(f"{f'{name} {WORDS.get(name, str())}'.strip()}: {tr(command.__doc__ or '')}")


def _page(show: Callable[[Match], Iterable[str]], about: str) -> Command:
    def command(session: Session, _words: list[str]) -> None:
        session.tell(show(session.match))

    command.__doc__ = about
    return command


def robust(session: Session, _words: list[str]) -> None:
    """Say whether the result stands with other numbers in the model."""
    if problem := unfit(session.match):
        raise Refusal(problem)
    session.tell(robust_lines(session.match, Rerun(session.match).finish().found))


def back(session: Session, words: list[str]) -> None:
    """Play on from after so many turns, as a game of its own with the same luck; this one stays in its saves."""
    match = session.match
    if session.sitting is not None:
        raise Refusal(tr("A game for an assignment goes on only where it stands."))
    if len(words) != 1 or not words[0].isdecimal() or int(words[0]) >= match.turn:
        raise Refusal(
            tr("Say after how many turns, from 0 to {turn}.", turn=match.turn - 1)
            if match.turn
            else tr("No turn is played.")
        )
    session.match = back_to(match, int(words[0]))
    session.group = saving.new_game(session.match)
    session.autosave()
    session.tell(pages.state(session.match))


def what_if(session: Session, words: list[str]) -> None:
    """Play the game so far again with one order of yours changed: 'without LEVER' leaves one out, 'hold' lasts."""
    session.tell(answer(asked(session.match, words).finish()))


def _rules(match: Match) -> tuple[str, ...]:
    if not regime.written(match):
        raise Refusal(tr("Only a government has rules."))
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
    "map": looking.world_map,
    "report": looking.last_turn,
    "history": looking.history,
    "export": looking.export,
    "dossier": looking.look_into,
    "why": why,
    "news": looking.news,
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
    "set": tr("LEVER [TARGET] VALUE"),
    "plan": tr("[PARAMETERS TOKENS]"),
    "map": "[LAYER]",
    "why": "[NUMBER]",
    "seat": "NAME",
    "back": "TURNS",
    "what-if": tr("TURN LEVER[@TARGET]=VALUE"),
    "dossier": "[NAME]",
    "look": "[WORDS]",
    "news": "[WORDS]",
    "history": tr("[NUMBER [OF WHOM]]"),
    "export": "[FILE]",
    "predict": tr("[PROMPT] NUMBER [NUMBER]"),
    "explain": "[PROMPT] WORDS",
    "handin": "[FOLDER]",
    "save": "[NAME]",
}
