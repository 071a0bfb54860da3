"""Keeping: which backups stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta

DAILY, WEEKLY = 7, 4
#: What is younger stays, however many were made that day.
YOUNG = timedelta(days=1)
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


def kept(backups: Mapping[str, int], made: str) -> set[str]:
    """Return which of these stay: `backups` are good ones and how many entries each holds, `made` is that of now.

    It stays, and so does all that is younger than a day, the newest of each of seven days, and the newest of each of
    four weeks before those. The newest may be made by a device that could read little: where another of the same day or
    week holds more, the one that holds most stays beside it. Days and weeks without a backup do not count. Weeks begin
    on Mondays, all by UTC.
    """
    newest_first = sorted({*backups, made}, reverse=True)
    days = _by(newest_first, lambda backup: backup.partition("T")[0])[:DAILY]
    daily = {day[0] for day in days}
    weeks = _by(newest_first, _week)
    weekly = [week[0] for week in weeks if week[0] not in daily][:WEEKLY]
    young = {backup for backup in newest_first if time_of(made) - time_of(backup) < YOUNG}
    stretches = [*days, *(week for week in weeks if week[0] in {*daily, *weekly})]
    fullest = {max(each, key=lambda backup: backups.get(backup, 0)) for each in stretches}
    return {made, *young, *daily, *weekly, *fullest}


def _week(backup: str) -> tuple[int, int]:
    calendar = time_of(backup).isocalendar()
    return calendar.year, calendar.week


def _by(newest_first: Iterable[str], span: Callable[[str], object]) -> list[list[str]]:
    """Return the backups by the spans of time that they are of, newest first, and so in each of them."""
    found: dict[object, list[str]] = {}
    for backup in newest_first:
        found.setdefault(span(backup), []).append(backup)
    return list(found.values())
