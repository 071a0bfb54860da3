"""Files made to cost memory or time: what is read of them has bounds."""

from __future__ import annotations

import struct
import tracemalloc
import zlib

from rethumb_desktop.metadata import PhotoMetadataReader
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
