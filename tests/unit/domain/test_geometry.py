"""Where recipes cut and how large their results are: held for every size and every recipe."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.geometry import Crop, plan
from rethumb_desktop.domain.recipe import AUTO_FOCUS, CENTRE, Focus, Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe

SIDES = st.one_of(st.integers(1, 60_000), st.integers(1, 8), st.sampled_from([1, 2, 3, 59_999, 60_000]))
# Strips of one pixel are as likely as everything else together.
SIZES = st.one_of(st.builds(Size, SIDES, SIDES), st.builds(Size, st.just(1), SIDES), st.builds(Size, SIDES, st.just(1)))
POINTS = st.builds(Focus, st.integers(0, 100), st.integers(0, 100))
FOCI = POINTS | st.just(AUTO_FOCUS)
RECIPES = st.one_of(
    st.builds(Recipe, square=SIDES, focus=FOCI, enlarge=st.booleans()),
    st.builds(Recipe, cover=SIZES, focus=FOCI, enlarge=st.booleans()),
    st.builds(Recipe, fit=SIZES, enlarge=st.booleans()),
    st.builds(Recipe, width=SIDES, enlarge=st.booleans()),
    st.builds(Recipe, height=SIDES, enlarge=st.booleans()),
    st.builds(Recipe, width=SIDES, height=SIDES, enlarge=st.booleans()),
    st.just(Recipe()),
)


@given(RECIPES, SIZES)
def test_the_crop_lies_inside_the_picture(recipe: Recipe, size: Size) -> None:
    crop = plan(recipe, size.width, size.height).crop
    assert crop.width >= 1
    assert crop.height >= 1
    assert 0 <= crop.left <= size.width - crop.width
    assert 0 <= crop.top <= size.height - crop.height


@given(RECIPES, SIZES)
def test_only_square_and_cover_cut_anything_off(recipe: Recipe, size: Size) -> None:
    crop = plan(recipe, size.width, size.height).crop
    if not recipe.crops:
        assert crop == Crop(0, 0, size.width, size.height)
    else:
        assert crop.width == size.width or crop.height == size.height


@given(RECIPES, SIZES)
def test_the_result_is_never_empty_and_never_enlarged_unasked(recipe: Recipe, size: Size) -> None:
    made = plan(recipe, size.width, size.height)
    assert made.size.width >= 1
    assert made.size.height >= 1
    if not recipe.enlarge:
        assert made.size.width <= made.crop.width
        assert made.size.height <= made.crop.height


@given(RECIPES, SIZES)
def test_a_recipe_that_may_enlarge_is_met_exactly(recipe: Recipe, size: Size) -> None:
    made = plan(recipe, size.width, size.height)
    if not recipe.resizes:
        assert made.size == size
        return
    if made.kept_small:
        assert not recipe.enlarge
        return
    if recipe.square is not None:
        assert made.size == Size(recipe.square, recipe.square)
    elif recipe.cover is not None:
        assert made.size == recipe.cover
    elif recipe.fit is not None:
        assert made.size.width == recipe.fit.width or made.size.height == recipe.fit.height
        assert made.size.width <= recipe.fit.width
        assert made.size.height <= recipe.fit.height
    else:
        assert recipe.width in (None, made.size.width)
        assert recipe.height in (None, made.size.height)


@given(RECIPES, SIZES)
def test_kept_small_tells_that_enlarging_would_give_more(recipe: Recipe, size: Size) -> None:
    made = plan(recipe, size.width, size.height)
    if not recipe.resizes:
        assert not made.kept_small
        return
    larger = plan(replace(recipe, enlarge=True), size.width, size.height).size
    assert made.kept_small == (made.size != larger)


@given(st.one_of(st.builds(Recipe, width=SIDES), st.builds(Recipe, height=SIDES)), SIZES)
def test_the_ratio_is_kept_to_half_a_pixel(recipe: Recipe, size: Size) -> None:
    made = plan(recipe, size.width, size.height).size
    # The side that follows differs from the exact one by rounding only, unless it would have become zero.
    if recipe.width is not None:
        exact = size.height * made.width / size.width
        assert abs(made.height - exact) <= 0.5 or made.height == 1
    else:
        exact = size.width * made.height / size.height
        assert abs(made.width - exact) <= 0.5 or made.width == 1


@given(SIDES, SIZES)
def test_a_square_is_the_largest_there_is(side: int, size: Size) -> None:
    crop = plan(Recipe(square=side), size.width, size.height).crop
    assert crop.width == crop.height == min(size.width, size.height)


@pytest.mark.parametrize(
    ("focus", "left"), [(Focus(0, 50), 0), (Focus(50, 50), 50), (Focus(100, 50), 100), (Focus(60, 50), 70)]
)
def test_the_focus_moves_the_crop_until_the_edge(focus: Focus, left: int) -> None:
    assert plan(Recipe(square=50, focus=focus), 200, 100).crop == Crop(left, 0, 100, 100)


@pytest.mark.parametrize(
    ("recipe", "size", "kept_small"),
    [
        (Recipe(width=150), Size(150, 75), False),
        (Recipe(width=400), Size(200, 100), True),
        (Recipe(width=400, enlarge=True), Size(400, 200), False),
        (Recipe(fit=Size(50, 50)), Size(50, 25), False),
        (Recipe(cover=Size(50, 50)), Size(50, 50), False),
        (Recipe(cover=Size(300, 150)), Size(200, 100), True),
        (Recipe(width=30, height=90), Size(30, 90), False),
        (Recipe(width=400, height=400), Size(100, 100), True),
    ],
)
def test_sizes_of_a_picture_of_200_by_100(recipe: Recipe, size: Size, kept_small: bool) -> None:
    made = plan(recipe, 200, 100)
    assert made.size == size
    assert made.kept_small is kept_small


def exact(recipe: Recipe, width: int, height: int) -> Size:
    """Return the size a recipe asks for, were it allowed to enlarge: by fractions, one rounding, at least 1."""
    if recipe.square is not None:
        return Size(recipe.square, recipe.square)
    if recipe.cover is not None:
        return recipe.cover
    if recipe.width is not None and recipe.height is not None:
        return Size(recipe.width, recipe.height)
    if recipe.fit is not None:
        scale = min(Fraction(recipe.fit.width, width), Fraction(recipe.fit.height, height))
    elif recipe.width is not None:
        scale = Fraction(recipe.width, width)
    elif recipe.height is not None:
        scale = Fraction(recipe.height, height)
    else:
        scale = Fraction(1)
    return Size(rounded(width * scale), rounded(height * scale))


def rounded(value: Fraction) -> int:
    return max(1, floor(value + Fraction(1, 2)))


def kept(ratio: Size, width: int, height: int) -> Size:
    """Return the largest size of a ratio inside the picture."""
    scale = min(Fraction(width, ratio.width), Fraction(height, ratio.height))
    return Size(rounded(ratio.width * scale), rounded(ratio.height * scale))


def expected(recipe: Recipe, width: int, height: int) -> Size:
    wanted = exact(recipe, width, height)
    most = Size(width, height) if recipe.ratio is None else kept(recipe.ratio, width, height)
    if recipe.enlarge or (wanted.width <= most.width and wanted.height <= most.height):
        return wanted
    return kept(wanted, width, height) if recipe.stretches else most


@given(RECIPES, SIZES)
def test_the_size_is_exactly_what_the_recipe_says(recipe: Recipe, size: Size) -> None:
    assert plan(recipe, size.width, size.height).size == expected(recipe, size.width, size.height)


@given(RECIPES, SIZES)
def test_nothing_is_larger_than_the_original_unasked(recipe: Recipe, size: Size) -> None:
    made = plan(replace(recipe, enlarge=False), size.width, size.height)
    assert 1 <= made.size.width <= made.crop.width <= size.width
    assert 1 <= made.size.height <= made.crop.height <= size.height


@given(RECIPES, SIZES, POINTS)
def test_a_turned_picture_and_recipe_give_the_turned_result(recipe: Recipe, size: Size, found: Focus) -> None:
    made = plan(recipe, size.width, size.height, found)
    other = plan(turned(recipe), size.height, size.width, Focus(found.y, found.x))
    assert other.size == Size(made.size.height, made.size.width)
    assert other.crop == Crop(made.crop.top, made.crop.left, made.crop.height, made.crop.width)
    assert other.kept_small == made.kept_small


def turned(recipe: Recipe) -> Recipe:
    return replace(
        recipe,
        width=recipe.height,
        height=recipe.width,
        cover=recipe.cover and Size(recipe.cover.height, recipe.cover.width),
        fit=recipe.fit and Size(recipe.fit.height, recipe.fit.width),
        focus=Focus(recipe.focus.y, recipe.focus.x) if isinstance(recipe.focus, Focus) else recipe.focus,
    )


@given(st.one_of(st.builds(Recipe, square=SIDES), st.builds(Recipe, cover=SIZES)), SIZES, POINTS)
def test_a_focus_that_was_found_is_one_that_was_given(recipe: Recipe, size: Size, point: Focus) -> None:
    found = plan(replace(recipe, focus=AUTO_FOCUS), size.width, size.height, point)
    assert found == plan(replace(recipe, focus=point), size.width, size.height)


@given(RECIPES, SIZES, POINTS)
def test_a_focus_that_was_found_changes_neither_sizes_nor_other_recipes(
    recipe: Recipe, size: Size, point: Focus
) -> None:
    made = plan(recipe, size.width, size.height, point)
    unknown = plan(recipe, size.width, size.height)
    assert (made.size, made.kept_small) == (unknown.size, unknown.kept_small)
    if recipe.focus != AUTO_FOCUS:
        assert made == unknown
    else:
        assert unknown == plan(replace(recipe, focus=CENTRE), size.width, size.height)


@pytest.mark.parametrize(
    "text",
    [
        "square/100/focus/auto",
        "cover/300x2",
        "cover/2x300/enlarge/yes",
        "fit/800x600",
        "width/60000",
        "height/7",
        "width/16/height/9",
    ],
)
def test_every_strip_of_1_to_60000_pixels_has_its_size(text: str) -> None:
    recipe = parse_recipe(text)
    wrong = [
        (width, height)
        for length in range(1, 60_001)
        for width, height in ((1, length), (length, 1))
        if not _is_fair(recipe, width, height)
    ]
    assert wrong == []


def _is_fair(recipe: Recipe, width: int, height: int) -> bool:
    made = plan(recipe, width, height)
    size, crop = made.size, made.crop
    whole = crop.left >= 0 and crop.top >= 0 and crop.left + crop.width <= width and crop.top + crop.height <= height
    if recipe.enlarge:
        return whole and size == recipe.cover
    return whole and 1 <= size.width <= crop.width and 1 <= size.height <= crop.height
