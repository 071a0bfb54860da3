"""What a person sees first, and what the program has not loaded by then."""

import json
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from tests.fixtures import start_probe
from tests.fixtures.desktop import Desktop
from tests.fixtures.liking import like
from tests.fixtures.programs import PROJECT
from tests.fixtures.screen import Window
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import SAMPLES, SECONDS, WindowProgram

LOADED_WHEN_NEEDED = {"PIL", "boto3", "botocore", "keyring", "pillow_heif", "pyvips", "sqlalchemy"}
OF_ACCOUNTS = {"boto3", "botocore", "keyring", "secretstorage"}


@pytest.mark.desktop
def test_newcomer_is_told_what_to_do(program: WindowProgram, reader: ScreenReader) -> None:
    program.start()
    reader.wait_for("Drop pictures here", "label")
    reader.wait_for("They become “Web” (Fit 1600 × 1600) in “This computer”. The links are copied for you.", "label")
    focused = reader.focused()
    assert focused is not None
    assert focused.name == "Choose pictures…"
    assert program.rows() == []


@pytest.mark.desktop
def test_nothing_is_loaded_before_it_is_needed(desktop: Desktop, tmp_path: Path) -> None:
    like(tmp_path / "home", look_first=False)
    words = ["--home", str(tmp_path / "home"), str(SAMPLES / "night-city.jpg")]
    environment = {"PYTHONPATH": str(PROJECT)}
    process = desktop.popen([sys.executable, start_probe.__file__, *words], name="probe", env=environment)
    wait_for(desktop.clipboard_text, SECONDS, "a link", pause=0.1)
    assert desktop.stop(process, SECONDS) == 0
    lines = [json.loads(line) for line in desktop.log("probe").splitlines()]
    assert [line["moment"] for line in lines] == ["painted", "ready", "ended"]
    painted, _, ended = (set(line["modules"]) for line in lines)
    assert painted & LOADED_WHEN_NEEDED == set()
    assert ended & OF_ACCOUNTS == set(), "publishing on this computer needs no account"
    assert {"PIL", "PySide6", "sqlalchemy"} <= ended


@pytest.mark.parametrize(
    ("is_dark", "scale"),
    [
        pytest.param(False, 1, id="light", marks=pytest.mark.desktop),
        pytest.param(True, 1, id="dark", marks=pytest.mark.desktop(dark=True)),
        pytest.param(False, 2, id="twice as large", marks=pytest.mark.desktop(size=(2560, 1600), scale=2)),
    ],
)
def test_window_follows_the_desktop(
    desktop: Desktop, program: WindowProgram, tmp_path: Path, is_dark: bool, scale: int
) -> None:
    samples = [SAMPLES / name for name in ("mountain-lake.jpg", "still-life.jpg", "glass-marbles.png")]
    window = program.start(*samples, SAMPLES / "README.md")
    program.copied()
    program.ended_rows(4)
    assert window.width > 1000 * scale
    brightness = brightness_of(desktop.screenshot(tmp_path / "screen.png"), window)
    assert (brightness < 90) if is_dark else (brightness > 180)


def brightness_of(screenshot: Path, window: Window) -> float:
    """How bright the queue's lower half is, where nothing but the ground shows; 0 to 255."""
    (left, top), (right, bottom) = window.at(0.1, 0.6), window.at(0.5, 0.9)
    with Image.open(screenshot) as picture:
        return ImageStat.Stat(picture.convert("L").crop((left, top, right, bottom))).mean[0]
