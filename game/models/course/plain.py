"""The learning path line by line: the same steps, deeds and pages as on the screen."""

from collections.abc import Iterable, Iterator

from game.language import tr
from game.models.course.path import Course, forget, resumed
from game.models.course.steps import GUESSES, STEPS, TIERS
from game.models.course.telling import goals, page
from game.models.encyclopaedia.linking import plain
from game.play.refused import Refusal

HELP = tr("Type Enter or 'go' for what the step asks, 'set TIER', 'guess WORD', 'do' to have it done, 'again', 'quit'.")
_COLOURS = ("{good|", "{warn|", "{bad|")


def walked(typed: Iterable[str], *, anew: bool = False) -> Iterator[str]:
    """Walk the path from where it was left; every line typed is a deed. Ends with the lines, or with 'quit'."""
    course = (None if anew else resumed()) or Course()
    yield HELP
    yield from told(course)
    for line in typed:
        word, _, wish = line.strip().partition(" ")
        if word == "quit":
            break
        if word == "again":
            forget()
            course = Course()
        before = course.place, course.match.turn, course.tier
        try:
            _obey(course, word, wish.strip())
        except Refusal as refusal:
            yield f"No: {refusal}"
            continue
        if (course.place, course.match.turn, course.tier) != before or word == "again":
            yield from told(course)
        if course.over:
            break
    yield tr("The path is kept where it stands.")


def _obey(course: Course, word: str, wish: str) -> None:
    """Do what a line says. Raises Refusal."""
    deed = course.step.deed
    if word in ("", "go"):
        course.perform(deed, wish)
    elif word == "do":
        course.help()
    elif word == "set":
        course.perform("set", wish)
    elif word in ("guess", "why", "end", "undo"):
        course.perform("finish" if word == "end" and deed == "finish" else word, wish)
    elif word != "again":
        raise Refusal(tr("'{word}' is not known. {help}", word=word[:20], help=HELP))


def told(course: Course) -> Iterator[str]:
    """The step that is open, as lines."""
    while course.work():
        pass
    step = course.step
    yield tr(
        "Step {place} of {steps}: {title}. {text}",
        place=course.place + 1,
        steps=len(STEPS),
        title=step.title,
        text=step.text,
    )
    for goal in goals(course):
        yield tr("Goal: {label}, {text}", label=goal.goal.label, text=goal.text)
    for line in page(course).split("\n"):
        words = plain(line).lstrip("#-> ").strip()
        for colour in _COLOURS:
            words = words.replace(colour, "")
        if words:
            yield words.replace("}", "")
    if course.step.deed in ("deny", "change", "finish"):
        yield tr("The lever stands at {tier}; it has: {tiers}.", tier=course.tier, tiers=", ".join(TIERS))
    if course.step.deed == "guess":
        yield tr("Guess one of: {guesses}.", guesses=", ".join(GUESSES))
    yield tr("To do: {button}.", button=step.button)
