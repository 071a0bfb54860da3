"""What recipes have in common that differ in their crop only."""

import pytest

from rethumb_desktop.domain.browsing import without_focus


@pytest.mark.parametrize(
    ("recipe", "common"),
    [
        ("square/100/focus/0.30,0.40", "square/100"),
        ("square/100/focus/auto/format/webp", "square/100/format/webp"),
        ("cover/30x20/focus/1.00,0.00/quality/80", "cover/30x20/quality/80"),
        ("square/100", "square/100"),
        ("width/800/version/focus/exif/all", "width/800/version/focus/exif/all"),
        ("metadata/none", "metadata/none"),
    ],
)
def test_the_centre_of_interest_is_left_out(recipe: str, common: str) -> None:
    assert without_focus(recipe) == common
