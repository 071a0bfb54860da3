"""The program in the menus of the desktop."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from rethumb_desktop.domain.formats import PICTURE_EXTENSIONS
from rethumb_desktop.ui.desktop.entry import install_entry, remove_entry
from tests.fixtures.programs import PROJECT

PROGRAM = Path(sys.executable).parent / "rethumb-desktop"
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
FOLDER = PROJECT / "resources" / "desktop"


def read_entry(path: Path) -> dict[str, str]:
    parser = RawConfigParser(delimiters=["="], comment_prefixes=["#"])
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def validate(*command: str | Path) -> None:
    """Have a program of others look at it, where it is there."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not there")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stdout
    assert "warning" not in done.stdout


def test_everything_is_put_where_desktops_look_and_taken_away_again(tmp_path: Path) -> None:
    entry = install_entry(tmp_path, ["/opt/rethumb/bin/rethumb-desktop"])
    assert entry == tmp_path / "applications" / "rethumb-desktop.desktop"
    for side in SIDES:
        icon = QImage(str(tmp_path / "icons" / "hicolor" / f"{side}x{side}" / "apps" / "rethumb-desktop.png"))
        assert (icon.width(), icon.height()) == (side, side)
        assert icon.pixelColor(0, 0).alpha() == 0
        assert icon.pixelColor(side // 2, side // 5).alpha() == 255
    assert (tmp_path / "icons/hicolor/scalable/apps/rethumb-desktop.svg").is_file()
    assert (tmp_path / "metainfo/rethumb-desktop.metainfo.xml").is_file()
    remove_entry(tmp_path)
    ours = [path for path in tmp_path.rglob("*") if path.is_file() and "rethumb" in path.name]
    assert ours == []
    remove_entry(tmp_path)


def test_the_entry_opens_what_the_program_reads() -> None:
    entry = read_entry(FOLDER / "rethumb-desktop.desktop")
    assert entry["Exec"] == "rethumb-desktop %F"
    kinds = {kind.removeprefix("image/") for kind in entry["MimeType"].rstrip(";").split(";")}
    assert kinds == {"jpeg", "png", "gif", "webp", "tiff", "bmp", "avif", "heic", "heif"}
    assert {extension.lstrip(".") for extension in PICTURE_EXTENSIONS} >= kinds - {"heif"}


@pytest.mark.parametrize(
    "program",
    [
        "/usr/bin/rethumb-desktop",
        "/home/a b/bin/rethumb-desktop",
        "/home/ä/bin/rethumb-desktop",
        '/odd/"quoted" $HOME `id` back\\slash 100%/rethumb-desktop',
    ],
)
def test_odd_folders_are_quoted_as_desktops_want_it(tmp_path: Path, program: str) -> None:
    started = read_entry(install_entry(tmp_path, [program, "--home", "/h"]))["Exec"]
    assert words_of(started) == [program, "--home", "/h", "%F"]


def words_of(command: str) -> list[str]:
    """What a desktop makes of a command: undoes escapes of strings, takes words apart, undoes doubled percent signs."""
    found = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', command.replace("\\\\", "\\"))
    words = [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in found]
    # A single percent sign stands for files and the like.
    assert [word for word in words if "%" in word.replace("%%", "")] == ["%F"]
    return [word.replace("%%", "%") for word in words]


def test_the_entry_is_valid(tmp_path: Path) -> None:
    validate("desktop-file-validate", FOLDER / "rethumb-desktop.desktop")
    validate("desktop-file-validate", install_entry(tmp_path, ["/a b/rethumb-desktop"]))


def test_the_description_is_valid() -> None:
    validate("appstreamcli", "validate", "--no-net", FOLDER / "rethumb-desktop.metainfo.xml")


def test_the_program_puts_itself_into_the_menus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = subprocess.run(
        [PROGRAM, "--install-desktop-entry"], capture_output=True, encoding="utf-8", check=True, cwd=tmp_path
    )
    entry = tmp_path / "applications" / "rethumb-desktop.desktop"
    assert done.stdout == f"rethumb desktop is in the menus now, by {entry}\n"
    assert done.stderr == ""
    assert read_entry(entry)["Exec"] == f"{PROGRAM} %F"
    subprocess.run([PROGRAM, "--remove-desktop-entry"], capture_output=True, check=True)
    assert not entry.exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "file"
    place.write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", str(place))
    done = subprocess.run([PROGRAM, "--install-desktop-entry"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("rethumb-desktop: the desktop entry cannot be changed: ")
    assert "Traceback" not in done.stderr
