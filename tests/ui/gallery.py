"""Every screen of the window as a picture, for looking at: `python -m tests.ui.gallery FOLDER [SIZE [PALETTE]]`.

Both roles, before the first turn, in the middle and after the last one; sheets of four beside the single pictures.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.models.settings import Settings
from game.play import saving
from game.ui.app import App
from tests.ui.test_screens_more import played

SEATS = (("mythos-2026", "washington"), ("mythos-2026", "tsubame"))
ALONE = ("title", "learn", "course", "writer", "settings", "keyboard", "help", "encyclopaedia", "saves", "teach",
         "regimelab")  # fmt: skip
BEFORE = ("briefing", "certificate", "setup")
DURING = ("main", "report", "menu", "advice", "history", "newslog", "regime", "dossier", "why")
AFTER = ("debrief", "robust", "replay", "whatif")
DETAIL = {"briefing": "mythos-2026 7", "certificate": "mythos-2026", "setup": "mythos-2026", "why": "world_share",
          "whatif": "3", "history": "world_share"}  # fmt: skip
PATIENCE = 2000  # slices of work that a screen may do before its picture is taken


def scenes(size: tuple[int, int], palette: str) -> Iterator[tuple[str, App]]:
    """Every screen by name, ready to be drawn."""
    for name in ALONE:
        yield name, shown(size, palette, name)
    for level, seat in SEATS:
        for names, turns in ((BEFORE, 0), (DURING, 4), (AFTER, 99)):
            for name in names:
                if name == "regime" and seat != "washington":
                    continue
                yield f"{name}-{seat}", shown(size, palette, name, (level, seat), turns)
        yield f"main-{seat}-first", shown(size, palette, "main", (level, seat), 0)


def shown(size: tuple[int, int], palette: str, name: str, seat: tuple[str, str] | None = None, turns: int = 0) -> App:
    """One screen, with a match on the table or without."""
    app = App(size, Settings(width=size[0], height=size[1], palette=palette))
    app.match = played(*seat, turns) if seat else None
    app.show("main" if app.match else "title")
    if name != app.top.page.name:
        app.show(name, DETAIL.get(name, ""))
    for _ in range(PATIENCE):
        done = app.top.page.state().get("done", 1.0)
        if not app.top.tick() and (done is None or done >= 1.0):
            break
    app.top.renew()
    return app


def main(folder: Path, size: tuple[int, int] = (1280, 720), palette: str = "standard") -> None:
    """Draw them all."""
    pygame.display.init()
    pygame.font.init()
    os.environ[saving.HOME] = tempfile.mkdtemp()
    folder.mkdir(parents=True, exist_ok=True)
    sheet: list[pygame.Surface] = []
    number = 0
    for name, app in scenes(size, palette):
        surface = pygame.Surface(size, depth=32)
        app.draw(surface)
        pygame.image.save(surface, str(folder / f"{name}.png"))
        sheet.append(surface)
        if len(sheet) == 4:
            number = _save(sheet, folder, number)
    if sheet:
        _save(sheet, folder, number)
    sys.stdout.write(f"{folder}: {len(list(folder.glob('*.png')))} pictures\n")


def _save(sheet: list[pygame.Surface], folder: Path, number: int) -> int:
    """Put up to four pictures on one, and begin anew."""
    wide, high = sheet[0].get_size()
    whole = pygame.Surface((2 * wide + 8, 2 * high + 8), depth=32)
    for place, one in enumerate(sheet):
        whole.blit(one, ((wide + 8) * (place % 2), (high + 8) * (place // 2)))
    pygame.image.save(whole, str(folder / f"sheet-{number:02}.png"))
    sheet.clear()
    return number + 1


if __name__ == "__main__":
    words = sys.argv[1:]
    wide, _, high = (words[1] if len(words) > 1 else "1280x720").partition("x")
    main(Path(words[0]), (int(wide), int(high)), words[2] if len(words) > 2 else "standard")
