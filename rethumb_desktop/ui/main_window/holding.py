"""Pictures that wait for the person: looked at, cropped, and then published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import overload

from PySide6.QtCore import QCoreApplication, QObject

from rethumb_desktop.domain.cropping import Cropping
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event, JobsRemoved
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
from rethumb_desktop.ui.panels.preview.cropper import takes_crops
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.panels.queue.panel import QueuePanel

translate = QCoreApplication.translate

_Chosen = tuple[Preset, str]  # and the name of a library

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


class _AsAsked(Sequence[Job]):
    """Held jobs as they were asked to be, which is true at once: the verdict on what was there before would be
    another's. Only those that somebody looks at are made: there may be very many.
    """

    def __init__(self, held: Sequence[Job], asked: Mapping[int, Revision]) -> None:
        self._held = held
        self._asked = asked

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, place: int) -> Job: ...
    @overload
    def __getitem__(self, place: slice) -> list[Job]: ...
    def __getitem__(self, place: int | slice) -> Job | list[Job]:
        if isinstance(place, slice):
            return [self._as_asked(job) for job in self._held[place]]
        return self._as_asked(self._held[place])

    def _as_asked(self, job: Job) -> Job:
        asked = self._asked.get(job.id)
        return replace(job, recipes=asked.recipes) if asked is not None else job


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
        # Held jobs that were taken off the list, each with what the choosers said then.
        self._removed: dict[int, _Chosen] = {}
        self.briefing = PrivacyBriefing(bridge, _HeldLine(queue), self, _LOOKED_AT)
        #: Asked before jobs are let go, whether they are what was looked at; calls what is given once that is settled.
        self.assure: Callable[[Sequence[Job], Callable[[], object]], object] = lambda _, go_on: go_on()
        self._connect()

    def _connect(self) -> None:
        model, queue, preview = self._model, self._queue, self._preview
        # Before anybody takes them off the list.
        queue.remove.connect(self._note_removed)
        queue.publish.connect(self.publish)
        queue.retry_elsewhere.connect(self.retry_elsewhere)
        queue.at_once_chosen.connect(self.prefer_at_once)
        preview.know_plain(self._plain)
        preview.crop_changed.connect(self.place_crop)
        preview.publish_again.connect(self.publish_crop)
        self._header.chosen.connect(self.follow_choosers)
        self._bridge.received.connect(self._forget_removed)
        model.held_changed.connect(self._take_back_in)
        model.held_changed.connect(self._tell_promise)
        model.held_changed.connect(self._brief)

    def serve(self, services: Services) -> None:
        self._services = services
        self._preset, library = self._header.preset, self._header.library
        self._queue.offer_library(library.name if library is not None else "")
        self.briefing.serve(services.inspecting)

    def publish(self, jobs: Sequence[Job]) -> None:
        """Let held jobs go; an account that was never used is asked for first."""
        # A crop that was moved by keys is told after a moment only.
        self._preview.settle_crop()
        self._take_back_in()
        services = self._services
        ids = [job.id for job in jobs if job.held]
        if services is None or not ids:
            return
        libraries = Counter(self._now(job).library for job in jobs if job.held)

        def let_go() -> None:
            self._turns.run(lambda: services.publishing.let_go(ids), lambda _: None, self._voice.tell)

        asked = [library for library in self._header.libraries if library.name in libraries]
        self.assure([job for job in jobs if job.held], lambda: self._ask_for(asked, libraries, let_go))

    def retry_elsewhere(self, jobs: Sequence[Job]) -> None:
        """Try failed jobs again in the library that is chosen now."""
        library = self._header.library
        if library is None:
            return

        def retry() -> None:
            self._revise([replace(self._now(job), library=library.name) for job in jobs])
            self._queue.retry.emit(jobs)

        self._preview.settle_crop()
        self._ask_for([library], {library.name: len(jobs)}, retry)

    def settle(self, go_on: Callable[[], object]) -> None:
        """Call `go_on` once jobs are cropped as the person has placed it last."""
        self._preview.settle_crop()
        self._turns.run(lambda: None, lambda _: go_on(), self._voice.tell)

    def follow_choosers(self) -> None:
        """Have the held jobs become what the choosers say now, their crops kept where they were placed.

        Those that were dropped with a recipe of their own keep it.
        """
        before, preset, library = self._preset, self._header.preset, self._header.library
        self._preset = preset
        if preset is None or library is None:
            return
        self._queue.offer_library(library.name)
        self._revise([self._follow(each, before, preset, library) for each in map(self._now, self._model.held)])

    def place_crop(self, jobs: Sequence[Job], cropping: Cropping) -> None:
        """Crop jobs otherwise that wait to be published, or to be tried again."""
        found = [job for each in jobs if (job := self._model.find(each.id)) is not None]
        now = [self._now(job) for job in found if takes_crops(job)]
        preset, place = self._preset, self._crops.place
        self._revise([replace(each, recipes=place(each.job, each.recipes, preset, cropping)) for each in now])

    def publish_crop(self, jobs: Sequence[Job], cropping: Cropping) -> None:
        """Publish originals again that are to be cropped otherwise, and go to the rows that come of it."""
        preset, crop = self._preset, self._crops.crop
        self.publish_again(
            [NewJob(job.source, crop(job.id, job.recipes, preset, cropping), job.library) for job in jobs],
            self._queue.await_rows,
        )

    def publish_again(self, jobs: Sequence[NewJob], submitting: Callable[[], object] = lambda: None) -> None:
        """Publish originals once more, in another way; `submitting` is called once that is agreed to."""
        services = self._services
        if services is None or not jobs:
            return
        libraries = Counter(job.library for job in jobs)

        def submit() -> None:
            submitting()
            self._bridge.run(lambda: services.publishing.submit_again(jobs), None, self._voice.tell)

        self._ask_for([library for library in self._header.libraries if library.name in libraries], libraries, submit)

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
        for number in self._model.take_released():
            self._asked.pop(number, None)
        self._crops.keep(lambda job: job in self._removed or self._model.find(job) is not None)
        jobs = _AsAsked(self._model.held, self._asked)
        self.briefing.show_jobs(jobs[0] if jobs else None, jobs)

    def _tell_promise(self) -> None:
        """Say where the held pictures will go."""
        names = self._model.held_libraries
        libraries = [library for library in self._header.libraries if library.name in names]
        if len(libraries) > 1:
            numbers = Counter(job.library for job in self._model.held)
            self._queue.show_promise(", ".join(_describe_share(each, numbers[each.name]) for each in libraries))
        else:
            self._queue.show_promise(_describe_goal(libraries[0]) if libraries else "")

    def _note_removed(self, jobs: Sequence[Job]) -> None:
        """Keep what the choosers say as held jobs are taken off the list: they may be brought back."""
        library = self._header.library
        if self._preset is not None and library is not None:
            self._removed.update(dict.fromkeys((job.id for job in jobs if job.held), (self._preset, library.name)))

    def _forget_removed(self, events: Sequence[Event]) -> None:
        """Forget jobs that can be brought back no more."""
        for event in events:
            if isinstance(event, JobsRemoved):
                for number in event.ids:
                    self._removed.pop(number, None)

    def _take_back_in(self) -> None:
        """Have held jobs that were brought back follow the choosers as the others did meanwhile."""
        back = [job for number in self._removed if (job := self._model.find(number)) is not None]
        preset, library = self._preset, self._header.library
        if not back or preset is None or library is None:
            return
        then = {job.id: self._removed.pop(job.id) for job in back}
        moved = [self._now(job) for job in back if job.held and then[job.id] != (preset, library.name)]
        self._revise([self._follow(each, then[each.job][0], preset, library) for each in moved])

    def _ask_for(self, libraries: Sequence[Library], pictures: Mapping[str, int], agreed: Callable[[], object]) -> None:
        """Ask for one library after the other; call `agreed` where all may be published to."""
        if not libraries:
            agreed()
            return
        first, *rest = libraries
        self._consent.ask_first(
            first, lambda: describe_pictures(pictures[first.name]), lambda: self._ask_for(rest, pictures, agreed)
        )

    def _follow(self, held: Revision, before: Preset | None, preset: Preset, library: Library) -> Revision:
        """Return what a held job becomes: its crop stays, as does a recipe of its own."""
        recipes = held.recipes if before is None else self._crops.follow(held.job, held.recipes, before, preset)
        return Revision(held.job, recipes, library.name)

    def _plain(self, job: Job) -> tuple[Recipe, ...]:
        """Return a job's recipes without what was cropped by hand."""
        return self._crops.plain(job.id, job.recipes, self._preset)

    def _now(self, job: Job) -> Revision:
        """Return a job as it is to be."""
        return self._asked.get(job.id) or Revision(job.id, job.recipes, job.library)

    def _revise(self, revisions: Sequence[Revision]) -> None:
        services = self._services
        jobs = map(self._model.find, [each.job for each in revisions])
        new = [each for each, job in zip(revisions, jobs, strict=True) if job is not None and each != self._now(job)]
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


def _describe_goal(library: Library) -> str:
    """Say where all held pictures go."""
    account = library.account
    if account is None:
        return translate("Holding", "Nothing leaves this computer.")
    text = translate("Holding", "To “{library}” on {host}.")
    return text.replace("{library}", account.name).replace("{host}", account.host)


def _describe_share(library: Library, pictures: int) -> str:
    """Say how many of the held pictures go to a library, where others go elsewhere."""
    account = library.account
    if account is None:
        one = translate("Holding", "{n} stays on this computer")
        return count(pictures, one, translate("Holding", "{n} stay on this computer"))
    one = translate("Holding", "{n} goes to “{library}” on {host}")
    text = count(pictures, one, translate("Holding", "{n} go to “{library}” on {host}"))
    return text.replace("{library}", account.name).replace("{host}", account.host)
