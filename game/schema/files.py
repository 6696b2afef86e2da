"""Reading files that may be anything, and writing files that must survive a crash."""

import contextlib
import os
import stat
import tempfile
import time
from pathlib import Path

from game.schema.problems import Rejected, escaped

TEMPORARY = ".save-"
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)  # seconds between tries while a scanner holds the file


def read_text(path: Path, most: int) -> str:
    """Read a text file of at most this many bytes. Never waits, never follows a link.

    Raises:
        Rejected: it is missing, no regular file, too large or not UTF-8.
    """
    name = escaped(str(path), 200)
    raw = read_bytes(path, name, most)
    if not raw.strip(b"\0 \t\r\n"):
        what = "holds only zeros, like a write that was interrupted" if b"\0" in raw else "is empty"
        raise Rejected([f"{name}: the file {what}."])
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Rejected([f"{name}: not UTF-8 text; byte {error.start} fits no letter."]) from None
    if "\0" in text:
        raise Rejected([f"{name}: the file has zeros in it, like a write that was interrupted."])
    return text


def read_bytes(path: Path, name: str, most: int) -> bytes:
    """The bytes of a regular file of at most this many. Never waits, never follows a link. Raises Rejected."""
    quick = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        opened = os.open(path, os.O_RDONLY | quick)
    except FileNotFoundError:
        raise Rejected([f"{name}: there is no such file."]) from None
    except (OSError, ValueError) as error:
        if path.is_symlink() or path.is_dir():
            raise Rejected([f"{name}: not a regular file."]) from None
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Rejected([f"{name}: cannot be opened ({reason})."]) from None
    try:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode):
            raise Rejected([f"{name}: not a regular file."])
        with os.fdopen(opened, "rb", closefd=False) as file:
            raw = file.read(most + 1) if about.st_size <= most else b""
    finally:
        os.close(opened)
    if about.st_size > most or len(raw) > most:
        raise Rejected([f"{name}: larger than the {most // 1024} KiB allowed."])
    return raw


def write_text(path: Path, text: str) -> None:
    """Write text as `write_bytes` does. Raises OSError."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file so that after a crash there is the old content or the new, never a part.

    Raises:
        OSError: the new content is not in place; whatever was there before still is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            _to_disk(file.fileno())
        _replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _settle(path.parent)


def _to_disk(file: int) -> None:
    """Make the drive itself keep the content, where the system can say so."""
    try:
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]  # only macOS has it
    except ImportError:
        os.fsync(file)
    else:
        fcntl(file, F_FULLFSYNC)


def _replace(temporary: Path, path: Path) -> None:
    """Put the new file in place; on Windows a scanner may hold the old one for a moment."""
    for pause in _PATIENCE:
        try:
            temporary.replace(path)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def _settle(folder: Path) -> None:
    """Make the new name last. The file is in place already, so a system that cannot do this is no failure."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
