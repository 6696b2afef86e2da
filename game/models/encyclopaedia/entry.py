"""One page of the encyclopaedia, and the kinds of page there are."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc

from game.language import tr
from game.rules.catalogue import plain

KINDS: dict[str, tuple[str, str]] = {  # kind: what one is called, what all are called; in the order of the contents
    "essay": (tr("Essay"), tr("Essays")),
    "term": (tr("Term"), tr("Terms")),
    "lever": (tr("Lever"), tr("Levers")),
    "metric": (tr("Metric"), tr("Metrics")),
    "outcome": (tr("Outcome"), tr("Outcomes of a score")),
    "event": (tr("Event"), tr("Events")),
    "phase": (tr("Step of the turn"), tr("Steps of the turn")),
    "level": (tr("Level"), tr("Levels")),
    "regime": (tr("Regime"), tr("Regimes")),
    "lab": (tr("Lab"), tr("Labs")),
    "region": (tr("Region"), tr("Regions")),
    "stack": (tr("Stack"), tr("Stacks")),
    "character": (tr("Character"), tr("Characters")),
    "constant": (tr("Number"), tr("Numbers of the model")),
    "source": (tr("Source"), tr("Sources")),
}
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Entry:
    """A page: `id` is its kind and its name, as in 'lever.price'; `text` is in the markup of pages."""

    id: str
    title: str
    text: str
    line: str = ""  # one sentence, for lists
    also: tuple[str, ...] = ()  # other words that lead here
    quiet: bool = False  # a common word, which does not lead here from every text it stands in

    @property
    def kind(self) -> str:
        """Which kind of page it is."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """What it is called in the rules."""
        return self.id.partition(".")[2]

    @property
    def links(self) -> tuple[str, ...]:
        """Ids of the entries it points to, each once."""
        return tuple(dict.fromkeys(target for _, target in LINK.findall(self.text)))


def link(words: str, target: str) -> str:
    """Words that lead to an entry."""
    return f"[{words}]({target})"


def links(targets: list[tuple[str, str]]) -> str:
    """Several, with commas: pairs of words and target."""
    return ", ".join(link(words, target) for words, target in targets)


def first_sentence(text: str, most: int = 150) -> str:
    """The beginning of a text, without markup."""
    plain = LINK.sub(r"\1", text.strip().partition("\n")[0]).replace("**", "").lstrip("#>- ")
    sentence = re.split(r"(?<=[.!?]) ", plain)[0]
    return sentence if len(sentence) <= most else sentence[: most - 1].rstrip() + "…"


def told(function: Callable[..., object]) -> str:
    """What a docstring tells the player: all but what is for programmers, as one line."""
    return tr(plain(getdoc(function) or ""))
