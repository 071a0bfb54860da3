"""Notes: what a rendition itself tells of its put, sealed: a library is rebuilt from them where the journal is lost."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.sync.fields import DIGEST, FORMAT, MOST_WHEN, NAME, PLAIN, RECIPE, packed, read_fields
from rethumb_desktop.sync.sealing import Sealer

#: Stores take 2,000 bytes of metadata; the size in pixels and the names want some of them.
MOST_CHARACTERS = 1500

_LENGTHS = (NAME, 512, 256, 128, 64, 32, 0)


@dataclass(frozen=True)
class Note:
    """What a note tells: the original's digest ("" for not known), recipe, name, and microseconds since 1970 UTC."""

    original_sha256: str
    recipe: str
    name: str
    when: int


def encode_note(note: Note, key: str, sealer: Sealer) -> str:
    """Return the note of the object with this key (no prefix) as base64, at most 1,500 characters.

    A name that is too long loses its end. "" where the recipe alone is too long: there is no note then.
    """
    for length in _LENGTHS:
        text = base64.b64encode(sealer.seal(key, _content(replace(note, name=note.name[:length])))).decode()
        if len(text) <= MOST_CHARACTERS:
            return text
    return ""


def decode_note(text: str, key: str, sealer: Sealer) -> Note | None:
    """Read the note of the object with this key (no prefix); None where it is no good one, or another object's."""
    if not 0 < len(text) <= 2 * MOST_CHARACTERS:
        return None
    try:
        fields = read_fields(key, sealer.open(key, base64.b64decode(text, validate=True)))
        fields.check_format()
        return Note(
            fields.matching("original", DIGEST, empty=True),
            fields.matching("recipe", PLAIN, RECIPE),
            fields.text("name", NAME),
            fields.number("when", 0, MOST_WHEN),
        )
    except (binascii.Error, ValueError, Fault):
        return None


def _content(note: Note) -> bytes:
    values = {
        "format": FORMAT,
        "original": note.original_sha256,
        "recipe": note.recipe,
        "name": note.name,
        "when": note.when,
    }
    return packed(values).encode()
