"""A window that is killed while it works: nothing is lost."""

from pathlib import Path

from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import SECONDS, WindowProgram, open_link

COUNT = 40


def make_pictures(folder: Path) -> None:
    """Many pictures that differ in a comment only: quick to make, and work to publish."""
    folder.mkdir()
    body = pictures.jpeg(1800, 1200)
    for number in range(COUNT):
        data = pictures.insert_segment(body, 0xFE, f"picture {number}".encode())
        (folder / f"{number:03}.jpg").write_bytes(data)


def test_killed_in_the_middle_everything_is_published_after_the_next_start(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    album = tmp_path / "album"
    make_pictures(album)
    program.start(album)
    wait_for(lambda: any((program.home / "library").rglob("*.jpg")), SECONDS, "the first link to exist")
    program.kill()
    states = [row["state"] for row in program.rows()]
    assert len(states) == COUNT
    assert states.count("published") < COUNT, "it was killed too late to see anything"

    window = program.start()
    rows = program.ended_rows(COUNT)
    assert {row["state"] for row in rows} <= {"published", "duplicate"}
    assert [row["name"] for row in rows] == [f"{number:03}.jpg" for number in range(COUNT)]
    reader.wait_for(f"{COUNT} pictures")
    assert desktop.clipboard_text() == "", "the links of an earlier run are announced, not copied"

    desktop.activate(window)
    desktop.key("ctrl+shift+c")
    links = program.copied().splitlines()
    assert len(set(links)) == COUNT
    assert {open_link(link).size for link in links} == {(1600, 1067)}
    assert len(list((program.home / "library").rglob("*.jpg"))) == COUNT


def test_rows_of_an_earlier_run_are_shown_with_their_links(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(pictures.png())
    bad.write_bytes(pictures.TEXT)
    program.start(good, bad)
    link = program.copied()
    program.ended_rows(2)
    program.end()
    desktop.set_clipboard_text("something else")

    window = program.start()
    reader.wait_for("bad.png · Failed · This is plain text, not a picture.")
    rows = [text for text in reader.texts() if " · Published · " in text or " · Failed · " in text]
    assert [row.split(" · ")[0] for row in rows] == ["good.png", "bad.png"]
    assert desktop.clipboard_text() == "something else"
    desktop.activate(window)
    desktop.key("ctrl+shift+c")
    assert program.copied(before="something else") == link
