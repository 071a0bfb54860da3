"""Whose picture it is: author, owner and whom to credit, whichever part of the original says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from rethumb_desktop.imaging.carrying import xmp
from rethumb_desktop.imaging.carrying.exif import ARTIST, COPYRIGHT, MALFORMED, WINDOWS_AUTHOR, read_exif
from rethumb_desktop.imaging.carrying.iptc import data_sets
from rethumb_desktop.imaging.carrying.texts import clean_text, read_text
from rethumb_desktop.imaging.opening import Opened

_BY_LINE, _CREDIT, _COPYRIGHT_NOTICE = (2, 80), (2, 110), (2, 116)
# A copyright in EXIF is up to two texts, the photographer's and the editor's, with a zero between them.
_COPYRIGHTS = 2


@dataclass(frozen=True)
class Rights:
    """What a picture says of its rights, each part empty where nothing is said."""

    artists: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    credit: str = ""

    def exif(self) -> bytes:
        """Return an EXIF block of artist and copyright only, empty where there are none."""
        block = Image.Exif()
        if self.artists:
            block[ARTIST] = "; ".join(self.artists).encode()
        if self.copyrights:
            block[COPYRIGHT] = "\0".join(self.copyrights).encode()
        return block.tobytes() if len(block) else b""

    def xmp(self) -> bytes:
        """Return a packet of creator, rights and credit only, empty where there are none."""
        return xmp.rights_packet(self.artists, "; ".join(self.copyrights), self.credit)


def read_rights(opened: Opened) -> tuple[Rights, bool]:
    """Return the original's rights, and whether all of its metadata could be read.

    Each part is taken from EXIF, or else from XMP, from IPTC (which cuts names after 32 letters) or a PNG's texts.
    """
    found = []
    readable = True
    for read in _SOURCES:
        try:
            found.append(read(opened))
        except MALFORMED:
            readable = False
    artists = next((rights.artists for rights in found if rights.artists), ())
    copyrights = next((rights.copyrights for rights in found if rights.copyrights), ())
    credit = next((rights.credit for rights in found if rights.credit), "")
    return Rights(artists, copyrights[:_COPYRIGHTS], credit), readable


def _from_exif(opened: Opened) -> Rights:
    exif = read_exif(opened)
    artists = _texts(exif.get(ARTIST))
    windows = exif.get(WINDOWS_AUTHOR)
    if not artists and isinstance(windows, bytes):
        artists = _filled([clean_text(windows.decode("utf-16-le", "replace"))])
    return Rights(_filled(";".join(artists).split(";")), _texts(exif.get(COPYRIGHT)))


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a tag, which zeros part. Raises ValueError for a number."""
    if value is None:
        return ()
    if isinstance(value, str):  # Pillow reads text as Latin-1, so that gives the original's bytes
        value = value.encode("latin-1")
    if not isinstance(value, bytes):
        raise ValueError("a number in the place of a text")
    return _filled([read_text(part) for part in value.split(b"\0")])


def _filled(texts: list[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _from_iptc(opened: Opened) -> Rights:
    found: dict[tuple[int, int], list[str]] = {}
    for data_set in data_sets(opened):
        found.setdefault(data_set.key, []).append(read_text(data_set.value))
    copyrights = _filled(found.get(_COPYRIGHT_NOTICE, []))
    return Rights(_filled(found.get(_BY_LINE, [])), copyrights[:1], "; ".join(_filled(found.get(_CREDIT, []))))


def _from_xmp(opened: Opened) -> Rights:
    packet = xmp.packet_of(opened)
    if not packet:
        return Rights()
    found = xmp.read_properties(packet)
    artists = found.get(xmp.CREATOR) or found.get(xmp.TIFF_ARTIST) or []
    copyrights = found.get(xmp.RIGHTS) or found.get(xmp.TIFF_COPYRIGHT) or []
    return Rights(_filled(artists), _filled(copyrights)[:1], "; ".join(_filled(found.get(xmp.CREDIT, []))))


def _from_texts(opened: Opened) -> Rights:
    """Return what the text chunks of a PNG say under the names that its standard gives them."""
    author, copyright_ = (opened.picture.info.get(name) for name in ("Author", "Copyright"))
    return Rights(
        _filled([clean_text(author)]) if isinstance(author, str) else (),
        _filled([clean_text(copyright_)]) if isinstance(copyright_, str) else (),
    )


_SOURCES: tuple[Callable[[Opened], Rights], ...] = (_from_exif, _from_xmp, _from_iptc, _from_texts)
