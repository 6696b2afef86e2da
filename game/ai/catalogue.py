"""Opponents find themselves: put a decorated function in opponents/ and levels may name it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules

from game.language import tr
from game.play.seat import Player, Wishes
from game.rules.catalogue import Role
from game.schema.level import Level
from game.world.draws import Draws
from game.world.state import World


@dataclass(frozen=True)
class Opponent:
    """A character: how it decides, and why, in words the news can quote."""

    name: str
    label: str
    role: Role
    motive: str
    about: str
    player: Player


OPPONENTS: dict[str, Opponent] = {}


def opponent(label: str, *, role: Role, motive: str) -> Callable[[Player], Player]:
    """Declare an opponent. The function's name is its id, its docstring describes it."""

    def add(player: Player) -> Player:
        name = player.__name__  # type: ignore[attr-defined]
        about = " ".join((getdoc(player) or "").split("\n\n")[0].split())
        OPPONENTS[name] = Opponent(name, tr(label), role, tr(motive), tr(about), player)
        return player

    return add


def load() -> None:
    """Import every opponent. Harmless when repeated."""
    package = import_module("game.ai.opponents")
    for module in sorted(iter_modules(package.__path__), key=lambda m: m.name):
        import_module(f"{package.__name__}.{module.name}")


def players(level: Level) -> dict[str, Player]:
    """Who decides for each seat when no person does, by id of lab or regulator.

    Raises:
        ValueError: the level names a character that does not exist or plays the other role.
    """
    load()
    found: dict[str, Player] = {}
    regulators = {regulator.id for regulator in level.regulators}
    for seat in level.seats:
        role: Role = "regulator" if seat.holder in regulators else "startup"
        known = sorted(name for name, one in OPPONENTS.items() if one.role == role)
        if seat.opponent not in known:
            names = ", ".join(known)
            raise ValueError(
                f"No {role} opponent is called '{seat.opponent}', wanted for '{seat.holder}'. Known: {names}."
            )
        found[seat.holder] = within(level, seat.holder, OPPONENTS[seat.opponent].player)
    return found


def within(level: Level, holder: str, player: Player) -> Player:
    """The same player, who wants nothing that the level does not offer to this seat."""
    offered = frozenset(level.offers(holder))

    def decide(view: World, row: int, draws: Draws) -> Wishes:
        return {lever: wish for lever, wish in player(view, row, draws).items() if lever in offered}

    return decide
