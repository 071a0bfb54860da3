"""Wholeness: whether all that the devices of a library told is known here and there, as far as was found last."""

from __future__ import annotations

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.services.syncing.decisions import decision
from rethumb_desktop.services.syncing.stretches import passed_over

#: A fact of a library: "yes" where pictures that are known here were missed in the bucket, or may not be there.
MISSED = "missed"


def is_all_read(records: SyncRecords, library: str) -> bool:
    """Whether what the index holds is in the bucket, for all that is known. Nobody is asked. Raises Fault index.

    Not so where a removal can stand in what is not known here: where a journal cannot be read further or was not read
    to its end, and where something was passed over. Nor where the bucket was found emptied, and where pictures were
    missed when they were looked for last.
    """
    if records.fact(f"{MISSED} {library}"):
        return False
    if any(heard.error is not None or heard.seq < heard.newest for heard in records.heard(library).values()):
        return False
    waits_for = decision(records, library)
    return not passed_over(records, library) and (waits_for is None or waits_for.kind is not FaultKind.GONE)
