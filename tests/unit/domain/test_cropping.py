"""Crops by hand: shapes stay inside the box of the recipe they are given to, and can be found again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.cropping import Cropping, Shape, cropping_between, full_shape, shaped
from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.recipe import CENTRE, MAX_SIDE, Focus, Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe

SIDES = st.one_of(st.integers(1, MAX_SIDE), st.integers(1, 8))
SIZES = st.builds(Size, SIDES, SIDES)
UNCROPPED = st.one_of(
    st.builds(Recipe, fit=SIZES, enlarge=st.booleans()),
    st.builds(Recipe, width=SIDES, enlarge=st.booleans()),
    st.builds(Recipe, height=SIDES, enlarge=st.booleans()),
    st.builds(Recipe, width=SIDES, height=SIDES, enlarge=st.booleans()),
    st.just(Recipe()),
)
LISTS = st.lists(UNCROPPED, min_size=1, max_size=4, unique=True).map(tuple)
# In the smallest of boxes several shapes are the same.
LARGE = st.builds(Recipe, fit=st.builds(Size, st.integers(21, MAX_SIDE), st.integers(21, MAX_SIDE)))
RATIOS = [shape for shape in Shape if shape is not Shape.WHOLE]
SHAPES = st.sampled_from(RATIOS)
POINTS = st.builds(Focus, st.integers(0, 100), st.integers(0, 100))
BESIDE = Focus(20, 70)


def size_of(recipe: Recipe) -> Size:
    size = Size(recipe.square, recipe.square) if recipe.square is not None else recipe.cover
    assert size is not None
    return size


def box_of(recipe: Recipe) -> Size:
    return recipe.fit or Size(recipe.width or MAX_SIDE, recipe.height or MAX_SIDE)


@given(UNCROPPED, SHAPES)
def test_a_shape_stays_inside_the_box_and_touches_it(recipe: Recipe, shape: Shape) -> None:
    size, box = size_of(shaped(recipe, shape)), box_of(recipe)
    assert 1 <= size.width <= box.width
    assert 1 <= size.height <= box.height
    assert size.width == box.width or size.height == box.height


@given(UNCROPPED, SHAPES)
def test_a_shape_has_its_ratio_but_for_a_pixel(recipe: Recipe, shape: Shape) -> None:
    size, ratio = size_of(shaped(recipe, shape)), shape.ratio
    assert ratio is not None
    high = Fraction(size.width * ratio.height, ratio.width)
    wide = Fraction(size.height * ratio.width, ratio.height)
    assert abs(high - size.height) <= 1 or abs(wide - size.width) <= 1


@given(UNCROPPED, SHAPES, SIZES)
def test_the_result_is_not_larger_than_the_recipe_allowed(recipe: Recipe, shape: Shape, original: Size) -> None:
    made = plan(shaped(recipe, shape), original.width, original.height)
    assert made.size.width <= box_of(recipe).width
    assert made.size.height <= box_of(recipe).height
    if not recipe.enlarge:
        assert made.size.width <= original.width
        assert made.size.height <= original.height


@given(UNCROPPED, SHAPES)
def test_nothing_but_the_size_is_another(recipe: Recipe, shape: Shape) -> None:
    recipe = replace(recipe, quality=40, background="102030", version="a")
    made = replace(shaped(recipe, shape), square=None, cover=None)
    assert made == replace(recipe, fit=None, width=None, height=None)
    assert parse_recipe(str(shaped(recipe, shape))) == shaped(recipe, shape)


@given(LISTS, st.sampled_from(Shape), POINTS)
def test_a_crop_is_found_again(plain: tuple[Recipe, ...], shape: Shape, focus: Focus) -> None:
    recipes = Cropping(shape, focus).on(plain)
    found = cropping_between(plain, recipes)
    assert found is not None
    assert found.on(plain) == recipes


@given(LARGE, st.sampled_from(Shape), POINTS)
def test_a_shape_is_found_again(recipe: Recipe, shape: Shape, focus: Focus) -> None:
    found = cropping_between((recipe,), Cropping(shape, focus).on((recipe,)))
    assert found is not None
    assert found.shape is shape
    assert found.focus == (focus if shape is not Shape.WHOLE and focus != CENTRE else None)


@pytest.mark.parametrize(
    ("text", "shape", "made"),
    [
        ("fit/1600x1600", Shape.SQUARE, "square/1600"),
        ("fit/1600x1600", Shape.SIXTEEN_TO_NINE, "cover/1600x900"),
        ("fit/1600x1200", Shape.NINE_TO_SIXTEEN, "cover/675x1200"),
        ("width/800/format/webp", Shape.FOUR_TO_THREE, "cover/800x600/format/webp"),
        ("height/600/enlarge/yes", Shape.SQUARE, "square/600/enlarge/yes"),
        ("width/300/height/900", Shape.THREE_TO_TWO, "cover/300x200"),
        ("metadata/copyright", Shape.SQUARE, "square/65535/metadata/copyright"),
        ("square/100/focus/auto", Shape.FOUR_TO_THREE, "square/100/focus/auto"),
        ("cover/30x20", Shape.SQUARE, "cover/30x20"),
        ("exif/all", Shape.SQUARE, "exif/all"),
        ("width/800", Shape.WHOLE, "width/800"),
    ],
)
def test_what_becomes_of_recipes(text: str, shape: Shape, made: str) -> None:
    assert str(shaped(parse_recipe(text), shape)) == made


def test_recipes_that_become_the_same_stay_one() -> None:
    plain = tuple(map(parse_recipe, ("square/800", "width/800", "width/400")))
    made = Cropping(Shape.SQUARE, BESIDE).on(plain)
    assert [str(recipe) for recipe in made] == ["square/800/focus/0.20,0.70", "square/400/focus/0.20,0.70"]
    assert cropping_between(plain, made) == Cropping(Shape.SQUARE, BESIDE)


def test_recipes_that_did_not_come_of_others_have_no_crop_of_ours() -> None:
    assert cropping_between((parse_recipe("width/800"),), (parse_recipe("width/801"),)) is None
    assert cropping_between((), (parse_recipe("width/801"),)) is None


def test_what_a_crop_leaves_open_is_as_it_was() -> None:
    before = Cropping(Shape.SQUARE, BESIDE)
    assert Cropping(focus=CENTRE).over(before) == Cropping(Shape.SQUARE, CENTRE)
    assert Cropping(Shape.WHOLE).over(before) == Cropping(Shape.WHOLE, BESIDE)


@given(UNCROPPED, SHAPES)
def test_only_a_recipe_without_a_size_is_cropped_to_the_size_that_is_there(recipe: Recipe, shape: Shape) -> None:
    made = shaped(recipe, shape)
    largest = max(size_of(made).width, size_of(made).height) == MAX_SIDE
    if recipe == Recipe() or largest:
        return
    assert full_shape(made) is None


@pytest.mark.parametrize("shape", RATIOS)
def test_the_shape_of_what_keeps_its_size_is_known(shape: Shape) -> None:
    made = shaped(Recipe(), shape)
    assert full_shape(made) is shape
    assert full_shape(replace(made, focus=BESIDE, quality=80)) is shape
    assert full_shape(replace(made, enlarge=True)) is None


def test_what_is_not_cropped_has_no_shape_of_its_size() -> None:
    assert full_shape(Recipe()) is None
