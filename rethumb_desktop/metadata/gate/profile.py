"""Colour profiles: all but plain ones of sRGB name devices and their owners."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.gate.coverage import cover, has_uncovered

_HEADER, _ENTRY = 128, 12
_LARGEST = 4096
_MOST_ELEMENTS = 20

# Primaries and white of sRGB, adapted to D50, as ICC profiles hold them.
_XYZ = {
    b"rXYZ": (0.4360, 0.2225, 0.0139), b"gXYZ": (0.3851, 0.7169, 0.0971), b"bXYZ": (0.1431, 0.0606, 0.7141),
    b"wtpt": (0.9642, 1.0, 0.8249), b"bkpt": (0.0, 0.0, 0.0),
}  # fmt: skip
_PRIMARIES = (b"rXYZ", b"gXYZ", b"bXYZ")
_TOLERANCE = 0.003
# From the white of the screen to that of the profile, and where the primaries lie.
_ADAPTATION = (1.0479, 0.0229, -0.0502, 0.0296, 0.9905, -0.0171, -0.0093, 0.0151, 0.7517)
_CHROMATICITIES = (0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
_CURVES = (b"rTRC", b"gTRC", b"bTRC")
# The exponent and the slopes of sRGB's curve, and where its straight part ends.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)

_NAMES = ("sRGB", "sRGB built-in", "sRGB IEC61966-2.1", "sRGB2014", "sRGB v4 ICC preference")
_RIGHTS = ("No copyright, use freely", "No copyright, use freely.", "CC0", "FB", "Public Domain")
#: Maker, model, creator and the like: signatures of four letters.
_SIGNATURES = (b"\0\0\0\0", b"lcms", b"IEC ", b"sRGB", b"APPL", b"MSFT", b"*nix")
_SIGNED = (4, 40, 48, 52, 80)
_EMPTY = ((44, 4), (56, 8), (84, 44))
_MOMENT = ((1990, 2200), (1, 12), (1, 31), (0, 23), (0, 59), (0, 60))


def scan_profile(profile: bytes, allowed: MetadataMode, where: str) -> Iterator[Finding]:
    """Yield a finding for a colour profile that is not plain sRGB, but for `keep`."""
    if allowed is not MetadataMode.KEEP and not is_plain_srgb(profile):
        yield Finding("ICC profile", where)


def is_plain_srgb(profile: bytes) -> bool:
    """Return whether a profile says sRGB, in known words, and holds nothing besides."""
    if not _has_plain_header(profile):
        return False
    elements = _read_elements(profile)
    if elements is None or not all(name in elements for name in (b"desc", *_PRIMARIES, *_CURVES)):
        return False
    return all(_is_plain(name, data) for name, data in elements.items())


def _has_plain_header(profile: bytes) -> bool:
    if not _HEADER + 4 < len(profile) <= _LARGEST or int.from_bytes(profile[:4], "big") != len(profile):
        return False
    if profile[12:24] != b"mntrRGB XYZ " or profile[36:40] != b"acsp":
        return False
    if any(profile[place : place + 4] not in _SIGNATURES for place in _SIGNED):
        return False
    moment = struct.unpack_from(">6H", profile, 24)
    if not all(low <= part <= high for part, (low, high) in zip(moment, _MOMENT, strict=True)):
        return False
    return not any(any(profile[place : place + length]) for place, length in _EMPTY)


def _read_elements(profile: bytes) -> dict[bytes, bytes] | None:
    """Return the elements by name; None where bytes belong to none of them."""
    count = int.from_bytes(profile[_HEADER : _HEADER + 4], "big")
    table = _HEADER + 4
    if count > _MOST_ELEMENTS or table + _ENTRY * count > len(profile):
        return None
    covered = bytearray(len(profile))
    cover(covered, 0, table + _ENTRY * count)
    elements = {}
    for place in range(table, table + _ENTRY * count, _ENTRY):
        offset, size = struct.unpack_from(">II", profile, place + 4)
        elements[profile[place : place + 4]] = profile[offset : offset + size]
        cover(covered, offset, size)
    return None if len(elements) < count or has_uncovered(profile, covered) else elements


def _is_plain(name: bytes, data: bytes) -> bool:
    if name == b"desc":
        return _is_text(data, _NAMES)
    if name == b"cprt":
        return _is_text(data, _RIGHTS)
    if name in _XYZ:
        return _holds(data, b"XYZ \0\0\0\0", _XYZ[name])
    if name in _CURVES:
        return _holds(data, b"para\0\0\0\0\0\3\0\0", _CURVE)
    if name == b"chad":
        return _holds(data, b"sf32\0\0\0\0", _ADAPTATION)
    return name == b"chrm" and _holds(data, b"chrm\0\0\0\0\0\3\0\0", _CHROMATICITIES)


def _holds(data: bytes, head: bytes, wanted: tuple[float, ...]) -> bool:
    """Return whether an element is its head and these numbers, about."""
    if not data.startswith(head) or len(data) != len(head) + 4 * len(wanted):
        return False
    found = [number / 65536 for number in struct.unpack_from(f">{len(wanted)}i", data, len(head))]
    return all(abs(a - b) < _TOLERANCE for a, b in zip(found, wanted, strict=True))


def _is_text(data: bytes, known: tuple[str, ...]) -> bool:
    """Return whether an element holds one of the known texts and nothing else."""
    for text in known:
        ascii_ = text.encode("ascii") + b"\0"
        plain = b"text\0\0\0\0" + ascii_
        described = b"desc\0\0\0\0" + struct.pack(">I", len(ascii_)) + ascii_
        if data.rstrip(b"\0") in (plain.rstrip(b"\0"), described.rstrip(b"\0")):
            return True
    if data[:8] != b"mluc\0\0\0\0" or data[8:16] != struct.pack(">II", 1, 12):
        return False
    length, offset = struct.unpack_from(">II", data.ljust(28, b"\0"), 20)
    return (
        offset == 28
        and data[16:20] == b"enUS"
        and len(data) - 28 - length in (0, 2)
        and data[28:].decode("utf-16-be", "replace").rstrip("\0") in known
    )
