"""What the fuzzer starts from: small pictures of every format, sound and broken, recipes, and what devices tell."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from PIL import Image

from tests.fixtures import pictures
from tests.fuzz import journals

#: Larger files are slow to try and seldom show more.
LARGEST = 16_384

RECIPES = (
    "square/100",
    "/cover/400x300/focus/0.25,0.75/format/webp/quality/80/",
    "fit/1600x1000/format/avif/maxbytes/100k/metadata/copyright",
    "width/800/height/600/background/fff",
    "height/50/focus/auto/format/gif/metadata/keep",
    "exif/all",
    "http://rethumb.com/v1/square/100/http://example.com/picture.jpg",
    "v1/width/10/https://example.com/a b.png",
)


def made() -> Iterator[bytes]:
    """Yield pictures of every format that is read, with metadata and without."""
    yield from (pictures.jpeg(), pictures.jpeg(progressive=True), pictures.jpeg_with_everything(), pictures.jpeg_grey())
    yield from (pictures.jpeg_cmyk(), pictures.jpeg_swapped(), pictures.jpeg_truncated(), pictures.jpeg_lying())
    yield from (pictures.mpo(), pictures.jpeg(orientation=6))
    yield from (pictures.png(), pictures.png_alpha(), pictures.png_palette_transparent(), pictures.png_16_bit_grey())
    yield from (pictures.png_16_bit_rgb(), pictures.png_with_text(), pictures.png_bomb(), pictures.png_animated())
    yield from (pictures.gif(), pictures.gif_animated(), pictures.webp(), pictures.webp(lossless=True))
    yield from (pictures.webp(location=True), pictures.webp_animated(), pictures.avif(), pictures.avif(location=True))
    yield from (pictures.tiff(), pictures.tiff(pages=3), pictures.bmp(), _riff_of_nothing())
    small = pictures.gradient(17, 13)
    for compression in ("raw", "packbits", "tiff_lzw", "tiff_adobe_deflate", "jpeg", "lzma", "zstd"):
        yield pictures.file_of(small, "TIFF", compression=compression)
    for mode in ("1", "L", "P", "RGB", "RGBA"):
        yield pictures.file_of(small.convert(mode), "BMP")
    for mode in ("1", "L", "LA", "P", "I;16"):
        yield pictures.file_of(Image.new(mode, (9, 7)), "PNG")
    yield pictures.file_of(small, "JPEG", restart_marker_blocks=1)


def _riff_of_nothing() -> bytes:
    body = b"VP8X" + struct.pack("<IB3x", 10, 0x3E) + bytes(6)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def write_seeds(target: str, folder: Path, corpus: Path | None) -> int:
    """Write the seeds of a target into a folder, each under the digest of its bytes; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for data in _seeds(target, corpus):
        if len(data) <= LARGEST:
            (folder / sha256(data).hexdigest()[:20]).write_bytes(data)
    return sum(1 for _ in folder.iterdir())


def _seeds(target: str, corpus: Path | None) -> Iterator[bytes]:
    if target == "recipe":
        return (text.encode() for text in RECIPES)
    return journals.made() if target == "journal" else _pictures(corpus)


def _pictures(corpus: Path | None) -> Iterator[bytes]:
    yield from made()
    for path in sorted(corpus.glob("*/public/*")) if corpus is not None else ():
        if path.is_file() and path.stat().st_size <= LARGEST:
            yield path.read_bytes()
