"""Whole games from the first page to the debrief with one device alone: the mouse, or the keyboard, in each role."""

from collections.abc import Callable

import pytest

from tests.e2e.test_window import RISKY, reported
from tests.e2e.window import State, Window

pytestmark = pytest.mark.screen
SEATS = ("capitol", "halyard")
TURNS = 6
Open = Callable[..., Window]


def sliders(state: State) -> list[str]:
    """Dials on the open page that cannot ruin anybody."""
    dials = [name for name in state["rects"] if name.startswith("order.") and name.endswith(".slider")]
    return [name for name in dials if not any(risky in name for risky in RISKY)]


def tab_to(window: Window, name: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(120):
        state = window.state
        if state is not None and state["focus"] == name:
            return
        before = state["focus"] if state else ""
        window.press("Tab")
        window.until(lambda now, before=before: now["focus"] != before, "another focus")
    raise AssertionError(f"Tab never reached {name}")


@pytest.mark.parametrize("seat", SEATS)
def test_by_mouse_alone(opened: Open, seat: str) -> None:
    window = opened("--size", "1280x720")
    window.on("title")
    window.click("level.first-licence")
    window.on("briefing")
    window.click(f"seat.{seat}")
    window.until(lambda state: state["seat"] == seat, "the chosen seat")
    window.click("start")
    for turn in range(TURNS):
        state = window.on("main")
        dials = sliders(state)
        if dials:
            window.drag(dials[0], 0.2 + 0.06 * turn)
            window.until(lambda now, state=state: now["pending"] != state["pending"] or bool(now["banner"]), "an order")
        window.click("end_turn")
        reported(window, turn + 1)
        window.click("continue")
    assert window.on("debrief")["over"]
    window.click("replay")
    window.on("replay")
    window.click("back")
    window.on("debrief")


@pytest.mark.parametrize("seat", SEATS)
def test_by_keyboard_alone(opened: Open, seat: str) -> None:
    window = opened("--size", "1280x720")
    window.on("title")
    tab_to(window, "level.first-licence")
    window.press("Return")
    window.on("briefing")
    tab_to(window, f"seat.{seat}")
    window.press("Return")
    window.until(lambda state: state["seat"] == seat, "the chosen seat")
    window.press("ctrl+Return")
    for turn in range(TURNS):
        state = window.on("main")
        dials = sliders(state)
        if dials:
            tab_to(window, dials[0])
            window.press("Right" if turn % 2 else "Left")
            window.settle()
        window.press("ctrl+Return")
        reported(window, turn + 1)
        window.press("Return")
    assert window.on("debrief")["over"]
    tab_to(window, "replay")
    window.press("Return")
    window.on("replay")
    window.press("Escape")
    window.on("debrief")
