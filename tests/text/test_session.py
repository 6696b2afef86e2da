"""The game as text: every order that the window can give can be typed, and whatever is typed gets a sentence."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from game.ai.catalogue import players
from game.models.explaining import Inquiry
from game.play import saving
from game.play.match import Match
from game.play.replaying import resume
from game.schema import library
from game.schema.library import Entry
from game.text.commands import COMMANDS
from game.text.session import Session
from game.text.table import obey, play


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv(saving.HOME, str(tmp_path))
    return tmp_path


def sit_down(level: str = "first-licence", seat: str = "capitol", seed: int = 5) -> Match:
    entry = library.read(level)
    return Match(entry.level, entry.fingerprint, seed, seat, players(entry.level))


def typed(match: Match, *lines: str) -> list[str]:
    said: list[str] = []
    play(match, iter(lines), said.append)
    return said


def after(said: Iterable[str], start: str) -> str:
    return next(line for line in said if line.startswith(start))


def test_a_whole_game_can_be_typed():
    match = sit_down()
    said = typed(match, "set country_tier CHN deny", "end", "set enf 60%", *["end"] * 5, "debrief")
    assert match.over
    assert [(o.lever, o.target, o.value) for turn in match.log for o in turn if o.seat == "capitol"] == [
        ("country_tier", "CHN", 3.0),
        ("enforcement", "", 0.6),
    ]
    assert any("of 100 points" in line for line in said)
    assert not [line for line in said if line.startswith("No:")]


FORESEEING = ("advice", "warnings")  # play hundreds of futures: asked for at the first seat of each level


def test_every_seat_of_every_level_can_be_played_as_text(entry: Entry):
    for place, seat in enumerate(one for one in entry.level.seats if one.playable):
        match = sit_down(entry.level.id, seat.holder)
        left_out = ("end", "quit", *(() if place == 0 else FORESEEING))
        said = typed(match, *[name for name in COMMANDS if name not in left_out], "levers", "end", "state")
        assert match.turn == 1
        assert all(line and "\n" not in line for line in said)
        for lever in match.level.offers(seat.holder):
            assert any(line.startswith(lever) for line in said)


def test_it_is_plain_lines_without_drawings():
    said = typed(sit_down(), "levers", "end", "news", "report", "debrief", "help", "why score")
    assert not set("".join(said)) & set("│─┌┐└┘├┤═║╔╗╚╝█▓░\t\x1b")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("bogus", "No: There is no command 'bogus'."),
        ("s", "No: 's' could be state, set, seat, save."),
        ("set", "No: Say what to set: set LEVER [TARGET] VALUE."),
        ("set enforcment 1", "No: There is no lever 'enforcment'. Did you mean 'enforcement'?"),
        ("set enforcement", "No: Enforcement wants a number like 0 or 25%, not ''."),
        ("set enforcement lots", "No: Enforcement wants a number"),
        ("set enforcement 2", "No: Enforcement must lie between 0 and 1, not 2."),
        ("set enforcement nan", "No: Enforcement must lie between 0 and 1."),
        ("set enforcement 1e999", "No: Enforcement must lie between 0 and 1."),
        ("set country_tier", "No: Country tier needs a region and a value."),
        ("set country_tier MARS deny", "No: There is no region 'MARS'."),
        ("set country_tier CHN maybe", "No: There is no setting of Country tier 'maybe'."),
        ("set country_tier CHN 7", "No: Country tier must lie between 0 and 3, not 7."),
        ("set price 4", "No: There is no lever 'price'."),
        ("undo", "No: There is nothing to take back."),
        ("redo", "No: There is nothing to give again."),
        ("why gold", "No: There is no number 'gold'."),
        ("why capability_points@nobody", "No: There is no number 'capability_points@nobody'."),
        ("report", "No: No turn has been played yet."),
        ("plan", "No: Only a lab plans runs."),
        ("save a\u202eb", "No: Not saved:"),
        ("\x00\x1b[31m" + "x" * 3000, "No: There is no command"),
    ],
)
def test_whatever_is_wrong_gets_a_sentence_and_nothing_else_happens(line, said):
    match = sit_down()
    answers = typed(match, line)
    assert after(answers, "No:").startswith(said)
    assert (match.turn, match.pending) == (0, [])


def test_values_may_be_numbers_percentages_and_names_of_choices():
    match = sit_down()
    typed(match, "set comp 1e26", "set enf 45%", "set country eur notify", "set notice 2")
    assert {(o.lever, o.target): o.value for o in match.pending} == {
        ("compute_threshold", ""): 1e26,
        ("enforcement", ""): 0.45,
        ("country_tier", "EUR"): 1.0,
        ("notice", ""): 2.0,
    }


def test_all_aims_at_every_target_and_tells_which_refused():
    match = sit_down(seat="halyard")
    said = typed(match, "set price all 9", "set licence_application all apply")
    assert len([o for o in match.pending if o.lever == "price"]) == len(match.world.names.regions)
    assert len([line for line in said if line.startswith("No, ")]) == len(match.world.names.regions)


def test_o09_undo_redo_and_reset():
    match = sit_down()
    typed(match, "set enf 0.5", "set notice 0", "undo", "undo", "redo")
    assert [o.lever for o in match.pending] == ["enforcement"]
    typed(match, "set notice 0", "reset")
    assert match.pending == []


def test_at_the_end_of_input_it_saves_and_says_how_to_go_on():
    match = sit_down()
    said = typed(match, "set enf 0.5", "end", "set notice none")
    path = said[-1].removeprefix("Saved. Play on with: high-fence play ").removesuffix(" --text")
    record, _ = saving.load(Path(path))
    entry = library.read("first-licence")
    again = resume(entry, record, players(entry.level))
    assert (again.digests, again.pending) == (match.digests, match.pending)


def test_e05_a_disk_that_fails_does_not_stop_the_game(home, monkeypatch):
    monkeypatch.setenv(saving.HOME, str(home / "file"))
    (home / "file").write_text("in the way", "utf-8")
    match = sit_down()
    said = typed(match, "end", "end")
    assert match.turn == 2
    assert any(line.startswith("Not saved:") for line in said)
    assert not any(line.startswith("Saved.") for line in said)


def test_a_game_goes_on_from_an_earlier_turn_as_one_of_its_own(home):
    match = sit_down()
    said = typed(match, "end", "end", "end", "back 1", "set enf 60%", "end", "quit")
    assert match.turn == 3, "the first game stays where it was"
    assert sum("turn 2 of 6" in line for line in said) >= 2, "it stands where it stood then"
    groups = {save.group for save in saving.saves()}
    assert len(groups) == 2
    newest = saving.row(saving.saves()[0]).replay
    assert len(newest.orders) == 2
    assert newest.digests[0] == match.digests[0]
    assert newest.digests[1] != match.digests[1]
    for line, problem in (("back", "from 0 to 2"), ("back 9", "from 0 to 2"), ("back x", "from 0 to 2")):
        assert any(problem in one for one in typed(match, line))


def test_leaving_is_polite():
    said = typed(sit_down(), "quit", "end")
    assert said[-1].startswith("Saved. Play on with")


def test_after_the_end_nothing_moves():
    match = sit_down()
    said = typed(match, *["end"] * 7, "set enf 1", "undo")
    assert (match.turn, match.pending) == (6, [])
    refused = [line for line in said if line.startswith("No:")]
    assert refused[:2] == ["No: The game is over. 'debrief' shows how it went.", "No: The game is over."]


def test_every_lever_of_every_role_explains_itself(entry: Entry):
    for seat in entry.level.seats:
        if seat.playable:
            match = sit_down(entry.level.id, seat.holder)
            for lever in match.level.offers(seat.holder):
                said = typed(match, f"levers {lever}")
                assert any(match.level.lever(lever).side_effect in line for line in said)


def test_the_text_says_why_with_the_same_facts_as_the_window():
    match = sit_down("mythos-2026", "meridian")
    typed(match, "end", "set training_share 60%", "end", "set training_share 30%")
    ids = [line.partition(":")[0] for line in typed(match, "why") if ":" in line]
    assert {"cash", "score", "training_share", "region.JPN", "goals", "plan", "part.finance"} <= set(ids)
    for number in ("cash", "training_share", "region.JPN", "goals", "labs.load", "capability_points@qinghe"):
        panel = Inquiry(match, number).finish()
        said = "\n".join(typed(match, f"why {number}"))
        for row in (row for block in panel.blocks for row in (block.first, *block.rows, block.total) if row):
            assert f"{row.label}: {row.shown}" in said, (number, row)


def test_two_at_one_machine_decide_one_after_the_other():
    entry = library.read("first-licence")
    match = Match(entry.level, entry.fingerprint, 3, "capitol", players(entry.level))
    match.share(("capitol", "halyard"))
    said: list[str] = []
    session = Session(match, said.append, "")
    for line in ("set enforcement 0.6", "end"):
        obey(session, line)
    assert match.seat == "halyard"
    assert any(line.startswith("Halyard decides") for line in said)
    said.clear()
    for line in ("orders", "end"):
        obey(session, line)
    assert not any("nforcement" in line for line in said if line.startswith("Ordered"))
    assert (match.turn, match.seat) == (1, "capitol")
    obey(session, "seat halyard")
    assert any("Only a finished game" in line for line in said)
    while not match.over:
        obey(session, "end")
    obey(session, "seat halyard")
    assert match.seat == "halyard"
