"""What is taken of a folder."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rethumb_desktop.domain.formats import PICTURE_EXTENSIONS, PictureFormat
from rethumb_desktop.domain.intake_filter import EVERYTHING, IntakeFilter, format_of_name

MOMENT = datetime(2026, 5, 17, tzinfo=UTC)


def test_every_extension_that_a_walk_takes_has_a_format() -> None:
    assert {format_of_name(f"a{extension}") for extension in PICTURE_EXTENSIONS} == set(PictureFormat)
    assert format_of_name("A.JPG") is PictureFormat.JPEG
    assert format_of_name("letter.txt") is None


@pytest.mark.parametrize(
    ("name", "pattern", "taken"),
    [
        ("IMG_0042.JPG", "", True),
        ("IMG_0042.JPG", "img_", True),
        ("IMG_0042.JPG", " 0042 ", True),
        ("IMG_0042.JPG", "dsc", False),
        ("IMG_0042.JPG", "IMG_*", True),
        ("my IMG_0042.JPG", "img_*", False),
        ("IMG_0042.JPG", "img_004?.jpg", True),
        ("a[1].jpg", "a[1]", True),
    ],
)
def test_names(name: str, pattern: str, taken: bool) -> None:
    assert IntakeFilter(name=pattern).takes_name(name) is taken


def test_formats_go_by_the_name() -> None:
    only = IntakeFilter(formats=frozenset({PictureFormat.PNG}))
    assert [only.takes_name(name) for name in ("a.png", "a.apng", "a.jpg")] == [True, True, False]


def test_what_the_disk_tells_is_asked_for_only_where_it_matters() -> None:
    assert not EVERYTHING.asks_for_facts
    assert EVERYTHING.takes_facts(0, 0)
    large, new = IntakeFilter(min_bytes=1000), IntakeFilter(changed_since=MOMENT)
    assert large.asks_for_facts
    assert new.asks_for_facts
    assert [large.takes_facts(size, 0) for size in (999, 1000)] == [False, True]
    assert [new.takes_facts(1, MOMENT.timestamp() + seconds) for seconds in (-1, 0)] == [False, True]
