"""Decisions: what the last sync of a library left to the person, kept for who asks without syncing."""

from __future__ import annotations

import json
from typing import Any

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.ports.syncing import SyncRecords

#: Facts of a library: why it waits for the person; where it was when it was synced last.
_DECISION, PLACE = "decision", "place"


def note_decision(records: SyncRecords, library: str, error: FaultRecord | None) -> None:
    """Keep why a library waits for the person, None where it does not. Raises Fault index."""
    value = json.dumps({**vars(error), "kind": error.kind.value}) if error is not None else ""
    if records.fact(f"{_DECISION} {library}") != value:
        records.note_fact(f"{_DECISION} {library}", value)


def synced_place(records: SyncRecords, library: str) -> str:
    """Return where a library was synced last, "" for nowhere. Raises Fault index."""
    return records.fact(f"{PLACE} {library}")


def decision(records: SyncRecords, library: str) -> FaultRecord | None:
    """Return why a library waits for the person, as the last sync has found. Raises Fault index."""
    kept: dict[str, Any] = json.loads(records.fact(f"{_DECISION} {library}") or "{}")
    return FaultRecord(**{**kept, "kind": FaultKind(kept["kind"])}) if kept else None
