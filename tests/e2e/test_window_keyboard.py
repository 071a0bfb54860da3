"""Without a mouse: files from the command line, the choices of a newcomer, publishing and copying."""

from pathlib import Path

import pytest

from rethumb_desktop.domain.preferences import Preferences
from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.keyboard import tab_to
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import SECONDS, WindowProgram, open_link

pytestmark = pytest.mark.desktop


def test_files_are_published_and_copied_with_the_keyboard(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("one.jpg", "two.jpg")]
    for number, file in enumerate(files):
        file.write_bytes(pictures.jpeg(300 + number, 200))
    program.prefer(Preferences(welcomed=True))
    desktop.activate(program.start(*files))
    reader.wait_for("2 pictures to publish")
    tab_to(desktop, reader, "Publish 2", "push button")
    desktop.key("space")
    links = program.copied()
    assert [open_link(link).size for link in links.splitlines()] == [(300, 200), (301, 200)]
    reader.wait_for("2 links copied")

    desktop.set_clipboard_text("something else")
    desktop.key("ctrl+shift+c")
    assert program.copied(before="something else") == links


def test_choices_of_the_first_start_are_kept(desktop: Desktop, program: WindowProgram, reader: ScreenReader) -> None:
    program.prefer(Preferences())
    desktop.activate(program.start())
    reader.wait_for("Fine", "push button")
    tab_to(desktop, reader, "wait until I press Publish", "combo box")
    desktop.key("Down")
    reader.wait_for("are published at once", "combo box")
    reader.wait_for("They become “Web” (Fit 1600 × 1600) in “This computer”. The links are copied for you.", "label")
    tab_to(desktop, reader, "Fine", "push button")
    desktop.key("space")
    wait_for(lambda: reader.find("Fine", "push button") is None, SECONDS, "the choices to go")
    program.end()

    program.start()
    reader.wait_for("They become “Web” (Fit 1600 × 1600) in “This computer”. The links are copied for you.", "label")
    assert reader.find("Fine", "push button") is None


def test_keys_lead_everywhere_and_publish_what_waits(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    file = tmp_path / "one.jpg"
    file.write_bytes(pictures.jpeg(300, 200))
    program.prefer(Preferences(welcomed=True))
    desktop.activate(program.start(file))
    reader.wait_for("Publish 1", "push button")
    keys = {name: reader.description_of(reader.wait_for(name, "page tab")) for name in ("Queue", "Preview")}
    assert keys == {"Queue": "Ctrl+1", "Preview": "Ctrl+4"}
    desktop.key("ctrl+5")
    reader.wait_for("Metadata")
    desktop.key("ctrl+2")
    reader.wait_for("Search the library")
    desktop.key("ctrl+Return")
    link = program.copied()
    assert open_link(link).size == (300, 200)
    reader.wait_for_focus(next(text for text in reader.texts("cell") if text.startswith("one.jpg")))
