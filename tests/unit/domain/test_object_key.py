"""Object keys: the same everywhere in a library, different everywhere else, and telling nothing."""

from __future__ import annotations

import re

import pytest

from rethumb_desktop.domain.object_key import LibraryKey, object_key, object_stem, probe_key
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe

KEY = LibraryKey(bytes(range(32)))
SHA = "ab" * 32


def test_a_stem_is_32_letters_and_digits() -> None:
    assert re.fullmatch("[a-z2-7]{32}", object_stem(KEY, SHA, Recipe(square=100), "1"))


def test_a_known_stem_stays_what_it_is() -> None:
    # Computed by hand: HMAC-SHA256 over context, NUL and "sha|recipe|renderer". A change here breaks every link.
    assert object_stem(KEY, SHA, Recipe(square=100), "1") == "t3xysbdifyouqrbcnsagog5iglnwsl33"


def test_every_part_counts() -> None:
    stems = {
        object_stem(KEY, SHA, Recipe(square=100), "1"),
        object_stem(LibraryKey(bytes(32)), SHA, Recipe(square=100), "1"),
        object_stem(KEY, "cd" * 32, Recipe(square=100), "1"),
        object_stem(KEY, SHA, Recipe(square=101), "1"),
        object_stem(KEY, SHA, Recipe(square=100, version="a"), "1"),
        object_stem(KEY, SHA, Recipe(square=100), "2"),
    }
    assert len(stems) == 6


def test_two_texts_of_one_recipe_have_one_key() -> None:
    one, other = parse_recipe("width/0800/format/webp"), parse_recipe("/format/webp/metadata/none/width/800")
    assert object_stem(KEY, SHA, one, "1") == object_stem(KEY, SHA, other, "1")


def test_a_probe_has_another_name_each_time() -> None:
    assert re.fullmatch(r"a/b/[a-z2-7]{32}\.txt", probe_key("a/b"))
    assert probe_key("") != probe_key("")


def test_the_prefix_is_a_folder() -> None:
    assert object_key("abc", "jpg", "") == "abc.jpg"
    assert object_key("abc", "jpg", "a/b") == "a/b/abc.jpg"


def test_a_library_key_survives_as_text_and_is_never_shown() -> None:
    key = LibraryKey.generate()
    assert LibraryKey.from_text(key.to_text()) == key
    assert len(key.to_text()) == 52
    assert key.to_text() not in repr(key)
    assert LibraryKey.generate() != key


@pytest.mark.parametrize("text", ["", "abc", "0" * 52, "a" * 60])
def test_a_damaged_library_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - base64's sentences are not ours
        LibraryKey.from_text(text)
