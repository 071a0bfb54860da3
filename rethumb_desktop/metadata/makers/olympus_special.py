"""Texts in the notes of Olympus."""

from __future__ import annotations

import re

from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.note import Note

_NAMES = {"Type": "CameraType", "Resolution": "Resolution", "Quality": "Quality", "ID": "ID"}


def read_text_info(note: Note, part: Part) -> None:
    """Read a text of lines such as `Resolution=1`, under headlines in brackets."""
    for name, value in re.findall(r"([A-Za-z]+)=([^\s\[]*)", decode_text(part.raw[:4096])):
        if name in _NAMES:
            number = value.strip()
            note.add(_NAMES[name], int(number) if number.isdecimal() and len(number) < 10 else number, weak=True)
