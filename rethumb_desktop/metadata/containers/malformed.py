"""What is raised inside this room where bytes do not keep to their format."""

from __future__ import annotations

#: More parts than any picture has; a file that is nothing but tiny parts would keep its reader busy for minutes.
MAX_PARTS = 500_000


class MalformedError(ValueError):
    """A block that cannot be read; its text is half a sentence, such as `the EXIF directory is cut off`."""
