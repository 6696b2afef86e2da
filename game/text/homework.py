"""The commands of a game that is played for an assignment: predict, explain, prompts, handin."""

from collections.abc import Iterator
from pathlib import Path

from game.models.homework import number, said
from game.play.refusal import Refusal
from game.schema.assignment import Prompt
from game.teach.sitting import NotYet, Sitting, show
from game.text.session import Session, pick


def _sitting(session: Session) -> Sitting:
    if session.sitting is None:
        raise Refusal("This game is not played for an assignment.")
    return session.sitting


def _prompt(sitting: Sitting, word: str) -> Prompt:
    known = {prompt.id: prompt for prompt in sitting.assignment.prompts}
    return known[pick(word, known, "prompt")]


def predict(session: Session, words: list[str]) -> None:
    """Predict before the turn ends: how likely, or between which two numbers."""
    sitting = _sitting(session)
    due = [one for one in sitting.assignment.prompts if one.asked == session.match.turn + 1]
    if words and any(one.id.startswith(words[0].casefold()) for one in sitting.assignment.prompts):
        prompt, words = _prompt(sitting, words[0]), words[1:]
    elif len(due) == 1:
        prompt = due[0]
    else:
        raise Refusal("Say which prompt, and your prediction. 'prompts' lists them.")
    numbers = [_number(word, prompt) for word in words if word not in ("to", "and", "-", "%")]
    if not 1 <= len(numbers) <= 2:
        raise Refusal("Say one number such as 70%, or two such as 3 5.")
    try:
        sitting.predict(prompt, *numbers)
    except NotYet as reason:
        raise Refusal(str(reason)) from None
    session.say(f"Noted: {said(sitting, prompt)}. It may be changed until the turn ends.")
    session.autosave()


def _number(word: str, prompt: Prompt) -> float:
    try:
        return number(word, prompt)
    except ValueError:
        raise Refusal(f"'{word[:40]}' is no number.") from None


def explain_prompt(session: Session, words: list[str]) -> None:
    """Write, after the reveal, how it came out and why."""
    sitting = _sitting(session)
    waiting = sitting.unexplained()
    if words and any(one.id == words[0].casefold() for one in sitting.assignment.prompts):
        prompt, words = _prompt(sitting, words[0]), words[1:]
    elif waiting:
        prompt = waiting[0]
    else:
        raise Refusal("Nothing waits for an explanation.")
    if not words:
        raise Refusal(f"Write after 'explain {prompt.id}': {prompt.explain}")
    try:
        sitting.explain(prompt, " ".join(words))
    except NotYet as reason:
        raise Refusal(str(reason)) from None
    session.say(f"Written down for {prompt.id}.")
    session.autosave()


def prompts(session: Session, _words: list[str]) -> None:
    """List the questions of the assignment, and what was said to them."""
    sitting = _sitting(session)
    for prompt in sitting.assignment.prompts:
        one = sitting.answer(prompt)
        came = sitting.came(prompt)
        session.say(f"{prompt.id}, before the end of turn {prompt.asked}: {prompt.question}")
        if one:
            how = "" if came is None else f" It came to {show(prompt, came)}."
            session.say(f"  You said: {said(sitting, prompt)}.{how}")
        if one and one.text:
            session.say(f"  You wrote: {one.text}")


def hand_in(session: Session, words: list[str]) -> None:
    """Write the file to hand in, and show its receipt."""
    sitting = _sitting(session)
    folder = Path(" ".join(words)) if words else Path.cwd()
    sitting.tick()
    try:
        path, receipt = sitting.hand_in(folder)
    except OSError as reason:
        raise Refusal(f"Not written: {reason.strerror or reason}. Name another folder: handin FOLDER.") from None
    session.say(f"To hand in: {path}")
    session.say(f"Receipt: {receipt[:4]} {receipt[4:]}. Write it down; it belongs to this file and no other.")
    missing = [one.id for one in sitting.assignment.prompts if not sitting.answer(one)]
    missing += [f"the words to {one.id}" for one in sitting.unexplained()]
    if not session.match.over:
        session.say(f"The game is not over: {session.match.turn} of {session.match.level.turns} turns. Play on?")
    if missing:
        session.say(f"Missing: {', '.join(missing)}. Add what you can, and hand in again.")
    session.autosave()


def before_end(session: Session) -> None:
    """Refuse to end a turn before its predictions are made. Raises Refusal."""
    if session.sitting is None:
        return
    if waiting := session.sitting.open():
        asked = "; ".join(f"{one.id}: {one.question}" for one in waiting)
        raise Refusal(f"First predict. {asked}")


def after_end(session: Session) -> None:
    """Reveal what was predicted, and hand in when the game is over."""
    sitting = session.sitting
    if sitting is None:
        return
    was_over = sitting.over_time
    sitting.turn_ended()
    session.autosave()
    session.tell(_reveal(sitting))
    if sitting.over_time and not was_over:
        session.say(f"The {sitting.assignment.minutes} minutes are over; you may still play on.")
    if session.match.over:
        session.tell(["The game is over. Explain what is still open, then write the file with 'handin'."])
        hand_in(session, [])


def _reveal(sitting: Sitting) -> Iterator[str]:
    for prompt in sitting.assignment.prompts:
        came = sitting.came(prompt) if prompt.by == sitting.match.turn else None
        if came is not None and sitting.answer(prompt):
            yield (
                f"{prompt.id}: you said {said(sitting, prompt)}. It went from {show(prompt, sitting.now(prompt))} to "
                f"{show(prompt, came)}."
            )
            yield f"Now explain, with 'explain {prompt.id} WORDS': {prompt.explain}"
    yield from ask(sitting)


def ask(sitting: Sitting) -> Iterator[str]:
    """What is to be predicted before this turn may end."""
    for prompt in sitting.open():
        how = "70%" if prompt.kind == "rise" else "LOW HIGH"
        yield f"Predict, with 'predict {prompt.id} {how}': {prompt.question} It is {show(prompt, sitting.now(prompt))}."
