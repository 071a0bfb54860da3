"""A full HD screen at 200 and 300 %: every window can be as small as the screen, and stands on it."""

import re

import pytest

from rethumb_desktop.domain.preferences import Preferences
from tests.fixtures.desktop import Desktop
from tests.fixtures.screen import Window
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.window_program import SAMPLES, TITLE, WindowProgram

SIZE = (1920, 1080)
SCALED = pytest.mark.parametrize(
    "scale", [pytest.param(n, id=f"{n}00 %", marks=pytest.mark.desktop(size=SIZE, scale=n)) for n in (2, 3)]
)


def least_size(desktop: Desktop, window: Window) -> tuple[int, int]:
    """How small a window can be made, its frame included, in pixels of the screen."""
    asked = desktop.run(["xprop", "-id", str(window.id), "WM_NORMAL_HINTS", "_NET_FRAME_EXTENTS"]).stdout
    least = re.search(r"minimum size: (\d+) by (\d+)", asked)
    frame = re.search(r"= (\d+), (\d+), (\d+), (\d+)", asked)
    assert least is not None
    assert frame is not None
    left, right, top, bottom = map(int, frame.groups())
    return int(least[1]) + left + right, int(least[2]) + top + bottom


def assert_fits(desktop: Desktop, window: Window) -> None:
    """The window can be as small as the screen, and stands on it."""
    width, height = least_size(desktop, window)
    assert width <= SIZE[0]
    assert height <= SIZE[1]
    assert 0 <= window.x < window.x + window.width <= SIZE[0]
    assert 0 <= window.y < window.y + window.height <= SIZE[1]


@SCALED
def test_windows_fit_the_screen(desktop: Desktop, program: WindowProgram, reader: ScreenReader, scale: int) -> None:
    program.prefer(Preferences(welcomed=True))
    samples = [SAMPLES / name for name in ("mountain-lake.jpg", "glass-marbles.png", "README.md")]
    window = program.start(*samples)
    reader.wait_for("Publish 3", "push button")
    reader.wait_for("Has a GPS position: it will not be published.")
    assert_fits(desktop, desktop.window(TITLE))
    program.show(f"scaled-{scale}")
    desktop.activate(window)
    desktop.key("ctrl+comma")
    assert_fits(desktop, desktop.window(f"Preferences — {TITLE}"))
    program.show(f"scaled-{scale}-preferences")
    desktop.key("ctrl+Next", "ctrl+Next")
    reader.press(reader.wait_for("Add account…", "push button"))
    assert_fits(desktop, desktop.window(f"Add account — {TITLE}"))
    program.show(f"scaled-{scale}-account")


@SCALED
def test_a_newcomer_reaches_the_choices(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, scale: int
) -> None:
    program.prefer(Preferences())
    window = program.start()
    fine = reader.wait_for("Fine", "push button")
    # Each line counts there.
    assert window.width >= SIZE[0] - 2 * scale
    assert window.height >= 0.9 * SIZE[1]
    desktop.activate(window)
    program.show(f"scaled-{scale}-first")
    for _ in range(12):
        focused = reader.focused()
        if focused is not None and focused.name == "Fine":
            break
        desktop.key("Tab")
    program.show(f"scaled-{scale}-choices")
    assert reader.is_in_sight(fine)
