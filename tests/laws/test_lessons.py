"""What is not a law: each of these sounds like one, and in the named level the opposite comes out.

The laws of this package say what no rule can do. These say what rules do against their purpose over several
turns, once others have answered. Every one is a fact over forty seeds with the computer in every seat: two
ways to play one level, which meet the same luck. How large an effect must be is set well below what was
measured, so that a modest change of a constant does not undo the lesson.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from game.lab.batch import Arm, play_out
from game.lab.measures import abroad_by_lab, domestic, rivals, row_of
from game.lab.trial import controls, region_kinds
from game.models.handbook import handbook
from game.models.lessons import LESSONS
from game.play.score import score
from game.rules.catalogue import LEVERS
from game.schema import library
from game.schema.level import Level
from game.schema.order import Order
from game.world.columns import Floats
from game.world.exact import total
from game.world.state import World

SEEDS = range(1, 41)
H100 = 15_824.0  # TPP of the part in whose units accelerators are counted
NO_LINE = LEVERS["accelerator_line"].high


def read(title: str) -> Level:
    """The shipped level of this title."""
    return next(entry.level for entry in map(library.read, library.names()) if entry.level.title == title)


def play(
    level: Level,
    seat: str,
    orders: Mapping[int, Sequence[Order]],
    turns: int = 0,
    but: Sequence[tuple[str, str]] = (),
) -> list[World]:
    """The worlds after each turn, with this seat's controls set by these orders alone, and others' levers left out."""
    silent = (*controls(level, seat), (seat, "notice"), *but)
    return list(play_out(level, SEEDS, turns or level.turns, Arm(orders, silent)))[1:]


def walls(seat: str, line: float, tier: float = 3.0, notice: float = 0.0) -> list[Order]:
    """A line for accelerators, and a tier for China by which it binds."""
    return [
        Order(seat=seat, lever="notice", value=notice),
        Order(seat=seat, lever="country_tier", target="CHN", value=tier),
        Order(seat=seat, lever="accelerator_line", value=line),
    ]


def into_china(world: World, seat: str) -> Floats:
    """Accelerators of a government's stacks that China bought this turn, H100e [world]."""
    ours = world.stacks.flag[:, row_of(world, seat)]
    return total(world.stacks.bought[world.names.regions.index("CHN")] * ours)


def parts_into_china(world: World, seat: str) -> Floats:
    """The same in pieces: what may be sold is smaller than what is made [world]."""
    best = world.stacks.legal_part[world.names.regions.index("CHN"), 0]
    return into_china(world, seat) * H100 / best


def part_of(worlds: np.ndarray) -> float:
    """In which part of the seeds something happens."""
    return float(worlds.mean())


def test_stockpiling() -> None:
    """The line falls by two thirds, announced three quarters ahead: in that year more is shipped than without it."""
    level, seat = read("First Licence"), "capitol"
    old, new = walls(seat, 14_000.0, tier=2.0), walls(seat, 4_800.0, tier=2.0, notice=3.0)
    lax, strict = (play(level, seat, orders) for orders in ({0: old}, {0: old, 2: new}))
    shipped, hurried = (sum(into_china(world, seat) for world in worlds[2:6]) for worlds in (lax, strict))
    assert (strict[5].dials["accelerator_line"].standing < 5e3).all(), (
        "the last of the four turns is under the new line"
    )
    more = hurried > 1.05 * shipped
    assert part_of(more) > 0.9, f"5 % more in {part_of(more):.0%} of seeds (all; 20 % more on average)"


def test_redesign() -> None:
    """Every part on sale lies just below the line, more pieces are sold than without it, and one turn is thin."""
    level, seat = read("October 7"), "washington"
    free, line = walls(seat, NO_LINE, tier=0.0), walls(seat, 4_800.0)
    lax, strict = (play(level, seat, {0: orders}, 6) for orders in (free, line))
    best = [world.stacks.legal_part[world.names.regions.index("CHN"), 0] for world in strict]
    assert all((part > 0.95 * 4_800.0).all() and (part < 4_800.0).all() for part in best[1:]), "made to fit"
    recovered = into_china(strict[1], seat) > 1.3 * into_china(strict[0], seat)
    assert part_of(recovered) > 0.9, f"a new part a turn later in {part_of(recovered):.0%} of seeds"
    few, many = (sum(parts_into_china(world, seat) for world in worlds) for worlds in (lax, strict))
    more = many > 1.1 * few
    assert part_of(more) > 0.9, f"a tenth more pieces behind the line in {part_of(more):.0%} of seeds"


def test_diversion() -> None:
    """A lower line turns more shipments into grey ones, which middlemen in third countries bring."""
    level, seat = read("October 7"), "washington"
    lax, strict = (play(level, seat, {0: walls(seat, line)}) for line in (14_000.0, 2_400.0))
    few, many = (sum(total(world.stacks.grey) for world in worlds) for worlds in (lax, strict))
    more = many > 1.2 * few
    assert part_of(more) > 0.9, f"a fifth more grey imports in {part_of(more):.0%} of seeds"


def test_substitution() -> None:
    """Behind the wall China's own stack sells half as much again, and the leading stack has fewer plants for it."""
    level, seat = read("Mythos"), "washington"
    lax, strict = (play(level, seat, {0: orders}) for orders in (walls(seat, NO_LINE, tier=0.0), walls(seat, 2_400.0)))
    few, many = (sum(_own_stack(world) for world in worlds) for worlds in (lax, strict))
    more = many > 1.5 * few
    assert part_of(more) > 0.9, f"half as many again of its own in {part_of(more):.0%} of seeds"
    ours = strict[-1].stacks.flag[:, row_of(strict[-1], seat)]
    plants = [total(worlds[-1].stacks.capacity * ours) for worlds in (lax, strict)]
    fewer = plants[1] < 0.95 * plants[0]
    assert part_of(fewer) > 0.9, f"and fewer plants of the controller's in {part_of(fewer):.0%} of seeds"


def _own_stack(world: World) -> Floats:
    there = world.names.regions.index("CHN")
    return total(np.where(domestic(world, "CHN"), world.stacks.bought[there], 0.0))


def test_ally() -> None:
    """Brussels walls off rivals and third countries. Washington joins: rivals serve more abroad, grey goods rise."""
    level, seat, friend = read("Ten to the 25"), "brussels", "washington"
    kinds = region_kinds(level, seat)

    def closes(who: str) -> list[Order]:
        closed = [Order(seat=who, lever="country_tier", target=region, value={"rival": 3.0, "third": 2.0}[kind])
                  for region, kind in kinds.items() if kind in ("rival", "third")]  # fmt: skip
        return [*closed, Order(seat=who, lever="compute_threshold", value=1e22)]

    both = (closes(seat), closes(seat) + closes(friend))
    alone, joined = (play(level, seat, {0: orders}, but=controls(level, friend)) for orders in both)
    few, many = (_rivals_share(worlds[-1], seat) for worlds in (alone, joined))
    more = many > few + 0.01
    assert part_of(more) > 0.9, f"rivals' part of the tokens abroad a point higher in {part_of(more):.0%} of seeds"
    few, many = (sum(total(world.stacks.grey) for world in worlds) for worlds in (alone, joined))
    assert part_of(many > 1.5 * few) > 0.9, f"half as many grey goods again in {part_of(many > 1.5 * few):.0%} of seeds"


def _rivals_share(world: World, seat: str) -> Floats:
    """Part of the tokens outside a government's country that labs of countries opposed to it serve [world]."""
    return total(np.where(rivals(world, seat), abroad_by_lab(world, seat, volume=True), 0.0))


def test_enforcement() -> None:
    """For Beijing, which denies little, full enforcement is money that its own makers do not get: a lower score."""
    level, seat = read("Whiplash"), "beijing"
    twin = list(play_out(level, SEEDS, level.turns, Arm(uncontrolled=True)))
    marks = []
    for effort in (0.0, 1.0):
        budget = [Order(seat=seat, lever="enforcement", value=effort)]
        worlds = list(play_out(level, SEEDS, level.turns, Arm({0: budget}, silent=((seat, "enforcement"),))))
        marks.append(score(level, seat, worlds[-1], twin[-1], worlds[0]).total)
    lower = marks[1] < marks[0]
    assert part_of(lower) > 0.9, f"a lower score in {part_of(lower):.0%} of seeds"
    fall = float((marks[0] - marks[1]).mean())
    assert fall > 0.15, f"by {fall:.2f} points (0.4 when this was written)"


def test_retaliation() -> None:
    """The same wall, with and without Beijing's answer: it withholds more than before, and home plants are fewer."""
    level, seat, rival = read("October 7"), "washington", "beijing"
    free, wall = walls(seat, NO_LINE, tier=0.0), walls(seat, 2_400.0)
    tied = ((rival, "counter_controls"),)
    calm, answered, unanswered = (
        play(level, seat, {0: orders}, but=but) for orders, but in ((free, ()), (wall, ()), (wall, tied))
    )
    before, after = (np.max([_withheld(world, seat, rival) for world in worlds], axis=0) for worlds in (calm, answered))
    assert part_of(after > before) > 0.9, f"Beijing withholds more in {part_of(after > before):.0%} of seeds"
    ours = answered[-1].stacks.flag[:, row_of(answered[-1], seat)]
    plants = [total(worlds[-1].stacks.capacity * ours) for worlds in (answered, unanswered)]
    fewer = plants[0] < 0.95 * plants[1]
    assert part_of(fewer) > 0.9, f"a twentieth less capacity at home in {part_of(fewer):.0%} of seeds"


def _withheld(world: World, seat: str, rival: str) -> Floats:
    """How far the rival withholds inputs from the home of a government [world]."""
    theirs = world.regimes.home[row_of(world, seat)]
    return total(world.regions.counter[:, row_of(world, rival)] * theirs)


def test_every_lesson_names_a_shipped_level_and_has_its_demonstration_here() -> None:
    titles = {library.read(name).level.title for name in library.names()}
    for lesson in LESSONS:
        assert lesson.level in titles, lesson.name
        assert f"test_{lesson.name}" in globals(), f"nothing shows {lesson.name}"
        assert f"**{lesson.level}**: {lesson.text}" in handbook({}), "and the player can read it"
