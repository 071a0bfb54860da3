"""A preset made in the preferences, and what is published with it."""

from pathlib import Path

import pytest

from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.keyboard import choose, tab_to
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import SECONDS, TITLE, WindowProgram, open_link


@pytest.mark.desktop
def test_a_preset_is_made_and_published_with(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    file = tmp_path / "barn.jpg"
    file.write_bytes(pictures.jpeg(640, 480))
    window = program.start()
    desktop.activate(window)
    reader.wait_for("Web", "combo box")
    desktop.key("ctrl+comma")
    desktop.activate(desktop.window(f"Preferences — {TITLE}"))
    desktop.click(*reader.center(reader.wait_for("Presets", "list item")))
    make_preset(desktop, reader)
    program.show("presets")
    desktop.key("Escape")
    wait_for(lambda: reader.find("New preset", "push button") is None, SECONDS, "the preferences to close")

    desktop.activate(window)
    choose(desktop, reader, "Web", "Cards")
    desktop.set_clipboard_uris([file.as_uri()])
    before = desktop.clipboard_text()
    desktop.key("ctrl+v")
    assert open_link(program.copied(before)).size == (90, 90)


def make_preset(desktop: Desktop, reader: ScreenReader) -> None:
    """Add a preset and say what it is called and what it makes, as text."""
    desktop.click(*reader.center(reader.wait_for("New preset", "push button")))
    tab_to(desktop, reader, "Name")
    desktop.key("ctrl+a")
    desktop.type("Cards")
    tab_to(desktop, reader, "Recipe as text")
    desktop.key("ctrl+a")
    desktop.type("square/90")
    save = reader.wait_for("Save", "push button")
    wait_for(lambda: "enabled" in reader.wait_for("Save", "push button").states, SECONDS, "something to save")
    desktop.click(*reader.center(save))
    wait_for(lambda: "enabled" not in reader.wait_for("Save", "push button").states, SECONDS, "it to be saved")
