"""TIFFs of rarer samples: what each value means, in both orders of bytes, and what is refused by its name."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence

import pytest
from PIL import Image

from rethumb_desktop.domain.errors import FaultKind
from tests.fixtures import pictures
from tests.unit.imaging.views import assert_close, assert_shows_corners, colour_at, refusal, render_one, view

SIDE = 8
WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, LAB = 0, 1, 2, 8
UNSIGNED, SIGNED, FLOAT = 1, 2, 3
UNSPECIFIED, ASSOCIATED, UNASSOCIATED = 0, 1, 2
ORDERS = pytest.mark.parametrize("order", "<>")


def tiff(
    planes: Sequence[bytes],
    *,
    order: str = "<",
    bits: Sequence[int] = (8,),
    photometric: int = BLACK_IS_ZERO,
    sort: int = UNSIGNED,
    extra: int | None = None,
    compression: int = 1,
) -> bytes:
    """Return a TIFF of 8 × 8 pixels: one strip for each plane, one directory behind them."""
    count, starts, body = len(planes), [], b""
    for plane in planes:
        starts.append(8 + len(body))
        body += plane + bytes(len(plane) % 2)
    tags: dict[int, tuple[str, Sequence[int]]] = {
        256: ("H", [SIDE]),
        257: ("H", [SIDE]),
        258: ("H", bits),
        259: ("H", [compression]),
        262: ("H", [photometric]),
        273: ("I", starts),
        277: ("H", [len(bits)]),
        278: ("H", [SIDE]),
        279: ("I", [len(plane) for plane in planes]),
        284: ("H", [2 if count > 1 else 1]),
        339: ("H", [sort] * len(bits)),
    }
    if extra is not None:
        tags[338] = ("H", [extra])
    entries = b""
    for tag, (kind, values) in sorted(tags.items()):
        value = struct.pack(f"{order}{len(values)}{kind}", *values).ljust(4, b"\0")
        if len(value) > 4:
            place, body = struct.pack(order + "I", 8 + len(body)), body + value + bytes(len(value) % 2)
            value = place
        entries += struct.pack(order + "HHI", tag, 3 if kind == "H" else 4, len(values)) + value
    header = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8 + len(body))
    return header + body + struct.pack(order + "H", len(tags)) + entries + bytes(4)


def grey_tiff(kind: str, values: Sequence[float], order: str = "<", photometric: int = BLACK_IS_ZERO) -> bytes:
    """Return a grey TIFF whose eight columns have these values; `kind` as in struct."""
    sort = FLOAT if kind in "fd" else SIGNED if kind.islower() else UNSIGNED
    row = struct.pack(f"{order}{SIDE}{kind}", *(value if sort == FLOAT else int(value) for value in values))
    return tiff([row * SIDE], order=order, bits=[8 * struct.calcsize(kind)], photometric=photometric, sort=sort)


def columns(data: bytes) -> list[int]:
    picture = view(render_one(data, "format/png"))
    return [colour_at(picture, x, 4)[0] for x in range(SIDE)]


RAMP = [0, 20, 60, 100, 127, 180, 230, 255]


@ORDERS
@pytest.mark.parametrize(
    ("kind", "white"), [("H", 65535), ("I", 2**32 - 1), ("h", 32767), ("i", 2**31 - 1), ("f", 1), ("d", 1)]
)
def test_white_is_the_highest_value_of_the_samples(kind: str, white: int, order: str) -> None:
    assert columns(grey_tiff(kind, [value * white / 255 for value in RAMP], order)) == pytest.approx(RAMP, abs=1)


@ORDERS
@pytest.mark.parametrize(("kind", "white"), [("H", 65535), ("I", 2**32 - 1), ("f", 1), ("d", 1)])
def test_white_may_be_zero(kind: str, white: int, order: str) -> None:
    values = [white - value * white / 255 for value in RAMP]
    assert columns(grey_tiff(kind, values, order, WHITE_IS_ZERO)) == pytest.approx(RAMP, abs=1)


@ORDERS
@pytest.mark.parametrize("photometric", [WHITE_IS_ZERO, BLACK_IS_ZERO])
def test_twelve_bits_reach_white(photometric: int, order: str) -> None:
    wide = [value * 4095 // 255 for value in RAMP]
    bits = "".join(f"{value if photometric == BLACK_IS_ZERO else 4095 - value:012b}" for value in wide)
    row = int(bits, 2).to_bytes(SIDE * 12 // 8, "big")
    data = tiff([row * SIDE], order=order, bits=[12], photometric=photometric)
    assert columns(data) == pytest.approx(RAMP, abs=1)


@pytest.mark.parametrize(
    ("low", "high", "black", "white"),
    [
        (0, 1.2, 0, 1),
        (-0.1, 1.2, 0, 1),
        (0, 15, 0, 1),
        (0, 200, 0, 255),
        (-10, 270, 0, 255),
        (0, 66000, 0, 65535),
        (0, 1e6, 0, 1e6),
        (-1, 1, -1, 1),
        (-500, 3000, -500, 3000),
    ],
)
def test_floats_beyond_black_and_white_are_cut_off(low: float, high: float, black: float, white: float) -> None:
    values = [low + (high - low) * step / (SIDE - 1) for step in range(SIDE)]
    wanted = [min(255, max(0, (value - black) * 255 / (white - black))) for value in values]
    assert columns(grey_tiff("f", values)) == pytest.approx(wanted, abs=1)


@pytest.mark.parametrize(("odd", "shown"), [(math.nan, 0), (math.inf, 255), (-math.inf, 0)])
@pytest.mark.parametrize("place", [0, 3])
def test_values_that_are_not_finite_change_no_others(odd: float, shown: int, place: int) -> None:
    values = [value / 255 for value in RAMP]
    values[place] = odd
    assert columns(grey_tiff("f", values)) == [*RAMP[:place], shown, *RAMP[place + 1 :]]


def test_a_picture_without_a_single_number_is_black() -> None:
    assert columns(grey_tiff("f", [math.nan] * SIDE)) == [0] * SIDE


@ORDERS
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("extra", [None, ASSOCIATED, UNASSOCIATED])
def test_planes_of_colour(bits: int, extra: int | None, order: str) -> None:
    kind, factor = ("B", 1) if bits == 8 else ("H", 257)
    quarters = pictures.corners(SIDE, SIDE)
    bands = [list(band.tobytes()) for band in quarters.split()] + [[255] * SIDE**2] * (extra is not None)
    planes = [struct.pack(f"{order}{SIDE**2}{kind}", *(value * factor for value in band)) for band in bands]
    data = tiff(planes, order=order, bits=[bits] * len(planes), photometric=RGB, extra=extra)
    assert_shows_corners(view(render_one(data, "format/png")))


@ORDERS
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize(
    ("extra", "wanted"), [(UNSPECIFIED, (100, 255)), (ASSOCIATED, (200, 128)), (UNASSOCIATED, (100, 128))]
)
def test_grey_with_alpha(bits: int, extra: int, wanted: tuple[int, int], order: str) -> None:
    kind, factor = ("B", 1) if bits == 8 else ("H", 257)
    pixel = struct.pack(f"{order}2{kind}", 100 * factor, 128 * factor)
    data = tiff([pixel * SIDE**2], order=order, bits=[bits, bits], extra=extra)
    grey, alpha = wanted
    assert_close(colour_at(view(render_one(data, "format/png")), 4, 4), (grey, grey, grey, alpha), most=1)


@ORDERS
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("planar", [False, True])
def test_lab(bits: int, planar: bool, order: str) -> None:
    # Red of sRGB for D50: L* 54.3, a* 80.8, b* 69.9.
    lightness, a, b = (138, 81, 70) if bits == 8 else (35580, 81 * 256, 70 * 256)
    kind = order + ("Bbb" if bits == 8 else "Hhh")
    pixel = struct.pack(kind, lightness, a, b)
    step = bits // 8
    planes = [pixel[at : at + step] * SIDE**2 for at in range(0, len(pixel), step)] if planar else [pixel * SIDE**2]
    data = tiff(planes, order=order, bits=[bits] * 3, photometric=LAB)
    assert_close(colour_at(view(render_one(data, "format/png")), 4, 4)[:3], (255, 0, 0), most=8)


@pytest.mark.parametrize(
    "data",
    [
        tiff([bytes(2 * SIDE**2)] * 3, bits=[16, 16, 16], photometric=RGB, sort=FLOAT),
        tiff([bytes(SIDE**2 * 3 // 2)], bits=[4, 4, 4], photometric=RGB),
        tiff([bytes(SIDE**2)] * 2, bits=[8, 8], extra=UNASSOCIATED),
        tiff([bytes(2 * SIDE**2)] * 2, bits=[16, 16], extra=UNASSOCIATED),
        tiff([bytes(100)], bits=[8, 8, 8], photometric=RGB, compression=34887),
    ],
    ids=["half floats", "4 bits", "planes of grey and alpha", "wide planes of grey and alpha", "LERC"],
)
def test_a_rare_variant_is_called_one(data: bytes) -> None:
    fault = refusal(data)
    assert fault.kind is FaultKind.UNSUPPORTED
    assert "rare variant" in fault.title


def test_the_end_that_an_uncompressed_file_lacks_is_named() -> None:
    data = pictures.file_of(Image.new("RGB", (64, 64), "red"), "TIFF")
    assert "end is missing" in refusal(data[:-2000]).detail
