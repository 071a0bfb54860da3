"""Files whose shape is the weapon: a few bytes that ask for minutes or gigabytes are refused at once."""

from __future__ import annotations

import zlib

import pytest
from PIL import Image

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.film import check_length
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import open_picture
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures
from tests.fuzz import shapes
from tests.unit.imaging.views import refusal, render_one

SIDE = 15_800
"""Nearly 250 megapixels, the most that is read."""
COMMENT_WITH_AN_END = b"\xff\xfe\0\x06\xff\xd9\xff\xd9"


def refused(data: bytes, limits: Limits | None = None) -> Fault:
    with pytest.raises(Fault) as caught:
        PillowRenderer(limits).examine(data)
    return caught.value


@pytest.mark.parametrize("between", [b"", COMMENT_WITH_AN_END], ids=["plain", "ends within comments"])
def test_a_jpeg_of_more_scans_than_can_be_gone_through_is_refused_by_their_number(between: bytes) -> None:
    fault = refused(shapes.jpeg_of_scans(40, SIDE, SIDE, between))
    assert fault.kind is FaultKind.TOO_LARGE
    assert "40 layers" in fault.title


def test_what_a_refused_jpeg_might_have_shown_is_decoded_where_it_is_small() -> None:
    assert render_one(shapes.jpeg_of_scans(40, 640, 480), "width/20").width == 20


@pytest.mark.parametrize("size", [(12_000, 8_300), (16_320, 12_240)], ids=["100 megapixels", "200 megapixels"])
def test_progressive_photographs_of_the_largest_cameras_are_opened(size: tuple[int, int]) -> None:
    assert PillowRenderer().examine(shapes.jpeg_of_scans(12, *size)).width == size[0]


def test_a_small_jpeg_of_many_scans_is_refused_since_they_may_be_long() -> None:
    assert "260 layers" in refused(shapes.jpeg_of_scans(260, 64, 48)).title


def test_scans_of_a_second_picture_in_the_file_do_not_count() -> None:
    data = shapes.jpeg_of_scans(10, SIDE, SIDE) + shapes.jpeg_of_scans(50, 64, 64)
    assert PillowRenderer().examine(data).width == SIDE


@pytest.mark.parametrize(
    "front",
    [
        shapes.exif_segments(65),
        b"\xff\xe5\0\x02" * 5_000,
        b"\xff\xe5\0\x02" + bytes(1_100_000),
        b"\xff" * 1_100_000,
        b"\xff\xd9" * 5_000,
    ],
    ids=["EXIF", "segments", "nothing between", "filling", "ends"],
)
def test_a_jpeg_with_an_endless_front_is_damaged(front: bytes) -> None:
    assert refused(shapes.jpeg_behind(front)).kind is FaultKind.DAMAGED


@pytest.mark.parametrize("front", [shapes.exif_segments(3), b"\xff\xe5\0\x02" * 500, b"\xff\xe5\0\x02" + bytes(70_000)])
def test_a_jpeg_with_an_untidy_front_is_read(front: bytes) -> None:
    assert render_one(shapes.jpeg_behind(front), "square/8").width == 8


@pytest.mark.parametrize(
    "chunks",
    [shapes.png_chunk(b"teSt", b"") * 250_001, shapes.png_chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(9))) * 17],
    ids=["chunks", "profiles"],
)
def test_a_png_of_endless_chunks_is_damaged(chunks: bytes) -> None:
    assert refused(shapes.png_of(chunks)).kind is FaultKind.DAMAGED


def test_a_png_of_many_chunks_is_read() -> None:
    assert render_one(shapes.png_of(shapes.png_chunk(b"teSt", b"") * 10_000), "square/8").width == 8


def test_frames_that_reach_beyond_the_canvas_count_with_all_they_reach_for() -> None:
    # Pillow enlarges the picture when it comes to such a frame: 4 × 1 pixels become 177 million.
    data = shapes.gif_of([(4, 1), *[(60_000, 2_950)] * 9], 4, 1)
    assert PillowRenderer().examine(data).width == 4
    fault = refusal(data, "width/100/format/gif")
    assert fault.kind is FaultKind.TOO_LARGE
    assert "1,770 megapixels in 10 frames" in fault.title


def test_an_animation_is_not_made_larger_than_can_be_encoded() -> None:
    # Thirty bytes a frame, all of which would be encoded.
    opened = open_picture(shapes.gif_of([(600, 600)] * 900, 600, 600), Limits())
    check_length(opened, Limits(), Size(550, 550))
    with pytest.raises(Fault) as caught:
        check_length(opened, Limits(), Size(600, 600))
    assert caught.value.title == "The animation would be too large: 324 megapixels in 900 frames."


def test_an_animated_avif_may_have_half_the_pixels_of_others() -> None:
    frames = [Image.new("RGB", (64, 48), (60 * number, 0, 0)) for number in range(4)]
    moving = pictures.file_of(frames[0], "AVIF", save_all=True, append_images=frames[1:])
    limits = Limits(max_animation_pixels=64 * 48 * 4)
    check_length(open_picture(pictures.gif_animated(64, 48), limits), limits)
    with pytest.raises(Fault):
        check_length(open_picture(moving, limits), limits)


def test_frames_a_little_larger_than_their_canvas_are_shown() -> None:
    assert render_one(shapes.gif_of([(8, 8), (9, 12)], 8, 8, pixels=108), "format/gif").width == 8


@pytest.mark.parametrize(
    "front",
    [b"\x21\xfe" + b"\x01a" * 110_000 + b"\0", bytes(1_100_000)],
    ids=["a comment letter by letter", "nothing"],
)
def test_a_gif_of_endless_pieces_is_damaged(front: bytes) -> None:
    assert refused(shapes.gif_of([(4, 4)], 4, 4, front)).kind is FaultKind.DAMAGED


def test_frames_beyond_all_limits_are_counted_without_pillow() -> None:
    assert PillowRenderer().examine(shapes.gif_of([(1, 1)] * 70_000, 4, 4)).frames == 70_000


def test_a_tiff_of_endless_pages_is_refused() -> None:
    fault = refused(shapes.tiff_of(10_001, {}))
    assert (fault.kind, fault.title) == (FaultKind.TOO_LARGE, "The file has too many pages.")
    assert PillowRenderer().examine(shapes.tiff_of(700, {})).frames == 700


def test_pages_that_come_back_to_the_first_are_counted_once() -> None:
    looping = bytearray(shapes.tiff_of(2, {}))
    looping[-4:] = looping[4:8]
    assert PillowRenderer().examine(bytes(looping)).frames == 2


def test_a_tiff_in_a_million_strips_is_damaged() -> None:
    offsets = bytes(4 * 250_001)
    tags = {256: 1, 257: 250_001, 278: 1, 273: 8, 279: 8}
    data = shapes.tiff_of(1, tags, offsets, {273: 250_001, 279: 250_001})
    assert refused(data).kind is FaultKind.DAMAGED


def test_a_tile_larger_than_its_picture_counts_as_large_as_it_is() -> None:
    tile = zlib.compress(bytes(9_000 * 9_000))
    data = shapes.tiff_of(1, {259: 8, 322: 9_000, 323: 9_000, 324: 8, 325: len(tile)}, tile)
    with pytest.raises(Fault) as caught:
        PillowRenderer(Limits(budget=100_000_000)).render(data, [parse_recipe("square/8")])
    assert "memory" in caught.value.title


def test_a_bmp_of_endless_runs_is_damaged() -> None:
    assert refused(shapes.bmp_in_runs(4_100, 4_100, b"\x01\x01" * 4_100 * 4_100)).kind is FaultKind.DAMAGED


def test_palette_colours_without_a_palette_are_damaged() -> None:
    assert refusal(shapes.png_without_palette()).kind is FaultKind.DAMAGED


@pytest.mark.parametrize("format_", ["gif", "webp"])
def test_an_animation_that_is_to_be_shown_two_billion_times_is_made(format_: str) -> None:
    assert render_one(shapes.png_shown_often(0x7FFFFFFF), f"width/20/format/{format_}").width == 20


def test_what_libtiff_says_of_a_broken_file_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    broken = bytearray(pictures.file_of(pictures.noise(), "TIFF", compression="tiff_lzw"))
    broken[100:2000] = bytes(1900)
    assert refusal(bytes(broken)).kind is FaultKind.DAMAGED
    assert capfd.readouterr() == ("", "")


def heic_grid(rows: int, columns: int, width: int, height: int, side: int = 512) -> bytes:
    pytest.importorskip("pillow_heif")
    return shapes.heic_grid(pictures.heic(side, side), side, rows, columns, width, height)


def test_a_heic_whose_tiles_are_decoded_over_and_over_is_refused() -> None:
    # 44 × 44 tiles of 512 × 512 pixels for a picture of 100 × 100.
    fault = refused(heic_grid(44, 44, 100, 100))
    assert fault.kind is FaultKind.TOO_LARGE
    assert "more pixels than can be decoded" in fault.title


def test_a_heic_of_tiles_is_shown() -> None:
    assert render_one(heic_grid(2, 3, 1500, 1000), "width/150").height == 100


def test_what_a_heic_cuts_away_counts_as_decoded() -> None:
    renderer = PillowRenderer(Limits(budget=1_000_000))
    with pytest.raises(Fault) as caught:
        renderer.render(heic_grid(1, 1, 16, 16), [parse_recipe("square/8")])
    assert "memory" in caught.value.title


def test_items_that_are_made_of_themselves_are_refused() -> None:
    looping = heic_grid(2, 2, 64, 64).replace(b"dimg" + b"\0\1\0\4\0\2", b"dimg" + b"\0\1\0\4\0\1")
    assert refused(looping).kind is FaultKind.TOO_LARGE
