"""Keeping: which backups stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

DAILY, WEEKLY = 7, 4
_FORMAT = "%Y%m%dT%H%M%SZ"


def time_of(backup: str) -> datetime:
    """Return when a backup was made, by its name."""
    return datetime.strptime(backup, _FORMAT).replace(tzinfo=UTC)


def is_time(text: str) -> bool:
    """Whether this is a moment as names of backups and snapshots tell it."""
    try:
        time_of(text)
    except ValueError:
        return False
    return True


def kept(backups: Iterable[str], made: str) -> set[str]:
    """Return which of these stay, by their names: the one that was `made` now, and the newest of each of seven days
    and of each of four weeks before those.

    Days and weeks without a backup do not count. Weeks begin on Mondays, all by UTC.
    """
    newest_first = sorted({*backups, made}, reverse=True)
    days: dict[str, str] = {}
    for backup in newest_first:
        days.setdefault(backup.partition("T")[0], backup)
    daily = list(days.values())[:DAILY]
    weeks: dict[tuple[int, int], str] = {}
    for backup in newest_first:
        calendar = time_of(backup).isocalendar()
        weeks.setdefault((calendar.year, calendar.week), backup)
    weekly = [backup for backup in weeks.values() if backup not in daily][:WEEKLY]
    return {made, *daily, *weekly}
