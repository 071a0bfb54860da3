"""The session ends while somebody edits a preset and the queue works: nothing asks, nothing is lost but the edit."""

import tomllib
from pathlib import Path

import pytest

from rethumb_desktop.disk.writing import UNFINISHED
from rethumb_desktop.domain.preferences import Preferences
from tests.fixtures.desktop import Desktop
from tests.fixtures.keyboard import tab_to
from tests.fixtures.many_pictures import write_pictures
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import PROGRAMS, SECONDS, TITLE, WindowProgram, open_link

pytestmark = pytest.mark.desktop

COUNT = 40
AT_REST = {"queued", "ready", "published"}
"""How jobs may stand when the program has ended: not begun, made and kept, or done."""


def test_ended_while_a_preset_is_edited_and_the_queue_works(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    album = tmp_path / "album"
    files = write_pictures(album, COUNT, size=(2400, 1600))
    edit_preset(desktop, program, reader)
    presets = read_presets(program)
    desktop.run([PROGRAMS / "rethumb-desktop", "--home", program.home, album])
    wait_for(lambda: any(published(program)), SECONDS, "the first link to exist")
    program.end()

    assert len(published(program)) < COUNT, "it was ended too late to see anything"
    assert read_presets(program) == presets
    rows = program.rows()
    assert [row["name"] for row in rows] == [file.name for file in files]
    assert {row["state"] for row in rows} <= AT_REST
    assert len(published(program)) >= sum(row["state"] == "published" for row in rows)
    assert half_written(program) == []

    window = program.start()
    rows = program.ended_rows(COUNT)
    assert {row["state"] for row in rows} == {"published"}
    assert reader.find("Save") is None, "nobody is asked about what is gone"
    assert desktop.shown(f"Preferences — {TITLE}") == []
    desktop.activate(window)
    desktop.key("ctrl+shift+c")
    links = program.copied().splitlines()
    assert len(set(links)) == len(published(program)) == COUNT
    assert {open_link(link).size for link in links} == {(1600, 1067)}
    assert half_written(program) == []


def test_ended_while_it_asks_what_to_do_with_the_edit(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    program.prefer(Preferences(welcomed=True))
    files = write_pictures(tmp_path / "album", 2)
    edit_preset(desktop, program, reader, *files)
    presets = read_presets(program)
    desktop.key("ctrl+w")
    reader.wait_for("Save the changes of “New preset”?")
    program.end()

    assert read_presets(program) == presets
    assert {row["state"] for row in program.rows()} == {"queued"}
    desktop.activate(program.start())
    reader.wait_for("2 pictures to publish")
    assert {row["state"] for row in program.rows()} == {"queued"}, "what waits for the person waits on"
    tab_to(desktop, reader, "Publish 2", "push button")
    desktop.key("space")
    assert len(program.copied().splitlines()) == 2


def edit_preset(desktop: Desktop, program: WindowProgram, reader: ScreenReader, *files: Path) -> None:
    """Start the program and give a new preset a name that is not saved."""
    desktop.activate(program.start(*files))
    reader.wait_for("Web", "combo box")
    desktop.key("ctrl+comma")
    desktop.activate(desktop.window(f"Preferences — {TITLE}"))
    desktop.click(*reader.center(reader.wait_for("Presets", "list item")))
    desktop.click(*reader.center(reader.wait_for("New preset", "push button")))
    tab_to(desktop, reader, "Name")
    desktop.key("ctrl+a")
    desktop.type("Half done")
    wait_for(lambda: "enabled" in reader.wait_for("Save", "push button").states, SECONDS, "something to save")


def read_presets(program: WindowProgram) -> list[str]:
    """The names of the presets that are kept."""
    with (program.home / "settings.toml").open("rb") as file:
        names = [preset["name"] for preset in tomllib.load(file)["presets"]]
    assert "New preset" in names
    assert "Half done" not in names
    return names


def published(program: WindowProgram) -> list[Path]:
    return list((program.home / "library").rglob("*.jpg"))


def half_written(program: WindowProgram) -> list[Path]:
    """Files that were begun and not finished."""
    return [path for path in program.home.rglob("*") if path.name.endswith(UNFINISHED)]
