"""The command compare: several regimes in one level, as a page, a table or JSON."""

import json
import time
from argparse import Namespace
from pathlib import Path

from game.ai.catalogue import OPPONENTS
from game.ai.catalogue import load as load_opponents
from game.doors.codes import FINE
from game.doors.numbers import values_of
from game.doors.regimes import find_regime
from game.doors.shelf import find_level
from game.doors.speech import Unusable, Usage, complain, progress, say
from game.lab.comparing import Comparison, Question, compare
from game.lab.comparison_text import text
from game.lab.comparison_words import common, in_short
from game.lab.gauges import known
from game.lab.regimes import apply, government_of
from game.lab.tables import missing, summary, tidy, to_csv, to_parquet
from game.lab.weighing import Weighed
from game.play.transcript import seats
from game.schema import regimes
from game.schema.files import write_text
from game.schema.level import Level
from game.schema.problems import nearest, shown

ENDINGS = (".html", ".csv", ".parquet", ".json")
PURE = "pure"
STDOUT = "-"  # where --out says the whole page as text


def run(options: Namespace) -> int:
    """Compare regimes and write what came out."""
    aloud = options.out == STDOUT
    out = Path(options.out) if options.out and not aloud else None
    if out and out.suffix not in ENDINGS:
        raise Usage(f"--out must end in {', '.join(ENDINGS)}, not {shown(out.name)}.")
    if out and out.suffix == ".parquet" and missing("pyarrow"):
        raise Unusable(
            "Parquet needs the package pyarrow. Install it with one command: pip install 'high-fence[tables]'"
        )
    question = _question(options)
    watch = Watch()
    found = compare(question, options.jobs, watch, causes=out is None or out.suffix in (".html", ".json"))
    _write(found, out)
    weighed = Weighed(found)
    for line in text(weighed) if aloud else in_short(weighed):
        say(line)
    for words in common(weighed):
        complain(f"Under every regime, {words}.")
    for one in question.regimes:
        for words in (words for words in one.left_out if words not in common(weighed)):
            complain(f"{one.regime.id}: left out: {words}.")
    if out:
        complain(f"{out}: {len(question.regimes)} regimes, {len(question.seeds)} seeds, {watch.spent:.0f} s.")
    return FINE


class Watch:
    """A progress bar with the time that is left."""

    def __init__(self, what: str = "games") -> None:
        self.begin, self.what = time.monotonic(), what
        self.first: int | None = None
        self.fresh = 0  # done by this program

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.begin

    def __call__(self, done: int, whole: int) -> None:
        """Show how many are done; what was there at the first call counts for the bar and not for the rate."""
        self.first = done if self.first is None else self.first
        self.fresh = done - self.first
        rate = self.fresh / max(self.spent, 1e-6)
        note = f"{rate:,.0f} {self.what}/s, {_clock((whole - done) / rate)} left" if self.fresh else ""
        progress(done / max(whole, 1), note)


def _clock(seconds: float) -> str:
    """A span of time as people say it."""
    minutes = round(seconds) // 60
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes}:{round(seconds) % 60:02d}"


def _question(options: Namespace) -> Question:
    """What was asked for. Raises Usage or Rejected."""
    entry = find_level(options.game)
    level = entry.level
    seat = government_of(level, options.seat)
    asked = [word.strip() for word in options.regimes.split(",") if word.strip()]
    words = list(dict.fromkeys(name for word in asked for name in (_all(word) or [word])))
    if not words:
        raise Usage(
            "Name one regime or more with --regimes, separated by commas; 'pure' stands for the nine pure kinds."
        )
    applied = tuple(apply(level, find_regime(word), seat) for word in words)
    constants = tuple(values_of(options.settings, level).items())
    gauges = _gauges(level, seat, options.metrics)
    seeds = tuple(range(1, options.seeds + 1))
    return Question(entry, applied, seeds, constants, characters_of(options.policies, level), gauges)


def _all(word: str) -> list[str]:
    kinds = {PURE: "design", "history": "history"}
    return [one.id for one in regimes.survey() if one.kind == kinds[word]] if word in kinds else []


def _gauges(level: Level, seat: str, text: str | None) -> tuple[str, ...] | None:
    if not text:
        return None
    there = known(level, seat)
    names = [word.strip() for word in text.split(",") if word.strip()]
    for name in names:
        if name not in there:
            raise Usage(f"There is no metric {shown(name)} for {seat}. {nearest(name, there)}")
    scores = [name for name in there if there[name].unit == "point"][:6]
    return tuple(dict.fromkeys([*scores, *names]))


def characters_of(text: str | None, level: Level) -> tuple[tuple[str, str], ...]:
    """Characters for seats, typed as seat=character, separated by commas. Raises Usage."""
    load_opponents()
    roles = dict(seats(level))
    found: dict[str, str] = {}
    for word in (word.strip() for word in (text or "").split(",") if word.strip()):
        seat, _, character = word.partition("=")
        if seat not in roles:
            raise Usage(f"There is no seat {shown(seat)} in {level.id}. {nearest(seat, roles)}")
        fit = [name for name, one in OPPONENTS.items() if one.role == roles[seat]]
        if character not in fit:
            raise Usage(f"There is no {roles[seat]} character {shown(character)}. {nearest(character, fit)}")
        found[seat] = character
    return tuple(found.items())


def _write(found: Comparison, out: Path | None) -> None:
    if out is None:
        return
    if out.suffix == ".html":
        from game.lab.comparison_page import page

        write_text(out, page(Weighed(found)))
    elif out.suffix == ".json":
        write_text(out, json.dumps(summary(Weighed(found)), indent=1, ensure_ascii=False) + "\n")
    elif out.suffix == ".csv":
        write_text(out, to_csv(tidy(found)))
    else:
        to_parquet(tidy(found), out)
