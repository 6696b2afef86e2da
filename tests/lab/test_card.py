"""The shipped card belongs to this game; pages are safe and whole."""

import json
import re
from html.parser import HTMLParser

import pytest

from game.lab.card import as_text, card_file, shipped, stale
from game.lab.page import page
from game.lab.validation import NAMES
from game.models import card as model
from game.rules.turn import RULES_VERSION
from game.schema.findings import Check, Figure, Finding, Report


def report(**more) -> Report:
    nasty = '<script>alert("x")</script> & more'
    finding = Finding(
        name="F4", kind="back-test", claim=nasty, expected="60 to 75", level="x", source="IK94", window="2024",
        confidence="A", calibrated=True, seeds=5, verdict="does not hold", lacks=nasty,
        checks=(Check(text=nasty, value=40.0, least=60.0, most=75.0, holds=False),),
        figures=(Figure(name="share", mean=40.0, low=30.0, high=50.0),), robust=0.25,
    )  # fmt: skip
    return Report(**({"rules": RULES_VERSION, "seeds": 5, "levels": {}, "findings": (finding,)} | more))


def test_the_card_was_made_with_these_rules_and_tells_of_everything() -> None:
    found = shipped()
    if found.rules != RULES_VERSION:
        assert stale(found), "an old card must say that it is old"
        pytest.skip("the card is older than the rules: renew it with high-fence validate --card")
    assert [finding.name for finding in found.findings] == list(NAMES)
    assert not found.constants, "the card is of the game's own constants"
    assert card_file().read_text("utf-8") == as_text(found), "written by hand?"


def test_a_card_of_other_rules_or_levels_is_called_out_of_date() -> None:
    assert stale(report()) == ""
    assert "rules '0'" in stale(report(rules="0"))
    assert "mythos-2026" in stale(report(levels={"mythos-2026": "0" * 64}))


def test_the_page_of_the_card_tells_misses_like_hits(monkeypatch) -> None:
    monkeypatch.setattr(model, "shipped", lambda: report(rules="0"))
    text = model.card()
    assert "out of date" in text
    assert text.index("What is missed") < text.index("F4") < text.index("Claims that hold")
    assert "caution" in text, "the least known numbers"
    assert all("**" not in line and not line.startswith("#") for line in model.plain())


class Reader(HTMLParser):
    """Which elements a page has, and what they refer to."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag not in ("meta",):
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "action")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("found", [report(), report(findings=())], ids=["a finding", "none"])
def test_the_page_is_offline_without_script_and_escaped(found) -> None:
    text = page(found)
    reader = Reader()
    reader.feed(text)
    assert not reader.open
    assert "script" not in reader.seen
    assert all(link.startswith("#") for link in reader.links)
    assert "url(" not in text
    assert "<script" not in text
    if found.findings:
        assert "&lt;script&gt;" in text
        assert "does not hold" in text


def test_a_report_reads_back_as_it_was_written() -> None:
    text = as_text(report())
    assert json.loads(text)["findings"][0]["verdict"] == "does not hold"
    assert re.search(r'"rules": "', text)
