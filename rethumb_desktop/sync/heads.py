"""Heads: where a device's journal ends, and what the device is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rethumb_desktop.sync.fields import DIGEST, FORMAT, MOST_STAMP, Fields, packed, read_fields, readable
from rethumb_desktop.sync.labels import label
from rethumb_desktop.sync.names import MOST_SEGMENTS, head_name, is_device, is_snapshot

#: How many characters the name of a device has at most, and of how many devices a head tells.
NAME_CHARACTERS = 64
MOST_DEVICES = 10_000
_FORMER = "former"

_RUN = re.compile(r"[!-~]*")


@dataclass(frozen=True)
class Head:
    """What a device says of itself: `seq` and `digest` of its newest sealed segment (0 and "" for none), its name.

    `said` is the stamp of this head, `run` a text of at most 64 ASCII characters that is new for every index and every
    restored copy, `snapshot` the id of the newest one it knows, `heard` how far it has read the others. `former` are
    the ids the device had before, and the stamps of the heads that first told so.
    """

    device: str
    seq: int
    digest: str
    name: str
    said: int
    run: str
    snapshot: str = ""
    heard: dict[str, int] = field(default_factory=dict)
    former: dict[str, int] = field(default_factory=dict)


def device_name(text: str) -> str:
    """Return the text as a name of a device: one line, no control characters, at most 64 characters."""
    return label(text, NAME_CHARACTERS)


def encode_head(head: Head) -> bytes:
    """Return the content of a head, to be sealed. Raises ValueError for what no device would read."""
    values: dict[str, object] = {
        "format": FORMAT,
        "device": head.device,
        "seq": head.seq,
        "digest": head.digest,
        "name": device_name(head.name),
        "said": head.said,
        "run": head.run,
        "snapshot": head.snapshot,
        "heard": head.heard,
    }
    if head.former:
        values[_FORMER] = head.former
    return readable(packed(values).encode(), lambda content: decode_head(content, head.device))


def decode_head(content: bytes, device: str) -> Head:
    """Read the content of this device's head. Raises Fault journal where it is another's, or anything is wrong."""
    fields = read_fields(head_name(device), content)
    fields.check_format()
    if fields.device() != device:
        fields.refuse("It is another device's.")
    seq = fields.number("seq", 0, MOST_SEGMENTS)
    return Head(
        device=device,
        seq=seq,
        digest=fields.matching("digest", DIGEST) if seq else fields.matching("digest", DIGEST, most=0, empty=True),
        # Whoever wrote it did not have to look at it.
        name=device_name(fields.text("name", 1000)),
        said=fields.number("said", 0, MOST_STAMP),
        run=fields.matching("run", _RUN),
        snapshot=_snapshot(fields),
        heard=_numbers(fields, "heard", MOST_SEGMENTS),
        # Who never took a new id, or is older than this field, says nothing of it.
        former=_numbers(fields, _FORMER, MOST_STAMP) if fields.has(_FORMER) else {},
    )


def _snapshot(fields: Fields) -> str:
    value = fields.text("snapshot", NAME_CHARACTERS)
    if value and not is_snapshot(value):
        fields.refuse("Its snapshot is wrong.")
    return value


def _numbers(fields: Fields, field: str, most: int) -> dict[str, int]:
    """Return numbers by devices, each from 0 to `most`."""
    numbers: dict[str, int] = {}
    for device, number in fields.map(field, MOST_DEVICES).items():
        if not is_device(device) or type(number) is not int or not 0 <= number <= most:
            fields.refuse(f"Its field {field} is wrong.")
        numbers[device] = number
    return numbers
