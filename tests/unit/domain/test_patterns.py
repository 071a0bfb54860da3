"""Patterns of what is wanted of a folder."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.patterns import PathPatterns


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("*.jpg", "a.jpg", True),
        ("*.jpg", "A.JPG", True),
        ("*.JPG", "a.jpg", True),
        ("*.jpg", "sub/deep/a.jpg", True),
        ("*.jpg", "a.jpg.png", False),
        ("a*", "a.jpg", True),
        ("a*", "ba.jpg", False),
        ("IMG_????.jpg", "IMG_0001.jpg", True),
        ("IMG_????.jpg", "IMG_001.jpg", False),
        ("?.jpg", "/.jpg", False),
        ("a.jpg", "aXjpg", False),
        ("[a].jpg", "[a].jpg", True),
        ("[a].jpg", "a.jpg", False),
        ("2024/*.jpg", "2024/a.jpg", True),
        ("2024/*.jpg", "2024/05/a.jpg", False),
        ("2024/*.jpg", "old/2024/a.jpg", False),
        ("2024/**", "2024/05/a.jpg", True),
        ("2024/**", "2024", False),
        ("**/raw/*.jpg", "raw/a.jpg", True),
        ("**/raw/*.jpg", "x/y/raw/a.jpg", True),
        ("**/raw/*.jpg", "x/yraw/a.jpg", False),
        ("2024/**/a.jpg", "2024/a.jpg", True),
        ("2024/**/a.jpg", "2024/x/y/a.jpg", True),
        ("/a.jpg", "a.jpg", True),
        ("/a.jpg", "sub/a.jpg", False),
        ("caf\u00e9*", "cafe\u0301.jpg", True),
        ("cafe\u0301*", "caf\u00e9.jpg", True),
        ("*", "line\nend.jpg", True),
        ("*.jpg", "caf\udce9.jpg", True),
        ("a*b*c.jpg", "a1b2b3c.jpg", True),
        ("a*b*c.jpg", "a1c2b3.jpg", False),
        ("a*a.jpg", "a.jpg", False),
        ("**/x/**/y/*.jpg", "x/y/a.jpg", True),
        ("**/x/**/y/*.jpg", "1/x/2/x/y/3/y/a.jpg", True),
        ("**/x/**/y/*.jpg", "1/y/2/x/a.jpg", False),
        ("**/*.jpg", "a.jpg", True),
        ("**/**/a.jpg", "x/a.jpg", True),
        ("*/**", "x/a.jpg", True),
        ("*/**", "a.jpg", False),
        ("a?*.jpg", "ab.jpg", True),
        ("a?*.jpg", "a.jpg", False),
        ("", "a.jpg", False),
        ("/", "a.jpg", False),
    ],
)
def test_what_a_pattern_matches(pattern: str, path: str, matches: bool) -> None:
    assert PathPatterns(include=[pattern]).take(path) == matches
    assert PathPatterns(exclude=[pattern]).take(path) != matches


@pytest.mark.parametrize(
    ("pattern", "path", "taken"),
    [
        ("raw", "raw/a.jpg", False),
        ("raw/", "raw/a.jpg", False),
        ("raw", "x/raw/y/a.jpg", False),
        ("raw", "x/raws/a.jpg", True),
        ("x/raw", "x/raw/y/a.jpg", False),
        ("x/raw", "y/x/raw/a.jpg", True),
    ],
)
def test_what_excludes_a_folder_excludes_all_below(pattern: str, path: str, taken: bool) -> None:
    assert PathPatterns(exclude=[pattern]).take(path) == taken


def test_without_patterns_everything_is_taken() -> None:
    assert PathPatterns().take("sub/a.jpg")


def test_what_is_excluded_is_not_included() -> None:
    patterns = PathPatterns(include=["*.jpg", "*.png"], exclude=["*_small.*"])
    assert [name for name in ("a.jpg", "a.png", "a.gif", "a_small.jpg") if patterns.take(name)] == ["a.jpg", "a.png"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(("unit", "path"), [("*a", "a" * 250), ("**/a/", "a/" * 120)])
def test_no_pattern_takes_long(unit: str, path: str) -> None:
    assert not PathPatterns(include=[unit * 20 + "b"]).take(path)
