"""Taking pictures out of their library: the question, ten seconds to undo it, and what could not be removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.events import AccountsChanged, Event, JobChanged, JobsRemoved, RemovalsChanged
from rethumb_desktop.domain.job import Job, Place, Publication, Removal, RemovalState
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.removal.passing import passes
from rethumb_desktop.services.removal.rights import find_refusal
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.main_window.taking_back import Back, Keys, bring_back, undo
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.wording import count, describe_library, describe_recipe, showable
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar

translate = QCoreApplication.translate

UNDO_MS = 10_000


@dataclass(frozen=True, eq=False)
class _Part:
    """What was removed at once: its keys, the jobs that had published it, and how many pictures or renditions were
    chosen.

    It can be undone until its time is over.
    """

    keys: Keys
    rows: frozenset[int]
    chosen: int
    renditions: bool
    time: QTimer

    @property
    def places(self) -> set[Place]:
        return _places_of(self.keys)


class RemovalWindows(QObject):
    """Asks before, offers to undo after, and shows what could not be removed, in a bar of its own.

    Rows lose what is removed at once, in the queue itself when it can be undone no more; a row that has nothing left is
    taken off. What is removed while earlier pictures can still be brought back joins them in the offer, and keeps a
    time of its own.
    """

    def __init__(
        self, window: QWidget, queue: QueuePanel, model: QueueModel, bridge: Bridge, voice: Voice, theme: Theme
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._bridge = bridge
        self._voice = voice
        self._theme = theme
        self._services: Services | None = None
        self._offer: list[_Part] = []
        self._failed: list[Removal] = []
        self._dismissed: set[Place] = set()
        self._renditions: set[Place] = set()  # what was removed as renditions, and not as pictures
        self._libraries: Sequence[Library] | None = None
        self._told = ""
        self.bar = MessageBar()
        theme.dress(self.bar.close_button, "x")
        self.bar.close_button.clicked.connect(self._closed)
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window, self.undo)
        # Rows that were taken off the list can be brought back by the same key.
        self._shortcut.activatedAmbiguously.connect(self.undo)
        self._shortcut.setEnabled(False)
        queue.take_out.connect(self.ask)
        bridge.received.connect(self._follow)

    def serve(self, services: Services) -> None:
        """Begin; take up what an earlier run has left."""
        self._services = services
        self._bridge.run(services.removing.resume, self._resumed, self._voice.tell)
        self._look()

    def ask(self, jobs: Sequence[Job]) -> None:
        """Ask whether what these jobs have published is to go."""
        what = count(len(jobs), self.tr("{n} picture"), self.tr("{n} pictures"))
        keys = _keys_of(jobs)
        others = {job.source.name for job in self._jobs_of(_places_of(keys))} - {job.source.name for job in jobs}
        self._ask(keys, len(jobs), what, other_names=len(others))

    def ask_publications(self, publications: Sequence[Publication]) -> None:
        """Ask whether these publications are to go."""
        what = self.tr("{n} renditions").replace("{n}", str(len(publications)))
        if len(publications) == 1:
            only = publications[0]
            what = f"“{showable(only.name)}” ({describe_recipe(parse_recipe(only.recipe))})"
        keys = _merge({each.library: [each.key]} for each in publications)
        others = {name for each in publications for name in each.other_names} - {each.name for each in publications}
        self._ask(keys, len(publications), what, renditions=True, other_names=len(others))

    def _ask(self, keys: Keys, chosen: int, what: str, *, renditions: bool = False, other_names: int = 0) -> None:
        """Ask whether the objects under these keys are to go; `what` names them, so many are told of after."""
        if self._services is None or not keys:
            return
        refusals = [find_refusal(each) for each in self._libraries or () if each.name in keys]
        for refusal in refusals:
            if refusal is not None:
                # Before it is asked: nothing is hidden for ten seconds to come back with a complaint.
                self._voice.warn(" ".join(translate_service(text) for text in (refusal.title, refusal.detail)))
                return
        # Loaded when it is wanted: the first paint need not wait for it.
        from rethumb_desktop.ui.panels.removal import RemovalDialog

        agreed = partial(self._remove, keys, chosen, renditions=renditions)
        RemovalDialog(what, list(keys), agreed, self._window, other_names=other_names).open()

    def _remove(self, keys: Keys, chosen: int, *, renditions: bool) -> None:
        """Remove these publications; returns at once."""
        services = self._services
        if services is None:
            return

        def work() -> dict[str, list[str]]:
            asked = {library: services.removing.remove(library, keys[library]) for library in keys}
            return {library: [each.publication.key for each in found] for library, found in asked.items() if found}

        self._bridge.run(work, partial(self._removed, chosen=chosen, renditions=renditions), self._voice.tell)

    def undo(self) -> None:
        """Bring back all that can still be undone; returns at once."""
        services, parts = self._services, self._offer
        if services is None or not parts:
            return
        self._withdraw(parts)
        keys = _merge(part.keys for part in parts)
        rows = frozenset[int]().union(*(part.rows for part in parts))

        def work() -> tuple[Back, Sequence[Job]]:
            back = undo(services.removing, keys)
            return back, services.publishing.jobs()

        self._bridge.run(work, lambda found: self._undone(rows, _places_of(keys), *found), self._voice.tell)

    def retry(self) -> None:
        """Try again what could not be removed."""
        services, failed = self._services, self._failed
        if services is not None:
            for removal in failed:
                services.removing.retry(removal.publication.library, [removal.publication.key])

    def bring_back(self) -> None:
        """Bring back what could not be removed, where it is still there; returns at once."""
        services, failed = self._services, self._failed
        if services is not None:
            keys = _merge({place[0]: [place[1]]} for place in map(_place, failed))
            self._bridge.run(lambda: bring_back(services.removing, keys), self._tell, self._voice.tell)

    def forget(self) -> None:
        """Try no longer to remove what could not be removed; returns at once."""
        services, failed = self._services, self._failed
        if services is not None:
            keys = _merge({place[0]: [place[1]]} for place in map(_place, failed))

            def work() -> None:
                for library, some in keys.items():
                    services.removing.forget(library, some)

            self._bridge.run(work, None, self._voice.tell)

    # What comes of it

    def _removed(self, gone: Keys, *, chosen: int, renditions: bool) -> None:
        if not gone:
            self._say(self.tr("These pictures are in the library no more."))
            return
        rows = frozenset(job.id for job in self._jobs_of(_places_of(gone)))
        part = _Part(gone, rows, chosen, renditions, QTimer(self))
        part.time.setSingleShot(True)
        part.time.timeout.connect(lambda: self._settle([part]))
        part.time.start(UNDO_MS)
        if renditions:
            self._renditions |= part.places
        self._offer = [*self._offer, part]
        self._hide(part.places)
        self._shortcut.setEnabled(True)
        self._voice.take_back(self._told)
        self._show()

    def _undone(self, rows: frozenset[int], places: set[Place], back: Back, jobs: Sequence[Job]) -> None:
        lost = places - back.places
        self._take_off(rows, lost)
        returned = [job for job in jobs if job.id in rows and not back.places.isdisjoint(_places(job))]
        if all(self._model.find(job.id) is not None for job in returned):
            self._model.take([JobChanged(job) for job in returned])
        else:
            shown = {job.id for job in (*self._model.jobs, *returned)}
            self._model.reset([job for job in jobs if job.id in shown])
        self._hide_offered()
        self._tell(back)

    def _tell(self, back: Back) -> None:
        """Say what of all that was to come back did."""
        if back.fault is not None:
            self._voice.tell(back.fault)
        elif not back.places:
            self._say(self.tr("It was too late: they are deleted already."))
        elif back.lost:
            self._say(self.tr("Some were deleted already. The others are back."))
        else:
            self._say(self.tr("They are back."), "circle-check")

    def _say(self, text: str, icon: str = "info") -> None:
        """Say what came of it, until the next removal."""
        self._told = text
        self._voice.say(text, icon)

    def _settle(self, parts: Sequence[_Part]) -> None:
        """Offer to undo these no more: what was removed is deleted now."""
        for part in parts:
            self._take_off(part.rows, part.places)
        self._withdraw(parts)

    def _withdraw(self, parts: Sequence[_Part]) -> None:
        for part in parts:
            part.time.stop()
            part.time.deleteLater()
        self._offer = [part for part in self._offer if part not in parts]
        self._shortcut.setEnabled(bool(self._offer))
        self._show()

    def _take_off(self, rows: frozenset[int], places: set[Place]) -> None:
        """Have the queue forget what is gone for good."""
        services = self._services
        if services is not None and rows and places:
            work = partial(services.publishing.leave_out, sorted(rows), places)
            # It tells rows as the queue keeps them, with what can still be undone.
            self._bridge.run(work, lambda _: self._hide_offered(), self._voice.tell)

    def _resumed(self, removals: Sequence[Removal]) -> None:
        # An earlier run ended while it could still be undone: nobody can any more.
        places = {_place(removal) for removal in removals}
        self._take_off(frozenset(job.id for job in self._jobs_of(places)), places)
        self._found(removals)

    def _jobs_of(self, places: set[Place]) -> list[Job]:
        """Return the jobs that show one of these places, also those that found it published already."""
        return [job for job in self._model.jobs if job.state.has_links and not places.isdisjoint(_places(job))]

    def _hide(self, places: set[Place]) -> None:
        """Show rows without these places, and those that have nothing left no more."""
        left = [job.without(places) for job in self._jobs_of(places)] if places else []
        events: list[Event] = [JobChanged(job) for job in left if job.renditions]
        gone = tuple(job.id for job in left if not job.renditions)
        self._model.take([JobsRemoved(gone), *events] if gone else events)

    def _hide_offered(self) -> None:
        self._hide(set[Place]().union(*(part.places for part in self._offer)))

    # What could not be removed

    def _follow(self, events: Sequence[object]) -> None:
        if any(isinstance(event, RemovalsChanged | AccountsChanged) for event in events):
            self._look()

    def _look(self) -> None:
        """Read what is on its way out, and which libraries there are."""
        services = self._services
        if services is not None:
            self._bridge.run(partial(_look, services), lambda found: self._found(*found), self._voice.tell)

    def _found(self, removals: Sequence[Removal], libraries: Sequence[Library] | None = None) -> None:
        if libraries is not None:
            self._libraries = libraries
        self._failed = [removal for removal in removals if removal.state is RemovalState.FAILED]
        self._dismissed &= {_place(removal) for removal in removals}
        self._show()

    def _closed(self) -> None:
        """Do as the person who closes the bar: to undo is not wanted, what has failed is known."""
        if self._offer:
            self._settle(self._offer)
        else:
            self._dismissed = {_place(removal) for removal in self._failed}

    def _show(self) -> None:
        """Show what can be undone; else what could not be removed, unless the person has closed that."""
        colours = self._theme.colours
        if self._offer:
            self.bar.say(self._describe_offer(), self._icon("trash", colours.text), self.tr("Undo"), self.undo)
        elif {_place(removal) for removal in self._failed} - self._dismissed:
            renditions = self._renditions.issuperset(map(_place, self._failed))
            text = _describe_failed(self._failed, renditions=renditions)
            icon = self._icon("triangle-alert", colours.warning)
            back = (self.tr("Bring back"), self.bring_back)
            known = None if self._libraries is None else {each.name for each in self._libraries}
            if known is not None and known.isdisjoint(each.publication.library for each in self._failed):
                # Without their accounts no retry can work.
                self.bar.say(text, icon, *back, other=(self.tr("Forget them"), self.forget))
            else:
                self.bar.say(text, icon, self.tr("Retry"), self.retry, other=back)
        else:
            self.bar.hide()

    def _describe_offer(self) -> str:
        chosen = sum(part.chosen for part in self._offer)
        if all(part.renditions for part in self._offer):
            return count(chosen, self.tr("{n} rendition removed"), self.tr("{n} renditions removed"))
        return count(chosen, self.tr("{n} picture removed"), self.tr("{n} pictures removed"))

    def _icon(self, name: str, colour: str) -> QPixmap:
        side = round(self.bar.fontMetrics().height() * 1.2)
        return self._theme.pixmap(name, colour, side, self.bar.devicePixelRatioF())


def _keys_of(jobs: Sequence[Job]) -> Keys:
    return _merge({job.library: [rendition.key for rendition in job.renditions]} for job in jobs)


def _merge(several: Iterable[Keys]) -> Keys:
    """Return all keys by library, each once."""
    merged: dict[str, dict[str, None]] = {}
    for keys in several:
        for library, some in keys.items():
            merged.setdefault(library, {}).update(dict.fromkeys(some))
    return {library: list(some) for library, some in merged.items()}


def _place(removal: Removal) -> Place:
    return removal.publication.library, removal.publication.key


def _places_of(keys: Keys) -> set[Place]:
    return {(library, key) for library, some in keys.items() for key in some}


def _places(job: Job) -> set[Place]:
    return {(job.library, rendition.key) for rendition in job.renditions}


def _look(services: Services) -> tuple[Sequence[Removal], Sequence[Library]]:
    """Return what is on its way out, and the libraries that there are."""
    return services.removing.removals(), services.accounts.libraries()


def _describe_failed(failed: Sequence[Removal], *, renditions: bool) -> str:
    """Say how many pictures could not be removed, and why the first of them, or the first that waits for the person."""
    one = translate("RemovalWindows", "A picture could not be removed from “{library}”: {name}.")
    many = translate("RemovalWindows", "{n} pictures could not be removed.")
    things: Sequence[object] = list({(each.publication.library, each.publication.original_sha256) for each in failed})
    if renditions:
        one = translate("RemovalWindows", "A rendition could not be removed from “{library}”: {name}.")
        many = translate("RemovalWindows", "{n} renditions could not be removed.")
        things = failed
    shown = next((each for each in failed if not passes(each.error)), failed[0])
    text = count(len(things), one, many).replace("{library}", describe_library(shown.publication.library))
    lines = [text.replace("{name}", showable(shown.publication.name))]
    error = shown.error
    if error is not None:
        again = translate("RemovalWindows", "This is tried again by itself.") if passes(error) else ""
        lines.append(" ".join(translate_service(text) for text in (error.title, error.detail, again) if text))
    return "\n".join(lines)
