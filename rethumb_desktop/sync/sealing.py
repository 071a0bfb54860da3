"""Sealing: bytes that only a device of the library can have made, and that only one can read."""

from __future__ import annotations

import hmac
import zlib
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync.damage import damaged
from rethumb_desktop.sync.names import ROOT

_CONTEXT = b"rethumb seal 1"
_FORMAT = 1
_NONCE, _TAG = 12, 16

_SMALL, _LARGE = 16_000_000, 256_000_000
#: How many bytes what is sealed for a purpose unpacks to at most.
MOST = {"heads": _SMALL, "journal": _SMALL, "snapshots": _LARGE, "backups": _LARGE, "notes": 64_000}


def purpose_of(name: str) -> str:
    """Return what an object of this name is sealed for: the second part of its name, or `notes` for a rendition."""
    if not name.startswith(ROOT):
        return "notes"
    purpose = name.removeprefix(ROOT).partition("/")[0]
    if purpose not in MOST or purpose == "notes":
        raise ValueError(f"nothing is sealed under {name!r}")
    return purpose


class Sealer:
    """Seals and opens what the devices of one library write. Safe to share by threads.

    Names are those from `.rethumb/` on, or that of a rendition without prefix for its note. Sealing the same under the
    same name gives the same bytes, as long as zlib packs the same way.
    """

    def __init__(self, key: LibraryKey) -> None:
        self._keys = {purpose: key.sign(_CONTEXT, purpose.encode()) for purpose in MOST}
        self._ciphers = {purpose: AESGCM(secret) for purpose, secret in self._keys.items()}

    def seal(self, name: str, content: bytes) -> bytes:
        """Return the sealed bytes. Raises ValueError where nobody could open them again: they unpack to too much."""
        purpose = purpose_of(name)
        if len(content) > MOST[purpose]:
            raise ValueError(f"{len(content)} bytes are too many for {name!r}")
        packed = zlib.compress(content)
        known = name.encode()
        nonce = hmac.digest(self._keys[purpose], b"nonce\0" + known + b"\0" + packed, sha256)[:_NONCE]
        return bytes([_FORMAT]) + nonce + self._ciphers[purpose].encrypt(nonce, packed, known)

    def open(self, name: str, sealed: bytes, *, most: int | None = None) -> bytes:
        """Return the content, `most` bytes of it, or what the purpose allows.

        Raises Fault journal where the bytes are damaged, stood under another name, or were sealed with another key.
        """
        purpose = purpose_of(name)
        bound = MOST[purpose] if most is None else most
        if sealed[:1] != bytes([_FORMAT]):
            raise damaged(name, "It does not begin as a seal does.")
        # zlib makes nothing longer than this, so that more is never worth the work.
        if len(sealed) > bound + bound // 1000 + 1000:
            raise damaged(name, f"It has {len(sealed)} bytes.")
        if len(sealed) < 1 + _NONCE + _TAG:
            raise damaged(name, "It is cut short.")
        nonce = sealed[1 : 1 + _NONCE]
        try:
            packed = self._ciphers[purpose].decrypt(nonce, sealed[1 + _NONCE :], name.encode())
        except InvalidTag:
            raise damaged(name, "The seal is not right.") from None
        return _unpack(name, packed, bound)


def _unpack(name: str, packed: bytes, bound: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        # One more than is allowed shows that there is more.
        content = unpacking.decompress(packed, bound + 1)
    except zlib.error:
        raise damaged(name, "It cannot be unpacked.") from None
    if len(content) > bound:
        raise damaged(name, f"It unpacks to more than {bound} bytes.")
    if not unpacking.eof or unpacking.unused_data:
        raise damaged(name, "It does not end where it should.")
    return content
