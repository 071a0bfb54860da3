"""What other programs have copied, pasted with Ctrl+V."""

from pathlib import Path

from tests.fixtures.desktop import Desktop
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.window_program import ROOMY, SAMPLES, WindowProgram, open_link, shows_the_same

pytestmark = ROOMY


def test_picture_is_pasted(desktop: Desktop, program: WindowProgram) -> None:
    original = SAMPLES / "glass-marbles.png"
    desktop.set_clipboard_image(original)
    before = desktop.clipboard_text()
    desktop.activate(program.start())
    desktop.key("ctrl+v")
    link = program.copied(before)
    assert shows_the_same(open_link(link), original)
    (row,) = program.ended_rows(1)
    assert row["name"].startswith("Pasted picture ")
    assert row["name"].endswith(".png")


def test_files_copied_in_a_file_manager_are_pasted(desktop: Desktop, program: WindowProgram) -> None:
    files = [SAMPLES / name for name in ("night-city.jpg", "mountain-lake.jpg")]
    desktop.set_clipboard_uris([file.as_uri() for file in files])
    desktop.activate(program.start())
    desktop.key("ctrl+v")
    links = program.copied().splitlines()
    assert len(links) == 2
    assert all(shows_the_same(open_link(link), file) for link, file in zip(links, files, strict=True))
    assert [row["input"] for row in program.ended_rows(2)] == [str(file) for file in files]


def test_path_is_pasted_as_text(desktop: Desktop, program: WindowProgram, tmp_path: Path) -> None:
    file = tmp_path / "ä b #1%.jpg"
    file.write_bytes((SAMPLES / "night-city.jpg").read_bytes())
    desktop.set_clipboard_text(f"{file}\n")
    desktop.activate(program.start())
    desktop.key("ctrl+v")
    assert shows_the_same(open_link(program.copied(before=f"{file}\n")), file)


def test_address_that_leads_nowhere_is_told_in_words(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader
) -> None:
    desktop.set_clipboard_text("https://pictures.invalid/holiday.jpg")
    desktop.activate(program.start())
    desktop.key("ctrl+v")
    (row,) = program.ended_rows(1)
    assert (row["state"], row["input"]) == ("failed", "https://pictures.invalid/holiday.jpg")
    assert "pictures.invalid" in row["error"]["title"]
    reader.wait_for(f"holiday.jpg · Failed · {row['error']['title']}")
    assert desktop.clipboard_text() == "https://pictures.invalid/holiday.jpg"


def test_prose_is_answered_in_the_footer(desktop: Desktop, program: WindowProgram, reader: ScreenReader) -> None:
    desktop.set_clipboard_text("Milk, bread, apples.")
    desktop.activate(program.start())
    desktop.key("ctrl+v")
    reader.wait_for("There is no picture, file or address in this.")
    assert program.rows() == []
    assert desktop.clipboard_text() == "Milk, bread, apples."
