"""Links: onto the clipboard when a batch ends, and whenever they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.events import BatchEnded, IntakeFailed, JobsQueued, LibraryHalted
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.wording import DOT, count, describe_time
from rethumb_desktop.ui.panels.header import Header
from rethumb_desktop.ui.theme.colours import Tone

OpenUrl = Callable[[QUrl], object]


@dataclass(frozen=True)
class _Copied:
    text: str
    life: timedelta | None  # how long presigned links live; None for links that stay
    links: int
    left_out: int  # jobs whose account was removed


class Links(QObject):
    """Makes the links of jobs off the GUI thread and puts them on the clipboard, in queue order.

    Links of a batch that an earlier run began are announced, not copied: the clipboard is the person's.
    """

    def __init__(
        self,
        parent: QObject,
        model: QueueModel,
        header: Header,
        bridge: Bridge,
        voice: Voice,
        open_url: OpenUrl = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._header = header
        self._bridge = bridge
        self._voice = voice
        self._open_url = open_url
        self._services: Services | None = None
        self._earlier: set[str] = set()
        self._refused: defaultdict[str, list[IntakeFailed]] = defaultdict(list)
        self._ready: list[Job] = []  # of earlier runs, ended since
        self._last: list[int] = []
        # Batches under way, each with what was done of those that began after it and ended before it.
        self._open: dict[str, list[Job]] = {}
        self._put = ""  # what was put on the clipboard last

    def serve(self, services: Services, earlier: set[str]) -> None:
        """Begin; `earlier` are the batches that an earlier run began."""
        self._services = services
        self._earlier = earlier

    def begin(self, event: JobsQueued) -> None:
        """Note which batches are under way."""
        for job in event.jobs:
            if job.batch not in self._earlier:
                self._open.setdefault(job.batch, [])

    def halt(self, event: LibraryHalted) -> None:
        """Forget that batches of a library that waits are under way: the others are not to wait for them."""
        for batch in list(self._open):
            if any(job.library == event.library for job in self._model.of_batch(batch)):
                del self._open[batch]

    def refuse(self, event: IntakeFailed) -> None:
        """Note what could not become a job, to tell it when its batch ends."""
        self._refused[event.batch].append(event)

    def end_batch(self, event: BatchEnded) -> None:
        """Copy the links of a batch and say how it went.

        A batch takes along the links of those that began after it and ended before it, while they are on the clipboard:
        else it would replace them before anybody has pasted them.
        """
        jobs = self._model.of_batch(event.batch)
        done = [job for job in jobs if job.state.has_links]
        refused = self._refused.pop(event.batch, [])
        if refused:
            self._voice.warn(_describe_refused(refused))
        together = self._end_open(event.batch, done)
        if not done:
            self._say_nothing_done(jobs, refused)
            return
        self._last = [job.id for job in done]
        failed = sum(job.state is JobState.FAILED for job in jobs) + len(refused)
        if event.batch in self._earlier:
            self._ready += done
            ready = list(self._ready)
            text = count(_count_links(ready), self.tr("{n} link is ready"), self.tr("{n} links are ready"))
            self._voice.say(text, "link", Tone.GOOD, self.tr("Copy"), lambda: self.copy(ready))
        else:
            self._last = [job.id for job in together]
            self.copy(together, failed)

    def _end_open(self, batch: str, done: Sequence[Job]) -> list[Job]:
        """Return the jobs whose links are to be copied when this batch ends, in queue order."""
        overtaken = self._open.pop(batch, [])
        for jobs in self._open.values():
            jobs += done
        if QGuiApplication.clipboard().text() != self._put:
            overtaken = []  # they went somewhere: the person has copied something else since
        there = [job for job in overtaken if self._model.row_of(job.id) is not None]
        return sorted([*there, *done], key=lambda job: job.id)

    def copy_expiring(self, jobs: Sequence[Job], life: timedelta) -> None:
        """Put links that end after `life` on the clipboard, also where there are links that stay."""
        self.copy(jobs, life=life)

    def copy(self, jobs: Sequence[Job], failed: int = 0, life: timedelta | None = None) -> None:
        """Put the links of these jobs on the clipboard; `failed` is told beside their number."""
        services, form = self._services, self._header.link_form
        wanted = [job for job in jobs if job.state.has_links]
        if services is None or not wanted:
            self._voice.say(self.tr("There is no link to copy yet."))
            return

        def make() -> _Copied:
            known = {library.name for library in services.accounts.libraries()}
            here = [job for job in wanted if job.library in known] or wanted
            text = services.sharing.text(here, form, life)
            expiring = any(services.sharing.expiring(library) for library in {job.library for job in here})
            return _Copied(
                text, life or (_longest() if expiring else None), _count_links(here), len(wanted) - len(here)
            )

        def done(copied: _Copied) -> None:
            self._put = copied.text
            QGuiApplication.clipboard().setText(copied.text)
            self._say_copied(copied, failed)

        self._bridge.run(make, done, self._voice.tell)

    def copy_chosen(self, selected: Sequence[Job]) -> None:
        """Copy the links of the selected rows; where none is selected, of the last batch; else of all."""
        rows = [self._model.row_of(job_id) for job_id in self._last]
        last = [self._model.job(row) for row in rows if row is not None]
        self.copy(selected or last or list(self._model.jobs))

    def copy_errors(self, jobs: Sequence[Job]) -> None:
        lines = [_describe_error(job.source.location, job.error) for job in jobs if job.error is not None]
        QGuiApplication.clipboard().setText("\n\n".join(lines))
        self._voice.say(self.tr("Copied."), "circle-check")

    def open(self, jobs: Sequence[Job]) -> None:
        """Open the first link of the first job."""
        services = self._services
        if services is None or not jobs:
            return

        def done(urls: list[str]) -> None:
            if urls:
                self._open_url(QUrl(urls[0]))

        self._bridge.run(
            lambda: [link.url for links in services.sharing.links(jobs[:1]) for link in links],
            done,
            self._voice.tell,
        )

    def show_originals(self, jobs: Sequence[Job]) -> None:
        """Open the folder of the first job's original."""
        if jobs:
            self._open_url(QUrl.fromLocalFile(str(Path(jobs[0].source.location).parent)))

    # Saying

    def _say_copied(self, copied: _Copied, failed: int) -> None:
        parts = [count(copied.links, self.tr("{n} link copied"), self.tr("{n} links copied"))]
        if copied.left_out:
            one = self.tr("{n} picture left out, its account was removed")
            parts.append(count(copied.left_out, one, self.tr("{n} pictures left out, their account was removed")))
        if failed:
            parts.append(count(failed, self.tr("{n} picture failed"), self.tr("{n} pictures failed")))
        if copied.life is not None:
            parts.append(self.tr("they expire in {time}").replace("{time}", describe_time(copied.life)))
        incomplete = failed or copied.left_out
        tone = Tone.WARNING if incomplete else Tone.GOOD
        self._voice.say(DOT.join(parts), "circle-alert" if incomplete else "clipboard-copy", tone)

    def _say_nothing_done(self, jobs: Sequence[Job], refused: Sequence[IntakeFailed]) -> None:
        failed = [job for job in jobs if job.state is JobState.FAILED]
        if failed:
            text = count(len(failed), self.tr("{n} picture failed"), self.tr("{n} pictures failed"))
            self._voice.say(text + DOT + self.tr("no link was copied"), "circle-alert", Tone.BAD)
        elif jobs:
            self._voice.say(self.tr("Cancelled"), "ban")
        elif not refused:
            self._voice.say(self.tr("There were no pictures in it."))


def _longest() -> timedelta:
    from rethumb_desktop.services.sharing import LONGEST

    return LONGEST


def _count_links(jobs: Sequence[Job]) -> int:
    return sum(len(job.renditions) for job in jobs)


def _describe_error(subject: str, error: FaultRecord) -> str:
    return "\n".join(text for text in (subject, error.title, error.detail, f"({error.kind})") if text)


def _describe_refused(refused: Sequence[IntakeFailed]) -> str:
    """Return the first refusals in full and how many there are besides."""
    lines = [" ".join(text for text in (event.error.title, event.error.detail) if text) for event in refused[:3]]
    if len(refused) > len(lines):
        lines.append(f"… +{len(refused) - len(lines)}")
    return "\n".join(lines)
