"""BMP files whose channels stand anywhere in a pixel's bits: Pillow reads the usual places only."""

from __future__ import annotations

import struct
from io import BytesIO
from itertools import pairwise
from typing import Any

from PIL import BmpImagePlugin, Image, ImageFile, ImageMath

_BITFIELDS, _ALPHA_BITFIELDS = 3, 6
_FILE_HEADER, _OLD_HEADER, _ALPHA_HEADER = 14, 40, 56
_MASKS = _FILE_HEADER + _OLD_HEADER
_RUNS = (1, 2)
# Pillow takes a microsecond for each run, which may be two bytes.
_MOST_BYTES_IN_RUNS = 16 * 1024 * 1024
_RAW_MODES = {16: "I;16", 32: "I;32"}

# As many rows are taken apart at once: it takes five times the memory of their pixels.
_ROWS = 64
# Bits of a channel beyond these make no difference in eight.
_MOST_BITS = 16


def has_few_runs(data: bytes) -> bool:
    """Whether a BMP is not coded in runs or has few enough to be decoded in seconds."""
    coded = len(data) >= 34 and struct.unpack_from("<I", data, 30)[0] in _RUNS
    return not coded or len(data) <= _MOST_BYTES_IN_RUNS


def open_bmp(file: BytesIO) -> ImageFile.ImageFile:
    """Open a BMP of any sort that is read. Raises what Pillow raises."""
    try:
        return BmpImagePlugin.BmpImageFile(file)
    except OSError:
        head = file.getvalue()[:_MASKS]
        if len(head) < _MASKS or struct.unpack_from("<I", head, 30)[0] not in (_BITFIELDS, _ALPHA_BITFIELDS):
            raise
        file.seek(0)
        return _MaskedBmp(file)


class _MaskedBmp(ImageFile.ImageFile):
    """A BMP of 16 or 32 bits a pixel with a mask for each channel, decoded when it is loaded."""

    format = "BMP"

    def _open(self) -> None:
        assert self.fp is not None
        head = self.fp.read(_MASKS + 16)
        self._start, header, width, height = struct.unpack_from("<IIii", head, 10)
        self._bits, compression = struct.unpack_from("<HI", head, 28)
        masks = struct.unpack_from("<4I", head.ljust(_MASKS + 16, b"\0"), _MASKS)
        has_alpha = header >= _ALPHA_HEADER or compression == _ALPHA_BITFIELDS
        self._masks = masks if has_alpha and masks[3] else masks[:3]
        if self._bits not in _RAW_MODES or not any(masks[:3]) or not all(self._is_plain(m) for m in self._masks):
            raise OSError("Unsupported BMP bitfields layout")
        self._mode = "RGBA" if len(self._masks) == 4 else "RGB"
        self._size = width, abs(height)
        self._upside_down = height > 0

    def _is_plain(self, mask: int) -> bool:
        """Whether the bits of a mask stand side by side within a pixel."""
        changes = sum(a != b for a, b in pairwise(f"0{mask:b}0"))
        return mask < 1 << self._bits and changes <= 2

    def load(self) -> Any:
        if self._im is None:
            assert self.fp is not None
            self.fp.seek(self._start)
            picture = Image.new(self.mode, self.size)
            for top in range(0, self.height, _ROWS):
                picture.paste(self._read(min(_ROWS, self.height - top)), (0, top))
            self.im = (picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if self._upside_down else picture).im
        return Image.Image.load(self)

    def _read(self, rows: int) -> Image.Image:
        assert self.fp is not None
        length = -(-self.width * self._bits // 32) * 4
        data = self.fp.read(length * rows)
        if len(data) < length * rows:
            raise OSError("image file is truncated")
        words = Image.frombytes("I", (self.width, rows), data, "raw", _RAW_MODES[self._bits], length)
        return Image.merge(self.mode, [_channel(words, mask) for mask in self._masks])


def _channel(words: Image.Image, mask: int) -> Image.Image:
    """Return the bits of a mask, scaled to eight."""
    if not mask:
        return Image.new("L", words.size)
    low, high = (mask & -mask).bit_length() - 1, mask.bit_length()
    low = max(low, high - _MOST_BITS)
    most = (1 << (high - low)) - 1
    scaled = ImageMath.lambda_eval(lambda given: ((given["w"] >> low & most) * 255 + most // 2) / most, w=words)
    assert isinstance(scaled, Image.Image)
    return scaled.convert("L")
