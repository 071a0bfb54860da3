"""What README says of formats: every one is read, in its usual and its rarer variants, and every one written."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.formats import OutputFormat, PictureFormat
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures
from tests.fixtures.programs import PROJECT
from tests.unit.imaging.views import assert_close, assert_shows_corners, colour_at, refusal, render_one, view

VARIANTS = PROJECT / "tests" / "fixtures" / "formats"
IN_COLOUR = sorted(
    path.name
    for path in VARIANTS.iterdir()
    if path.suffix not in (".md", ".heic") and not {"grey", "fax4", "1", "irot", "large"} & set(path.stem.split("-"))
)
# The corners as grey values, by ITU-R BT.601.
GREY = [colour_at(Image.new("RGB", (1, 1), colour).convert("L"), 0, 0)[0] for colour in pictures.CORNERS]


def variant(name: str) -> bytes:
    return (VARIANTS / name).read_bytes()


def greys(data: bytes) -> list[int]:
    """Return the grey values in the middle of the four quarters of what is rendered."""
    picture = view(render_one(data, "width/32/format/png")).convert("L")
    return [colour_at(picture, x, y)[0] for y in (6, 17) for x in (8, 23)]


@pytest.mark.parametrize("name", IN_COLOUR)
def test_a_variant_shows_its_colours(name: str) -> None:
    data = variant(name)
    original = PillowRenderer().examine(data)
    assert (original.width, original.height) == (64, 48)
    assert_shows_corners(view(render_one(data, "width/32/format/png")))


def test_an_arithmetic_jpeg_may_be_longer_than_what_pillow_feeds_at_once() -> None:
    data = variant("jpeg-arithmetic-large.jpg")
    assert len(data) > 1 << 16
    made = view(render_one(data, "format/png")).convert("RGB")
    difference = ImageStat.Stat(ImageChops.difference(made, pictures.noise(170, 170)))
    assert max(difference.mean) < 4


@pytest.mark.parametrize("name", ["heic-8-bit.heic", "heic-10-bit.heic"])
def test_a_heic_shows_its_colours(name: str) -> None:
    pytest.importorskip("pillow_heif")
    assert_shows_corners(view(render_one(variant(name), "width/32/format/png")))


@pytest.mark.parametrize("name", ["jpeg-grey.jpg", "png-16-bit-grey.png", "tiff-16-bit-grey.tif"])
def test_a_grey_variant_shows_its_greys(name: str) -> None:
    assert greys(variant(name)) == pytest.approx(GREY, abs=2)


@pytest.mark.parametrize("name", ["tiff-fax4.tif", "bmp-1-bit.bmp"])
def test_black_and_white_is_black_and_white(name: str) -> None:
    colours = view(render_one(variant(name), "metadata/none/format/png")).convert("RGB").getcolors()
    assert {colour for _, colour in colours or ()} == {(0, 0, 0), (255, 255, 255)}


def test_a_picture_that_its_container_turns_is_upright() -> None:
    original = PillowRenderer().examine(variant("avif-irot.avif"))
    assert (original.width, original.height) == (48, 64)
    turned = view(render_one(variant("avif-irot.avif"), "height/32/format/png"))
    assert_shows_corners(turned.transpose(Image.Transpose.ROTATE_90))


@pytest.mark.parametrize("value", [0x0000, 0x0101, 0x0180, 0x4000, 0x8000, 0xFF00, 0xFFFF])
def test_sixteen_bits_are_scaled_not_cut(value: int) -> None:
    grey = view(render_one(pictures.png_16_bit_grey(value=value), "width/32/format/png"))
    assert_close(colour_at(grey, 3, 3)[:1], (round(value / 257),), most=1)
    colour = view(render_one(pictures.png_16_bit_rgb(colour=(value, 0, value)), "width/32/format/png"))
    assert_close(colour_at(colour, 3, 3)[:3], (round(value / 257), 0, round(value / 257)), most=1)


@pytest.mark.parametrize("output", OutputFormat)
@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg(),
        pictures.jpeg_cmyk(),
        pictures.png_alpha(),
        pictures.png_16_bit_grey(),
        pictures.webp(),
        pictures.gif(),
        pictures.tiff(),
        pictures.bmp(),
        pictures.avif(),
    ],
    ids=["jpeg", "cmyk", "alpha", "16 bit", "webp", "gif", "tiff", "bmp", "avif"],
)
def test_every_format_becomes_every_other(data: bytes, output: OutputFormat) -> None:
    rendered = render_one(data, f"width/30/format/{output}")
    assert rendered.extension == output.value
    assert rendered.mime == f"image/{'jpeg' if output is OutputFormat.JPG else output.value}"
    assert view(rendered).width == 30


def test_what_is_not_read_is_refused_by_its_name() -> None:
    fault = refusal(b"8BPS" + bytes(100))
    assert fault.kind is FaultKind.UNSUPPORTED
    assert "PSD" in fault.title
    assert fault.title.endswith(f"rethumb reads {', '.join(PictureFormat)}.")


def test_the_readme_names_what_is_read_and_written() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert [format_ for format_ in PictureFormat if format_.value not in readme] == []
    written = next(line for line in readme.splitlines() if line.startswith("Written are"))
    assert [output for output in OutputFormat if output.value not in written] == []
