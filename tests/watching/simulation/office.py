"""What a simulated program does with settled files: jobs wait, read, and publish or fail; the index has its moods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.job import Job, JobChange, JobState, NewJob
from rethumb_desktop.domain.watched_folder import FileState, FolderState, WatchedFile
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.watching import MemoryWatchRecords
from rethumb_desktop.services.watching.intake import Refusal
from tests.fixtures.records import THUMBNAIL, file_source
from tests.watching.simulation.disk import SimulatedDisk, digest_of

WATCH = "simulated"
DAMAGED, OWN = b"damaged", b"own"
_SOURCE = file_source()
Told = Callable[[int, JobState, FaultRecord | None], None]


class Crash(Exception):
    """The program ends here and now."""


class MoodyRecords(MemoryWatchRecords):
    """Fail now and then before anything is written, or let the program crash right after it was."""

    def __init__(self, queue: MemoryQueue, chance: Random) -> None:
        super().__init__(queue)
        self._chance = chance
        self.moody = True

    def find(self, watch: str, path: str) -> WatchedFile | None:
        self._have_mood()
        return super().find(watch, path)

    def in_folder(self, watch: str, folder: str) -> dict[str, WatchedFile]:
        self._have_mood(0.01)
        return super().in_folder(watch, folder)

    def note(self, files: Sequence[WatchedFile]) -> None:
        self._have_mood()
        super().note(files)
        self._crash()

    def queue(self, batch: str, files: Sequence[tuple[WatchedFile, NewJob]]) -> list[Job]:
        self._have_mood()
        jobs = super().queue(batch, files)
        self._crash()
        return jobs

    def note_job(self, watch: str, job: int, state: FileState, error: FaultRecord | None = None) -> list[WatchedFile]:
        self._have_mood()
        files = super().note_job(watch, job, state, error)
        self._crash()
        return files

    def _have_mood(self, likely: float = 0.0005) -> None:
        if self.moody and self._chance.random() < likely:
            raise Fault(FaultKind.INDEX, "The index is busy.", retryable=True)

    def _crash(self) -> None:
        if self.moody and self._chance.random() < 0.001:
            raise Crash


class Office:
    """Implements `Intake`. `judge` is asked about every file before it is queued, `told` hears how jobs end."""

    def __init__(self, disk: SimulatedDisk, chance: Random, *, library: bool) -> None:
        self._disk = disk
        self._chance = chance
        self._library = library
        self.jobs = MemoryQueue(lambda publications: None)
        self.records = MoodyRecords(self.jobs, chance)
        self.judge: Callable[[WatchedFile], None] = lambda file: None
        self.told: Told = lambda job, state, error: None
        self.waiting: dict[int, WatchedFile] = {}
        self._given_up: dict[int, WatchedFile] = {}
        self.published: Counter[str] = Counter()
        #: Digests whose job came to nothing for a reason of its own.
        self.refused: Counter[str] = Counter()
        self.refuses = False

    # As the engine sees it

    def refusal(self) -> Refusal | None:
        return Refusal(FolderState.CONSENT, "Nobody has agreed yet.") if self.refuses else None

    def is_own(self, sha256: str) -> bool:
        return sha256 == digest_of(OWN)

    def holds(self, sha256: str) -> bool:
        return self._library and sha256 in self.published

    def covers(self, known: WatchedFile) -> bool:
        return True

    def hold_back(self) -> None:
        """Nothing: what waits here goes on."""

    def queue(self, files: Sequence[WatchedFile]) -> None:
        for file in files:
            self.judge(file)
        assert len({file.sha256 for file in files}) == len(files), "the same bytes twice"
        try:
            self.records.queue("batch", [(file, NewJob(_SOURCE, (THUMBNAIL,), "Cloud")) for file in files])
        finally:  # also where the program crashes right after
            for file in files:
                known = MemoryWatchRecords.find(self.records, WATCH, file.path)
                if known is not None and known.job is not None and known.state is FileState.QUEUED:
                    self.waiting.setdefault(known.job, known)

    def job(self, job: int) -> Job | None:
        return self.jobs.get(job)

    # What becomes of jobs

    def work(self) -> None:
        """Bring a job to its end, any of those that wait."""
        if self.waiting:
            job = self._chance.choice(list(self.waiting)[:20])
            file = self.waiting.pop(job)
            state, error = self._try(file)
            if state is JobState.FAILED:
                self._given_up[job] = file
            self._end(job, state, error)

    def cancel(self) -> None:
        """Cancel a job as a person does."""
        if self.waiting:
            job, file = self.waiting.popitem()
            self.refused[file.sha256] += 1
            self._end(job, JobState.CANCELLED, None)

    def retry(self) -> None:
        """Try a failed job again, as a person does."""
        if self._given_up:
            job, file = self._given_up.popitem()
            if self.jobs.requeue([job]):
                self.waiting[job] = file

    def clear(self) -> None:
        """Take all ended jobs off the queue."""
        self._given_up.clear()
        self.jobs.remove(job.id for job in self.jobs.jobs() if job.state.ended)

    def _try(self, file: WatchedFile) -> tuple[JobState, FaultRecord | None]:
        try:
            content = self._disk.read(file.path)
        except Fault as fault:
            return JobState.FAILED, fault.record()
        digest = digest_of(content)
        if digest != file.sha256:
            return JobState.FAILED, FaultRecord(
                FaultKind.CHANGED, "The file holds other bytes now.", "", retryable=True
            )
        if content.startswith(DAMAGED):
            return JobState.FAILED, FaultRecord(FaultKind.DAMAGED, "The file is damaged.", "", retryable=False)
        if self._chance.random() < 0.02:
            self.refused[digest] += 1
            return JobState.FAILED, FaultRecord(FaultKind.IMPOSSIBLE, "That cannot be made of it.", "", retryable=False)
        if self.records.moody and self._chance.random() < 0.02:
            return JobState.FAILED, FaultRecord(FaultKind.OFFLINE, "The store is out of reach.", "", retryable=True)
        if self.holds(digest):
            return JobState.DUPLICATE, None
        self.published[digest] += 1
        return JobState.PUBLISHED, None

    def _end(self, job: int, state: JobState, error: FaultRecord | None) -> None:
        self.jobs.apply([JobChange(job, state, error=error)])
        self.told(job, state, error)
