"""Maker notes: read by exifread, and cut off."""

from __future__ import annotations

from rethumb_desktop.metadata.maker_notes import read_maker_notes
from tests.unit.metadata import blocks

BLOCK = blocks.exif_block([blocks.text(271, b"Apple\0")], [blocks.undefined(37500, blocks.APPLE_NOTE)])


def test_reads_what_a_camera_says() -> None:
    tags, problems = read_maker_notes(BLOCK)

    assert tags["HDRImageType"].value == 3
    assert problems == []


def test_no_time_is_not_enough() -> None:
    assert read_maker_notes(BLOCK, cut_off=-1) == ({}, ["The maker notes take too long to read."])


def test_a_broken_note_is_a_sentence_or_nothing() -> None:
    for length in range(8, len(BLOCK)):
        tags, problems = read_maker_notes(BLOCK[:length])
        assert not tags or not problems
