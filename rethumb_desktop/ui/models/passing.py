"""What is known of a job for now only, beside what the index keeps of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """How large an original is before it is worked on: upright, in pixels, and in bytes; 0 where nobody knows."""

    width: int = 0
    height: int = 0
    bytes: int = 0


@dataclass(frozen=True)
class Passing:
    """The place of the rendition that is being sent, and the original's measure; None where nobody knows."""

    sending: int | None = None
    measure: Measure | None = None


NOTHING_KNOWN = Passing()
