"""What the privacy line has to say of the jobs that are chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from threading import Event as Flag
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.original import Source, SourceKind, Stamp
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
    again. The newest choice wins. `looked` carries the surveys that came.
    """

    looked = Signal(object)

    def __init__(self, bridge: Bridge, line: Telling, parent: QObject, most: int = MOST_PICTURES) -> None:
        super().__init__(parent)
        self.most = most
        self._bridge = bridge
        self._line = line
        self._inspecting: Inspecting | None = None
        self._jobs: Sequence[Job] = ()
        self._number = 0
        self._surveys: dict[Source, Survey] = {}
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

    @property
    def sources(self) -> Sequence[Source]:
        """The originals that are spoken of."""
        return self._sources

    def show_jobs(self, current: Job | None, selected: Sequence[Job]) -> None:
        """Speak of the selected jobs where there are several, else of the current one."""
        several = len(selected) > 1
        self._number = len(selected) if several else int(current is not None)
        self._jobs = tuple(selected[: self.most]) if several else (current,) if current is not None else ()
        sources = tuple(job.source for job in self._jobs)
        if sources != self._sources:
            self._sources = sources
            # One alone is looked at for itself, and what could not be looked at is tried again.
            kept = set(sources) if several else set()
            self._surveys = {at: found for at, found in self._surveys.items() if at in kept and found.outline}
            self._look_again()
        self._tell()

    def renew(self, stamps: Mapping[Source, Stamp | None]) -> None:
        """Look again at the originals that were written since they were looked at."""
        changed = [
            source
            for source, stamp in stamps.items()
            if source in self._surveys and source.kind is not SourceKind.URL and self._surveys[source].stamp != stamp
        ]
        if changed:
            for source in changed:
                del self._surveys[source]
            self._look_again()
            self._tell()

    def _look_again(self) -> None:
        self._stop.set()
        self._stop = Flag()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._settle.start()

    def _look(self) -> None:
        inspecting, stop = self._inspecting, self._stop
        wanted = [source for source in dict.fromkeys(self._sources) if source not in self._surveys]
        if inspecting is None or not wanted or self._ticket is not None:
            return
        # One that is chosen is shown anyway: it may be fetched from the web.
        fetch = len(self._sources) == 1
        self._ticket = self._bridge.run_steps(
            lambda: _bundled(inspecting.survey(wanted, stop.is_set, fetch=fetch)),
            self._found,
            lambda _: None,
            self._failed,
        )

    def _found(self, surveys: list[Survey]) -> None:
        self._surveys.update((survey.source, survey) for survey in surveys)
        self._tell()
        self.looked.emit(surveys)

    def _failed(self, _: Fault) -> None:
        # The preview says why it cannot be read.
        self._line.say(None)

    def _tell(self) -> None:
        if self._jobs and not self._surveys and self._line.isVisible():
            self._line.wait()
        else:
            self._line.say(self._verdict() if self._surveys and self._jobs else None)

    def _verdict(self) -> Verdict | None:
        looked = ((job, self._surveys[job.source]) for job in self._jobs if job.source in self._surveys)
        cases = [
            Case(survey.outline, job.recipes, job.state.has_links, job.differs(survey.sha256)) for job, survey in looked
        ]
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


def _bundled(surveys: Iterator[Survey]) -> Iterator[list[Survey]]:
    """Yield surveys by the bundle, so that the window is not told of each."""
    bundle: list[Survey] = []
    for survey in surveys:
        bundle.append(survey)
        if len(bundle) == _TOLD_EVERY:
            yield bundle
            bundle = []
    if bundle:
        yield bundle
