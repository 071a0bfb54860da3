"""Labels: names that devices and libraries give themselves, as others may show them."""

from __future__ import annotations

import unicodedata

# These turn the direction of what stands around them.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control characters, halves of characters, and what ends a line or a paragraph.
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


def label(text: str, most: int) -> str:
    """Return the text in one line of at most so many characters, without what cannot be seen or turns the writing."""
    seen = "".join(letter for letter in text if letter not in _TURNING and unicodedata.category(letter) not in _UNSEEN)
    return seen.strip()[:most].strip()
