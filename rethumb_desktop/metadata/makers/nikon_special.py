"""Records of Nikon that are enciphered or no plain arrays."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.nikon_capture import MAIN as CAPTURE
from rethumb_desktop.metadata.makers.nikon_cipher import decipher
from rethumb_desktop.metadata.makers.nikon_records import FILE_INFO
from rethumb_desktop.metadata.makers.note import Note
from rethumb_desktop.metadata.makers.parts import number_at, slice_part
from rethumb_desktop.metadata.makers.reading import apply, read_record
from rethumb_desktop.metadata.makers.tables import Reader, Record, ordered

# No record that is understood is longer; deciphering takes a step a byte.
_LONGEST = 6_000


def enciphered(record: Record, start: int = 4, skipped: int | None = None) -> Reader:
    """Return a reader of a record that is enciphered from `start` on; its tags begin `skipped` bytes after that."""

    def read(note: Note, part: Part) -> None:
        serial, count = _keys(note)
        if serial is None or count is None:
            return
        raw = part.data[part.place : part.place + min(part.length, start + _LONGEST)]
        plain = raw[:start] + decipher(raw[start:], serial, count)
        first = 0 if skipped is None else start + skipped
        order = record.order or (">" if skipped is None and start == 4 and record.form == "B" else part.order)
        read_record(note, record, Part(plain, first, max(len(plain) - first, 0), order))

    return read


def _keys(note: Note) -> tuple[int | None, int | None]:
    """Return what enciphers a note: the camera's serial number (some have a constant) and its count of shots."""
    serial = note.texts.get("SerialNumber", "").strip()
    count = note.numbers.get("ShutterCount")
    if serial.isdecimal():
        key: int | None = int(serial)
    else:
        key = (0x22 if note.model.endswith("D50") else 0x60) if "SerialNumber" in note.texts else None
    return key, None if count is None else int(count)


def read_file_info(note: Note, part: Part) -> None:
    """Read the number of the file; which byte order it is in tells the folder, which is 100 to 999."""
    little = Part(part.data, part.place, part.length, "<")
    folder, file = number_at(little, 6, "H"), number_at(little, 8, "H")
    is_little = 100 <= folder <= 999 and file <= 9999
    read_record(note, ordered("<" if is_little else ">", FILE_INFO), part)


def read_capture(note: Note, part: Part) -> None:
    """Read the edits of Nikon Capture: after 22 bytes a number of 32 bits, 14 bytes, a length and that many bytes."""
    little = Part(part.data, part.place, part.length, "<")
    offset = 22
    while offset + 22 < little.length:
        note.check_time()
        number, length = number_at(little, offset), number_at(little, offset + 18) - 4
        if length < 0 or offset + 22 + length > little.length:
            return
        value = slice_part(little, offset + 22, length, {1: "B", 2: "H", 4: "I", 8: "d"}.get(length, "u"))
        spec = CAPTURE.tags.get(number)
        if spec is not None:
            apply(note, spec, value, CAPTURE.words)
        offset += 22 + length
