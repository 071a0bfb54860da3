"""From an original to its renditions: size, crop, orientation, formats, notes."""

from __future__ import annotations

import threading

import pytest
from PIL import Image, ImageChops, ImageStat

from rethumb_desktop.domain.cropping import Shape, shaped
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import OutputFormat, PictureFormat
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures
from tests.unit.imaging.views import (
    assert_close,
    assert_shows_corners,
    colour_at,
    refusal,
    render,
    render_one,
    view,
)

FORMATS = [format_.value for format_ in OutputFormat]


@pytest.mark.parametrize("recipe", ["metadata/none", "width/32", "width/60", "width/100/enlarge/yes"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(orientation: int, recipe: str) -> None:
    picture = view(render_one(pictures.jpeg(64, 48, orientation=orientation), recipe))
    assert picture.width > picture.height
    assert picture.getexif().get(0x0112) is None
    assert_shows_corners(picture)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_reduced_decode_lies_where_the_full_one_does(orientation: int) -> None:
    # 1,021 × 1,013 divides by nothing: the reduced decode has part of a pixel too much on two sides.
    upright = pictures.gradient(1021, 1013)
    stored = upright.transpose(pictures.INVERSE[orientation]) if orientation > 1 else upright
    data = pictures.file_of(stored, "JPEG", quality=97, subsampling=0, exif=pictures.exif(orientation=orientation))
    small = view(render_one(data, "width/60/format/png"))
    difference = ImageChops.difference(small, upright.resize(small.size, Image.Resampling.LANCZOS))
    assert max(ImageStat.Stat(difference).mean) < 0.6


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "TIFF", "AVIF"])
def test_orientation_is_applied_in_other_formats_too(format_: str) -> None:
    stored = pictures.corners(64, 48).transpose(Image.Transpose.ROTATE_90)
    data = pictures.file_of(stored, format_, exif=pictures.exif(orientation=6), quality=90)
    rendered = render_one(data, "width/32/format/png")
    assert (rendered.width, rendered.height) == (32, 24)
    assert_shows_corners(view(rendered), 20)


def test_the_heic_library_turns_its_pixels_itself() -> None:
    pytest.importorskip("pillow_heif")
    assert_shows_corners(view(render_one(pictures.heic(), "width/32/format/png")), 20)


def test_all_recipes_come_from_one_call_in_their_order() -> None:
    recipes = ["square/10", "width/32", "height/12", "fit/16x16", "cover/20x10", "width/10/height/30"]
    made = render(pictures.jpeg(), *recipes)
    assert [(one.width, one.height) for one in made] == [(10, 10), (32, 24), (16, 12), (16, 12), (20, 10), (10, 30)]
    for one in made:
        assert view(one).size == (one.width, one.height)
        assert (one.mime, one.extension) == ("image/jpeg", "jpg")


def test_a_rendition_made_from_a_larger_one_is_as_good_as_one_made_alone() -> None:
    data = pictures.file_of(pictures.gradient(1000, 700), "PNG")
    recipes = ["width/800/format/png", "width/390/format/png", "square/90/format/png", "cover/60x20/format/png"]
    for together, recipe in zip(render(data, *recipes), recipes, strict=True):
        alone = view(render_one(data, recipe)).convert("RGB")
        difference = ImageChops.difference(view(together).convert("RGB"), alone)
        assert difference.point(lambda value: 255 if value > 2 else 0).getbbox() is None


def test_no_recipe_gives_no_rendition() -> None:
    assert PillowRenderer().render(pictures.jpeg(), []) == []


def test_the_focus_decides_what_is_cut_off() -> None:
    left, right = render(pictures.jpeg(80, 40), "square/20/focus/0,0.5", "square/20/focus/1,0.5")
    assert_close(colour_at(view(left), 15, 3)[:3], pictures.CORNERS[0], 8)
    assert_close(colour_at(view(right), 5, 3)[:3], pictures.CORNERS[1], 8)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_output_format_shows_the_picture(format_: str) -> None:
    rendered = render_one(pictures.png(), f"width/32/format/{format_}")
    picture = view(rendered)
    assert picture.size == (32, 24)
    assert rendered.extension == format_
    assert Image.MIME[picture.format or ""] == rendered.mime
    assert_shows_corners(picture, 16)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_input_gives_the_same_bytes(format_: str) -> None:
    data = pictures.file_of(pictures.noise(), "PNG")
    assert render_one(data, f"width/40/format/{format_}").data == render_one(data, f"width/40/format/{format_}").data


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (pictures.jpeg(), "jpg"),
        (pictures.png(), "png"),
        (pictures.gif(), "gif"),
        (pictures.webp(), "webp"),
        (pictures.tiff(), "png"),
        (pictures.bmp(), "png"),
        (pictures.avif(), "avif"),
    ],
)
def test_the_format_follows_the_original(data: bytes, extension: str) -> None:
    renderer = PillowRenderer()
    assert renderer.render(data, [Recipe(width=10)])[0].extension == extension
    assert renderer.extension(renderer.examine(data), Recipe(width=10)) == extension


def test_a_heic_becomes_a_jpeg() -> None:
    original = Original("", 0, PictureFormat.HEIC, 1, 1)
    assert PillowRenderer().extension(original, Recipe()) == "jpg"
    assert PillowRenderer().extension(original, Recipe(format=OutputFormat.WEBP)) == "webp"


@pytest.mark.parametrize(
    ("recipe", "note"),
    [
        ("width/300", "Kept at 64 px"),
        ("height/300", "Kept at 48 px"),
        ("square/300", "Kept at 48 px"),
        ("fit/300x300", "Kept at 64 × 48 px"),
    ],
)
def test_what_is_not_enlarged_says_so(recipe: str, note: str) -> None:
    assert [n.startswith(note) for n in render_one(pictures.jpeg(), recipe).notes] == [True]
    assert render_one(pictures.jpeg(), f"{recipe}/enlarge/yes").notes == ()


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.WHOLE])
def test_a_crop_that_keeps_the_size_says_nothing(shape: Shape) -> None:
    assert render_one(pictures.jpeg(), str(shaped(Recipe(), shape))).notes == ()


def test_of_several_pages_the_first_is_taken() -> None:
    rendered = render_one(pictures.tiff(pages=3), "width/32")
    assert rendered.notes == ("Only the first of 3 pages.",)
    assert_shows_corners(view(rendered))


def test_of_a_picture_pair_the_first_is_taken() -> None:
    assert_shows_corners(view(render_one(pictures.mpo(), "width/32")))


@pytest.mark.parametrize(
    ("data", "recipe", "words"),
    [
        (pictures.png(1, 20_000), "format/webp", "WebP cannot hold a picture of 1 × 20,000 pixels."),
        (pictures.png(1, 2), "height/65535/format/jpg/enlarge/yes", "JPEG cannot hold"),
        (pictures.png(1, 2), "height/60000/format/avif/enlarge/yes", "AVIF cannot hold"),
        (pictures.png(), "width/60000/height/60000/enlarge/yes", "60,000 × 60,000 pixels is too large"),
    ],
)
def test_what_a_format_cannot_hold_is_said_before_any_work(data: bytes, recipe: str, words: str) -> None:
    fault = refusal(data, recipe)
    assert fault.kind is FaultKind.IMPOSSIBLE
    assert words in fault.title


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (3, 2)])
@pytest.mark.parametrize("format_", FORMATS)
def test_the_smallest_pictures_are_pictures(size: tuple[int, int], format_: str) -> None:
    made = render(pictures.png(*size), f"square/100/format/{format_}", f"width/7/format/{format_}")
    assert all(view(one).size == (one.width, one.height) for one in made)


def test_an_exif_recipe_is_none_for_the_renderer() -> None:
    with pytest.raises(ValueError, match="exif/all"):
        render_one(pictures.jpeg(), "exif/all")


def test_a_transparent_rim_is_not_darkened() -> None:
    picture = view(render_one(pictures.png_alpha(), "width/16")).convert("RGBA")
    pixels = {colour for _, colour in picture.getcolors(1000) or [] if isinstance(colour, tuple)}
    rim = [colour for colour in pixels if 16 < colour[3] < 255]
    assert rim
    for colour in rim:  # full red, however transparent
        assert_close(colour[:3], (255, 0, 0), 12)


def test_pixels_for_the_screen_are_upright_and_fit_the_box() -> None:
    shown = PillowRenderer().pixels(pictures.jpeg(640, 480, orientation=6), Size(100, 100))
    assert (shown.width, shown.height, shown.full_width, shown.full_height) == (100, 75, 640, 480)
    picture = Image.frombytes("RGBA", (100, 75), shown.data)
    assert_shows_corners(picture)
    assert picture.getchannel("A").getextrema() == (255, 255)


def test_pixels_for_the_screen_are_never_enlarged_and_keep_transparency() -> None:
    shown = PillowRenderer().pixels(pictures.png_palette_transparent(), Size(500, 500))
    assert (shown.width, shown.height) == (64, 48)
    picture = Image.frombytes("RGBA", (64, 48), shown.data)
    assert colour_at(picture, 5, 5)[3] == 0
    assert colour_at(picture, 60, 5) == (0, 255, 0, 255)


def test_pixels_of_damaged_pictures_are_refused() -> None:
    with pytest.raises(Fault):
        PillowRenderer().pixels(pictures.jpeg_truncated(), Size(10, 10))


def test_threads_share_one_renderer() -> None:
    renderer = PillowRenderer()
    data = [pictures.jpeg(300 + 10 * n, 200) for n in range(8)]
    alone = [renderer.render(one, [Recipe(square=50), Recipe(width=100)]) for one in data]
    together: list[object] = [None] * len(data)

    def work(number: int) -> None:
        together[number] = renderer.render(data[number], [Recipe(square=50), Recipe(width=100)])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(data))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_a_drawing_of_few_colours_stays_small_and_exact() -> None:
    drawing = pictures.corners(200, 200)
    data = render_one(pictures.file_of(drawing, "PNG"), "metadata/none").data
    assert view(data).mode == "P"
    assert ImageChops.difference(view(data).convert("RGB"), drawing).getbbox() is None


AROUND_THE_PART = range(65, 86)


def off_centre(mode: str = "RGB", width: int = 900, height: int = 300) -> Image.Image:
    """Return a plain picture with a lively part near its right edge."""
    picture = Image.new(mode, (width, height), "grey")
    picture.paste(pictures.corners(height // 2, height // 2).convert(mode), (width - height, height // 4))
    return picture


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF"])
def test_an_automatic_focus_shows_what_is_of_interest(format_: str) -> None:
    data = pictures.file_of(off_centre(), format_)
    found, centre = render(data, "square/60/focus/auto/format/png", "square/60/format/png")
    assert ImageStat.Stat(view(found).convert("L")).stddev[0] > 10
    assert ImageStat.Stat(view(centre).convert("L")).stddev[0] < 1
    assert found.focus.x in AROUND_THE_PART


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_automatic_focus_is_that_of_the_upright_picture(orientation: int) -> None:
    inverse = pictures.INVERSE.get(orientation)
    stored = off_centre().transpose(inverse) if inverse is not None else off_centre()
    data = pictures.file_of(stored, "JPEG", exif=pictures.exif(orientation=orientation))
    assert render_one(data, "square/60/focus/auto").focus.x in AROUND_THE_PART


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_an_automatic_focus_is_the_same_in_every_preset(format_: str) -> None:
    data = pictures.file_of(off_centre(width=2400, height=800), format_)
    alone = render_one(data, "square/60/focus/auto")
    beside = render(data, "square/60/focus/auto", "width/1700", "cover/300x200/focus/auto")
    assert beside[0].focus == alone.focus


def test_an_animation_has_one_automatic_focus() -> None:
    frames = [off_centre(), off_centre().transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    data = pictures.file_of(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    moving, still = render(data, "square/60/focus/auto", "square/60/focus/auto/format/jpg")
    assert moving.focus == still.focus
    assert PillowRenderer().examine(moving.data).frames == 2
