"""What decoding takes is not more than what was reserved for it: measured, each picture in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.fixtures import pictures
from tests.fixtures.programs import PROJECT
from tests.fuzz import shapes

pytestmark = pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="Linux tells the peak of a process")

SIDE = 4_000
# What libraries, threads and the small results take whatever the picture is.
BESIDES = 24_000_000

# Prints the bytes that were reserved and the peak above what the process had before.
CHILD = """
import sys
from contextlib import contextmanager
from pathlib import Path
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.budget import ByteBudget
from rethumb_desktop.imaging.renderer import PillowRenderer

def status(name):
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith(name))

reserved = []

class Watched(ByteBudget):
    @contextmanager
    def reserve(self, count):
        reserved.append(count)
        with super().reserve(count):
            yield

data, renderer = Path(sys.argv[1]).read_bytes(), PillowRenderer()
renderer._budget = Watched(renderer._budget.total)
renderer.render(Path(sys.argv[2]).read_bytes(), [parse_recipe(sys.argv[3])])  # loads what is loaded once
Path("/proc/self/clear_refs").write_text("5")
before = status("VmRSS")
renderer.render(data, [parse_recipe(sys.argv[3])])
print(reserved[-1], status("VmHWM") - before)
"""


def progressive(mode: str) -> bytes:
    return pictures.file_of(Image.new(mode, (SIDE, SIDE)), "JPEG", progressive=True, subsampling=0)


def see_through_png() -> bytes:
    return pictures.file_of(Image.new("RGB", (SIDE, SIDE)), "PNG", transparency=(1, 2, 3), compress_level=1)


def large_tile() -> bytes:
    tile = zlib.compress(bytes(9_000 * 9_000), 1)
    return shapes.tiff_of(1, {259: 8, 322: 9_000, 323: 9_000, 324: 8, 325: len(tile)}, tile)


def moving_avif() -> bytes:
    frames = [Image.new("RGB", (3_000, 3_000), (30 * number, 0, 0)) for number in range(4)]
    return pictures.file_of(frames[0], "AVIF", save_all=True, append_images=frames[1:], speed=10)


@pytest.mark.parametrize(
    "make",
    [
        lambda: progressive("CMYK"),
        lambda: progressive("L"),
        lambda: shapes.jpeg_in_planes(SIDE, SIDE),
        lambda: pictures.file_of(Image.new("RGBA", (SIDE, SIDE)), "PNG", compress_level=1),
        see_through_png,
        lambda: pictures.file_of(Image.new("I;16", (SIDE, SIDE)), "PNG", compress_level=1),
        lambda: pictures.file_of(Image.new("CMYK", (SIDE, SIDE)), "TIFF", compression="zstd"),
        lambda: pictures.file_of(Image.new("RGBA", (SIDE, SIDE), (1, 2, 3, 4)), "WEBP", method=0),
        large_tile,
        moving_avif,
    ],
    ids=[
        "progressive",
        "progressive grey",
        "planes",
        "alpha",
        "see-through",
        "wide",
        "Zstandard",
        "WebP",
        "tile",
        "film",
    ],
)
def test_no_more_is_taken_than_reserved(make: Callable[[], bytes], tmp_path: Path) -> None:
    data = make()
    small = pictures.file_of(pictures.gradient(), "PNG")
    (tmp_path / "large").write_bytes(data)
    (tmp_path / "small").write_bytes(small)
    words = [sys.executable, "-c", CHILD, str(tmp_path / "large"), str(tmp_path / "small"), "square/20/format/webp"]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=True)
    reserved, peak = map(int, done.stdout.split())
    assert peak <= reserved + BESIDES, f"{peak / 1e6:.0f} MB, reserved {reserved / 1e6:.0f} MB"
