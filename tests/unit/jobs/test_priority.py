"""Threads that leave the processors to others."""

from __future__ import annotations

import os
import sys
import threading
from queue import SimpleQueue

import pytest

from rethumb_desktop.jobs.lane import Lane
from rethumb_desktop.jobs.loop import Loop
from rethumb_desktop.jobs.priority import take_short_turns

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this for a single thread")


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@on_linux
@pytest.mark.parametrize("gives_way", [False, True])
def test_a_lane_gives_way_if_it_is_asked_to(gives_way: bool) -> None:
    told: SimpleQueue[int] = SimpleQueue()
    lane = Lane("polite", 1, gives_way=gives_way)
    lane.submit(lambda: told.put(niceness()), lambda _: None)
    nice = told.get(timeout=20)
    lane.close()
    assert (nice > niceness()) is gives_way


@on_linux
@pytest.mark.parametrize("gives_way", [False, True])
def test_a_loop_gives_way_if_it_is_asked_to(gives_way: bool) -> None:
    told: SimpleQueue[int] = SimpleQueue()
    loop = Loop("polite", lambda: told.put(niceness()), gives_way=gives_way)
    loop.start()
    loop.join()
    assert (told.get(timeout=20) > niceness()) is gives_way


def test_threads_hand_the_lock_over_sooner_than_usual() -> None:
    usual = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() < usual / 2
    finally:
        sys.setswitchinterval(usual)
