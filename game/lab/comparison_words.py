"""A comparison of regimes in sentences: what a class can read aloud and argue about."""

from collections.abc import Iterator

from game.lab.paired import Difference
from game.lab.svg import number, signed
from game.lab.weighing import ACROSS, UP, Weighed
from game.play.transcript import quarter

_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
FELT = 1.0  # points of a score below which a difference is not worth a question


def headline(found: Weighed) -> str:
    """What the page is called."""
    level, count = found.found.question.entry.level, len(found.arms)
    return (
        f"{_COUNTS[count] if count < len(_COUNTS) else count} regimes in {level.title}"
        if count > 1
        else f"{found.title(1)} in {level.title}"
    )


def setting(found: Weighed) -> str:
    """Where, when, by whom, how often."""
    question = found.found.question
    level = question.entry.level
    name = next(one.name for one in level.regulators if one.id == question.seat)
    last = quarter(level, level.turns - 1)
    games = f"{len(question.seeds)} seeds, rules {found.found.rules}"
    text = f"{name}, {level.starts} to {last}, {level.turns} turns, {games}."
    changed = [f"{constant} = {value:g}" for constant, value in question.constants]
    changed += [f"{seat} played as {character}" for seat, character in question.characters]
    return f"{text} Played with {', '.join(changed)}." if changed else text


def common(found: Weighed) -> list[str]:
    """What is left out of every regime alike."""
    regimes = found.found.question.regimes
    return [one for one in regimes[0].left_out if all(one in other.left_out for other in regimes)]


def interval(d: Difference) -> str:
    """A difference with its interval."""
    return f"{signed(d.mean)} ({signed(d.low)} to {signed(d.high)})"


def brief(d: Difference) -> str:
    """A difference, and half its interval."""
    return f"{signed(d.mean)} ±{number((d.high - d.low) / 2)}"


def in_short(found: Weighed) -> Iterator[str]:
    """The result in a few sentences."""
    best = max(found.arms, key=lambda arm: found.spread(arm, "total").mean)
    yield (
        f"{found.title(best)} has the highest total score: {number(found.spread(best, 'total').mean)} of 100, "
        f"{_against(found.apart(best, 'total'))}{_level_with(found, best, 'total')}."
    )
    if len(found.arms) > 1:
        yield _frontier(found)
        safest = max(found.arms, key=lambda arm: found.apart(arm, UP).mean)
        yield (
            f"{found.title(safest)} gains most security, {interval(found.apart(safest, UP))} points, and for it "
            f"{_moves(found.apart(safest, ACROSS))} competitiveness{_level_with(found, safest, UP)}."
        )
        dearest = min(found.arms, key=lambda arm: found.apart(arm, ACROSS).mean)
        if found.apart(dearest, ACROSS).mean < 0.0:
            end = ", down to the bottom of the scale" if found.spread(dearest, ACROSS).mean < FELT else ""
            told = interval(found.apart(dearest, ACROSS))
            same = _level_with(found, dearest, ACROSS).replace("ahead of", "dearer than")
            yield f"{found.title(dearest)} costs most competitiveness, {told} points{end}{same}."
    yield from _lost(found)


def _level_with(found: Weighed, first: int, gauge: str) -> str:
    """Who is so near to the first that luck alone may have put it behind."""
    near = [other for other in found.arms if other != first and not found.apart(first, gauge, other).sure]
    if not near:
        return ""
    return f"; these games cannot tell whether it is ahead of {_listed([found.title(other) for other in near])}"


def _against(d: Difference) -> str:
    if not d.sure:
        return f"which cannot be told apart from the game without controls ({signed(d.low)} to {signed(d.high)})"
    low, high = sorted((abs(d.low), abs(d.high)))
    where = "above" if d.mean > 0 else "below"
    return f"{number(abs(d.mean))} points {where} the game without controls ({number(low)} to {number(high)})"


def _moves(d: Difference) -> str:
    if not d.sure:
        return "does not surely change"
    return f"{'gains' if d.mean > 0 else 'gives up'} {number(abs(d.mean))} points of"


def _frontier(found: Weighed) -> str:
    names = [found.title(arm) for arm in found.frontier]
    beaten = [arm for arm in found.arms if any(sure for _, sure in found.beaten_by(arm))]
    told = f"No other regime does better in both security and competitiveness than {_listed(names)}."
    if beaten:
        named = _listed([found.title(arm) for arm in beaten])
        told += f" {named} {'is' if len(beaten) == 1 else 'are'} surely beaten in both."
    return told


def _lost(found: Weighed) -> Iterator[str]:
    if "revenue_lost" in found.gauges:
        dear = max(found.arms, key=lambda arm: found.spread(arm, "revenue_lost").mean)
        lost = found.apart(dear, "revenue_lost")
        if lost.sure and lost.mean > 0:
            told = f"{number(lost.mean)} bn USD over the game ({number(lost.low)} to {number(lost.high)})"
            yield f"{found.title(dear)} costs home labs most sales: {told}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def questions(found: Weighed) -> Iterator[str]:
    """What a class may discuss, from what came out."""
    best = max(found.arms, key=lambda arm: found.spread(arm, "total").mean)
    top = found.title(best)
    yield f"The total weighs five goals as the level does. Whose weights would rank another regime above {top}?"
    split = [arm for arm in found.arms if found.apart(arm, UP).low > FELT]
    cost = [arm for arm in split if found.apart(arm, "alliance").high < -FELT]
    if cost:
        named = _listed([found.title(arm) for arm in cost])
        verb = "gains security and strains" if len(cost) == 1 else "gain security and strain"
        yield f"{named} {verb} alliances. When is that a good exchange?"
    if "trade_leakage" in found.gauges:
        leak = max(found.arms, key=lambda arm: found.spread(arm, "trade_leakage").middle)
        part = found.spread(leak, "trade_leakage").middle
        if part > 0.1:
            yield (
                f"Under {found.title(leak)} others take {number(100 * part)} % of the sales that home labs lose. "
                "Who could prevent that, and what would it cost?"
            )
    yield "Which of these results would you not believe without a second model, and what would you ask of it?"


def verdict(found: Weighed, arm: int) -> str:
    """Where an arm stands among the others."""
    beaten = found.beaten_by(arm)
    if not beaten:
        return "frontier"
    sure = [other for other, known in beaten if known]
    return (
        f"beaten by {', '.join(map(str, sure))}"
        if sure
        else f"perhaps beaten by {', '.join(str(o) for o, _ in beaten)}"
    )


def method() -> Iterator[str]:
    """How the numbers came about, and what they are not."""
    yield (
        "Every regime is ordered in the first turn, in place of every other control of this government, and stands. "
        "The change of rules is itself felt, as it would be if a player made it; political capital does not limit it."
    )
    yield (
        "Every arm meets the same luck: world by world, only the regime differs. Differences are from the twin, the "
        "same game in which no government controls anything, so that 'No controls' shows what others' controls do. "
        "Brackets hold 95 % intervals for the mean; they speak of luck, not of whether the model is right. Scores end "
        "at 0 and 100, so that what is beyond cannot be told apart."
    )
    yield (
        "What a lever adds is the regime with it less the regime without it. What is left over is what levers do only "
        "together, and what others' controls do."
    )
