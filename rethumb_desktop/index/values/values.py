"""Texts as SQLite takes them: one that is no UTF-8 is kept as bytes."""

from __future__ import annotations


def storable(text: str) -> str | bytes:
    """Return what stands for a text that may hold surrogates."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def readable(value: str | bytes) -> str:
    """Return the text that `storable` was given."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
