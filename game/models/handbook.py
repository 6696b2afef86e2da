"""The help pages: what one does and with which keys, and what the model behind it is worth."""

from collections.abc import Callable

from game.language import tr
from game.models.card import card, numbers, sources
from game.models.keys import COMMANDS, FIXED, Chosen, shown
from game.models.lessons import lessons


def keyboard(chosen: Chosen) -> str:
    """The page of keys, with those that the player chose in place of the usual ones."""
    serve: dict[str, list[str]] = {}
    for key, does in FIXED.items():
        serve.setdefault(does, []).append(key)
    own = [f"- **{shown(name, chosen)}**: {one.does}{f', {one.where}' if one.where else ''}"
           for name, one in COMMANDS.items()]  # fmt: skip
    kept = [f"- **{', '.join(keys)}**: {does}" for does, keys in serve.items()]
    return "\n".join([
        tr("# Keys that can be changed"), tr("Settings, Keys gives a command another key."), *own,
        tr("# Keys that are the same everywhere"), *kept,
        tr("- **The right button of the mouse**: ask why a number is what it is"),
    ])  # fmt: skip


def handbook(chosen: Chosen) -> str:
    """How a game is played, in the markup of pages."""
    return tr(
        "# A turn\nRead what changed and what presses. Move dials in the orders panel: nothing "
        "happens until you end the turn, and every order can be taken back until then. Then all "
        "seats decide at once, and a quarter is played.\nA regulator sets lines, tiers and lists, "
        "and pays for changes with political capital. A startup plans runs, sells where it may, "
        "and pays with money.\n\n# What you see\nThe map shows who sells how much where. Point at a "
        "region to see each lab's share and what bars it; click it to aim orders at it. Lines "
        "from your home say whether a way is open, licensed, pending or barred.\nEvery number "
        "explains itself: point at it, or go to it with Tab and press {help}. {why}, or a "
        "click with the right button, asks why: what was booked, which step of the turn moved "
        "it, who caused it, what the rules make of it, what your orders on the table will "
        "change. Answers are run again from what you may see, so where others keep secrets they "
        "are estimates.\nDashed curves are the twin: the same game under the same luck, played "
        "without controls. It is how the game tells what a rule did from what would have "
        "happened anyway.\n\n# Scores\nFive outcomes are weighted into one score from 0 to 100. A "
        "regulator's outcomes are measured against the twin, a startup's against its own start. "
        "An outcome under its floor caps the whole.\nMany seats also have conditions to win: "
        "figures that must be reached at the end, some of them as a part of what the twin "
        "reached. The briefing names them, each report says where they stand. Winning and the "
        "medal are told apart.\n\n{lessons}\n\n# How sure is all this?\nThe model card, on the next "
        "pages, tells which claims of the model hold, which fail, and which numbers nobody knows "
        "well. After a game the debrief can play it again with each number at the ends of its "
        "range.\n",
        help=shown("help", chosen),
        why=shown("why", chosen),
        lessons=lessons(),
    )


PAGES: dict[str, tuple[str, str, Callable[[Chosen], str]]] = {
    "guide": (tr("How to play"), tr("What you do here, and how to read it"), handbook),
    "keys": (tr("Keys"), tr("Everything can be done without a mouse"), keyboard),
    "card": (tr("Model card"), tr("What holds, what is missed, what is least known"), lambda _: card()),
    "numbers": (tr("Numbers"), tr("Every constant of the rules, with range and source"), lambda _: numbers()),
    "sources": (tr("Sources"), tr("Where facts and figures come from"), lambda _: sources()),
}
