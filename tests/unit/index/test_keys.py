"""Object keys in the form in which rows keep them."""

import random
from base64 import b32encode

import pytest

from rethumb_desktop.index.values.keys import HEAD_LETTERS, heads_of, joined, name_within, split, whole_key

CHANCE = random.Random(7)
STEM = "abcdefghijklmnopqrstuvwxyz234567"


def stems(number: int) -> list[str]:
    return [b32encode(CHANCE.randbytes(20)).decode().lower() for _ in range(number)]


@pytest.mark.parametrize("prefix", ["", "p/", "a/b|c/", "caf\udce9/", "p.q/", "//"])
def test_a_usual_key_is_kept_short_and_given_back(prefix: str) -> None:
    for stem in (STEM, "a" * 32, "7" * 32, *stems(200)):
        key = f"{prefix}{stem}.jpg"
        parts = split(key)

        assert joined(*parts) == key
        assert len(parts.stem) == 16
        assert -(2**31) <= parts.head < 2**31


@pytest.mark.parametrize(
    "key",
    [
        "",
        "a",
        "abc.jpg",
        f"/{STEM}.jpg",
        f"{STEM}",
        f"{STEM}.",
        f"{STEM}.JPG",
        f"{STEM}.tar.gz",
        f"{STEM}.jpg\n",
        f"{STEM}.extension",
        f"{STEM.upper()}.jpg",
        f"p/{STEM[:-1]}.jpg",
        f"p/{STEM[:-1]}1.jpg",
        f"p/{STEM[:-1]}_.jpg",
        f"p/{STEM[:-1]}ä.jpg",
        "\udcff",
        "x\0y",
    ],
)
def test_any_other_key_is_kept_as_it_is(key: str) -> None:
    parts = split(key)

    assert joined(*parts) == key
    assert parts.affix == ""
    assert -(2**31) <= parts.head < 2**31


def test_heads_are_in_the_order_of_stems_and_tell_their_beginning() -> None:
    ordered = sorted(stems(500), key=places)

    heads = [split(f"{stem}.jpg").head for stem in ordered]

    assert heads == sorted(heads)
    for stem, head in zip(ordered, heads, strict=True):
        first, last = heads_of(stem[:HEAD_LETTERS])
        assert first <= head <= last
        assert last - first == 3
        first, last = heads_of(stem[:2])
        assert first <= head <= last
        assert last - first == 2**22 - 1
    assert heads_of("a" * HEAD_LETTERS)[0] == -(2**31)
    assert heads_of("7" * HEAD_LETTERS)[1] == 2**31 - 1


def places(stem: str) -> list[int]:
    return ["abcdefghijklmnopqrstuvwxyz234567".index(letter) for letter in stem]


def test_a_name_has_no_prefix() -> None:
    assert whole_key("p/q", "a.jpg") == "p/q/a.jpg"
    assert whole_key("", "a.jpg") == "a.jpg"
    assert name_within("p/q", "p/q/a.jpg") == "a.jpg"
    assert name_within("p", "q/a.jpg") == "q/a.jpg"
    assert name_within("", "p/a.jpg") == "p/a.jpg"
