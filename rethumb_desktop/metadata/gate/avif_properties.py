"""What describes the pixels of an AVIF: known properties, each as long as it has to be."""

from __future__ import annotations

from rethumb_desktop.metadata.gate.av1 import are_units_plain

_ALPHA = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0")
#: Lengths in bytes.
_LENGTHS = {"ispe": (12,), "pixi": (6, 7, 8, 9), "pasp": (8,), "clli": (4,), "lsel": (2,), "a1op": (1,), "ccst": (8,)}


def is_plain_property(name: str, body: bytes) -> bool:
    """Return whether a property describes pixels and nothing else; profiles are looked at elsewhere."""
    if name == "colr":
        return body[:4] == b"nclx" and len(body) == 11
    if name in ("auxC", "auxi"):
        return body[:4] == b"\0\0\0\0" and body[4:] in _ALPHA
    if name == "av1C":
        return len(body) >= 4 and are_units_plain(body[4:])
    return len(body) in _LENGTHS.get(name, ())
