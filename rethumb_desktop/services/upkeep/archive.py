"""The archive: the backups of a library in its bucket, how they are written, found and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rethumb_desktop.domain.entries import TOMBSTONE_MS, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.merging import Record
from rethumb_desktop.domain.ports.syncing import Exported
from rethumb_desktop.services.syncing.parts import in_parts, open_part, put_new, write_part
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.syncing.stretches import truly_known
from rethumb_desktop.services.syncing.unheard import unheard_within
from rethumb_desktop.services.upkeep.keeping import is_time, time_of
from rethumb_desktop.services.upkeep.reports import Backup
from rethumb_desktop.sync.names import (
    BACKUPS,
    backup_manifest_name,
    backup_of_manifest,
    backup_part_name,
    backup_part_of,
    below,
    beyond,
)
from rethumb_desktop.sync.snapshots import Manifest, Part, decode_backup_manifest, encode_manifest

#: Whether to go on; asked between two parts.
GoesOn = Callable[[], bool]


@dataclass
class Stored:
    """What a LIST tells of one backup: its objects' whole names and bytes. Without a manifest it is not finished."""

    keys: list[str] = field(default_factory=list)
    bytes: int = 0
    finished: bool = False


class Archive:
    """The backups of one library. `site` has the backup keys. Every method raises Fault as the store does."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def stored(self) -> dict[str, Stored]:
        """Return what is there, by the names of the backups."""
        found: dict[str, Stored] = {}
        for each in self._site.store.list(below(self._site.prefix, BACKUPS)):
            name = beyond(self._site.prefix, each.key)
            finished = backup_of_manifest(name)
            part = backup_part_of(name)
            backup = finished or (part[0] if part is not None else None)
            if backup is not None and is_time(backup):
                stored = found.setdefault(backup, Stored())
                stored.keys.append(each.key)
                stored.bytes += each.bytes
                stored.finished |= finished is not None
        return found

    def describe(self, backup: str, stored: Stored) -> Backup:
        """Return what a person is told of a backup, by its manifest and the parts that were listed."""
        try:
            manifest = self.manifest(backup)
            for number in range(1, len(manifest.parts) + 1):
                self._check_listed(stored, backup_part_name(backup, number))
        except Fault as fault:
            if fault.kind not in (FaultKind.JOURNAL, FaultKind.MISSING):
                raise
            return Backup(backup, time_of(backup), 0, 0, fault.record())
        return Backup(backup, time_of(backup), manifest.records, stored.bytes)

    def manifest(self, backup: str) -> Manifest:
        """Return a backup's manifest. Raises also Fault journal where it is no good, missing where there is none."""
        name = backup_manifest_name(backup)
        return decode_backup_manifest(self._site.sealer.open(name, self._site.read(name)), backup)

    def part(self, backup: str, number: int, part: Part) -> bytes:
        """Return the sealed bytes of a part, found to be good. Raises also Fault journal, missing."""
        name = backup_part_name(backup, number)
        sealed = self._site.read(name)
        open_part(self._site, name, part, sealed)
        return sealed

    def records(self, backup: str, number: int, part: Part, sealed: bytes) -> list[Record]:
        """Return what is in the bytes of a part. Raises also Fault journal."""
        return open_part(self._site, backup_part_name(backup, number), part, sealed)

    def write(self, backup: str, library: str, goes_on: GoesOn) -> Backup:
        """Write a backup of what is known now, part by part and the manifest last, each read back.

        Raises also Fault journal where what is read back is no good, store where another of this second is there.
        """
        site = self._site
        made = stamp(site.now())
        with site.records.exporting(library, stamp(site.now() - TOMBSTONE_MS)) as exported:
            parts = tuple(self._parts(backup, exported, goes_on))
            vector = truly_known(site, exported.vector)
            manifest = Manifest(
                site.records.device,
                made,
                vector,
                parts,
                stamp(site.now() - TOMBSTONE_MS),
                tuple(exported.unknown),
                unheard_within(site, vector),
            )
        name = backup_manifest_name(backup)
        sealed = site.sealer.seal(name, encode_manifest(manifest))
        put_new(site, name, sealed)
        if self.manifest(backup) != manifest:
            raise Fault(FaultKind.JOURNAL, f"“{name}” was not stored as it was written.", subject=name)
        size = len(sealed) + sum(part.bytes for part in parts)
        return Backup(backup, time_of(backup), manifest.records, size)

    def _check_listed(self, stored: Stored, name: str) -> None:
        if below(self._site.prefix, name) not in stored.keys:
            raise Fault(FaultKind.MISSING, f"“{name}” is gone.", subject=name)

    def remove(self, stored: Stored) -> None:
        """Delete a backup, its manifest first: what is left of it is no backup."""
        manifests = [key for key in stored.keys if backup_of_manifest(beyond(self._site.prefix, key))]
        self._site.store.delete_many(manifests)
        self._site.store.delete_many(key for key in stored.keys if key not in manifests)

    def _parts(self, backup: str, exported: Exported, goes_on: GoesOn) -> Iterator[Part]:
        for number, records in enumerate(in_parts(exported), start=1):
            if not goes_on():
                raise Fault(FaultKind.STORE, "The backup was given up: the program ends.", retryable=True)
            part = write_part(self._site, backup_part_name(backup, number), records)
            records.clear()
            self.part(backup, number, part)
            yield part
