"""Links that nobody has to write: words that have a page lead to it, and a page says which others speak of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.language import tr
from game.models.encyclopaedia.entry import KINDS, LINK, Entry, links

_TAKEN = re.compile(
    r"\[[^\]]+\]\([^)\s]+\)|\*\*.+?\*\*|\{[^}]*\}"
)  # links, bold words and coloured ones stay as they are
_LINKED = ("term", "lever", "metric")  # kinds that running text leads to
_PROSE = (
    "essay",
    "term",
    "lever",
    "metric",
    "outcome",
    "event",
    "phase",
    "character",
    "constant",
)  # kinds that are text
_LONGEST = 40  # pages of one kind listed under what speaks of a page


def in_steps(entries: dict[str, Entry]) -> Iterator[dict[str, Entry]]:
    """The same pages, with links from words and from what speaks of them; nothing until the last step."""
    names = _names(entries.values())
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})s?(?![\w-])", re.IGNORECASE)
    told: dict[str, Entry] = {}
    for place, (key, entry) in enumerate(entries.items()):
        told[key] = replace(entry, text=_with_links(entry, names, pattern))
        if place % 8 == 0:
            yield {}
    yield _both_ways(told)


def _names(entries: Iterable[Entry]) -> dict[str, str]:
    """Words that lead somewhere, the longest first: terms, and titles of more than one word."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.kind not in _LINKED or entry.quiet:
            continue
        titles = (entry.title, *entry.also) if entry.kind == "term" else (entry.title,)
        for title in titles:
            if entry.kind == "term" or " " in title:
                found.setdefault(title.casefold(), entry.id)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _with_links(entry: Entry, names: dict[str, str], pattern: re.Pattern[str]) -> str:
    """The text, in which the first mention of each page leads to it."""
    if entry.kind not in _PROSE:
        return entry.text
    known = {entry.id, *entry.links}

    def lead(found: re.Match[str]) -> str:
        target = names[found[1].casefold()]
        if target in known:
            return found[0]
        known.add(target)
        return f"[{found[0]}]({target})"

    lines = []
    for line in entry.text.split("\n"):
        parts, start = [], 0
        for taken in _TAKEN.finditer(line):
            parts += [pattern.sub(lead, line[start : taken.start()]), taken[0]]
            start = taken.end()
        parts.append(pattern.sub(lead, line[start:]))
        lines.append(line if line.startswith("#") else "".join(parts))
    return "\n".join(lines)


def _both_ways(entries: dict[str, Entry]) -> dict[str, Entry]:
    """Every page lists the pages that lead to it and to which it does not lead itself."""
    back: dict[str, list[Entry]] = {}
    for entry in entries.values():
        for target in entry.links:
            if target in entries and entry.id not in entries[target].links:
                back.setdefault(target, []).append(entry)
    return {key: _with_mentions(entry, back.get(key, [])) for key, entry in entries.items()}


def _with_mentions(entry: Entry, mentions: list[Entry]) -> Entry:
    if not mentions:
        return entry
    lines = [entry.text, tr("# Where else it is spoken of")]
    for kind, (_, many) in KINDS.items():
        own = [one for one in mentions if one.kind == kind]
        if own:
            more = tr(" and {own} more", own=len(own) - _LONGEST) if len(own) > _LONGEST else ""
            lines.append(f"- **{many}**: {links([(one.title, one.id) for one in own[:_LONGEST]])}{more}")
    return replace(entry, text="\n".join(lines))


def plain(text: str) -> str:
    """Markup as words: links without their targets."""
    return LINK.sub(r"\1", text).replace("**", "")
