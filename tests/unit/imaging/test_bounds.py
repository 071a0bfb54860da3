"""Limits and promises that hold at the edges: encodes, pixels of slow encoders, memory of tall and large results."""

from __future__ import annotations

import pytest
from PIL import Image

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.decoding import memory_cost
from rethumb_desktop.imaging.encoding import check_output
from rethumb_desktop.imaging.fitting import fit_quality
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import open_picture
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures
from tests.unit.imaging.views import render_one, view


@pytest.mark.parametrize("exact", [b"", bytes(10_000)], ids=["no exact try", "after an exact try"])
@pytest.mark.parametrize("most", range(1, 1_000, 37))
def test_maxbytes_finds_the_best_quality_in_at_most_eight_encodes(most: int, exact: bytes) -> None:
    tried: list[int] = []

    def encode(quality: int) -> bytes:
        tried.append(quality)
        return bytes(quality * 10)

    if most < 10:
        with pytest.raises(Fault):
            fit_quality(encode, 95, most, exact)
    else:
        assert len(fit_quality(encode, 95, most, exact)) == min(most // 10, 95) * 10
    assert len(tried) + bool(exact) <= 8


@pytest.mark.parametrize("output", [OutputFormat.GIF, OutputFormat.AVIF])
def test_slow_encoders_have_a_limit_of_their_own(output: OutputFormat) -> None:
    check_output(output, Size(10_000, 8_000), Limits.max_pixels)
    with pytest.raises(Fault) as caught:
        check_output(output, Size(10_000, 8_001), Limits.max_pixels)
    assert caught.value.kind is FaultKind.IMPOSSIBLE
    check_output(OutputFormat.JPG, Size(10_000, 8_001), Limits.max_pixels)


def test_an_animation_that_would_be_too_large_is_refused_before_it_is_made() -> None:
    renderer = PillowRenderer(Limits(max_film_pixels=4 * 64 * 48 - 1))
    with pytest.raises(Fault) as caught:
        renderer.render(pictures.gif_animated(), [parse_recipe("format/webp")])
    assert caught.value.kind is FaultKind.TOO_LARGE
    assert renderer.render(pictures.gif_animated(), [parse_recipe("width/32/format/webp")])[0].width == 32


def test_every_row_of_a_tall_picture_counts() -> None:
    tall = open_picture(pictures.file_of(Image.new("L", (1, 50_000)), "PNG"), Limits())
    wide = open_picture(pictures.file_of(Image.new("L", (50_000, 1)), "PNG"), Limits())
    assert memory_cost(tall, 1) - memory_cost(wide, 1) > 16 * 49_000


def test_colours_of_translucent_pixels_stay_where_nothing_is_resized() -> None:
    picture = pictures.noise(32, 32).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize((32, 32)).point(lambda value: max(1, value)))
    made = view(render_one(pictures.file_of(picture, "PNG"), "format/png"))
    assert made.convert("RGBA").tobytes() == picture.tobytes()
