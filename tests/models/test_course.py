"""The learning path: every step can be checked, nobody gets stuck, and it goes on wherever it was left."""

import json
import time

import pytest

from game.models.course import path, telling
from game.models.course.path import Course, begun, forget, kept_file, progress, replay, resumed, without_notice
from game.models.course.plain import walked
from game.models.course.steps import GUESSES, STEPS, TIERS
from game.models.winning import win
from game.play import saving
from game.play.refused import Refusal

READING, DEED = 200, 6  # words a minute, seconds for a deed
TIMES = []


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(saving.HOME, str(tmp_path))


def forecast(course):
    while course.work():
        pass
    return telling.risk(course)


def at(step):
    course = Course()
    while course.step.id != step:
        course.help()
    return course


def test_a_step_has_at_most_forty_words_and_one_deed():
    assert len({step.id for step in STEPS}) == len(STEPS)
    for step in STEPS:
        assert len(step.text.split()) <= 40, step.id
        assert step.button


def test_whoever_has_everything_done_reaches_the_end_in_eight_minutes():
    course, seconds, seen = Course(), 0.0, set()
    for _ in range(40):
        forecast(course)
        fresh = [line for line in [course.step.text, *telling.page(course).split("\n")] if line not in seen]
        seen.update(fresh)
        seconds += sum(len(line.split()) for line in fresh) / READING * 60 + DEED
        TIMES.append((course.step.id, round(seconds)))
        if course.over:
            break
        course.help()
    assert course.over
    assert course.match.over
    assert 180 < seconds < 8 * 60, TIMES


def test_what_a_step_does_not_ask_for_is_refused_and_changes_nothing():
    for step in STEPS:
        course = at(step.id)
        before = course.place, course.match.turn, course.tier, list(course.match.digests)
        for deed in ("deny", "why", "end", "change", "undo", "finish", "whatif", "next", "nonsense"):
            if deed != step.deed:
                with pytest.raises(Refusal):
                    course.perform(deed)
        if step.deed not in ("deny", "change", "finish"):
            with pytest.raises(Refusal, match="first"):
                course.perform("set", "deny")
        with pytest.raises(Refusal):
            course.perform("set", "sideways")
        assert (course.place, course.match.turn, course.tier, list(course.match.digests)) == before, step.id


def test_any_other_setting_of_the_lever_is_tried_without_going_on():
    course = at("lever")
    for tier in ("licence", "notify", "open", "licence"):
        course.perform("set", tier)
        assert (course.tier, course.step.id) == (tier, "lever")
    course.perform("set", "deny")
    assert course.step.id == "why"


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_it_goes_on_where_it_was_left(step):
    course = at(step)
    course.keep()
    again = resumed()
    assert again.place == course.place
    assert again.tier == course.tier
    assert again.guess == course.guess
    assert again.match.digests == course.match.digests
    assert telling.page(again).split("\n")[0] == telling.page(course).split("\n")[0] or step == "lever"
    while not again.over:
        again.help()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("step", "nowhere"), ("rules", "0"), ("level", "x"), ("guess", "perhaps"), ("turns", [[9.0]]), ("turns", 7),
        ("turns", [[]] * 9), ("table", ["x"]), ("turns", []), ("table", None),
    ],
)  # fmt: skip
def test_a_kept_path_that_does_not_fit_is_begun_anew(field, value):
    at("report").keep()
    data = json.loads(kept_file().read_text("utf-8"))
    kept_file().write_text(json.dumps({**data, field: value}), "utf-8")
    assert resumed() is None
    assert progress() is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\0\0", '{"rules": 1}'])
def test_a_broken_file_is_begun_anew(text):
    kept_file().write_text(text, "utf-8")
    assert resumed() is None


def test_progress_is_told_and_forgotten():
    assert progress() is None
    at("guess").keep()
    assert progress() == (4, len(STEPS))
    forget()
    assert progress() is None


# ---- what it teaches ---------------------------------------------------------------------------------------------


def test_notice_invites_stockpiling_and_the_guess_is_judged():
    course = at("guess")
    with pytest.raises(Refusal, match="Guess one of"):
        course.perform("guess", "maybe")
    course.perform("guess", "more")
    course.help()
    assert telling.truth(course.match) == "more"
    played, free = telling.bought(course.match, 1)
    assert played > 1.2 * free
    assert "Right." in telling.page(course)


def test_the_report_has_at_most_seven_lines_each_with_a_cause():
    for step in ("report", "rival"):
        lines = [line for line in telling.page(at(step)).split("\n") if line.startswith("- ")]
        assert 3 <= len(lines) <= 7


def test_taking_an_order_back_changes_no_luck():
    course = at("second")
    straight = begun()
    replay(straight, [[order for order in orders if order.seat == path.SEAT] for orders in course.match.log])
    course.help()
    straight.end_turn()
    assert course.match.digests == straight.digests


def test_the_rival_answers_with_a_motive_and_figures():
    page = telling.page(at("rival"))
    assert "Jinsha" in page
    assert "Somebody at home must be able to do this" in page
    played, free = telling.bought(at("rival").match, 2, "east")
    assert played > 1.5 * free


def test_the_losing_line_is_warned_of_three_turns_before():
    course = at("lever")
    course.perform("set", "open")
    match = course.match
    for _ in range(3):
        assert forecast(course) > 0.5, "more than half of the futures miss"
        match.end_turn()
        course.futures = course._imagine()
    while not match.over:
        match.end_turn()
    assert not win(match).rows[0].met


def test_the_rule_lowers_the_risk_that_the_forecast_shows():
    course = at("lever")
    before = forecast(course)
    course.perform("set", "deny")
    assert forecast(course) < before - 0.1


def test_what_if_changes_one_thing_and_nothing_else():
    course = at("whatif")
    started = time.perf_counter()
    course.help()
    assert time.perf_counter() - started < 10, "two seconds on a quiet machine"
    rows = {label: (old, new) for label, old, new in telling.compared(course.match, course.again)}
    old, new = rows["Accelerators bought in the first quarter"]
    assert float(new.rstrip("k")) < 0.6 * float(old.rstrip("k"))
    null = begun()
    replay(null, [[order for order in orders if order.seat == path.SEAT] for orders in course.match.log])
    assert null.digests == course.match.digests, "without a change the game is the same to the last bit"
    assert without_notice(course.match).digests == course.again.digests


def test_the_end_names_two_levels_to_go_on_with():
    page = telling.page(at("levels"))
    assert len(telling.following()) == 2
    assert page.count("minutes") == 2
    assert "Certificate" in page


# ---- as text -----------------------------------------------------------------------------------------------------

LINES = ["", "set notify", "set deny", "why", "guess more", "end", "", "set licence", "undo", "end", "", "", "set deny",
         "end", "end", "end", "end", "", "", ""]  # fmt: skip


def test_the_whole_path_can_be_typed():
    told = list(walked(iter(LINES)))
    course = resumed()
    assert course.over
    assert not [line for line in told if "{" in line or "](" in line or line.startswith("No:")]
    assert f"Step {len(STEPS)} of {len(STEPS)}: And now. That was the path. These levels come next." in told


def test_typed_nonsense_is_refused_in_a_sentence():
    told = list(walked(iter(["fly", "end", "set deny", "quit", "go"])))
    assert sum(line.startswith("No:") for line in told) == 3
    assert Course().place == 0


def test_every_tier_and_guess_is_known():
    assert set(TIERS) == {"open", "notify", "licence", "deny"}
    assert set(GUESSES) == {"more", "same", "fewer"}
