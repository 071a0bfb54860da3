"""Blocks of metadata with something in them that the mode does not name: the privacy gate looks into each."""

from __future__ import annotations

import struct
import zlib

import pytest

from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata import ByteScanGate
from rethumb_desktop.metadata.containers import webp
from rethumb_desktop.metadata.gate.profile import is_plain_srgb
from tests.fixtures import pictures
from tests.unit.metadata import blocks
from tests.unit.metadata.finished import MIMES, still

NOTE = b"Said by nobody"


def findings(extension: str, data: bytes, mode: str = "none") -> list[str]:
    return [finding.what for finding in ByteScanGate().scan(data, MIMES[extension], MetadataMode(mode))]


# EXIF and XMP that name the rights


ARTIST = blocks.text(315, b"By nobody\0")


@pytest.mark.parametrize(
    "fields",
    [
        [blocks.text(315, b"By nobody\0Said by nobody\0")],
        [blocks.text(33432, b"One\0Two\0Three\0")],
        [blocks.text(315, b"By\x01nobody\0")],
        [blocks.text(315, b"By \xff nobody\0")],
        [blocks.undefined(315, b"By nobody\0")],
        [ARTIST, blocks.text(315, b"ABC\0")],
        [ARTIST, blocks.rational(282, (72, 1))],
        [ARTIST, blocks.short(274, 1, 77)],
        [ARTIST, blocks.text(305, b"By nobody\0")],
        [ARTIST, blocks.long(34665, 8)],
    ],
)
def test_an_exif_block_names_artist_and_copyright_and_nothing_else(fields: list[blocks.Field]) -> None:
    data = blocks.jpeg_with_exif(pictures.jpeg(), blocks.exif_block(fields))
    assert findings("jpg", data, "copyright")


@pytest.mark.parametrize("mode", ["copyright", "keep"])
@pytest.mark.parametrize("block", [NOTE, b"II*\0", b"II*\0\0\0\0\0", b"II*\0\xff\0\0\0"])
def test_an_exif_block_that_cannot_be_read_is_found(block: bytes, mode: str) -> None:
    found = findings("jpg", blocks.jpeg_with_exif(pictures.jpeg(), block), mode)
    assert found == ["unreadable structure"]


def test_a_value_of_a_type_that_does_not_exist_is_found() -> None:
    block = blocks.exif_block([ARTIST, (33432, 99, 4, b"said")])
    assert "unreadable structure" in findings("jpg", blocks.jpeg_with_exif(pictures.jpeg(), block), "copyright")


@pytest.mark.parametrize(
    ("body", "mode", "what"),
    [
        (blocks.resources((0x03ED, bytes(16))), "none", "Photoshop resources"),
        (blocks.resources((0x03ED, bytes(16))), "copyright", "Photoshop resources"),
        (blocks.resources((0x03ED, bytes(16)))[:-4], "keep", "unreadable structure"),
        (blocks.resources((0x0404, blocks.iptc((2, 120, pictures.jpeg(8, 8))))), "keep", "embedded thumbnail"),
    ],
)
def test_what_photoshop_says_is_found(body: bytes, mode: str, what: str) -> None:
    assert findings("jpg", blocks.into_jpeg(pictures.jpeg(), blocks.segment(0xED, body)), mode) == [what]


def test_a_second_exif_block_is_found() -> None:
    once = blocks.jpeg_with_exif(pictures.jpeg(), blocks.exif_block([ARTIST]))
    assert findings("jpg", once, "copyright") == []
    assert findings("jpg", blocks.jpeg_with_exif(once, blocks.exif_block([ARTIST])), "copyright") != []


def test_the_packet_of_the_rights_passes_and_nothing_but_it() -> None:
    data = still("webp", "copyright")
    assert findings("webp", data, "copyright") == []
    assert findings("webp", data, "none") == ["EXIF", "XMP"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</rdf:RDF>", "<!-- Said by nobody --></rdf:RDF>"),
        ("</rdf:RDF>", "<?nobody said?></rdf:RDF>"),
        ("</rdf:RDF>", " \t \t  \t</rdf:RDF>"),
        ("</rdf:RDF>", "<rdf:Description rdf:about=''/></rdf:RDF>"),
        ("<dc:creator>", "<dc:title>Said</dc:title><dc:creator>"),
        ("<dc:creator>", "<dc:creator nobody='said'>"),
        ("</dc:creator>", "<![CDATA[said]]></dc:creator>"),
        ('rdf:about=""', 'rdf:about="nobody"'),
        ('rdf:about=""', 'rdf:about="" xmlns:said="http://example.com/"'),
        ('<x:xmpmeta xmlns:x="adobe:ns:meta/">', '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Example">'),
        ("<photoshop:Credit>", "<photoshop:City>Berlin</photoshop:City><photoshop:Credit>"),
        ('lang="x-default"', 'lang="said-by-nobody"'),
        ("<x:xmpmeta", "<!DOCTYPE said><x:xmpmeta"),
        ('<?xpacket end="r"?>', '<?xpacket end="r"?>' + " " * 100),
        ('id="W5M0MpCehiHzreSzNTczkc9d"', 'id="nobody"'),
    ],
)
def test_a_packet_of_the_rights_with_something_else_is_found(old: str, new: str) -> None:
    data = still("webp", "copyright")
    (chunk,) = (chunk for chunk in webp.read_chunks(data) if chunk.name == "XMP ")
    packet = chunk.data.decode()
    assert packet.count(old) >= 1
    without = data[: chunk.start] + data[chunk.end :]
    changed = blocks.into_webp(without, b"XMP ", packet.replace(old, new, 1).encode())
    assert findings("webp", blocks.into_webp(without, b"XMP ", chunk.data), "copyright") == []
    assert findings("webp", changed, "copyright") == ["XMP"]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<tiff:Orientation xmlns:tiff="http://ns.adobe.com/tiff/1.0/">6</tiff:Orientation>', "orientation"),
        ('<x:y xmlns:x="http://ns.adobe.com/xap/1.0/g/img/"><x:image>abc</x:image></x:y>', "embedded thumbnail"),
        ('<p:Thumbnails xmlns:p="http://ns.adobe.com/xap/1.0/"/>', "embedded thumbnail"),
        ('<n:data xmlns:n="http://example.com/">/9j/4AAQSkZJRgABAQ</n:data>', "embedded thumbnail"),
        ("<unbound:name/>", "unreadable structure"),
    ],
)
def test_a_packet_that_is_kept_is_upright_and_holds_no_picture(body: str, what: str) -> None:
    assert findings("webp", blocks.into_webp(pictures.webp(), b"XMP ", blocks.xmp(body)), "keep") == [what]


def test_the_name_of_a_space_alone_is_no_thumbnail() -> None:
    packet = blocks.xmp("<dc:title>T</dc:title>", 'xmlns:xmpGImg="http://ns.adobe.com/xap/1.0/g/img/"')
    assert findings("webp", blocks.into_webp(pictures.webp(), b"XMP ", packet), "keep") == []


# Profiles


def changed_profile(place: int, new: bytes) -> bytes:
    profile = pictures.srgb_profile()
    return profile[:place] + new + profile[place + len(new) :]


def element_at(name: bytes) -> int:
    """Return where an element of the plain profile begins."""
    profile = pictures.srgb_profile()
    return int(struct.unpack_from(">I", profile, profile.index(name, 128) + 4)[0])


def test_a_plain_profile_is_plain() -> None:
    assert is_plain_srgb(pictures.srgb_profile())
    assert not is_plain_srgb(pictures.swapped_profile())


@pytest.mark.parametrize(
    ("place", "new"),
    [
        (4, b"nobo"),
        (24, b"\xff\xff"),
        (26, b"\0\x63"),
        (44, b"said"),
        (48, b"nobo"),
        (52, b"nobo"),
        (84, NOTE),
        (100, NOTE),
    ],
)
def test_the_header_of_a_profile_tells_nothing(place: int, new: bytes) -> None:
    assert not is_plain_srgb(changed_profile(place, new))


@pytest.mark.parametrize("name", [b"desc", b"cprt"])
def test_the_texts_of_a_profile_are_known_ones(name: bytes) -> None:
    assert not is_plain_srgb(changed_profile(element_at(name) + 28, "Nobody".encode("utf-16-be")))


@pytest.mark.parametrize("name", [b"rTRC", b"chad", b"chrm", b"wtpt"])
def test_the_numbers_of_a_profile_are_those_of_srgb(name: bytes) -> None:
    assert not is_plain_srgb(changed_profile(element_at(name) + 12, b"Nobody"))


def test_bytes_between_the_elements_of_a_profile_are_found() -> None:
    profile = pictures.srgb_profile()
    longer = profile + NOTE + bytes(-len(NOTE) % 4)
    assert not is_plain_srgb(struct.pack(">I", len(longer)) + longer[4:])
    assert not is_plain_srgb(longer)


@pytest.mark.parametrize(
    ("name", "behind", "found"),
    [(b"ICC Profile", b"", []), (b"By nobody", b"", ["hidden data"]), (b"ICC Profile", NOTE, ["hidden data"])],
)
def test_a_profile_in_a_png_has_a_usual_name_and_nothing_behind_it(
    name: bytes, behind: bytes, found: list[str]
) -> None:
    body = name + b"\0\0" + zlib.compress(pictures.srgb_profile()) + behind
    assert findings("png", blocks.into_png(pictures.png(), blocks.chunk(b"iCCP", body))) == found
