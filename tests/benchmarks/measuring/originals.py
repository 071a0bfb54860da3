"""Originals for uploads: small ones whose thumbnails have about ten kilobytes, and photographs, each different."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageChops

from tests.fixtures.pictures import file_of, gradient

#: What makes a thumbnail of about 10 KB of a small original.
THUMBNAIL = "width/200"

_SIZE = (240, 180)
_GRAIN = 20  # standard deviation of the noise; a thumbnail's size follows from it
_QUALITY = 90
_START_OF_IMAGE = b"\xff\xd8"
_COMMENT = b"\xff\xfe"


def write_small_originals(folder: Path, count: int) -> None:
    """Write so many different JPEGs that are read and hashed at once."""
    folder.mkdir(parents=True)
    ground = gradient(*_SIZE)
    grain = Image.effect_noise(_SIZE, _GRAIN * 2).convert("RGB")
    width, height = _SIZE
    for number in range(count):
        dice = Random(number)
        moved = ImageChops.offset(grain, dice.randrange(width), dice.randrange(height))
        picture = Image.blend(ground, moved, 0.5)
        left, top = dice.randrange(width - 40), dice.randrange(height - 40)
        picture.paste((dice.randrange(256), dice.randrange(256), number % 256), (left, top, left + 40, top + 40))
        (folder / f"small {number:05}.jpg").write_bytes(file_of(picture, "JPEG", quality=_QUALITY))


def write_copies(folder: Path, photographs: Sequence[Path], count: int) -> None:
    """Write so many JPEGs, the photographs in turns: the same pixels, but a comment makes each another original."""
    folder.mkdir(parents=True)
    for number in range(count):
        source = photographs[number % len(photographs)]
        (folder / f"photograph {number:05}.jpg").write_bytes(with_comment(source.read_bytes(), f"copy {number}"))


def with_comment(jpeg: bytes, comment: str) -> bytes:
    """Return the JPEG with a comment at its beginning."""
    if not jpeg.startswith(_START_OF_IMAGE):
        raise ValueError("only a JPEG has a comment")
    text = comment.encode()
    return _START_OF_IMAGE + _COMMENT + (len(text) + 2).to_bytes(2, "big") + text + jpeg[2:]
