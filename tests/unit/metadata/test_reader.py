"""Reading metadata: every group, every format, and what is malformed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.metadata import PhotoMetadata, Tag
from rethumb_desktop.metadata import PhotoMetadataReader
from tests.fixtures import pictures
from tests.unit.metadata import blocks


def read(data: bytes) -> PhotoMetadata:
    return PhotoMetadataReader().read(data)


def read_exif(block: bytes) -> PhotoMetadata:
    return read(blocks.jpeg_with_exif(pictures.jpeg(), block))


def tag(data: PhotoMetadata, group: str, name: str) -> Tag:
    return data.groups[group][name]


EXPOSURE = blocks.exif_block(
    [blocks.text(271, b"Example Cameras\0rest"), blocks.short(274, 6), blocks.rational(282, (72, 1))],
    [
        blocks.rational(33434, (10, 2500)),
        blocks.rational(33437, (28, 10)),
        blocks.short(34855, 400),
        blocks.undefined(36864, b"0232"),
        blocks.text(36867, b"2024:05:06 07:08:09\0"),
        blocks.short(37385, 0x10),
        blocks.rational(37386, (50, 1)),
        blocks.rational(42034, (24, 1), (70, 1), (0, 0), (0, 0)),
        (37380, 10, 1, b"\xff\xff\xff\xff\3\0\0\0"),
    ],
    blocks.gps_fields(),
)


def test_names_values_and_words_of_an_exposure() -> None:
    found = read_exif(EXPOSURE)

    assert tag(found, "IFD0", "Make") == Tag("Example Cameras", "Example Cameras")
    assert tag(found, "IFD0", "XResolution") == Tag(72, "72")
    assert tag(found, "ExifIFD", "ExposureTime") == Tag(0.004, "1/250 s")
    assert tag(found, "ExifIFD", "FNumber") == Tag(2.8, "f/2.8")
    assert tag(found, "ExifIFD", "ISO") == Tag(400, "ISO 400")
    assert tag(found, "ExifIFD", "ExifVersion").value == "0232"
    assert tag(found, "ExifIFD", "DateTimeOriginal").value == "2024:05:06 07:08:09"
    assert tag(found, "ExifIFD", "Flash") == Tag(16, "Flash did not fire, forced off")
    assert tag(found, "ExifIFD", "FocalLength") == Tag(50, "50 mm")
    assert tag(found, "ExifIFD", "ExposureCompensation") == Tag(-0.3333333333, "-0.33 EV")
    assert found.file.orientation == 6
    assert (found.file.width, found.file.height, found.file.mode) == (64, 48, "RGB")
    assert found.malformed == ()


def test_nothing_divided_by_nothing_is_not_zero() -> None:
    lens = tag(read_exif(EXPOSURE), "ExifIFD", "LensInfo")

    assert lens.value == [24, 70, "undef", "undef"]
    assert lens.text == "24–70 mm f/?"


@pytest.mark.parametrize(
    ("stored", "read_as"),
    [
        ("Zoë Müller".encode(), "Zoë Müller"),
        ("Zoë Müller".encode("latin-1"), "Zoë Müller"),
        (b"Example\0left over", "Example"),
    ],
)
def test_texts_of_either_character_set_end_at_their_nul(stored: bytes, read_as: str) -> None:
    assert tag(read_exif(blocks.exif_block([blocks.text(315, stored)])), "IFD0", "Artist").value == read_as


@pytest.mark.parametrize(
    "stored",
    [
        b"ASCII\0\0\0" + b"A comment",
        b"UNICODE\0" + "A comment".encode("utf-16-le"),
        b"UNICODE\0" + "A comment".encode("utf-16-be"),
        b"\0\0\0\0\0\0\0\0" + b"A comment\0\0",
    ],
)
def test_a_user_comment_loses_the_name_of_its_character_set(stored: bytes) -> None:
    block = blocks.exif_block([], [blocks.undefined(37510, stored)])

    assert tag(read_exif(block), "ExifIFD", "UserComment").value == "A comment"


def test_windows_texts_are_sixteen_bit() -> None:
    title = "Größe".encode("utf-16-le") + b"\0\0"

    found = read_exif(blocks.exif_block([(40091, blocks.BYTE, len(title), title)]))

    assert tag(found, "IFD0", "XPTitle").value == "Größe"


def test_apex_values_are_seconds_and_f_numbers() -> None:
    found = read_exif(blocks.exif_block([], [blocks.rational(37377, (8, 1)), blocks.rational(37378, (4, 1))]))

    assert tag(found, "ExifIFD", "ShutterSpeedValue") == Tag(0.00390625, "1/256 s")
    assert tag(found, "ExifIFD", "ApertureValue") == Tag(4.0, "f/4.0")


def test_a_broken_directory_leaves_the_rest() -> None:
    block = blocks.exif_block([blocks.text(271, b"Example\0"), blocks.long(0x8769, 9_999_999)])
    cut = blocks.exif_block([blocks.text(271, b"Example\0"), (315, 2, 4_000_000_000, b"abcde")])

    for found in (read_exif(block), read_exif(cut)):
        assert tag(found, "IFD0", "Make").value == "Example"
        assert len(found.malformed) == 1


def test_an_exif_block_that_is_none_is_malformed() -> None:
    assert read_exif(b"no TIFF header").malformed == (
        "The EXIF block is broken: the block does not begin with a TIFF header.",
    )


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_whose_pixels_are_cut_off_says_so(progressive: bool) -> None:
    whole = pictures.jpeg(camera=True, progressive=progressive)
    scan = whole.index(b"\xff\xda")

    assert read(whole).malformed == ()
    assert read(whole + b"more").malformed == ()
    for end in (scan + 20, len(whole) - 2, len(whole) - 1):
        found = read(whole[:end])
        assert found.malformed == ("The picture data ends early.",)
        assert tag(found, "IFD0", "Make").value == "Example Cameras"


def test_directories_in_a_circle_end() -> None:
    block = bytearray(blocks.exif_block([blocks.short(274, 1)]))
    block[-4:] = (8).to_bytes(4, "little")

    assert list(read_exif(bytes(block)).groups) == ["IFD0"]


def test_the_thumbnail_directory_is_a_group() -> None:
    found = read_exif(blocks.exif_block([blocks.short(274, 1)], thumbnail=pictures.jpeg(8, 8)))

    assert "ThumbnailLength" in found.groups["IFD1"]


def test_iptc_texts_dates_and_lists() -> None:
    block = blocks.iptc(
        (1, 90, b"\x1b%G"),
        (2, 25, "früh".encode()),
        (2, 25, b"late"),
        (2, 55, b"20240506"),
        (2, 60, b"070809+0200"),
        (2, 120, b"Caption"),
    )
    data = blocks.into_jpeg(pictures.jpeg(), blocks.segment(0xED, blocks.resources((0x0404, block))))

    found = read(data).groups["IPTC"]

    assert found["Keywords"].value == ["früh", "late"]
    assert found["DateCreated"].value == "2024:05:06"
    assert found["TimeCreated"].value == "07:08:09+02:00"
    assert found["Caption-Abstract"].value == "Caption"
    assert found["CodedCharacterSet"].text == "UTF-8"


def test_a_cut_iptc_block_keeps_what_came_before() -> None:
    block = blocks.iptc((2, 120, b"Caption")) + b"\x1c\x02\x50\x00\xff"
    found = read(blocks.into_jpeg(pictures.jpeg(), blocks.segment(0xED, blocks.resources((0x0404, block)))))

    assert found.groups["IPTC"]["Caption-Abstract"].value == "Caption"
    assert found.malformed == ("The IPTC block is broken: a data set is cut off.",)


NAMESPACES = (
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmp:Rating="4" '
    'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:own="http://example.com/own/" '
    'xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"'
)
BODY = (
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Title</rdf:li>'
    '<rdf:li xml:lang="de">Titel</rdf:li></rdf:Alt></dc:title>'
    "<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>two</rdf:li></rdf:Bag></dc:subject>"
    "<xmp:CreateDate>2024-05-06T07:08:09+02:00</xmp:CreateDate><exif:FNumber>28/10</exif:FNumber>"
    '<xmpMM:DerivedFrom stRef:instanceID="x.iid:1"/><own:Thing>1</own:Thing>'
    "<exif:GPSLatitude>33,52.5S</exif:GPSLatitude>"
)


def with_xmp(packet: bytes) -> bytes:
    return blocks.into_jpeg(pictures.jpeg(), blocks.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))


def test_xmp_is_flattened_by_namespace() -> None:
    found = read(with_xmp(blocks.xmp(BODY, NAMESPACES))).groups

    assert found["XMP-dc"]["Title"].value == "Title"
    assert found["XMP-dc"]["Title-de"].value == "Titel"
    assert found["XMP-dc"]["Subject"] == Tag(["one", "two"], "one, two")
    assert found["XMP-xmp"]["Rating"].value == 4
    assert found["XMP-xmp"]["CreateDate"].value == "2024:05:06 07:08:09+02:00"
    assert found["XMP-exif"]["FNumber"] == Tag(2.8, "f/2.8")
    assert found["XMP-exif"]["GPSLatitude"].value == -33.875
    assert found["XMP-xmpMM"]["DerivedFromInstanceID"].value == "x.iid:1"
    assert found["XMP-own"]["Thing"].value == "1"


def test_fractions_of_a_foreign_namespace_are_numbers() -> None:
    body = "<own:Pitch>0/100</own:Pitch><own:Yaw>-5/2</own:Yaw><own:Roll>0/0</own:Roll><own:Day>1/2 3/4</own:Day>"
    list_ = "<own:List><rdf:Seq><rdf:li>1/2</rdf:li><rdf:li>0/2</rdf:li></rdf:Seq></own:List>"
    packet = blocks.xmp(body + list_ + "<dc:format>1/2</dc:format>", 'xmlns:own="http://example.com/own/"')
    found = read(with_xmp(packet)).groups

    own = {"Pitch": 0, "Yaw": -2.5, "Roll": "undef", "Day": "1/2 3/4", "List": [0.5, 0]}
    assert {name: tag.value for name, tag in found["XMP-own"].items()} == own
    assert found["XMP-dc"]["Format"].value == "1/2"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "latin-1"])
def test_xmp_of_other_encodings(encoding: str) -> None:
    packet = blocks.xmp("<dc:format>Größe</dc:format>").decode().encode(encoding)

    assert read(with_xmp(packet)).groups["XMP-dc"]["Format"].value == "Größe"


@pytest.mark.parametrize(
    "packet",
    [
        b"<x:xmpmeta",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY e "lol">]>' + blocks.xmp("<dc:format>&e;</dc:format>"),
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + blocks.xmp("<dc:format>&e;</dc:format>"),
        blocks.xmp("<dc:a>" * 500 + "</dc:a>" * 500),
    ],
    ids=["cut", "no RDF", "entity", "external entity", "deep"],
)
def test_a_bad_xmp_does_not_lose_a_good_picture(packet: bytes) -> None:
    found = read(blocks.jpeg_with_exif(with_xmp(packet), EXPOSURE))

    assert [sentence[:24] for sentence in found.malformed] == ["The XMP packet is broken"]
    assert tag(found, "ExifIFD", "FNumber").value == 2.8


def test_the_colour_profile_is_described() -> None:
    found = read(pictures.jpeg_with_everything()).groups["ICC_Profile"]

    assert found["ProfileDescription"].value == "sRGB built-in"
    assert found["ColorSpaceData"].value == "RGB "
    assert found["ProfileClass"].text == "Display"


@pytest.mark.parametrize(
    ("build", "format_", "mode", "frames"),
    [
        (pictures.jpeg, "JPEG", "RGB", 1),
        (pictures.jpeg_grey, "JPEG", "L", 1),
        (pictures.jpeg_cmyk, "JPEG", "CMYK", 1),
        (pictures.mpo, "JPEG", "RGB", 2),
        (pictures.png, "PNG", "RGB", 1),
        (pictures.png_16_bit_grey, "PNG", "I;16", 1),
        (pictures.png_palette_transparent, "PNG", "P", 1),
        (pictures.gif, "GIF", "P", 1),
        (pictures.gif_animated, "GIF", "P", 4),
        (pictures.webp, "WebP", "RGB", 1),
        (pictures.webp_animated, "WebP", "RGB", 4),
        (pictures.tiff, "TIFF", "RGB", 1),
        (pictures.bmp, "BMP", "RGB", 1),
        (pictures.avif, "AVIF", "RGB", 1),
        (pictures.heic, "HEIC", "RGB", 1),
    ],
)
def test_the_file_says_what_it_is(build: Callable[[], bytes], format_: str, mode: str, frames: int) -> None:
    data = build()
    facts = read(data).file

    assert (facts.format, facts.mode, facts.frames, facts.bytes) == (format_, mode, frames, len(data))
    assert (facts.width, facts.height, facts.orientation) == (64, 48, 1)


@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg(location=True, camera=True),
        pictures.webp(location=True),
        pictures.avif(location=True),
        blocks.into_png(pictures.png(), blocks.chunk(b"eXIf", EXPOSURE)),
        blocks.into_png(pictures.png(), blocks.chunk(b"eXIf", EXPOSURE), last=True),
        pictures.file_of(pictures.gradient(), "TIFF", exif=pictures.exif(location=True).tobytes()),
    ],
)
def test_a_location_is_found_in_every_format(data: bytes) -> None:
    assert read(data).has_location


def test_pictures_in_words_of_their_own_format() -> None:
    text = blocks.chunk(b"tEXt", b"Title\0Example") + blocks.chunk(
        b"zTXt", b"creation time\0\0" + zlib.compress(b"Now")
    )
    raw = "\nexif\n  8\n" + (b"Exif\0\0" + EXPOSURE).hex()
    profile = blocks.chunk(b"tEXt", b"Raw profile type exif\0" + raw.encode())
    png = read(blocks.into_png(pictures.png(), text + profile, last=True))
    gif = read(blocks.into_gif(pictures.gif(), blocks.gif_extension(0xFE, b"A comment")))
    jpeg = read(blocks.into_jpeg(pictures.jpeg(), blocks.segment(0xFE, b"A comment")))

    assert {name: tag.value for name, tag in png.groups["PNG"].items()} == {"Title": "Example", "Creationtime": "Now"}
    assert png.has_location
    assert gif.groups["File"]["Comment"].value == "A comment"
    assert jpeg.groups["File"]["Comment"].value == "A comment"


def test_a_text_that_is_a_bomb_is_malformed() -> None:
    bomb = blocks.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(20 << 20)))

    assert read(blocks.into_png(pictures.png(), bomb)).malformed == (
        "A zTXt chunk is broken: it unpacks to more than 8 MB.",
    )


def test_a_30000_pixel_png_costs_nothing() -> None:
    facts = read(pictures.png_bomb()).file

    assert (facts.width, facts.height) == (30_000, 30_000)


def test_a_truncated_picture_tells_what_stands_at_its_start() -> None:
    data = pictures.jpeg(camera=True)

    assert tag(read(data[: len(data) - 200]), "IFD0", "Make").value == "Example Cameras"
    assert read(pictures.png_truncated()).malformed == (
        "The PNG file is broken: the picture is cut off before its end.",
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FaultKind.EMPTY),
        (b"Just some text\n", FaultKind.NOT_A_PICTURE),
        (b"%PDF-1.7", FaultKind.NOT_A_PICTURE),
        (b"\0" * 100, FaultKind.NOT_A_PICTURE),
        (b"8BPS\0\1", FaultKind.UNSUPPORTED),
        (b"<?xml version='1.0'?><svg/>", FaultKind.UNSUPPORTED),
        (b"\0\0\0\x18ftypcrx \0\0\0\1", FaultKind.UNSUPPORTED),
        (b"\xff\xd8\xff\xe0", FaultKind.DAMAGED),
        (b"\x89PNG\r\n\x1a\n", FaultKind.DAMAGED),
        (b"II*\0\xff\xff\0\0", FaultKind.DAMAGED),
        (b"RIFF\0\0\0\0WEBP", FaultKind.DAMAGED),
        (b"GIF89a", FaultKind.DAMAGED),
        (b"\0\0\0\x18ftypavif\0\0\0\0avifmif1", FaultKind.DAMAGED),
        (b"BM", FaultKind.DAMAGED),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, kind: FaultKind) -> None:
    with pytest.raises(Fault) as caught:
        read(data)

    assert caught.value.kind is kind
    assert caught.value.title.endswith(".")


def test_everything_can_be_said_in_json() -> None:
    for data in (pictures.jpeg_with_everything(), blocks.jpeg_with_exif(pictures.jpeg(), EXPOSURE)):
        found = read(data)
        json.dumps({g: {n: [t.value, t.text] for n, t in tags.items()} for g, tags in found.groups.items()})


def test_maker_notes_are_a_group() -> None:
    found = read_exif(blocks.exif_block([blocks.text(271, b"Apple\0")], [blocks.undefined(37500, blocks.APPLE_NOTE)]))

    assert found.groups["MakerNotes"]["HDRImageType"].value == 3
    assert found.malformed == ()
