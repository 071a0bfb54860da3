"""The links of the queue: copied when everything of one drop is done, and whenever they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from rethumb_desktop.domain.events import BatchEnded, IntakeFailed, LibraryHalted
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.main_window.links import Copied, Links
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.wording import DOT, count
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.colours import Tone

if TYPE_CHECKING:
    from rethumb_desktop.services.sharing import Shared


class QueueLinks(QObject):
    """Has the links of a batch copied when it ends, in queue order, and says how it went.

    Links of a batch that an earlier run began are announced, not copied: the clipboard is the person's. What was said
    of a batch is taken back when another begins, and when none of those is failed any more that it said had failed.
    """

    def __init__(self, model: QueueModel, queue: QueuePanel, links: Links, voice: Voice) -> None:
        super().__init__(links)
        self._model = model
        self._queue = queue
        self._links = links
        self._voice = voice
        self._earlier: set[str] = set()
        self._refused: defaultdict[str, list[IntakeFailed]] = defaultdict(list)
        self._ready: list[Job] = []  # of earlier runs, ended since
        self._last: list[int] = []
        self._told, self._failed = "", frozenset[int]()  # what was said last, and whose failure it told
        # Batches under way, each with what was done of those that began after it and ended before it.
        self._open: dict[str, list[Job]] = {}
        links.copied.connect(self._copied)
        model.counted.connect(self._look_at_failed)
        queue.copy_links.connect(self.copy)
        queue.copy_as.connect(lambda jobs, form: links.copy(_shared(jobs), form=form))
        queue.copy_expiring.connect(lambda jobs, life: links.copy(_shared(jobs), life=life))
        queue.copy_errors.connect(links.copy_errors)
        queue.open_links.connect(lambda jobs: links.open(_shared(jobs)))
        queue.show_originals.connect(links.show_originals)
        queue.show_code.connect(lambda job: links.show_code(_shared([job])))

    def serve(self, earlier: set[str]) -> None:
        """Begin; `earlier` are the batches that an earlier run began."""
        self._earlier = earlier

    def begin(self, jobs: Sequence[Job]) -> None:
        """Note which batches are under way; what is held is not, nor what comes from watched folders."""
        jobs = [job for job in jobs if not job.watch]
        if not all(job.held for job in jobs):
            self._voice.take_back(self._told)
        for job in jobs:
            if job.batch not in self._earlier and not job.held:
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
        found = self._model.of_batch(event.batch)
        if any(job.watch for job in found):
            return  # nobody has asked for these just now: the clipboard is the person's
        jobs = [job for job in found if not job.held]
        done = [job for job in jobs if job.state.has_links]
        self._failed = frozenset(job.id for job in jobs if job.state is JobState.FAILED)
        refused = self._refused.pop(event.batch, [])
        if refused:
            self._voice.warn(_describe_refused(refused))
        together = self._end_open(event.batch, done)
        news = any(state.has_links for state, number in event.counts if number)
        if not done or not news:
            # Also where nothing came of a retry: what was copied before may have been replaced by the person.
            if len(jobs) == len(found):  # else they wait for the person
                self._say_nothing_done(event, jobs, refused)
            return
        self._last = [job.id for job in done]
        if event.batch in self._earlier:
            self._ready += done
            ready = list(self._ready)
            text = count(_count_links(ready), self.tr("{n} link is ready"), self.tr("{n} links are ready"))
            self._voice.say(text, "link", Tone.GOOD, self.tr("Copy"), lambda: self.copy(ready))
            self._note()
        else:
            self._last = [job.id for job in together]
            self.copy(together, len(self._failed))

    def copy_chosen(self) -> None:
        """Copy the links of the selected rows; where none is selected, of those that a filter shows; where there is no
        filter, of the last batch; else of all.
        """
        shown = self._queue.shown()
        if shown is not None:
            jobs = self._queue.selected() or shown
            if any(job.state.has_links for job in jobs):
                self.copy(jobs)
            else:
                self._voice.say(self.tr("None of the pictures that are shown has a link."))
            return
        rows = [self._model.find(job_id) for job_id in self._last]
        last = [job for job in rows if job is not None]
        self.copy(self._queue.selected() or last or list(self._model.jobs))

    def copy(self, jobs: Sequence[Job], failed: int = 0) -> None:
        """Copy the links of these jobs; `failed` is told beside their number."""
        self._links.copy(_shared(jobs), failed=failed)

    def _end_open(self, batch: str, done: Sequence[Job]) -> list[Job]:
        """Return the jobs whose links are to be copied when this batch ends, in queue order."""
        overtaken = self._open.pop(batch, [])
        for jobs in self._open.values():
            jobs += done
        if QGuiApplication.clipboard().text() != self._links.last_text:
            overtaken = []  # they went somewhere: the person has copied something else since
        there = [job for job in overtaken if self._model.find(job.id) is not None]
        return sorted([*there, *done], key=lambda job: job.id)

    def _copied(self, copied: Copied) -> None:
        if not copied.failed:
            self._failed = frozenset()
        self._note()

    def _note(self) -> None:
        self._told = self._voice.said

    def _look_at_failed(self) -> None:
        """Take back that pictures have failed once they are mended, retried or off the list."""
        if self._failed and not any(self._has_failed(number) for number in self._failed):
            self._failed = frozenset()
            self._voice.take_back(self._told)

    def _has_failed(self, job_id: int) -> bool:
        job = self._model.find(job_id)
        return job is not None and job.state is JobState.FAILED

    def _say_nothing_done(self, event: BatchEnded, jobs: Sequence[Job], refused: Sequence[IntakeFailed]) -> None:
        if self._failed:
            text = count(len(self._failed), self.tr("{n} picture failed"), self.tr("{n} pictures failed"))
            self._voice.say(text + DOT + self.tr("no link was copied"), "circle-alert", Tone.BAD)
        elif jobs:
            self._voice.say(self.tr("Cancelled"), "ban")
        elif not refused and not any(number for _, number in event.counts):
            self._voice.say(self.tr("There were no pictures in it."))
        else:
            return
        self._note()


def _shared(jobs: Sequence[Job]) -> list[Shared]:
    # Loaded when it is wanted: the first paint need not wait for it.
    from rethumb_desktop.services.sharing import shared_of_jobs

    return shared_of_jobs(jobs)


def _count_links(jobs: Sequence[Job]) -> int:
    return sum(len(job.renditions) for job in jobs)


def _describe_refused(refused: Sequence[IntakeFailed]) -> str:
    """Return the first refusals in full and how many there are besides."""
    errors = [event.error for event in refused[:3]]
    lines = [" ".join(translate_service(text) for text in (error.title, error.detail) if text) for error in errors]
    if len(refused) > len(lines):
        lines.append(f"… +{len(refused) - len(lines)}")
    return "\n".join(lines)
