"""Maker notes: found in a block, read as far as they go, and cut off."""

from __future__ import annotations

import struct

from rethumb_desktop.metadata import PhotoMetadataReader
from rethumb_desktop.metadata.maker_notes import read_maker_notes
from tests.fixtures import pictures
from tests.unit.metadata import blocks
from tests.unit.metadata.notes import block_of, directory, note

BLOCK = blocks.exif_block([blocks.text(271, b"Apple\0")], [blocks.undefined(37500, blocks.APPLE_NOTE)])
CANON = ("Canon", "Canon EOS 5D")


def test_reads_what_a_camera_says() -> None:
    tags, problems = read_maker_notes(BLOCK)

    assert tags["HDRImageType"].value == 3
    assert problems == []


def test_no_time_is_not_enough() -> None:
    assert read_maker_notes(BLOCK, cut_off=-1) == ({}, ["The maker notes take too long to read."])


def test_a_cut_off_note_is_a_sentence_or_nothing() -> None:
    for length in range(8, len(BLOCK)):
        tags, problems = read_maker_notes(BLOCK[:length])
        assert not tags or not problems


def test_what_was_read_before_a_fault_stays() -> None:
    entries = directory([(6, "s", b"Canon EOS\0"), (7, "s", b"Firmware 1.0\0"), (149, "s", b"EF50mm\0")], 0)
    # The second value's offset leads nowhere.
    broken = entries[:22] + struct.pack("<I", 0x7FFFFFFF) + entries[26:]

    def build(at: int) -> bytes:
        moved = bytearray(broken)
        for index in (0, 2):
            place = 2 + 12 * index + 8
            struct.pack_into("<I", moved, place, struct.unpack_from("<I", moved, place)[0] + at)
        return bytes(moved)

    tags, problems = read_maker_notes(block_of(*CANON, build))

    assert (tags["CanonImageType"].value, tags["LensModel"].value) == ("Canon EOS", "EF50mm")
    assert problems == ["The maker notes are broken: the value of tag 7 lies outside of the block."]


def test_a_directory_that_names_too_many_entries_is_no_directory() -> None:
    tags, problems = read_maker_notes(block_of(*CANON, lambda at: b"\xff\x7f" + b"\0" * 400))

    assert tags == {}
    assert [problem.partition(" at byte ")[0] for problem in problems] == ["The maker notes are broken: the directory"]


def test_long_values_are_told_by_their_length() -> None:
    dump = [(33, "u", b"\0" * 60_000), (40, "I", [0] * 9_000), (6, "I", [7] * 3_000)]

    tags, problems = read_maker_notes(block_of(*CANON, note(b"", dump)))

    assert tags["CanonImageType"].value is None
    assert tags["CanonImageType"].text == "(12,000 bytes)"
    assert problems == []


def test_the_reader_shows_one_group_for_all_makers() -> None:
    block = block_of(
        "Panasonic", "DMC-L10", note(b"Panasonic\0\0\0", [(1, "H", 2), (3, "H", 2), (81, "s", b"LUMIX G\0")])
    )
    found = PhotoMetadataReader().read(blocks.jpeg_with_exif(pictures.jpeg(8, 8), block))

    assert found.groups["MakerNotes"]["ImageQuality"].text == "High"
    assert found.groups["MakerNotes"]["LensType"].value == "LUMIX G"
