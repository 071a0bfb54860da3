"""Pairing: what a second device has to know to open the same library."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.library import Addressing
from rethumb_desktop.domain.object_key import LibraryKey


@dataclass(frozen=True)
class Pairing:
    """Where a library is, and its key; never an S3 secret.

    `device` is the id of the device that gave it, for buckets that cannot be listed; `name` what the library is called
    there.
    """

    name: str
    endpoint: str
    bucket: str
    prefix: str
    region: str
    addressing: Addressing
    public_base_url: str
    key: LibraryKey
    device: str = ""
