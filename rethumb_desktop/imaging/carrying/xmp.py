"""XMP packets: the original's, what of it is still true for the new pixels, and short ones that name the rights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.dom import minidom
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.imaging.carrying.texts import clean_text, read_raw_profile
from rethumb_desktop.imaging.opening import Opened

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_GOOGLE = "http://ns.google.com/photos/1.0/"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

CREATOR, RIGHTS, CREDIT = f"{{{_DC}}}creator", f"{{{_DC}}}rights", f"{{{_PHOTOSHOP}}}Credit"
TIFF_ARTIST, TIFF_COPYRIGHT = f"{{{_TIFF}}}Artist", f"{{{_TIFF}}}Copyright"

# Pictures inside the packet, and what points to pictures behind the end of the old file.
_LEFT_BEHIND_SPACES = frozenset(
    {
        "http://ns.adobe.com/xap/1.0/g/img/",
        "http://ns.adobe.com/xmp/note/",
        "http://ns.adobe.com/hdr-gain-map/1.0/",
        "http://ns.apple.com/HDRGainMap/1.0/",
        *(_GOOGLE + name for name in ("image/", "depthmap/", "audio/", "container/", "container/item/")),
    }
)
# How the old file was laid out and coloured, and what is counted in its pixels.
_LEFT_BEHIND = {
    _XMP: ("Thumbnails",),
    _PHOTOSHOP: ("ICCProfile", "ColorMode"),
    _TIFF: (
        "ImageWidth", "ImageLength", "BitsPerSample", "Compression", "PhotometricInterpretation", "SamplesPerPixel",
        "PlanarConfiguration", "YCbCrSubSampling", "YCbCrPositioning", "YCbCrCoefficients", "XResolution",
        "YResolution", "ResolutionUnit", "TransferFunction", "WhitePoint", "PrimaryChromaticities",
        "ReferenceBlackWhite", "NativeDigest",
    ),
    _EXIF: (
        "Orientation", "MakerNote", "CompressedBitsPerPixel", "RelatedSoundFile", "SubjectArea", "SubjectLocation",
        "FocalPlaneXResolution", "FocalPlaneYResolution", "FocalPlaneResolutionUnit", "Gamma", "NativeDigest",
    ),
    _GOOGLE + "camera/": (
        "MotionPhoto", "MotionPhotoVersion", "MotionPhotoPresentationTimestampUs", "MicroVideo", "MicroVideoVersion",
        "MicroVideoOffset", "MicroVideoPresentationTimestampUs",
    ),
    _GOOGLE + "panorama/": (
        "CroppedAreaImageWidthPixels", "CroppedAreaImageHeightPixels", "CroppedAreaLeftPixels", "CroppedAreaTopPixels",
        "FullPanoWidthPixels", "FullPanoHeightPixels", "LargestValidInteriorRectLeft", "LargestValidInteriorRectTop",
        "LargestValidInteriorRectWidth", "LargestValidInteriorRectHeight",
    ),
}  # fmt: skip
_GIF_HEADER, _PACKET_END = b"\x21\xff\x0bXMP DataXMP", b"<?xpacket end"
#: How JPEG, PNG and WebP pictures begin in Base64.
_PICTURES = ("/9j/", "iVBORw0KGgo", "UklGR")


def packet_of(opened: Opened) -> bytes:
    """Return the original's packet, empty where there is none. Raises ValueError."""
    info = opened.picture.info
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp") or read_raw_profile(info.get("Raw profile type xmp"))
    if opened.format is PictureFormat.GIF:
        return _packet_of_gif(opened.data)
    return packet.encode() if isinstance(packet, str) else bytes(packet)


def _packet_of_gif(data: bytes) -> bytes:
    """Return the packet of a GIF, which stands there as it is, not in blocks; Pillow does not tell of it."""
    start = data.find(_GIF_HEADER) + len(_GIF_HEADER)
    end = data.find(_PACKET_END, start)
    if start < len(_GIF_HEADER) or end < 0:
        return b""
    return data[start : data.find(b">", end) + 1]


def read_properties(packet: bytes) -> dict[str, list[str]]:
    """Return the texts of a packet's own properties, by their qualified names; not those of parts of the picture.

    Of a text in several languages the first or the default one is given. Raises ValueError or SyntaxError.
    """
    from defusedxml import ElementTree

    root: Element = ElementTree.fromstring(_bare(packet), forbid_dtd=True)
    found: dict[str, list[str]] = {}
    for rdf in [root] if root.tag == f"{{{_RDF}}}RDF" else root.iter(f"{{{_RDF}}}RDF"):
        for description in rdf:
            for name, text in description.attrib.items():
                found.setdefault(name, [clean_text(text)])
            for element in description:
                found.setdefault(str(element.tag), [text for part in _texts(element) if (text := clean_text(part))])
    return found


def _texts(element: Element) -> Iterator[str]:
    choices = element.find(f"{{{_RDF}}}Alt")
    if choices is not None:
        items = choices.findall(f"{{{_RDF}}}li")
        default = [item for item in items if item.get(_LANGUAGE) == "x-default"]
        yield from (item.text or "" for item in (default or items)[:1])
    elif len(element):
        yield from (item.text or "" for item in element.iter(f"{{{_RDF}}}li"))
    else:
        yield element.text or ""


def kept_xmp(packet: bytes, size: Size) -> bytes:
    """Return a packet true for the new pixels: upright, of the new size, in sRGB, without a picture in it.

    Raises ValueError or SyntaxError where it is no XML.
    """
    if not packet:
        return b""
    from defusedxml import minidom as defused

    try:
        document = defused.parse(BytesIO(_bare(packet)), forbid_dtd=True)
    except ExpatError as error:
        raise ValueError("the packet is no well-formed XML") from error
    if document.documentElement is not None:
        _Cleaner(size).clean(document.documentElement)
    return "".join(node.toxml() for node in document.childNodes).encode(errors="replace")


class _Cleaner:
    """Makes a packet true for pixels of another size."""

    def __init__(self, size: Size) -> None:
        self._true = {
            (_TIFF, "Orientation"): "1",
            (_EXIF, "ColorSpace"): "1",
            (_EXIF, "PixelXDimension"): str(size.width),
            (_EXIF, "PixelYDimension"): str(size.height),
        }

    def clean(self, element: minidom.Element) -> None:
        """Remove and set what stands below an element, and in its attributes."""
        for attribute in list(element.attributes.values()):
            key = (attribute.namespaceURI or "", attribute.localName)
            if _stays_behind(*key) or _is_picture(attribute.value):
                element.removeAttributeNode(attribute)
            elif key in self._true:
                attribute.value = self._true[key]
        for child in [node for node in element.childNodes if isinstance(node, minidom.Element)]:
            key = (child.namespaceURI or "", child.localName)
            text = "".join(node.data for node in child.childNodes if isinstance(node, minidom.Text))
            if _stays_behind(*key) or _is_picture(text):
                element.removeChild(child)
            elif key in self._true:
                _set_text(child, self._true[key])
            else:
                self.clean(child)


def _stays_behind(space: str, name: str) -> bool:
    return space in _LEFT_BEHIND_SPACES or name in _LEFT_BEHIND.get(space, ())


def _is_picture(text: str) -> bool:
    return text.lstrip().startswith(_PICTURES)


def _set_text(element: minidom.Element, text: str) -> None:
    for node in list(element.childNodes):
        element.removeChild(node)
    document = element.ownerDocument
    assert document is not None
    element.appendChild(document.createTextNode(text))


def rights_packet(creators: Sequence[str], rights: str, credit: str) -> bytes:
    """Return a packet of author, owner and whom to credit, of each what is not empty; empty where all are."""
    properties = ""
    if creators:
        items = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in creators)
        properties += f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>"
    if rights:
        text = f'<rdf:li xml:lang="x-default">{escape(rights)}</rdf:li>'
        properties += f"<dc:rights><rdf:Alt>{text}</rdf:Alt></dc:rights>"
    if credit:
        properties += f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>"
    if not properties:
        return b""
    spaces = f' xmlns:dc="{_DC}"' if creators or rights else ""
    spaces += f' xmlns:photoshop="{_PHOTOSHOP}"' if credit else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about=""{spaces}>{properties}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _bare(packet: bytes) -> bytes:
    """Return a packet without the padding around it; in UTF-16 zeros are halves of letters."""
    return packet if b"\0" in packet[:4] else packet.strip(b"\0 \r\n\t")
