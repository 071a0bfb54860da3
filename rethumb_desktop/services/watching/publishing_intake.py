"""The intake of a watched folder that publishes: settled files become jobs of the queue."""

from __future__ import annotations

from collections.abc import Sequence

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, NewJob
from rethumb_desktop.domain.ports import JobQueue, PresetBook, Publications
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.recipe import format_recipe
from rethumb_desktop.domain.watched_folder import FileState, FolderState, WatchedFile, WatchedFolder
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.outputs import Outputs
from rethumb_desktop.services.publishing import Publishing
from rethumb_desktop.services.queue.pipeline import check_consent
from rethumb_desktop.services.watching.intake import Refusal
from rethumb_desktop.services.watching.recall import Recall
from rethumb_desktop.services.watching.recipes import recipes_of


class PublishingIntake:
    """Implements `Intake`."""

    def __init__(
        self,
        folder: WatchedFolder,
        presets: PresetBook,
        libraries: Libraries,
        publications: Publications,
        queue: JobQueue,
        publishing: Publishing,
        outputs: Outputs,
        records: WatchRecords,
        recall: Recall,
    ) -> None:
        self._folder = folder
        self._presets = presets
        self._libraries = libraries
        self._publications = publications
        self._queue = queue
        self._publishing = publishing
        self._outputs = outputs
        self._records = records
        self._recall = recall

    def refusal(self) -> Refusal | None:
        try:
            recipes_of(self._folder, self._presets)
            check_consent(self._libraries.find(self._folder.library))
        except Fault as fault:
            state = FolderState.CONSENT if fault.kind is FaultKind.CONSENT else FolderState.UNUSABLE
            return Refusal(state, fault.title)
        return None

    def is_own(self, sha256: str) -> bool:
        return self._outputs.hold(sha256)

    def holds(self, sha256: str) -> bool:
        wanted = {format_recipe(recipe) for recipe in recipes_of(self._folder, self._presets)}
        published = {each.recipe: each for each in self._publications.of_original(self._folder.library, sha256)}
        if not wanted <= published.keys():
            return False
        library = self._libraries.find(self._folder.library)
        if library.account is not None:
            return True
        # What is in a folder may have been deleted by somebody.
        store = self._libraries.store(library)
        return all(store.head(published[recipe].key) is not None for recipe in wanted)

    def covers(self, known: WatchedFile) -> bool:
        if known.state is not FileState.QUEUED:
            return self.holds(known.sha256)
        job = self.job(known.job) if known.job is not None else None
        wanted = recipes_of(self._folder, self._presets)
        return job is not None and job.library == self._folder.library and set(wanted) <= set(job.recipes)

    def queue(self, files: Sequence[WatchedFile]) -> None:
        before = [self._records.find(file.watch, file.path) for file in files]
        recipes, folder = recipes_of(self._folder, self._presets), self._folder
        new = [
            NewJob(file_source(file.path), recipes, folder.library, watch=folder.id, sha256=file.sha256)
            for file in files
        ]
        self._publishing.submit_watched(list(zip(files, new, strict=True)))
        # What failed before is tried again by the new job, and by that one only.
        failed = [file.job for file in before if file is not None and file.job is not None]
        if failed:
            self._publishing.remove([job for job in failed if job > 0])

    def job(self, job: int) -> Job | None:
        return self._queue.get(job) if job > 0 else None

    def hold_back(self) -> None:
        self._recall.hold_back(self._folder.id)
