"""Where the keyboard is when the dialog for an account has closed: where it was before."""

import pytest

from rethumb_desktop.domain.preferences import Preferences
from tests.fixtures.desktop import Desktop
from tests.fixtures.keyboard import tab_to
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import ROOMY, SAMPLES, SECONDS, WindowProgram

pytestmark = ROOMY


@pytest.fixture
def looking(desktop: Desktop, program: WindowProgram, reader: ScreenReader) -> WindowProgram:
    """The program with a picture that waits, in front."""
    program.prefer(Preferences(welcomed=True))
    desktop.activate(program.start(SAMPLES / "mountain-lake.jpg"))
    reader.wait_for("Publish 1", "push button")
    return program


def leave_dialog(desktop: Desktop, reader: ScreenReader) -> None:
    """Close the dialog for an account, once the keyboard is in it."""
    reader.wait_for_focus("Provider")
    desktop.key("Escape")
    wait_for(lambda: reader.find("Import from AWS profile…") is None, SECONDS, "the dialog to close")


def test_asked_for_in_the_chooser_of_libraries(desktop: Desktop, looking: WindowProgram, reader: ScreenReader) -> None:
    tab_to(desktop, reader, "This computer", "combo box")
    # The last entry but one.
    desktop.key("alt+Down", "End", "Up", "Return")
    leave_dialog(desktop, reader)
    reader.wait_for_focus("This computer")


def test_asked_for_in_the_menu_while_the_keyboard_is_in_the_list(
    desktop: Desktop, looking: WindowProgram, reader: ScreenReader
) -> None:
    desktop.key("ctrl+1")
    wait_for(lambda: is_in_list(reader), SECONDS, "the keyboard in the list")
    desktop.click(*reader.center(reader.wait_for("Menu", "button menu")))
    # The last entry but four.
    desktop.key("Up", "Up", "Up", "Up", "Up", "Return")
    reader.press(reader.wait_for("Add account…", "push button"))
    leave_dialog(desktop, reader)
    wait_for(lambda: is_in_list(reader), SECONDS, "the keyboard in the list again")


def test_asked_for_in_the_preferences(desktop: Desktop, looking: WindowProgram, reader: ScreenReader) -> None:
    desktop.key("ctrl+1", "ctrl+comma")
    reader.wait_for("General", "label")
    desktop.key("ctrl+Next", "ctrl+Next")
    tab_to(desktop, reader, "Add account…", "push button")
    desktop.key("space")
    leave_dialog(desktop, reader)
    reader.wait_for_focus("Add account…")
    desktop.key("Escape")
    wait_for(lambda: is_in_list(reader), SECONDS, "the keyboard in the list again")


def test_asked_for_at_the_first_start(desktop: Desktop, program: WindowProgram, reader: ScreenReader) -> None:
    program.prefer(Preferences())
    desktop.activate(program.start())
    reader.wait_for("Fine", "push button")
    tab_to(desktop, reader, "Add account…", "push button")
    desktop.key("space")
    leave_dialog(desktop, reader)
    reader.wait_for_focus("Add account…")


def is_in_list(reader: ScreenReader) -> bool:
    part = reader.focused()
    return part is not None and part.role == "cell" and part.name.startswith("mountain-lake.jpg")
