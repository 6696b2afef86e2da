"""What the game does to help whoever plays: each help can be switched off by those who want none of it."""

from collections.abc import Collection

from game.language import tr

ABOUT = tr("Help on the board. It changes what you are told, never what happens.")
ASSISTS = {  # key: name, what it does
    "coaching": (tr("Coach"), tr("In the first turns of some levels, says what to try.")),
    "forecast": (tr("Forecast"), tr("Draws where eight in ten imagined futures lie, on every curve.")),
    "warnings": (tr("Early warnings"), tr("Says what goes wrong in imagined futures, how often and how soon.")),
    "advice": (tr("Advisers"), tr("Three people who want different things and each propose an order.")),
}


def summary(chosen: Collection[str]) -> str:
    """How many are switched on, in words."""
    count = sum(name in ASSISTS for name in chosen)
    if count == len(ASSISTS):
        return tr("all help")
    return tr("{count} of {assists} helps", count=count, assists=len(ASSISTS)) if count else tr("no help")


def sound(found: object) -> tuple[str, ...]:
    """Those of a file's names that exist, in order; all where the file says nothing of them."""
    if not isinstance(found, list | tuple):
        return tuple(ASSISTS)
    return tuple(name for name in ASSISTS if name in found)
