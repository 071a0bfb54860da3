"""Directories in the notes of Kodak."""

from __future__ import annotations

from rethumb_desktop.metadata.containers.tiff import Order
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.note import Note
from rethumb_desktop.metadata.makers.parts import number_at
from rethumb_desktop.metadata.makers.reading import read_directory
from rethumb_desktop.metadata.makers.tables import Reader, Table


def below(table: Table) -> Reader:
    """Return a reader of a directory whose offsets count from its own first byte, behind its byte order or not."""

    def read(note: Note, part: Part) -> None:
        is_pointer = part.form == "I" and part.length == 4
        if is_pointer and not number_at(part, 0):
            return
        start = part.base + number_at(part, 0) if is_pointer else part.place
        marks: dict[bytes, Order] = {b"II": "<", b"MM": ">"}
        order = marks.get(part.data[start : start + 2])
        read_directory(note, table, start + 2 if order else start, start, order or part.order)

    return read
