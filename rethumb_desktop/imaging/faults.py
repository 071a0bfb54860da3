"""Faults of pictures: what Pillow raises on broken and hostile files, as a sentence."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from rethumb_desktop.domain.errors import Fault, FaultKind

#: Everything that opening, seeking and decoding have been seen to raise on broken files, and its like. Some arrive as
#: their parents: UnidentifiedImageError is an OSError, an XML ParseError a SyntaxError, defusedxml's EntitiesForbidden
#: a ValueError, RecursionError a RuntimeError, OverflowError and ZeroDivisionError an ArithmeticError. Pillow asserts
#: what every sound file has, as a palette for its palette colours.
HOSTILE = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    struct.error,
    LookupError,
    RuntimeError,
    EOFError,
    ArithmeticError,
    AssertionError,
    AttributeError,
)

# Pillow's words where a file is sound but says something that it was never taught.
_RARE = ("unsupported bmp", "unknown pixel mode", "unsupported feature", "unsupported codec", "unsupported compression")

_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@contextmanager
def decoding() -> Iterator[None]:
    """Around calls of Pillow's decoders only: what they raise on a bad file becomes Fault damaged or too-large."""
    try:
        yield
    except _BOMBS as error:
        raise too_large("The picture is larger than can be opened safely.") from error
    except MemoryError as error:
        raise too_large("There is not enough memory to open the picture.") from error
    except HOSTILE as error:
        raise damaged(str(error)) from error


def damaged(reason: str = "") -> Fault:
    """Return the fault of a picture that ends too early or contradicts itself; `reason` is what Pillow said."""
    if any(word in reason.lower() for word in _RARE):
        return Fault(
            FaultKind.UNSUPPORTED,
            "The picture uses a rare variant of its format that cannot be read.",
            "Open it in another program and save it as PNG or JPEG.",
        )
    detail = "It cannot be decoded completely; try to get the file once more from where it came."
    if "truncated" in reason:
        detail = "Its end is missing; try to get the file once more from where it came."
    return Fault(FaultKind.DAMAGED, "The picture is damaged.", detail)


def too_large(title: str, detail: str = "") -> Fault:
    return Fault(FaultKind.TOO_LARGE, title, detail)


def impossible(title: str, detail: str = "") -> Fault:
    """Return the fault of a recipe that cannot be met for this picture."""
    return Fault(FaultKind.IMPOSSIBLE, title, detail)
