"""What is shown and said of pictures follows their files, and nothing else is published than was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.original import Source, SourceKind, Stamp
from rethumb_desktop.services import Services
from rethumb_desktop.services.inspecting import Survey
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.wording import count, display_name
from rethumb_desktop.ui.panels.inspector.panel import InspectorPanel
from rethumb_desktop.ui.panels.inspector.privacy_briefing import PrivacyBriefing
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel

Act = Callable[[], object]
Stamps = Mapping[Source, Stamp | None]

_PAUSE_MS = 120  # a file that is being written tells of it many times
_GLANCE = 1.0  # seconds: what was shown for less than this, nobody has looked at


class Freshness(QObject):
    """Compares files with what was read of them: when a row is chosen, when the window becomes active, when the system
    tells of a change, and before pictures are published. What was written since is read again and shown.

    The system may say nothing, as it does of network drives. Disks are asked on threads only. `written` carries the
    originals that are others now.
    """

    written = Signal(object)

    def __init__(
        self,
        window: QWidget,
        preview: PreviewPanel,
        inspector: InspectorPanel,
        briefings: Sequence[PrivacyBriefing],
        bridge: Bridge,
        voice: Voice,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._preview = preview
        self._inspector = inspector
        self._briefings = briefings
        self._bridge = bridge
        self._voice = voice
        self._now = now
        self._services: Services | None = None
        self._shown: Source | None = None
        # As they were when the person could look at them; what was told to have changed counts as looked at.
        self._seen: dict[Source, Stamp | None] = {}
        self._seen_anew: dict[Source, float] = {}
        self._told: set[tuple[Source, Stamp | None]] = set()
        self._warned = False
        self._comparing: Ticket | None = None
        self._assuring: Ticket | None = None
        self._everything = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._ask)
        self._watcher.directoryChanged.connect(self._ask)
        for briefing in briefings:
            briefing.looked.connect(self._looked)
        window.installEventFilter(self)

    def serve(self, services: Services) -> None:
        self._services = services

    def show_job(self, job: Job | None) -> None:
        """Follow the file of the job that is shown."""
        source = job.source if job is not None and job.source.kind is not SourceKind.URL else None
        if source != self._shown:
            self._shown = source
            self._ask()

    def assure(self, jobs: Sequence[Job], publish: Act) -> None:
        """Call `publish` if the originals are those that were looked at; else say which are not and wait for a yes.

        What was never looked at is no matter: nobody has agreed to anything of it.
        """
        if self._assuring is not None:
            self._assuring.cancel()
        sources = [source for source in dict.fromkeys(job.source for job in jobs) if source in self._seen]
        services = self._services
        if services is None or not sources:
            publish()
            return
        self._assuring = self._bridge.run(
            lambda: _look(services, sources, self._shown),
            lambda found: self._assured(*found, publish),
            self._voice.tell,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._everything = True
            self._ask()
        return False

    # Comparing

    def _ask(self, _: str = "") -> None:
        # Not started anew by each notice: a folder that never rests would put it off for ever.
        if not self._pause.isActive():
            self._pause.start()

    def _compare(self) -> None:
        services, shown = self._services, self._shown
        sources = {source for each in self._briefings for source in each.sources} if self._everything else set()
        self._everything = False
        if shown is not None:
            sources.add(shown)
        if services is None or not sources:
            self._watch({})
            return
        if self._comparing is not None:
            self._comparing.cancel()
        self._comparing = self._bridge.run(
            lambda: _look(services, sources, shown), lambda found: self._compared(*found), self._voice.tell
        )

    def _compared(self, stamps: Stamps, outdated: bool) -> None:
        self._watch(stamps)
        for briefing in self._briefings:
            briefing.renew(stamps)
        self._inspector.renew(stamps)
        if outdated:
            self._preview.read_again()

    def _watch(self, stamps: Stamps) -> None:
        """Have the system tell of changes to the file that is shown, and of another that takes its place.

        The disk was asked for it a moment ago and has answered: to begin to watch does not keep the window waiting.
        """
        wanted: set[str] = set()
        if self._shown is not None and self._shown in stamps:
            path = Path(self._shown.location)
            wanted = {str(path), str(path.parent)} if stamps[self._shown] is not None else {str(path.parent)}
        elif self._shown is not None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for place in watched - wanted:
            self._watcher.removePath(place)
        for place in wanted - watched:
            self._watcher.addPath(place)

    # What was looked at

    def _looked(self, surveys: Sequence[Survey]) -> None:
        written = set()
        for survey in surveys:
            source, stamp = survey.source, survey.stamp
            if source.kind is SourceKind.URL:
                continue
            if self._seen.get(source, stamp) != stamp:
                written.add(source)
                if (source, stamp) not in self._told:
                    self._seen_anew[source] = self._now()
            self._seen[source] = stamp
        if written:
            self.written.emit(written)

    def _assured(self, stamps: Stamps, outdated: bool, publish: Act) -> None:
        changed = [source for source, stamp in stamps.items() if self._is_other(source, stamp)]
        if not changed:
            self._publish(stamps, publish)
            return
        self._told.update((source, stamps[source]) for source in changed)
        for source in changed:
            self._seen_anew.pop(source, None)
        gone = [source for source in changed if stamps[source] is None]
        text = self._describe([source for source in changed if stamps[source] is not None], gone)
        self._warned = True
        self._voice.warn(text, self.tr("Publish anyway"), lambda: self._publish(stamps, publish))
        self._compared(stamps, outdated)

    def _is_other(self, source: Source, stamp: Stamp | None) -> bool:
        just_now = self._now() - self._seen_anew.get(source, float("-inf")) < _GLANCE
        return just_now or self._seen.get(source, stamp) != stamp

    def _publish(self, sources: Iterable[Source], publish: Act) -> None:
        if self._warned:
            self._warned = False
            self._voice.forget()
        for source in sources:
            self._seen.pop(source, None)
            self._seen_anew.pop(source, None)
        self._told.clear()
        publish()

    def _describe(self, changed: Sequence[Source], gone: Sequence[Source]) -> str:
        sentences = []
        if changed:
            one = self.tr("“{name}” has changed since you looked at it.")
            text = count(len(changed), one, self.tr("{n} pictures have changed since you looked at them."))
            sentences.append(text.replace("{name}", display_name(changed[0])))
        if gone:
            one = self.tr("“{name}” is not there any more.")
            text = count(len(gone), one, self.tr("{n} pictures are not there any more."))
            sentences.append(text.replace("{name}", display_name(gone[0])))
        return " ".join([*sentences, self.tr("Nothing was published yet.")])


def _look(services: Services, sources: Iterable[Source], shown: Source | None) -> tuple[Stamps, bool]:
    """Return the stamps of files, and whether the preview is of another one than is there now."""
    outdated = shown is not None and services.previewing.forget_changed(shown)
    return services.inspecting.stamps(sources), outdated
