"""One run of the program watches at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.watch.turn import FileTurn, MemoryTurn

HOLD = """
import sys
from filelock import FileLock
lock = FileLock(sys.argv[1])
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_waits_until_the_first_gives_it_back(tmp_path: Path) -> None:
    first, second = FileTurn(tmp_path / "watch.lock"), FileTurn(tmp_path / "watch.lock")
    assert not second.is_others()
    assert first.take()
    assert first.take()
    assert not first.is_others()
    assert second.is_others()
    assert not second.take()
    first.give_back()
    assert second.take()
    assert not first.take()
    second.give_back()
    second.give_back()
    assert first.take()
    first.give_back()


def test_the_folder_of_the_lock_is_made(tmp_path: Path) -> None:
    turn = FileTurn(tmp_path / "home" / "watch.lock")
    assert turn.take()
    turn.give_back()


def test_a_turn_that_cannot_be_asked_for_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(Fault):
        FileTurn(tmp_path / "home" / "watch.lock").take()


def test_the_turn_of_a_process_ends_with_it(tmp_path: Path) -> None:
    turn = FileTurn(tmp_path / "watch.lock")
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "watch.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        assert not turn.take()
        other.kill()
    assert turn.take()
    turn.give_back()


def test_the_twin_does_as_it_is_told() -> None:
    turn = MemoryTurn()
    assert turn.take()
    assert not turn.is_others()
    turn.give_back()
    turn.others = True
    assert not turn.take()
    assert turn.is_others()
