"""What a certificate's figures say: five checks, each a sentence in the player's language."""

from collections.abc import Callable, Iterable, Sequence

from game.language import tr
from game.schema.certificate import ALIVE, SeatMark, Verdict

NEAR = 0.10  # part of the best total within which a way is near it
ENOUGH = 3  # roads of different character
TURNING = 0.3  # part of the casts in which the best plan should change


def _no_lever_dead(found: Sequence[SeatMark]) -> Verdict:
    largest: dict[str, float] = {}
    for one in (lever for mark in found for lever in mark.levers):
        largest[one.lever] = max(abs(one.effect), largest.get(one.lever, 0.0))
    dead = [name for name, effect in largest.items() if effect <= ALIVE]
    text = tr(
        "Each of {count} levers moves some score by more than {least:.0f} points.", count=len(largest), least=ALIVE
    )
    if dead:
        text = tr(
            "Of {count} levers these move no score by more than {least:.0f} points: {levers}.",
            count=len(largest), least=ALIVE, levers=_some(dead),
        )  # fmt: skip
    return Verdict(key="no_lever_dead", passed=not dead, text=text)


def _no_best_end(found: Sequence[SeatMark]) -> Verdict:
    sided = [f"{one.lever} ({mark.seat}, {one.best_end})" for mark in found for one in mark.levers if one.best_end]
    text = tr("No lever is best at one end for everything.")
    if sided:
        text = tr("Best at one end: {levers}.", levers=_some(sided))
    return Verdict(key="no_best_end", passed=not sided, text=text)


def _no_autopilot(found: Sequence[SeatMark]) -> Verdict:
    gains = {mark.seat: 1.0 - mark.constant / max(mark.adaptive, 1e-9) for mark in found}
    passed = all(gain >= NEAR for gain in gains.values())
    said = ", ".join(f"{seat} {_percent(gain)}" for seat, gain in gains.items())
    text = tr(
        "The best plan fixed at the start is below the best answer by: {gains}; asked: {asked}.",
        gains=said, asked=_percent(NEAR),
    )  # fmt: skip
    return Verdict(key="no_autopilot", passed=passed, text=text)


def _several_roads(found: Sequence[SeatMark]) -> Verdict:
    ways = ", ".join(f"{mark.seat} {len(mark.roads)}" for mark in found)
    passed = all(len(mark.roads) >= ENOUGH for mark in found)
    text = tr("Ways of different character near the best: {ways}; asked: {asked}.", ways=ways, asked=ENOUGH)
    return Verdict(key="several_roads", passed=passed, text=text)


def _others_matter(found: Sequence[SeatMark]) -> Verdict:
    said = [tr("{seat} {part} of {whole}", seat=mark.seat, part=mark.changed, whole=mark.casts) for mark in found]
    passed = all(mark.changed >= TURNING * mark.casts for mark in found)
    text = tr(
        "Another plan is best against other opponents: {seats}; asked: {asked} of them.",
        seats=", ".join(said), asked=_percent(TURNING),
    )  # fmt: skip
    return Verdict(key="others_matter", passed=passed, text=text)


JUDGES: tuple[Callable[[Sequence[SeatMark]], Verdict], ...] = (
    _no_lever_dead,
    _no_best_end,
    _no_autopilot,
    _several_roads,
    _others_matter,
)


def _some(names: Iterable[str], most: int = 6) -> str:
    listed = list(names)
    if len(listed) <= most:
        return ", ".join(listed)
    return tr("{names} and {count} more", names=", ".join(listed[:most]), count=len(listed) - most)


def _percent(part: float) -> str:
    return f"{part * 100:.0f} %"
