"""Files that are small and ask for much: each sound enough to be begun, or even decoded, were it not refused."""

from __future__ import annotations

import struct
import zlib

from tests.fixtures import pictures

_QUANTISATION = b"\xff\xdb\0\x43\0" + bytes([1] * 64)
_LONGEST_RUN = 32_767


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _codes(table: int, *symbols: int) -> bytes:
    """Return a Huffman table of one code of each length."""
    counts = bytes([1] * len(symbols) + [0] * (16 - len(symbols)))
    return _segment(0xC4, bytes([table]) + counts + bytes(symbols))


def _frame(marker: int, width: int, height: int, components: int) -> bytes:
    parts = b"".join(bytes([name, 0x11, 0]) for name in range(1, components + 1))
    return _segment(marker, struct.pack(">BHHB", 8, height, width, components) + parts)


def _scan(names: list[int], first: int, last: int, bits: int = 0) -> bytes:
    return _segment(
        0xDA, bytes([len(names)]) + b"".join(bytes([name, 0]) for name in names) + bytes([first, last, bits])
    )


def _blocks(width: int, height: int) -> int:
    return -(-width // 8) * -(-height // 8)


def _skipping(blocks: int) -> bytes:
    """Return a scan's data that pass over so many blocks: a code for each 32,767 of them."""
    bits = ("0" + "1" * 14) * (blocks // _LONGEST_RUN) + "10" * min(blocks % _LONGEST_RUN, 100)
    bits += "1" * (-len(bits) % 8)
    return int(bits or "0", 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\0")


def jpeg_of_scans(scans: int, width: int, height: int, between: bytes = b"") -> bytes:
    """Return a progressive JPEG of so many scans, all but the first of them a few bytes long.

    `between` stands before each scan but the first.
    """
    blocks = _blocks(width, height)
    skipping = _skipping(blocks)
    first = _scan([1], 0, 0) + bytes(blocks // 8 + 1)
    rest = b"".join(between + _scan([1], 1 + number % 63, 1 + number % 63) + skipping for number in range(scans - 1))
    head = b"\xff\xd8" + _QUANTISATION + _frame(0xC2, width, height, 1) + _codes(0, 0) + _codes(0x10, 0xE0, 0)
    return head + first + rest + b"\xff\xd9"


def jpeg_in_planes(width: int, height: int, components: int = 3) -> bytes:
    """Return a baseline JPEG, black, of one scan for each component: its decoder keeps everything until the last."""
    plane = bytes(_blocks(width, height) * 2 // 8 + 1)
    head = b"\xff\xd8" + _QUANTISATION + _frame(0xC0, width, height, components) + _codes(0, 0) + _codes(0x10, 0)
    return head + b"".join(_scan([name], 0, 63) + plane for name in range(1, components + 1)) + b"\xff\xd9"


def jpeg_behind(front: bytes) -> bytes:
    """Return a small sound JPEG with `front` behind its first marker."""
    sound = pictures.file_of(pictures.gradient(16, 16), "JPEG")
    return sound[:2] + front + sound[2:]


def exif_segments(count: int) -> bytes:
    """Return so many empty blocks of EXIF."""
    return _segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + bytes(6)) * count


def png_of(chunks: bytes) -> bytes:
    """Return a small sound PNG with these chunks before its pixels."""
    sound = pictures.file_of(pictures.gradient(16, 16), "PNG")
    return sound[:33] + chunks + sound[33:]


def png_chunk(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + name + payload + struct.pack(">I", zlib.crc32(name + payload))


def png_without_palette() -> bytes:
    """Return a PNG of palette colours that has none."""
    sound = pictures.file_of(pictures.gradient(16, 16).quantize(4), "PNG")
    start = sound.index(b"PLTE") - 4
    end = start + 12 + struct.unpack_from(">I", sound, start)[0]
    return sound[:start] + sound[end:]


def png_shown_often(plays: int) -> bytes:
    """Return an animation that says how often it is to be shown, 31 bits."""
    sound = pictures.png_animated()
    start = sound.index(b"acTL") - 4
    return (
        sound[:start]
        + png_chunk(b"acTL", sound[start + 8 : start + 12] + struct.pack(">I", plays))
        + sound[start + 20 :]
    )


def gif_of(frames: list[tuple[int, int]], width: int, height: int, front: bytes = b"", pixels: int = 1) -> bytes:
    """Return a GIF of frames of these sizes, each with the data of so many pixels."""
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + front
    control = b"\x21\xf9\x04\x08\x05\0\0\0"
    codes = "101" + "000100" * pixels  # three bits each, the first on the right: begin anew, a pixel; at last the end
    data = int(codes, 2).to_bytes(-(-len(codes) // 8), "little")
    blocks = [
        b"," + struct.pack("<HHHHB", 0, 0, *size, 0) + b"\x02" + bytes([len(data)]) + data + b"\0" for size in frames
    ]
    return head + b"".join(control + block for block in blocks) + b";"


def tiff_of(pages: int, tags: dict[int, int], data: bytes = bytes(64), counts: dict[int, int] | None = None) -> bytes:
    """Return a grey TIFF of so many pages, 8 × 8 pixels and the same data each, but for the `tags` that are given.

    `counts` says of how many values a tag is.
    """
    data += bytes(len(data) % 2)
    given = {256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: 8, 279: len(data)} | tags
    entries = b"".join(struct.pack("<HHII", tag, 4, (counts or {}).get(tag, 1), given[tag]) for tag in sorted(given))
    length = 2 + len(entries) + 4
    start = 8 + len(data)
    nexts = [start + length * number for number in range(1, pages)] + [0]
    directories = b"".join(struct.pack("<H", len(given)) + entries + struct.pack("<I", after) for after in nexts)
    return b"II*\0" + struct.pack("<I", start) + data + directories


def bmp_in_runs(width: int, height: int, runs: bytes) -> bytes:
    """Return a BMP of 8 bits a pixel, coded in runs."""
    start = 54 + 1024
    head = b"BM" + struct.pack("<IHHI", start + len(runs), 0, 0, start)
    return head + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(runs), 0, 0, 256, 0) + bytes(1024) + runs


def heic_grid(tile: bytes, side: int, rows: int, columns: int, width: int, height: int) -> bytes:
    """Return a HEIC of `width` × `height` whose grid names one tile again and again: a HEIC itself, square."""
    grid = struct.pack(">BBBBII", 0, 1, rows - 1, columns - 1, width, height)
    start = tile.rindex(b"mdat")
    payload = tile[start + 4 : start - 4 + struct.unpack_from(">I", tile, start - 4)[0]]
    kinds = _full(b"infe", struct.pack(">HH5s", 1, 0, b"grid"), 2) + _full(
        b"infe", struct.pack(">HH5s", 2, 0, b"hvc1"), 2
    )
    sizes = [_full(b"ispe", struct.pack(">II", *pair)) for pair in ((side, side), (width, height))]
    properties = _box(b"ipco", _found(tile, b"hvcC") + b"".join(sizes) + _found(tile, b"pixi"))
    owners = _full(b"ipma", struct.pack(">IHBBBHBBBB", 2, 1, 2, 3, 4, 2, 3, 0x81, 2, 4))
    count = rows * columns
    parts = _full(b"iref", _box(b"dimg", struct.pack(">HH", 1, count) + struct.pack(">H", 2) * count))
    kind = _box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def meta(offset: int) -> bytes:
        places = struct.pack(">HHHHII", 1, 1, 0, 1, 0, len(grid)) + struct.pack(
            ">HHHHII", 2, 0, 0, 1, offset, len(payload)
        )
        boxes = (
            _full(b"hdlr", bytes(4) + b"pict" + bytes(13)),
            _full(b"pitm", struct.pack(">H", 1)),
            _full(b"iloc", struct.pack(">BBH", 0x44, 0, 2) + places, 1),
            _full(b"iinf", struct.pack(">H", 2) + kinds),
            _box(b"iprp", properties + owners),
            parts,
            _box(b"idat", grid),
        )
        return _full(b"meta", b"".join(boxes))

    return kind + meta(len(kind) + len(meta(0)) + 8) + _box(b"mdat", payload)


def _box(name: bytes, contents: bytes) -> bytes:
    return struct.pack(">I", 8 + len(contents)) + name + contents


def _full(name: bytes, contents: bytes, version: int = 0) -> bytes:
    return _box(name, bytes([version, 0, 0, 0]) + contents)


def _found(data: bytes, name: bytes) -> bytes:
    start = data.index(name) - 4
    return data[start : start + struct.unpack_from(">I", data, start)[0]]
