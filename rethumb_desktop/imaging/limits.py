"""How much of a picture is accepted: pixels, frames, memory."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

_GIBIBYTE = 1024**3


def default_budget() -> int:
    """Return the bytes that all decoded pictures together may take: a quarter of the memory, at least half a GiB."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        memory = 4 * _GIBIBYTE
    return max(memory // 4, _GIBIBYTE // 2)


@dataclass(frozen=True)
class Limits:
    """What is refused before anything is decoded.

    `max_pixels` a picture, read or made: above the 200 megapixels of the largest telephone cameras.
    `max_frames` an animation, `max_animation_pixels` all its frames together, `max_film_pixels` those of one that is
    made: ten seconds of work where nothing in them is worth looking at.
    `max_pages` a TIFF; `max_parts` a PNG (its chunks) or a TIFF (its strips or tiles): each takes its time and
    memory however little is in it.
    `budget` bytes for the decoded pictures of all threads together; one that needs more alone is refused.
    """

    max_pixels: int = 250_000_000
    max_frames: int = 2_000
    max_animation_pixels: int = 800_000_000
    max_film_pixels: int = 300_000_000
    max_pages: int = 10_000
    max_parts: int = 250_000
    budget: int = field(default_factory=default_budget)
