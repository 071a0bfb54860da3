"""The library's page: what was published is found, its link copied, removed, brought back, and made anew."""

from pathlib import Path

import pytest

from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.keyboard import tab_to
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import SECONDS, WindowProgram, open_link

NAMES = ("barn.jpg", "church.jpg", "field.jpg")


@pytest.mark.desktop
def test_a_picture_is_found_copied_removed_and_brought_back(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in NAMES]
    for number, file in enumerate(files):
        file.write_bytes(pictures.jpeg(300 + number, 200))
    desktop.activate(program.start(*files))
    before = program.copied()
    find_church(desktop, reader)
    desktop.key("ctrl+shift+c")
    link = program.copied(before)
    assert open_link(link).size == (301, 200)

    desktop.key("Delete")
    reader.wait_for("Remove “church.jpg” (Fit 1600 × 1600) from “This computer”?")
    desktop.click(*reader.center(reader.wait_for("Remove", "push button")))
    desktop.click(*reader.center(reader.wait_for("Undo", "push button")))
    reader.wait_for("They are back.")
    assert open_link(link).size == (301, 200)

    tab_to(desktop, reader, "church.jpg", "list item")
    # The last entry but one, and in it the second preset.
    desktop.key("Menu", "Up", "Up", "Right", "Down")
    program.show("library")
    desktop.key("Return")
    again = program.copied(link)
    assert open_link(again).size == (100, 100)
    assert sorted(entry["name"] for entry in program.library()) == sorted((*NAMES, "church.jpg"))


def find_church(desktop: Desktop, reader: ScreenReader) -> None:
    """Search for one of the pictures and go to it."""
    desktop.click(*reader.center(reader.wait_for("Library", "page tab")))
    desktop.click(*reader.center(reader.wait_for("Search the library")))
    desktop.type("church")
    desktop.key("Return")
    reader.wait_for("1 rendition found")
    desktop.key("Down")
    wait_for(lambda: any(text.startswith("church.jpg") for text in reader.texts()), SECONDS, "the picture")
