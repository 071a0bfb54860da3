"""ICC profiles: the header and what they say in words."""

from __future__ import annotations

import struct

from rethumb_desktop.domain.metadata import Tag, Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.wording import describe

_HEADER = 128
_MAX_TAGS = 200

_CLASSES = {
    "scnr": "Scanner", "mntr": "Display", "prtr": "Printer", "link": "Device link", "spac": "Colour space",
    "abst": "Abstract", "nmcl": "Named colours",
}  # fmt: skip
_INTENTS = {0: "Perceptual", 1: "Relative colorimetric", 2: "Saturation", 3: "Absolute colorimetric"}

_TEXTS = {
    "desc": "ProfileDescription", "cprt": "ProfileCopyright", "dmnd": "DeviceMfgDesc", "dmdd": "DeviceModelDesc",
    "vued": "ViewingCondDesc", "targ": "CharTarget", "scrd": "ScreeningDesc",
}  # fmt: skip
_COLOURS = {
    "wtpt": "MediaWhitePoint", "bkpt": "MediaBlackPoint", "rXYZ": "RedMatrixColumn",
    "gXYZ": "GreenMatrixColumn", "bXYZ": "BlueMatrixColumn", "lumi": "Luminance", "chad": "ChromaticAdaptation",
}  # fmt: skip
_CURVES = {"rTRC": "RedTRC", "gTRC": "GreenTRC", "bTRC": "BlueTRC", "kTRC": "GrayTRC"}


def read_icc(profile: bytes) -> dict[str, Tag]:
    """Return the tags of a profile. Raises MalformedError where it is none."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        raise MalformedError("it is no ICC profile")
    tags = _read_header(profile)
    count = int.from_bytes(profile[128:132], "big")
    for index in range(min(count, _MAX_TAGS)):
        entry = profile[132 + 12 * index : 144 + 12 * index]
        if len(entry) < 12:
            break
        signature = entry[:4].decode("latin-1")
        offset, size = struct.unpack(">II", entry[4:])
        data = profile[offset : offset + size]
        if signature in _TEXTS and (text := read_profile_text(data)):
            tags[_TEXTS[signature]] = Tag(text, text)
        elif signature in _COLOURS:
            value = _read_colours(data)
            tags[_COLOURS[signature]] = Tag(value, describe("", value))
        elif signature in _CURVES:
            tags[_CURVES[signature]] = Tag(None, describe("", None, len(data)))
    return tags


def read_profile_text(data: bytes) -> str:
    """Return the text of a `desc`, `text` or `mluc` element, English where there are several."""
    kind = data[:4]
    if kind == b"text":
        return decode_text(data[8:])
    if kind == b"desc":
        return decode_text(data[12 : 12 + int.from_bytes(data[8:12], "big")])
    if kind != b"mluc":
        return ""
    texts: dict[str, str] = {}
    for index in range(min(int.from_bytes(data[8:12], "big"), _MAX_TAGS)):
        record = data[16 + 12 * index : 28 + 12 * index]
        if len(record) < 12:
            break
        length, offset = struct.unpack(">II", record[4:])
        text = data[offset : offset + length].decode("utf-16-be", "replace").split("\0", 1)[0]
        texts.setdefault(record[:4].decode("latin-1"), text)
    return (
        texts.get("enUS") or next((t for k, t in texts.items() if k[:2] == "en"), "") or next(iter(texts.values()), "")
    )


def _read_header(profile: bytes) -> dict[str, Tag]:
    def word(place: int) -> str:
        return profile[place : place + 4].decode("latin-1").strip("\0")

    def same(value: Value) -> Tag:
        return Tag(value, describe("", value))

    version = int.from_bytes(profile[8:10], "big")
    year, *rest = struct.unpack(">6H", profile[24:36])
    moment = f"{year:04d}:" + "{:02d}:{:02d} {:02d}:{:02d}:{:02d}".format(*rest)
    intent = int.from_bytes(profile[64:68], "big")
    illuminant = [round(n / 65536, 5) for n in struct.unpack(">3i", profile[68:80])]
    return {
        "ProfileCMMType": same(word(4)),
        "ProfileVersion": Tag(version, f"{version >> 8}.{version >> 4 & 15}.{version & 15}"),
        "ProfileClass": Tag(word(12), _CLASSES.get(word(12), word(12))),
        "ColorSpaceData": Tag(word(16), word(16).strip()),
        "ProfileConnectionSpace": Tag(word(20), word(20).strip()),
        "ProfileDateTime": same(moment),
        "ProfileFileSignature": same(word(36)),
        "PrimaryPlatform": same(word(40)),
        "CMMFlags": same(int.from_bytes(profile[44:48], "big")),
        "DeviceManufacturer": same(word(48)),
        "DeviceModel": same(word(52)),
        "DeviceAttributes": same(list(struct.unpack(">2I", profile[56:64]))),
        "RenderingIntent": Tag(intent, _INTENTS.get(intent, str(intent))),
        "ConnectionSpaceIlluminant": same([*illuminant]),
        "ProfileCreator": same(word(80)),
        "ProfileID": Tag(list(profile[84:100]), profile[84:100].hex() if any(profile[84:100]) else "none"),
    }


def _read_colours(data: bytes) -> Value:
    count = min(max(0, len(data) - 8) // 4, 9)
    return [round(n / 65536, 5) for n in struct.unpack_from(f">{count}i", data, 8)] if count else None
