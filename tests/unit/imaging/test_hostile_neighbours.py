"""Good pictures that are rendered beside hostile ones: byte for byte as ever, and nothing stays behind."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures
from tests.fuzz import shapes
from tests.unit.imaging.test_hostile_mutants import mutants

RECIPES = [parse_recipe(text) for text in ("square/100", "width/150/format/webp", "fit/80x80/format/gif")]
GOOD = [
    pictures.file_of(pictures.noise(320, 240), "JPEG"),
    pictures.file_of(pictures.gradient(300, 200), "PNG"),
    pictures.file_of(pictures.gradient(300, 200), "TIFF", compression="tiff_lzw"),
    pictures.webp_animated(),
    pictures.gif_animated(),
    pictures.avif(120, 90),
]


def open_files() -> set[str]:
    return {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}


def render_all(renderer: PillowRenderer) -> list[bytes]:
    return [rendered.data for data in GOOD for rendered in renderer.render(data, RECIPES)]


def assert_unharmed_by(hostile: Iterable[bytes]) -> None:
    renderer = PillowRenderer()
    wanted = render_all(renderer)
    threads, files = set(threading.enumerate()), len(open_files())
    done = threading.Event()

    def render_until_done() -> list[list[bytes]]:
        rounds = [render_all(renderer)]
        while not done.is_set():
            rounds.append(render_all(renderer))
        return rounds

    with ThreadPoolExecutor(1) as pool:
        neighbour = pool.submit(render_until_done)
        try:
            for data in hostile:
                with suppress(Fault):
                    renderer.render(data, RECIPES[:1])
        finally:
            done.set()
    assert all(found == wanted for found in neighbour.result())
    assert (renderer._budget.taken, renderer._budget.waiting) == (0, 0)
    assert set(threading.enumerate()) == threads
    assert len(open_files()) <= files


def test_good_pictures_are_unharmed_by_broken_ones() -> None:
    broken = [mutant for number, data in enumerate(GOOD) for mutant in mutants(data, number)]
    bombs = [shapes.jpeg_of_scans(40, 4000, 4000), shapes.png_without_palette(), shapes.gif_of([(8, 8)] * 9, 8, 8)]
    assert_unharmed_by([*broken, *bombs, pictures.png_bomb(), b"", pictures.TEXT])


@pytest.mark.corpus
def test_good_pictures_are_unharmed_by_the_hostile_ones_of_the_corpus(corpus: Path) -> None:
    pytest.importorskip("pillow_heif")
    files = sorted((corpus / "hostile" / "public").iterdir())
    assert len(files) > 400
    assert_unharmed_by(path.read_bytes() for path in files)
