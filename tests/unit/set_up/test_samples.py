"""The sample pictures are what their README promises."""

import pytest
from PIL import Image

from tests.fixtures.programs import PROJECT

SAMPLES = PROJECT / "resources" / "samples"
EXIF, GPS, ORIENTATION = 0x8769, 0x8825, 0x0112


def test_there_are_four_small_ones() -> None:
    pictures = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".jpg", ".png"})
    assert len(pictures) == 4
    assert all(path.stat().st_size < 300_000 for path in pictures)


@pytest.mark.parametrize(
    ("name", "orientation", "has_position"),
    [("mountain-lake", 1, True), ("still-life", 6, False), ("night-city", 1, False)],
)
def test_photographs_have_a_cameras_metadata(name: str, orientation: int, *, has_position: bool) -> None:
    with Image.open(SAMPLES / f"{name}.jpg") as picture:
        data = picture.getexif()
    assert data[ORIENTATION] == orientation
    assert bool(data.get_ifd(GPS)) is has_position
    assert len(data.get_ifd(EXIF)) >= 6


def test_the_marbles_are_transparent() -> None:
    with Image.open(SAMPLES / "glass-marbles.png") as picture:
        assert picture.mode == "RGBA"
        levels = picture.getchannel("A").histogram()
    assert levels[0] > 100_000
    assert sum(levels[200:]) > 1_000
