"""Commands that only show: the map, the last turn, the news, numbers over the game, and what is known of whom."""

from pathlib import Path

from game.language import tr
from game.models import chronicle, dossier
from game.models.layers import SHARE, choices
from game.play.refused import Refusal
from game.text import pages
from game.text.session import Session, pick


def world_map(session: Session, words: list[str]) -> None:
    """Show a figure of every region; without its name, who sells there."""
    known = [key for key, _ in choices()]
    session.tell(pages.world_map(session.match, pick(words[0], known, "layer") if words else SHARE))


def last_turn(session: Session, _words: list[str]) -> None:
    """Show what the last turn brought."""
    if not session.match.turn:
        raise Refusal(tr("No turn has been played yet."))
    session.tell(pages.turn(session.match))


def look_into(session: Session, words: list[str]) -> None:
    """Tell all that you know of a lab, a region or a government; without a name, list them."""
    known = {name: (kind, label) for kind in dossier.KINDS for name, label in dossier.subjects(session.match, kind)}
    if not words:
        session.tell(f"{name}: {label}" for name, (_, label) in known.items())
        return
    name = pick(words[0], known, "name")
    session.tell(dossier.lines(dossier.dossier(session.match, known[name][0], name)))


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
        raise Refusal(tr("Not written: {reason}.", reason=reason.strerror or reason)) from None
    session.say(tr("Written: {path}", path=path))
