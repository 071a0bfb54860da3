"""Files made to cost memory or time: what is read of them has bounds."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from typing import Any, SupportsIndex

from rethumb_desktop.metadata import PhotoMetadataReader
from rethumb_desktop.metadata.containers.jpeg import read_segments
from tests.fixtures import pictures
from tests.unit.metadata import blocks


def test_many_tags_that_share_megabytes_do_not_copy_them() -> None:
    shared = b"x" * (2 << 20)
    place = 8 + 2 + 12 * 900 + 4
    entries = b"".join(struct.pack("<HHII", 50_000 + i, blocks.ASCII, len(shared), place) for i in range(900))
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", 900) + entries + bytes(4) + shared
    data = blocks.into_webp(pictures.webp(), b"EXIF", block)

    tracemalloc.start()
    try:
        found = PhotoMetadataReader().read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 40 << 20
    assert found.malformed == ("The EXIF block is broken: it holds more text than can be shown.",)


def test_only_some_packed_texts_are_unpacked() -> None:
    texts = b"".join(blocks.chunk(b"zTXt", b"Text%d\0\0" % i + zlib.compress(b"said")) for i in range(40))

    found = PhotoMetadataReader().read(blocks.into_png(pictures.png(), texts))

    assert len(found.groups["PNG"]) == 30


def test_a_list_of_broken_things_ends() -> None:
    broken = b"".join(blocks.chunk(b"tEXt", b"%d" % i) for i in range(3)) * 100
    fields = [(40_000 + i, 99, 1, b"") for i in range(100)]
    data = blocks.into_png(pictures.png(), broken + blocks.chunk(b"eXIf", blocks.exif_block(fields)))

    assert len(PhotoMetadataReader().read(data).malformed) == 50


def test_an_iptc_block_of_nothing_but_sets_ends() -> None:
    block = blocks.iptc(*((2, 25, b"k"),) * 9_000)
    data = blocks.into_jpeg(pictures.jpeg(), blocks.segment(0xED, blocks.resources((0x0404, block))))

    found = PhotoMetadataReader().read(data)

    keywords = found.groups["IPTC"]["Keywords"].value
    assert isinstance(keywords, list)
    assert len(keywords) == 5_000
    assert found.malformed == ("The IPTC block is broken: it holds too many data sets.",)


def test_items_of_no_size_do_not_keep_the_reader() -> None:
    locations = b"\0\0\0\0\0\0" + struct.pack(">H", 5_000) + struct.pack(">HHH", 1, 0, 65_535) * 5_000
    meta = blocks.box(b"meta", bytes(4) + blocks.box(b"pitm", bytes(6)) + blocks.box(b"iloc", locations))
    data = pictures.avif() + meta

    found = PhotoMetadataReader().read(data)

    assert found.malformed == ("The AVIF file is broken: the places of the items take no room.",)


class CountedBytes(bytes):
    """Bytes that count how often a part of them is taken."""

    taken = 0

    def __getitem__(self, key: SupportsIndex | slice) -> Any:  # an index gives a number, a slice bytes
        self.taken += 1
        return super().__getitem__(key)


def test_filling_before_a_marker_is_passed_in_one_step() -> None:
    file = pictures.jpeg()
    filled = CountedBytes(file[:2] + b"\xff" * 100_000 + file[2:])

    segments = list(read_segments(filled))

    assert segments[1].payload == next(s.payload for s in read_segments(file) if s.start == 2)
    assert filled.taken < 1_000


def test_gifs_of_nothing_but_tiny_parts_end() -> None:
    comments = b"\x21\xfe\0" * 200_001
    sub_blocks = b"\x21\xfe" + b"\x01a" * 600_000 + b"\0"

    sentences = [
        PhotoMetadataReader().read(blocks.into_gif(pictures.gif(), x)).malformed for x in (comments, sub_blocks)
    ]

    assert sentences == [
        ("The GIF file is broken: it has too many blocks.",),
        ("The GIF file is broken: it has too many sub-blocks.",),
    ]


def test_a_gif_of_small_sub_blocks_is_read() -> None:
    said = PhotoMetadataReader().read(blocks.into_gif(pictures.gif(), b"\x21\xfe" + b"\x01a" * 100_000 + b"\0"))

    assert said.malformed == ()
    assert said.groups["File"]["Comment"].value == "a" * 100_000


def test_a_png_of_nothing_but_chunks_ends() -> None:
    data = blocks.into_png(pictures.png(), blocks.chunk(b"tIME", b"") * 100_001)

    assert PhotoMetadataReader().read(data).malformed == ("The PNG file is broken: it has too many chunks.",)


def test_a_jpeg_of_nothing_but_segments_ends() -> None:
    file = pictures.jpeg()
    scan = next(s.start for s in read_segments(file) if s.marker == 0xDA)
    data = file[:scan] + b"\xff\xfe\0\2" * 50_001 + file[scan:]

    assert PhotoMetadataReader().read(data).malformed == ("The JPEG file is broken: it has too many segments.",)
