"""The bridge: order, newest wins, and nothing after the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import Event, QueuePaused
from rethumb_desktop.ui.bridge import TURN, Bridge

EVENTS: list[Event] = [QueuePaused(paused=True), QueuePaused(paused=False)]


def test_a_burst_of_events_arrives_in_order_with_few_signals(bridge: Bridge, qtbot: QtBot) -> None:
    turns: list[list[Event]] = []
    woken: list[int] = []
    bridge.received.connect(turns.append)
    bridge._woken.connect(lambda: woken.append(1))
    events = [EVENTS[number % 3 == 0] for number in range(TURN * 2 + 10)]

    def announce() -> None:
        for event in events:
            bridge.listen(event)

    worker = threading.Thread(target=announce)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: sum(map(len, turns)) == len(events))
    assert [event for turn in turns for event in turn] == events
    assert (len(turns), len(woken)) == (3, 1)


def test_between_two_parts_of_a_burst_others_have_their_turn(bridge: Bridge) -> None:
    heard: list[Event] = []
    bridge.received.connect(heard.extend)
    for _ in range(TURN * 2):
        bridge.listen(EVENTS[0])
    QCoreApplication.sendPostedEvents()
    assert len(heard) == TURN


def test_events_and_results_keep_their_order(bridge: Bridge, qtbot: QtBot) -> None:
    seen: list[object] = []
    bridge.received.connect(seen.extend)

    def work() -> str:
        bridge.listen(EVENTS[0])
        return "done"

    bridge.run(work, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [EVENTS[0], "done"]


def test_results_and_faults_come_in_the_gui_thread(bridge: Bridge, qtbot: QtBot) -> None:
    seen: list[tuple[str, threading.Thread, threading.Thread]] = []

    def work() -> threading.Thread:
        return threading.current_thread()

    def fail() -> threading.Thread:
        raise Fault(FaultKind.DISK, "The disk is full.")

    main = threading.main_thread()
    bridge.run(work, lambda worker: seen.append(("done", threading.current_thread(), worker)))
    bridge.run(fail, None, lambda fault: seen.append((fault.title, threading.current_thread(), main)))
    qtbot.waitUntil(lambda: len(seen) == 2)
    told = {what: (here, worker) for what, here, worker in seen}
    assert told["done"][0] is main
    assert told["done"][1] is not main
    assert told["The disk is full."][0] is main


def test_a_bug_is_told_as_one_and_logged(bridge: Bridge, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    faults: list[Fault] = []

    def work() -> None:
        raise ZeroDivisionError("by zero")

    bridge.run(work, None, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].kind is FaultKind.BUG
    assert "ZeroDivisionError" in faults[0].detail
    assert "met a bug" in caplog.text


def test_of_several_requests_for_a_slot_only_the_newest_has_a_result(bridge: Bridge, qtbot: QtBot) -> None:
    begun, go = threading.Event(), threading.Event()
    seen: list[str] = []

    def slow() -> str:
        begun.set()
        assert go.wait(60)
        return "old"

    bridge.run_latest("preview", slow, seen.append)
    assert begun.wait(60)
    bridge.run_latest("preview", lambda: "new", seen.append)
    bridge.run_latest("other", lambda: "other", seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    go.set()
    bridge.run_latest("last", lambda: "last", seen.append)
    qtbot.waitUntil(lambda: "last" in seen)
    assert sorted(seen) == ["last", "new", "other"]


def test_what_was_overtaken_before_it_began_is_not_worked_on(bridge: Bridge, qtbot: QtBot) -> None:
    go = threading.Event()
    worked: list[int] = []
    seen: list[int] = []

    def block() -> None:
        assert go.wait(60)

    def make(number: int) -> Callable[[], int]:
        def work() -> int:
            worked.append(number)
            return number

        return work

    for slot in ("a", "b"):
        bridge.run_latest(slot, block, lambda _: None)
    for number in range(5):
        bridge.run_latest("preview", make(number), seen.append)
    go.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert (worked, seen) == ([4], [4])


def test_steps_arrive_while_the_work_goes_on(bridge: Bridge, qtbot: QtBot) -> None:
    go = threading.Event()
    seen: list[object] = []

    def work() -> Iterator[str]:
        yield "first"
        assert go.wait(60)
        yield "second"

    bridge.run_steps(work, seen.append, lambda _: seen.append("end"))
    qtbot.waitUntil(lambda: seen == ["first"])
    go.set()
    qtbot.waitUntil(lambda: seen == ["first", "second", "end"])


def test_a_cancelled_ticket_delivers_nothing(bridge: Bridge, qtbot: QtBot) -> None:
    go = threading.Event()
    seen: list[str] = []

    def work() -> str:
        assert go.wait(60)
        return "cancelled"

    ticket = bridge.run(work, seen.append)
    ticket.cancel()
    go.set()
    bridge.run(lambda: "after", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["after"]


def test_nothing_is_said_after_the_end(qtbot: QtBot) -> None:
    bridge = Bridge()
    seen: list[object] = []
    bridge.received.connect(seen.extend)
    bridge.run(lambda: "late", seen.append)
    bridge.close()
    bridge.listen(EVENTS[0])
    bridge.run(lambda: "later", seen.append)
    other = Bridge()
    other.run(lambda: "other", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    other.close()
    assert seen == ["other"]
