"""The seat's score after any turn, and its five outcomes as rows that add up."""

from dataclasses import dataclass

import numpy as np

from game.language import tr
from game.models import words
from game.models.memo import remember
from game.play.match import PLAYED, TWIN, Match
from game.play.score import CAP, MEDALS, Score, score
from game.schema.level import Scoring
from game.world.batch import take

OUTCOMES = {
    "security": tr(
        "How long the lead lasted, how rare misuse stayed, how little went round the rules; against the twin."
    ),
    "competitiveness": tr("What home labs and home accelerators kept of the world outside, against the twin."),
    "alliance": tr("How content the allies were, turn by turn."),
    "innovation": tr("How fast home models grew, against the twin."),
    "openness": tr("How much of the world's demand any willing lab could serve."),
    "frontier": tr("How near the best model yours stayed, turn by turn."),
    "markets": tr("Your share of the world market, against the start."),
    "finance": tr("What the owners' part of the firm is worth, against the start, and how long its cash would last."),
    "resilience": tr("How widely revenue and compute were spread over regions and stacks."),
    "compliance": tr("How clean the record stayed."),
}


SCALES = {  # what an outcome's own scale means, before a level says where its points begin and end
    "security": tr(
        "50 is as without controls. More months of lead and less misuse add to it; what went "
        "round the rules takes away. A government that mainly lives with others' controls: 100 "
        "is two suppliers, trust in both and no misuse."
    ),
    "competitiveness": tr(
        "50 is as without controls, or as at the start. A part of the world outside that is lost "
        "takes away in proportion."
    ),
    "alliance": tr("The mean agreement of the allies over the game, in per cent."),
    "innovation": tr(
        "50 is as fast as without controls; or, for a government that mainly lives with others' "
        "controls, how near home labs are to the frontier."
    ),
    "openness": tr("50 is as open as without controls, or as at the start."),
    "frontier": tr("80 is the best model of all, all the time; a distance that grew takes away, one that shrank adds."),
    "markets": tr("50 is the share of the start; every doubling adds 25."),
    "finance": tr(
        "30 is the worth of the start and no cash; every doubling adds 18, and cash adds what years it lasts."
    ),
    "resilience": tr("160 times the part of revenue and compute that no single government can stop."),
    "compliance": tr("100 is a clean record in every turn."),
}


@dataclass(frozen=True)
class Outcome:
    """One of the five parts of a score."""

    key: str
    label: str
    about: str
    value: float  # 0 to 100
    share: float  # its weight, of one
    floor: float | None  # missing it caps the whole

    @property
    def points(self) -> float:
        """What it adds to the total."""
        return self.value * self.share

    @property
    def missed(self) -> bool:
        """Whether it lies under its floor."""
        return self.floor is not None and self.value < self.floor


def score_at(match: Match, turn: int, *, twin: bool = False) -> Score:
    """The seat's score after so many turns, as played or in the twin."""

    def count() -> Score:
        mine, free = np.array([TWIN if twin else PLAYED]), np.array([TWIN])
        now, start = match.worlds[turn], match.worlds[0]
        return score(match.level, match.seat, take(now, mine), take(now, free), take(start, mine))

    return remember(match, turn, ("score", twin), count)


def total_at(match: Match, turn: int, *, twin: bool = False) -> float:
    """The same, as one number."""
    return float(score_at(match, turn, twin=twin).total[0])


def scoring(match: Match) -> Scoring:
    """Weights, floors and medals that hold for the seat."""
    return match.level.counts_for(match.seat)


def outcomes(match: Match, turn: int | None = None, *, twin: bool = False) -> tuple[Outcome, ...]:
    """The parts in the level's order."""
    rules = scoring(match)
    parts = score_at(match, match.turn if turn is None else turn, twin=twin).parts
    whole = sum(rules.weights.values())
    return tuple(
        Outcome(
            name,
            words.titled(name),
            OUTCOMES.get(name, ""),
            float(parts[name][0]),
            weight / whole,
            rules.floors.get(name),
        )
        for name, weight in rules.weights.items()
    )


def medal(match: Match) -> str:
    """none, bronze, silver or gold: what the score would earn now."""
    return MEDALS[int(score_at(match, match.turn).medal[0])]


def next_medal(match: Match) -> tuple[str, float] | None:
    """The next better medal and the total it takes; None with gold in hand."""
    place = MEDALS.index(medal(match))
    return (MEDALS[place + 1], scoring(match).medals[place]) if place + 1 < len(MEDALS) else None


def cap() -> float:
    """The most a seat can have that misses a floor."""
    return CAP
