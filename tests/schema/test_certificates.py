"""Certificates: those that come with the game belong to its levels, and what one says is told as it is."""

import json

import pytest

from game.doors.shelf import show_level
from game.lab.verdicts import JUDGES
from game.models import certified as model
from game.models.certified import certified, plain
from game.rules.turn import RULES_VERSION
from game.schema import certificate as papers
from game.schema import library
from game.schema.certificate import Certificate, LeverMark, Road, SeatMark, Verdict, folder, read_certificate
from game.schema.papers import written
from game.schema.problems import Rejected

SHIPPED = sorted(path.stem for path in folder().glob("*.json"))
LEVEL = "first-licence"


def paper(**more) -> Certificate:
    lever = LeverMark(
        lever="licence_staff", effect=-32.56, score="capitol competitiveness",
        where="strict controls: licence_staff from left alone to 20", signs={"security": -0.7}, best_end="high",
    )  # fmt: skip
    roads = (
        Road(name="character guardian", total=59.85, levers=()),
        Road(name="the character with plan 6", total=57.0, levers=("licence_staff 280",)),
    )
    seat = SeatMark(
        seat="capitol", role="regulator", tried=181, levers=(lever,), constant=59.35, lawful=49.0, loose=49.0,
        refused=0, adaptive=59.85, answer="character guardian", roads=roads, casts=6, changed=4, decisions=1.2,
        luck=0.25, suspense=0.7,
    )  # fmt: skip
    verdicts = (
        Verdict(key="no_best_end", passed=False, text="Best at one end: licence_staff (capitol, high)."),
        Verdict(key="several_roads", passed=True, text="Ways near the best: capitol 2."),
    )
    fingerprint = library.read(LEVEL).fingerprint
    made = {"level": LEVEL, "fingerprint": fingerprint, "rules": RULES_VERSION, "seeds": (1, 2), "trajectories": 4}
    return Certificate(**(made | {"comeback": 0.27, "seats": (seat,), "verdicts": verdicts} | more))


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder of certificates of our own."""
    monkeypatch.setattr(papers, "folder", lambda: tmp_path)
    return tmp_path


def told(shelf, found: Certificate):
    (shelf / f"{LEVEL}.json").write_text(written(found), "utf-8")
    entry = library.read(LEVEL)
    return certified(entry.level, entry.fingerprint)


# ---- those that come with the game -------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_certificate_is_of_this_game(name):
    found = read_certificate(name)
    assert found is not None
    assert name in library.names(), "there is no such level"
    assert found.rules == RULES_VERSION, f"renew it with: high-fence certify {name}"
    assert found.fingerprint == library.read(name).fingerprint, f"renew it with: high-fence certify {name}"
    assert [one.seat for one in found.seats] == [s.holder for s in library.read(name).level.seats if s.playable]
    assert (folder() / f"{name}.json").read_text("utf-8") == written(found), "written by hand?"


def test_every_level_has_a_certificate_if_any_has():
    if folder().is_dir():
        assert library.names() == SHIPPED


# ---- reading -----------------------------------------------------------------------------------------------


def test_what_was_written_is_read(shelf):
    (shelf / f"{LEVEL}.json").write_text(written(paper()), "utf-8")
    assert read_certificate(LEVEL) == paper()
    assert read_certificate("mythos-2026") is None


def test_a_certificate_is_read_again_when_it_was_renewed(shelf):
    assert "1 of 2" in told(shelf, paper()).line
    held = tuple(one.model_copy(update={"passed": True}) for one in paper().verdicts)
    assert "all 2" in told(shelf, paper(verdicts=held)).line


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the file is empty."),
        ('{"level": ', "is this file whole?"),
        ("[]", "the file: must be"),
        (json.dumps({"level": LEVEL}), "fingerprint: is missing."),
        (written(paper(level="whiplash")), "it is of the level 'whiplash'."),
    ],
)
def test_a_broken_certificate_is_told_in_one_sentence(shelf, text, why):
    (shelf / f"{LEVEL}.json").write_text(text, "utf-8")
    with pytest.raises(Rejected) as reason:
        read_certificate(LEVEL)
    (sentence,) = reason.value.problems
    assert sentence.startswith(f"The certificate {LEVEL}.json cannot be read: ")
    assert why in sentence
    assert str(shelf) not in sentence
    entry = library.read(LEVEL)
    found = certified(entry.level, entry.fingerprint)
    assert found.line == "Certificate cannot be read"
    assert sentence in found.page


# ---- telling -----------------------------------------------------------------------------------------------


def test_the_line_says_how_much_holds(shelf):
    assert told(shelf, paper()).line == "Certificate: 1 of 2 checks hold"
    held = tuple(one.model_copy(update={"passed": True}) for one in paper().verdicts)
    assert told(shelf, paper(verdicts=held)).line == "Certified: all 2 checks hold"
    assert told(shelf, paper(fingerprint="0" * 64)).line == "Certificate out of date"
    assert "The level has changed since." in told(shelf, paper(fingerprint="0" * 64)).page
    assert told(shelf, paper(rules="0", verdicts=held)).line == "Certificate out of date"


def test_without_a_certificate_the_page_says_how_to_make_one(shelf):
    entry = library.read(LEVEL)
    found = certified(entry.level, entry.fingerprint)
    assert found.line == "No certificate"
    assert f"high-fence certify {LEVEL}" in found.page


def test_the_page_tells_what_is_missed_with_the_names_that_players_know(shelf):
    page = told(shelf, paper()).page
    assert "- {bad|Missed.} Best at one end: licence officers (Capitol, high)." in page
    assert "- {good|Holds.} Each of 1 levers moves some score by more than 3 points." in page
    assert "- {bad|Missed.} Ways of different character near the best: Capitol 2; asked: 3." in page
    assert "- **Licence officers**: up to 32.6 points of Capitol's competitiveness." in page
    assert "- **The character with plan 6**: 57.0 points; differs in licence officers 280." in page
    assert "25 % of the differences in points are luck" in page
    assert "known after 70 % of the game" in page
    assert model.ABOUT in page


def test_the_same_is_told_as_text(shelf, capsys):
    told(shelf, paper())
    entry = library.read(LEVEL)
    lines = list(plain(entry.level, entry.fingerprint))
    assert lines[0] == "Certificate: 1 of 2 checks hold."
    assert "Missed. Best at one end: licence officers (Capitol, high)." in lines
    assert not any(set(line) & set("{}|*#") for line in lines)
    show_level(LEVEL, as_json=False)
    said = capsys.readouterr().out
    assert all(line in said for line in lines)


@pytest.mark.parametrize("name", library.names())
def test_what_a_certificate_says_follows_from_its_figures(name):
    paper = read_certificate(name)
    assert paper is not None
    assert paper.verdicts == tuple(judge(paper.seats) for judge in JUDGES)
