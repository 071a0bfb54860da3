"""Stems: many at a time, the same as one by one."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.object_key import object_stem
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.sync.stems import bytes_of_stem, stem_bytes, stem_tail, stems_of
from tests.unit.sync.strategies import KEY, digests


@given(st.lists(st.binary(min_size=20, max_size=20)))
def test_they_are_base32(digests_: list[bytes]) -> None:
    assert stems_of(digests_) == [base64.b32encode(digest).decode().lower() for digest in digests_]
    assert [bytes_of_stem(stem) for stem in stems_of(digests_)] == digests_


@given(digests, st.sampled_from(["square/100", "width/800/format/webp", "metadata/none", "version/a/exif/all"]))
def test_they_are_those_of_object_keys(original: str, recipe: str) -> None:
    made = stem_bytes(KEY, original, stem_tail(recipe, "7"))
    assert stems_of([made]) == [object_stem(KEY, original, parse_recipe(recipe), "7")]


def test_what_is_no_stem_is_an_error() -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - base64's sentences are not ours
        bytes_of_stem("1" * 32)
