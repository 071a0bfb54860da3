"""What Pentax enciphers."""

from __future__ import annotations

import re

from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.note import Note


def read_shutter_count(note: Note, part: Part) -> None:
    """Read the count of shots, which the note's date and time encipher."""
    date = [int(digits) for digits in re.findall(r"\d+", note.texts.get("Date", ""))]
    clock = [int(digits) for digits in re.findall(r"\d+", note.texts.get("Time", ""))]
    if part.length != 4 or len(date) != 3 or len(clock) != 3:
        return
    day = date[0] << 16 | date[1] << 8 | date[2]
    second = clock[0] << 24 | clock[1] << 16 | clock[2] << 8
    note.add("ShutterCount", int.from_bytes(part.raw, "big") ^ day ^ (0xFFFFFFFF - second))
