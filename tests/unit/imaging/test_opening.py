"""What is opened, and in which words the rest is refused: before any pixel is decoded."""

from __future__ import annotations

import builtins
import hashlib
import struct
import tracemalloc
from typing import Any

import pytest
from PIL import Image

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures
from tests.unit.imaging.views import refusal, render_one


def examine(data: bytes) -> Original:
    return PillowRenderer().examine(data)


def refused(data: bytes) -> Fault:
    with pytest.raises(Fault) as caught:
        examine(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "format_", "frames"),
    [
        (pictures.jpeg(), PictureFormat.JPEG, 1),
        (pictures.jpeg(progressive=True), PictureFormat.JPEG, 1),
        (pictures.mpo(), PictureFormat.JPEG, 1),
        (pictures.png(), PictureFormat.PNG, 1),
        (pictures.png_animated(), PictureFormat.PNG, 4),
        (pictures.webp(), PictureFormat.WEBP, 1),
        (pictures.webp(lossless=True), PictureFormat.WEBP, 1),
        (pictures.webp_animated(), PictureFormat.WEBP, 4),
        (pictures.gif(), PictureFormat.GIF, 1),
        (pictures.gif_animated(), PictureFormat.GIF, 4),
        (pictures.tiff(), PictureFormat.TIFF, 1),
        (pictures.tiff(pages=3), PictureFormat.TIFF, 3),
        (pictures.bmp(), PictureFormat.BMP, 1),
        (pictures.avif(), PictureFormat.AVIF, 1),
    ],
)
def test_every_format_is_recognised(data: bytes, format_: PictureFormat, frames: int) -> None:
    original = examine(data)
    assert (original.format, original.width, original.height) == (format_, 64, 48)
    assert (original.frames, original.bytes) == (frames, len(data))
    assert original.sha256 == hashlib.sha256(data).hexdigest()


def test_a_heic_is_recognised() -> None:
    pytest.importorskip("pillow_heif")
    original = examine(pictures.heic())
    assert (original.format, original.width, original.height) == (PictureFormat.HEIC, 64, 48)


def test_a_heic_without_its_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
    real = builtins.__import__

    def import_without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pillow_heif":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", import_without)
    fault = refused(data)
    assert fault.kind is FaultKind.UNSUPPORTED
    assert 'pip install "rethumb-desktop[heif]"' in fault.detail


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(orientation: int) -> None:
    original = examine(pictures.jpeg(64, 48, orientation=orientation))
    assert (original.width, original.height, original.orientation) == (64, 48, orientation)


@pytest.mark.parametrize(
    ("data", "kind", "name"),
    [
        (pictures.PSD, FaultKind.UNSUPPORTED, "a PSD (Photoshop) file"),
        (pictures.ICO, FaultKind.UNSUPPORTED, "an ICO (Windows icon) file"),
        (pictures.JPEG_XL, FaultKind.UNSUPPORTED, "a JPEG XL file"),
        (pictures.JPEG_2000, FaultKind.UNSUPPORTED, "a JPEG 2000 file"),
        (pictures.EPS, FaultKind.UNSUPPORTED, "a PostScript (EPS) file"),
        (pictures.SVG, FaultKind.UNSUPPORTED, "an SVG drawing"),
        (b"icns" + bytes(20), FaultKind.UNSUPPORTED, "an ICNS (Apple icon) file"),
        (b"P6\n1 1\n255\nabc", FaultKind.UNSUPPORTED, "a PNM"),
        (b"II*\0\x10\0\0\0CR\x02\0" + bytes(20), FaultKind.UNSUPPORTED, "a CR2 raw photograph"),
        (b"\0\0\0\x18ftypcrx " + bytes(20), FaultKind.UNSUPPORTED, "a CR3 raw photograph"),
        (bytes(20) + b"TRUEVISION-XFILE.\0", FaultKind.UNSUPPORTED, "a TGA file"),
        (struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, 1, 1, 24, 0) + b"abc", FaultKind.UNSUPPORTED, "TGA"),
        (pictures.PDF, FaultKind.NOT_A_PICTURE, "a PDF document"),
        (pictures.ZIP, FaultKind.NOT_A_PICTURE, "a ZIP archive"),
        (pictures.MP4, FaultKind.NOT_A_PICTURE, "an MP4 or MOV video"),
        (pictures.HTML, FaultKind.NOT_A_PICTURE, "a web page (HTML)"),
        (pictures.TEXT, FaultKind.NOT_A_PICTURE, "plain text"),
        ("Grüße".encode("utf-16"), FaultKind.NOT_A_PICTURE, "plain text"),
        (b"BM is how this text begins", FaultKind.NOT_A_PICTURE, "plain text"),
        (b"<?xml version='1.0'?><a/>", FaultKind.NOT_A_PICTURE, "an XML document"),
        (bytes(1000), FaultKind.NOT_A_PICTURE, "nothing but zeros"),
        (bytes(range(1, 256)), FaultKind.NOT_A_PICTURE, "not a picture"),
    ],
)
def test_what_is_not_read_is_refused_by_its_name(data: bytes, kind: FaultKind, name: str) -> None:
    fault = refused(data)
    assert fault.kind is kind
    assert name in fault.title
    assert "JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF, HEIC" in fault.title + fault.detail or not any(data)


def _tiff_with(tags: dict[int, int]) -> bytes:
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(tags.items()))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + entries + bytes(4)


@pytest.mark.parametrize("tags", [{0xC612: 0x401}, {254: 1, 330: 8}], ids=["dng", "thumbnail first"])
def test_a_raw_photograph_in_a_tiff_is_not_mistaken_for_its_thumbnail(tags: dict[int, int]) -> None:
    assert "raw photograph" in refused(_tiff_with(tags)).title


def test_an_empty_file_is_called_empty() -> None:
    fault = refused(b"")
    assert (fault.kind, fault.title) == (FaultKind.EMPTY, "The file is empty.")


@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg_truncated(),
        pictures.jpeg_truncated() + b"\xff\xd9",
        pictures.png_truncated(),
        pictures.gif()[:-60],
        pictures.webp()[:100],
        pictures.tiff()[:4000],
        pictures.bmp()[:4000],
        pictures.avif()[:400],
        pictures.jpeg()[:20],
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
    ],
)
def test_what_ends_too_early_is_damaged_not_half_grey(data: bytes) -> None:
    assert refusal(data).kind is FaultKind.DAMAGED


def test_a_jpeg_that_promises_more_than_its_body_can_hold_is_damaged_from_the_start() -> None:
    # libjpeg would give 108 megapixels of grey for these few hundred bytes, and no error.
    assert refused(pictures.jpeg_lying()).kind is FaultKind.DAMAGED


def test_a_jpeg_whose_restart_markers_are_missing_is_damaged() -> None:
    data = pictures.file_of(pictures.noise(), "JPEG", restart_marker_blocks=4)
    assert refusal(data.replace(b"\xff\xd1", b"\xff\x00", 1)).kind is FaultKind.DAMAGED
    assert render_one(data, "square/20").width == 20


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("subsampling", [0, 2])
def test_the_smallest_honest_jpeg_is_not_taken_for_a_damaged_one(
    mode: str, progressive: bool, subsampling: int
) -> None:
    # One colour everywhere takes the fewest bits that a JPEG can have.
    blank = Image.new(mode, (1003, 1001))
    data = pictures.file_of(blank, "JPEG", quality=1, optimize=True, progressive=progressive, subsampling=subsampling)
    assert examine(data).width == 1003
    assert render_one(data, "square/20/format/png").width == 20


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("optimize", [False, True])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_an_honest_end_in_grey_is_not_taken_for_a_missing_one(mode: str, optimize: bool, subsampling: int) -> None:
    for height in range(96, 112):  # every number of bits left over in the last byte
        picture = pictures.noise(128, 64).convert(mode).resize((128, height))
        picture.paste((128, 128, 128) if mode == "RGB" else 128, (0, 40, 128, height))
        data = pictures.file_of(picture, "JPEG", optimize=optimize, subsampling=subsampling)
        assert render_one(data, "width/100").width == 100


@pytest.mark.parametrize("recipe", ["metadata/none", "width/60", "width/20"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("subsampling", [0, 2])
def test_a_jpeg_that_was_cut_off_and_closed_again_is_damaged(mode: str, subsampling: int, recipe: str) -> None:
    data = pictures.file_of(pictures.noise(256, 256).convert(mode), "JPEG", quality=85, subsampling=subsampling)
    for part in (0.3, 0.5, 0.7, 0.9):
        cut = data[: int(len(data) * part)] + b"\xff\xd9"
        assert refusal(cut, recipe).kind is FaultKind.DAMAGED


def test_a_bomb_is_refused_by_its_header_with_size_and_limit() -> None:
    tracemalloc.start()
    try:
        fault = refused(pictures.png_bomb())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert fault.kind is FaultKind.TOO_LARGE
    assert fault.title == "The picture is too large: 30,000 × 30,000 pixels."
    assert "900 megapixels" in fault.detail
    assert "250" in fault.detail
    assert peak < 5_000_000


def test_a_large_picture_that_only_warns_elsewhere_is_opened_in_silence() -> None:
    # 100 megapixels: above the size where Pillow warns through the process.
    assert examine(pictures.png_bomb(10_000, 10_000)).width == 10_000


def test_a_picture_that_needs_more_memory_than_there_is_is_refused() -> None:
    renderer = PillowRenderer(Limits(budget=100_000))
    with pytest.raises(Fault) as caught:
        renderer.render(pictures.png(400, 400), [Recipe(width=10)])
    assert caught.value.kind is FaultKind.TOO_LARGE
    assert "memory" in caught.value.title


def test_a_webp_bomb_is_refused_before_its_decoder_takes_memory() -> None:
    body = b"VP8X" + struct.pack("<IB3x", 10, 0) + (16_382).to_bytes(3, "little") * 2
    fault = refused(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body)
    assert "16,383 × 16,383" in fault.title


def test_bad_exif_does_not_lose_a_good_picture() -> None:
    bad = pictures.insert_segment(pictures.file_of(pictures.corners(), "JPEG"), 0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert examine(bad).orientation == 1
    assert render_one(bad, "width/20").width == 20


def test_the_orientation_of_a_png_is_found_behind_its_pixels() -> None:
    data = pictures.file_of(pictures.corners(48, 64), "PNG")
    block = pictures.exif(orientation=6).tobytes()[6:]
    chunk = pictures.insert_chunk(data, b"eXIf", block)[33 : 33 + 12 + len(block)]
    original = examine(data[:-12] + chunk + data[-12:])
    assert (original.width, original.height, original.orientation) == (64, 48, 6)


def test_a_sound_bmp_of_a_rare_kind_is_not_called_damaged() -> None:
    data = bytearray(pictures.bmp())
    data[28] = 5  # bits a pixel
    fault = refused(bytes(data))
    assert fault.kind is FaultKind.UNSUPPORTED
    assert "rare variant" in fault.title
