"""Passing over: segments of a device that nobody will read any more are given up, and reading goes on behind them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.domain.syncing import find_device
from rethumb_desktop.services.syncing.journals import known_devices
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.syncing.stretches import Stretch, pass_over
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.objects import look_up
from rethumb_desktop.services.upkeep.reports import PassOverReport
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.sync.heads import decode_head
from rethumb_desktop.sync.names import below, head_name, segment_name
from rethumb_desktop.sync.segments import decode_segment

_OF_ONE_DEVICE = frozenset({FaultKind.JOURNAL, FaultKind.MISSING, FaultKind.POLICY})


class PassingOver:
    """Gives up what cannot be read. What is given up is noted, and comes back with a snapshot that holds it."""

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def pass_over(self, name: str, text: str) -> PassOverReport:
        """Give up what keeps a device from being read further. Raises Fault as `Upkeep.pass_over` says."""
        self._sites.find(name)
        device = find_device(self._means.syncing.devices(name), name, text)
        site = self._sites.usual(name)
        known = site.records.heard(name).get(device.id)
        if known is None or known.error is None:
            self._means.syncing.sync_now(name)  # nobody may have looked since it was damaged
        with self._means.syncing.alone(name):
            heard = site.records.heard(name).get(device.id)
            if heard is None or heard.error is None:
                title = f"The journal of “{device.called}” can be read: nothing is to be passed over."
                raise Fault(FaultKind.USAGE, title, subject=device.id)
            segments = _give_up(site, heard)
        return PassOverReport(device.id, device.called, segments, self._means.syncing.sync_now(name))


def _give_up(site: Site, heard: Heard) -> int:
    """Note how far is passed over, and go on behind it; return how many segments that are."""
    newest, first = known_devices(site)[heard.device].newest, heard.seq + 1
    until, digest = _behind(site, heard, newest) or _told_by_head(site, heard.device, first) or (max(newest, first), "")
    stretch = Stretch(heard.seq, heard.digest, until, digest, until - heard.seq)
    pass_over(site, heard.device, stretch)
    site.records.end_import(site.library, "", {heard.device: (until, digest)}, (), sweep=False)
    site.records.note(site.library, replace(heard, newest=max(heard.newest, until), error=None, head=""))
    return stretch.count


def _behind(site: Site, heard: Heard, newest: int) -> tuple[int, str] | None:
    """Return number and digest of the segment before the next one that can be read; None where none can."""
    names = {below(site.prefix, segment_name(heard.device, seq)): seq for seq in range(heard.seq + 2, newest + 1)}
    with closing(look_up(site.store, names)) as found:
        for key, there in found:
            before = _before(site, heard.device, names[key]) if there is not None else None
            if before is not None:
                return names[key] - 1, before
    return None


def _before(site: Site, device: str, seq: int) -> str | None:
    """Return which digest a segment says that the one before it has; None where it cannot be read."""
    name = segment_name(device, seq)
    try:
        return decode_segment(site.sealer.open(name, site.read(name)), device, seq).before
    except Fault as fault:
        if fault.kind not in _OF_ONE_DEVICE:
            raise
        return None


def _told_by_head(site: Site, device: str, first: int) -> tuple[int, str] | None:
    name = head_name(device)
    try:
        head = decode_head(site.sealer.open(name, site.read(name)), device)
    except Fault as fault:
        if fault.kind not in _OF_ONE_DEVICE:
            raise
        return None
    return (head.seq, head.digest) if head.seq >= first else None
