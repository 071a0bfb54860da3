"""The layout of a part of a snapshot, as far as its writer and its reader share it."""

from __future__ import annotations

import re

FORMAT = 1
#: How many records one part holds at most.
PART_RECORDS = 100_000
#: How many versions of the renderer it names at most, and how long their texts are.
MOST_RENDERERS, RENDERER = 255, 100
#: More devices than any library has.
MOST_DEVICES = 1_000_000

# What a record has; one byte holds all.
PLACED, REMOVED, RENAMED, NAMES, MORE = 1, 2, 4, 8, 16
ALL = PLACED | REMOVED | RENAMED | NAMES | MORE

#: How many bytes a device and an original's digest have where they stand in a table.
DEVICE_BYTES, ORIGINAL_BYTES = 16, 32
#: The counter of a stamp, and its milliseconds.
MOST_COUNTER = 2**16 - 1
MOST_MILLISECONDS = 2**47 - 1

EXTENSION = re.compile(r"[a-z0-9]{1,8}")
