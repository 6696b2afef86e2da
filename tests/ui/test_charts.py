"""Charts: axes that fit any data, pictures that show it, words that do not collide."""

import math
from itertools import pairwise

import numpy as np
import pygame
import pytest

from game.ui import theme
from game.ui.charts.bars import Bar, Bars
from game.ui.charts.fan import Fan, Forecast
from game.ui.charts.frame import Frame, spread
from game.ui.charts.lines import Lines, Reference, Series
from game.ui.charts.pictures import pieces
from game.ui.charts.planner import Dot, Planner, Threshold
from game.ui.charts.spark import Spark
from game.ui.charts.ticks import decade_text, figure_text, nice_limits, power_text, tick_text
from game.ui.charts.waterfall import Fall, Waterfall
from game.ui.theme import Scale
from tests.ui import reading
from tests.ui.driving import Box, Player

NAN = math.nan
PLACE = pygame.Rect(40, 40, 360, 240)
SIZES = [(1024, 640), (1280, 720), (1920, 1080), (2560, 1440)]
AWKWARD = {
    "flat": [5.0, 5.0, 5.0],
    "nothing": [0.0, 0.0],
    "tiny": [1e-9, 2e-9, 1.5e-9],
    "negative": [-40.0, -3.0, -25.0],
    "both": [-1.0, 2.0],
    "one": [7.0],
    "none": [],
    "gap": [1.0, NAN, 3.0],
    "only gaps": [NAN, NAN],
    "huge": [1e26, 3e27],
    "flat and huge": [1e26, 1e26],
    "nearly flat": [1e6, 1e6 + 1e-6],
}


# ---- ticks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("zero", [False, True])
@pytest.mark.parametrize("name", AWKWARD)
def test_limits_hold_any_data_with_room_and_ticks(name, zero):
    values = [value for value in AWKWARD[name] if math.isfinite(value)]
    limits = nice_limits(AWKWARD[name], zero=zero)
    assert limits.low < limits.high
    assert all(limits.low <= value <= limits.high for value in values)
    assert 1 <= len(limits.ticks) <= 9
    assert list(limits.ticks) == sorted(set(limits.ticks))
    assert limits.low <= limits.ticks[0] <= limits.ticks[-1] <= limits.high
    labels = [tick_text(tick, limits.step) for tick in limits.ticks]
    assert len(set(labels)) == len(labels), labels
    if zero:
        assert limits.low <= 0 <= limits.high


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([0, 100], ["0", "25", "50", "75", "100"]),
        ([0.0, 1.0], ["0", "0.25", "0.50", "0.75", "1.00"]),
        ([-40, -3], ["−40", "−30", "−20", "−10"]),
        ([0, 2140], ["0", "1,000", "2,000"]),
        ([0, 9e9], ["0", "2.5B", "5.0B", "7.5B"]),
        ([0, 30_000], ["0", "10k", "20k", "30k"]),
    ],
)
def test_ticks_are_those_a_person_would_choose(values, labels):
    limits = nice_limits(values)
    assert [tick_text(tick, limits.step) for tick in limits.ticks] == labels


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (412, "412"),
        (2140, "2,140"),
        (3.5, "3.5"),
        (-0.62, "−0.62"),
        (1.234e6, "1.23M"),
        (0, "0"),
        (7, "7"),
        (NAN, "–"),
        (4e-7, "4×10⁻⁷"),
    ],
)
def test_figures(value, text):
    assert figure_text(value) == text


def test_powers_of_ten():
    assert power_text(26) == "10²⁶"
    assert [decade_text(power) for power in (9, 11, 13, 15)] == ["1B", "100B", "10T", "1Q"]


# ---- frame ---------------------------------------------------------------------------------------


def test_a_frame_puts_values_where_they_belong():
    frame = Frame(PLACE, Scale(1), (0, 10), nice_limits([0, 100]))
    assert frame.at(0, 0) == (frame.plot.left, frame.plot.bottom)
    assert frame.at(10, 100) == (frame.plot.right, frame.plot.top)
    assert frame.value_x(frame.at(4, 50)) == pytest.approx(4)
    assert PLACE.contains(frame.plot)


@pytest.mark.parametrize("wanted", [[50, 50, 50], [0, 1, 2, 3], [300, 300], [10], [], [250, 10, 12, 251, 252]])
def test_spread_keeps_order_distance_and_limits(wanted):
    placed = spread(wanted, 14, 0, 260)
    assert all(-1e-9 <= y <= 260 for y in placed)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    heights = [placed[place] for place in order]
    assert all(after - before >= 13.99 for before, after in pairwise(heights))


def test_gaps_break_a_line():
    points = np.array([[0, 1], [1, 1], [2, NAN], [3, 1], [4, NAN], [5, 2], [6, 2]], dtype=float)
    assert [len(piece) for piece in pieces(points)] == [2, 1, 2]


# ---- lines, fan, bars, waterfall, spark ----------------------------------------------------------


def lines(player, series, rect=PLACE, **more):
    return Lines(player.stage, "lines", rect, series=lambda: series, **more)


def column(picture, frame, x, tint):
    """How many pixels of a colour stand in the column of one value."""
    at = round(frame.at(x, frame.y.low)[0])
    strip = picture[at - 1 : at + 2, frame.plot.top : frame.plot.bottom].astype(int)
    return int((np.abs(strip - np.array(tint)).max(axis=2) < 40).any(axis=0).sum())


@pytest.mark.parametrize("name", AWKWARD)
def test_every_chart_draws_awkward_data(player, name):
    values = AWKWARD[name]
    made = lines(
        player,
        [Series("You", values), Series("Twin", values, "rival", dashed=True)],
        reference=lambda: Reference(2, "line"),
    )
    finite = [value for value in values if math.isfinite(value)]
    Fan(
        player.stage, "fan", PLACE.move(400, 0), forecast=lambda: Forecast(values, *[finite] * 5), actual=lambda: values
    )
    Bars(player.stage, "bars", PLACE.move(0, 300), bars=lambda: [Bar(f"{value}", value, value / 2) for value in finite])
    steps = [(f"step {place}", value) for place, value in enumerate(finite)]
    Waterfall(player.stage, "fall", PLACE.move(400, 300), fall=lambda: Fall(("start", 3.0), steps, "end"))
    Spark(player.stage, "spark", pygame.Rect(820, 50, 90, 20), values=lambda: values)
    drawn = player.look()
    assert reading.overlaps(drawn) == []
    assert reading.cut(drawn) == []
    assert made.frame().plot.w > 100


def test_a_line_is_drawn_where_its_values_are_and_not_in_its_gap(player):
    made = lines(player, [Series("You", [1.0, 1.0, NAN, NAN, 1.0, 1.0], "rival", strong=True)], names=False)
    picture, frame = player.picture(), made.frame()
    tint = theme.colour("rival")
    assert column(picture, frame, 0.5, tint) > 0
    assert column(picture, frame, 2.5, tint) == 0
    assert column(picture, frame, 4.5, tint) > 0


def test_a_dashed_line_has_gaps(player):
    made = lines(player, [Series("Twin", [1.0] * 8, "rival", dashed=True, strong=True)], names=False)
    picture, frame = player.picture(), made.frame()
    hits = [column(picture, frame, x, theme.colour("rival")) > 0 for x in np.linspace(0.2, 6.8, 60)]
    assert 0.2 < sum(hits) / len(hits) < 0.85


def test_names_of_lines_that_end_together_are_pushed_apart(player):
    series = [Series(name, [1.0, 5.0], colour, end="5") for name, colour in zip("ABCDE", theme.PARTY, strict=False)]
    lines(player, series)
    drawn = player.look()
    assert {"A 5", "E 5"} <= {text.shown for text in drawn}
    assert reading.faults(drawn) == []


def test_lines_are_read_by_mouse_and_keyboard(player):
    made = lines(
        player, [Series("You", [10.0, 20.0, 30.0]), Series("Rival", [1.0, NAN, 3.0])], marks=lambda: ["Q1", "Q2", "Q3"]
    )
    x, y = made.frame().at(1, 15)
    player.move((round(x) + 3, round(y)))
    player.wait(1)
    shown = player.shown()
    assert {"20", "value"} <= set(shown) | set(" ".join(shown).split())
    player.move((5, 5))
    player.keys(pygame.K_TAB, pygame.K_LEFT, pygame.K_F1)
    assert "20" in player.shown()
    player.key(pygame.K_LEFT)
    assert player.shown().count("10") >= 1
    assert made.over == 0


def test_new_data_makes_a_new_picture_and_old_data_keeps_the_old(player):
    value = Box([1.0, 2.0])
    Lines(player.stage, "lines", PLACE, series=lambda: [Series("You", value.value)])
    first = player.picture()
    assert (first == player.picture()).all()
    value.put([2.0, 1.0])
    assert (first != player.picture()).any()


def test_bars_show_values_signs_and_what_they_are_compared_with(player):
    bars = Bars(player.stage, "bars", PLACE, bars=lambda: [Bar("Up", 40, 20, "good"), Bar("Down", -10, None, "bad")])
    assert bars.span() == (-10, 40)
    assert {"Up", "40", "Down", "−10"} <= set(player.shown())
    picture = player.picture()
    green, red = (int((picture.astype(int) == theme.colour(name)).all(axis=2).sum()) for name in ("good", "bad"))
    assert green > 3 * red > 0


def test_many_bars_become_compact_and_stay_inside(player):
    Bars(player.stage, "bars", PLACE, bars=lambda: [Bar(f"Row {place}", place, 3.0) for place in range(40)])
    drawn = player.look()
    assert reading.faults(drawn) == []
    assert max(text.rect.bottom for text in drawn) <= PLACE.bottom


def test_a_waterfall_adds_up_and_shows_signs(player):
    Waterfall(
        player.stage,
        "fall",
        PLACE,
        fall=lambda: Fall(("Revenue", 2140), [("Compute", -1210), ("Grants", 118)], "Profit"),
    )
    drawn = player.look()
    assert {"2,140", "−1,210", "+118", "1,048", "Revenue", "Profit"} <= {text.shown for text in drawn}
    assert reading.faults(drawn) == []


@pytest.mark.parametrize("size", SIZES)
def test_fan_words_can_be_read(size, clock):
    player = Player(size, clock)
    s = player.stage.scale
    bands = [[100 + spread * step for step in range(1, 9)] for spread in (-3, 0, 4, 8, 14)]
    marks = [f"Q{1 + place % 4} {26 + place // 4}" for place in range(14)]
    Fan(
        player.stage,
        "fan",
        pygame.Rect(s(20), s(20), s(270), s(190)),
        forecast=lambda: Forecast([90, 95, 97, 99, 98, 100], *bands),
        marks=lambda: marks,
        show=lambda value: f"{value:.0f}M",
        reference=lambda: Reference(120, "licence review"),
    )
    drawn = player.look()
    assert {"p90", "p10", "132M", "licence review"} <= {text.shown for text in drawn}
    assert reading.faults(drawn) == []


# ---- planner -------------------------------------------------------------------------------------


def loss(log10_n, log10_d):
    return 1.69 + 406.4 / 10 ** (0.34 * log10_n) + 410.7 / 10 ** (0.28 * log10_d)


def plan(player, rect=PLACE, **more):
    model = Box((1e12, 2e13))
    made = Planner(player.stage, "plan", rect, get=model.get, put=lambda n, d: model.put((n, d)), loss=loss, **more)
    return made, model


def test_the_plan_is_dragged_and_stays_inside_the_limits(player):
    done = Box(0)
    made, model = plan(player, done=lambda: done.put(1))
    goal = made.place(1e11, 1e14)
    player.drag(tuple(map(round, made.place(*model.value))), tuple(map(round, goal)))
    assert model.value == pytest.approx((1e11, 1e14), rel=0.06)
    assert done.value == 1
    player.drag(tuple(map(round, goal)), (1279, 0))
    assert model.value == (1e14, 1e15)


def test_place_and_value_are_inverse(player):
    made, _ = plan(player)
    for n, d in ((1e9, 1e11), (3e11, 7e12), (1e14, 1e15)):
        assert made.value(made.place(n, d)) == pytest.approx((n, d), rel=0.01)


@pytest.mark.parametrize(
    ("key", "mod", "factor"),
    [
        (pygame.K_RIGHT, 0, (10**0.05, 1)),
        (pygame.K_LEFT, 0, (10**-0.05, 1)),
        (pygame.K_UP, 0, (1, 10**0.05)),
        (pygame.K_DOWN, pygame.KMOD_SHIFT, (1, 10**-0.01)),
    ],
)
def test_the_plan_is_moved_by_arrows(player, key, mod, factor):
    _, model = plan(player)
    player.key(pygame.K_TAB)
    player.key(key, mod)
    assert model.value == pytest.approx((1e12 * factor[0], 2e13 * factor[1]), rel=0.01)


def test_a_disabled_plan_does_not_move(player):
    made, model = plan(player, enabled=False)
    player.drag(tuple(map(round, made.place(*model.value))), made.plot.topleft)
    assert model.writes == 0


def test_the_loss_is_the_callers_and_asked_once(player):
    asked = []

    def own(log10_n, log10_d):
        asked.append((float(log10_n.min()), float(log10_n.max()), float(log10_d.min()), float(log10_d.max())))
        return log10_n

    version = Box(1)
    model = Box((1e12, 2e13))
    Planner(
        player.stage,
        "plan",
        PLACE,
        get=model.get,
        put=print,
        loss=own,
        version=lambda: ("own", version.value),
        d_limits=(11, 16),
    )
    player.look()
    player.look()
    assert asked == [(9, 14, 11, 16)]
    version.put(2)
    player.look()
    assert len(asked) == 2


def test_the_zone_above_a_threshold_looks_different(player):
    lines = Box(())
    made, _ = plan(player, thresholds=lambda: lines.value)
    before = player.picture()
    lines.put((Threshold(26, "licence", "bad"),))
    after = player.picture()
    above, below = (tuple(map(round, made.place(n, d))) for n, d in ((5e13, 5e14), (2e9, 2e11)))

    def change(at):
        near = np.s_[at[0] - 12 : at[0] + 12, at[1] - 12 : at[1] + 12]
        return int(np.abs(before[near].astype(int) - after[near]).sum())

    assert change(above) > 5000
    assert change(below) == 0


@pytest.mark.parametrize("size", SIZES)
def test_planner_words_can_be_read_at_every_size(size, clock):
    player = Player(size, clock)
    s = player.stage.scale
    _, model = plan(
        player,
        pygame.Rect(s(20), s(20), s(300), s(200)),
        thresholds=lambda: [
            Threshold(26, "licence: 10²⁶"),
            Threshold(25, "notice: 10²⁵", "warn"),
            Threshold(25.4, "near", "good"),
        ],
        reach=lambda: (27.2, "reach in 4 turns"),
        ridge=lambda: [(n, n + 1.3) for n in np.linspace(9, 14, 20)],
        dots=lambda: [
            Dot(1e11, 2e12, "Helix-3", "you"),
            Dot(3e12, 5e13, "Orion", "rival"),
            Dot(1e17, 1e17, "beyond", "china"),
        ],
        lines=lambda: ["1T × 20T tokens", "1.2×10²⁶ FLOP · loss 1.80"],
    )
    drawn = player.look()
    assert {"1T × 20T tokens", "licence: 10²⁶", "notice: 10²⁵", "reach in 4 turns", "parameters", "tokens"} <= {
        t.shown for t in drawn
    }
    assert reading.faults(drawn) == []
    for corner in ((1e9, 1e11), (1e14, 1e15), (1e9, 1e15), (1e14, 1e11)):
        model.put(corner)
        drawn = player.look()
        assert reading.faults(drawn) == []
        assert all(player.stage.by_name("plan").rect.contains(text.rect) for text in drawn if text.layer)
