"""Pictures of extreme shapes through the real renderer: the file that comes out has the size that was planned."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures

LONG = st.one_of(st.integers(1, 3000), st.sampled_from([1, 2, 3000]))
SHORT = st.one_of(st.integers(1, 9), st.just(1))
SHAPES = st.one_of(st.builds(Size, SHORT, LONG), st.builds(Size, LONG, SHORT))
SIDES = st.one_of(st.integers(1, 400), st.sampled_from([1, 2, 3]))
SIZES = st.builds(Size, SIDES, SIDES)
FOCI = st.builds(Focus, st.integers(0, 100), st.integers(0, 100))
FORMATS = st.sampled_from(OutputFormat)
# What may be enlarged is small, so that one example stays a matter of milliseconds.
RECIPES = st.one_of(
    st.builds(Recipe, square=SIDES, focus=FOCI, enlarge=st.booleans(), format=FORMATS),
    st.builds(Recipe, cover=SIZES, focus=FOCI, enlarge=st.booleans(), format=FORMATS),
    st.builds(Recipe, fit=SIZES, enlarge=st.booleans(), format=FORMATS),
    st.builds(Recipe, width=SIDES, format=FORMATS),
    st.builds(Recipe, height=SIDES, format=FORMATS),
    st.builds(Recipe, width=SIDES, height=SIDES, enlarge=st.booleans(), format=FORMATS),
    st.builds(Recipe, format=FORMATS),
)


@settings(max_examples=60, deadline=None)
@given(
    SHAPES, st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"]), st.lists(RECIPES, min_size=1, max_size=3)
)
def test_the_size_of_the_file_is_the_size_of_the_plan(shape: Size, format_: str, recipes: list[Recipe]) -> None:
    data = pictures.file_of(Image.new("RGB", (shape.width, shape.height), (200, 90, 30)), format_)
    for rendered, recipe in zip(PillowRenderer().render(data, recipes), recipes, strict=True):
        wanted = plan(recipe, shape.width, shape.height).size
        assert (rendered.width, rendered.height) == (wanted.width, wanted.height)
        assert Image.open(BytesIO(rendered.data)).size == (wanted.width, wanted.height)


@pytest.mark.parametrize("format_", list(OutputFormat))
@pytest.mark.parametrize("shape", [Size(1, 1), Size(1, 3000), Size(3000, 1)])
def test_one_pixel_is_the_least_of_a_side(shape: Size, format_: OutputFormat) -> None:
    data = pictures.file_of(Image.new("RGB", (shape.width, shape.height), (200, 90, 30)), "PNG")
    (rendered,) = PillowRenderer().render(data, [Recipe(fit=Size(10, 10), format=format_)])
    wanted = (min(10, shape.width), min(10, shape.height))
    assert Image.open(BytesIO(rendered.data)).size == wanted
