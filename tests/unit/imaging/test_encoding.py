"""What is written: nothing of the original but its pixels, and no more bytes than allowed."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, JpegImagePlugin

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.imaging.carrying import Carried
from rethumb_desktop.imaging.fitting import fit_quality
from rethumb_desktop.imaging.jpeg_writing import write_jpeg
from tests.fixtures import pictures
from tests.unit.imaging.views import assert_shows_corners, refusal, render_one, view

FORMATS = ["jpg", "png", "gif", "tiff", "webp", "avif"]
LOADED = {
    "jpeg": pictures.jpeg_with_everything(),
    "png": pictures.png_with_text(),
    "gif": pictures.gif_animated(),
    "webp": pictures.webp(location=True),
    "avif": pictures.avif(location=True),
    "tiff": pictures.file_of(
        pictures.corners(),
        "TIFF",
        exif=pictures.exif(location=True, rights=True),
        icc_profile=pictures.srgb_profile(),
        tiffinfo={270: "Example comment", 305: "Example software"},
    ),
}
TRACES = [
    b"Exif", b"http://ns.adobe", b"ICC_PROFILE", b"iCCP", b"ICCP", b"EXIF", b"XMP", b"xmp", b"8BIM", b"Example",
    b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"pHYs", b"tIME", b"acsp", b"Photoshop", b"x:xmpmeta", b"prof", b"rICC",
]  # fmt: skip


@pytest.mark.parametrize("recipe", ["metadata/none", "square/20"])
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("source", LOADED)
def test_nothing_of_the_original_but_its_pixels_is_written(source: str, format_: str, recipe: str) -> None:
    data = render_one(LOADED[source], f"{recipe}/format/{format_}").data
    assert [trace for trace in TRACES if trace in data] == []
    picture = Image.open(BytesIO(data))
    picture.load()
    assert not {"exif", "icc_profile", "xmp", "comment", "photoshop", "dpi"} & set(picture.info) - _given(format_)
    exif = picture.getexif()
    assert exif.get_ifd(0x8825) == {}
    assert not {0x0112, 0x010F, 0x0110, 0x010E, 0x0131, 0x013B, 0x8298} & set(exif)


def _given(format_: str) -> set[str]:
    # Pillow names a resolution for every TIFF, even where the file has none.
    return {"dpi"} if format_ == "tiff" else set()


def test_the_originals_really_carried_something() -> None:
    for data in LOADED.values():
        assert any(trace in data for trace in (b"Example", b"Exif", b"EXIF"))


@pytest.mark.parametrize("format_", ["jpg", "webp", "avif"])
def test_quality_is_respected(format_: str) -> None:
    data = pictures.file_of(pictures.noise(), "PNG")
    sizes = [len(render_one(data, f"format/{format_}/quality/{quality}").data) for quality in (5, 40, 75, 100)]
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("format_", ["jpg", "webp", "avif"])
def test_maxbytes_gives_the_best_that_fits(format_: str) -> None:
    data = pictures.file_of(pictures.noise(), "PNG")
    for quality in (10, 50):
        exact = len(render_one(data, f"format/{format_}/quality/{quality}").data)
        made = len(render_one(data, f"format/{format_}/maxbytes/{exact}").data)
        assert exact * 0.9 <= made <= exact


def test_noise_is_written_as_jpeg_at_every_quality(capfd: pytest.CaptureFixture[str]) -> None:
    picture = pictures.noise(160, 168)
    sizes = [len(write_jpeg(picture, quality, Carried())) for quality in range(1, 101)]
    assert sizes[-1] > 65_536  # as large as the buffer that Pillow takes at least
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("size", [(320, 200), (336, 200)])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_black_and_white_noise_is_written_at_any_sampling(
    size: tuple[int, int], mode: str, capfd: pytest.CaptureFixture[str]
) -> None:
    picture = pictures.noise(*size).point(lambda value: 255 * (value & 1)).convert(mode)
    for quality in (50, 75, 82, 89, 90, 94, 95, 100):
        assert view(write_jpeg(picture, quality, Carried())).size == size
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("most", [3_000, 40_000, 70_000, 100_000, 150_000, 190_000])
def test_noise_is_made_to_fit(most: int, capfd: pytest.CaptureFixture[str]) -> None:
    data = pictures.file_of(pictures.noise(240, 200), "PNG")
    for recipe in ("format/jpg", "format/jpg/quality/100"):
        assert len(render_one(data, f"{recipe}/maxbytes/{most}").data) <= most
    assert capfd.readouterr() == ("", "")


def test_large_metadata_and_noise_go_together() -> None:
    carried = Carried(exif=b"Exif\0\0" + bytes(65_000), xmp=b"x" * 65_000, iptc=b"i" * 65_000)
    made = view(write_jpeg(pictures.noise(160, 168), 100, carried))
    assert (made.info["exif"], made.info["xmp"]) == (carried.exif, carried.xmp)
    assert made.info["photoshop"] == {0x0404: carried.iptc}


def test_a_failure_while_the_right_quality_is_looked_for_is_not_hidden() -> None:
    def fail_below(quality: int) -> bytes:
        if quality < 60:
            raise OSError("broken data stream")
        return bytes(quality)

    with pytest.raises(OSError, match="broken data stream"):
        fit_quality(fail_below, 95, 10)


def test_maxbytes_that_is_large_enough_gives_high_quality() -> None:
    data = pictures.file_of(pictures.noise(), "PNG")
    assert render_one(data, "format/jpg/maxbytes/1000000").data == render_one(data, "format/jpg/quality/95").data


def test_maxbytes_never_goes_above_the_quality_asked_for() -> None:
    data = pictures.file_of(pictures.noise(), "PNG")
    asked = render_one(data, "format/jpg/quality/30")
    assert render_one(data, "format/jpg/quality/30/maxbytes/1000000").data == asked.data


@pytest.mark.parametrize("format_", ["png", "gif"])
def test_lossless_formats_give_up_colours_to_fit(format_: str) -> None:
    data = pictures.file_of(pictures.gradient(128, 128), "PNG")
    full = render_one(data, f"format/{format_}").data
    small = render_one(data, f"format/{format_}/maxbytes/{len(full) // 3}").data
    assert len(small) <= len(full) // 3
    colours, before = view(small).convert("RGB").getcolors(), view(full).convert("RGB").getcolors()
    assert colours is not None
    assert before is None or len(colours) < len(before)


def test_a_transparent_picture_gives_up_colours_and_stays_transparent() -> None:
    alpha = Image.radial_gradient("L").resize((128, 128))
    picture = pictures.gradient(128, 128)
    picture.putalpha(alpha)
    data = pictures.file_of(picture, "PNG")
    full = len(render_one(data, "format/png").data)
    small = view(render_one(data, f"format/png/maxbytes/{full // 2}")).convert("RGBA")
    alphas = [value for _, value in small.getchannel("A").getcolors() or [] if isinstance(value, int)]
    assert min(alphas) < 60
    assert max(alphas) > 220


@pytest.mark.parametrize("format_", FORMATS)
def test_what_cannot_fit_is_impossible_and_says_how_small_it_gets(format_: str) -> None:
    fault = refusal(pictures.file_of(pictures.noise(), "PNG"), f"format/{format_}/maxbytes/50")
    assert fault.kind is FaultKind.IMPOSSIBLE
    assert fault.title == "The picture does not fit into 50 bytes."
    assert "bytes" in fault.detail


def test_a_tiff_that_fits_is_made() -> None:
    assert len(render_one(pictures.png(), "format/tiff/maxbytes/100000").data) <= 100_000


def stripes(side: int) -> Image.Image:
    """Return lines in strong colours, each three pixels wide: what half the resolution of colour would smear."""
    picture = Image.new("RGB", (side, side), (220, 0, 0))
    for left in range(0, side, 6):
        picture.paste((0, 0, 220), (left, 0, left + 3, side))
    return picture


@pytest.mark.parametrize(
    ("picture", "recipe", "full"),
    [
        (stripes(200), "", True),
        (stripes(800), "", False),
        (stripes(200), "/quality/60", True),
        (pictures.gradient(200, 200), "", False),
        (pictures.gradient(800, 800), "/quality/95", True),
        (pictures.corners(200, 200).convert("L"), "/quality/95", False),
    ],
    ids=["small drawing", "large drawing", "low quality", "small photograph", "high quality", "grey"],
)
def test_jpeg_and_avif_keep_colours_sharp_where_it_shows(picture: Image.Image, recipe: str, full: bool) -> None:
    data = pictures.file_of(picture, "PNG")
    jpeg = view(render_one(data, f"format/jpg{recipe}"))
    assert isinstance(jpeg, JpegImagePlugin.JpegImageFile)
    assert JpegImagePlugin.get_sampling(jpeg) == (-1 if jpeg.mode == "L" else 0 if full else 2)
    if picture.mode == "RGB":
        assert _avif_subsampling(render_one(data, f"format/avif{recipe}").data) == (0 if full else 3)


def _avif_subsampling(data: bytes) -> int:
    """Return the two bits of the decoder configuration (av1C) that halve colour across and down."""
    return data[data.index(b"av1C") + 6] >> 2 & 3


def test_a_webp_drawing_is_exact_and_a_photograph_is_small() -> None:
    drawing = pictures.file_of(stripes(200), "PNG")
    assert view(render_one(drawing, "format/webp")).convert("RGB").tobytes() == stripes(200).tobytes()
    noise = pictures.file_of(pictures.noise(), "PNG")
    assert b"VP8 " in render_one(noise, "format/webp").data[:24]
    assert b"VP8 " in render_one(drawing, "format/webp/quality/70").data[:24]
    exact = len(render_one(drawing, "format/webp").data)
    assert len(render_one(drawing, f"format/webp/maxbytes/{exact}").data) == exact


@pytest.mark.parametrize("recipe", ["format/gif", "format/gif/maxbytes/3000"])
def test_a_gif_of_a_translucent_picture_is_transparent_or_not(recipe: str) -> None:
    picture = pictures.corners().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 32, 24))
    picture.paste((30, 200, 40, 200), (32, 0, 64, 24))
    made = view(render_one(pictures.file_of(picture, "PNG"), recipe)).convert("RGBA")
    alphas = made.getchannel("A")
    assert {value for _, value in alphas.getcolors() or []} == {0, 255}
    assert alphas.getpixel((10, 10)) == 0
    assert alphas.getpixel((50, 10)) == 255


def test_a_gif_of_few_colours_is_exact() -> None:
    assert_shows_corners(view(render_one(pictures.png(), "format/gif")), 0)


def test_a_png_is_as_small_as_the_better_of_two_ways() -> None:
    drawing = pictures.corners(300, 300)
    drawing.paste(pictures.gradient(40, 40), (20, 20))  # too many colours for a palette
    for left in range(0, 300, 60):
        drawing.paste(drawing.crop((0, 0, 60, 60)), (left, 240))
    photograph = pictures.noise(300, 300)
    for picture, most in ((drawing, 1.0), (photograph, 1.02)):
        usual = len(pictures.file_of(picture, "PNG", compress_level=4))
        made = render_one(pictures.file_of(picture, "PNG"), "format/png")
        assert view(made).convert("RGB").tobytes() == picture.tobytes()
        assert len(made.data) <= usual * most
