"""Wholeness: whether all that the devices of a library told is known here, as far as the last sync has found."""

from __future__ import annotations

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.services.syncing.decisions import decision
from rethumb_desktop.services.syncing.stretches import passed_over


def is_all_read(records: SyncRecords, library: str) -> bool:
    """Whether no removal can stand in what was told and is not known here. Nobody is asked. Raises Fault index.

    Not so where a journal cannot be read further or was not read to its end, where something was passed over, and
    where the bucket was found emptied: what the index holds may be gone then.
    """
    if any(heard.error is not None or heard.seq < heard.newest for heard in records.heard(library).values()):
        return False
    waits_for = decision(records, library)
    return not passed_over(records, library) and (waits_for is None or waits_for.kind is not FaultKind.GONE)
