"""Icons: from the thumbnail in the file where that will do, else from the picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata.reader import PhotoMetadataReader
from rethumb_desktop.services.gathering import OriginalBytes, file_source, url_source
from rethumb_desktop.services.icons import BEGINNING, IconMaking
from tests.fixtures import pictures
from tests.unit.metadata import blocks

SIDE = 80
RED, GREEN, BLUE = (200, 0, 0), (0, 200, 0), (0, 0, 200)


class CountingReader(LocalReader):
    """A disk that notes what was read whole."""

    def __init__(self) -> None:
        super().__init__()
        self.read_whole: list[str] = []

    def read(self, path: Path) -> bytes:
        self.read_whole.append(path.name)
        return super().read(path)


class Web:
    """A web with one picture behind every address."""

    def fetch(self, url: str) -> bytes:
        return pictures.jpeg(300, 200)


class Bench:
    """Real readers and a real renderer over a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reader = CountingReader()
        self.making = IconMaking(
            self.reader, OriginalBytes(self.reader, Web()), PhotoMetadataReader(), PillowRenderer()
        )

    def file(self, data: bytes, name: str = "a.jpg") -> Source:
        (self.folder / name).write_bytes(data)
        return file_source(self.folder / name)

    def icon(self, data: bytes, side: int = SIDE) -> Pixels:
        """Return the icon of a picture, in a file that is larger than its beginning."""
        return self.making.icon(self.file(data + bytes(BEGINNING)), side)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def plain(colour: tuple[int, int, int], width: int, height: int) -> bytes:
    return pictures.file_of(Image.new("RGB", (width, height), colour), "JPEG")


def two_coloured(width: int, height: int) -> bytes:
    """Return a thumbnail whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return pictures.file_of(image, "JPEG", quality=95)


def photograph(thumbnail: bytes, orientation: int = 1, size: tuple[int, int] = (600, 400)) -> bytes:
    """Return a green picture with a thumbnail."""
    block = blocks.exif_block([blocks.short(274, orientation)], thumbnail=thumbnail)
    return blocks.jpeg_with_exif(plain(GREEN, *size), block)


def colour_at(pixels: Pixels, x: float, y: float) -> str:
    place = 4 * (int(y * (pixels.height - 1)) * pixels.width + int(x * (pixels.width - 1)))
    red, green, blue = pixels.data[place : place + 3]
    return max((red, "red"), (green, "green"), (blue, "blue"))[1]


def test_a_thumbnail_is_used_and_only_the_beginning_read(bench: Bench) -> None:
    icon = bench.icon(photograph(plain(RED, 160, 107)))
    assert colour_at(icon, 0.5, 0.5) == "red"
    assert max(icon.width, icon.height) == SIDE
    assert (icon.full_width, icon.full_height) == (600, 400)
    assert bench.reader.read_whole == []


@pytest.mark.parametrize(
    ("thumbnail", "why"),
    [
        (plain(RED, 72, 48), "too small"),
        (plain(RED, 160, 120), "letterboxed"),
        (b"\xff\xd8\xff\xe0broken", "damaged"),
        (b"no jpeg" * 20, "no JPEG"),
    ],
)
def test_a_thumbnail_that_will_not_do_is_passed_over(bench: Bench, thumbnail: bytes, why: str) -> None:
    icon = bench.icon(photograph(thumbnail))
    assert colour_at(icon, 0.5, 0.5) == "green", why
    assert bench.reader.read_whole == ["a.jpg"]


@pytest.mark.parametrize(
    ("orientation", "left_half"),
    [(1, (0.2, 0.5)), (3, (0.8, 0.5)), (2, (0.8, 0.5)), (4, (0.2, 0.5)), (6, (0.5, 0.2)), (5, (0.5, 0.2)),
     (8, (0.5, 0.8)), (7, (0.5, 0.8))],
)  # fmt: skip
def test_a_thumbnail_is_turned_upright(bench: Bench, orientation: int, left_half: tuple[float, float]) -> None:
    icon = bench.icon(photograph(two_coloured(160, 107), orientation))
    assert colour_at(icon, *left_half) == "red"
    assert colour_at(icon, 1 - left_half[0], 1 - left_half[1]) == "blue"
    upright = (600, 400) if orientation < 5 else (400, 600)
    assert (icon.full_width, icon.full_height) == upright
    assert (icon.width > icon.height) is (orientation < 5)


def test_a_picture_that_was_turned_grey_does_not_show_its_coloured_thumbnail(bench: Bench) -> None:
    block = blocks.exif_block([blocks.short(274, 1)], thumbnail=plain(RED, 160, 120))
    icon = bench.icon(blocks.jpeg_with_exif(pictures.jpeg_grey(640, 480), block))
    red, green, blue = icon.data[:3]
    assert red == green == blue


def test_a_small_file_is_read_once(bench: Bench) -> None:
    icon = bench.making.icon(bench.file(pictures.png(300, 200), "a.png"), SIDE)
    assert (icon.width, icon.full_width) == (80, 300)
    assert bench.reader.read_whole == []


@pytest.mark.parametrize("make", [pictures.tiff, pictures.heic, pictures.webp, pictures.gif, pictures.jpeg])
def test_pictures_without_a_thumbnail_are_reduced(bench: Bench, make: Callable[[int, int], bytes]) -> None:
    icon = bench.making.icon(bench.file(make(320, 240)), SIDE)
    assert (icon.width, icon.height, icon.full_width) == (80, 60, 320)


def test_a_picture_of_the_web_has_an_icon(bench: Bench) -> None:
    assert bench.making.icon(url_source("https://site.example/i.jpg"), 30).full_width == 300


@pytest.mark.parametrize(
    ("data", "kind"), [(b"", FaultKind.EMPTY), (b"letter", FaultKind.NOT_A_PICTURE)], ids=["empty", "letter"]
)
def test_what_is_no_picture_has_no_icon(bench: Bench, data: bytes, kind: FaultKind) -> None:
    with pytest.raises(Fault) as caught:
        bench.making.icon(bench.file(data), SIDE)
    assert caught.value.kind is kind


def test_the_beginning_is_cut_anywhere_without_harm(bench: Bench) -> None:
    reader, renderer = PhotoMetadataReader(), PillowRenderer()
    data = photograph(plain(RED, 160, 107))
    for length in range(1, 3_000, 7):
        found = reader.thumbnail(data[:length])
        assert found is None or renderer.pixels(found.data, Size(10, 10)).width == 10
