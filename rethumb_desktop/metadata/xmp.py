"""XMP packets: RDF flattened to groups of tags, one a namespace."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from rethumb_desktop.domain.metadata import Tag, Value
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.wording import describe
from rethumb_desktop.metadata.xmp_names import PREFIXES, SPACES, standard_word, tag_name
from rethumb_desktop.metadata.xmp_values import convert

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_LISTS = {f"{{{_RDF}}}{name}" for name in ("Bag", "Seq", "Alt")}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TRANSPARENT = {f"{{{_RDF}}}{name}" for name in ("Description", "value")}
_COUNTRY = re.compile(r"([a-z]{2,3}|[xi])(-[a-z]{2})\b(.*)", re.IGNORECASE | re.DOTALL)
_PREFIX = re.compile(r"""xmlns:([A-Za-z_][\w.-]*)\s*=\s*["']([^"']*)["']""")

# A packet deeper or larger than this is no description of a picture.
_MAX_DEPTH = 40
_MAX_VALUES = 20_000
_MAX_BYTES = 8 << 20

# A version in a namespace's address, which may be another than the one that is known.
_VERSION = re.compile(r"/\d+\.\d+(?=/|$)")
_SPACES_OF_ANY_VERSION = {_VERSION.sub("/*", space): prefix for space, prefix in reversed(SPACES.items())}
_STANDARD = frozenset(f"XMP-{prefix}" for prefix in SPACES.values())


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
        """Return group and word of a qualified XML name."""
        space, _, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
        group = f"XMP-{self.prefix(space)}"
        return group, standard_word(group, name)

    def prefix(self, space: str) -> str:
        """Return a namespace's standard prefix, also where its address lacks the last slash or has another version."""
        for known in (space, space.removesuffix("/"), f"{space}/"):
            if known in SPACES:
                return SPACES[known]
        if versioned := _SPACES_OF_ANY_VERSION.get(_VERSION.sub("/*", space)):
            return versioned
        prefix = self.prefixes.get(space, "unknown")
        return PREFIXES.get(prefix, prefix)


@dataclass(frozen=True)
class _Place:
    """Where a value stands: the words that lead to it, and its language."""

    group: str
    path: tuple[str, ...]
    language: str = ""

    @property
    def name(self) -> str:
        return tag_name(self.group, self.path) + (f"-{self.language}" if self.language else "")

    def below(self, word: str) -> _Place:
        return replace(self, path=(*self.path, word))


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
            values = convert(group, name, texts, standard=group in _STANDARD)
            value: Value = values[0] if len(values) == 1 else list(values)
            groups.setdefault(group, {})[name] = Tag(value, describe(name, value))
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
            group, word = flat.split(key)
            flat.add(group, tag_name(group, (word,)), text)
    for child in description:
        group, word = flat.split(child.tag)
        place = _Place(group, (word,))
        # Of a property that is said twice the first counts.
        if place.name not in flat.values.get(group, {}):
            _flatten(child, place, flat, 0)


def _flatten(element: Element, place: _Place, flat: _Flat, depth: int) -> None:
    """Add a property's values: a text, the items of a list, the fields of a structure."""
    if depth > _MAX_DEPTH:
        raise MalformedError("it is nested too deep")
    before = flat.count
    resource = element.get(f"{{{_RDF}}}resource")
    if resource is not None:
        flat.add(place.group, place.name, resource)
    for key, text in element.attrib.items():
        if not key.startswith((f"{{{_RDF}}}", f"{{{_XML}}}")):
            flat.add(place.group, place.below(flat.split(key)[1]).name, text)
    for child in element:
        if child.tag in _LISTS:
            for item in child:
                _flatten(item, replace(place, language=_language(item)), flat, depth + 1)
        elif child.tag in _TRANSPARENT:
            _flatten(child, place, flat, depth + 1)
        else:
            _flatten(child, place.below(flat.split(child.tag)[1]), flat, depth + 1)
    if not len(element) and resource is None and (element.text or flat.count == before):
        flat.add(place.group, place.name, (element.text or "").strip())
    elif flat.count == before:
        flat.add(place.group, place.name, "")


def _language(item: Element) -> str:
    """Return an item's language, its country in capitals; nothing for the one that stands for all."""
    language = item.get(f"{{{_XML}}}lang", "x-default")
    if language.lower() == "x-default":
        return ""
    return _COUNTRY.sub(lambda found: found[1].lower() + found[2].upper() + found[3].lower(), language)
