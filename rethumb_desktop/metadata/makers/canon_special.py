"""Records of Canon that are no plain arrays."""

from __future__ import annotations

from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.makers.canon_custom import FUNCTIONS_2
from rethumb_desktop.metadata.makers.forms import Part, Words
from rethumb_desktop.metadata.makers.note import Note
from rethumb_desktop.metadata.makers.parts import integers, number_at, slice_part
from rethumb_desktop.metadata.makers.reading import apply
from rethumb_desktop.metadata.makers.series import Field, one, read_series
from rethumb_desktop.metadata.makers.tables import Reader, Record, Spec

_AREA_MODES: Words = {
    0: "Off (manual focus)", 1: "AF point expansion", 2: "Single-point AF", 4: "Auto", 5: "Face detect AF",
    6: "Face and tracking", 7: "Zone AF", 8: "AF point expansion (4 points)", 9: "Spot AF",
    10: "AF point expansion (8 points)", 11: "Flexizone multi (49 points)", 12: "Flexizone multi (9 points)",
    13: "Flexizone single", 14: "Large zone AF",
}  # fmt: skip
_WORDS: dict[str, Words] = {"AFAreaMode": _AREA_MODES}


def _points(note: Note) -> int:
    return int(note.numbers.get("NumAFPoints", 0))


def _words_of_points(note: Note) -> int:
    return (_points(note) + 15) // 16


_SIZES = [one("CanonImageWidth"), one("CanonImageHeight"), one("AFImageWidth"), one("AFImageHeight")]
_AF_INFO: list[Field] = [
    one("NumAFPoints"), one("ValidAFPoints"), *_SIZES, one("AFAreaWidth"), one("AFAreaHeight"),
    ("AFAreaXPositions", "h", _points), ("AFAreaYPositions", "h", _points), ("AFPointsInFocus", "h", _words_of_points),
]  # fmt: skip
_AF_INFO_2: list[Field] = [
    one(""), one("AFAreaMode"), one("NumAFPoints"), one("ValidAFPoints"), *_SIZES,
    ("AFAreaWidths", "h", _points), ("AFAreaHeights", "h", _points), ("AFAreaXPositions", "h", _points),
    ("AFAreaYPositions", "h", _points), ("AFPointsInFocus", "h", _words_of_points),
]  # fmt: skip


def read_af_info(note: Note, part: Part) -> None:
    """Read where the focus points are, as older cameras have it."""
    fields = list(_AF_INFO)
    if "EOS" not in note.model:
        # Eight numbers of unknown meaning stand before the last in cameras that have it at all.
        fields += [one("PrimaryAFPoint")] if part.count != 36 else [("", "H", lambda note: 8), one("PrimaryAFPoint")]
    read_series(note, part, fields, _WORDS)


def read_af_info_2(note: Note, part: Part) -> None:
    """Read where the focus points are, as cameras since 2007 have it."""
    if not part.raw[:4].strip(b"\0"):
        return
    fields = list(_AF_INFO_2)
    if "EOS" in note.model:
        fields.append(("AFPointsSelected", "h", _words_of_points))
    else:
        fields += [("", "h", lambda note: _words_of_points(note) + 1), one("PrimaryAFPoint")]
    read_series(note, part, fields, _WORDS)


def read_af_info_3(note: Note, part: Part) -> None:
    """Read where the focus points are, in a record that some cameras have besides and that ends earlier."""
    if part.raw[:4].strip(b"\0"):
        read_series(note, part, _AF_INFO_2, _WORDS)


def counted(spec: Spec) -> Reader:
    """Return a reader that lets the record's tags know how many numbers it has."""

    def read(note: Note, part: Part) -> None:
        note.numbers["CameraInfoCount"] = part.count
        apply(note, spec, part)

    return read


def stored_functions(record: Record) -> Reader:
    """Return a reader of custom functions: numbers with a function's number above and its setting below."""

    def read(note: Note, part: Part) -> None:
        for offset in range(2, part.length - 1, 2):
            function = number_at(part, offset, "H") >> 8
            spec = record.tags.get(function)
            if spec is not None:
                low = offset + (1 if part.order == ">" else 0)
                setting = slice_part(part, low, 1, "B")
                apply(note, spec, setting, record.words)

    return read


def read_functions_2(note: Note, part: Part) -> None:
    """Read the custom functions of cameras since 2007: groups of a number, a count and that many settings."""
    offset = 8
    for _ in range(number_at(part, 4)):
        size, entries = number_at(part, offset + 4), number_at(part, offset + 8)
        if size < 8:
            raise MalformedError("a group of custom functions is shorter than its header")
        place, end = offset + 12, offset + 4 + size
        for _ in range(entries):
            if place + 8 > min(end, part.length):
                break
            function, count = number_at(part, place), number_at(part, place + 4)
            values = slice_part(part, place + 8, 4 * count, "i")
            spec = FUNCTIONS_2.tags.get(function)
            if spec is not None and values.length == 4 * count:
                apply(note, spec, values, FUNCTIONS_2.words)
            place += 8 + 4 * count
        offset += 4 + size


_FILTERS = {
    0x101: "GrainyBWFilter", 0x201: "SoftFocusFilter", 0x301: "ToyCameraFilter", 0x401: "MiniatureFilter",
    0x402: "MiniatureFilterOrientation", 0x403: "MiniatureFilterPosition", 0x404: "MiniatureFilterParameter",
    0x501: "FisheyeFilter", 0x601: "PaintingFilter", 0x701: "WatercolorFilter",
}  # fmt: skip


def read_filters(note: Note, part: Part) -> None:
    """Read the creative filters: a list of filters with parameters of a number, a count and that many values."""
    offset = 8
    for _ in range(min(number_at(part, 4), 100)):
        size, parameters = number_at(part, offset + 4), number_at(part, offset + 8)
        place = offset + 12
        for _ in range(min(parameters, 100)):
            number, count = number_at(part, place), number_at(part, place + 4)
            values = integers(slice_part(part, place + 8, 4 * count, "i"))
            if number in _FILTERS and values:
                note.add(_FILTERS[number], values[0] if len(values) == 1 else list(values), {-1: "Off"})
            place += 8 + 4 * count
        offset += 4 + size
