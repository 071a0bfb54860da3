"""Pairing codes: where a library is, and its key, as text to paste, to read out or to show as a QR code.

`rethumb:` and, in base32 without I, L, O and U (Crockford's), these bytes: the version (1), the length of the whole in
two bytes, the content, and four bytes to check it: the first of the SHA-256 of `rethumb pairing`, a zero byte and all
before. The content is the addressing (0 auto, 1 path, 2 virtual), the library key, the device (a byte for its length, 0
or 16, and the device), and six texts in UTF-8, each after its length in two bytes: name, endpoint, bucket, prefix,
region, public base URL. Numbers have their high byte first. Capitals do not count, nor does anything that is neither
letter nor digit. Every version keeps the first three bytes and the last four.
"""

from __future__ import annotations

import base64
import re
from hashlib import sha256

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Addressing
from rethumb_desktop.domain.object_key import LIBRARY_KEY_BYTES, LibraryKey
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.sync.labels import label

BEGINNING = "rethumb:"

_VERSION = 1
_CHECK_BYTES = 4
_HEAD_BYTES = 3
_LEAST = _HEAD_BYTES + _CHECK_BYTES + 1
_LONGEST_NAME, _LONGEST_TEXT, _LONGEST = 200, 1000, 8000
# Longer texts are looked at no further: nobody pastes that much around a code.
_MOST_PASTED = 100_000
_DEVICE_BYTES = 16
_ADDRESSINGS = (Addressing.AUTO, Addressing.PATH, Addressing.VIRTUAL)
_CROCKFORD, _USUAL = "0123456789abcdefghjkmnpqrstvwxyz", "abcdefghijklmnopqrstuvwxyz234567"
_WRITTEN = str.maketrans(_USUAL, _CROCKFORD)
# What is easily taken for one of its letters or digits.
_READ = str.maketrans(_CROCKFORD + "oil", _USUAL + "abb")
_UNSEEN = re.compile(r"[^\w:]|_")
_CODE = re.compile("[0-9a-hjkmnp-tv-zilo]*")


def to_text(pairing: Pairing) -> str:
    """Return the pairing code; in capitals it says the same, and makes a smaller QR code.

    Of the name only what can be shown is in it. Raises ValueError where anything else cannot be shown or is longer than
    1,000 bytes.
    """
    if not all(map(str.isprintable, _places(pairing))):
        raise ValueError("a pairing code that nobody would take")
    texts = (label(pairing.name, _LONGEST_NAME), *_places(pairing))
    content = bytes([_ADDRESSINGS.index(pairing.addressing)]) + _key_bytes(pairing.key)
    device = bytes.fromhex(pairing.device)
    if len(device) not in (0, _DEVICE_BYTES):
        raise ValueError(f"{pairing.device!r} is no device")
    content += bytes([len(device)]) + device
    for text in texts:
        encoded = text.encode()
        if len(encoded) > _LONGEST_TEXT:
            raise ValueError(f"{text!r} cannot stand in a pairing code")
        content += len(encoded).to_bytes(2, "big") + encoded
    whole = bytes([_VERSION]) + (_HEAD_BYTES + len(content) + _CHECK_BYTES).to_bytes(2, "big") + content
    code = base64.b32encode(whole + _check(whole)).decode().rstrip("=")
    return BEGINNING + code.lower().translate(_WRITTEN)


def from_text(text: str) -> Pairing:
    """Read a pairing code, also from lines of a mail with something before and behind it.

    Raises Fault usage where there is none, where it is cut short or mistyped, or where a newer version made it.
    """
    lowered = text[:_MOST_PASTED].lower()
    _, *codes = _UNSEEN.sub("", lowered).split(BEGINNING)
    # Of each what stood there in one piece with its end is looked at too: a letter too many is a mistake.
    ends = _pieces(lowered, codes)
    wrong = Fault(
        FaultKind.USAGE,
        "This is no pairing code.",
        f"A pairing code begins with “{BEGINNING}”. A device that has the library shows it.",
    )
    # The word may stand in the text around it too: what is wrong with the last one counts.
    for code, pieces in zip(codes, ends, strict=True):
        try:
            return _pairing(code, pieces)
        except Fault as fault:
            wrong = fault
    raise wrong


def _pieces(lowered: str, codes: list[str]) -> list[set[int]]:
    """Return for each code behind which of its characters something unseen stands, as white space or a hyphen."""
    seen = [match.start() for match in re.finditer(r"[^\W_]|:", lowered)]
    breaks = [number for number, place in enumerate(seen[1:], start=1) if place != seen[number - 1] + 1]
    found, end = list[set[int]](), len(seen)
    for code in reversed(codes):
        begin = end - len(code)
        found.append({number - begin for number in breaks if begin < number < end} | {len(code)})
        end = begin - len(BEGINNING)
    return found[::-1]


def _pairing(code: str, pieces: set[int]) -> Pairing:
    whole = _whole(code)
    length = _characters(len(whole))
    if length not in pieces and code[length] != ":":
        raise _mistyped()
    if whole[0] != _VERSION:
        raise Fault(
            FaultKind.USAGE,
            "This pairing code was made by a newer version of the program.",
            "Install a newer version on this computer, and use the code again.",
        )
    pairing = _Content(whole[_HEAD_BYTES:-_CHECK_BYTES]).pairing()
    if pairing is None:
        raise _mistyped()
    return pairing


def _whole(code: str) -> bytes:
    """Return the bytes of the code that the text begins with. Raises Fault usage where they are not right."""
    letters = _CODE.match(code)
    usual = (letters[0] if letters else "").translate(_READ)
    # Whatever stands behind the code may look like more of it: its length tells where it ends.
    decoded = _decoded(usual[: _characters(_LONGEST)])
    if len(decoded) < _LEAST:
        raise _cut_short() if len(usual) == len(code) else _mistyped()
    length = int.from_bytes(decoded[1:_HEAD_BYTES], "big")
    if not _LEAST <= length <= _LONGEST:
        raise _mistyped()
    if len(decoded) < length:
        raise _cut_short() if len(usual) == len(code) else _mistyped()
    whole = decoded[:length]
    if _check(whole[:-_CHECK_BYTES]) != whole[-_CHECK_BYTES:]:
        raise _mistyped()
    return whole


class _Content:
    """The content of a code, read from its beginning to its end; the check says that a program made it."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._good = True

    def pairing(self) -> Pairing | None:
        """Return what it says; None where no version of the program would have said it."""
        addressing = self._take(1)[0]
        key = LibraryKey(self._take(LIBRARY_KEY_BYTES))
        device = self._take(self._take(1)[0])
        name, endpoint, bucket, prefix, region, public_base_url = (self._text() for _ in range(6))
        if not self._good or self._content or addressing >= len(_ADDRESSINGS) or len(device) not in (0, _DEVICE_BYTES):
            return None
        pairing = Pairing(
            name, endpoint, bucket, prefix, region, _ADDRESSINGS[addressing], public_base_url, key, device.hex()
        )
        shown = label(name, _LONGEST_NAME) == name and all(map(str.isprintable, _places(pairing)))
        return pairing if shown else None

    def _take(self, length: int) -> bytes:
        taken, self._content = self._content[:length], self._content[length:]
        self._good = self._good and len(taken) == length
        return taken.ljust(length, b"\0")

    def _text(self) -> str:
        try:
            return self._take(int.from_bytes(self._take(2), "big")).decode()
        except UnicodeDecodeError:
            self._good = False
            return ""


def _places(pairing: Pairing) -> tuple[str, ...]:
    return pairing.endpoint, pairing.bucket, pairing.prefix, pairing.region, pairing.public_base_url


def _key_bytes(key: LibraryKey) -> bytes:
    return base64.b32decode(key.to_text().upper() + "====")


def _check(content: bytes) -> bytes:
    return sha256(b"rethumb pairing\0" + content).digest()[:_CHECK_BYTES]


def _characters(length: int) -> int:
    """Return how many characters of base32 so many bytes have, without what fills them up."""
    return (length * 8 + 4) // 5


def _decoded(usual: str) -> bytes:
    """Return the bytes that whole groups of eight bits give; what is left over may belong to what stands behind."""
    length = len(usual) * 5 // 8
    usual = usual[: _characters(length)]
    return base64.b32decode(usual.upper() + "=" * (-len(usual) % 8))


def _cut_short() -> Fault:
    return Fault(
        FaultKind.USAGE,
        "This pairing code is cut short.",
        "Copy all of it, to the end of its last line.",
    )


def _mistyped() -> Fault:
    return Fault(
        FaultKind.USAGE,
        "This pairing code is mistyped.",
        "A letter or digit in it is not right. Copy it, or compare it with the one that is shown.",
    )
