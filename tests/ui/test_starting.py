"""The start: what the window does is made in steps, and the window has its turn between them."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.events import LibraryHalted
from rethumb_desktop.ui.application import Program
from rethumb_desktop.ui.main_window.frame import Part
from tests.fixtures.assembly import House
from tests.ui.conftest import Stage, Start

OFFLINE = FaultRecord(FaultKind.OFFLINE, "There is no network.", "", retryable=True)
HALTED = LibraryHalted("cloud", OFFLINE, resumes=True)


class Watch:
    """Looks at a window in every turn of the event loop while it is made."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self._timer = QTimer()

    def begin(self, stage: Stage, act: Callable[[int], object] = lambda _: None) -> None:
        def look() -> None:
            self.seen.append(len(stage.window.frame._parts))
            act(self.seen[-1])
            if stage.program._workspace is None:
                self._timer.start()

        self._timer.setSingleShot(True)
        self._timer.timeout.connect(look)
        self._timer.start()


def test_between_two_parts_the_window_has_its_turn(start: Start) -> None:
    watch = Watch()
    start(at_once=watch.begin)
    assert sorted(set(watch.seen)) == list(range(len(Part) + 1))


def test_what_is_wanted_while_the_window_is_made_is_done_then(start: Start) -> None:
    watch = Watch()

    def begin(stage: Stage) -> None:
        def act(parts: int) -> None:
            if parts == 3 and watch.seen.count(3) == 1:
                stage.window.commands.go_to_inspector.trigger()
                stage.drop(stage.picture())

        watch.begin(stage, act)

    stage = start(at_once=begin)
    stage.wait(lambda: len(stage.jobs) == 1)
    assert 3 in watch.seen
    assert stage.window.frame.side.currentWidget() is stage.window.frame._places[Part.INSPECTOR]


def test_a_window_that_is_closed_while_it_is_made_is_made_no_further(
    qapp: QApplication, house: House, qtbot: QtBot
) -> None:
    program = Program(qapp, lambda listener: house.open(), choices=house.settings)
    program.show()
    qtbot.waitUntil(lambda: bool(program.window.frame._parts))
    parts = program.window.frame._parts
    made = len(parts)
    assert made < len(Part)
    program.close()
    qapp.processEvents()
    assert program._workspace is None
    assert len(parts) == made


def test_what_happens_before_there_is_a_tray_is_not_lost_on_it(start: Start, house: House) -> None:
    go, opening = threading.Event(), threading.Event()
    began = threading.Semaphore(0)

    def block() -> None:
        began.release()
        assert go.wait(60)

    def keep_busy(stage: Stage) -> None:
        stage.wait(lambda: stage.program._workspace is not None)
        # All threads that could load what the tray is made of.
        for _ in range(4):
            stage.program.bridge.run(block)
        for _ in range(3):
            assert began.acquire(timeout=60)
        opening.set()

    stage = start(prepare=lambda _: opening.wait(60), at_once=keep_busy)
    program = stage.program
    assert not program.outside
    house.listeners[0](HALTED)
    stage.wait(lambda: HALTED in program._early)
    go.set()
    stage.wait(lambda: program.outside is not None and program.outside._halted == {"cloud"})
