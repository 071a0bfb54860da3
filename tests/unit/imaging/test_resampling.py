"""Resampling: libvips and Pillow give the same picture, and libvips is asked only where it can answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import pyvips  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.orientation import stored_crop, turn
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.imaging.resampling import load_vips, resample
from tests.fixtures import pictures
from tests.fixtures.programs import PROJECT
from tests.fixtures.similarity import psnr, ssim
from tests.unit.imaging.views import view

SAMPLES = PROJECT / "resources" / "samples"
RECIPES = [
    f"{recipe}/format/png"
    for recipe in ("square/100", "square/400", "width/800", "width/1100", "cover/700x300/focus/0.20,0.80", "width/300")
]
LEAST_ALIKE = 0.98
ALL_OF_IT = (0.0, 0.0, 400.0, 300.0)


@pytest.fixture(autouse=True)
def libvips() -> None:
    """Have libvips ready: pictures made before are not kept in one piece."""
    assert load_vips() is not None, "the tests' environment has it"


def noise(mode: str, width: int = 400, height: int = 300) -> Image.Image:
    """Return a picture with detail everywhere."""
    bands = [
        Image.effect_noise((width, height), 60 + 20 * band) for band in range(len(Image.new(mode, (1, 1)).getbands()))
    ]
    return bands[0] if mode == "L" else Image.merge("RGBA" if mode == "RGBa" else mode, bands).convert(mode)


def cmyk_photograph() -> bytes:
    picture = Image.open(SAMPLES / "still-life.jpg").convert("CMYK")
    return pictures.file_of(picture, "JPEG", quality=92)


def transparent_photograph() -> bytes:
    picture = Image.open(SAMPLES / "mountain-lake.jpg").convert("RGB")
    picture.putalpha(Image.radial_gradient("L").resize(picture.size))
    return pictures.file_of(picture, "PNG", compress_level=1)


def turned_photograph() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return pictures.file_of(Image.open(SAMPLES / "night-city.jpg"), "JPEG", quality=92, exif=exif)


def grey_photograph() -> bytes:
    return pictures.file_of(Image.open(SAMPLES / "still-life.jpg").convert("L"), "JPEG", quality=92)


@pytest.mark.parametrize("make", [cmyk_photograph, transparent_photograph, turned_photograph, grey_photograph])
def test_the_program_gives_the_same_pictures_without_libvips(make: Callable[[], bytes], tmp_path: Path) -> None:
    original = tmp_path / "original"
    original.write_bytes(make())
    script = [sys.executable, "-m", "tests.fixtures.without_vips", str(original), str(tmp_path), *RECIPES]
    subprocess.run(script, cwd=PROJECT, check=True)
    for number, recipe in enumerate(RECIPES):
        with_vips = view(PillowRenderer().render(original.read_bytes(), [parse_recipe(recipe)])[0])
        without = view((tmp_path / str(number)).read_bytes())
        assert with_vips.size == without.size
        assert with_vips.mode == without.mode
        assert ssim(with_vips, without) > LEAST_ALIKE, recipe


@pytest.mark.parametrize("mode", ["RGB", "RGBa", "CMYK"])
def test_libvips_sees_the_pixels_as_they_are(mode: str) -> None:
    picture, size = noise(mode), (157, 111)
    names = {"RGB": "RGBX", "RGBa": "RGBa", "CMYK": "CMYK"}
    copied = pyvips.Image.new_from_memory(picture.tobytes("raw", names[mode]), 400, 300, 4, "uchar")
    wanted = copied.resize(157 / 400, vscale=111 / 300, kernel="lanczos3").write_to_memory()
    assert (
        resample(picture, size, ALL_OF_IT).tobytes()
        == Image.frombytes(mode, size, wanted, "raw", names[mode]).tobytes()
    )


@pytest.mark.parametrize(
    ("mode", "size", "box"),
    [
        ("RGB", (150, 100), (0.0, 0.0, 399.5, 300.0)),
        ("RGB", (150, 100), (0.25, 0.0, 300.25, 200.0)),
        ("RGB", (90, 60), ALL_OF_IT),
        ("RGB", (150, 60), ALL_OF_IT),
        ("RGB", (500, 350), ALL_OF_IT),
        ("L", (150, 100), ALL_OF_IT),
        ("La", (150, 100), ALL_OF_IT),
    ],
    ids=[
        "fraction at the end",
        "fraction at the start",
        "much smaller",
        "much lower",
        "larger",
        "grey",
        "grey and alpha",
    ],
)
def test_what_libvips_cannot_do_or_not_faster_is_pillows(
    mode: str, size: tuple[int, int], box: tuple[float, float, float, float]
) -> None:
    picture = noise("RGBA").convert("LA").convert("La") if mode == "La" else noise(mode)
    by_pillow = picture.resize(size, Image.Resampling.LANCZOS, box, 2.0)
    assert resample(picture, size, box).tobytes() == by_pillow.tobytes()


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_a_box_of_the_same_size_is_a_copy(mode: str) -> None:
    picture = noise(mode)
    box = (10, 20, 210, 170)
    assert resample(picture, (200, 150), box).tobytes() == picture.crop(box).tobytes()


def test_a_part_is_that_part() -> None:
    picture, box = noise("RGB"), (100, 40, 400, 240)
    part = resample(picture.crop(box), (150, 100), (0, 0, 300, 200))
    assert resample(picture, (150, 100), box).tobytes() == part.tobytes()


def test_both_are_close_to_each_other() -> None:
    for name in ("still-life.jpg", "night-city.jpg"):
        picture = Image.open(SAMPLES / name).convert("RGB")
        size = (picture.width * 2 // 5, picture.height * 2 // 5)
        box = (0, 0, *picture.size)
        assert psnr(resample(picture, size, box), picture.resize(size, Image.Resampling.LANCZOS)) > 45


def test_threads_do_not_disturb_each_other() -> None:
    made = [noise("RGB", 300 + 8 * number, 200 + 8 * number) for number in range(16)]

    def work(picture: Image.Image) -> bytes:
        return resample(picture, (131, 97), (0, 0, *picture.size)).tobytes()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, made * 4)) == [work(picture) for picture in made] * 4


@given(st.integers(1, 8), st.integers(1, 9), st.integers(1, 9), st.data())
def test_a_crop_is_found_in_the_picture_as_it_is_stored(
    orientation: int, width: int, height: int, data: st.DataObject
) -> None:
    stored = Image.frombytes("L", (width, height), bytes(range(width * height)))
    upright = turn(stored, orientation)
    left = data.draw(st.integers(0, upright.width - 1))
    top = data.draw(st.integers(0, upright.height - 1))
    across = data.draw(st.integers(1, upright.width - left))
    down = data.draw(st.integers(1, upright.height - top))
    found = stored_crop(Crop(left, top, across, down), upright.width, upright.height, orientation)
    part = stored.crop((found.left, found.top, found.left + found.width, found.top + found.height))
    assert turn(part, orientation).tobytes() == upright.crop((left, top, left + across, top + down)).tobytes()
