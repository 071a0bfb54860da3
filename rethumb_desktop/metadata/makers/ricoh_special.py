"""Notes of Ricoh that are texts."""

from __future__ import annotations

import re

from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.note import Note

_NAMES = {"Rev": "FirmwareVersion", "Rv": "FirmwareVersion", "Rg": "RedGain", "Gg": "GreenGain", "Bg": "BlueGain"}


def read_text(note: Note, part: Part) -> None:
    """Read a note such as `Rv0103;Rg1C;Bg18`: short names with digits behind them."""
    for field in decode_text(part.raw[:1024]).split(";"):
        match = re.fullmatch(r"([A-Z][a-z]+)([0-9A-Fa-f]+)", field.strip())
        if match and match[1] in _NAMES:
            note.add(_NAMES[match[1]], match[2])
