"""BMP files with masks of their own: the channels are found wherever they stand."""

from __future__ import annotations

import struct

import pytest
from PIL import BmpImagePlugin, Image

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.imaging.decoding import decode
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import Opened, open_picture
from tests.fixtures import pictures
from tests.fixtures.masked_bmp import bmp_masked
from tests.unit.imaging.views import assert_shows_corners, colour_at, refusal, render_one, view

MASKS = {
    "8-8-8 turned round": (32, (0xFF, 0xFF00, 0xFF0000)),
    "8-8-8-8 permuted": (32, (0xFF00, 0xFF000000, 0xFF, 0xFF0000)),
    "11-11-10": (32, (0xFFE00000, 0x1FFC00, 0x3FF)),
    "11-10-11 with a gap": (32, (0x7FF, 0x7FE000, 0xFF800000)),
    "10-10-10-2": (32, (0x3FF, 0xFFC00, 0x3FF00000, 0xC0000000)),
    "24 bits of red": (32, (0xFFFFFF00, 0xF0, 0x0F)),
    "5-6-5 turned round": (16, (0x1F, 0x7E0, 0xF800)),
    "4-4-4-4": (16, (0xF00, 0xF0, 0xF, 0xF000)),
    "5-5-5-1": (16, (0xF800, 0x7C0, 0x3E, 0x1)),
    "6-5-5": (16, (0xFC00, 0x3E0, 0x1F)),
}


def opened(data: bytes) -> Opened:
    return open_picture(data, Limits())


@pytest.mark.parametrize("header", [40, 56, 124])
@pytest.mark.parametrize("top_down", [False, True])
@pytest.mark.parametrize("name", MASKS)
def test_every_mask_shows_the_same_picture(name: str, top_down: bool, header: int) -> None:
    bits, masks = MASKS[name]
    data = bmp_masked(masks, bits=bits, header=header, top_down=top_down, picture=pictures.corners(65, 130))
    assert_shows_corners(view(render_one(data, "format/png")), 9)
    assert opened(data).picture.mode == ("RGBA" if len(masks) == 4 else "RGB")


@pytest.mark.parametrize(("bits", "masks"), [MASKS["8-8-8-8 permuted"], MASKS["10-10-10-2"], MASKS["4-4-4-4"]])
def test_the_alpha_mask_makes_transparent(bits: int, masks: tuple[int, ...]) -> None:
    picture = pictures.corners().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 32, 24))
    picture.paste((255, 0, 0, 170), (32, 0, 64, 24))
    shown = view(render_one(bmp_masked(masks, bits=bits, picture=picture), "format/png"))
    assert [colour_at(shown, x, y)[3] for x, y in ((10, 10), (50, 10), (10, 40))] == [0, 170, 255]


def test_values_are_scaled_to_the_whole_range() -> None:
    ramp = Image.linear_gradient("L").rotate(90).resize((256, 4)).convert("RGB")
    for masks in ((0x3FF, 0xFFC00, 0x3FF00000), (0xFFFFF000, 0xFC0, 0x3F)):
        red, _, blue = decode(opened(bmp_masked(masks, picture=ramp)), 1).picture.split()
        wanted = ramp.getchannel("R").tobytes()
        assert max(abs(a - b) for a, b in zip(red.tobytes(), wanted, strict=True)) <= 1
        assert blue.getextrema() == (0, 255)


def test_a_mask_of_nothing_is_a_channel_of_zeros() -> None:
    shown = view(render_one(bmp_masked((0xFF, 0, 0xFF00)), "format/png"))
    assert colour_at(shown, 50, 10)[1] == 0


def test_what_pillow_reads_is_left_to_it() -> None:
    usual = bmp_masked((0xFF0000, 0xFF00, 0xFF))
    assert isinstance(opened(usual).picture, BmpImagePlugin.BmpImageFile)
    assert_shows_corners(view(render_one(usual, "format/png")), 0)


@pytest.mark.parametrize(
    ("bits", "masks"),
    [(32, (0xFF00FF, 0xFF00, 0xFF000000)), (16, (0xFF0000, 0xFF00, 0xFF)), (32, (0, 0, 0, 0xFF)), (24, (0xFF, 0, 0))],
    ids=["gap", "outside", "no colour", "24 bits"],
)
def test_masks_that_make_no_sense_are_a_rare_variant(bits: int, masks: tuple[int, ...]) -> None:
    data = bytearray(bmp_masked((0xFF, 0xFF00, 0xFF0000, 0), bits=32))
    struct.pack_into("<H", data, 28, bits)
    struct.pack_into(f"<{len(masks)}I", data, 54, *masks)
    assert refusal(bytes(data)).kind is FaultKind.UNSUPPORTED


def test_one_that_ends_early_is_damaged() -> None:
    fault = refusal(bmp_masked(MASKS["10-10-10-2"][1])[:-1])
    assert fault.kind is FaultKind.DAMAGED
    assert "end is missing" in fault.detail


@pytest.mark.parametrize("cut", [20, 40, 54, 60])
def test_a_header_that_ends_early_is_no_picture(cut: int) -> None:
    fault = refusal(bmp_masked(MASKS["10-10-10-2"][1], header=40)[:cut])
    assert fault.kind in (FaultKind.DAMAGED, FaultKind.UNSUPPORTED)


def test_the_limit_of_pixels_holds_for_it() -> None:
    data = bytearray(bmp_masked(MASKS["10-10-10-2"][1]))
    struct.pack_into("<ii", data, 18, 100_000, -100_000)
    assert refusal(bytes(data)).kind is FaultKind.TOO_LARGE
