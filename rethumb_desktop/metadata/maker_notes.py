"""Maker notes: what cameras say in formats of their own, read by exifread."""

from __future__ import annotations

import io
import logging
import re
import struct
import time

from rethumb_desktop.domain.metadata import Tag, Value
from rethumb_desktop.metadata.values import plain_number
from rethumb_desktop.metadata.wording import format_value

#: Seconds after which reading ends.
CUT_OFF = 0.5

_GROUP = "MakerNote "
_LONGEST_LIST = 64

# What exifread's arithmetic on broken notes has been seen to raise, besides its own errors.
_BROKEN = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, ZeroDivisionError, MemoryError,
    RecursionError, struct.error,
)  # fmt: skip


class _OutOfTimeError(Exception):
    pass


class _TimedBytes(io.BytesIO):
    """Bytes that can be read until a moment (monotonic seconds).

    exifread takes every number from its file, so that whatever loop a broken note leads it into, the next read
    ends it: no thread to abandon, no process to kill.
    """

    def __init__(self, data: bytes, until: float) -> None:
        super().__init__(data)
        self._until = until

    def read(self, size: int | None = -1, /) -> bytes:
        if time.monotonic() > self._until:
            raise _OutOfTimeError
        # A length that is no length would read the rest of the file again and again.
        return super().read(size if size is not None and size >= 0 else 0)


def read_maker_notes(block: bytes, cut_off: float = CUT_OFF) -> tuple[dict[str, Tag], list[str]]:
    """Return the tags of an EXIF block's maker notes, and a sentence where they cannot be read in time."""
    import exifread
    from exifread.core.exceptions import ExifError

    # Its warnings on broken notes would end on the standard error of whoever runs the program.
    logging.getLogger("exifread").setLevel(logging.CRITICAL)
    try:
        source = _TimedBytes(block, time.monotonic() + cut_off)
        found = exifread.process_file(source, details=True, extract_thumbnail=False)
    except _OutOfTimeError:
        return {}, ["The maker notes take too long to read."]
    except (ExifError, *_BROKEN):
        return {}, ["The maker notes are broken."]
    tags = {}
    for key, entry in found.items():
        if not key.startswith(_GROUP) or key.startswith(_GROUP + "Tag 0x"):
            continue
        name = re.sub(r"[^A-Za-z0-9]", "", key.removeprefix(_GROUP))
        value = _plain(entry.values)
        tags[name] = Tag(value, str(entry.printable).strip() or format_value(value))
    return tags, []


def _plain(values: object) -> Value:
    if isinstance(values, bytes):
        return values.decode("latin-1").strip("\0 ")
    if isinstance(values, str):
        return values.split("\0", 1)[0].strip()
    if isinstance(values, list | tuple):
        parts = [_plain(part) for part in values[:_LONGEST_LIST]]
        return parts[0] if len(parts) == 1 else list(parts)
    if hasattr(values, "numerator") and hasattr(values, "denominator"):
        return _fraction(int(values.numerator), int(values.denominator))
    return values if isinstance(values, int | float) else str(values)


def _fraction(numerator: int, denominator: int) -> int | float | str:
    from rethumb_desktop.metadata.containers.tiff import Rational

    return plain_number(Rational(numerator, denominator))
