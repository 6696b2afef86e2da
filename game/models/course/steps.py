"""The steps of the learning path: what each says, and the one deed it asks for."""

from dataclasses import dataclass
from typing import Final, Literal

from game.language import tr

Deed = Literal["next", "deny", "why", "guess", "end", "change", "undo", "finish", "whatif", "done"]
GUESSES: Final = {"more": tr("More"), "same": tr("As many"), "fewer": tr("Fewer")}
TIERS: Final = {"open": 0.0, "notify": 1.0, "licence": 2.0, "deny": 3.0}


@dataclass(frozen=True)
class Step:
    """One step: at most forty words, and one thing to do."""

    id: str
    title: str
    text: str
    deed: Deed
    button: str  # what the deed is called on its button
    shows: Literal["", "why", "report", "rival", "risk", "score", "whatif", "levels"] = ""


STEPS: Final = (
    Step(
        id="role",
        title=tr("Your seat"),
        text=(
            tr(
                "You write the export rules of the western bloc. Too loose, and the rival catches up; "
                "too tight, and your lab loses its markets. To win, meet both goals on the right after "
                "six quarters."
            )
        ),
        deed="next",
        button=tr("I see"),
    ),
    Step(
        id="lever",
        title=tr("One lever"),
        text=(
            tr(
                "Only one lever is live: what may be sold to the eastern bloc. Set it to deny. Nothing "
                "happens before the turn ends; watch what the forecast makes of it."
            )
        ),
        deed="deny",
        button=tr("Set it to deny"),
        shows="risk",
    ),
    Step(
        id="why",
        title=tr("Ask why"),
        text=(
            tr(
                "Every number can say where it comes from, and what your orders would change. Ask why "
                "the lead is what it is."
            )
        ),
        deed="why",
        button=tr("Why?"),
        shows="risk",
    ),
    Step(
        id="guess",
        title=tr("Guess"),
        text=(
            tr(
                "The rule binds one quarter after it is announced. Will the eastern bloc buy more or "
                "fewer accelerators this quarter than in a world without your rule?"
            )
        ),
        deed="guess",
        button=tr("Say it"),
        shows="why",
    ),
    Step(
        id="end",
        title=tr("End the turn"),
        text=(
            tr(
                "Now everybody decides at once, and a quarter passes. Your game is played twice: as you "
                "decide, and without any control. What you did is the difference."
            )
        ),
        deed="end",
        button=tr("End the turn"),
        shows="why",
    ),
    Step(
        id="report",
        title=tr("What happened"),
        text=tr("The report tells what changed, and why. Compare it with your guess."),
        deed="next",
        button=tr("Go on"),
        shows="report",
    ),
    Step(
        id="change",
        title=tr("Change your mind"),
        text=(
            tr(
                "Perhaps a licence would do? Set the lever to licence. It would cost political capital "
                "once more: changing one's mind is dear."
            )
        ),
        deed="change",
        button=tr("Set it to licence"),
        shows="report",
    ),
    Step(
        id="undo",
        title=tr("Take it back"),
        text=tr("Until the turn ends every order can be taken back, and luck stays the same. Take it back."),
        deed="undo",
        button=tr("Undo"),
        shows="report",
    ),
    Step(
        id="second",
        title=tr("The second quarter"),
        text=tr("The rule binds from now on. End the turn, and see what the others do."),
        deed="end",
        button=tr("End the turn"),
        shows="report",
    ),
    Step(
        id="rival",
        title=tr("The others answer"),
        text=tr("Rivals have a motive, and act on it where you can see it."),
        deed="next",
        button=tr("Go on"),
        shows="rival",
    ),
    Step(
        id="warning",
        title=tr("Look ahead"),
        text=(
            tr(
                "The forecast imagines many futures. Where too many miss a goal, there is time to act. A "
                "rule that came early keeps working."
            )
        ),
        deed="next",
        button=tr("Go on"),
        shows="risk",
    ),
    Step(
        id="finish",
        title=tr("Play it out"),
        text=tr("Play the quarters that are left. The lever is yours; leaving it where it stands is an answer, too."),
        deed="finish",
        button=tr("End the turn"),
        shows="risk",
    ),
    Step(
        id="score",
        title=tr("How it ended"),
        text=(
            tr(
                "Winning means meeting the goals. The score weighs several outcomes against the game "
                "without controls. They are told apart, and seldom agree."
            )
        ),
        deed="next",
        button=tr("Go on"),
        shows="score",
    ),
    Step(
        id="whatif",
        title=tr("What if?"),
        text=(
            tr(
                "The same game can be played again with one thing changed. What if your rule had bound "
                "at once, without notice?"
            )
        ),
        deed="whatif",
        button=tr("Play it again"),
        shows="score",
    ),
    Step(
        id="levels",
        title=tr("And now"),
        text=tr("That was the path. These levels come next."),
        deed="done",
        button=tr("To the levels"),
        shows="levels",
    ),
)
