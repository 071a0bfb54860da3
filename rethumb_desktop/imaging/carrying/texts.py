"""Texts as they stand in metadata: bytes of an encoding that is seldom told."""

from __future__ import annotations

import re

# What XML cannot hold, and no name needs.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read_text(data: bytes) -> str:
    """Return bytes as a clean text: UTF-8, or else Western European, in which every byte means something."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return clean_text(text)


def clean_text(text: str) -> str:
    """Return the text without what is not printed, in lines of the one usual kind."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def read_raw_profile(text: object) -> bytes:
    """Return a block as ImageMagick writes it into a text of a PNG: three lines, then hexadecimal digits.

    Empty where the text is none; raises ValueError where the digits are none.
    """
    return bytes.fromhex("".join(text.split("\n")[3:])) if isinstance(text, str) else b""
