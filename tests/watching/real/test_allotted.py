"""Pictures whose room was allotted first, and whose writer stalls: by their stamps they are whole."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from rethumb_desktop.domain.events import WatchedFileSaved
from tests.fixtures import pictures
from tests.watching.real.inhabited import Inhabited


def saved_as(form: str, **options: object) -> Callable[[], bytes]:
    def make() -> bytes:
        kept = io.BytesIO()
        Image.effect_noise((320, 200), 60).convert("RGB").save(kept, form, **options)
        return kept.getvalue()

    return make


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.bmp", saved_as("BMP")),
        ("a.tif", saved_as("TIFF")),
        ("a.webp", saved_as("WEBP", lossless=True)),
        ("a.avif", saved_as("AVIF")),
    ],
)
def test_a_picture_is_not_taken_while_its_writer_stalls(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    home, whole = Inhabited(tmp_path), make()
    other = tmp_path / "b.jpg"
    other.write_bytes(pictures.jpeg())
    with home.running() as services:
        home.watch(services, output=str(home.output))
        with (home.folder / name).open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, len(whole))
            file.write(whole[: len(whole) // 2])
            file.flush()
            home.until(lambda status: status.waiting == 1)
            # A link has no writer that closes it: it has to stay the same for as long as the first, and came later.
            (home.folder / "b.jpg").hardlink_to(other)
            home.until(lambda status: status.done == 1)
            file.write(whole[len(whole) // 2 :])
        home.until(lambda status: status.done == 2)
    saved = [event for event in home.events if isinstance(event, WatchedFileSaved)]
    assert [Path(event.file.path).name for event in saved] == ["b.jpg", name]
    assert [event.file.error for event in saved] == [None, None]
