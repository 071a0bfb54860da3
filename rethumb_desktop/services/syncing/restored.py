"""Restored: pictures that came out of a backup and that nobody else can read of, until this device tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.services.syncing.own_head import said
from rethumb_desktop.services.syncing.poll import newest_snapshot
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.syncing.snapshots import newest_reach, write_snapshot
from rethumb_desktop.services.syncing.untold import is_told_in, note_restored, untold_pictures


def is_told(site: Site) -> bool:
    """Whether this device's head names the newest snapshot."""
    return said(site.records, site.library).snapshot == newest_snapshot(site) != ""


def may_be_told(site: Site) -> bool:
    """Whether the newest snapshot that is known of seems to tell the others of what waits: it is to be read then.

    Only that: its parts may be damaged, or something that is known here may be neither in it nor behind it. Who may
    write puts one itself. Raises Fault as the store does.
    """
    if site.writes or not untold_pictures(site):
        return False
    return is_told_in(site, newest_snapshot(site), newest_reach(site))


def tell_restored(site: Site) -> Iterator[None]:
    """Write what is known as a snapshot where restored pictures wait for that; this device's head has to name it then.

    All removals that are known stay in it, since some may be lost. Raises Fault as the store does.
    """
    before = newest_snapshot(site)
    if untold_pictures(site):
        yield from write_snapshot(site, 0)
    if newest_snapshot(site) != before:
        note_restored(site, 0)


def why_untold(site: Site) -> tuple[FaultRecord, ...]:
    """Return what a person is told of restored pictures that wait."""
    pictures = untold_pictures(site)
    if not pictures:
        return ()
    title = f"Restored pictures of “{site.library}” that the other devices are not told of yet: {pictures}."
    agree = "They are told with the first sync after somebody has agreed to publish there: publish to it once."
    return (FaultRecord(FaultKind.CONSENT, title, "The next sync goes on." if site.writes else agree, site.writes),)
