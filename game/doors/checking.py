"""The command check: what is wrong with level files, and whether a level can be played, finished and won."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.ai import catalogue
from game.doors.codes import FINE, REJECTED
from game.doors.shelf import check_all
from game.doors.speech import complain, say
from game.play.match import PLAYED, Match
from game.play.score import MEDALS, Score
from game.play.seat import Player, Wishes
from game.play.transcript import seats
from game.rules.catalogue import LEVERS, Lever, Role
from game.rules.turn import RULES_VERSION
from game.schema import library, regimes
from game.schema.certificate import read_certificate
from game.schema.library import Entry
from game.schema.problems import Rejected, escaped
from game.world.batch import all_arrays
from game.world.columns import Floats
from game.world.draws import Draws
from game.world.exact import exp, log
from game.world.state import World

_SEED = 1  # of every trial game
_PLANS = 24  # fixed plans that are tried where no character wins
_OFTEN = 0.5  # part of the dials that a plan moves


def check_files(files: Sequence[str], *, play: bool = False) -> int:
    """Say of each level what is wrong with it, or that it is fine. One broken file does not stop the others.

    Args:
        files: level files, regime files in a folder named 'regimes', and folders of them.
        play: play every level to its end in many ways, and warn where nobody can finish or win.
    """
    code = FINE
    for file in (found for word in files for found in _levels_in(word)):
        if file.absolute().parent.name == regimes.FOLDER:
            code = max(code, _check_regime(file))
            continue
        try:
            entry = library.read_file(file, check_all)
            if play or not _examined(entry):
                _try_out(entry, file, turns=entry.level.turns if play else 1)
            warnings = list(_hopeless(entry)) if play else []
        except Rejected as reason:
            complain(str(reason))
            code = REJECTED
        else:
            level = entry.level
            say(f"{file}: fine. {level.title}, {level.turns} turns, {len(level.seats)} seats.")
            for warning in warnings:
                complain(f"{file}: warning: {warning}")
    return code


def _check_regime(file: Path) -> int:
    try:
        regime = regimes.read_file(file)
    except Rejected as reason:
        complain(str(reason))
        return REJECTED
    many = len(regime.levers)
    say(f"{file}: fine. {regime.title}, a regime that sets {many} lever{'' if many == 1 else 's'}.")
    return FINE


def _levels_in(word: str) -> Iterator[Path]:
    """A file as it is; every level of a folder, and the regimes below it, but not the worlds. None is a file missed."""
    path = Path(word)
    levels = sorted(path.glob("*.toml")) + sorted(path.glob(f"{regimes.FOLDER}/*.toml")) if path.is_dir() else []
    yield from levels or [path]


def _examined(entry: Entry) -> bool:
    """Whether a certificate rests on whole games of just this level under just these rules."""
    try:
        found = read_certificate(entry.level.id)
    except Rejected:
        return False
    return found is not None and found.state(entry.fingerprint, RULES_VERSION) in ("passed", "failed")


def _try_out(entry: Entry, file: Path, turns: int) -> None:
    """Let the computer play some turns: numbers that are each allowed can still break a level together."""
    match, name = _match(entry), escaped(str(file), 200)
    while match.turn < turns:
        try:
            match.end_turn()
        except (ArithmeticError, ValueError) as error:
            raise Rejected([f"{name}: turn {match.turn + 1} cannot be played ({error})."]) from None
        for column, array in all_arrays(match.world).items():
            if array.dtype == np.float64 and np.isnan(array).any():
                raise Rejected([f"{name}: after turn {match.turn}, {column} is no number any more."])


def _match(entry: Entry, seat: str = "", player: Player | None = None) -> Match:
    """A game in which the computer has every seat, one of them perhaps with another character."""
    players = catalogue.players(entry.level)
    return Match(entry.level, entry.fingerprint, _SEED, "", players | ({seat: player} if player else {}))


@dataclass(frozen=True)
class _Trial:
    """How one way to play a seat ended."""

    score: Score
    failed: int  # turn in which its lab failed; 0 if it did not

    @property
    def won(self) -> bool:
        return not self.failed and bool(self.score.medal[0] > 0)

    @property
    def total(self) -> float:
        return float(self.score.total[0])


def _plan(number: int, role: Role) -> Player:
    """Set half of the levers somewhere at once, and leave everything as it stands from then on; 0 sets none."""

    def player(view: World, row: int, draws: Draws) -> Wishes:  # noqa: ARG001 - every player has the same signature
        if not number or view.clock.turn.any():
            return {}
        luck = Draws(view.clock.seed + number, view.clock.turn)
        mine = [lever for lever in map(LEVERS.__getitem__, view.dials) if lever.role == role]
        return {lever.name: _somewhere(lever, luck, view) for lever in mine}

    return player


def _somewhere(lever: Lever, luck: Draws, view: World) -> Floats:
    """A setting anywhere on the lever's scale for half of its targets, none for the others."""
    targets = {"": ("",), "region": view.names.regions, "lab": view.names.labs}[lever.target]
    given, place = (luck.uniform(f"{lever.name} {what}", targets) for what in ("given", "place"))
    setting = lever.low + place * (lever.high - lever.low)
    if lever.scale == "log":
        setting = lever.low * exp(place * log(np.array(lever.high / lever.low)))
    if lever.scale == "choice":
        setting = np.round(setting)
    wish = np.where(given < _OFTEN, np.clip(setting, lever.low, lever.high), np.nan)
    return wish if lever.target else wish[0]


def _hopeless(entry: Entry) -> Iterator[str]:
    """Say of each seat a person may take if no way to play it came to the end, or to a medal."""
    roles = dict(seats(entry.level))
    for seat in (seat.holder for seat in entry.level.seats if seat.playable):
        ways = [one.player for one in catalogue.OPPONENTS.values() if one.role == roles[seat]]
        trials: list[_Trial] = []
        for way in (*ways, *(_plan(number, roles[seat]) for number in range(_PLANS))):
            trials.append(_trial(entry, seat, way))
            if trials[-1].won:
                break
        else:
            yield _said(entry, seat, roles[seat] == "startup", trials)


def _trial(entry: Entry, seat: str, way: Player) -> _Trial:
    """Play one seat in one way to the end."""
    match, failed = _match(entry, seat, way), 0
    names = match.world.names.labs
    while not match.over and not failed:
        match.end_turn()
        if seat in names and not match.world.labs.alive[names.index(seat), PLAYED]:
            failed = match.turn
    return _Trial(match.score(seat), failed)


def _said(entry: Entry, seat: str, lab: bool, trials: list[_Trial]) -> str:
    ways = f"in {len(trials)} ways to play it"
    if lab and all(trial.failed for trial in trials):
        return (
            f"{seat} is out of business before the end {ways}, at the latest in turn {max(t.failed for t in trials)}."
        )
    best = max(trials, key=lambda trial: trial.total)
    scoring = entry.level.scoring["startup" if lab else "regulator"]
    missed = [name for name, floor in scoring.floors.items() if best.score.parts[name][0] < floor]
    floor = f", and it misses the floor of {' and '.join(missed)}" if missed else ""
    return (
        f"{seat} wins no medal {ways}. The best total is {best.total:.0f}{floor}; {MEDALS[1]} is {scoring.medals[0]:g}."
    )
