"""The intake of a watched folder that publishes nothing: settled files are rendered into its output folder."""

from __future__ import annotations

from collections.abc import Sequence

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job, NewJob
from rethumb_desktop.domain.ports import PresetBook
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.watched_folder import FolderState, WatchedFile, WatchedFolder
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.outputs import Outputs
from rethumb_desktop.services.watching.beginning import has_other_goal_since
from rethumb_desktop.services.watching.darkroom import Darkroom
from rethumb_desktop.services.watching.intake import Refusal
from rethumb_desktop.services.watching.output_disks import is_output_away, output_fault
from rethumb_desktop.services.watching.recall import Recall
from rethumb_desktop.services.watching.recipes import recipes_of


class RenderingIntake:
    """Implements `Intake`."""

    def __init__(
        self,
        folder: WatchedFolder,
        presets: PresetBook,
        darkroom: Darkroom,
        outputs: Outputs,
        records: WatchRecords,
        recall: Recall,
    ) -> None:
        self._folder = folder
        self._records = records
        self._recall = recall
        self._presets = presets
        self._darkroom = darkroom
        self._outputs = outputs

    def refusal(self) -> Refusal | None:
        try:
            recipes_of(self._folder, self._presets)
            if is_output_away(self._folder, self._records):
                raise output_fault(self._folder)
        except Fault as fault:
            return Refusal(FolderState.UNUSABLE, fault.title)
        return None

    def is_own(self, sha256: str) -> bool:
        return self._outputs.hold(sha256)

    def holds(self, sha256: str) -> bool:
        return False

    def covers(self, known: WatchedFile) -> bool:
        return not has_other_goal_since(known, self._folder, self._records)

    def queue(self, files: Sequence[WatchedFile]) -> None:
        recipes, folder = recipes_of(self._folder, self._presets), self._folder
        new = [NewJob(file_source(file.path), recipes, "", watch=folder.id, sha256=file.sha256) for file in files]
        self._darkroom.add(files, new, folder)

    def job(self, job: int) -> Job | None:
        return self._darkroom.job(job)

    def hold_back(self) -> None:
        self._recall.hold_back(self._folder.id)
