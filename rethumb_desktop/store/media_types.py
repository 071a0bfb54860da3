"""Media types by a key's extension, for stores that keep none beside the bytes."""

from __future__ import annotations

import mimetypes

from rethumb_desktop.domain.formats import JSON_EXTENSION, OutputFormat, mime_of_output

UNKNOWN = "application/octet-stream"

# The system's own table differs between machines, so what the program itself publishes is written down here.
_PUBLISHED = {output.value: mime_of_output(output) for output in OutputFormat} | {JSON_EXTENSION: "application/json"}


def mime_by_extension(key: str) -> str:
    """Return the media type that the end of `key` stands for."""
    _, dot, extension = key.lower().rpartition("/")[2].rpartition(".")
    if not dot:
        return UNKNOWN
    if extension in _PUBLISHED:
        return _PUBLISHED[extension]
    return mimetypes.guess_type(f"name.{extension}")[0] or UNKNOWN
