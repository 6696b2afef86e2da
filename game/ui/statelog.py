"""The state log: one line of JSON for every frame drawn, so that a test can wait for states instead of sleeping."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.ui.app import App


class StateLog:
    """Writes frames to a file, if there is one."""

    def __init__(self, path: Path | str | None, started: float) -> None:
        self.path = Path(path) if path is not None else None
        self.started = started
        self.frame = 0
        if self.path is not None:
            self.path.write_text("", "utf-8")

    def write(self, app: App) -> None:
        """Write down what is on the screen now."""
        self.frame += 1
        if self.path is None:
            return
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(self.picture(app)) + "\n")

    def picture(self, app: App) -> dict[str, Any]:
        """Screen, focus, widgets and game."""
        stage, match = app.top.stage, app.match
        found: dict[str, Any] = {
            "frame": self.frame,
            "time": round(time.monotonic() - self.started, 3),
            "screen": app.top.page.name,
            "stack": [scene.page.name for scene in app.stack],
            "size": app.size,
            "focus": stage.focus.name if stage.focus else "",
            "list": stage.overlay.name if stage.overlay else "",
            "dialog": stage.front.name if stage.front else "",
            "tip": stage.hints.open,
            "toasts": [toast.words for toast in stage.toasts.queue],
            "rects": {widget.name: list(widget.seen) for widget in stage.widgets},
            **app.top.page.state(),
        }
        if match is not None:
            found |= {
                "turn": match.turn,
                "over": match.over,
                "pending": [[o.lever, o.target, o.value] for o in match.standing_orders()],
                "digest": match.digests[-1] if match.digests else "",
            }
        return found
