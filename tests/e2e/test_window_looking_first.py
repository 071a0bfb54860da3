"""The way of somebody who has never seen the program: drop ten photographs, crop one, publish, paste the links."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from rethumb_desktop.domain.preferences import Preferences
from tests.e2e.conftest import DragSource
from tests.fixtures.desktop import Desktop
from tests.fixtures.keyboard import choose
from tests.fixtures.screen_reader import Part, ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import ROOMY, SAMPLES, SECONDS, WindowProgram, open_link

pytestmark = ROOMY

WITH_POSITION = "mountain-lake.jpg"
OTHERS = ("still-life.jpg", "night-city.jpg", "glass-marbles.png")
PROMISE = "Has a GPS position: it will not be published."


def test_ten_photographs_are_cropped_looked_at_published_and_pasted(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, show_drag_source: DragSource, tmp_path: Path
) -> None:
    files = list(ten_photographs(tmp_path))
    program.prefer(Preferences())
    window = program.start()
    choose(desktop, reader, "URL", "Markdown")
    source = show_drag_source(*files)
    desktop.drag(source.center, window.center)

    reader.wait_for("10 pictures to publish")
    reader.wait_for("Nothing leaves this computer.")
    reader.wait_for(PROMISE)
    make_square(desktop, reader)
    drag_crop(desktop, reader)
    wait_for(lambda: any(has_focus(row["recipes"]) for row in program.rows()), SECONDS, "the crop", pause=0.2)
    program.show("looking-first")
    first, *others = program.rows()
    assert re.fullmatch(r"square/1600/focus/0\.[0-4]\d,0\.50", *first["recipes"])
    assert [row["recipes"] for row in others] == [["fit/1600x1600"]] * 9
    assert {row["state"] for row in (first, *others)} == {"queued"}
    assert desktop.clipboard_text() == ""

    desktop.click(*reader.center(reader.wait_for("Publish 10", "push button")))
    links = re.findall(r"^!\[(.*)\]\((file://\S+)\)$", program.copied(), flags=re.MULTILINE)
    assert [name for name, _ in links] == [file.stem for file in files]
    for number, (_, link) in enumerate(links):
        picture = open_link(link)
        assert (picture.width == picture.height) is (number == 0), "only the first was cropped"
        assert not picture.getexif()
        assert "gps" not in str(picture.info).lower()
    reader.wait_for("10 links copied")
    focused = [entry["name"] for entry in program.library() if has_focus(entry["recipe"])]
    assert focused == [files[0].name]


def ten_photographs(folder: Path) -> Iterator[Path]:
    """The samples under ten names, each with bytes of its own; the first has a position."""
    samples = [WITH_POSITION, *OTHERS * 3]
    for number, sample in enumerate(samples):
        path = folder / f"{number:02} {sample}"
        shutil.copyfile(SAMPLES / sample, path)
        with path.open("ab") as file:
            file.write(path.name.encode())
        yield path


def make_square(desktop: Desktop, reader: ScreenReader) -> None:
    """Choose a shape to crop to, the second in the menu."""
    desktop.click(*reader.center(reader.wait_for("Crop: Whole picture")))
    for key in ("Down", "Down", "Return"):
        desktop.key(key)
    reader.wait_for("Crop: Square")
    wait_for(lambda: name_of(reader.focused()) == "Crop frame", SECONDS, "the keyboard in the frame")


def drag_crop(desktop: Desktop, reader: ScreenReader) -> None:
    """Move the crop to the left with the mouse."""
    x, y = reader.center(reader.wait_for("Crop frame"))
    desktop.drag((x, y), (x - 40, y))


def name_of(part: Part | None) -> str:
    return part.name if part is not None else ""


def has_focus(recipe: object) -> bool:
    return "focus/" in str(recipe)
