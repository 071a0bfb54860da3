"""Blocks of metadata and places to plant them, for the tests of this room."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

Field = tuple[int, int, int, bytes]

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED = 1, 2, 3, 4, 5, 7


def short(tag: int, *values: int) -> Field:
    return tag, SHORT, len(values), struct.pack(f"<{len(values)}H", *values)


def long(tag: int, *values: int) -> Field:
    return tag, LONG, len(values), struct.pack(f"<{len(values)}I", *values)


def text(tag: int, value: bytes) -> Field:
    return tag, ASCII, len(value), value


def undefined(tag: int, value: bytes) -> Field:
    return tag, UNDEFINED, len(value), value


def rational(tag: int, *values: tuple[int, int]) -> Field:
    packed = b"".join(struct.pack("<II", *value) for value in values)
    return tag, RATIONAL, len(values), packed


def directory(fields: Sequence[Field], offset: int, following: int = 0) -> bytes:
    """Return a little-endian TIFF directory that stands at an offset, its values behind it."""
    body, place = b"", offset + 2 + 12 * len(fields) + 4
    entries = struct.pack("<H", len(fields))
    for tag, kind, count, value in fields:
        if len(value) <= 4:
            entries += struct.pack("<HHI", tag, kind, count) + value.ljust(4, b"\0")
        else:
            entries += struct.pack("<HHII", tag, kind, count, place + len(body))
            body += value + b"\0" * (len(value) % 2)
    return entries + struct.pack("<I", following) + body


#: What an iPhone says of a picture it put together from several (tag 10 is 3), in the byte order of these blocks.
APPLE_NOTE = b"Apple iOS\0\0\1II" + directory([(1, 9, 1, struct.pack("<i", 11)), (10, 9, 1, struct.pack("<i", 3))], 0)


def exif_block(
    main: Sequence[Field] = (), exif: Sequence[Field] = (), gps: Sequence[Field] = (), thumbnail: bytes = b""
) -> bytes:
    """Return an EXIF block from its TIFF header on, with the directories that are given."""
    pointers = [(number, fields) for number, fields in ((0x8769, exif), (0x8825, gps)) if fields]
    placed = [*main, *(long(number, 0) for number, _ in pointers)]
    size = len(directory(placed, 8))
    below = b""
    for index, (number, fields) in enumerate(pointers):
        offset = 8 + size + len(below)
        placed[len(main) + index] = long(number, offset)
        below += directory(fields, offset)
    following = 8 + size + len(below) if thumbnail else 0
    block = b"II*\0\x08\0\0\0" + directory(placed, 8, following) + below
    if thumbnail:
        fields = [long(513, 0), long(514, len(thumbnail))]
        start = following + len(directory(fields, following))
        block += directory([long(513, start), fields[1]], following) + thumbnail
    return block


def gps_fields(
    latitude: Sequence[tuple[int, int]] = ((33, 1), (52, 1), (1000, 100)),
    longitude: Sequence[tuple[int, int]] = ((151, 1), (12, 1), (0, 1)),
    sides: bytes = b"SE",
) -> list[Field]:
    """Return a position; the default is in the southern hemisphere."""
    return [
        text(1, sides[:1] + b"\0"),
        rational(2, *latitude),
        text(3, sides[1:] + b"\0"),
        rational(4, *longitude),
    ]


def iptc(*sets: tuple[int, int, bytes]) -> bytes:
    """Return data sets of IPTC: record, number, bytes."""
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in sets)


def resources(*parts: tuple[int, bytes]) -> bytes:
    """Return the body of an APP13 segment with Photoshop's image resources."""
    packed = b"".join(
        b"8BIM" + struct.pack(">H", number) + b"\0\0" + struct.pack(">I", len(part)) + part + b"\0" * (len(part) % 2)
        for number, part in parts
    )
    return b"Photoshop 3.0\0" + packed


def xmp(body: str, namespaces: str = "") -> bytes:
    """Return a packet around the body of one description."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" {namespaces}>{body}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def into_jpeg(file: bytes, *segments: bytes) -> bytes:
    return file[:2] + b"".join(segments) + file[2:]


def jpeg_with_exif(file: bytes, block: bytes) -> bytes:
    return into_jpeg(file, segment(0xE1, b"Exif\0\0" + block))


def chunk(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + name + payload + struct.pack(">I", zlib.crc32(name + payload))


def into_png(file: bytes, planted: bytes, *, last: bool = False) -> bytes:
    """Return the PNG with a chunk behind its header, or before its end."""
    place = len(file) - 12 if last else 33
    return file[:place] + planted + file[place:]


def into_webp(file: bytes, name: bytes, payload: bytes) -> bytes:
    padded = payload + b"\0" * (len(payload) % 2)
    body = file[8:] + name + struct.pack("<I", len(payload)) + padded
    return b"RIFF" + struct.pack("<I", len(body)) + body


def into_gif(file: bytes, extension: bytes) -> bytes:
    """Return the GIF with an extension before its trailer."""
    return file[:-1] + extension + file[-1:]


def gif_extension(label: int, *parts: bytes) -> bytes:
    return bytes((0x21, label)) + b"".join(bytes((len(part),)) + part for part in parts) + b"\0"


def box(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload) + 8) + name + payload
