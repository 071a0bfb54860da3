"""Restoring: a backup, fetched and checked as a whole, joined with what the index knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.domain.entries import LATE_MS, AlsoNamed, Entry
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Role
from rethumb_desktop.domain.merging import Record
from rethumb_desktop.domain.ports.syncing import BATCH
from rethumb_desktop.domain.segment_spans import is_within
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.syncing.restored import is_told
from rethumb_desktop.services.syncing.site import REBUILDING, Site
from rethumb_desktop.services.syncing.stretches import Ends, come_back, truly_known
from rethumb_desktop.services.syncing.unheard import begin_hearing, end_hearing, unheard
from rethumb_desktop.services.syncing.untold import note_restored, untold_pictures
from rethumb_desktop.services.upkeep.archive import Archive
from rethumb_desktop.services.upkeep.holes import bridge, holes
from rethumb_desktop.services.upkeep.keeping import time_of
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.objects import look_up
from rethumb_desktop.services.upkeep.reports import RestoreReport
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.sync.names import below, is_backup
from rethumb_desktop.sync.snapshots import Manifest

#: A backup that is larger waits on disk, sealed as it is.
_IN_MEMORY = 32_000_000
_DAMAGED = frozenset({FaultKind.JOURNAL, FaultKind.MISSING})


@dataclass(frozen=True)
class _Fetched:
    """A backup that was found to be good; its sealed parts stand one behind the other in a file.

    `fuller` is an older one that seems good and holds more, "" for none.
    """

    backup: str
    manifest: Manifest
    passed_over: tuple[str, ...]
    fuller: str


class Restoring:
    """Restores libraries. Whatever is cut off is done again by the next restore, with the same result."""

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def restore(self, name: str, time: str) -> RestoreReport:
        """Join a backup with what is known. Raises Fault as `Upkeep.restore` says."""
        archive = Archive(self._sites.with_role(name, Role.BACKUP))
        site = self._sites.usual(name)
        check_library(site)
        with _spool() as file:
            fetched = _fetch(archive, name, time, file)
            copy = self._means.copies.keep_copy("restore")
            self._means.records.begin(name, site.prefix)
            with suppress(Fault):
                self._means.syncing.sync_now(name)  # what is newer; where it cannot be read it is read later
            came, untold = self._join(site, archive, fetched, file)
        site.note_fact(REBUILDING, "")  # all that was known then is known again
        told = self._tell(site, untold)
        with suppress(Fault):  # where it cannot be told now, the next sync does it
            if gone := holes(site, fetched.manifest.vector):
                note_restored(site, untold_pictures(site) + came, gone)
                bridge(site, self._means.syncing)
                if is_told(site):
                    note_restored(site, 0)
            else:
                self._means.syncing.sync_now(name)
        numbers = fetched.manifest.records, came, told, copy
        return RestoreReport(fetched.backup, *numbers, fetched.passed_over, fetched.fuller, untold_pictures(site))

    def _join(
        self, site: Site, archive: Archive, fetched: _Fetched, file: SpooledTemporaryFile[bytes]
    ) -> tuple[int, list[Record]]:
        """Join all records; return how many pictures came, and those that their device had told nobody of."""
        came, untold, origin = 0, list[Record](), f"backup {fetched.backup}"
        # Removals are remembered for a time: what a backup from before that holds may have been removed since.
        is_old = time_of(fetched.backup).timestamp() * 1000 < site.now() - LATE_MS
        file.seek(0)
        for number, part in enumerate(fetched.manifest.parts, start=1):
            records = iter(archive.records(fetched.backup, number, part, file.read(part.bytes)))
            while batch := list(islice(records, BATCH)):
                untold += [record for record in batch if _is_untold(record)]
                told = [_without_put(record) if _is_untold(record) else record for record in batch]
                came += self._import(site, self._still_there(site, told) if is_old else told, origin)
        vector, unknown, missing = fetched.manifest.vector, fetched.manifest.unknown, fetched.manifest.unheard
        begin_hearing(site, missing)
        arrival = site.records.end_import(site.library, origin, vector, unknown, sweep=False)
        come_back(site, vector)
        end_hearing(site, vector, missing)
        self._means.syncing.receive(site.library, arrival)
        return came, untold

    def _import(self, site: Site, records: list[Record], origin: str) -> int:
        arrival = site.records.import_records(site.library, [record for record in records if record], origin)
        self._means.syncing.receive(site.library, arrival)
        return arrival.came

    def _still_there(self, site: Site, records: list[Record]) -> list[Record]:
        """Return the records without the puts that were removed; what is known here needs no looking.

        Removed is what was read here and is not held any more, and what has no object.
        """
        known, missing, asked = _known(site), unheard(site.records, site.library), list[Record]()
        gone: set[str] = set()
        for record in records:
            placed = record.placed
            if placed is None or self._is_known(site, record.key):
                continue
            is_read = placed.seq <= known.get(placed.device, (0, ""))[0]
            if is_read and not is_within(missing, placed.device, placed.seq):
                gone.add(record.key)
            else:
                asked.append(record)
        gone |= _gone(site, asked)
        return [_without_put(record) if record.key in gone else record for record in records]

    def _tell(self, site: Site, records: list[Record]) -> int:
        """Tell the others of pictures whose own device told nobody, where they are in the bucket."""
        asked = [record for record in records if not self._is_known(site, record.key)]
        gone = _gone(site, asked)
        found = [record for record in asked if record.key not in gone]
        entries: list[Entry] = []
        for record in found:
            if record.placed is not None:
                # Later than its renames: the name that it goes by now stands in it.
                entries.append(replace(record.placed.put, at=0, name=record.name))
                entries += [AlsoNamed(0, record.key, named.name) for named in record.names]
        if entries:
            site.records.tell(site.library, entries)
        return len(found)

    def _is_known(self, site: Site, key: str) -> bool:
        """Whether a picture is shown here, or on its way out."""
        place = site.library, below(site.prefix, key)
        return self._means.publications.find(*place) is not None or self._means.removals.find(*place) is not None


def _fetch(archive: Archive, library: str, time: str, file: SpooledTemporaryFile[bytes]) -> _Fetched:
    """Fetch a backup into a file, "" for the newest good one. Raises Fault missing, journal, usage."""
    if time and not is_backup(time):
        raise Fault(FaultKind.USAGE, f"“{time}” names no backup.", "Such a name is 20260131T235959Z.", subject=time)
    stored = archive.stored()
    finished = sorted((backup for backup, each in stored.items() if each.finished), reverse=True)
    if not finished or (time and time not in finished):
        which = f"There is no backup {time} of “{library}”." if time else f"There is no backup of “{library}”."
        raise Fault(FaultKind.MISSING, which, subject=library)
    passed_over: list[str] = []
    for backup in [time] if time else finished:
        file.seek(0)
        file.truncate()
        try:
            manifest = archive.manifest(backup)
            for number, part in enumerate(manifest.parts, start=1):
                file.write(archive.part(backup, number, part))
        except Fault as fault:
            if time or fault.kind not in _DAMAGED:
                raise
            passed_over.append(backup)
            continue
        older = [] if time else [archive.describe(each, stored[each]) for each in finished if each < backup]
        fullest = max(older, key=lambda each: each.entries, default=None)
        fuller = fullest.time if fullest is not None and fullest.entries > manifest.records else ""
        return _Fetched(backup, manifest, tuple(passed_over), fuller)
    title = f"No backup of “{library}” can be restored."
    raise Fault(FaultKind.JOURNAL, title, f"All of them are damaged: {', '.join(passed_over)}.", subject=library)


def _known(site: Site) -> Ends:
    """Return up to where everything is known here of each device."""
    ends = {device: (heard.seq, heard.digest) for device, heard in site.records.heard(site.library).items()}
    return truly_known(site, ends | {site.records.device: site.records.told(site.library)})


def _is_untold(record: Record) -> bool:
    return record.placed is not None and not record.placed.seq


def _without_put(record: Record) -> Record:
    return replace(record, placed=None, renamed=None, names=())


def _gone(site: Site, records: list[Record]) -> set[str]:
    """Return the keys of those whose objects are not in the bucket."""
    keys = {below(site.prefix, record.key): record.key for record in records}
    return {keys[key] for key, there in look_up(site.store, keys) if there is None}


@contextmanager
def _spool() -> Iterator[SpooledTemporaryFile[bytes]]:
    """Give a file that is gone at the end. Raises Fault disk where there is no room for it."""
    try:
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
            yield file
    except OSError as error:
        raise writing_fault(Path(gettempdir()), error) from error
