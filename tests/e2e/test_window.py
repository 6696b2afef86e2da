"""Whole games by mouse and keyboard in a real window, and the same games as text."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.window import State, Window

pytestmark = pytest.mark.screen
SEED = 77
ROLES = ("washington", "meridian", "qinghe", "tsubame")
RISKY = ("buy_accelerators", "research_staff", "market_presence", "price", "release")  # these can ruin a small lab
Open = Callable[..., Window]


def begin(window: Window, level: str, seat: str) -> State:
    """From the title to the first turn, with the mouse and a typed seed."""
    window.on("title")
    window.click(f"level.{level}")
    window.on("briefing")
    window.roll_to(f"seat.{seat}", "seat.")
    window.click(f"seat.{seat}")
    window.until(lambda state: state["seat"] == seat, "the chosen seat")
    window.click("seed")
    window.press("ctrl+a")
    window.type(str(SEED))
    window.press("Return")
    window.until(lambda state: state["seed"] == str(SEED), "the typed seed")
    window.click("start")
    return window.on("main")


def give_orders(window: Window, turn: int) -> None:
    """A few orders: a slider by mouse, a number by keyboard, one step undone and done again."""
    state = window.on("main")
    dials = [name for name in state["rects"] if name.startswith("order.") and name.endswith(".slider")]
    sliders = [name for name in dials if not any(risky in name for risky in RISKY)]
    if not sliders:
        return
    chosen = sliders[turn % len(sliders)]
    window.drag(chosen, 0.23 + 0.05 * turn)  # not where a dial stands from the start
    window.until(lambda now: now["pending"] != state["pending"] or bool(now["banner"]), f"an order by {chosen}")
    given = window.state["pending"]
    if given:
        window.press("ctrl+z")
        window.until(lambda now: now["pending"] != given, "an order taken back")
        window.press("ctrl+y")
        window.until(lambda now: now["pending"] == given, "the order given again")


def switch_tab(window: Window, turn: int) -> None:
    """Go to another page of orders with the mouse."""
    window.click("tabs", (turn % 4 + 0.5) / 4.0)
    window.settle()


def reported(window: Window, turn: int) -> State:
    """Wait for the report of a turn."""
    return window.until(lambda now: now["turn"] == turn and now["screen"] == "report", "the report")


def play(window: Window) -> State:
    """Play to the end, ending turns now by key and now by button. Returns the state on the debrief."""
    while True:
        state = window.on("main")
        turn = state["turn"]
        switch_tab(window, turn)
        give_orders(window, turn)
        if turn % 2:
            window.click("end_turn")
        else:
            window.press("ctrl+Return")
        state = reported(window, turn + 1)
        if state["over"]:
            window.click("continue")
            return window.on("debrief")
        if turn % 2:
            window.press("Escape")
        else:
            window.click("continue")


def latest_save(home: Path) -> Path:
    """The save written last."""
    return max((home / "saves").glob("*.json"), key=lambda path: path.name)


def as_text(record: dict, level: str, seat: str, home: Path) -> dict:
    """Give a recorded player's orders as lines of text; return the record of that game."""
    lines = []
    for orders in record["orders"]:
        own = [order for order in orders if order["seat"] == seat]
        lines += [" ".join(filter(None, ["set", o["lever"], o["target"], repr(o["value"])])) for o in own]
        lines.append("end")
    command = [sys.executable, "-m", "game", "play", level, "--role", seat, "--seed", str(SEED), "--text"]
    done = subprocess.run(
        command,
        input="\n".join([*lines, "quit", ""]),
        env={**os.environ, "HIGH_FENCE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(latest_save(home).read_text("utf-8"))


@pytest.mark.parametrize("seat", ROLES)
def test_a_whole_game_by_mouse_and_keyboard_equals_the_same_game_as_text(
    opened: Open, tmp_path: Path, seat: str
) -> None:
    window = opened("--size", "1280x720")
    begin(window, "mythos-2026", seat)
    last = play(window)
    assert last["turn"] == 10
    record_file = latest_save(tmp_path / "home")
    record = json.loads(record_file.read_text("utf-8"))
    assert record["digests"][-1] == last["digest"]
    given = [order for orders in record["orders"] for order in orders if order["seat"] == seat]
    assert len(given) >= 5, "the scripted player gave orders"
    text = as_text(record, "mythos-2026", seat, tmp_path / "text")
    assert text["digests"] == record["digests"]
    verified = subprocess.run(
        [sys.executable, "-m", "game", "replay", "verify", str(record_file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stderr


def test_the_tutorial_can_be_finished_by_keyboard_alone(opened: Open) -> None:
    window = opened("play", "first-licence", "--role", "capitol", "--seed", str(SEED))
    window.on("main")
    for turn in range(6):
        window.press("ctrl+Return")
        reported(window, turn + 1)
        window.press("Escape")
        window.on("main")
    window.press("ctrl+Return")
    assert window.on("debrief")["over"]


def test_tab_reaches_every_control_of_the_main_screen(opened: Open) -> None:
    window = opened("play", "mythos-2026", "--role", "meridian", "--seed", str(SEED))
    window.on("main")
    seen: list[str] = []
    while len(seen) < 80:
        before = window.state["focus"]
        window.press("Tab")
        focus = window.until(lambda now, before=before: now["focus"] != before, "another focus")["focus"]
        if seen and focus == seen[0]:
            break
        seen.append(focus)
    for name in ("end_turn", "map", "plan", "tabs", "order.run_parameters.slider", "order.start_run"):
        assert name in seen


@pytest.mark.parametrize("way", ["close", "terminate"])
def test_leaving_in_the_middle_of_a_turn_keeps_it(opened: Open, way: str) -> None:
    window = opened("play", "mythos-2026", "--role", "meridian", "--seed", str(SEED))
    window.on("main")
    window.press("ctrl+Return")
    window.until(lambda now: now["screen"] == "report", "the report")
    window.press("Escape")
    window.on("main")
    give_orders(window, 1)
    pending = window.until(lambda now: bool(now["pending"]), "an order on the table")["pending"]
    assert getattr(window, way)() == 0
    again = opened("--size", "1280x720")
    assert again.on("title")["resume"]
    again.click("continue")
    state = again.on("main")
    assert state["turn"] == 1
    assert state["pending"] == pending


def test_the_window_follows_its_size(opened: Open) -> None:
    window = opened("play", "mythos-2026", "--role", "tsubame", "--seed", str(SEED), "--size", "1280x720")
    window.on("main")
    window.xdo("windowsize", "--sync", window.id, 1024, 640)
    window.until(lambda now: now["size"] == [1024, 640], "the small size")
    window.press("F11")
    window.until(lambda now: now["size"] == [1920, 1080], "the full screen")
    window.press("F11")
    window.until(lambda now: now["size"] == [1024, 640], "the size before")


def test_without_a_display_the_game_plays_as_text(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "first-licence", "--role", "capitol", "--seed", "1"],
        input="end\n",
        env={**env, "HIGH_FENCE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "text" in done.stderr, "one sentence says why"
    assert "turn 2 of 6" in done.stdout
    assert "Play on with" in done.stdout
