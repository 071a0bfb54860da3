"""Maker notes: what cameras say in formats of their own."""

from __future__ import annotations

import time
from typing import NamedTuple

from rethumb_desktop.domain.metadata import Tag
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import EXIF_POINTER, Directory, Order, TiffBlock, open_tiff

#: Seconds after which reading ends.
CUT_OFF = 0.5

#: The tag of a DNG in which the converter keeps a camera's note.
DNG_PRIVATE_DATA = 50740

_MAKE, _MODEL, _MAKER_NOTE = 271, 272, 37500


class _Place(NamedTuple):
    """Where a note stands in its block, and how far behind where the camera wrote it."""

    start: int
    length: int
    order: Order
    moved: int = 0


def read_maker_notes(block: bytes, cut_off: float = CUT_OFF) -> tuple[dict[str, Tag], list[str]]:
    """Return the tags of an EXIF block's maker notes, and a sentence for what cannot be read of them."""
    # The tables of a maker are long, and most runs of the program read no note.
    from rethumb_desktop.metadata.makers.headers import read_note
    from rethumb_desktop.metadata.makers.note import LimitError, Note

    try:
        tiff = open_tiff(block)
        main = tiff.directory(tiff.first)
        place = _find_in_exif(tiff, main) or _find_in_dng(main)
    except MalformedError:
        # Whoever reads the directories says so.
        return {}, []
    if place is None:
        return {}, []
    note = Note(block, _text(main, _MAKE), _text(main, _MODEL), time.monotonic() + cut_off)
    try:
        read_note(note, *place)
    except LimitError as error:
        return note.tags, [f"The maker notes {error}."]
    except MalformedError as error:
        note.problems.append(str(error))
    return note.tags, [f"The maker notes are broken: {problem}." for problem in note.problems]


def _find_in_exif(tiff: TiffBlock, main: Directory) -> _Place | None:
    pointers = main.entries[EXIF_POINTER].pointers() if EXIF_POINTER in main.entries else []
    entry = tiff.directory(pointers[0]).entries.get(_MAKER_NOTE) if pointers else None
    return _Place(entry.place, entry.length, entry.order) if entry else None


def _find_in_dng(main: Directory) -> _Place | None:
    """Find a note in the private data of Adobe's converter: blocks of a name, a length and that many bytes.

    The note's begins with its byte order and the place where the camera wrote it.
    """
    entry = main.entries.get(DNG_PRIVATE_DATA)
    if entry is None or entry.length < 20 or not entry.head.startswith(b"Adobe\0"):
        return None
    place, end = entry.place + 6, entry.place + entry.length
    while place + 14 <= end:
        name, length = entry.block[place : place + 4], int.from_bytes(entry.block[place + 4 : place + 8], "big")
        if name == b"MakN" and length > 6:
            start = place + 14
            written = int.from_bytes(entry.block[place + 10 : start], "big")
            order: Order = ">" if entry.block[place + 8 : place + 10] == b"MM" else "<"
            return _Place(start, min(length - 6, end - start), order, start - written)
        place += 8 + length + length % 2
    return None


def _text(directory: Directory, tag: int) -> str:
    entry = directory.entries.get(tag)
    return decode_text(entry.head[:256]) if entry else ""
