"""The focus that is found in a picture: it shows what matters, and it is the same everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.recipe import AUTO_FOCUS, CENTRE, Focus, Recipe, Size
from rethumb_desktop.imaging.attention import find_focus
from tests.fixtures import pictures

SQUARE = Size(1, 1)
MODES = ["L", "LA", "RGB", "RGBA"]
Box = tuple[int, int, int, int]


def ground(kind: str, size: tuple[int, int]) -> Image.Image:
    """Return a picture without a subject: one colour, or that colour with a soft noise."""
    plain = Image.new("RGB", size, (96, 112, 128))
    if kind == "plain":
        return plain
    soft = pictures.noise(*size).point(lambda level: level // 12)
    return ImageChops.add(plain, soft)


def subject(kind: str, side: int) -> Image.Image:
    if kind == "texture":
        return pictures.noise(side, side).convert("L").convert("RGB")
    if kind == "colour":
        return Image.new("RGB", (side, side), (200, 40, 60))
    face = Image.new("RGB", (side, side), {"fair skin": (224, 172, 148), "dark skin": (120, 78, 58)}[kind])
    draw = ImageDraw.Draw(face)
    for left in (side // 4, side * 5 // 8):
        draw.rectangle((left, side // 3, left + side // 8, side // 3 + side // 12), (40, 30, 30))
    return face


def with_subject(kind: str, on: str, size: tuple[int, int], place: int) -> tuple[Image.Image, Box]:
    """Return a picture whose subject lies at one of nine places, 0 to 8 row by row, and the subject's box."""
    picture, side = ground(on, size), min(size) // 4
    left = (size[0] - side) * (place % 3) // 2
    top = (size[1] - side) * (place // 3) // 2
    picture.paste(subject(kind, side), (left, top))
    return picture, (left, top, left + side, top + side)


@pytest.mark.parametrize("place", range(9))
@pytest.mark.parametrize("on", ["plain", "noisy"])
@pytest.mark.parametrize("kind", ["texture", "colour", "fair skin", "dark skin"])
@pytest.mark.parametrize("size", [(300, 200), (200, 300), (400, 100), (90, 64)])
def test_the_crop_shows_the_whole_subject_wherever_it_is(size: tuple[int, int], kind: str, on: str, place: int) -> None:
    picture, (left, top, right, bottom) = with_subject(kind, on, size, place)
    recipe = Recipe(square=1, focus=AUTO_FOCUS)
    crop = plan(recipe, *size, find_focus(picture, SQUARE)).crop
    assert crop.left <= left
    assert right <= crop.left + crop.width
    assert crop.top <= top
    assert bottom <= crop.top + crop.height


@pytest.mark.parametrize("ratio", [Size(5, 2), Size(1, 3), Size(16, 9)])
@pytest.mark.parametrize("place", range(9))
def test_the_ratio_of_the_crop_is_taken_into_account(ratio: Size, place: int) -> None:
    picture, (left, top, right, bottom) = with_subject("texture", "plain", (240, 240), place)
    crop = plan(Recipe(cover=ratio, focus=AUTO_FOCUS), 240, 240, find_focus(picture, ratio)).crop
    assert crop.left <= left
    assert right <= crop.left + crop.width
    assert crop.top <= top
    assert bottom <= crop.top + crop.height


def test_a_face_outweighs_a_thing_of_the_same_size() -> None:
    picture = ground("plain", (400, 100))
    picture.paste(subject("fair skin", 50), (40, 25))
    thing = subject("fair skin", 50).convert("L").convert("RGB")
    picture.paste(thing, (310, 25))
    assert find_focus(picture, SQUARE).x < 50


def test_what_stands_out_of_a_texture_outweighs_the_texture() -> None:
    picture = pictures.noise(300, 100).point(lambda level: level // 2)
    picture.paste(Image.new("RGB", (60, 60), (230, 40, 40)), (230, 20))
    crop = plan(Recipe(square=1, focus=AUTO_FOCUS), 300, 100, find_focus(picture, SQUARE)).crop
    assert crop.left <= 230
    assert crop.left + crop.width >= 290


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", [0, 77, 255])
@pytest.mark.parametrize("size", [(1, 1), (300, 100), (100, 300), (7, 3)])
def test_a_blank_picture_is_cut_in_the_middle(mode: str, colour: int, size: tuple[int, int]) -> None:
    blank = Image.new("L", size, colour).convert(mode)
    assert find_focus(blank, SQUARE) == CENTRE


def test_an_even_noise_is_cut_near_the_middle_and_a_tall_one_a_little_higher() -> None:
    assert abs(find_focus(ground("noisy", (300, 100)), SQUARE).x - 50) <= 5
    assert abs(find_focus(ground("noisy", (100, 300)), SQUARE).y - 40) <= 5


def test_what_is_under_transparent_pixels_does_not_count() -> None:
    picture, _ = with_subject("colour", "plain", (300, 100), 5)
    picture.putalpha(0)
    assert find_focus(picture, SQUARE) == CENTRE
    picture.paste((0, 0, 0, 255), (10, 40, 30, 60))
    assert find_focus(picture, SQUARE).x < 30


def test_a_picture_of_the_wanted_ratio_has_nothing_to_find() -> None:
    assert find_focus(pictures.noise(120, 80), Size(3, 2)) == CENTRE


@pytest.mark.parametrize("size", [(300, 200), (301, 100), (64, 20), (640, 480), (1000, 333)])
def test_a_mirrored_picture_has_the_mirrored_focus(size: tuple[int, int]) -> None:
    picture, _ = with_subject("fair skin", "noisy", size, 3)
    there = find_focus(picture, SQUARE)
    back = find_focus(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), SQUARE)
    assert there.x < 50
    assert abs(back.x - (100 - there.x)) <= 1
    assert back.y == there.y


@pytest.mark.parametrize("place", [3, 4, 5])
def test_a_turned_picture_has_the_focus_on_the_same_subject(place: int) -> None:
    picture, _ = with_subject("fair skin", "plain", (300, 200), place)
    there = find_focus(picture, SQUARE)
    turned = find_focus(picture.transpose(Image.Transpose.TRANSPOSE), SQUARE)
    # The crop rests higher than it rests left, so the place may differ by as much.
    assert 0 <= there.x - turned.y <= 10


@pytest.mark.parametrize(
    ("width", "height", "mode", "ratio", "focus"),
    [
        (300, 200, "RGB", Size(1, 1), Focus(58, 50)),
        (200, 300, "RGB", Size(1, 1), Focus(50, 0)),
        (1237, 411, "RGB", Size(4, 3), Focus(47, 50)),
        (97, 89, "RGBA", Size(2, 1), Focus(50, 43)),
        (640, 100, "L", Size(1, 1), Focus(56, 50)),
        (31, 400, "LA", Size(1, 1), Focus(50, 36)),
    ],
)
def test_the_focus_of_these_pixels_is_the_same_on_every_machine(
    width: int, height: int, mode: str, ratio: Size, focus: Focus
) -> None:
    picture = patches(width, height).convert(mode)
    assert find_focus(picture, ratio) == focus


def patches(width: int, height: int) -> Image.Image:
    """Return a picture of patches, half of them soft and half of them noisy, by whole numbers only."""
    picture, rough, state = Image.new("RGB", (width, height), (60, 90, 120)), pictures.noise(64, 64), 7
    for number in range(40):
        values = []
        for _ in range(7):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            values.append(state >> 12)
        left, top = values[0] % width, values[1] % height
        box = (left, top, left + 1 + values[2] % (1 + width // 6), top + 1 + values[3] % (1 + height // 6))
        if number % 2:
            picture.paste(tuple(value % 256 for value in values[4:]), box)
        else:
            picture.paste(rough, (left, top))
    return picture


@given(st.integers(1, 2000), st.booleans(), st.sampled_from(MODES), st.integers(1, 4), st.integers(0, 2**32), st.data())
def test_any_size_and_mode_has_a_focus(
    long: int, tall: bool, mode: str, short: int, seed: int, data: st.DataObject
) -> None:
    ratio = data.draw(st.builds(Size, st.integers(1, 65_535), st.integers(1, 65_535)))
    size = (short, long) if tall else (long, short)
    picture = Image.frombytes("L", (4, 1), seed.to_bytes(5, "big")[:4]).resize(size).convert(mode)
    found = find_focus(picture, ratio)
    assert 0 <= found.x <= 100
    assert 0 <= found.y <= 100
    assert found == find_focus(picture, ratio)
