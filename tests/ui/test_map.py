"""The map: projection, picking, chips, lines of trade, keyboard."""

from itertools import combinations

import numpy as np
import pygame
import pytest

from game.ui import theme
from game.ui.widgets.mapchips import Wish, place_chips
from game.ui.widgets.mapdata import PATTERNS, lands, strokes
from game.ui.widgets.projection import Projector, equal_earth
from game.ui.widgets.tooltip import Tip
from game.ui.widgets.worldmap import Flow, Key, RegionPaint, WorldMap, fill_of, pattern_of
from tests.ui import reading
from tests.ui.driving import Player

SIZES = [(1024, 640), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440)]
NAMES = {
    "USA": "USA",
    "EUR": "EU & UK",
    "CHN": "China",
    "JPN": "Japan",
    "KOR": "Korea",
    "TWN": "Taiwan",
    "SEA": "SE Asia",
    "IND": "India",
    "MEA": "Gulf & ME",
    "LAT": "Latin Am.",
    "AFR": "Africa",
    "OCE": "Canada & Oc.",
    "RUS": "Russia & CA",
}
SHARES = (("You", "you", 0.4), ("Orion", "rival", 0.3), ("Lotus", "china", 0.2), ("Open", "other", 0.1))
LEGEND = [
    *(Key(label, colour) for label, colour, _ in SHARES),
    Key("open trade", "t2", "line"),
    Key("licensed", "good", "line"),
    Key("pending", "warn", "dash"),
    Key("denied", "bad", "dash"),
]
FLOWS = [
    Flow("TWN", "USA", "open", "Chips to the USA"),
    Flow("USA", "EUR", "licensed"),
    Flow("USA", "MEA", "pending"),
    Flow("USA", "CHN", "denied"),
    Flow("EUR", "TWN", "open"),
    Flow("USA", "XXX", "open"),
]


class Atlas:
    """Somebody in front of a map that fills most of the window."""

    def __init__(self, size, clock, *, out=(), flows=()):
        self.player = Player(size, clock)
        self.selected, self.opened, self.out = "MEA", [], set(out)
        s = self.player.stage.scale
        self.map = WorldMap(
            self.player.stage,
            "map",
            pygame.Rect(s(12), s(64), size[0] - s(392), size[1] - s(324)),
            regions=self.regions,
            flows=lambda: flows,
            legend=lambda: LEGEND,
            title="Market share",
            on_select=self.select,
            on_activate=self.opened.append,
            region_tip=lambda name: Tip(f"About {NAMES[name]}"),
        )

    def regions(self):
        return [RegionPaint(i, name, SHARES, "40%", i == self.selected, i not in self.out) for i, name in NAMES.items()]

    def select(self, name):
        self.selected = name


@pytest.fixture
def atlas(clock):
    return Atlas((1280, 720), clock)


# ---- projection ----------------------------------------------------------------------------------


def test_equal_earth_agrees_with_the_published_shape():
    (x, _), (_, y) = equal_earth(11 + 180, 0), equal_earth(11, 90)
    assert float(x) == pytest.approx(2.70663, abs=1e-4)
    assert float(y) == pytest.approx(1.31735, abs=1e-4)
    assert float(x / y) == pytest.approx(2.05458, abs=1e-4)


def test_equal_earth_keeps_areas():
    def area(south):
        corners = [(20, south), (21, south), (21, south + 1), (20, south + 1)]
        points = np.array([[float(v) for v in equal_earth(*corner)] for corner in corners])
        x, y = points.T
        return abs(float(x @ np.roll(y, 1) - y @ np.roll(x, 1))) / 2

    truth = np.sin(np.radians(61)) - np.sin(np.radians(60))
    assert area(60) / area(0) == pytest.approx(truth / np.sin(np.radians(1)), rel=1e-3)


@pytest.mark.parametrize("size", SIZES)
def test_every_anchor_lies_in_the_picture(size):
    projector = Projector(size, 10)
    for land in lands().values():
        ((x, y),) = projector.points(*land.anchor)
        assert 0 < x < size[0]
        assert 0 < y < size[1]


# ---- picking and chips ---------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_every_region_is_picked_by_its_chip_and_large_ones_by_their_land(size, clock):
    atlas = Atlas(size, clock)
    for name, chip in atlas.map.chips().items():
        atlas.player.click(chip.center)
        assert atlas.selected == name
    for name, degrees in {
        "AFR": (22, -10),
        "LAT": (-60, -20),
        "RUS": (120, 63),
        "OCE": (134, -22),
        "CHN": (88, 40),
        "USA": (-105, 45),
    }.items():
        ((x, y),) = atlas.map.picture.projector.points(*degrees)
        atlas.player.click((atlas.map.rect.x + round(x), atlas.map.rect.y + round(y)))
        assert atlas.selected == name


@pytest.mark.parametrize("out", [(), ("OCE", "LAT", "AFR"), tuple(set(NAMES) - {"JPN", "KOR", "TWN", "CHN"})])
@pytest.mark.parametrize("size", SIZES)
def test_chips_do_not_overlap_and_stay_on_the_map(size, out, clock):
    atlas = Atlas(size, clock, out=out)
    chips = atlas.map.chips()
    assert set(chips) == set(NAMES) - set(out)
    for one, other in combinations(chips.values(), 2):
        assert not one.colliderect(other)
    assert all(atlas.map.rect.contains(chip) for chip in chips.values())


def test_chips_that_want_the_same_place_are_pushed_apart():
    wanted = tuple(Wish(str(place), (200.0 + place, 150.0), 90) for place in range(9))
    chips = place_chips(wanted, (420, 300), 1.0)
    assert not any(one.colliderect(other) for one, other in combinations(chips.values(), 2))
    assert all(pygame.Rect(0, 0, 420, 300).contains(chip) for chip in chips.values())


@pytest.mark.parametrize("size", SIZES)
def test_every_word_on_the_map_can_be_read(size, clock):
    atlas = Atlas(size, clock, flows=FLOWS)
    assert reading.faults(atlas.player.look()) == []


def test_the_sea_is_nobodys(atlas):
    ((x, y),) = atlas.map.picture.projector.points(-30, -40)
    atlas.player.click((atlas.map.rect.x + round(x), atlas.map.rect.y + round(y)))
    assert atlas.selected == "MEA"


def test_a_region_not_in_play_is_plain_land_and_cannot_be_chosen(clock):
    atlas = Atlas((1280, 720), clock, out=("AFR",))
    ((x, y),) = atlas.map.picture.projector.points(22, -10)
    at = (atlas.map.rect.x + round(x), atlas.map.rect.y + round(y))
    atlas.player.click(at)
    assert atlas.selected == "MEA"
    assert tuple(atlas.player.picture()[at]) == fill_of(None)
    assert "Africa" not in atlas.player.shown()


def test_the_leader_colours_the_land():
    strong = fill_of(RegionPaint("USA", "USA", (("You", "you", 0.9), ("Orion", "rival", 0.1))))
    weak = fill_of(RegionPaint("USA", "USA", (("You", "you", 0.3), ("Orion", "rival", 0.29))))
    rival = fill_of(RegionPaint("USA", "USA", (("You", "you", 0.1), ("Orion", "rival", 0.9))))
    goal = np.array(theme.PARTY["you"])
    assert np.abs(goal - strong).sum() < np.abs(goal - weak).sum() < np.abs(goal - rival).sum()


def test_hover_and_selection_are_marked(atlas):
    plain = atlas.player.picture()
    ((x, y),) = atlas.map.picture.projector.points(22, -10)
    at = (atlas.map.rect.x + round(x), atlas.map.rect.y + round(y))
    assert atlas.player.move(at) is True
    assert atlas.player.move((at[0] + 2, at[1])) is False
    hovered = atlas.player.picture()
    assert (plain[at] != hovered[at]).any()
    atlas.player.click(at)
    assert (hovered != atlas.player.picture()).any()


# ---- keyboard, tooltips, lines of trade ----------------------------------------------------------


def test_arrows_go_from_region_to_region(atlas):
    player = atlas.player
    player.key(pygame.K_TAB)
    went = []
    for key in (pygame.K_RIGHT, pygame.K_LEFT, pygame.K_DOWN, pygame.K_UP):
        player.key(key)
        went.append(atlas.selected)
    assert went[0] == "IND"
    assert went[1] == "MEA"
    assert went[2] == "AFR"
    player.key(pygame.K_RETURN)
    assert atlas.opened == [atlas.selected]


def test_every_region_can_be_reached_by_arrows(atlas):
    atlas.player.key(pygame.K_TAB)
    reached, edge = {atlas.selected}, [atlas.selected]
    while edge:
        start = edge.pop()
        for key in (pygame.K_RIGHT, pygame.K_LEFT, pygame.K_DOWN, pygame.K_UP):
            atlas.selected = start
            atlas.player.key(key)
            if atlas.selected not in reached:
                reached.add(atlas.selected)
                edge.append(atlas.selected)
    assert reached == set(NAMES)


def test_each_region_has_its_tooltip_by_mouse_and_keyboard(atlas):
    player = atlas.player
    player.move(atlas.map.chips()["KOR"].center)
    player.wait(1)
    assert {"About", "Korea"} <= set(player.shown())
    player.move(atlas.map.chips()["JPN"].center)
    assert "About" not in player.shown()
    player.move((1270, 5))
    player.key(pygame.K_TAB)
    player.key(pygame.K_F1)
    assert "About" in player.shown()


def test_a_line_of_trade_has_its_tooltip(clock):
    atlas = Atlas((1280, 720), clock, flows=FLOWS)
    points = atlas.map.curves()[0]
    at = next(
        (round(x), round(y))
        for x, y in points[20:50]
        if not any(c.collidepoint(x, y) for c in atlas.map.chips().values())
    )
    atlas.player.move(at)
    atlas.player.wait(1)
    assert "Chips" in atlas.player.shown()


def test_lines_between_unknown_regions_are_left_out(clock):
    atlas = Atlas((1280, 720), clock, flows=FLOWS)
    assert len(atlas.map.curves()) == len(FLOWS) - 1


def test_refused_and_undecided_lines_carry_a_sign(clock):
    pictures = [
        Atlas((1280, 720), clock, flows=[Flow("USA", "CHN", kind)]).player.picture()
        for kind in ("open", "licensed", "denied", "pending")
    ]
    for one, other in combinations(pictures, 2):
        assert (one != other).sum() > 500


# ---- without colour ------------------------------------------------------------------------------


def test_whose_a_region_is_shows_without_colour():
    whose = [pattern_of(RegionPaint("USA", "USA", (("", party, 0.9),))) for party in ("you", "rival", "china", "ally")]
    assert len(set(whose)) == 4
    assert pattern_of(RegionPaint("USA", "USA", (("", "open", 1.0),))) not in whose
    assert pattern_of(None) == pattern_of(RegionPaint("USA", "USA", SHARES, in_play=False)) == ""


@pytest.mark.parametrize("pattern", sorted(set(PATTERNS.values())))
def test_strokes_are_drawn_on_the_land_and_only_there(atlas, pattern):
    picture, plain = atlas.map.picture, dict.fromkeys(atlas.map.picture.rings, theme.LAND)
    bare = pygame.surfarray.array3d(picture.base(plain, {})).astype(int)
    marked = pygame.surfarray.array3d(picture.base(plain, {"AFR": pattern})).astype(int)
    changed = np.argwhere(np.abs(marked - bare).max(axis=2) > 8)
    assert len(changed) > 100
    assert {picture.region_at(x, y) for x, y in changed[::7]} <= {"AFR", "MEA", "EUR", None}, "coasts are smoothed"
    assert strokes("", (90, 90), 9) == []
