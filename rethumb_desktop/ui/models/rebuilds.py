"""Libraries that are rebuilt from their buckets: which ones are, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event, LibraryReceived
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.device_wording import describe_fault
from rethumb_desktop.ui.models.wording import count

if TYPE_CHECKING:
    from rethumb_desktop.services.upkeep.reports import RebuildReport
    from rethumb_desktop.services.upkeep.upkeep import Upkeep

translate = QCoreApplication.translate


class Rebuilds(QObject):
    """Has libraries rebuilt, also while nobody looks on. What is under way cannot be stopped, only repeated.

    `changed` carries the library's name: it began, more is known again, or it ended. `ended` carries the name and what
    came of it, `failed` the name and why nothing did.
    """

    changed = Signal(str)
    ended = Signal(str, str)
    failed = Signal(str, Fault)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._upkeep: Upkeep | None = None
        self._running: set[str] = set()
        self._came: Counter[str] = Counter()
        self._outcomes: dict[str, str] = {}
        bridge.received.connect(self._follow)

    def serve(self, upkeep: Upkeep) -> None:
        """Begin to have something to rebuild with: the services are there."""
        self._upkeep = upkeep

    def is_running(self, library: str) -> bool:
        return library in self._running

    def describe(self, library: str) -> str:
        """Return how far it is with a library, or what came of it last; "" where nothing is to be said."""
        if library not in self._running:
            return self._outcomes.get(library, "")
        text = translate("Devices", "Rebuilding from the bucket…")
        came = self._came[library]
        if not came:
            return text
        one = translate("Devices", "{n} picture is known again so far.")
        many = translate("Devices", "{n} pictures are known again so far.")
        return " ".join((text, count(came, one, many)))

    def begin(self, library: str) -> None:
        """Have a library rebuilt on a thread, unless it is already."""
        upkeep = self._upkeep
        if upkeep is None or library in self._running:
            return
        self._running.add(library)
        self._came[library] = 0
        self.changed.emit(library)

        def done(report: RebuildReport) -> None:
            text = describe_rebuilt(report)
            self._end(library, text)
            self.ended.emit(library, text)

        def failed(fault: Fault) -> None:
            self._end(library, " ".join(describe_fault(fault.record())))
            self.failed.emit(library, fault)

        self._bridge.run(lambda: upkeep.rebuild(library), done, failed)

    def forget_outcomes(self) -> None:
        """Say no more what came of those that have ended: it was seen."""
        self._outcomes.clear()

    def _end(self, library: str, outcome: str) -> None:
        self._running.discard(library)
        self._outcomes[library] = outcome
        self.changed.emit(library)

    def _follow(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, LibraryReceived) and event.library in self._running:
                self._came[event.library] += event.came
                self.changed.emit(event.library)


def describe_rebuilt(report: RebuildReport) -> str:
    """Return what came of rebuilding a library."""
    one, many = (
        translate("Devices", "{n} picture is known again."),
        translate("Devices", "{n} pictures are known again."),
    )
    parts = [count(report.entries, one, many)]
    if report.from_objects:
        one = translate("Devices", "{n} of them is known by its object alone.")
        parts.append(
            count(report.from_objects, one, translate("Devices", "{n} of them are known by their objects alone."))
        )
    if report.without_note:
        one = translate("Devices", "{n} object tells nothing of itself: it is in no list.")
        many = translate("Devices", "{n} objects tell nothing of themselves: they are in no list.")
        parts.append(count(report.without_note, one, many))
    if report.lost:
        one = translate("Devices", "{n} part is gone: removals and names that only this told are not known.")
        many = translate("Devices", "{n} parts are gone: removals and names that only these told are not known.")
        parts.append(count(report.lost, one, many))
        parts.append(translate("Devices", "A device that has read what is gone tells it anew when it verifies."))
    for problem in report.problems:
        parts += describe_fault(problem)
    kept = translate("Devices", "The index as it was is kept in {file}.")
    return " ".join((*parts, kept.replace("{file}", report.copy)))
