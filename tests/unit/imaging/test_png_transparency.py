"""The transparent colour of a PNG: exactly the pixels that have it are clear, at every bit depth."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import pytest

from tests.unit.imaging.views import refusal, render_one, view

GREY, RGB = 0, 2


def packed(samples: Sequence[int], depth: int) -> bytes:
    """Return one row of samples as PNG stores them: the first in the highest bits."""
    bits = "".join(f"{sample:0{depth}b}" for sample in samples)
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(colour_type: int, depth: int, samples: Sequence[int], key: bytes) -> bytes:
    """Return a PNG of one row with a transparent colour."""
    width = len(samples) // (3 if colour_type == RGB else 1)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, body)
        for kind, body in (
            (b"IHDR", struct.pack(">IIBBBBB", width, 1, depth, colour_type, 0, 0, 0)),
            (b"tRNS", key),
            (b"IDAT", zlib.compress(b"\0" + packed(samples, depth))),
            (b"IEND", b""),
        )
    )


def pixels(data: bytes) -> list[tuple[int, ...]]:
    shown = view(render_one(data, "metadata/none/format/png")).convert("RGBA")
    raw = shown.tobytes()
    return [tuple(raw[at : at + 4]) for at in range(0, len(raw), 4)]


@pytest.mark.parametrize("which", [0, 7, 15])
@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
def test_the_grey_that_is_transparent_is_clear_and_no_other(depth: int, which: int) -> None:
    most = (1 << depth) - 1
    samples = [most * step // 15 for step in range(16)]
    key = samples[which]
    shown = pixels(png_of(GREY, depth, samples, struct.pack(">H", key)))
    assert [alpha for *_, alpha in shown] == [0 if sample == key else 255 for sample in samples]
    for (red, green, blue, alpha), sample in zip(shown, samples, strict=True):
        assert alpha == 0 or {red, green, blue} == {round(255 * sample / most)}


def test_wide_greys_that_differ_in_the_low_byte_alone_are_told_apart() -> None:
    shown = pixels(png_of(GREY, 16, [0x8001, 0x8002, 0x8101], struct.pack(">H", 0x8001)))
    assert [alpha for *_, alpha in shown] == [0, 255, 255]


def test_wide_colours_that_differ_in_one_low_byte_alone_are_told_apart() -> None:
    key = (0x1234, 0x5678, 0x9ABC)
    near = [key, (0x1235, *key[1:]), (key[0], 0x5679, key[2]), (*key[:2], 0x9ABD), (0x1334, *key[1:]), key]
    shown = pixels(png_of(RGB, 16, [sample for colour in near for sample in colour], struct.pack(">3H", *key)))
    assert [alpha for *_, alpha in shown] == [0, 255, 255, 255, 255, 0]
    assert shown[1] == (0x12, 0x56, 0x9A, 255)


def test_a_transparent_colour_that_ends_too_early_is_damage() -> None:
    assert "damaged" in refusal(png_of(RGB, 16, [0, 0, 0], b"\0\0")).title
