"""Names of what devices tell each other: every name begins with `.rethumb/` and has no prefix of the library.

A device's id is 32 hexadecimal digits. A snapshot's id is its time and the device that wrote it, a backup's its time.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from rethumb_desktop.domain.entries import milliseconds_of

ROOT = ".rethumb/"
LIBRARY_FILE = f"{ROOT}library.json"
HEADS = f"{ROOT}heads/"
JOURNAL = f"{ROOT}journal/"
SNAPSHOTS = f"{ROOT}snapshots/"
BACKUPS = f"{ROOT}backups/"

#: A number of a segment has ten digits, one of a part six.
MOST_SEGMENTS = 9_999_999_999
MOST_PARTS = 999_999

_DEVICE = r"[0-9a-f]{32}"
_TIME = r"[0-9]{8}T[0-9]{6}Z"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_device = re.compile(_DEVICE)
_snapshot = re.compile(f"{_TIME}-({_DEVICE})")
_backup = re.compile(_TIME)
_head_name = re.compile(rf"\.rethumb/heads/({_DEVICE})")
_segment_name = re.compile(rf"\.rethumb/journal/({_DEVICE})/([0-9]{{10}})")
_manifest_name = re.compile(rf"\.rethumb/snapshots/({_TIME}-{_DEVICE})/manifest")
_part_name = re.compile(rf"\.rethumb/snapshots/({_TIME}-{_DEVICE})/([0-9]{{6}})")
_backup_manifest_name = re.compile(rf"\.rethumb/backups/({_TIME})/manifest")
_backup_part_name = re.compile(rf"\.rethumb/backups/({_TIME})/([0-9]{{6}})")


def is_device(text: str) -> bool:
    """Whether this can be the id of a device."""
    return _device.fullmatch(text) is not None


def is_snapshot(text: str) -> bool:
    """Whether this can be the id of a snapshot."""
    return _snapshot.fullmatch(text) is not None


def is_backup(text: str) -> bool:
    """Whether this can be the id of a backup."""
    return _backup.fullmatch(text) is not None


def head_name(device: str) -> str:
    return HEADS + _checked(_device, device)


def device_of_head(name: str) -> str | None:
    """Return whose head this is; None where it is the name of something else."""
    found = _head_name.fullmatch(name)
    return found[1] if found else None


def journal_of(device: str) -> str:
    """Return what the names of all segments of a device begin with."""
    return f"{JOURNAL}{_checked(_device, device)}/"


def segment_name(device: str, seq: int) -> str:
    return f"{journal_of(device)}{_number(seq, MOST_SEGMENTS):010d}"


def segment_of(name: str) -> tuple[str, int] | None:
    """Return the device and the number of a segment; None where it is the name of something else."""
    return _numbered(_segment_name, name)


def snapshot_id(made: int, device: str) -> str:
    """Return the id of a snapshot that this device makes; `made` is a stamp, of which the seconds count."""
    return f"{_time(milliseconds_of(made))}-{_checked(_device, device)}"


def device_of_snapshot(snapshot: str) -> str | None:
    """Return which device wrote a snapshot; None where this is no id of one."""
    found = _snapshot.fullmatch(snapshot)
    return found[1] if found else None


def manifest_name(snapshot: str) -> str:
    return f"{SNAPSHOTS}{_checked(_snapshot, snapshot)}/manifest"


def snapshot_of_manifest(name: str) -> str | None:
    """Return whose manifest this is; None where it is the name of something else."""
    found = _manifest_name.fullmatch(name)
    return found[1] if found else None


def part_name(snapshot: str, number: int) -> str:
    """Return the name of a part of a snapshot; they are counted from 1."""
    return f"{SNAPSHOTS}{_checked(_snapshot, snapshot)}/{_number(number, MOST_PARTS):06d}"


def part_of(name: str) -> tuple[str, int] | None:
    """Return the snapshot and the number of a part; None where it is the name of something else."""
    return _numbered(_part_name, name)


def backup_id(milliseconds: int) -> str:
    """Return the id of a backup that is made then, in milliseconds since 1970 UTC."""
    return _time(milliseconds)


def backup_manifest_name(backup: str) -> str:
    return f"{BACKUPS}{_checked(_backup, backup)}/manifest"


def backup_of_manifest(name: str) -> str | None:
    """Return whose manifest this is; None where it is the name of something else."""
    found = _backup_manifest_name.fullmatch(name)
    return found[1] if found else None


def backup_part_name(backup: str, number: int) -> str:
    """Return the name of a part of a backup; they are counted from 1."""
    return f"{BACKUPS}{_checked(_backup, backup)}/{_number(number, MOST_PARTS):06d}"


def backup_part_of(name: str) -> tuple[str, int] | None:
    """Return the backup and the number of a part; None where it is the name of something else."""
    return _numbered(_backup_part_name, name)


def below(prefix: str, name: str) -> str:
    """Return the whole name in the bucket of what stands below a library's prefix, which may be empty."""
    return f"{prefix}/{name}" if prefix else name


def beyond(prefix: str, key: str) -> str:
    """Return the name without the prefix, the reverse of `below`; "" where it does not stand below it."""
    if not prefix:
        return key
    return key[len(prefix) + 1 :] if key.startswith(f"{prefix}/") else ""


def _checked(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(f"{text!r} is no id")
    return text


def _number(number: int, most: int) -> int:
    if not 1 <= number <= most:
        raise ValueError(f"{number} is not from 1 to {most}")
    return number


def _numbered(pattern: re.Pattern[str], name: str) -> tuple[str, int] | None:
    found = pattern.fullmatch(name)
    return (found[1], int(found[2])) if found and int(found[2]) else None


def _time(milliseconds: int) -> str:
    return (_EPOCH + timedelta(milliseconds=milliseconds)).strftime("%Y%m%dT%H%M%SZ")
