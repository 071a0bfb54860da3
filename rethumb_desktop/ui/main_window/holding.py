"""Pictures that wait for the person: looked at, cropped, and then published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from rethumb_desktop.domain.cropping import Cropping
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job, NewJob, Revision
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.consent import Consent
from rethumb_desktop.ui.main_window.crops import Crops
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.turns import Turns
from rethumb_desktop.ui.models.verdict import Verdict
from rethumb_desktop.ui.models.wording import count
from rethumb_desktop.ui.panels.header import Header
from rethumb_desktop.ui.panels.inspector.privacy_briefing import PrivacyBriefing
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.panels.queue.panel import QueuePanel

translate = QCoreApplication.translate


#: How many of the held pictures are looked at for their positions; reading them takes its time.
_LOOKED_AT = 200


class _HeldLine:
    """The place in the bar of the held pictures where their privacy is told."""

    def __init__(self, queue: QueuePanel) -> None:
        self._queue = queue

    def wait(self) -> None:
        """Leave what is said: the bar must not jump."""

    def say(self, verdict: Verdict | None, /) -> None:
        self._queue.show_privacy(verdict)

    def isVisible(self) -> bool:
        return self._queue.held.isVisible()


class Holding(QObject):
    """What is done with held jobs: the choosers change them, crops are placed, Publish lets them go."""

    def __init__(
        self,
        model: QueueModel,
        queue: QueuePanel,
        preview: PreviewPanel,
        header: Header,
        consent: Consent,
        bridge: Bridge,
        voice: Voice,
    ) -> None:
        super().__init__(queue)
        self._model = model
        self._queue = queue
        self._preview = preview
        self._header = header
        self._consent = consent
        self._bridge = bridge
        self._voice = voice
        # What is let go has to be as it was revised last.
        self._turns = Turns(bridge)
        # What jobs were last asked to become; the model tells it a moment later.
        self._asked: dict[int, Revision] = {}
        self._crops = Crops(lambda: header.presets)
        self._services: Services | None = None
        self._preset: Preset | None = None
        queue.publish.connect(self.publish)
        queue.at_once_chosen.connect(self.prefer_at_once)
        preview.know_plain(self._plain)
        preview.crop_changed.connect(self.place_crop)
        preview.publish_again.connect(self.publish_crop)
        header.chosen.connect(self.follow_choosers)
        self.briefing = PrivacyBriefing(bridge, _HeldLine(queue), self, _LOOKED_AT)
        #: Asked before jobs are let go, whether they are what was looked at; calls what is given once that is settled.
        self.assure: Callable[[Sequence[Job], Callable[[], object]], object] = lambda _, go_on: go_on()
        model.held_changed.connect(self._tell_promise)
        model.held_changed.connect(self._brief)

    def serve(self, services: Services) -> None:
        self._services = services
        self._preset = self._header.preset
        self.briefing.serve(services.inspecting)

    def publish(self, jobs: Sequence[Job]) -> None:
        """Let held jobs go; an account that was never used is asked for first."""
        # A crop that was moved by keys is told after a moment only.
        self._preview.settle_crop()
        services = self._services
        ids = [job.id for job in jobs if job.held]
        if services is None or not ids:
            return
        libraries = {job.library for job in jobs if job.held}

        def let_go() -> None:
            self._turns.run(lambda: services.publishing.let_go(ids), lambda _: None, self._voice.tell)

        asked = [library for library in self._header.libraries if library.name in libraries]
        self.assure([job for job in jobs if job.held], lambda: self._ask_for(asked, len(ids), let_go))

    def follow_choosers(self) -> None:
        """Have the held jobs become what the choosers say now, their crops kept where they were placed.

        Those that were dropped with a recipe of their own keep it.
        """
        before, preset, library = self._preset, self._header.preset, self._header.library
        self._preset = preset
        if preset is None or library is None:
            return
        self._revise([self._follow(each, before, preset, library) for each in self._held])

    def place_crop(self, jobs: Sequence[Job], cropping: Cropping) -> None:
        """Crop held jobs otherwise."""
        placed = {job.id for job in jobs if job.held}
        held = [each for each in self._held if each.job in placed]
        preset, place = self._preset, self._crops.place
        self._revise([replace(each, recipes=place(each.job, each.recipes, preset, cropping)) for each in held])

    def publish_crop(self, jobs: Sequence[Job], cropping: Cropping) -> None:
        """Publish originals again that are to be cropped otherwise."""
        preset, crop = self._preset, self._crops.crop
        self.publish_again(
            [NewJob(job.source, crop(job.id, job.recipes, preset, cropping), job.library) for job in jobs]
        )

    def publish_again(self, jobs: Sequence[NewJob]) -> None:
        """Publish originals once more, in another way."""
        services = self._services
        if services is None or not jobs:
            return
        libraries = {job.library for job in jobs}

        def submit() -> None:
            self._bridge.run(lambda: services.publishing.submit_again(jobs), None, self._voice.tell)

        self._ask_for([library for library in self._header.libraries if library.name in libraries], len(jobs), submit)

    def prefer_at_once(self, at_once: bool) -> None:
        """Keep whether pictures are published as soon as they are dropped."""
        services = self._services
        if services is not None:
            self._bridge.run(
                lambda: services.preferring.change(lambda now: replace(now, look_first=not at_once)),
                None,
                self._voice.tell,
            )

    def _brief(self) -> None:
        held = self._model.held
        self._asked = {job.id: self._asked[job.id] for job in held if job.id in self._asked}
        self._crops.keep(lambda job: self._model.find(job) is not None)
        # What was asked for is true at once: the verdict on what was there before would be another's.
        asked, first = self._asked, held[:_LOOKED_AT]
        jobs = [replace(job, recipes=asked[job.id].recipes) if job.id in asked else job for job in first]
        jobs += held[_LOOKED_AT:]
        self.briefing.show_jobs(jobs[0] if jobs else None, jobs)

    def _tell_promise(self) -> None:
        """Say where the held pictures will go."""
        names = {job.library for job in self._model.held}
        libraries = [library for library in self._header.libraries if library.name in names]
        if len(libraries) != 1:
            self._queue.show_promise("")
            return
        account = libraries[0].account
        if account is None:
            self._queue.show_promise(self.tr("Nothing leaves this computer."))
            return
        text = self.tr("To “{library}” on {host}.")
        self._queue.show_promise(text.replace("{library}", account.name).replace("{host}", account.host))

    def _ask_for(self, libraries: Sequence[Library], pictures: int, agreed: Callable[[], object]) -> None:
        """Ask for one library after the other; call `agreed` where all may be published to."""
        if not libraries:
            agreed()
            return
        first, *rest = libraries
        self._consent.ask_first(
            first, lambda: describe_pictures(pictures), lambda: self._ask_for(rest, pictures, agreed)
        )

    def _follow(self, held: Revision, before: Preset | None, preset: Preset, library: Library) -> Revision:
        """Return what a held job becomes: its crop stays, as does a recipe of its own."""
        recipes = held.recipes if before is None else self._crops.follow(held.job, held.recipes, before, preset)
        return Revision(held.job, recipes, library.name)

    def _plain(self, job: Job) -> tuple[Recipe, ...]:
        """Return a job's recipes without what was cropped by hand."""
        return self._crops.plain(job.id, job.recipes, self._preset)

    @property
    def _held(self) -> list[Revision]:
        """The held jobs as they are to be."""
        return [self._asked.get(job.id) or Revision(job.id, job.recipes, job.library) for job in self._model.held]

    def _revise(self, revisions: Sequence[Revision]) -> None:
        services = self._services
        now = {each.job: each for each in self._held}
        new = [each for each in revisions if each != now[each.job]]
        if services is None or not new:
            return
        self._asked.update((each.job, each) for each in new)
        self._brief()
        self._turns.run(
            lambda: services.publishing.revise(new), lambda _: None, lambda fault: self._refused(new, fault)
        )

    def _refused(self, revisions: Sequence[Revision], fault: Fault) -> None:
        """Take back what jobs were asked to become."""
        for each in revisions:
            if self._asked.get(each.job) is each:
                del self._asked[each.job]
        self._brief()
        self._voice.tell(fault)


def describe_pictures(number: int) -> str:
    """Say how many pictures are about to leave."""
    return count(number, translate("Holding", "{n} picture"), translate("Holding", "{n} pictures"))
