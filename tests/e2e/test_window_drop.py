"""Pictures dragged onto the window from a second program; the links are read from the clipboard by a third."""

import json
import re
import shutil
import sys
from functools import partial
from pathlib import Path

from tests.e2e.conftest import DragSource
from tests.fixtures import clipboard_watch
from tests.fixtures.desktop import Desktop
from tests.fixtures.screen_reader import Part, ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import ROOMY, SAMPLES, WindowProgram, open_link, shows_the_same

pytestmark = ROOMY


def test_photograph_dropped_becomes_a_link_that_opens(
    desktop: Desktop, program: WindowProgram, show_drag_source: DragSource
) -> None:
    photograph = SAMPLES / "still-life.jpg"
    window, source = program.start(), show_drag_source(photograph)
    desktop.drag(source.center, window.center)
    link = program.copied()
    assert link.startswith("file://")
    picture = open_link(link)
    assert (picture.format, picture.size) == ("JPEG", (1067, 1600))
    assert shows_the_same(picture, photograph)
    assert not picture.getexif()


def test_links_of_files_and_a_folder_are_copied_once_in_queue_order(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, show_drag_source: DragSource, tmp_path: Path
) -> None:
    dragged, names = lay_out(tmp_path)
    desktop.popen([sys.executable, clipboard_watch.__file__], name="clipboard")
    wait_for(lambda: desktop.log("clipboard") == '"watching"\n', 20, "the clipboard watch")
    window = program.start()
    choose_markdown(desktop, reader)
    source = show_drag_source(*dragged)
    desktop.drag(source.center, window.center)
    text = program.copied()
    links = re.findall(r"^!\[(.*)\]\((file://\S+)\)$", text, flags=re.MULTILINE)
    assert [name for name, _ in links] == names
    assert len(text.splitlines()) == len(names)
    assert {open_link(link).size for _, link in links} == {(1600, 1067), (1067, 1600), (900, 600)}
    reader.wait_for("5 links copied")
    wait_for(lambda: desktop.log("clipboard").count("\n") >= 2, 20, "the clipboard watch to see it")
    assert [json.loads(line) for line in desktop.log("clipboard").splitlines()] == ["watching", text]


def lay_out(folder: Path) -> tuple[list[Path], list[str]]:
    """Three files and a folder with two more, to be dragged in that order; the names the links should have."""
    files = {"c.jpg": "night-city.jpg", "ä b #1%.png": "glass-marbles.png", "b.jpg": "still-life.jpg"}
    inside = {"album/10.jpg": "mountain-lake.jpg", "album/deep/9.jpg": "night-city.jpg"}
    (folder / "album" / "deep").mkdir(parents=True)
    for name, sample in {**files, **inside}.items():
        shutil.copyfile(SAMPLES / sample, folder / name)
    (folder / "album" / "notes.txt").write_text("no picture", encoding="utf-8")
    return [*(folder / name for name in files), folder / "album"], ["c", "ä b #1%", "b", "10", "9"]


def choose_markdown(desktop: Desktop, reader: ScreenReader) -> None:
    """Go to the chooser of the link form with the keyboard alone, and choose."""
    reader.wait_for("URL", "combo box")
    seen: list[Part | None] = []
    while (focused := reader.focused()) is None or focused.name != "URL":
        assert focused not in seen, f"the Tab key goes around without coming to it: {seen}"
        seen.append(focused)
        desktop.key("Tab")
        wait_for(partial(has_moved, reader, focused), 20, "the keyboard to move on", pause=0.1)
    desktop.key("m")
    reader.wait_for("Markdown", "combo box")


def has_moved(reader: ScreenReader, before: Part | None) -> bool:
    return reader.focused() != before
