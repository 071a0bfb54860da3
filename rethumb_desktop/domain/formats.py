"""Picture formats: what is read, what is written, and how a result is called."""

from __future__ import annotations

from enum import StrEnum


class PictureFormat(StrEnum):
    """A format the program opens; the text is its name for people."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    TIFF = "TIFF"
    BMP = "BMP"
    AVIF = "AVIF"
    HEIC = "HEIC"


class OutputFormat(StrEnum):
    """A format a recipe can ask for; the text is the recipe's word and the file's extension."""

    JPG = "jpg"
    PNG = "png"
    GIF = "gif"
    TIFF = "tiff"
    WEBP = "webp"
    AVIF = "avif"


JSON_EXTENSION = "json"

_MIME = {
    PictureFormat.JPEG: "image/jpeg",
    PictureFormat.PNG: "image/png",
    PictureFormat.WEBP: "image/webp",
    PictureFormat.GIF: "image/gif",
    PictureFormat.TIFF: "image/tiff",
    PictureFormat.BMP: "image/bmp",
    PictureFormat.AVIF: "image/avif",
    PictureFormat.HEIC: "image/heic",
}

# Browsers show neither TIFF nor BMP nor HEIC, so these become what they do show.
_DEFAULT_OUTPUT = {
    PictureFormat.JPEG: OutputFormat.JPG,
    PictureFormat.PNG: OutputFormat.PNG,
    PictureFormat.WEBP: OutputFormat.WEBP,
    PictureFormat.GIF: OutputFormat.GIF,
    PictureFormat.TIFF: OutputFormat.PNG,
    PictureFormat.BMP: OutputFormat.PNG,
    PictureFormat.AVIF: OutputFormat.AVIF,
    PictureFormat.HEIC: OutputFormat.JPG,
}

_OUTPUT_PICTURE = {
    OutputFormat.JPG: PictureFormat.JPEG,
    OutputFormat.PNG: PictureFormat.PNG,
    OutputFormat.GIF: PictureFormat.GIF,
    OutputFormat.TIFF: PictureFormat.TIFF,
    OutputFormat.WEBP: PictureFormat.WEBP,
    OutputFormat.AVIF: PictureFormat.AVIF,
}

#: Names a folder walk takes for pictures; the bytes decide later what they are.
PICTURE_EXTENSIONS = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".apng", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".dib"}
    | {".avif", ".heic", ".heif", ".hif"}
)


def mime_of(picture: PictureFormat) -> str:
    """Return the media type of a picture format."""
    return _MIME[picture]


def default_output(original: PictureFormat) -> OutputFormat:
    """Return what a recipe without `format/` makes of an original of this format."""
    return _DEFAULT_OUTPUT[original]


def mime_of_output(output: OutputFormat) -> str:
    """Return the media type of an output format."""
    return _MIME[_OUTPUT_PICTURE[output]]


_MIME_OF_EXTENSION = {output.value: mime_of_output(output) for output in OutputFormat} | {
    JSON_EXTENSION: "application/json"
}


def mime_of_extension(extension: str) -> str:
    """Return the media type of what the program publishes under this extension (no dot)."""
    return _MIME_OF_EXTENSION[extension]
