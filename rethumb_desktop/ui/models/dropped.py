"""What was dropped or pasted, as the services take it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from PySide6.QtCore import QDir, QMimeData, QUrl
from PySide6.QtGui import QImage

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.recipe_text import split_old_url

#: Media types under which another program offers a picture's own bytes, the least lossy first.
_PICTURE_TYPES = (
    "application/octet-stream",
    *("image/png", "image/webp", "image/avif", "image/gif", "image/jpeg", "image/tiff", "image/bmp"),
)
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1")


@dataclass(frozen=True)
class Dropped:
    """What a drop or the clipboard holds: `inputs` (paths, URLs), or one picture as bytes or as an image."""

    inputs: tuple[str, ...] = ()
    data: bytes = b""
    image: QImage | None = None
    name: str = ""

    @property
    def has_picture(self) -> bool:
        return bool(self.data) or self.image is not None

    def __bool__(self) -> bool:
        return bool(self.inputs) or self.has_picture


def may_hold_pictures(mime: QMimeData) -> bool:
    """Whether it is worth letting go here; looks at the offered types only, so it costs nothing."""
    offered = set(mime.formats())
    return mime.hasUrls() or mime.hasImage() or mime.hasText() or bool(offered & {*_PICTURE_TYPES, "text/html"})


def read_dropped(mime: QMimeData | None) -> Dropped:
    """Return what is in it: files first, then a picture's own bytes, the picture of a web page, addresses.

    Browsers put a picture's bytes into application/octet-stream and often the address of the page it links to
    into the URLs, so these come last. None is what Qt gives where the clipboard cannot be read.
    """
    if mime is None:
        return Dropped()
    if any(url.isLocalFile() for url in mime.urls()):
        return Dropped(tuple(_named(url) for url in mime.urls() if url.isLocalFile() or _is_web(url)))
    source = _picture_address(mime.html()) if mime.hasHtml() else ""
    addresses = _addresses(mime, source)
    name = _name_of(addresses[0] if addresses else "")
    for data in _offered_bytes(mime, source):
        if looks_like_picture(data):
            return Dropped(data=data, name=name)
    if mime.hasImage():
        image = QImage(mime.imageData())
        if not image.isNull():
            return Dropped(image=image, name=name)
    return Dropped(addresses)


def _is_web(url: QUrl) -> bool:
    return url.scheme() in ("http", "https")


def _named(url: QUrl) -> str:
    """Return a local file's path, or an address with its percent signs as they were."""
    if url.isLocalFile():
        return QDir.toNativeSeparators(url.toLocalFile())
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def looks_like_picture(data: bytes) -> bool:
    """Whether the first bytes are those of a picture format that the program opens."""
    if data.startswith(_SIGNATURES):
        return True
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return True
    return data[4:8] == b"ftyp" and data[8:12] in _BRANDS


def _offered_bytes(mime: QMimeData, source: str) -> Iterable[bytes]:
    for kind in _PICTURE_TYPES:
        if mime.hasFormat(kind):
            yield bytes(mime.data(kind).data())
    if source.startswith("data:"):
        yield _decode_data_url(source)


def _addresses(mime: QMimeData, source: str) -> tuple[str, ...]:
    if _is_web_address(source):
        return (source,)
    urls = tuple(_named(url) for url in mime.urls() if _is_web(url))
    return urls or tuple(_read_lines(mime.text() if mime.hasText() else ""))


def _read_lines(text: str) -> Iterable[str]:
    """Yield the lines of a text if each is an address or a path, else nothing: prose is not for us."""
    lines = [_tidy(line.strip()) for line in text.splitlines() if line.strip()]
    return lines if lines and all(_is_input(line) for line in lines) else []


def _tidy(line: str) -> str:
    """Return a line as a path or an address: file managers copy paths in quotes, people write ~ for their home."""
    bare = line[1:-1] if len(line) > 2 and line[0] == line[-1] and line[0] in "\"'" else line
    return QDir.homePath() + bare[1:] if bare.startswith("~/") else bare


def _is_input(line: str) -> bool:
    try:
        old = split_old_url(line) is not None
    except Fault:
        old = True
    return old or _is_web_address(line) or line.startswith("file:///") or QDir.isAbsolutePath(line)


def _is_web_address(text: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]\S*", text, re.IGNORECASE) is not None


def _name_of(address: str) -> str:
    if not _is_web_address(address):
        return ""
    return unquote(PurePosixPath(urlsplit(address).path).name)


def _decode_data_url(text: str) -> bytes:
    head, _, body = text.partition(",")
    if not head.endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote_to_bytes(body), validate=False)
    except binascii.Error:
        return b""


class _PictureFinder(HTMLParser):
    """Finds the first picture of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.source = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img" and not self.source:
            self.source = (dict(attrs).get("src") or "").strip()


def _picture_address(html: str) -> str:
    finder = _PictureFinder()
    finder.feed(html)
    return f"https:{finder.source}" if finder.source.startswith("//") else finder.source
