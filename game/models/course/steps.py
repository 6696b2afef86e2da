"""The steps of the learning path: what each says, and the one deed it asks for."""

from dataclasses import dataclass
from typing import Final, Literal

Deed = Literal["next", "deny", "why", "guess", "end", "change", "undo", "finish", "whatif", "done"]
GUESSES: Final = {"more": "More", "same": "As many", "fewer": "Fewer"}
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
        title="Your seat",
        text=(
            "You write the export rules of the western bloc. Too loose, and the rival catches up; too tight, and "
            "your lab loses its markets. To win, meet both goals on the right after six quarters."
        ),
        deed="next",
        button="I see",
    ),
    Step(
        id="lever",
        title="One lever",
        text=(
            "Only one lever is live: what may be sold to the eastern bloc. Set it to deny. Nothing happens before "
            "the turn ends; watch what the forecast makes of it."
        ),
        deed="deny",
        button="Set it to deny",
        shows="risk",
    ),
    Step(
        id="why",
        title="Ask why",
        text=(
            "Every number can say where it comes from, and what your orders would change. Ask why the lead is "
            "what it is."
        ),
        deed="why",
        button="Why?",
        shows="risk",
    ),
    Step(
        id="guess",
        title="Guess",
        text=(
            "The rule binds one quarter after it is announced. Will the eastern bloc buy more or fewer "
            "accelerators this quarter than in a world without your rule?"
        ),
        deed="guess",
        button="Say it",
        shows="why",
    ),
    Step(
        id="end",
        title="End the turn",
        text=(
            "Now everybody decides at once, and a quarter passes. Your game is played twice: as you decide, and "
            "without any control. What you did is the difference."
        ),
        deed="end",
        button="End the turn",
        shows="why",
    ),
    Step(
        id="report",
        title="What happened",
        text="The report tells what changed, and why. Compare it with your guess.",
        deed="next",
        button="Go on",
        shows="report",
    ),
    Step(
        id="change",
        title="Change your mind",
        text=(
            "Perhaps a licence would do? Set the lever to licence. It would cost political capital once more: "
            "changing one's mind is dear."
        ),
        deed="change",
        button="Set it to licence",
        shows="report",
    ),
    Step(
        id="undo",
        title="Take it back",
        text="Until the turn ends every order can be taken back, and luck stays the same. Take it back.",
        deed="undo",
        button="Undo",
        shows="report",
    ),
    Step(
        id="second",
        title="The second quarter",
        text="The rule binds from now on. End the turn, and see what the others do.",
        deed="end",
        button="End the turn",
        shows="report",
    ),
    Step(
        id="rival",
        title="The others answer",
        text="Rivals have a motive, and act on it where you can see it.",
        deed="next",
        button="Go on",
        shows="rival",
    ),
    Step(
        id="warning",
        title="Look ahead",
        text=(
            "The forecast imagines many futures. Where too many miss a goal, there is time to act. A rule that "
            "came early keeps working."
        ),
        deed="next",
        button="Go on",
        shows="risk",
    ),
    Step(
        id="finish",
        title="Play it out",
        text="Play the quarters that are left. The lever is yours; leaving it where it stands is an answer, too.",
        deed="finish",
        button="End the turn",
        shows="risk",
    ),
    Step(
        id="score",
        title="How it ended",
        text=(
            "Winning means meeting the goals. The score weighs several outcomes against the game without "
            "controls. They are told apart, and seldom agree."
        ),
        deed="next",
        button="Go on",
        shows="score",
    ),
    Step(
        id="whatif",
        title="What if?",
        text=(
            "The same game can be played again with one thing changed. What if your rule had bound at once, "
            "without notice?"
        ),
        deed="whatif",
        button="Play it again",
        shows="score",
    ),
    Step(
        id="levels",
        title="And now",
        text="That was the path. These levels come next.",
        deed="done",
        button="To the levels",
        shows="levels",
    ),
)
