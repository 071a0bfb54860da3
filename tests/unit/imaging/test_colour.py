"""Colour: whatever the original's mode and profile, the rendition shows the right sRGB."""

from __future__ import annotations

import struct

import pytest
from PIL import Image

from tests.fixtures import pictures
from tests.unit.imaging.views import assert_close, assert_shows_corners, colour_at, render_one, view


def colour_of(data: bytes, recipe: str = "width/20/format/png") -> tuple[int, ...]:
    picture = view(render_one(data, recipe))
    return colour_at(picture, picture.width // 2, picture.height // 2)[:3]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_png_mode_shows_the_same_picture(mode: str) -> None:
    picture = view(render_one(pictures.png(mode=mode), "width/32/format/png"))
    if mode in ("P", "RGB", "RGBA"):
        assert_shows_corners(picture, 40 if mode == "P" else 2)
    elif mode != "1":
        assert_close(colour_at(picture, 3, 3)[:3], colour_at(pictures.corners().convert("L"), 5, 5)[:3], 2)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "LAB", "YCbCr", "1", "P"])
def test_every_tiff_mode_is_read(mode: str) -> None:
    picture = view(render_one(pictures.tiff(mode=mode), "width/32/format/png"))
    if mode in ("RGB", "LAB", "YCbCr"):
        assert_shows_corners(picture, 8)


@pytest.mark.parametrize(
    ("ink", "colour"),
    [((0, 255, 255, 0), (255, 0, 0)), ((255, 0, 0, 0), (0, 255, 255)), ((0, 0, 0, 255), (0, 0, 0))],
)
def test_cmyk_is_not_inverted(ink: tuple[int, int, int, int], colour: tuple[int, ...]) -> None:
    assert_close(colour_of(pictures.jpeg_cmyk(ink)), colour, 6)
    assert_close(colour_of(pictures.jpeg_cmyk(ink), "width/20/format/jpg"), colour, 6)


def test_an_embedded_profile_decides_the_colour() -> None:
    # Red pixels whose profile calls them green.
    assert_close(colour_of(pictures.jpeg_swapped()), (0, 255, 0), 6)


def test_an_embedded_profile_decides_the_colour_of_transparent_pictures() -> None:
    picture = Image.new("RGBA", (20, 20), (255, 0, 0, 128))
    data = pictures.file_of(picture, "PNG", icc_profile=pictures.swapped_profile())
    seen = colour_at(view(render_one(data, "width/10")), 5, 5)
    assert_close(seen, (0, 255, 0, 128), 3)


def test_an_srgb_profile_changes_nothing() -> None:
    picture = Image.new("RGB", (20, 20), (200, 100, 50))
    data = pictures.file_of(picture, "PNG", icc_profile=pictures.srgb_profile())
    assert colour_of(data) == (200, 100, 50)


@pytest.mark.parametrize("profile", [b"no profile at all", pictures.srgb_profile()[:200]])
def test_a_broken_profile_is_ignored_with_a_note(profile: bytes) -> None:
    data = pictures.file_of(Image.new("RGB", (20, 20), (200, 100, 50)), "PNG", icc_profile=profile)
    rendered = render_one(data, "width/10")
    assert_close(colour_at(view(rendered), 5, 5)[:3], (200, 100, 50), 0)
    assert len(rendered.notes) == 1
    assert "profile" in rendered.notes[0]


def test_a_profile_for_another_sort_of_picture_is_ignored() -> None:
    data = pictures.file_of(Image.new("RGB", (20, 20), (100, 100, 100)), "JPEG", icc_profile=_grey_profile(1.0))
    rendered = render_one(data, "width/10")
    assert_close(colour_at(view(rendered), 5, 5)[:3], (100, 100, 100), 1)
    assert "profile" in rendered.notes[0]


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_a_grey_picture_may_have_a_profile_for_colours(mode: str) -> None:
    # The swapped profile's curve is a power of 2.2, which darkens what is nearly black in sRGB's.
    picture = Image.new(mode, (20, 20), 10 if mode == "L" else (10, 200))
    rendered = render_one(pictures.file_of(picture, "PNG", icc_profile=pictures.swapped_profile()), "width/10")
    assert view(rendered).mode == mode
    assert colour_at(view(rendered), 5, 5)[0] < 8
    assert rendered.notes == ()


def test_a_grey_picture_with_an_srgb_profile_stays_as_it_is() -> None:
    data = pictures.file_of(Image.new("L", (20, 20), 100), "JPEG", icc_profile=pictures.srgb_profile())
    rendered = render_one(data, "width/10/format/png")
    assert colour_at(view(rendered), 5, 5)[:3] == (100, 100, 100)
    assert rendered.notes == ()


def test_a_grey_profile_is_followed_and_grey_stays_grey() -> None:
    linear = _grey_profile(1.0)
    data = pictures.file_of(Image.new("L", (20, 20), 55), "PNG", icc_profile=linear)
    rendered = render_one(data, "width/10")
    assert view(rendered).mode == "L"
    # 55 of 255 in light is 128 in sRGB.
    assert_close(colour_at(view(rendered), 5, 5)[:3], (128,) * 3, 2)


def _grey_profile(gamma: float) -> bytes:
    white = b"XYZ \0\0\0\0" + struct.pack(">iii", round(0.9642 * 65536), 65536, round(0.8249 * 65536))
    tags = {b"wtpt": white, b"kTRC": b"curv\0\0\0\0" + struct.pack(">IHxx", 1, round(gamma * 256))}
    offset, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, value in tags.items():
        table += name + struct.pack(">II", offset + len(body), len(value))
        body += value
    header = struct.pack(">I4sI4s4s4s", offset + len(body), bytes(4), 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    header += bytes(12) + b"acsp" + bytes(28) + white[8:]
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


@pytest.mark.parametrize("value", [0, 0x4000, 0x8000, 0xFFFF])
def test_sixteen_bits_of_grey_are_scaled_not_clipped(value: int) -> None:
    assert_close(colour_of(pictures.png_16_bit_grey(value=value)), (round(value / 257),) * 3, 1)


def test_sixteen_bits_of_colour_are_scaled_not_clipped() -> None:
    assert_close(colour_of(pictures.png_16_bit_rgb()), (0x40, 0x80, 0xC0), 1)


@pytest.mark.parametrize("order", ["I;16", "I;16B"])
def test_sixteen_bit_tiffs_of_both_byte_orders_are_scaled(order: str) -> None:
    raw = struct.pack("<H" if order == "I;16" else ">H", 0x8000) * 400
    picture = Image.frombytes(order, (20, 20), raw)
    assert_close(colour_of(pictures.file_of(picture, "TIFF")), (128,) * 3, 1)


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (0.0, 255.0), (-50.0, 50.0), (0.0, 1e9)])
def test_floating_point_is_stretched_between_black_and_white(low: float, high: float) -> None:
    picture = Image.new("F", (40, 20), low)
    picture.paste(high, (20, 0, 40, 20))
    shown = view(render_one(pictures.file_of(picture, "TIFF"), "metadata/none/format/png"))
    assert_close(colour_at(shown, 5, 10)[:3], (0, 0, 0), 1)
    assert_close(colour_at(shown, 35, 10)[:3], (255, 255, 255), 1)


def test_thirty_two_bits_of_grey_are_scaled() -> None:
    data = pictures.file_of(Image.new("I", (20, 20), 32_768), "TIFF")
    assert_close(colour_of(data), (128,) * 3, 1)


def test_grey_stays_grey() -> None:
    assert view(render_one(pictures.jpeg_grey(), "width/20")).mode == "L"


@pytest.mark.parametrize(
    ("recipe", "colour"),
    [("width/40", (255, 255, 255)), ("width/40/background/102030", (16, 32, 48))],
)
def test_a_jpeg_shows_the_background_through_transparency(recipe: str, colour: tuple[int, ...]) -> None:
    picture = view(render_one(pictures.png_palette_transparent(), f"{recipe}/format/jpg"))
    assert_close(colour_at(picture, 3, 10)[:3], colour, 4)
    assert_close(colour_at(picture, 36, 10)[:3], (0, 255, 0), 4)


@pytest.mark.parametrize("format_", ["png", "webp", "avif", "gif", "tiff"])
def test_other_formats_keep_transparency(format_: str) -> None:
    picture = view(render_one(pictures.png_palette_transparent(), f"width/40/format/{format_}"))
    assert colour_at(picture, 3, 10)[3] == 0
    assert_close(colour_at(picture, 36, 10), (0, 255, 0, 255), 20)


def test_a_colour_key_becomes_transparent() -> None:
    picture = Image.new("RGB", (20, 20), (1, 2, 3))
    picture.paste((200, 0, 0), (10, 0, 20, 20))
    data = pictures.file_of(picture, "PNG", transparency=(1, 2, 3))
    shown = view(render_one(data, "metadata/none"))
    assert colour_at(shown, 3, 10)[3] == 0
    assert colour_at(shown, 15, 10) == (200, 0, 0, 255)


def test_grey_with_alpha_is_flattened_on_a_coloured_background() -> None:
    data = pictures.file_of(Image.new("LA", (20, 20), (0, 0)), "PNG")
    assert_close(colour_of(data, "width/10/format/jpg/background/ff0000"), (255, 0, 0), 4)
    assert_close(colour_of(data, "width/10/format/jpg"), (255, 255, 255), 1)
