"""TIFFs as libtiff gives them: sorts of samples that Pillow has no mode for arrive under another and are put right."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, TiffImagePlugin
from PIL.TiffImagePlugin import (
    BITSPERSAMPLE,
    COMPRESSION,
    COMPRESSION_INFO,
    EXTRASAMPLES,
    OPEN_INFO,
    PHOTOMETRIC_INTERPRETATION,
    PLANAR_CONFIGURATION,
    SAMPLEFORMAT,
    STRIPBYTECOUNTS,
    STRIPOFFSETS,
    TILEBYTECOUNTS,
    TILEOFFSETS,
)

if TYPE_CHECKING:
    from PIL._imaging import PixelAccess

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _CIELAB = 0, 1, 8
_UNSIGNED, _SIGNED, _FLOAT = 1, 2, 3
_UNSPECIFIED, _ASSOCIATED, _UNASSOCIATED = 0, 1, 2
_SEPARATE = 2
_ORDERS = (b"II", b"MM")
# libtiff is built with these or without.
_OPTIONAL = {"lzma", "zstd", "webp"}

# Pillow's own reading of uncompressed files takes planes of 16 bits for planes of 8, and does not know subsampled
# colours; libtiff's is right.
TiffImagePlugin.READ_LIBTIFF = True


def _sorts_of_samples() -> Iterator[tuple[object, tuple[str, str]]]:
    """Yield what Pillow's table lacks or has in the file's order of bytes: libtiff gives the machine's."""
    for order in _ORDERS:
        for photometric in (_WHITE_IS_ZERO, _BLACK_IS_ZERO):
            for sort, bits, mode, raw_mode in (
                (_UNSIGNED, 12, "I;16", "I;12"),
                (_UNSIGNED, 16, *(("I;16", "I;16") if order == b"II" else ("I;16B", "I;16B"))),
                (_UNSIGNED, 32, "F", "F;32N"),
                (_SIGNED, 16, "I", "I;16NS"),
                (_SIGNED, 32, "I", "I;32NS"),
                (_FLOAT, 32, "F", "F;32NF"),
                (_FLOAT, 64, "F", "F;64NF"),
            ):
                yield (order, photometric, (sort,), 1, (bits,), ()), (mode, raw_mode)
        for extra in (_UNSPECIFIED, _ASSOCIATED, _UNASSOCIATED):
            yield (order, _BLACK_IS_ZERO, (_UNSIGNED,), 1, (16, 16), (extra,)), ("RGBA", "RGBA")
        yield (order, _CIELAB, (_UNSIGNED,), 1, (8, 8, 8), ()), ("RGB", "RGB")
        yield (order, _CIELAB, (_UNSIGNED,), 1, (16, 16, 16), ()), ("RGB", "RGB;16L")


OPEN_INFO.update(_sorts_of_samples())  # type: ignore[arg-type]


class TiffFile(TiffImagePlugin.TiffImageFile):
    """A TIFF that says what it lacks. Raises OSError where Pillow would, and for two planes of grey and alpha."""

    def _open(self) -> None:
        try:
            super()._open()
        except KeyError as error:
            if self.tag_v2.get(COMPRESSION) not in COMPRESSION_INFO:
                raise OSError("unsupported compression") from error
            raise
        paired = self.mode in ("LA", "La", "PA") or _stands_for_grey_with_alpha(self)
        if paired and self.tag_v2.get(PLANAR_CONFIGURATION) == _SEPARATE:
            raise OSError("unsupported feature: alpha in a plane of its own, with grey")

    def load(self) -> PixelAccess | None:
        try:
            return super().load()
        except OSError as error:
            compression = COMPRESSION_INFO[self.tag_v2.get(COMPRESSION, 1)]
            if compression == "raw" and self._ends_early():
                raise OSError("image file is truncated") from error
            if compression in _OPTIONAL:
                raise OSError("unsupported compression") from error
            raise

    def _ends_early(self) -> bool:
        """Whether a strip or tile reaches beyond the end of the file."""
        assert isinstance(self.fp, BytesIO)
        size = self.fp.getbuffer().nbytes
        return any(
            start + length > size
            for starts, lengths in ((STRIPOFFSETS, STRIPBYTECOUNTS), (TILEOFFSETS, TILEBYTECOUNTS))
            for start, length in zip(self.tag_v2.get(starts, ()), self.tag_v2.get(lengths, ()), strict=False)
        )


def _bits(picture: TiffImagePlugin.TiffImageFile) -> tuple[int, ...]:
    return tuple(picture.tag_v2.get(BITSPERSAMPLE, (1,)))


def _stands_for_grey_with_alpha(picture: TiffImagePlugin.TiffImageFile) -> bool:
    return picture.mode == "RGBA" and picture.tag_v2.get(PHOTOMETRIC_INTERPRETATION) == _BLACK_IS_ZERO


def put_right(picture: TiffImagePlugin.TiffImageFile) -> Image.Image:
    """Return a decoded TIFF in the mode it would have if Pillow had one for its samples."""
    if picture.mode == "RGB" and picture.tag_v2.get(PHOTOMETRIC_INTERPRETATION) == _CIELAB:
        # Stored with a sign, kept from 0 on with 128 for none.
        moved = [value ^ 128 for value in range(256)]
        return Image.merge(
            "LAB", (picture.getchannel(0), picture.getchannel(1).point(moved), picture.getchannel(2).point(moved))
        )
    if _stands_for_grey_with_alpha(picture):
        # Two samples of two bytes each: the higher ones are wanted.
        first = 1 if sys.byteorder == "little" else 0
        grey, (meaning,) = picture.getchannel(first), picture.tag_v2[EXTRASAMPLES]
        if meaning == _UNSPECIFIED:
            return grey
        return Image.merge("La" if meaning == _ASSOCIATED else "LA", (grey, picture.getchannel(first + 2)))
    return picture


def is_inverted(picture: TiffImagePlugin.TiffImageFile) -> bool:
    """Whether 0 is white in a picture whose grey values have more than 8 bits: narrower ones Pillow inverts."""
    return bool(picture.tag_v2.get(PHOTOMETRIC_INTERPRETATION, _WHITE_IS_ZERO) == _WHITE_IS_ZERO)


def highest_sample(picture: TiffImagePlugin.TiffImageFile) -> int | None:
    """Return the highest value a grey sample can have; None for floating point."""
    sort = picture.tag_v2.get(SAMPLEFORMAT, (_UNSIGNED,))[0]
    if sort == _FLOAT:
        return None
    bits = _bits(picture)[0]
    return int((1 << (bits - 1 if sort == _SIGNED else bits)) - 1)
