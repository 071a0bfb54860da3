"""What a search compares: text without regard to capitals and to how accents are composed."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize


def fold(text: str) -> str:
    """Return `text` in the one form that is compared; bytes that are no text become U+FFFD each."""
    readable = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return normalize("NFC", normalize("NFC", readable).casefold())


def searched_text(name: str, recipe: str, key: str, other_names: Iterable[str] = ()) -> str:
    """Return what a search looks through for one publication."""
    return fold("\n".join((name, recipe, key, *other_names)))
