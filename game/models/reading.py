"""Reading in the encyclopaedia: what is open, what was open before, and the list beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.language import tr
from game.models.encyclopaedia import KINDS, Entry, binding, book, contents, find
from game.models.encyclopaedia.linking import plain

_NUMBERS = {"capital": "term.political_capital", "score": "term.score", "lead": "metric.lead_months",
            "misuse": "metric.misuse_risk", "alliance": "metric.alliance_cohesion", "share": "metric.world_share",
            "frontier": "metric.months_behind"}  # fmt: skip
FIRST = "essay.language_models"


@dataclass
class Reader:
    """Somebody with the book open: a kind of page chosen or words searched for, and pages gone through."""

    kind: str = "essay"
    asked: str = ""
    path: list[str] = field(default_factory=list)  # ids of pages in the order in which they were opened
    place: int = -1  # which of them is open

    @property
    def entry(self) -> Entry | None:
        """The page that is open."""
        return book()[self.path[self.place]] if self.path else None

    def listed(self) -> list[Entry]:
        """The pages in the list: what was searched for, or all of a kind."""
        return find(book(), self.asked) if self.asked.strip() else contents()[self.kind]

    def open(self, page: str) -> bool:
        """Go to a page; False if there is none of this id."""
        if page not in book():
            return False
        if not self.path or self.path[self.place] != page:
            del self.path[self.place + 1 :]
            self.path.append(page)
            self.place = len(self.path) - 1
        return True

    def step(self, by: int) -> bool:
        """Go back or forward among the pages that were open; False at either end."""
        if not 0 <= self.place + by < len(self.path):
            return False
        self.place += by
        return True

    def start(self, wish: str) -> None:
        """Open at a page, at the best page for some words, or at the first."""
        if wish in book():
            self.kind = wish.partition(".")[0]
            self.open(wish)
            return
        found = find(book(), wish)
        if found:
            self.asked = wish
        self.open(found[0].id if found else FIRST)


def kinds() -> list[tuple[str, str]]:
    """Kinds of pages and how many there are of each."""
    return [(kind, f"{KINDS[kind][1]} ({len(entries)})") for kind, entries in contents().items()]


def bound() -> bool:
    """Whether the book is whole; if not, a little more of it was made."""
    return not binding().step()


def page_of(number: str) -> str:
    """The page about a number that can be asked why, by its id; empty if there is none."""
    name = number.partition("@")[0]
    head, _, rest = name.partition(".")
    guesses = (_NUMBERS.get(name, ""), f"metric.{name}", f"lever.{name}", f"outcome.{rest}", f"{head}.{rest}")
    return next((guess for guess in guesses if guess in book()), "")


def lines(entry: Entry) -> Iterator[str]:
    """A page as plain lines, the name first."""
    yield f"{entry.title} ({KINDS[entry.kind][0].lower()}, {entry.id})"
    for line in entry.text.split("\n"):
        words = plain(line).lstrip("#-> ").strip()
        if words:
            yield f"{words}:" if line.startswith("#") else words


def look(asked: str) -> Iterator[str]:
    """The best page for some words as plain lines, and what else there is; nothing if nothing fits."""
    found = find(book(), asked)
    if not found:
        return
    yield from lines(found[0])
    others = [f"{one.title} ({one.id})" for one in found[1:9]]
    if others:
        yield tr("Also: {others}.", others=", ".join(others))


def shelf() -> Iterator[str]:
    """What there is to read, as plain lines."""
    for kind, entries in contents().items():
        yield f"{KINDS[kind][1]}: {', '.join(entry.title for entry in entries)}."
