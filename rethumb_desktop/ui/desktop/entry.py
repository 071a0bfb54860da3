"""The program in the menus of the desktop: its entry, its description and its icons."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).parents[2]
_NAME = "rethumb-desktop"
_SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
#: What tells running desktops of the change; they find it by themselves later where one is missing.
_REFRESHING = (("update-desktop-database", "applications"), ("gtk-update-icon-cache", "icons/hicolor"))
#: In quotes these need a backslash, which itself has to be doubled in a string of a desktop entry.
_ESCAPED = re.compile(r'(["`$\\])')
_UNQUOTED = re.compile(r"[A-Za-z0-9._/+,:@-]+")


def data_home() -> Path:
    """Return the folder in which the desktop looks for what a person has installed for themselves."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def install_entry(share: Path, command: Sequence[str]) -> Path:
    """Put entry, description and icons below `share`; `command` starts the program. Returns the entry.

    Raises OSError.
    """
    entry, description, scalable, *_ = _files(share)
    for path in _files(share):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = (_resources() / "desktop" / entry.name).read_text(encoding="utf-8")
    started = " ".join(_quoted(word) for word in command)
    entry.write_text(text.replace(f"Exec={_NAME} ", f"Exec={started} "), encoding="utf-8")
    shutil.copyfile(_resources() / "desktop" / description.name, description)
    shutil.copyfile(_resources() / "icons" / scalable.name, scalable)
    for side in _SIDES:
        _draw(scalable, side, _icon(share, side))
    _refresh(share)
    return entry


def remove_entry(share: Path) -> None:
    """Take everything away that `install_entry` has put there. Raises OSError."""
    for path in _files(share):
        path.unlink(missing_ok=True)
    _refresh(share)


def _files(share: Path) -> Iterator[Path]:
    yield share / "applications" / f"{_NAME}.desktop"
    yield share / "metainfo" / f"{_NAME}.metainfo.xml"
    yield share / "icons" / "hicolor" / "scalable" / "apps" / f"{_NAME}.svg"
    for side in _SIDES:
        yield _icon(share, side)


def _icon(share: Path, side: int) -> Path:
    return share / "icons" / "hicolor" / f"{side}x{side}" / "apps" / f"{_NAME}.png"


def _resources() -> Path:
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def _quoted(word: str) -> str:
    """Return a word of a command as a desktop entry wants it."""
    word = word.replace("%", "%%")
    if _UNQUOTED.fullmatch(word):
        return word
    return '"' + _ESCAPED.sub(r"\\\1", word).replace("\\", "\\\\") + '"'


def _draw(source: Path, side: int, target: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    if not image.save(str(target)):
        raise OSError(f"{target} cannot be written")


def _refresh(share: Path) -> None:
    for program, folder in _REFRESHING:
        with suppress(OSError):
            # A desktop looks anew where the folder has changed.
            os.utime(share / folder)
            subprocess.run([program, "-q", share / folder], capture_output=True, check=False, timeout=60)
