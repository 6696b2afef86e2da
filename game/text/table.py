"""A game typed line by line: by a person at a terminal, by somebody's screen reader, or by a script."""

from collections.abc import Iterable
from shlex import quote

from game.language import tr
from game.play import saving
from game.play.match import Match
from game.play.refused import Refusal
from game.teach.sitting import Sitting
from game.text import homework, pages
from game.text.commands import COMMANDS
from game.text.session import Leave, Say, Session, pick


def play(match: Match, lines: Iterable[str], say: Say, group: str = "", *, sitting: Sitting | None = None) -> Session:
    """Obey typed lines until they end or the player leaves; then save, and say how to go on.

    Args:
        match: the game.
        lines: what is typed.
        say: takes one line of answer.
        group: name of the game's autosaves, if it has one already.
        sitting: the assignment it is played for, if any.
    """
    session = Session(match, say, group or saving.new_game(match), sitting=sitting)
    if not match.turn:
        session.tell(pages.opening(match))
    session.tell(pages.state(match))
    if sitting:
        session.tell(homework.ask(sitting))
    try:
        for line in lines:
            obey(session, line)
    except (Leave, KeyboardInterrupt):
        pass
    if not session.match.over:
        session.autosave()
        if session.saved:
            say(tr("Saved. Play on with: high-fence play {saved} --text", saved=quote(str(session.saved))))
    return session


def obey(session: Session, line: str) -> None:
    """Obey one line. Whatever is wrong with it is said; nothing else happens."""
    words = line.split("#", 1)[0].split()
    if not words:
        return
    try:
        name = pick(words[0].casefold(), COMMANDS, "command")
        COMMANDS[name](session, words[1:])
    except Refusal as refusal:
        session.say(f"No: {refusal}")
