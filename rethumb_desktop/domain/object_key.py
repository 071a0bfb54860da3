"""Object keys: names that say nothing, known before any work, the same on every device of a library."""

from __future__ import annotations

import base64
import hmac
import secrets
from hashlib import sha256

from rethumb_desktop.domain.recipe import Recipe, format_recipe

LIBRARY_KEY_BYTES = 32
_DIGEST_BYTES = 20
_CONTEXT = b"rethumb object key 1"


class LibraryKey:
    """256 random bits that make a library's object keys; never shown, never logged."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != LIBRARY_KEY_BYTES:
            raise ValueError(f"a library key has {LIBRARY_KEY_BYTES} bytes, not {len(secret)}")
        self._secret = secret

    @classmethod
    def generate(cls) -> LibraryKey:
        return cls(secrets.token_bytes(LIBRARY_KEY_BYTES))

    @classmethod
    def from_text(cls, text: str) -> LibraryKey:
        """Read what `to_text` wrote; raises ValueError."""
        return cls(base64.b32decode(text.strip().upper() + "====", casefold=True))

    def to_text(self) -> str:
        """Return the key as 52 letters and digits, for the keyring."""
        return base64.b32encode(self._secret).decode().rstrip("=").lower()

    def sign(self, context: bytes, message: bytes) -> bytes:
        """Return HMAC-SHA256 of `message`, apart from the messages of every other `context`."""
        return hmac.digest(self._secret, context + b"\0" + message, sha256)

    def __repr__(self) -> str:
        return "LibraryKey(...)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LibraryKey) and hmac.compare_digest(self._secret, other._secret)

    def __hash__(self) -> int:
        return hash(self._secret)


def object_stem(key: LibraryKey, original_sha256: str, recipe: Recipe, renderer: str) -> str:
    """Return the 32 letters and digits that name a rendition (160 bits, lower-case base32).

    HMAC-SHA256(library key, original's SHA-256 in hex | canonical recipe | renderer version). See
    docs/bucket-format.md.
    """
    message = "|".join((original_sha256, format_recipe(recipe), renderer))
    return _stem(key.sign(_CONTEXT, message.encode()))


def probe_key(prefix: str) -> str:
    """Return a new name for the small object that shows how a library's objects become public.

    Another one each time: what stands between the bucket and a stranger may remember an answer.
    """
    return object_key(_stem(secrets.token_bytes(_DIGEST_BYTES)), "txt", prefix)


def _stem(digest: bytes) -> str:
    return base64.b32encode(digest[:_DIGEST_BYTES]).decode().lower()


def object_key(stem: str, extension: str, prefix: str) -> str:
    """Return the object's name in the bucket, `<prefix>/<stem>.<extension>`."""
    name = f"{stem}.{extension}"
    return f"{prefix}/{name}" if prefix else name
