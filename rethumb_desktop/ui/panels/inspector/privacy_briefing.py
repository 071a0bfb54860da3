"""What the privacy line has to say of the jobs that are chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Event as Flag
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.original import Source
from rethumb_desktop.services.disclosure import Outline
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.verdict import Case, Verdict, judge_many, judge_outline
from rethumb_desktop.ui.theme.colours import Tone

if TYPE_CHECKING:
    from rethumb_desktop.services.inspecting import Inspecting, Survey

#: At most so many originals are looked at for one line.
MOST_PICTURES = 1_000
_SETTLE_MS = 120
_TOLD_EVERY = 25  # pictures


class Telling(Protocol):
    """Where a verdict is said; None says nothing."""

    def wait(self) -> None: ...

    def say(self, verdict: Verdict | None, /) -> None: ...

    def isVisible(self) -> bool: ...


class PrivacyBriefing(QObject):
    """Looks at the chosen originals on a thread and has a line say what of them will be published.

    At most `most` are looked at, and that is said. Jobs that only moved on, or whose recipes changed, are not read
    again. The newest choice wins.
    """

    def __init__(self, bridge: Bridge, line: Telling, parent: QObject, most: int = MOST_PICTURES) -> None:
        super().__init__(parent)
        self.most = most
        self._bridge = bridge
        self._line = line
        self._inspecting: Inspecting | None = None
        self._jobs: Sequence[Job] = ()
        self._number = 0
        self._outlines: list[Outline | None] = []
        self._sources: tuple[Source, ...] = ()
        self._ticket: Ticket | None = None
        self._stop = Flag()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)

    def serve(self, inspecting: Inspecting) -> None:
        """Begin to look: the services are there."""
        self._inspecting = inspecting
        self._settle.start()

    def show_jobs(self, current: Job | None, selected: Sequence[Job]) -> None:
        """Speak of the selected jobs where there are several, else of the current one."""
        several = len(selected) > 1
        self._number = len(selected) if several else int(current is not None)
        self._jobs = tuple(selected[: self.most]) if several else (current,) if current is not None else ()
        sources = tuple(job.source for job in self._jobs)
        if sources != self._sources:
            self._forget()
            self._sources = sources
            self._settle.start()
        self._tell()

    def _look(self) -> None:
        inspecting = self._inspecting
        if inspecting is None or not self._sources or self._ticket is not None:
            return
        sources, stop = self._sources, self._stop
        if len(sources) == 1:
            # One that is chosen is shown anyway: it may be fetched from the web.
            self._ticket = self._bridge.run(lambda: inspecting.look(sources[0]), self._found_one, self._failed)
        else:
            self._ticket = self._bridge.run_steps(
                lambda: _bundled(inspecting.survey(sources, stop.is_set)), self._found, lambda _: None, self._failed
            )

    def _found_one(self, outline: Outline | None) -> None:
        self._found([outline])

    def _found(self, outlines: list[Outline | None]) -> None:
        self._outlines += outlines
        self._tell()

    def _failed(self, _: Fault) -> None:
        # The preview says why it cannot be read.
        self._line.say(None)

    def _forget(self) -> None:
        self._stop.set()
        self._stop = Flag()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._outlines = []

    def _tell(self) -> None:
        if self._jobs and not self._outlines and self._line.isVisible():
            self._line.wait()
        else:
            self._line.say(self._verdict() if self._outlines and self._jobs else None)

    def _verdict(self) -> Verdict | None:
        looked = zip(self._jobs, self._outlines, strict=False)
        cases = [Case(outline, job.recipes, job.state.has_links) for job, outline in looked]
        if len(self._jobs) == 1:
            return judge_outline(cases[0])
        verdict = judge_many(cases)
        if len(cases) == self._number:
            return verdict
        if len(cases) < len(self._jobs):
            return replace(verdict, text=self.tr("So far: {what}").replace("{what}", verdict.text))
        # Nobody knows of the rest: that is no all-clear.
        rest = self.tr("{n} more were not looked at.").replace("{n}", str(self._number - len(cases)))
        first = self.tr("Of the first {n}: {what}").replace("{n}", str(len(cases))).replace("{what}", verdict.text)
        text = f"{first} {rest}"
        return replace(verdict, text=text) if verdict.tone is Tone.WARNING else Verdict.plain(text)


def _bundled(surveys: Iterator[Survey]) -> Iterator[list[Outline | None]]:
    """Yield outlines by the bundle, so that the window is not told of each."""
    bundle: list[Outline | None] = []
    for survey in surveys:
        bundle.append(survey.outline)
        if len(bundle) == _TOLD_EVERY:
            yield bundle
            bundle = []
    if bundle:
        yield bundle
