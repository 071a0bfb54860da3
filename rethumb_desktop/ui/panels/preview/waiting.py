"""What is waited for, and what is said in place of a picture that is not there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.ui.panels.preview.pictures import Pictures

#: How long nothing is said of the waiting: what is quick must not flicker.
PATIENCE_MS = 300
_NOTHING = "–"


class Waiting(QObject):
    """Follows an original and its result until each has come or failed."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(pictures)
        self._pictures = pictures
        self._original_ended = self._result_ended = True
        self._original_fault: Fault | None = None
        self._result_fault: Fault | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._say_waiting)

    @property
    def failed(self) -> bool:
        """Whether there will be no original."""
        return self._original_fault is not None

    def drop(self) -> None:
        """Wait for nothing any more."""
        self._patience.stop()
        self._original_ended = self._result_ended = True
        self._original_fault = self._result_fault = None

    def for_original(self) -> None:
        self._original_ended, self._original_fault = False, None

    def for_result(self, *, none: bool) -> None:
        """Wait for another result; `none` is to come of a recipe that makes no picture."""
        self._result_ended, self._result_fault = none, None
        self._patience.start()

    def original_came(self) -> None:
        self._original_ended = True
        self._tell_result_fault()

    def original_failed(self, fault: Fault) -> None:
        """Say why there is no original."""
        self._original_ended, self._original_fault = True, fault
        self._pictures.say_original(fault.title)
        self._tell_result_fault()

    def result_came(self) -> None:
        self._result_ended, self._result_fault = True, None

    def result_failed(self, fault: Fault) -> None:
        self._result_ended, self._result_fault = True, fault
        self._tell_result_fault()

    def _tell_result_fault(self) -> None:
        """Say why there is no result, once it is known whether the original says the same already."""
        if self._result_fault is not None and self._original_ended:
            same = self._original_fault is not None and self._original_fault.title == self._result_fault.title
            self._pictures.say_result(_NOTHING if same else self._result_fault.title)

    def _say_waiting(self) -> None:
        if not self._original_ended and not self._pictures.has_original:
            self._pictures.say_original(self.tr("Reading…"))
        if not self._result_ended:
            self._pictures.say_result(self.tr("Rendering…"))
