"""The roster: the devices of a library with all that is known of each here, as a person is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rethumb_desktop.domain.entries import milliseconds_of
from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.ports.syncing import Heard, SyncRecords
from rethumb_desktop.domain.syncing import SHORT_ID, Device, tell_apart
from rethumb_desktop.services.syncing.company import (
    company,
    damaged_head,
    damaged_heads,
    names,
    spoiled_snapshot,
    spoiled_snapshots,
)
from rethumb_desktop.services.syncing.unheard import passed_counts

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def devices_of(records: SyncRecords, library: str, own_name: str, *, alone: bool) -> list[Device]:
    """Return the devices of a library, this one first, then by name; `alone`: it is in no bucket, and has no others.

    A former id of this device whose journal cannot be read further is among them. Raises Fault index.
    """
    shown, known = company(records, library), names(records, library, own_name)
    former = {device: _under_former_ids(each) for device, each in shown.former.items()}
    damaged = damaged_heads(records, library)
    own = _with_former(_own(records, library, own_name), former.get(records.device))
    others = []
    for heard in [] if alone else [*shown.others.values(), *shown.selves.values()]:
        device = _with_former(_device(heard, known[heard.device], damaged), former.get(heard.device))
        others.append(replace(device, former_of=own.id if heard.device in shown.selves else ""))
    others.sort(key=lambda each: (each.name.casefold(), each.id))
    called = tell_apart({each.id: each.name for each in (own, *others)})
    passed = passed_counts(records, library)
    spoiled = spoiled_snapshots(records, library)
    return [
        replace(
            each,
            called=called[each.id],
            passed=sum(passed.get(device, 0) for device in (each.id, *each.former)),
            snapshot_error=_of_snapshots(each, called[each.id], spoiled),
        )
        for each in (own, *others)
    ]


def _own(records: SyncRecords, library: str, name: str) -> Device:
    from rethumb_desktop.services.syncing.own_head import said

    seq, _ = records.told(library)
    return Device(records.device, name, seq, seq, _moment(said(records, library).said), own=True)


def _device(heard: Heard, name: str, damaged: set[str]) -> Device:
    newest = max(heard.seq, heard.newest)
    device = Device(heard.device, name, heard.seq, newest, _moment(heard.said), heard.error)
    if heard.device in damaged:
        device = replace(device, head_error=damaged_head(name or heard.device[:SHORT_ID]))
    return device


def _under_former_ids(heard: Sequence[Heard]) -> Device:
    """Return what a device told under the ids it had before, as if that were a device."""
    seq, newest = sum(each.seq for each in heard), sum(max(each.seq, each.newest) for each in heard)
    return Device("", "", seq, newest, None, former=tuple(each.device for each in heard))


def _with_former(device: Device, former: Device | None) -> Device:
    if former is None:
        return device
    seq, newest = device.seq + former.seq, device.newest + former.newest
    return replace(device, seq=seq, newest=newest, former=former.former)


def _of_snapshots(device: Device, called: str, spoiled: dict[str, str]) -> FaultRecord | None:
    """Return what is told of the newest snapshot of a device that cannot be read, None where there is none."""
    its_own = [each for each in spoiled if each.partition("-")[2] in (device.id, *device.former)]
    return spoiled_snapshot(called, max(its_own), spoiled[max(its_own)]) if its_own else None


def _moment(said: int) -> datetime | None:
    return _EPOCH + timedelta(milliseconds=milliseconds_of(said)) if said else None
