"""Who sits at the table: the seat's row, what it may see, and what everything is called."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from game.language import tr
from game.models import words
from game.play.match import PLAYED, Match
from game.play.view import see
from game.rules.catalogue import Role
from game.rules.reach import subject
from game.schema.level import Lab, Level, Regulator
from game.world.columns import Floats
from game.world.state import World

CHINA, AMERICA = "CHN", "USA"
Party = Literal["you", "rival", "china", "ally", "open"]


@dataclass(frozen=True)
class Chair:
    """A match seen from its person's seat."""

    match: Match

    @cached_property
    def role(self) -> Role:
        """What the seat is."""
        return "regulator" if self.id in self.world.names.regulators else "startup"

    @property
    def id(self) -> str:
        """Id of the lab or regulator."""
        return self.match.seat

    @property
    def regulates(self) -> bool:
        """Whether it makes rules."""
        return self.role == "regulator"

    @cached_property
    def row(self) -> int:
        """Its position on the regulator or lab axis."""
        names = self.world.names
        return (names.regulators if self.regulates else names.labs).index(self.id)

    @property
    def world(self) -> World:
        """The true pair of worlds, for what everybody knows and for the seat's own figures."""
        return self.match.world

    @cached_property
    def view(self) -> World:
        """The pair as the seat sees it: others' private figures are estimates."""
        return see(self.match.world, "regulator" if self.regulates else "lab", self.row)

    def seen(self, turn: int) -> World:
        """The pair after so many turns, as the seat sees it."""
        return see(self.match.worlds[turn], "regulator" if self.regulates else "lab", self.row)

    @property
    def before(self) -> World | None:
        """The pair one turn ago; None before the first turn."""
        return self.match.worlds[-2] if self.match.turn else None

    @cached_property
    def home(self) -> str:
        """Id of the region it sits in."""
        return holder(self.match.level, self.id).region

    @property
    def name(self) -> str:
        """What it is called."""
        return self.called(self.id)

    def called(self, name: str) -> str:
        """What a lab, region or regulator of this id is called; regulators by their capital."""
        return called(self.match, name)

    def quarter(self, turn: int | None = None) -> str:
        """The quarter a turn is played in; that of now if none is named."""
        return words.quarter(
            self.match.level.starts, self.match.turn if turn is None else turn, self.match.level.months
        )

    @cached_property
    def ours(self) -> tuple[bool, ...]:
        """Which labs are the seat's: itself, or those of its country."""
        if self.regulates:
            return tuple(bool(flag) for flag in self.world.labs.flag[:, self.row, PLAYED] > 0.0)
        return tuple(name == self.id for name in self.world.names.labs)

    def party(self, lab: int) -> Party:
        """Whose side of the picture a lab stands on."""
        if self.ours[lab]:
            return "you"
        region = self.world.names.regions[int(np.argmax(self.world.labs.home[lab, :, PLAYED]))]
        return "china" if region == CHINA else "rival" if region == AMERICA else "ally"

    def parties(self) -> list[tuple[Party, str]]:
        """Every side that exists here, with its name in the legend."""
        present = {self.party(lab) for lab in range(self.world.sizes.lab)}
        you = tr("your home labs") if self.regulates else tr("{name} (you)", name=self.name)
        mine = self.home if not self.regulates else ""
        names: dict[Party, str] = {
            "you": you,
            "rival": tr("other US labs") if mine == AMERICA else tr("US labs"),
            "china": tr("other Chinese labs") if mine == CHINA else tr("Chinese labs"),
            "ally": tr("labs elsewhere"),
            "open": tr("none of these, or open models"),
        }
        order: tuple[Party, ...] = ("you", "rival", "china", "ally", "open")
        return [(party, names[party]) for party in order if party in present or party == "open"]

    @cached_property
    def binding(self) -> Floats:
        """How far each regulator's controls bind each lab, as played [regulator lab]."""
        return subject(self.world)[:, :, PLAYED]


def holder(level: Level, name: str) -> Lab | Regulator:
    """The lab or regulator of this id."""
    everybody: list[Lab | Regulator] = [*level.regulators, *level.labs]
    return next(one for one in everybody if one.id == name)


def chair(match: Match) -> Chair:
    """The person's seat. Raises ValueError if nobody sits there."""
    if not match.seat:
        raise ValueError(tr("Nobody plays this match: it has no seat to look from."))
    return Chair(match)


def called(match: Match, name: str) -> str:
    """What a lab, region or regulator of this id is called; regulators by their capital."""
    level = match.level
    labels = {lab.id: lab.name for lab in level.labs} | {region.id: region.name for region in level.world.regions}
    if name in labels:
        return labels[name]
    return words.titled(name)


def model_name(match: Match, lab: int, *, turn: int | None = None) -> str:
    """What a lab's newest model is called after so many turns: the opening one counted on."""
    first = match.level.labs[lab].newest.name
    until = match.turn if turn is None else turn
    made = sum(bool(world.labs.finished[lab, PLAYED]) for world in match.worlds[1 : until + 1])
    if not made:
        return first
    stem, _, number = first.rpartition(" ")
    if number.isdigit() and stem:
        return f"{stem} {int(number) + made}"
    return f"{first} {made + 1}"
