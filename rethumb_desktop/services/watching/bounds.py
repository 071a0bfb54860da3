"""Bounds: how much an engine does in one step, so that it can be stopped soon and keeps little in memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """So many looks, files and bytes read, and files compared of a walk; a folder counts as `folder` files.

    No more than `settling` files settle at once because a walk came upon them.
    """

    looks: int = 200
    reads: int = 16
    bytes: int = 64 * 1024 * 1024
    compared: int = 2000
    folder: int = 20
    settling: int = 5000
