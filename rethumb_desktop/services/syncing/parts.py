"""Parts: the records of a library as sealed objects of their own, in snapshots and in backups."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.merging import Record
from rethumb_desktop.domain.ports.syncing import Exported
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.sync.snapshots import PART_RECORDS, Part, decode_part, encode_part


def in_parts(exported: Exported) -> Iterator[list[Record]]:
    """Yield the records of an export, as many at once as a part holds."""
    part: list[Record] = []
    for batch in exported.batches:
        part += batch
        while len(part) >= PART_RECORDS:
            yield part[:PART_RECORDS]
            del part[:PART_RECORDS]
    if part:
        yield part


def write_part(site: Site, name: str, records: list[Record]) -> Part:
    """Put a part under this name, and return what the manifest says of it. Raises Fault as `put_new`."""
    sealed = site.sealer.seal(name, encode_part(records, site.key, site.renderers()))
    put_new(site, name, sealed)
    return Part(len(sealed), sha256(sealed).hexdigest(), len(records))


def put_new(site: Site, name: str, sealed: bytes) -> None:
    """Put an object under a name of this second. Raises Fault store where another is there, and as the store does."""
    if not site.write(name, sealed, fresh=True):
        raise Fault(FaultKind.STORE, f"Another “{name}” is in the bucket.", subject=name, retryable=True)


def open_part(site: Site, name: str, part: Part, sealed: bytes) -> list[Record]:
    """Return the records in the bytes of a part. Raises Fault journal where they are not what its manifest says."""
    if sha256(sealed).hexdigest() != part.digest:
        raise Fault(FaultKind.JOURNAL, f"“{name}” is another than its manifest says.", subject=name)
    records = decode_part(site.sealer.open(name, sealed), site.key, name)
    if len(records) != part.records:
        raise Fault(FaultKind.JOURNAL, f"“{name}” holds other records than its manifest says.", subject=name)
    return records
