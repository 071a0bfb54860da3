"""Company: the devices of a library as a person is shown them.

A device that took a new id is one with the ids it had before, and a person may have one that is silent left out. Both
hold until an old id says something new: then somebody else lives on with it, as the original of a copied profile does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.ports.syncing import Heard, SyncRecords
from rethumb_desktop.domain.syncing import tell_apart

#: A fact of the index: the ids it had before, and the stamps of the heads that told so, 0 before they did.
_FORMER = "former ids"
#: Facts of a library: which ids others say they had before, and when they said so; which devices are left out, and
#: what they had said until then; whose heads cannot be read; which snapshots cannot be read, and why not.
FORMER_TOLD, LEFT_OUT, DAMAGED, SPOILED = "former ids told", "left out", "damaged heads", "spoiled snapshots"
#: So many former ids are told at most.
_MOST_FORMER = 100
#: After the last stamp that there can be.
_EVER = 2**63 - 1


@dataclass(frozen=True)
class Company:
    """The other devices that are shown, by their ids, and what is known under the former ids of each, own ones too.

    `selves` are the own former ids whose journals cannot be read further: no other devices, and a person has to know.
    """

    others: dict[str, Heard]
    former: dict[str, tuple[Heard, ...]]
    selves: dict[str, Heard]


def note_former(records: SyncRecords, device: str) -> None:
    """Note an id that this index has no more. Raises Fault index."""
    known = _numbers(records, _FORMER)
    if device not in known:
        left = list((known | {device: 0}).items())[-_MOST_FORMER:]
        records.note_fact(_FORMER, json.dumps(dict(left)))


def own_former(records: SyncRecords, said: int = 0) -> dict[str, int]:
    """Return the ids that this index had before, and when it said so first; `said` is when it does now."""
    known = _numbers(records, _FORMER)
    if said and not all(known.values()):
        known = {device: since or said for device, since in known.items()}
        records.note_fact(_FORMER, json.dumps(known))
    return known


def take_in_former(records: SyncRecords, library: str, device: str, former: Mapping[str, int]) -> None:
    """Keep which ids a device says it had before."""
    known = _told(records, library)
    told = known | {each: (device, since) for each, since in former.items() if since >= known.get(each, ("", 0))[1]}
    if told != known:
        records.note_fact(f"{FORMER_TOLD} {library}", json.dumps(told))


def company(records: SyncRecords, library: str) -> Company:
    """Return who is shown of a library. One that cannot be read further always is. Raises Fault index."""
    heard, own = records.heard(library), records.device
    # An own id that no head told of yet is one, whatever was said under it.
    told = _later_selves(records, library, _EVER)
    left_out = _left_out(records, library)
    others: dict[str, Heard] = {}
    former: dict[str, tuple[Heard, ...]] = {}
    selves: dict[str, Heard] = {}
    for device, each in heard.items():
        heir = _heir(device, told, heard)
        if each.error is not None and heir == own:
            selves[device] = each
        if heir == own or (each.error is None and heir != device and heir in heard):
            former[heir] = (*former.get(heir, ()), each)
        elif each.error is not None or left_out.get(device) != _said_by(each):
            others[device] = each
    return Company(others, former, selves)


def heirs(records: SyncRecords, library: str) -> dict[str, str]:
    """Return which id each device has today, as far as is known: its own, or one it took later. Raises Fault index."""
    heard = records.heard(library)
    told = _later_selves(records, library)
    return {device: _heir(device, told, heard) for device in heard}


def leave_out(records: SyncRecords, library: str, device: str) -> None:
    """Have a device shown no more until it says something new. Raises Fault index."""
    heard = records.heard(library)
    kept = {known: said for known, said in _left_out(records, library).items() if known in heard}
    records.note_fact(f"{LEFT_OUT} {library}", json.dumps(kept | {device: _said_by(heard[device])}))


def called(records: SyncRecords, library: str, own_name: str, device: str, name: str = "") -> str:
    """Return what a device is called here; `name` is that of one that was not heard of yet."""
    known, shown = names(records, library, own_name), company(records, library)
    called = {each: known[each] for each in (*shown.others, *shown.selves)}
    return tell_apart(called | {device: known.get(device, name), records.device: own_name})[device]


def names(records: SyncRecords, library: str, own_name: str) -> dict[str, str]:
    """Return the names of all devices of which something is known, this one included. Raises Fault index.

    A former id under which no name was told, or none that is known, has that of what it is today.
    """
    known = {each.device: each.name for each in records.heard(library).values()} | {records.device: own_name}
    today = heirs(records, library)
    return {device: name or known.get(today.get(device, device), "") for device, name in known.items()}


def note_damaged(records: SyncRecords, library: str, devices: set[str]) -> None:
    """Keep whose heads cannot be read. Raises Fault index."""
    value = json.dumps(sorted(devices)) if devices else ""
    if records.fact(f"{DAMAGED} {library}") != value:
        records.note_fact(f"{DAMAGED} {library}", value)


def damaged_heads(records: SyncRecords, library: str) -> set[str]:
    """Return whose heads could not be read by the last sync. Raises Fault index."""
    return set(json.loads(records.fact(f"{DAMAGED} {library}") or "[]"))


def damaged_head(name: str, detail: str = "") -> FaultRecord:
    """Return what a person is told of a head that cannot be read, where its journal can."""
    return FaultRecord(FaultKind.JOURNAL, f"The head of “{name}” cannot be read.", detail, retryable=True)


def note_spoiled(records: SyncRecords, library: str, snapshot: str, why: str) -> None:
    """Keep that a snapshot cannot be read, and why not. Raises Fault index."""
    known = spoiled_snapshots(records, library)
    if known.get(snapshot) != why:
        records.note_fact(f"{SPOILED} {library}", json.dumps(known | {snapshot: why}))


def forget_spoiled(records: SyncRecords, library: str, newest: str, *, is_read: bool) -> None:
    """Forget of snapshots before the newest one that they cannot be read, and of itself where it was read.

    Raises Fault index.
    """
    known = spoiled_snapshots(records, library)
    left = {each: why for each, why in known.items() if each > newest or (each == newest and not is_read)}
    if left != known:
        records.note_fact(f"{SPOILED} {library}", json.dumps(left) if left else "")


def spoiled_snapshots(records: SyncRecords, library: str) -> dict[str, str]:
    """Return which snapshots could not be read, by their ids why not; none that a newer one stands for."""
    kept: dict[str, str] = json.loads(records.fact(f"{SPOILED} {library}") or "{}")
    return kept


def spoiled_snapshot(name: str, snapshot: str, why: str) -> FaultRecord:
    """Return what a person is told of a snapshot of this device that cannot be read."""
    helps = "Where it is needed, a device that knows all puts another one: rethumb library verify."
    title = f"A snapshot of “{name}” cannot be read."
    return FaultRecord(FaultKind.JOURNAL, title, f"{snapshot}: {why} {helps}", retryable=True)


def _heir(device: str, told: Mapping[str, tuple[str, int]], heard: Mapping[str, Heard]) -> str:
    """Return who a device is today: itself where it has said something since another called it a former self."""
    seen = {device}
    while device in told:
        heir, since = told[device]
        if heir in seen or (device in heard and heard[device].said > since):
            break
        seen.add(heir)
        device = heir
    return device


def _said_by(heard: Heard) -> list[int]:
    return [heard.said, max(heard.seq, heard.newest)]


def _left_out(records: SyncRecords, library: str) -> dict[str, list[int]]:
    kept: dict[str, list[int]] = json.loads(records.fact(f"{LEFT_OUT} {library}") or "{}")
    return kept


def _later_selves(records: SyncRecords, library: str, untold: int = 0) -> dict[str, tuple[str, int]]:
    """Return which id each former id became, and since when; own ones that no head told of yet since `untold`."""
    own = {device: (records.device, since or untold) for device, since in own_former(records).items()}
    return _told(records, library) | own


def _told(records: SyncRecords, library: str) -> dict[str, tuple[str, int]]:
    kept = json.loads(records.fact(f"{FORMER_TOLD} {library}") or "{}")
    return {former: (device, since) for former, (device, since) in kept.items()}


def _numbers(records: SyncRecords, fact: str) -> dict[str, int]:
    kept: dict[str, int] = json.loads(records.fact(fact) or "{}")
    return kept
