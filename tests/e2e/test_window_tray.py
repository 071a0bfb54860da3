"""The program while nobody looks at its window: in the tray, and in notifications."""

import re
from pathlib import Path

import pytest

from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.liking import like
from tests.fixtures.screen import Window
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import PROGRAMS, SECONDS, TITLE, WindowProgram

PAUSE = 2
"""The number of the entry "Pause", later "Go on", in the icon's menu."""


def close(desktop: Desktop, window: Window) -> None:
    """Close a window as the window manager does it."""
    desktop.activate(window)
    desktop.key("alt+F4")


def choose_in_menu(desktop: Desktop, icon: Window, number: int) -> None:
    """Open the icon's menu and choose an entry by its number."""
    desktop.click(*icon.center, button=3)
    menu = re.compile("rethumb-desktop|rethumb desktop")
    wait_for(lambda: any(is_menu(desktop, found) for found in desktop.windows(menu)), SECONDS, "the menu")
    desktop.key(*["Down"] * number, "Return")
    wait_for(lambda: not any(is_menu(desktop, found) for found in desktop.windows(menu)), SECONDS, "the menu to close")


def is_menu(desktop: Desktop, number: int) -> bool:
    kind = desktop.run(["xprop", "-id", str(number), "_NET_WM_WINDOW_TYPE"], check=False).stdout
    return "_MENU" in kind and "IsViewable" in desktop.run(["xwininfo", "-id", str(number)], check=False).stdout


@pytest.mark.desktop
def test_closing_goes_into_the_tray_and_a_click_comes_back(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader
) -> None:
    like(program.home, close_to_tray=True)
    window = program.start()
    reader.wait_for("Drop pictures here", "label")
    icon = desktop.tray_icon(TITLE)
    close(desktop, window)
    wait_for(lambda: not desktop.is_shown(window), SECONDS, "the window to hide")
    [notice] = wait_for(desktop.notifications, SECONDS, "a notification")
    assert notice["summary"] == "rethumb desktop goes on in the tray"
    desktop.click(*icon.center)
    assert desktop.window(TITLE).id == window.id

    close(desktop, desktop.window(TITLE))
    wait_for(lambda: not desktop.is_shown(window), SECONDS, "the window to hide again")
    desktop.invoke_notification(notice["id"])
    assert desktop.window(TITLE).id == window.id
    assert len(desktop.notifications()) == 1, "it is said once"


@pytest.mark.desktop(tray=False)
def test_closing_ends_where_there_is_no_tray(desktop: Desktop, program: WindowProgram, reader: ScreenReader) -> None:
    like(program.home, close_to_tray=True)
    window = program.start()
    # Before the presets are there it does not know yet that it would be to go into a tray.
    reader.wait_for("Web", "combo box")
    close(desktop, window)
    assert program.process.wait(SECONDS) == 0


@pytest.mark.desktop
def test_quitting_ends_the_program_although_closing_does_not(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader
) -> None:
    like(program.home, close_to_tray=True)
    window = program.start()
    reader.wait_for("Drop pictures here", "label")
    desktop.tray_icon(TITLE)
    desktop.activate(window)
    desktop.key("ctrl+q")
    assert program.process.wait(SECONDS) == 0
    assert desktop.notifications() == []


@pytest.mark.desktop
def test_closing_ends_where_nobody_wants_the_tray(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader
) -> None:
    window = program.start()
    reader.wait_for("Drop pictures here", "label")
    desktop.tray_icon(TITLE)
    close(desktop, window)
    assert program.process.wait(SECONDS) == 0


@pytest.mark.desktop
def test_links_that_nobody_saw_are_told_and_copied_again(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    like(program.home, close_to_tray=True, look_first=False)
    picture = tmp_path / "cat.jpg"
    picture.write_bytes(pictures.jpeg(3000, 2000))
    window = program.start()
    reader.wait_for("Drop pictures here", "label")
    icon = desktop.tray_icon(TITLE)
    choose_in_menu(desktop, icon, PAUSE)
    desktop.run([PROGRAMS / "rethumb-desktop", "--home", program.home, picture])
    reader.wait_for("The queue is paused: pictures wait.")
    close(desktop, window)
    wait_for(lambda: not desktop.is_shown(window), SECONDS, "the window to hide")
    choose_in_menu(desktop, icon, PAUSE)
    link = program.copied()
    [notice] = wait_for(
        lambda: [one for one in desktop.notifications() if "link" in one["summary"]], SECONDS, "a notification"
    )
    assert (notice["summary"], notice["body"]) == ("1 link copied", "cat.jpg")
    assert notice["actions"] == {"default": "Show window", "copy": "Copy again", "open": "Open"}
    desktop.set_clipboard_text("something else")
    desktop.invoke_notification(notice["id"], "copy")
    assert program.copied(before="something else") == link
    assert not desktop.is_shown(window)
