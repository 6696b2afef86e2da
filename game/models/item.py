"""One thing that happened, in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Happening:
    """A fact of one turn, as a wire service would put it.

    `source` stands before the text; `cause` says why, where somebody knows. `weight` is how much it matters to the
    world, in the points that rank the news; `whom` names the labs, regions and regulators it touches.
    """

    turn: int  # from 1
    kind: str
    source: str
    text: str
    cause: str = ""
    icon: str = "newspaper"
    colour: str = "t2"
    weight: float = 1.0
    whom: tuple[str, ...] = ()
    jump: tuple[str, str] = ("", "")  # ('region' | 'lab' | 'lever' | 'figure', id)
