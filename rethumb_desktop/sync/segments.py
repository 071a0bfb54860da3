"""Segments: up to 500 entries of one device, as JSON. A name is kept to 1,024 characters."""

from __future__ import annotations

import json
from typing import Any

from rethumb_desktop.domain.entries import (
    LATE_MS,
    SEGMENT_ENTRIES,
    AlsoNamed,
    Entry,
    Put,
    Remove,
    Rename,
    Unknown,
    milliseconds_of,
)
from rethumb_desktop.domain.ports.syncing import Draft
from rethumb_desktop.sync.fields import (
    DIGEST,
    FORMAT,
    KEY,
    MIME,
    MOST_NUMBER,
    MOST_PIXELS,
    MOST_STAMP,
    MOST_WHEN,
    NAME,
    PLAIN,
    RECIPE,
    Fields,
    packed,
    read_fields,
    readable,
)
from rethumb_desktop.sync.names import segment_name

#: The fields of a put that this version knows.
PUT_FIELDS = frozenset(
    {"kind", "at", "key", "original", "recipe", "name", "width", "height", "bytes", "mime", "when"},
)


def encode_segment(draft: Draft) -> bytes:
    """Return the content of a segment, to be sealed.

    Raises ValueError for what no device would read.
    """
    values = {
        "format": FORMAT,
        "device": draft.device,
        "seq": draft.seq,
        "before": draft.before,
        "made": draft.made,
        "entries": [_values(entry) for entry in draft.entries],
    }
    return readable(packed(values).encode(), lambda content: decode_segment(content, draft.device, draft.seq))


def decode_segment(content: bytes, device: str, seq: int) -> Draft:
    """Read the content of this segment of this device.

    Raises Fault journal where it is another's, where anything in it is wrong, or an entry is too late.
    """
    name = segment_name(device, seq)
    fields = read_fields(name, content)
    fields.check_format()
    if fields.device() != device or fields.number("seq", 1, MOST_NUMBER) != seq:
        fields.refuse("It is another segment.")
    before = fields.matching("before", DIGEST, empty=seq == 1)
    if seq == 1 and before:
        fields.refuse("Nothing can stand before it.")
    made = fields.number("made", 0, MOST_STAMP)
    entries = tuple(_entry(Fields(name, values)) for values in fields.list("entries", SEGMENT_ENTRIES))
    if entries and milliseconds_of(min(entry.at for entry in entries)) < milliseconds_of(made) - LATE_MS:
        fields.refuse("An entry in it is too late.")
    return Draft(device, seq, before, made, entries)


def encode_unknown(entry: Unknown) -> Any:
    """Return an entry of a kind that is not known as values for JSON."""
    return json.loads(entry.text)


def decode_unknown(fields: Fields) -> Unknown:
    """Read an entry of a kind that is not known. Raises Fault journal."""
    fields.text("kind", NAME)
    return Unknown(fields.number("at", 0, MOST_STAMP), fields.whole())


def _values(entry: Entry) -> Any:
    match entry:
        case Put():
            return _put_values(entry)
        case Remove():
            return {"kind": "remove", "at": entry.at, "key": entry.key}
        case Rename():
            return {"kind": "rename", "at": entry.at, "key": entry.key, "name": entry.name[:NAME]}
        case AlsoNamed():
            return {"kind": "name", "at": entry.at, "key": entry.key, "name": entry.name[:NAME]}
        case Unknown():
            return encode_unknown(entry)


def _put_values(put: Put) -> dict[str, object]:
    more: dict[str, object] = json.loads(put.more) if put.more else {}
    return more | {
        "kind": "put",
        "at": put.at,
        "key": put.key,
        "original": put.original_sha256,
        "recipe": put.recipe,
        "name": put.name[:NAME],
        "width": put.width,
        "height": put.height,
        "bytes": put.bytes,
        "mime": put.mime,
        "when": put.when,
    }


def _entry(fields: Fields) -> Entry:
    kind = fields.text("kind", NAME)
    at = fields.number("at", 0, MOST_STAMP)
    if kind == "put":
        return _put(fields, at)
    if kind == "remove":
        return Remove(at, fields.matching("key", KEY))
    if kind == "rename":
        return Rename(at, fields.matching("key", KEY), fields.text("name", NAME))
    if kind == "name":
        return AlsoNamed(at, fields.matching("key", KEY), fields.text("name", NAME))
    return decode_unknown(fields)


def _put(fields: Fields, at: int) -> Put:
    return Put(
        at,
        fields.matching("key", KEY),
        fields.matching("original", DIGEST, empty=True),
        fields.matching("recipe", PLAIN, RECIPE),
        fields.text("name", NAME),
        fields.number("width", 0, MOST_PIXELS),
        fields.number("height", 0, MOST_PIXELS),
        fields.number("bytes", 0, MOST_NUMBER),
        fields.matching("mime", PLAIN, MIME),
        fields.number("when", 0, MOST_WHEN),
        fields.rest(PUT_FIELDS),
    )
