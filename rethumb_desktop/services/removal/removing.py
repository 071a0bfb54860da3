"""Removing: takes publications out of their library, the objects after a time in which it can be undone."""

from __future__ import annotations

import logging
import random
import shlex
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic

from rethumb_desktop.domain.environment_keys import key_variables
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord, bug_record
from rethumb_desktop.domain.events import RemovalsChanged
from rethumb_desktop.domain.job import Place, Publication, Removal, RemovalState
from rethumb_desktop.domain.library import Account, CredentialSource, Library, Role
from rethumb_desktop.domain.ports import Listener, Publications, Removals, RenditionCache
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.outbox.tempo import USUAL_TEMPO, Tempo
from rethumb_desktop.services.removal.passing import passes
from rethumb_desktop.services.removal.rights import find_refusal
from rethumb_desktop.services.removal.timetable import Timetable
from rethumb_desktop.services.sharing import key_names

log = logging.getLogger(__name__)

#: Faults that other keys may mend, or an account of this name.
_OF_KEYS = frozenset({FaultKind.POLICY, FaultKind.CREDENTIALS, FaultKind.KEYRING, FaultKind.USAGE})


#: Faults after which an object is as it was: nothing was sent, or what was sent was refused.
_UNTOUCHED = _OF_KEYS


@dataclass(frozen=True)
class Timing:
    """How long a removal can be undone, and how soon one that failed is tried again. The clock counts seconds."""

    grace: timedelta = timedelta(seconds=10)
    tempo: Tempo = USUAL_TEMPO
    clock: Callable[[], float] = monotonic


USUAL_TIMING = Timing()


class Removing:
    """Takes publications out of the index at once and deletes their objects when nobody has undone it.

    Where the library cannot be reached its removals are tried again with growing waits; other faults wait for the
    person. Announces `RemovalsChanged`. docs/decisions/0011-removal.md says what it means for publishing.
    """

    def __init__(
        self,
        removals: Removals,
        publications: Publications,
        libraries: Libraries,
        cache: RenditionCache,
        now: Callable[[], datetime],
        listener: Listener,
        timing: Timing = USUAL_TIMING,
    ) -> None:
        self._removals = removals
        self._publications = publications
        self._libraries = libraries
        self._cache = cache
        self._now = now
        self._listener = listener
        self._timing = timing
        self._chance = random.Random()
        self._lock = Lock()
        self._tries: dict[str, int] = {}
        self._held_until: dict[str, float] = {}
        self._resumed = False
        # Claimed, but what came of it could not be written down yet. Touched by the timetable's thread only.
        self._begun: set[Place] = set()
        # A delete that was sent may have reached its object; what failed after it says nothing about that.
        self._unsure: set[Place] = set()
        self._timetable = Timetable("removal", self._take_up, self._meet_bug, self._timing.clock)

    # Commands

    def check(self, library: str) -> None:
        """Raise Fault usage where there are no keys that may delete anything in a library, settings.

        One whose account is gone is let pass: its removals wait until there is one again.
        """
        for each in self._libraries.all():
            refusal = find_refusal(each) if each.name == library else None
            if refusal is not None:
                raise refusal

    def remove(self, library: str, keys: Iterable[str]) -> list[Removal]:
        """Take publications out; their objects are deleted when the time to undo it is over.

        Raises Fault usage where there are no keys that may delete anything, settings, index.
        """
        self.check(library)
        asked = self._removals.ask(library, keys, self._now())
        self._timetable.put([_place(removal) for removal in asked], self._timing.grace.total_seconds())
        self._announce(asked)
        return asked

    def undo(self, library: str, keys: Iterable[str]) -> list[Publication]:
        """Bring back what was not begun to be deleted yet; return that. Raises Fault index."""
        back = self._removals.undo(library, keys)
        self._listener(RemovalsChanged(library))
        return back

    def bring_back(self, library: str, key: str) -> bool:
        """Undo a removal that has failed, where the object is still there; return whether that was so.

        The store is asked, where there are an account and keys to ask it with; else it is there where nothing was ever
        deleted. Raises Fault index, and what keeps it from being known; the removal stays failed then.
        """
        removal = self._removals.find(library, key)
        # Claimed, so that nobody deletes the object while it is looked for.
        if removal is None or removal.state is not RemovalState.FAILED or not self._removals.begin(library, key):
            return False
        try:
            return self._look_for(removal)
        finally:
            self._listener(RemovalsChanged(library))

    def forget(self, library: str, keys: Iterable[str]) -> None:
        """Try no longer to remove what has failed: what is still there stays, and is known here no more.

        Raises Fault index.
        """
        for key in keys:
            removal = self._removals.find(library, key)
            if removal is not None and removal.state is RemovalState.FAILED and self._removals.begin(library, key):
                self._removals.end(library, key)
        self._listener(RemovalsChanged(library))

    def retry(self, library: str, keys: Iterable[str]) -> None:
        """Try removals that have failed again, now."""
        with self._lock:
            self._held_until.pop(library, None)
        self._timetable.put([(library, key) for key in keys], 0)

    def retry_refused(self) -> None:
        """Try again, now, what failed for want of keys, their rights or an account: there may be others now.

        Only where `resume` was called: a command that deletes something itself is not to meet its own deletes.
        """
        if not self._resumed:
            return
        try:
            removals = self._removals.all()
        except Fault as fault:
            log.warning("removals could not be looked up: %s %s", fault.title, fault.detail)
            return
        self._timetable.put([_place(each) for each in removals if self._is_refused(each)], 0)

    def resume(self) -> list[Removal]:
        """Take up what `take_over` returns; no grace. Returns all removals, oldest first. Raises Fault index."""
        self._resumed = True
        due = self.take_over()
        removals = self._removals.all()
        self._timetable.put([_place(removal) for removal in due], 0)
        return removals

    def take_over(self) -> list[Removal]:
        """Make what runs of the program that are gone have left this run's own.

        Returns it with what failed for a while only, oldest first. Raises Fault index.
        """
        adopted = {_place(removal) for removal in self._removals.adopt()}
        return [each for each in self._removals.all() if _place(each) in adopted or passes(each.error)]

    def removals(self, library: str | None = None) -> list[Removal]:
        """Return what is on its way out, oldest first. Raises Fault index."""
        return self._removals.all(library)

    def find(self, text: str, libraries: Iterable[Library]) -> list[Removal]:
        """Return removals by object key, with or without its prefix and extension. Raises Fault index."""
        names = {library.name for library in libraries}
        removals = [removal for removal in self._removals.all() if removal.publication.library in names]
        return [removal for removal in removals if text in key_names(removal.publication.key)]

    def remove_now(self, library: str, key: str) -> None:
        """Take a publication out and delete its object before this returns; also one whose removal has failed.

        Raises Fault missing where there is none, and what the store raises; the removal has failed then.
        """
        self._removals.ask(library, [key], self._now())
        if not self._begin((library, key)):
            if self._removals.find(library, key) is None:
                raise Fault(FaultKind.MISSING, f"“{key}” is not in the library “{library}”.", subject=key)
            title = "Another rethumb is deleting this picture."
            raise Fault(FaultKind.STORE, title, "Nothing to do: wait.", subject=key, retryable=True)
        try:
            self._finish((library, key))
        finally:
            self._listener(RemovalsChanged(library))

    def close(self) -> None:
        """Begin to delete nothing more; what waits is taken up at the next start."""
        self._timetable.close()

    # One removal

    def _take_up(self, place: Place) -> None:
        library, key = place
        wait = self._held_for(library)
        if wait > 0:
            self._timetable.put([place], wait)
            return
        try:
            if place not in self._begun and not self._begin(place):
                return  # it was undone
            self._begun.add(place)
            self._finish(place)
        except Fault as fault:
            log.warning("%s could not be removed: %s %s", key, fault.title, fault.detail)
            self._put_off(place, fault)
        else:
            with self._lock:
                self._tries.pop(library, None)
        self._listener(RemovalsChanged(library))

    def _begin(self, place: Place) -> bool:
        """Claim a removal, which loses its error then, and keep in mind what that said of the object."""
        before = self._removals.find(*place)
        begun = self._removals.begin(*place)
        if begun and before is not None and before.error is not None and before.error.kind not in _UNTOUCHED:
            self._unsure.add(place)
        return begun

    def _finish(self, place: Place) -> None:
        """Delete the object of a removal that was begun and forget the removal, or note why not. Raises Fault."""
        library, key = place
        # Now: once the delete has ended, or failed, the picture may be staged anew.
        with suppress(Fault):
            self._cache.discard(key)
        try:
            self._delete(library, key)
        except Fault as fault:
            self._removals.fail(library, key, self._record_of(place, fault))
            self._begun.discard(place)
            raise
        self._removals.end(library, key)
        self._begun.discard(place)
        self._unsure.discard(place)

    def _record_of(self, place: Place, fault: Fault) -> FaultRecord:
        """Return what is kept of a failure; its kind tells at the next start too whether the object is untouched."""
        record = fault.record()
        if fault.kind not in _UNTOUCHED:
            self._unsure.add(place)
        elif place in self._unsure:
            return replace(record, kind=FaultKind.STORE, retryable=True)
        return record

    def _delete(self, name: str, key: str) -> None:
        library = self._find(name)
        try:
            store = self._libraries.removing_store(library)
            self._libraries.assure(library, store)
            store.delete(key)
        except Fault as fault:
            account = library.account
            if fault.kind is not FaultKind.POLICY or account is None or Role.MAINTENANCE in account.roles:
                raise
            raise _maintenance_fault(fault, account) from fault

    def _is_refused(self, removal: Removal) -> bool:
        error = removal.error
        masked = _place(removal) in self._unsure and passes(error)
        return masked or (error is not None and error.kind in _OF_KEYS)

    def _put_off(self, place: Place, fault: Fault) -> None:
        """Try again later what may work without the person, and what is not written down yet."""
        library = place[0]
        if not passes(fault.record()) and place not in self._begun:
            return
        with self._lock:
            tries = self._tries.get(library, 0)
            self._tries[library] = tries + 1
            wait = self._timing.tempo.wait(tries, self._chance)
            self._held_until[library] = self._timing.clock() + wait
        self._timetable.put([place], wait)

    def _held_for(self, library: str) -> float:
        """Return for how many seconds a library is left alone: one answer is enough for all that waits for it."""
        with self._lock:
            return self._held_until.get(library, 0.0) - self._timing.clock()

    def _look_for(self, removal: Removal) -> bool:
        """Make a removal that was begun a publication again if its object is there, and forget it."""
        library, key = _place(removal)
        try:
            is_there = self._is_there(removal)
            if is_there:
                self._publications.record([removal.publication])
        except Fault as fault:
            self._removals.fail(library, key, removal.error or fault.record())
            raise
        self._removals.end(library, key)
        self._unsure.discard((library, key))
        return is_there

    def _is_there(self, removal: Removal) -> bool:
        library, key = _place(removal)
        try:
            return self._libraries.store(self._find(library)).head(key) is not None
        except Fault as fault:
            untouched = removal.error is not None and removal.error.kind in _UNTOUCHED
            if fault.kind in _UNTOUCHED and untouched and _place(removal) not in self._unsure:
                return True  # nobody can be asked, and nothing was ever deleted
            raise

    def _find(self, name: str) -> Library:
        known = {library.name: library for library in self._libraries.all()}
        if name not in known:
            raise Fault(
                FaultKind.USAGE,
                f"There is no account “{name}” any more, and without it nothing can be deleted there.",
                f"Add an account named “{name}” again, bring the pictures back, or forget them.",
                subject=name,
            )
        return known[name]

    def _meet_bug(self, place: Place, bug: Exception) -> None:
        log.error("removing met a bug", exc_info=bug)
        self._begun.discard(place)
        with suppress(Fault):
            self._removals.fail(*place, bug_record(bug))
        self._listener(RemovalsChanged(place[0]))

    def _announce(self, removals: Iterable[Removal]) -> None:
        for library in dict.fromkeys(removal.publication.library for removal in removals):
            self._listener(RemovalsChanged(library))


def _place(removal: Removal) -> Place:
    return removal.publication.library, removal.publication.key


def _maintenance_fault(fault: Fault, account: Account) -> Fault:
    # Keys that are kept nowhere cannot be given to `keys`; `add` gives such an account its role.
    action = "keys" if account.credentials is CredentialSource.KEYRING else "add"
    command = f"rethumb account {action} {shlex.quote(account.name)} --role maintenance"
    from_environment = account.credentials is CredentialSource.ENVIRONMENT
    key_id, secret = key_variables(Role.MAINTENANCE)
    window = "Keys… in the window's list of accounts, or "
    if from_environment:
        window = f"set {key_id} and {secret} where rethumb is started, then once "
    return Fault(
        FaultKind.POLICY,
        f"The keys of “{account.name}” may not delete.",
        f"{fault.title} Give the account its maintenance keys, which may: {window}on the command line {command}",
        subject=fault.subject,
    )
