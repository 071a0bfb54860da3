"""What a person hears who does not see the window, and does with it, through the same bus as a screen reader."""

import pytest

from rethumb_desktop.domain.preferences import Preferences
from tests.fixtures.desktop import Desktop
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import ROOMY, SAMPLES, WindowProgram

pytestmark = ROOMY
PAGES = ("General", "Publishing", "Accounts", "Presets", "Privacy", "Cache", "About")
VAGUE = {"filler", "unknown", "invalid", "panel", "frame", ""}
PRESSED = {
    "push button",
    "check box",
    "radio button",
    "button menu",
    "toggle button",
    "combo box",
    "page tab",
    "slider",
}


@pytest.fixture
def looking(program: WindowProgram, reader: ScreenReader) -> WindowProgram:
    """The program of somebody who wants to look first, with two pictures and a file that is none."""
    program.prefer(Preferences(welcomed=True))
    program.start(*(SAMPLES / name for name in ("mountain-lake.jpg", "glass-marbles.png", "README.md")))
    reader.wait_for("Publish 3", "push button")
    return program


def unsaid(reader: ScreenReader) -> list[str]:
    """What can be used and is not told well: without a name, or as nothing that could be used."""
    wrong = []
    for part in reader.parts():
        if part.role not in PRESSED and "focusable" not in part.states:
            continue
        if part.role == "filler" and not part.name and reader.holds(part, "page tab list", "text"):
            continue  # the keyboard goes to what it holds: the tabs of a page, the number in a field
        if part.role == "tree item" and not part.name:
            continue  # a cell of a row that has nothing in this column
        name = reader.name_of(part)
        if not name or name != name.strip() or part.role in VAGUE:
            wrong.append(f"{part.role} {name!r}")
        if "<" in reader.description_of(part):
            wrong.append(f"{part.role} {name!r} is described with markup")
    return wrong


def go_to(reader: ScreenReader, tab: str, seen: str) -> None:
    """Turn to a page, and wait until something on it is told."""
    reader.press(reader.wait_for(tab, "page tab"))
    reader.wait_for(seen)


def test_everything_in_the_window_is_told(looking: WindowProgram, reader: ScreenReader) -> None:
    assert unsaid(reader) == []
    reader.press(reader.wait_for("Split", "check box"))
    handle = reader.wait_for("How much of the original is seen, in percent", "slider")
    assert reader.description_of(handle) == "Drag, or use the arrow keys"
    assert "checked" in reader.wait_for("Split", "check box").states
    reader.wait_for("Original and result", "graphic")
    assert unsaid(reader) == []
    go_to(reader, "Inspector", "Metadata")
    assert unsaid(reader) == []
    reader.press(reader.wait_for("Publish 3", "push button"))
    looking.ended_rows(3)
    go_to(reader, "Library", "Search the library")
    reader.wait_for("Copy link", "push button")
    assert unsaid(reader) == []
    reader.press(reader.wait_for("Show as tiles", "check box"))
    assert "checked" in reader.wait_for("Show as tiles", "check box").states
    assert unsaid(reader) == []


def test_everything_in_the_preferences_is_told(desktop: Desktop, looking: WindowProgram, reader: ScreenReader) -> None:
    desktop.key("ctrl+comma")
    for page in PAGES:
        reader.wait_for(page, "label")
        assert unsaid(reader) == [], page
        desktop.key("Down")


def test_a_wrong_field_says_what_is_wrong(desktop: Desktop, looking: WindowProgram, reader: ScreenReader) -> None:
    desktop.key("ctrl+comma")
    reader.wait_for("General", "label")
    desktop.key("ctrl+Next", "ctrl+Next")
    reader.press(reader.wait_for("Add account…", "push button"))
    name = reader.wait_for("Name", "text")
    assert unsaid(reader) == []
    reader.write(name, "Holiday prints")
    reader.press(reader.wait_for("Save", "push button"))
    bucket = reader.wait_for("Bucket", "text")
    wait_for(lambda: reader.description_of(bucket), 20, "a word about the bucket", pause=0.1)
    assert "Holiday prints" not in reader.description_of(bucket)
    reader.wait_for(reader.description_of(bucket), "label")


def test_pictures_are_published_and_their_links_copied_without_mouse_or_keyboard(
    desktop: Desktop, looking: WindowProgram, reader: ScreenReader
) -> None:
    assert [text.split(" · ")[:2] for text in reader.texts("cell")] == [
        ["mountain-lake.jpg", "Waits for you"],
        ["glass-marbles.png", "Waits for you"],
        ["README.md", "Waits for you"],
    ]
    with reader.listening() as hear:
        reader.press(reader.wait_for("Publish 3", "push button"))
        assert hear() == "2 links copied · 1 picture failed"
    links = looking.copied()
    assert len(links.splitlines()) == 2
    assert [text.split(" · ")[:2] for text in reader.texts("cell")] == [
        ["mountain-lake.jpg", "Published"],
        ["glass-marbles.png", "Published"],
        ["README.md", "Failed"],
    ]
    desktop.set_clipboard_text("something else")
    reader.press(reader.wait_for("Copy links", "push button"))
    assert looking.copied(before="something else") == links
