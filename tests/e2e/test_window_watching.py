"""A folder set up in the window in four clicks, photographs copied into it, and their links in the queue."""

import shutil
from pathlib import Path

import pytest

from tests.fixtures.desktop import Desktop
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import SAMPLES, SECONDS, TITLE, WindowProgram, open_link, shows_the_same

NAMES = {"Lake.jpg": "mountain-lake.jpg", "Fruit.jpg": "still-life.jpg", "City.jpg": "night-city.jpg"}


@pytest.mark.desktop
def test_photographs_copied_into_a_watched_folder_become_links(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    exports = tmp_path / "Exports"
    exports.mkdir()
    shutil.copyfile(SAMPLES / "glass-marbles.png", exports / "old.png")
    desktop.activate(program.start())
    desktop.set_clipboard_text("what the person copied")
    have_watched(desktop, reader, exports)

    for name, sample in NAMES.items():
        shutil.copyfile(SAMPLES / sample, exports / name)
    reader.wait_for("3 pictures published from Exports")
    rows = program.ended_rows(3)
    assert sorted(row["name"] for row in rows) == sorted(NAMES), "what was there before is left alone"
    wait_for(lambda: len(come(reader)) == 3, SECONDS, "the history to show the pictures")
    program.show("folders")
    assert desktop.clipboard_text() == "what the person copied"

    desktop.key("ctrl+1")
    wait_for(lambda: sum("from the folder Exports" in text for text in reader.texts()) == 3, SECONDS, "rows")
    program.show("queue-of-folder")
    desktop.key("ctrl+3")
    # Its text says how long ago it was: another one a moment later.
    name = come(reader)[0].partition(" · ")[0]
    desktop.click(*reader.center(next(part for part in reader.parts() if part.name.startswith(f"{name} · Done"))))
    desktop.click(*reader.center(reader.wait_for("Copy link", "push button")))
    link = program.copied("what the person copied")
    assert shows_the_same(open_link(link), SAMPLES / NAMES[name])


@pytest.mark.desktop
def test_a_folder_is_watched_again_after_a_restart(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    exports = tmp_path / "Exports"
    exports.mkdir()
    desktop.activate(program.start())
    have_watched(desktop, reader, exports)
    program.end()

    shutil.copyfile(SAMPLES / "still-life.jpg", exports / "while it was off.jpg")
    desktop.activate(program.start())
    reader.wait_for("1 picture published from Exports")
    (row,) = program.ended_rows(1)
    assert row["state"] == "published"


@pytest.mark.desktop
def test_who_closes_the_window_is_offered_the_tray_where_the_watching_goes_on(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    exports = tmp_path / "Exports"
    exports.mkdir()
    window = program.start()
    desktop.activate(window)
    reader.wait_for("Web", "combo box")
    have_watched(desktop, reader, exports)
    desktop.tray_icon(TITLE)
    desktop.activate(window)
    desktop.key("alt+F4")
    desktop.click(*reader.center(reader.wait_for("Keep running in the tray", "push button")))
    wait_for(lambda: not desktop.is_shown(window), SECONDS, "the window to hide")

    shutil.copyfile(SAMPLES / "still-life.jpg", exports / "while nobody looked.jpg")
    (row,) = program.ended_rows(1)
    assert row["state"] == "published"


def have_watched(desktop: Desktop, reader: ScreenReader, folder: Path) -> None:
    """The four clicks: the page, the button, the folder, and the button of the dialog."""
    desktop.click(*reader.center(reader.wait_for("Folders", "page tab")))
    desktop.click(*reader.center(reader.wait_for("Watch a folder…", "push button")))
    reader.wait_for("Choose", "push button")
    reader.wait_for_focus("Directory:")
    desktop.type(str(folder))
    desktop.key("Return")
    desktop.click(*reader.center(reader.wait_for("Watch", "push button")))
    wait_for(lambda: any(text.startswith("Exports · Watching") for text in reader.texts()), SECONDS, "the folder")


def come(reader: ScreenReader) -> list[str]:
    """What the history says of the pictures that were done, without when that was."""
    return [text for text in reader.texts() if " · Done" in text]
