"""The gate itself: one scan a media type."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.gate import gif, isobmff, jpeg, png, tiff, webp
from rethumb_desktop.metadata.gate.blocks import BROKEN

_SCANS: dict[str, Callable[[bytes, MetadataMode], Iterator[Finding]]] = {
    "image/jpeg": jpeg.scan,
    "image/png": png.scan,
    "image/webp": webp.scan,
    "image/gif": gif.scan,
    "image/tiff": tiff.scan,
    "image/avif": isobmff.scan,
}
_TEXT = "application/json"


class ByteScanGate:
    """Scans finished bytes by the structure of their format; shares no code with what encodes them.

    A list of what is allowed, not of what is forbidden: a part of a file that is not known to belong to the
    picture itself is a finding, and so is a structure that cannot be read. JSON, which is metadata because it
    was asked for, passes. Holds no state.
    """

    def scan(self, data: bytes, mime: str, allowed: MetadataMode) -> list[Finding]:
        """Return what the bytes carry that the mode does not allow, each thing once; an empty list lets them pass.

        `none` allows structure and a plain sRGB profile; `copyright` also an EXIF block of artist
        and copyright and an XMP packet of creator, rights and credit; `keep` EXIF, XMP, IPTC, texts and profiles.
        No mode allows a thumbnail, a further picture, an orientation that is still to be applied, a structure that
        no encoder of this program writes, bytes between the parts, or anything behind the end.

        What is not told: pixels and colours themselves may spell a text. Deflated pixels (PNG, TIFF) and those of a
        GIF up to 64 KB are counted to the last byte; the codes of JPEG, WebP, AVIF and of larger GIFs are not
        decoded: bytes behind the last code are found where a text of 32 bytes can be read in them.
        """
        if mime == _TEXT:
            return []
        scan = _SCANS.get(mime)
        if scan is None:
            return [Finding(BROKEN, f"{mime} cannot be scanned")]
        findings: list[Finding] = []
        try:
            findings.extend(scan(data, allowed))
        except MalformedError as error:
            findings.append(Finding(BROKEN, str(error)))
        return list(dict.fromkeys(findings))
