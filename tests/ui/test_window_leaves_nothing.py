"""Windows that were closed leave nothing behind: counted is what lives, of ours and of Qt's widgets."""

from __future__ import annotations

import gc
from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.application import Program
from tests.fixtures.assembly import House
from tests.ui.conftest import PATIENCE_MS

OURS = "rethumb_desktop."


def open_and_close(qapp: QApplication, house: House, qtbot: QtBot) -> None:
    """One window, from its start to its end, with all that is made after it was seen."""
    program = Program(qapp, lambda listener: house.open(), choices=house.settings)
    program.show()
    try:
        qtbot.waitUntil(lambda: program.outside is not None, timeout=PATIENCE_MS)
    finally:
        program.close()


def living() -> Counter[str]:
    """How many there are of each kind of object."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    kinds = map(type, gc.get_objects())
    # The module of a few kinds that are not ours is no text.
    counted = (kind for kind in kinds if str(kind.__module__).startswith(OURS) or issubclass(kind, QWidget))
    return Counter(kind.__qualname__ for kind in counted)


def test_ten_windows_leave_no_more_than_two(qapp: QApplication, house: House, qtbot: QtBot) -> None:
    for _ in range(2):
        open_and_close(qapp, house, qtbot)
    before = living()
    for _ in range(8):
        open_and_close(qapp, house, qtbot)
    assert living() - before == Counter()
