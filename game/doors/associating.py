"""The command teach associate: a double click on an assignment opens it in the game, where the desktop can know it.

Freedesktop systems know files by patterns of their names (Shared MIME-info Specification 0.21, Desktop Entry
Specification 1.5). Windows and macOS look at the last ending only, which assignments share with all other JSON.
"""

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from game.doors.codes import ENVIRONMENT, FINE
from game.doors.speech import complain, say
from game.schema.assignment import ENDING
from game.schema.files import write_text

KIND = "application/x-high-fence-assignment"
_MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{KIND}">
    <comment>High Fence assignment</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*{ENDING}" weight="80"/>
  </mime-type>
</mime-info>
"""


def data_home() -> Path:
    """Where a user's own programs and kinds of files are written down (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _entry() -> str:
    """The game as a program that opens assignments."""
    program = sys.executable.replace("\\", "\\\\").replace('"', '\\"')
    return (
        "[Desktop Entry]\nType=Application\nName=High Fence\nComment=A game about AI export controls\n"
        f'Exec="{program}" -m game play %f\nTerminal=false\nNoDisplay=false\nCategories=Game;StrategyGame;Education;\n'
        f"StartupWMClass=highfence\nMimeType={KIND};\n"
    )


def files() -> dict[Path, str]:
    """What is written, by path."""
    home = data_home()
    return {
        home / "mime" / "packages" / "high-fence.xml": _MIME,
        home / "applications" / "high-fence.desktop": _entry(),
    }


def teach_associate(options: Namespace) -> int:
    """Write down that assignments are opened with the game, or take that back."""
    if not sys.platform.startswith("linux"):
        complain(
            f"On this system a double click looks at the last ending only, and '{ENDING}' shares it with all JSON. "
            "Drop the file on the open window instead, or type: high-fence play FILE"
        )
        return ENVIRONMENT
    for path, text in files().items():
        if options.remove:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_text(path, text)
        say(f"{'Removed' if options.remove else 'Written'}: {path}")
    _refresh(remove=options.remove)
    return FINE


def _refresh(*, remove: bool) -> None:
    """Let the desktop read its lists again; where its tools are missing it does so at the next login."""
    home = data_home()
    wanted = [["update-mime-database", str(home / "mime")], ["update-desktop-database", str(home / "applications")]]
    wanted += [] if remove else [["xdg-mime", "default", "high-fence.desktop", KIND]]
    for words in wanted:
        tool = shutil.which(words[0])
        if tool is None:
            complain(f"'{words[0]}' is not installed; the change may wait until the next login.")
        else:
            subprocess.run([tool, *words[1:]], check=False, capture_output=True, timeout=30)  # noqa: S603 - no input of anybody's
