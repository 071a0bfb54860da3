"""Loops: threads that run until they are told to end."""

import logging
import threading
from threading import Barrier, Event

import pytest

from rethumb_desktop.jobs.loop import Loop

LONG = 30.0


def test_all_threads_run_the_body_once_each() -> None:
    before = threading.active_count()
    together, names = Barrier(3), []

    def body() -> None:
        together.wait(LONG)
        names.append(threading.current_thread().name)

    loop = Loop("work", body, 3)
    loop.start()
    loop.start()
    loop.join()
    assert sorted(names) == ["work-0", "work-1", "work-2"]
    assert threading.active_count() == before
    loop.start()
    loop.join()
    assert len(names) == 3


def test_joining_waits_until_the_body_ends() -> None:
    begun, leave, ended = Event(), Event(), Event()

    def body() -> None:
        begun.set()
        assert leave.wait(LONG)
        ended.set()

    loop = Loop("work", body)
    loop.start()
    assert begun.wait(LONG)
    assert not ended.is_set()
    leave.set()
    loop.join()
    assert ended.is_set()


def test_one_that_never_started_ends_at_once() -> None:
    Loop("idle", lambda: None).join()


def test_a_bug_is_logged_with_its_place(caplog: pytest.LogCaptureFixture) -> None:
    loop = Loop("feed", lambda: 1 // 0)  # type: ignore[arg-type]
    with caplog.at_level(logging.ERROR):
        loop.start()
        loop.join()
    (record,) = caplog.records
    assert record.getMessage() == "the loop “feed” met a bug"
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
