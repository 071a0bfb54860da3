"""What is no good picture: a row that says why, and the others are done."""

from pathlib import Path

from tests.e2e.conftest import DragSource
from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.window_program import ROOMY, SAMPLES, WindowProgram, open_link, shows_the_same

pytestmark = ROOMY

BAD = {
    "list.jpg": pictures.TEXT,
    "broken.jpg": pictures.jpeg_truncated(),
    "empty.png": b"",
    "vast.png": pictures.png_bomb(),
}
"""Files that must fail; a folder without pictures and a file that is gone come beside them."""


def test_bad_input_fails_in_words_and_the_others_are_published(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, show_drag_source: DragSource, tmp_path: Path
) -> None:
    good = [SAMPLES / "night-city.jpg", SAMPLES / "glass-marbles.png"]
    bad = [tmp_path / name for name in BAD]
    for file in bad:
        file.write_bytes(BAD[file.name])
    folder, gone = tmp_path / "no pictures", tmp_path / "gone.jpg"
    folder.mkdir()
    (folder / "notes.txt").write_bytes(pictures.TEXT)
    window = program.start()
    source = show_drag_source(good[0], *bad, folder, gone, good[1])
    desktop.drag(source.center, window.center)

    links = program.copied().splitlines()
    assert len(links) == 2
    assert all(shows_the_same(open_link(link), file) for link, file in zip(links, good, strict=True))
    rows = program.ended_rows(7)
    assert [(row["name"], row["state"]) for row in rows] == [
        ("night-city.jpg", "published"),
        *((name, "failed") for name in (*BAD, "gone.jpg")),
        ("glass-marbles.png", "published"),
    ]
    for row in rows[1:-1]:
        title = row["error"]["title"]
        assert title.endswith("."), title
        assert row["error"]["kind"] != "bug"
        reader.wait_for(f"{row['name']} · Failed · {title}")
    reader.wait_for("There are no pictures in this folder.")
    reader.wait_for("2 links copied · 5 pictures failed")


def test_error_is_copied_with_the_keyboard(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    file = tmp_path / "list.jpg"
    file.write_bytes(pictures.TEXT)
    window = program.start(file)
    (row,) = program.ended_rows(1)
    desktop.activate(window)
    reader.wait_for("1 picture failed · no link was copied")
    desktop.key("ctrl+a", "Menu")
    desktop.key("Down", "Down", "Return")
    text = program.copied()
    assert text.splitlines()[:2] == [str(file), row["error"]["title"]]
