"""The devices of a library as they are told: earlier ids of this one, and snapshots that cannot be read."""

from __future__ import annotations

import json

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.services.syncing.company import note_former, note_spoiled
from rethumb_desktop.services.syncing.stretches import PASSED
from tests.unit.services.syncing.test_syncing import CLOUD, SQUARE, Pair, gate, pair

__all__ = ["gate", "pair"]


def test_an_own_former_id_that_cannot_be_read_is_told_as_such(pair: Pair) -> None:
    pair.publish(0, "a.jpg", SQUARE)
    pair.one.syncing.sync_now(CLOUD)
    records, old = pair.houses[0].sync_records, "ab" * 16
    note_former(records, old)
    records.note(CLOUD, Heard(old, newest=2, error=Fault(FaultKind.JOURNAL, "It cannot be read.").record()))
    records.note_fact(f"{PASSED} {CLOUD}", json.dumps({old: [0, "", 1, "", 1]}))
    own, earlier = pair.one.syncing.devices(CLOUD)
    assert (own.own, own.former, own.passed, own.former_of) == (True, (old,), 1, "")
    assert (earlier.id, earlier.name, earlier.called) == (old, "A computer", "A computer (abababab)")
    assert (earlier.own, earlier.former_of, earlier.newest) == (False, own.id, 2)
    assert earlier.error is not None
    assert pair.one.syncing.state(CLOUD).devices == 0
    assert pair.one.syncing.sync_now(CLOUD).devices == 0


def test_a_snapshot_that_cannot_be_read_is_told_with_the_device_that_wrote_it(pair: Pair) -> None:
    pair.publish(0, "a.jpg", SQUARE)
    pair.one.syncing.sync_now(CLOUD)
    pair.two.syncing.sync_now(CLOUD)
    records, writer = pair.houses[1].sync_records, pair.houses[0].sync_records.device
    for second in (1, 2):
        note_spoiled(records, CLOUD, f"20260101T00000{second}Z-{writer}", f"Reason {second}.")
    own, other = pair.two.syncing.devices(CLOUD)
    assert own.snapshot_error is None
    assert other.problem == other.snapshot_error
    assert other.snapshot_error is not None
    assert other.snapshot_error.title == f"A snapshot of “{other.called}” cannot be read."
    assert other.snapshot_error.detail.startswith(f"20260101T000002Z-{writer}: Reason 2. Where it is needed")
    assert pair.two.syncing.sync_now(CLOUD).in_step, "the journals tell what it holds"
