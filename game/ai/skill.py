"""How well the computer plays: five policies under the same rules and with the same eyes, and nothing else.

Nobody gets a bonus. In the twin without controls every seat keeps to its habit, whatever its skill, so that
scores of different skills are measured against the same game.
"""

from dataclasses import dataclass

from game.ai.catalogue import players
from game.ai.lookahead import Care, Company, Thinker
from game.language import tr
from game.play.seat import Minds
from game.schema.level import Level
from game.schema.problems import Rejected, shown
from game.schema.replay import Replay


@dataclass(frozen=True)
class Skill:
    """One name on the new-game screen, and what it means."""

    name: str
    label: str
    about: str
    care: Care | None  # how a seat thinks; without, it keeps to its habit


SKILLS: dict[str, Skill] = {
    one.name: one
    for one in (
        Skill(
            "novice",
            tr("Novice"),
            tr("Keeps to its habits, and every third turn moves a lever or two on a hunch."),
            Care(ways=3, dreams=0, reach=0, hunch=3),
        ),
        Skill("routine", tr("Routine"), tr("Keeps to its habits, as its character has them."), None),
        Skill(
            "seasoned",
            tr("Seasoned"),
            tr("Tries a handful of ways in imagined games, two turns ahead, and takes the best."),
            Care(ways=6, dreams=1, reach=2),
        ),
        Skill(
            "shrewd",
            tr("Shrewd"),
            tr("Tries ten ways in imagined games, four turns ahead, and takes the best."),
            Care(ways=10, dreams=2, reach=4),
        ),
        Skill(
            "masterly",
            tr("Masterly"),
            tr("Tries two dozen ways in imagined games, eight turns ahead, and takes the best."),
            Care(ways=24, dreams=2, reach=8),
        ),
    )
}
USUAL = "routine"


def minds(level: Level, skill: str) -> Minds:
    """Who thinks ahead at a table of this skill; nobody where habit is all. Raises KeyError for an unknown skill."""
    care = SKILLS[skill].care
    habits = players(level)
    if care is None:
        return Minds(skill)
    return Company(skill, {seat: Thinker(level, seat, habits, care) for seat in habits})


def minds_of(level: Level, record: Replay) -> Minds:
    """Who thinks ahead when a written game goes on. Raises Rejected if its skill is not one of this game."""
    if record.skill and record.skill not in SKILLS:
        raise Rejected(
            [tr("skill: there is no {skill}. Known: {skills}.", skill=shown(record.skill), skills=", ".join(SKILLS))]
        )
    return minds(level, record.skill or USUAL)
