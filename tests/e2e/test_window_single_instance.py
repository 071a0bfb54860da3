"""A second start of the program, as the desktop makes one when a picture is opened with it."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.liking import like
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import PROGRAMS, SECONDS, TITLE, WindowProgram

START = PROGRAMS / "rethumb-desktop"


def start_again(desktop: Desktop, program: WindowProgram, *words: str | bytes, cwd: Path) -> int:
    """Start the program a second time, from another working folder; its exit status."""
    command = [os.fsencode(START), b"--home", os.fsencode(program.home), *map(os.fsencode, words)]
    done = subprocess.run(command, env=desktop.env, cwd=cwd, capture_output=True, check=False, timeout=SECONDS)
    assert (done.stdout, done.stderr) == (b"", b"")
    return done.returncode


@pytest.mark.desktop
def test_a_second_start_hands_its_files_over(desktop: Desktop, program: WindowProgram, tmp_path: Path) -> None:
    like(program.home, look_first=False)
    album = tmp_path / "album"
    album.mkdir()
    names = [b"cat.jpg", b"a b \xc3\xa4 #1%.jpg", b"not \xff utf-8.jpg"]
    for number, name in enumerate(names):
        (album / os.fsdecode(name)).write_bytes(pictures.jpeg(640 + number, 480))
    program.start()
    assert start_again(desktop, program, *names, cwd=album) == 0
    rows = program.ended_rows(3)
    assert {row["state"] for row in rows} == {"published"}
    assert len(program.copied().splitlines()) == 3
    assert len(desktop.shown(TITLE)) == 1


@pytest.mark.desktop
def test_a_second_start_brings_the_window_to_the_front(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    window = program.start()
    reader.wait_for("Drop pictures here", "label")
    desktop.run(["xdotool", "windowminimize", str(window.id)])
    wait_for(lambda: not desktop.is_shown(window), SECONDS, "the window to be minimized")
    assert start_again(desktop, program, cwd=tmp_path) == 0
    assert desktop.window(TITLE).id == window.id
    active = ["xdotool", "getactivewindow"]
    wait_for(
        lambda: desktop.run(active, check=False).stdout.strip() == str(window.id), SECONDS, "the window to be in front"
    )


@pytest.mark.desktop
def test_two_starts_at_one_moment_make_one_window(desktop: Desktop, program: WindowProgram, tmp_path: Path) -> None:
    like(program.home, look_first=False)
    files = [tmp_path / f"{number}.jpg" for number in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(pictures.jpeg(640 + number, 480))
    starts = [desktop.popen([START, "--home", program.home, file], name=f"start-{file.stem}") for file in files]
    wait_for(lambda: sum(start.poll() is None for start in starts) == 1, SECONDS, "all but one start to have ended")
    assert sorted(start.returncode for start in starts if start.returncode is not None) == [0, 0, 0]
    rows = program.ended_rows(len(files))
    assert {row["state"] for row in rows} == {"published"}
    assert len(desktop.shown(TITLE)) == 1
    [first] = [start for start in starts if start.returncode is None]
    assert desktop.stop(first, SECONDS) == 0
    assert [desktop.log(f"start-{file.stem}") for file in files] == [""] * 4


@pytest.mark.desktop
def test_a_window_that_crashed_is_in_nobodys_way(desktop: Desktop, program: WindowProgram) -> None:
    program.start()
    program.kill()
    program.start()


@pytest.mark.desktop
def test_another_home_has_a_window_of_its_own(desktop: Desktop, program: WindowProgram, tmp_path: Path) -> None:
    program.start()
    # On its way into the tray its icon is a window too.
    desktop.tray_icon(TITLE)
    other = WindowProgram(desktop, tmp_path / "other")
    other.start()
    wait_for(lambda: len(desktop.shown(TITLE)) == 2, SECONDS, "two windows")
    other.end()


@pytest.mark.desktop
def test_a_window_that_hangs_is_told(desktop: Desktop, program: WindowProgram, tmp_path: Path) -> None:
    program.start()
    os.kill(program.process.pid, signal.SIGSTOP)
    done = desktop.run([START, "--home", program.home], check=False, cwd=tmp_path)
    os.kill(program.process.pid, signal.SIGCONT)
    assert done.returncode == 1
    assert done.stderr == "rethumb-desktop: its window is open already, but does not answer. End it and try again.\n"


@pytest.mark.desktop
def test_a_second_start_leaves_the_keyboard_to_what_is_in_front(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, tmp_path: Path
) -> None:
    window = program.start()
    reader.wait_for("They become “Web” (Fit 1600 × 1600) in “This computer”. The links are copied for you.", "label")
    desktop.activate(window)
    desktop.key("ctrl+comma")
    preferences = desktop.window(f"Preferences — {TITLE}")
    assert start_again(desktop, program, cwd=tmp_path) == 0
    active = ["xdotool", "getactivewindow"]
    wait_for(
        lambda: desktop.run(active, check=False).stdout.strip() == str(preferences.id), SECONDS, "preferences in front"
    )
    desktop.key("Escape")
    wait_for(lambda: not desktop.is_shown(preferences), SECONDS, "the preferences to be closed")
