"""What may be kept beside an object."""

from __future__ import annotations

#: In characters. Amazon keeps 2,048 bytes beside an object, names included.
MOST_NOTE = 2_000


def check_note(note: str) -> None:
    """Raise ValueError for a note that cannot travel in a header: printable ASCII, at most 2,000 characters."""
    if len(note) > MOST_NOTE or not note.isascii() or not note.isprintable() or note != note.strip():
        raise ValueError(f"a note is at most {MOST_NOTE} printable ASCII characters")
