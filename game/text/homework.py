"""The commands of a game that is played for an assignment: predict, explain, prompts, handin."""

from collections.abc import Iterator
from pathlib import Path

from game.language import tr
from game.models.homework import number, said
from game.play.refused import Refusal
from game.schema.assignment import Prompt
from game.teach.sitting import NotYet, Sitting, show
from game.text.session import Session, pick


def _sitting(session: Session) -> Sitting:
    if session.sitting is None:
        raise Refusal(tr("This game is not played for an assignment."))
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
        raise Refusal(tr("Say which prompt, and your prediction. 'prompts' lists them."))
    numbers = [_number(word, prompt) for word in words if word not in ("to", "and", "-", "%")]
    if not 1 <= len(numbers) <= 2:
        raise Refusal(tr("Say one number such as 70%, or two such as 3 5."))
    try:
        sitting.predict(prompt, *numbers)
    except NotYet as reason:
        raise Refusal(str(reason)) from None
    session.say(tr("Noted: {said}. It may be changed until the turn ends.", said=said(sitting, prompt)))
    session.autosave()


def _number(word: str, prompt: Prompt) -> float:
    try:
        return number(word, prompt)
    except ValueError:
        raise Refusal(tr("'{word}' is no number.", word=word[:40])) from None


def explain_prompt(session: Session, words: list[str]) -> None:
    """Write, after the reveal, how it came out and why."""
    sitting = _sitting(session)
    waiting = sitting.unexplained()
    if words and any(one.id == words[0].casefold() for one in sitting.assignment.prompts):
        prompt, words = _prompt(sitting, words[0]), words[1:]
    elif waiting:
        prompt = waiting[0]
    else:
        raise Refusal(tr("Nothing waits for an explanation."))
    if not words:
        raise Refusal(tr("Write after 'explain {id}': {explain}", id=prompt.id, explain=prompt.explain))
    try:
        sitting.explain(prompt, " ".join(words))
    except NotYet as reason:
        raise Refusal(str(reason)) from None
    session.say(tr("Written down for {id}.", id=prompt.id))
    session.autosave()


def prompts(session: Session, _words: list[str]) -> None:
    """List the questions of the assignment, and what was said to them."""
    sitting = _sitting(session)
    for prompt in sitting.assignment.prompts:
        one = sitting.answer(prompt)
        came = sitting.came(prompt)
        session.say(
            tr(
                "{id}, before the end of turn {asked}: {question}",
                id=prompt.id,
                asked=prompt.asked,
                question=prompt.question,
            )
        )
        if one:
            how = "" if came is None else tr(" It came to {prompt}.", prompt=show(prompt, came))
            session.say(tr("  You said: {said}.{how}", said=said(sitting, prompt), how=how))
        if one and one.text:
            session.say(tr("  You wrote: {text}", text=one.text))


def hand_in(session: Session, words: list[str]) -> None:
    """Write the file to hand in, and show its receipt."""
    sitting = _sitting(session)
    folder = Path(" ".join(words)) if words else Path.cwd()
    sitting.tick()
    try:
        path, receipt = sitting.hand_in(folder)
    except OSError as reason:
        raise Refusal(
            tr("Not written: {reason}. Name another folder: handin FOLDER.", reason=reason.strerror or reason)
        ) from None
    session.say(tr("To hand in: {path}", path=path))
    session.say(
        tr(
            "Receipt: {first} {second}. Write it down; it belongs to this file and no other.",
            first=receipt[:4],
            second=receipt[4:],
        )
    )
    missing = [one.id for one in sitting.assignment.prompts if not sitting.answer(one)]
    missing += [tr("the words to {id}", id=one.id) for one in sitting.unexplained()]
    if not session.match.over:
        session.say(
            tr(
                "The game is not over: {turn} of {turns} turns. Play on?",
                turn=session.match.turn,
                turns=session.match.level.turns,
            )
        )
    if missing:
        session.say(tr("Missing: {missing}. Add what you can, and hand in again.", missing=", ".join(missing)))
    session.autosave()


def before_end(session: Session) -> None:
    """Refuse to end a turn before its predictions are made. Raises Refusal."""
    if session.sitting is None:
        return
    if waiting := session.sitting.open():
        asked = "; ".join(f"{one.id}: {one.question}" for one in waiting)
        raise Refusal(tr("First predict. {asked}", asked=asked))


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
        session.say(tr("The {minutes} minutes are over; you may still play on.", minutes=sitting.assignment.minutes))
    if session.match.over:
        session.tell([tr("The game is over. Explain what is still open, then write the file with 'handin'.")])
        hand_in(session, [])


def _reveal(sitting: Sitting) -> Iterator[str]:
    for prompt in sitting.assignment.prompts:
        came = sitting.came(prompt) if prompt.by == sitting.match.turn else None
        if came is not None and sitting.answer(prompt):
            yield (
                tr(
                    "{id}: you said {said}. It went from {now} to {came}.",
                    id=prompt.id,
                    said=said(sitting, prompt),
                    now=show(prompt, sitting.now(prompt)),
                    came=show(prompt, came),
                )
            )
            yield tr("Now explain, with 'explain {id} WORDS': {explain}", id=prompt.id, explain=prompt.explain)
    yield from ask(sitting)


def ask(sitting: Sitting) -> Iterator[str]:
    """What is to be predicted before this turn may end."""
    for prompt in sitting.open():
        how = "70%" if prompt.kind == "rise" else tr("LOW HIGH")
        yield tr(
            "Predict, with 'predict {id} {how}': {question} It is {prompt}.",
            id=prompt.id,
            how=how,
            question=prompt.question,
            prompt=show(prompt, sitting.now(prompt)),
        )
