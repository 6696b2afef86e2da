"""The encyclopaedia: one page for every lever, metric, event, region, lab, regime, step, number, term and essay.

Most pages are what the rules and levels declare, put into sentences; links lead both ways.
"""

from collections.abc import Iterator
from functools import lru_cache

from game.ai.catalogue import load as load_characters
from game.models.encyclopaedia import declared, figures, places, written
from game.models.encyclopaedia.entry import KINDS, Entry
from game.models.encyclopaedia.finding import find
from game.models.encyclopaedia.linking import in_steps
from game.models.encyclopaedia.shelf import levels
from game.rules import catalogue

__all__ = ["KINDS", "Binding", "Entry", "binding", "book", "contents", "find"]

_WRITERS = (
    written.essay_entries,
    written.term_entries,
    declared.lever_entries,
    declared.metric_entries,
    figures.outcome_entries,
    declared.event_entries,
    declared.phase_entries,
    places.level_entries,
    places.regime_entries,
    places.lab_entries,
    places.region_entries,
    places.stack_entries,
    places.character_entries,
    figures.constant_entries,
    figures.source_entries,
)


class Binding:
    """The book while it is made: call `step` while it answers True; then `book` is whole."""

    def __init__(self) -> None:
        self.book: dict[str, Entry] = {}
        self.whole = False
        self._work = self._bind()

    def step(self) -> bool:
        """Do a little; True while there is more to do. Raises Rejected if an essay cannot be read."""
        if not self.whole:
            self.whole = next(self._work, True) is True
        return not self.whole

    def _bind(self) -> Iterator[bool]:
        catalogue.load()
        load_characters()
        levels()
        yield False
        entries: dict[str, Entry] = {}
        for write in _WRITERS:
            for place, entry in enumerate(write()):
                entries[entry.id] = entry
                if place % 8 == 0:
                    yield False
        for done in in_steps(entries):
            if done:
                self.book = done
            yield False


@lru_cache(maxsize=1)
def binding() -> Binding:
    """The one copy that everybody reads."""
    return Binding()


def book() -> dict[str, Entry]:
    """Every page by its id. Raises Rejected if an essay cannot be read."""
    made = binding()
    while made.step():
        pass
    return made.book


def contents() -> dict[str, list[Entry]]:
    """The pages of each kind: essays, steps and levels in their order, everything else by title."""
    found: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for entry in book().values():
        found[entry.kind].append(entry)
    for kind, entries in found.items():
        if kind not in ("essay", "phase", "level"):
            entries.sort(key=lambda entry: entry.title.casefold())
    return found
