"""Notes of Phase One and of Leaf's later backs: a directory whose entries tell their length in bytes."""

from __future__ import annotations

from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import Order
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.note import Note
from rethumb_desktop.metadata.makers.parts import number_at, slice_part
from rethumb_desktop.metadata.makers.reading import apply
from rethumb_desktop.metadata.makers.tables import Table

_MAX_ENTRIES = 500
_FORMS = {1: "s", 2: "h", 4: "i"}

MAIN = Table({
    256: "CameraOrientation &0x03", 258: "SerialNumber s", 261: "ISO", 262: "ColorMatrix1 f", 263: "WB_RGBLevels f",
    264: "SensorWidth", 265: "SensorHeight", 266: "SensorLeftMargin", 267: "SensorTopMargin", 268: "ImageWidth",
    269: "ImageHeight", 270: "RawFormat", 271: "RawData u", 274: "DateTimeOriginal I @unix_time", 275: "ImageNumber",
    515: "Software s", 516: "System s", 528: "SensorTemperature f", 529: "SensorTemperature2 f", 540: "StripOffsets u",
    541: "BlackLevel", 546: "SplitColumn", 547: "BlackLevelData u", 550: "ColorMatrix2 f", 615: "AFAdjustment f",
    769: "FirmwareVersions s", 1024: "ShutterSpeedValue f @apex_time", 1025: "ApertureValue f /2 @two_to",
    1026: "ExposureCompensation f", 1027: "FocalLength f", 1040: "CameraModel s", 1042: "LensModel s",
    1044: "MaxApertureValue f /2 @two_to", 1045: "MinApertureValue f /2 @two_to", 1109: "Viewfinder s",
}, {
    "CameraOrientation": {0: "Upright", 1: "Turned left", 2: "Turned right", 3: "Upside down"},
})  # fmt: skip


def read_phase_one(note: Note, part: Part) -> None:
    """Read a note of entries of a number, a form, a length and an offset from the note's first byte.

    Raises MalformedError: there is no directory, or it names too many entries.
    """
    order: Order = "<" if part.raw[:4] == b"IIII" else ">"
    whole = Part(part.data, part.place, part.length, order)
    start = number_at(whole, 8)
    count = number_at(whole, start)
    if count > _MAX_ENTRIES:
        raise MalformedError(f"the directory at byte {start} names {count} entries")
    for entry in range(start + 8, start + 8 + 16 * count, 16):
        note.check_time()
        number, code, length = (number_at(whole, entry + 4 * index) for index in range(3))
        place = entry + 12 if length <= 4 else number_at(whole, entry + 12)
        spec = MAIN.tags.get(number)
        if spec is None or place + length > whole.length:
            continue
        apply(note, spec, slice_part(whole, place, length, _FORMS.get(code, "u")), MAIN.words)
