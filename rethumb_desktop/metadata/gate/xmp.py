"""XMP packets: nothing in `none`, three properties in `copyright`, all but pictures in `keep`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.gate.blocks import BROKEN, THUMBNAIL, TURNED

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TEXT = "[^<]+"
#: The whole of a packet that names author, owner and whom to credit: no other element, attribute, comment,
#: instruction or blank has a place in it.
_RIGHTS = re.compile(
    r'(<\?xpacket begin="\ufeff?" id="W5M0MpCehiHzreSzNTczkc9d"\?>)?'
    r'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    f'<rdf:RDF xmlns:rdf="{re.escape(_RDF)}">'
    r'<rdf:Description rdf:about=""'
    r'( xmlns:dc="http://purl\.org/dc/elements/1\.1/")?( xmlns:photoshop="http://ns\.adobe\.com/photoshop/1\.0/")?>'
    f"(<dc:creator><rdf:Seq>(<rdf:li>{_TEXT}</rdf:li>)+</rdf:Seq></dc:creator>)?"
    f'(<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{_TEXT}</rdf:li></rdf:Alt></dc:rights>)?'
    f"(<photoshop:Credit>{_TEXT}</photoshop:Credit>)?"
    r"</rdf:Description></rdf:RDF></x:xmpmeta>"
    r'(<\?xpacket end="[rw]"\?>)?'
)

#: Properties that hold a picture.
_THUMBNAILS = frozenset(
    (
        "{http://ns.adobe.com/xap/1.0/}Thumbnails",
        "{http://ns.adobe.com/xap/1.0/g/img/}image",
        "{http://ns.google.com/photos/1.0/image/}Data",
        "{http://ns.google.com/photos/1.0/depthmap/}Data",
    )
)
#: How JPEG, PNG and WebP pictures begin in Base64.
_PICTURES = ("/9j/", "iVBORw0KGgo", "UklGR")
_ORIENTATION = "{http://ns.adobe.com/tiff/1.0/}Orientation"


def scan_xmp(packet: bytes, allowed: MetadataMode, where: str) -> Iterator[Finding]:
    """Yield what an XMP packet holds against the mode."""
    if allowed is MetadataMode.NONE:
        yield Finding("XMP", where)
    elif allowed is MetadataMode.COPYRIGHT:
        if not _names_rights_only(packet):
            yield Finding("XMP", where)
    else:
        yield from _scan_kept(packet, where)


def _names_rights_only(packet: bytes) -> bool:
    try:
        return _RIGHTS.fullmatch(packet.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False


def _scan_kept(packet: bytes, where: str) -> Iterator[Finding]:
    root = _parse(packet)
    if root is None:
        yield Finding(BROKEN, f"{where}: it is no well-formed XMP")
        return
    for element in root.iter():
        values = {str(element.tag): element.text or "", **element.attrib}
        for name, text in values.items():
            if name in _THUMBNAILS or text.lstrip().startswith(_PICTURES):
                yield Finding(THUMBNAIL, f"{where}, XMP")
            elif name == _ORIENTATION and text.strip() != "1":
                yield Finding(TURNED, f"{where}, XMP")


def _parse(packet: bytes) -> Element | None:
    from defusedxml import ElementTree

    try:
        root: Element = ElementTree.fromstring(packet.strip(b"\0 \r\n\t"), forbid_dtd=True)
    except (SyntaxError, ValueError, LookupError):
        return None
    return root
