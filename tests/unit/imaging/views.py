"""Looking at renditions: what the tests of this folder share."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendered
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures.pictures import CORNERS

Colour = tuple[int, ...]


def render(data: bytes, *recipes: str) -> list[Rendered]:
    return PillowRenderer().render(data, [parse_recipe(recipe) for recipe in recipes])


def render_one(data: bytes, recipe: str) -> Rendered:
    return render(data, recipe)[0]


def view(rendered: Rendered | bytes) -> Image.Image:
    """Return the picture, decoded."""
    picture = Image.open(BytesIO(rendered if isinstance(rendered, bytes) else rendered.data))
    picture.load()
    return picture


def colour_at(picture: Image.Image, x: int, y: int) -> Colour:
    value = picture.convert("RGBA").getpixel((x, y))
    assert isinstance(value, tuple)
    return tuple(int(part) for part in value)


def corner_colours(picture: Image.Image) -> list[Colour]:
    """Return the colours in the middle of the four quarters."""
    left, right = picture.width // 4, picture.width - 1 - picture.width // 4
    top, bottom = picture.height // 4, picture.height - 1 - picture.height // 4
    return [colour_at(picture, x, y)[:3] for y in (top, bottom) for x in (left, right)]


def assert_close(seen: Colour, wanted: Colour, most: int = 4) -> None:
    assert max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) <= most, f"{seen} is not {wanted}"


def assert_shows_corners(picture: Image.Image, most: int = 6) -> None:
    for seen, wanted in zip(corner_colours(picture), CORNERS, strict=True):
        assert_close(seen, wanted, most)


def refusal(data: bytes, recipe: str = "square/20") -> Fault:
    with pytest.raises(Fault) as caught:
        render_one(data, recipe)
    return caught.value
