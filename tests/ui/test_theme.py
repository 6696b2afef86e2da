from itertools import combinations

import numpy as np
import pygame
import pytest

from game.models.settings import PALETTES
from game.ui import palettes, pen, theme
from game.ui.assets import asset_bytes, assets
from game.ui.pen import Pen, clean, layout, measure, record, supersample
from game.ui.sound import Sounds
from game.ui.theme import Scale, colour, contrast, mix, readable
from tests.ui import reading

ONE = Scale(1.0)
GROUNDS = ("bg", "card", "raised", "hover")
# Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB
EYES = {
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
ACHROMAT = [[0.2126, 0.7152, 0.0722]] * 3  # only lightness is seen


def lab(tint, eye):
    """CIELAB as this eye sees it."""
    rgb = np.array(tint) / 255
    linear = np.array(eye) @ np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = matrix @ np.clip(linear, 0, 1) / (0.95047, 1, 1.08883)
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_contrast_agrees_with_the_published_extremes():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["t1", "t2", "t3", "accent", "good", "warn", "bad"])
def test_words_can_be_read_on_every_ground(name):
    assert min(contrast(colour(name), colour(ground)) for ground in GROUNDS) >= 4.5


def test_words_can_be_read_on_the_accent_and_controls_can_be_seen():
    assert contrast(theme.INK, theme.ACCENT) >= 4.5
    assert contrast(theme.LINE2, theme.CARD) >= 3.0


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("share", "least"), [(1.0, 19), (0.5, 9.8), (0.88, 15)])
def test_parties_stay_apart_for_every_eye(eye, share, least):
    tints = {tint for name, tint in theme.PARTY.items() if name != "other"}
    assert len(tints) == 5
    seen = [lab(mix(theme.LAND, tint, share), EYES[eye]) for tint in tints]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= least


@pytest.mark.parametrize("name", list(theme.PARTY))
def test_readable_lifts_a_faint_colour_until_words_can_be_read(name):
    assert contrast(readable(colour(name), theme.HOVER), theme.HOVER) >= 4.5


def test_an_unknown_colour_is_a_bug_that_names_the_known_ones():
    with pytest.raises(KeyError, match=r"no colour called .mauve.; known are .*accent"):
        colour("mauve")


@pytest.mark.parametrize(
    ("size", "user", "k"),
    [
        ((1280, 720), 1, 1.0),
        ((1024, 640), 1, 0.8),
        ((1920, 1080), 1, 1.375),
        ((2560, 1440), 1, 1.75),
        ((3840, 2160), 1, 2.5),
        ((1920, 1080), 1.5, 1.5),
        ((1920, 1080), 0.8, 1.1),
        ((1280, 720), 1.5, 1.0),
    ],
)
def test_scale_grows_with_the_window_but_never_beyond_its_room(size, user, k):
    assert Scale.fit(*size, user).k == pytest.approx(k)


def test_scale_keeps_hairlines():
    assert Scale(0.8)(0.3) == 1
    assert Scale(2)(0) == 0


# ---- the pen -------------------------------------------------------------------------------------


@pytest.fixture
def sheet():
    surface = pygame.Surface((400, 200), depth=32)
    surface.fill(theme.CARD)
    return Pen(surface, ONE)


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("a\0b", "a\\u0000b"),
        ("\ud800x", "\\ud800x"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "ab"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_hostile_text_is_made_safe(sheet, hostile, safe):
    assert clean(hostile) == safe
    assert sheet.text("body", (0, 0), hostile).w == measure("body", ONE, safe)


def test_marks_do_not_pile_up_and_lines_do_not_grow_for_ever(sheet):
    assert clean("x" + "\u0301" * 50) == "x\u0301\u0301"
    assert sheet.text("body", (0, 0), "x" * 100_000).w < 6_000
    assert len(clean("x" * 100_000)) <= 601


def test_text_is_shortened_to_its_width_and_that_is_recorded(sheet):
    with record([]) as drawn:
        sheet.text("body", (0, 0), "Licence returned without action", width=90)
        sheet.text("body", (0, 40), "Licence", width=90)
    assert drawn[0].shortened
    assert drawn[0].shown.endswith("…")
    assert 60 < drawn[0].rect.w <= 90
    assert not drawn[1].shortened
    assert reading.shortened(drawn) == ["'Licence returned without action' is shown as '" + drawn[0].shown + "'"]


def test_record_knows_the_ground_and_closes(sheet):
    sheet.box(pygame.Rect(0, 0, 200, 100), theme.ACCENT)
    with record([]) as drawn:
        sheet.text("body", (10, 10), "ink", theme.INK)
        sheet.text("body", (10, 110), "faint", theme.LINE)
    sheet.text("body", (10, 10), "unheard")
    assert [text.ground for text in drawn] == [theme.ACCENT, theme.CARD]
    assert len(reading.faint(drawn)) == 1
    assert "faint" in reading.faint(drawn)[0]


def test_reading_notices_texts_on_each_other_and_cut_off(sheet):
    with record([]) as drawn:
        sheet.text("body", (10, 10), "one")
        sheet.text("body", (14, 12), "two")
        sheet.text("body", (390, 50), "over the edge")
    assert len(reading.overlaps(drawn)) == 1
    assert len(reading.cut(drawn)) == 1


def test_what_is_lifted_may_cover_what_is_below(sheet):
    with record([]) as drawn:
        sheet.text("body", (10, 10), "one")
        with pen.lifted():
            sheet.text("body", (14, 12), "two")
    assert reading.overlaps(drawn) == []


def test_rich_text_wraps_colours_and_links():
    height, runs = layout("A **strong** {bad|red} [link](there)\nnew", ONE, 1000)
    assert height == 2 * pen.line_height("body", ONE)
    found = {run.words: run for run in runs}
    assert found["strong"].role == "strong"
    assert found["red"].colour == readable(theme.BAD)
    assert found["link"].target == "there"
    assert found["new"].y > found["A"].y


@pytest.mark.parametrize(
    "markup", ["word " * 50, "W" * 500, "**" + "bold " * 30 + "**", "{accent|" + "x" * 200 + "}", "a * b { c [ d"]
)
def test_rich_text_stays_in_its_width(markup):
    _, runs = layout(markup, ONE, 120)
    assert runs
    assert max(run.x + measure(run.role, ONE, run.words) for run in runs) <= 121
    kept = "".join(run.words for run in runs)
    assert len(kept) >= len(markup.replace(" ", "")) - 12


def test_a_long_page_of_rich_text_is_laid_out_quickly():
    text = "The same capability needs less compute each year. " * 400
    assert layout(text, ONE, 500)[0] > 2000


def test_words_survive_that_pygame_is_closed_and_opened(sheet):
    sheet.text("body", (0, 0), "before")
    pygame.font.quit()
    assert sheet.text("body", (0, 0), "after").w > 20
    assert measure("small", ONE, "and measured") > 20


def test_boxes_have_smooth_corners_and_the_right_colour(sheet):
    sheet.box(pygame.Rect(10, 10, 60, 40), theme.ACCENT, 8)
    assert sheet.surface.get_at((40, 30))[:3] == theme.ACCENT
    assert sheet.surface.get_at((10, 10))[:3] == theme.CARD
    corner = {tuple(sheet.surface.get_at((x, 11))[:3]) for x in range(10, 20)}
    assert len(corner) > 3


@pytest.mark.parametrize("times", [2, 4])
def test_supersampling_keeps_colours_exactly(times):
    picture = supersample((30, 20), times, lambda canvas, n: canvas.fill(theme.CARD))
    assert picture.get_at((7, 9))[:3] == theme.CARD


def test_supersampling_by_three_is_refused():
    with pytest.raises(ValueError, match="2 or 4"):
        supersample((30, 20), 3, lambda canvas, n: None)


# ---- what ships ----------------------------------------------------------------------------------


def test_every_icon_draws_in_the_colour_asked_for(sheet):
    names = [entry.name[:-4] for entry in (assets() / "icons").iterdir() if entry.name.endswith(".svg")]
    assert len(names) >= 60
    for name in names:
        sheet.surface.fill(theme.BG)
        sheet.icon(name, (10, 10), 24, theme.BAD)
        pixels = pygame.surfarray.array3d(sheet.surface).reshape(-1, 3)
        assert (np.abs(pixels.astype(int) - theme.BAD).max(axis=1) < 40).any(), name


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("fonts", "Inter-OFL.txt", "SIL OPEN FONT LICENSE"),
        ("icons", "LUCIDE-LICENSE.txt", "ISC"),
        ("sounds", "SOUNDS-LICENSE.txt", "MIT"),
        ("map", "MAP-LICENSE.txt", "world-atlas 2.0.2"),
    ],
)
def test_licences_ship_beside_what_they_cover(kind, name, words):
    assert words.lower() in asset_bytes(kind, name).decode().lower()


def test_sounds_play_or_stay_silent_but_never_raise():
    sounds = Sounds(volume=0.5)
    assert sounds.play("no such sound") is False
    assert Sounds(mute=True).play("press") is False
    assert Sounds(volume=0).play("press") is False
    for name in ("press", "tick", "confirm", "refuse", "turn", "news", "alert"):
        assert sounds.play(name) == sounds.works


def test_without_a_sound_card_everything_is_silent(monkeypatch):
    def no_card(*_args, **_kwargs):
        raise pygame.error("no available audio device")

    pygame.mixer.quit()
    monkeypatch.setattr(pygame.mixer, "init", no_card)
    sounds = Sounds()
    assert not sounds.works
    assert sounds.play("press") is False


def test_a_no_break_space_keeps_a_number_and_its_unit_on_one_line():
    for width in range(40, 200):
        _, runs = layout("so many words 30\u00a0%", ONE, width)
        assert "30\u00a0%" in [run.words for run in runs]


# ---- palettes ------------------------------------------------------------------------------------


@pytest.fixture(params=list(PALETTES))
def palette(request):
    theme.use(request.param)
    yield request.param
    theme.use("standard")


def test_every_palette_that_can_be_chosen_has_all_colours():
    assert set(palettes.PALETTES) == set(PALETTES)
    assert {frozenset(named) for named in palettes.PALETTES.values()} == {frozenset(palettes.PALETTES["standard"])}


def test_words_can_be_read_in_every_palette(palette):
    words = ("t1", "t2", "t3", "accent", "good", "warn", "bad")
    assert min(contrast(colour(name), colour(ground)) for name in words for ground in GROUNDS) >= 4.5, palette
    assert contrast(theme.INK, theme.ACCENT) >= 4.5
    assert min(contrast(readable(tint), theme.CARD) for tint in theme.PARTY.values()) >= 4.5


def test_controls_and_parties_can_be_seen_in_every_palette(palette):
    marks = [theme.LINE2, *theme.PARTY.values()]
    assert min(contrast(mark, theme.CARD) for mark in marks) >= (3.0 if palette != "standard" else 2.9)


@pytest.mark.parametrize("eye", [*EYES, "achromat"])
@pytest.mark.parametrize(("share", "least"), [(1.0, 12), (0.5, 6), (0.88, 10)])
@pytest.mark.parametrize("name", ["safe", "contrast"])
def test_parties_differ_in_lightness_where_the_palette_says_so(name, share, least, eye):
    theme.use(name)
    tints = {tint for party, tint in theme.PARTY.items() if party != "other"}
    seen = [lab(mix(theme.LAND, tint, share), EYES.get(eye, ACHROMAT)) for tint in tints]
    theme.use("standard")
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= least


def test_another_palette_is_drawn_at_once(sheet):
    sheet.rich(pygame.Rect(0, 0, 200, 0), "**bold** and plain")
    theme.use("contrast")
    try:
        with record([]) as drawn:
            sheet.rich(pygame.Rect(0, 0, 200, 0), "**bold** and plain")
            sheet.text("body", (0, 60), "said")
        assert [text.colour for text in drawn] == [theme.T1, theme.T2, theme.T2, theme.T1]
        assert theme.use("contrast") is False
    finally:
        theme.use("standard")
