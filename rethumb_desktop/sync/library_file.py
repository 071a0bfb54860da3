"""The library's file, `.rethumb/library.json`: which format and whose key, for all who come by."""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync.names import LIBRARY_FILE

FORMAT = 1

_CONTEXT = b"rethumb library check 1"
_HALF = 32
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class LibraryFile:
    """What the file says. `check_value` is what the library key makes of the id; both are "" in a newer format."""

    format: int
    id: str
    check_value: str


def library_file(library_id: str, key: LibraryKey) -> LibraryFile:
    """Return the file of a library with this id, 32 hexadecimal digits."""
    if not _ID.fullmatch(library_id):
        raise ValueError(f"{library_id!r} is no id of a library")
    return LibraryFile(FORMAT, library_id, _check_value(library_id, key))


def encode_library_file(file: LibraryFile) -> bytes:
    return json.dumps({"format": file.format, "id": file.id, "check": file.check_value}).encode() + b"\n"


def decode_library_file(content: bytes) -> LibraryFile:
    """Read the file; of a newer format only that it is newer. Raises Fault library where it is damaged."""
    try:
        values = json.loads(content.decode())
    except (ValueError, RecursionError):
        raise _damaged() from None
    newest = values.get("format") if type(values) is dict else None
    if type(newest) is not int or newest < 1:
        raise _damaged()
    if newest > FORMAT:
        return LibraryFile(newest, "", "")
    library_id, check_value = values.get("id"), values.get("check")
    if not (type(library_id) is str and type(check_value) is str):
        raise _damaged()
    if not (_ID.fullmatch(library_id) and _ID.fullmatch(check_value)):
        raise _damaged()
    return LibraryFile(newest, library_id, check_value)


def check(file: LibraryFile, key: LibraryKey) -> None:
    """Raise Fault library where a newer version is needed, or the library has another key: nothing may be written."""
    if file.format > FORMAT:
        raise Fault(
            FaultKind.LIBRARY,
            "A newer version of the program has written to this library.",
            "Nothing is written until this program is as new.",
            subject=LIBRARY_FILE,
        )
    if not hmac.compare_digest(file.check_value, _check_value(file.id, key)):
        raise Fault(
            FaultKind.LIBRARY,
            "The bucket holds a library with another library key.",
            "Nothing is written to it. Join it with the pairing code of a device that has it, give its library key "
            "back, or use another prefix.",
            subject=LIBRARY_FILE,
        )


def _check_value(library_id: str, key: LibraryKey) -> str:
    return key.sign(_CONTEXT, library_id.encode()).hex()[:_HALF]


def _damaged() -> Fault:
    return Fault(
        FaultKind.LIBRARY,
        f"“{LIBRARY_FILE}” in the bucket is damaged.",
        "Nothing is written. Where a device has the library, delete this file: the device puts it again.",
        subject=LIBRARY_FILE,
    )
