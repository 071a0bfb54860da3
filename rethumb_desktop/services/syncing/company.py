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
#: what they had said until then; whose heads cannot be read.
FORMER_TOLD, LEFT_OUT, DAMAGED = "former ids told", "left out", "damaged heads"
#: So many former ids are told at most.
_MOST_FORMER = 100


@dataclass(frozen=True)
class Company:
    """The other devices that are shown, by their ids, and what is known under the former ids of each, own ones too."""

    others: dict[str, Heard]
    former: dict[str, tuple[Heard, ...]]


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
    told = _told(records, library) | {each: (own, since) for each, since in own_former(records).items()}
    left_out = _left_out(records, library)
    others: dict[str, Heard] = {}
    former: dict[str, tuple[Heard, ...]] = {}
    for device, each in heard.items():
        heir = _heir(device, told, heard)
        if each.error is None and heir != device and (heir == own or heir in heard):
            former[heir] = (*former.get(heir, ()), each)
        elif each.error is not None or left_out.get(device) != _said_by(each):
            others[device] = each
    return Company(others, former)


def leave_out(records: SyncRecords, library: str, device: str) -> None:
    """Have a device shown no more until it says something new. Raises Fault index."""
    heard = records.heard(library)
    kept = {known: said for known, said in _left_out(records, library).items() if known in heard}
    records.note_fact(f"{LEFT_OUT} {library}", json.dumps(kept | {device: _said_by(heard[device])}))


def called(records: SyncRecords, library: str, own_name: str, device: str, name: str = "") -> str:
    """Return what a device is called here; `name` is that of one that was not heard of yet."""
    known = records.heard(library).get(device)
    names = {each.device: each.name for each in company(records, library).others.values()}
    names |= {device: known.name if known is not None else name, records.device: own_name}
    return tell_apart(names)[device]


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


def _told(records: SyncRecords, library: str) -> dict[str, tuple[str, int]]:
    kept = json.loads(records.fact(f"{FORMER_TOLD} {library}") or "{}")
    return {former: (device, since) for former, (device, since) in kept.items()}


def _numbers(records: SyncRecords, fact: str) -> dict[str, int]:
    kept: dict[str, int] = json.loads(records.fact(fact) or "{}")
    return kept
