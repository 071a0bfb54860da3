"""Colour that a file states by numbers: PNG's cICP, gAMA and cHRM, the nclx of AVIF and HEIC."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from rethumb_desktop.imaging.profile_making import make_grey_profile, make_rgb_profile
from tests.fixtures import pictures
from tests.unit.imaging.views import Colour, assert_close, colour_at, render_one, view

SRGB = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), (0.3127, 0.3290))
P3, BT2020 = 12, 9
AS_SRGB, LINEAR, PQ, HLG = 13, 8, 16, 18
# White, red, green, blue.
SRGB_POINTS = (0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
CHROMATICITIES = (0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)  # of Adobe RGB


def png(colour: tuple[int, ...], *chunks: tuple[bytes, bytes], mode: str = "RGB") -> bytes:
    data = pictures.file_of(Image.new(mode, (32, 24), colour if len(colour) > 1 else colour[0]), "PNG")
    for name, payload in chunks:
        data = pictures.insert_chunk(data, name, payload)
    return data


def cicp(primaries: int, transfer: int) -> tuple[bytes, bytes]:
    return b"cICP", bytes((primaries, transfer, 0, 1))


def gamma(value: float) -> tuple[bytes, bytes]:
    return b"gAMA", struct.pack(">I", round(value * 100_000))


def chromaticities(*values: float) -> tuple[bytes, bytes]:
    return b"cHRM", struct.pack(">8I", *(round(value * 100_000) for value in values))


def shown(data: bytes) -> Colour:
    return colour_at(view(render_one(data, "width/16/format/png")), 8, 6)[:3]


@pytest.mark.parametrize(
    ("colour", "chunks", "wanted"),
    [
        ((200, 100, 50), [], (200, 100, 50)),
        ((200, 100, 50), [cicp(1, AS_SRGB)], (200, 100, 50)),
        ((200, 100, 50), [cicp(P3, AS_SRGB)], (215, 93, 31)),
        ((128, 128, 128), [cicp(P3, AS_SRGB)], (128, 128, 128)),
        ((64, 64, 64), [cicp(1, LINEAR)], (137, 137, 137)),
        ((64, 64, 64), [gamma(1.0)], (64, 64, 64)),
        ((64, 64, 64), [gamma(1.0), chromaticities(*SRGB_POINTS)], (137, 137, 137)),
        ((64, 64, 64), [gamma(0.45455), chromaticities(*SRGB_POINTS)], (64, 64, 64)),
        ((64, 64, 64), [gamma(1.0), chromaticities(*SRGB_POINTS), (b"sRGB", b"\0")], (64, 64, 64)),
        ((64, 64, 64), [gamma(1.0), chromaticities(*SRGB_POINTS), cicp(1, AS_SRGB)], (64, 64, 64)),
        ((100, 200, 100), [gamma(0.45455), chromaticities(*CHROMATICITIES)], (0, 201, 91)),
        ((100, 200, 100), [chromaticities(*CHROMATICITIES)], (0, 201, 91)),
        ((100, 200, 100), [gamma(0.45455), chromaticities(*[0.3] * 8)], (100, 200, 100)),
    ],
)
def test_the_numbers_of_a_png_decide_its_colours(
    colour: Colour, chunks: list[tuple[bytes, bytes]], wanted: Colour
) -> None:
    assert_close(shown(png(colour, *chunks)), wanted, 3)


def test_the_gamma_of_a_grey_png_counts() -> None:
    assert_close(shown(png((64,), gamma(1.0), chromaticities(*SRGB_POINTS), mode="L")), (137, 137, 137), 2)


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_hdr_keeps_its_shadows_and_does_not_clip_its_lights(transfer: int) -> None:
    levels = [shown(png((value,) * 3, cicp(BT2020, transfer)))[0] for value in (0, 60, 100, 140, 160, 255)]
    assert levels == sorted(set(levels))
    assert levels[0] == 0
    assert levels[-1] >= 250


def test_the_white_of_a_page_is_bright_in_hdr() -> None:
    assert shown(png((148, 148, 148), cicp(BT2020, PQ)))[0] in range(225, 245)  # 203 cd/m²


def test_numbers_count_for_more_than_a_profile_in_a_png() -> None:
    picture = Image.new("RGB", (32, 24), (200, 100, 50))
    with_profile = pictures.file_of(picture, "PNG", icc_profile=pictures.swapped_profile())
    assert_close(shown(with_profile), (100, 200, 50), 12)
    assert_close(shown(pictures.insert_chunk(with_profile, *cicp(1, AS_SRGB))), (200, 100, 50), 2)


def test_the_numbers_of_an_avif_decide_its_colours() -> None:
    picture = Image.new("RGB", (32, 24), (200, 100, 50))
    data = pictures.file_of(picture, "AVIF", quality=100, subsampling="4:4:4", speed=9)
    at = data.index(b"colrnclx") + 8
    wide = data[:at] + struct.pack(">HH", P3, AS_SRGB) + data[at + 4 :]
    assert_close(shown(data), (200, 100, 50), 3)
    assert_close(shown(wide), (215, 93, 31), 4)


def test_profiles_that_are_made_are_sound() -> None:
    curve = [step / 255 for step in range(256)]
    made = ImageCms.ImageCmsProfile(BytesIO(make_rgb_profile(*SRGB, curve)))
    assert made.profile.xcolor_space.strip() == "RGB"
    red, blue = made.profile.red_colorant, made.profile.blue_colorant
    assert red is not None
    assert red[0] == pytest.approx((0.4361, 0.2225, 0.0139), abs=0.001)
    assert blue is not None
    assert blue[0] == pytest.approx((0.1431, 0.0606, 0.7141), abs=0.001)
    grey = ImageCms.ImageCmsProfile(BytesIO(make_grey_profile(curve)))
    assert grey.profile.xcolor_space.strip() == "GRAY"
    with pytest.raises(ValueError, match="line"):
        make_rgb_profile((0.3, 0.3), (0.4, 0.4), (0.5, 0.5), (0.31, 0.33), curve)
