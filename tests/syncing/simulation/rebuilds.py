"""Rebuilds: a library is forgotten on one computer and read anew, and what is asked of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rethumb_desktop.domain.entries import TOMBSTONE_MS, stamp
from rethumb_desktop.domain.segment_spans import numbers
from rethumb_desktop.services.syncing.unheard import unheard
from rethumb_desktop.sync.names import below, beyond, segment_name, segment_of
from tests.syncing.simulation.bucket import Wrong
from tests.syncing.simulation.care import Care
from tests.syncing.simulation.computer import LIBRARY, PREFIX, Computer
from tests.syncing.simulation.losses import Segment, known_to

if TYPE_CHECKING:
    from tests.syncing.simulation.world import World

_Shown = dict[str, tuple[int, str, frozenset[str]]]


class Rebuilds:
    """What is done by hand to have libraries read anew in a world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def rebuild(self, computer: Computer) -> bool:
        """Rebuild the library on a computer, where it may fail or be cut off; return whether it was done.

        Nothing is forgotten where it was refused, no picture is put or deleted, and in peace it changes nothing.
        """
        world, was_cut_off = self._world, computer.is_cut_off
        removed, before = _removed(computer, world.now), self._shown_in_peace(computer)
        shown, known, pictures = _shown(computer), known_to(computer), self._pictures()
        computer.fault = None
        self._end_forgery()
        done = world.attempt(computer, Care(computer, world.chance).rebuild)
        if self._pictures() != pictures:
            raise Wrong(f"{computer.name} has changed pictures by a rebuild")
        if _was_refused(computer, was_cut_off=was_cut_off) and (_shown(computer), known_to(computer)) != (shown, known):
            raise Wrong(f"{computer.name} has forgotten something, and did not rebuild: {computer.fault}")
        if done and before is not None:
            self._compare(computer, before, removed)
        if unheard(computer.records, LIBRARY):
            world.losses.are_there = world.looking_after.is_at_work = True
        world.losses.reckon(world.computers)
        world.calamities["rebuild_again" if was_cut_off else "rebuild"] += done
        return done

    def finish(self) -> bool:
        """Do again what was cut off; return whether some of it came to its end."""
        return sum(self.rebuild(each) for each in self._world.computers if each.is_cut_off) > 0

    def lacked(self, computer: Computer) -> set[Segment]:
        """Return what a computer knows and another has gone on behind without reading it."""
        known = known_to(computer)
        missed = {each for other in self._world.computers for each in numbers(unheard(other.records, LIBRARY))}
        return {each for each in missed if known.holds(*each) and self._was_told(each)}

    def _was_told(self, segment: Segment) -> bool:
        return below(PREFIX, segment_name(*segment)) in self._world.bucket.history

    def _shown_in_peace(self, computer: Computer) -> _Shown | None:
        """Return what a computer shows that is in step, where the bucket has all; None elsewhere."""
        bucket, losses = self._world.bucket, self._world.losses
        is_bad = bucket.trouble or bucket.altered or bucket.refuses_lists or bucket.refuses_segments
        if is_bad or bucket.is_foreign or losses.are_there or computer.is_cut_off or computer.store.fuse is not None:
            return None
        report = self._world.sync(computer)
        return _shown(computer) if report is not None and report.in_step else None

    def _end_forgery(self) -> None:
        """Give back what was altered behind something that is gone: nobody could tell that it does not follow that."""
        bucket = self._world.bucket
        for name in sorted(bucket.altered):
            segment = segment_of(beyond(PREFIX, name))
            if segment is not None and segment[1] > 1 and bucket.altered[name] is not None:
                before = below(PREFIX, segment_name(segment[0], segment[1] - 1))
                if bucket.seen(before) is None:
                    del bucket.altered[name]

    def _compare(self, computer: Computer, before: _Shown, removed: set[str]) -> None:
        """See that a rebuild in peace has changed nothing, but for what objects in the bucket tell by themselves."""
        shown, objects = _shown(computer), self._world.bucket.objects
        gone = {key for key in before.keys() - shown.keys() if below(PREFIX, key) in objects}
        came = {key for key in shown.keys() - before.keys() if below(PREFIX, key) not in objects or key in removed}
        other = {key for key in before.keys() & shown.keys() if not self._is_same(key, before, shown)}
        if gone or came or other:
            raise Wrong(f"{computer.name} shows otherwise since a rebuild: {gone=}, {came=}, {other=}")

    def _is_same(self, key: str, before: _Shown, shown: _Shown) -> bool:
        """Names from before a removal may be left where it was forgotten."""
        return before[key][:2] == shown[key][:2] and (key in self._world.removed or before[key] == shown[key])

    def _pictures(self) -> set[str]:
        return {name for name in self._world.bucket.objects if ".rethumb/" not in name}


def _was_refused(computer: Computer, *, was_cut_off: bool) -> bool:
    return computer.fault is not None and not was_cut_off and not computer.is_cut_off


def _removed(computer: Computer, now: int) -> set[str]:
    """Return what a computer knows to be removed, as far as a snapshot has not forgotten it by now."""
    since, records = stamp(now - TOMBSTONE_MS), computer.state.library(LIBRARY).records.values()
    return {
        each.key for each in records if each.placed is None and each.removed is not None and each.removed.at >= since
    }


def _shown(computer: Computer) -> _Shown:
    records = computer.state.library(LIBRARY).records
    shown: _Shown = {}
    for key, publication in computer.visible().items():
        placed = records[key].placed if key in records else None
        others = frozenset(publication.other_names) - {publication.name}
        shown[key] = (0 if placed is None else placed.put.at, publication.name, others)
    return shown
