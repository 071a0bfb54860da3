"""The intake of a watched folder that publishes: settled files become jobs of the queue."""

from __future__ import annotations

from collections.abc import Sequence

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, NewJob
from rethumb_desktop.domain.ports import JobQueue, PresetBook, Publications
from rethumb_desktop.domain.recipe import format_recipe
from rethumb_desktop.domain.watched_folder import FolderState, WatchedFile, WatchedFolder
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.outputs import Outputs
from rethumb_desktop.services.publishing import Publishing
from rethumb_desktop.services.queue.pipeline import check_consent
from rethumb_desktop.services.watching.intake import Refusal
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
    ) -> None:
        self._folder = folder
        self._presets = presets
        self._libraries = libraries
        self._publications = publications
        self._queue = queue
        self._publishing = publishing
        self._outputs = outputs

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

    def queue(self, files: Sequence[WatchedFile]) -> None:
        recipes, folder = recipes_of(self._folder, self._presets), self._folder
        new = [
            NewJob(file_source(file.path), recipes, folder.library, watch=folder.id, sha256=file.sha256)
            for file in files
        ]
        self._publishing.submit_watched(list(zip(files, new, strict=True)))

    def job(self, job: int) -> Job | None:
        return self._queue.get(job) if job > 0 else None
