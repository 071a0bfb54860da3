"""Where recipes cut and how large their results are: held for every size and every recipe."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.geometry import Crop, plan
from rethumb_desktop.domain.recipe import Focus, Recipe, Size

SIDES = st.one_of(st.integers(1, 60_000), st.integers(1, 8), st.sampled_from([1, 2, 3, 59_999, 60_000]))
SIZES = st.builds(Size, SIDES, SIDES)
FOCI = st.builds(Focus, st.integers(0, 100), st.integers(0, 100))
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
