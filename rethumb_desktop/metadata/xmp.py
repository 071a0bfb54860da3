"""XMP packets: RDF flattened to groups of tags, one a namespace."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from rethumb_desktop.domain.metadata import Tag, Value
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.wording import describe
from rethumb_desktop.metadata.xmp_values import convert, join_names, standard_name

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_LISTS = {f"{{{_RDF}}}{name}" for name in ("Bag", "Seq", "Alt")}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TRANSPARENT = {f"{{{_RDF}}}{name}" for name in ("Description", "value")}
_PREFIX = re.compile(r"""xmlns:([A-Za-z_][\w.-]*)\s*=\s*["']([^"']*)["']""")

# A packet deeper or larger than this is no description of a picture.
_MAX_DEPTH = 40
_MAX_VALUES = 20_000
_MAX_BYTES = 8 << 20

#: Prefixes by namespace where documents often choose another one.
_KNOWN = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/bj/": "xmpBJ",
    "http://ns.adobe.com/xap/1.0/t/pg/": "xmpTPg",
    "http://ns.adobe.com/xmp/note/": "xmpNote",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/lightroom/1.0/": "lr",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptcCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://ns.microsoft.com/photo/1.0": "microsoft",
    "http://ns.microsoft.com/photo/1.0/": "microsoft",
    "http://ns.adobe.com/hdr-gain-map/1.0/": "hdrgm",
    "http://ns.adobe.com/hdr-metadata/1.0/": "hdr",
    "http://ns.google.com/photos/1.0/panorama/": "GPano",
    "http://ns.google.com/photos/1.0/camera/": "GCamera",
    "http://ns.google.com/photos/1.0/container/": "Container",
    "http://www.gimp.org/xmp/": "GIMP",
    "http://xmp.gettyimages.com/gift/1.0/": "getty",
}
_STANDARD = frozenset(f"XMP-{prefix}" for prefix in _KNOWN.values())


@dataclass
class _Flat:
    """Values by group and tag, in the document's order."""

    prefixes: dict[str, str]
    values: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    count: int = 0

    def add(self, group: str, name: str, text: str) -> None:
        self.count += 1
        if self.count > _MAX_VALUES:
            raise MalformedError("it holds too many values")
        self.values.setdefault(group, {}).setdefault(name, []).append(text)

    def split(self, tag: str) -> tuple[str, str]:
        """Return group and capitalised name of a qualified XML name."""
        space, _, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
        prefix = _KNOWN.get(space) or self.prefixes.get(space, "unknown")
        return f"XMP-{prefix}", standard_name(f"XMP-{prefix}", name)


def read_xmp(packet: bytes) -> dict[str, dict[str, Tag]]:
    """Return the groups of a packet. Raises MalformedError where it is no XMP or could do harm."""
    text = _decode(packet)
    root = _parse(text)
    flat = _Flat({uri: prefix for prefix, uri in _PREFIX.findall(text)})
    for key, toolkit in root.attrib.items():
        if key.endswith(("}xmptk", "}xaptk")):
            flat.add("XMP-x", "XMPToolkit", toolkit)
    for description in _descriptions(root):
        _flatten_description(description, flat)
    groups: dict[str, dict[str, Tag]] = {}
    for group, tags in flat.values.items():
        for name, texts in tags.items():
            renamed, values = convert(group, name, texts, standard=group in _STANDARD)
            value: Value = values[0] if len(values) == 1 else list(values)
            groups.setdefault(group, {})[renamed] = Tag(value, describe(renamed, value))
    return groups


def _decode(packet: bytes) -> str:
    """Return the XML as text: UTF-8 or UTF-16, where it is neither Western European."""
    if len(packet) > _MAX_BYTES:
        raise MalformedError("it is larger than 8 MB")
    start = packet[packet.find(b"<") - 1 :][:3] if b"<" in packet else b""
    if start[:2] == b"\0<" and packet[:1] in (b"\0", b"\xfe"):
        text = packet.decode("utf-16-be", "replace")
    elif start[1:3] == b"<\0" or packet[:2] == b"<\0":
        text = packet.decode("utf-16-le", "replace")
    else:
        try:
            text = packet.decode("utf-8")
        except UnicodeDecodeError:
            text = packet.decode("cp1252", "replace")
    # What stands before the first and behind the last angle bracket is padding.
    return _CONTROL.sub("", text[text.find("<") : text.rfind(">") + 1])


def _parse(text: str) -> Element:
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        root: Element = ElementTree.fromstring(text, forbid_dtd=True)
    except DefusedXmlException as error:
        raise MalformedError("it declares entities") from error
    except (SyntaxError, ValueError, LookupError) as error:
        raise MalformedError("it is no well-formed XML") from error
    return root


def _descriptions(root: Element) -> list[Element]:
    rdf = root if root.tag == f"{{{_RDF}}}RDF" else root.find(f".//{{{_RDF}}}RDF")
    if rdf is None:
        raise MalformedError("there is no RDF in it")
    return list(rdf)


def _flatten_description(description: Element, flat: _Flat) -> None:
    for key, text in description.attrib.items():
        if key in (f"{{{_RDF}}}about", "about"):
            if text and "About" not in flat.values.get("XMP-rdf", {}):
                flat.add("XMP-rdf", "About", text)
        elif not key.startswith((f"{{{_RDF}}}", f"{{{_XML}}}")):
            flat.add(*flat.split(key), text)
    for child in description:
        group, name = flat.split(child.tag)
        # Of a property that is said twice the first counts.
        if name not in flat.values.get(group, {}):
            _flatten(child, group, name, flat, 0)


def _flatten(element: Element, group: str, name: str, flat: _Flat, depth: int) -> None:
    """Add a property's values: a text, the items of a list, the fields of a structure."""
    if depth > _MAX_DEPTH:
        raise MalformedError("it is nested too deep")
    before = flat.count
    resource = element.get(f"{{{_RDF}}}resource")
    if resource is not None:
        flat.add(group, name, resource)
    for key, text in element.attrib.items():
        if not key.startswith((f"{{{_RDF}}}", f"{{{_XML}}}")):
            flat.add(group, join_names(name, flat.split(key)[1]), text)
    for child in element:
        if child.tag in _LISTS:
            for item in child:
                language = item.get(f"{{{_XML}}}lang", "x-default")
                suffix = "" if language == "x-default" else f"-{language}"
                _flatten(item, group, name + suffix, flat, depth + 1)
        elif child.tag in _TRANSPARENT:
            _flatten(child, group, name, flat, depth + 1)
        else:
            _flatten(child, group, join_names(name, flat.split(child.tag)[1]), flat, depth + 1)
    if not len(element) and resource is None and (element.text or flat.count == before):
        flat.add(group, name, (element.text or "").strip())
    elif flat.count == before:
        flat.add(group, name, "")
