"""What has to come of it all: a plain model, made of every segment there ever was."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from rethumb_desktop.domain.entries import AlsoNamed, Put, Remove, Rename
from rethumb_desktop.sync.names import beyond, segment_of
from rethumb_desktop.sync.segments import decode_segment
from tests.syncing.simulation.bucket import SimulatedBucket, Wrong
from tests.syncing.simulation.computer import PREFIX, SEALER

Said = tuple[int, str]


@dataclass
class _Told:
    """All that was said about one key."""

    puts: dict[Said, Put] = field(default_factory=dict)
    removals: set[Said] = field(default_factory=set)
    names: dict[Said, str] = field(default_factory=dict)
    others: dict[Said, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """What is shown of a key: its name, when it was put, its other names; `said` are all that it was ever given."""

    name: str
    put_at: int
    others: frozenset[str]
    said: frozenset[str] = frozenset()

    def allows(self, shown: Shown | None, *, removed: bool) -> bool:
        """Whether a device may show this; `removed`: the picture was taken out at some time.

        Names from before a removal may be left where the removal was forgotten, and lost where it was taken back.
        """
        if shown is None or (shown.name, shown.put_at) != (self.name, self.put_at):
            return False
        return shown.others <= self.said if removed else shown.others == self.others


class Reference:
    """What every device has to show.

    `lost` are segments that nobody knows any more. Who had read one is gone, but what it told may have been passed on:
    the pictures that it tells of are `doubtful`. All have to show the same of them, and it is not just anything.
    """

    def __init__(self, bucket: SimulatedBucket, lost: Collection[tuple[str, int]] = ()) -> None:
        self._all = _told(bucket, lambda _device, _seq: True)
        self._sure = _told(bucket, lambda device, seq: (device, seq) not in lost) if lost else self._all
        self.doubtful = set(_told(bucket, lambda device, seq: (device, seq) in lost)) if lost else set[str]()
        self.right = {key: shown for key, each in sorted(self._sure.items()) if (shown := _shown(each)) is not None}

    def last_removals(self) -> dict[str, int]:
        """Return the stamps of the last removals that were told, by keys without prefix."""
        return {key: max(told.removals)[0] for key, told in self._all.items() if told.removals}

    def is_possible(self, key: str, shown: Shown | None) -> bool:
        """Whether this may be shown of a picture that is doubtful."""
        told, sure = self._all[key], self._sure.get(key, _Told())
        if shown is None:
            return key not in self.right or _shown(told) is None
        last = max(sure.removals, default=(0, ""))
        return any(said[0] == shown.put_at and said > last for said in told.puts)


def last_removals(bucket: SimulatedBucket, takes: Callable[[str, int], bool]) -> dict[str, Said]:
    """Return when and by whom pictures were removed, by keys, as told by those segments and not contradicted there."""
    told = _told(bucket, takes)
    last = {key: max(each.removals) for key, each in told.items() if each.removals}
    return {key: said for key, said in last.items() if max(told[key].puts, default=(0, "")) < said}


def _told(bucket: SimulatedBucket, takes: Callable[[str, int], bool]) -> dict[str, _Told]:
    told: dict[str, _Told] = {}
    for device, entries in _journals(bucket, takes).items():
        for entry in entries:
            if not isinstance(entry, Put | Remove | Rename | AlsoNamed):
                continue
            here, said = told.setdefault(entry.key, _Told()), (entry.at, device)
            if isinstance(entry, Put):
                here.puts[said] = entry
            elif isinstance(entry, Remove):
                here.removals.add(said)
            else:
                (here.names if isinstance(entry, Rename) else here.others)[said] = entry.name
    return told


def _shown(told: _Told) -> Shown | None:
    removed = max(told.removals, default=(0, ""))
    said = max(told.puts, default=(0, ""))
    if said <= removed:
        return None
    renamed = max((each for each in told.names if each > said), default=None)
    name = told.puts[said].name if renamed is None else told.names[renamed]
    newest = sorted((each for each in told.others if each > removed), reverse=True)
    others: list[str] = []
    for each in newest:
        if told.others[each] not in others:
            others.append(told.others[each])
    return Shown(name, said[0], frozenset(others[:16]) - {name}, frozenset(told.others.values()))


def _journals(bucket: SimulatedBucket, takes: Callable[[str, int], bool]) -> dict[str, list[object]]:
    journals: dict[str, list[object]] = {}
    for name, sealed in sorted(bucket.history.items()):
        short = beyond(PREFIX, name)
        found = segment_of(short)
        if found is None:
            raise Wrong(f"{name} is no segment")
        device, seq = found
        if not takes(device, seq):
            continue
        entries = journals.setdefault(device, [])
        entries.extend(decode_segment(SEALER.open(short, sealed), device, seq).entries)
    return journals
