"""The mode copyright: author, owner and whom to credit, whichever part of the original says it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from rethumb_desktop.domain.rendition import Rendered
from tests.fixtures import laden_pictures, pictures
from tests.unit.imaging.views import render_one
from tests.unit.metadata import blocks

RECIPE = "width/20/metadata/copyright"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SPACES = (
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" '
    'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
)
CREATOR = "<dc:creator><rdf:Seq><rdf:li>A. Xmp</rdf:li></rdf:Seq></dc:creator>"
LANGUAGES = (
    '<dc:rights><rdf:Alt><rdf:li xml:lang="de">Recht</rdf:li>'
    '<rdf:li xml:lang="x-default">Right</rdf:li></rdf:Alt></dc:rights>'
)
CREDIT = "<photoshop:Credit>C. Xmp &amp; Co</photoshop:Credit>"
IPTC = blocks.iptc((2, 80, b"A. Iptc"), (2, 80, b"B. Iptc"), (2, 110, b"C. Iptc"), (2, 116, b"R. Iptc"))


def original(*, exif: dict[int, bytes] | None = None, body: str = "", iptc: bytes = b"", attributes: str = "") -> bytes:
    """Return a JPEG that says what is given: EXIF tags, properties of an XMP packet, an IPTC block."""
    block = Image.Exif()
    block.update(exif or {})
    data = pictures.file_of(pictures.corners(), "JPEG", exif=block.tobytes() if exif else b"")
    if body or attributes:
        packet = blocks.xmp(body, f"{SPACES} {attributes}")
        data = blocks.into_jpeg(data, blocks.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))
    return blocks.into_jpeg(data, blocks.segment(0xED, blocks.resources((0x0404, iptc)))) if iptc else data


def rights(rendered: Rendered) -> tuple[str | None, str | None, str | None]:
    """Return what a rendition says in EXIF of artist and copyright, and in XMP of the credit."""
    picture = Image.open(BytesIO(rendered.data))
    exif = picture.getexif()
    texts = [exif.get(tag) for tag in (0x013B, 0x8298)]
    artist, owner = (text.encode("latin-1").decode() if isinstance(text, str) else None for text in texts)
    return artist, owner, said(rendered).get("Credit")


def said(rendered: Rendered) -> dict[str, str]:
    """Return the properties of a rendition's XMP packet; the items of a list are joined by `|`."""
    from defusedxml import ElementTree

    picture = Image.open(BytesIO(rendered.data))
    if "xmp" not in picture.info:
        return {}
    (description,) = ElementTree.fromstring(picture.info["xmp"]).iter(RDF + "Description")
    return {
        part.tag.partition("}")[2]: "|".join(i.text or "" for i in part.iter(RDF + "li")) or (part.text or "")
        for part in description
    }


@pytest.mark.parametrize("format_", ["jpg", "png", "webp", "avif", "tiff"])
def test_author_owner_and_credit_stand_in_xmp_too(format_: str) -> None:
    rendered = render_one(laden_pictures.jpeg(), f"width/20/format/{format_}/metadata/copyright")
    assert rendered.notes[-1:] != ("The original's metadata is malformed and was left out.",)
    assert said(rendered) == {
        "creator": laden_pictures.ARTIST,
        "rights": laden_pictures.COPYRIGHT,
        "Credit": laden_pictures.CREDIT,
    }
    for secret in laden_pictures.SECRETS:
        assert secret.encode() not in rendered.data


def test_each_part_is_taken_from_where_it_stands() -> None:
    data = original(exif={0x013B: b"A. Exif"}, body=LANGUAGES, iptc=blocks.iptc((2, 110, b"C. Iptc")))
    assert rights(render_one(data, RECIPE)) == ("A. Exif", "Right", "C. Iptc")


def test_exif_comes_before_xmp_and_xmp_before_iptc() -> None:
    body = CREATOR + LANGUAGES + CREDIT
    exif = {0x013B: b"A. Exif", 0x8298: b"R. Exif"}
    assert rights(render_one(original(exif=exif, body=body, iptc=IPTC), RECIPE)) == (
        "A. Exif",
        "R. Exif",
        "C. Xmp & Co",
    )
    assert rights(render_one(original(body=body, iptc=IPTC), RECIPE)) == ("A. Xmp", "Right", "C. Xmp & Co")
    assert rights(render_one(original(iptc=IPTC), RECIPE)) == ("A. Iptc; B. Iptc", "R. Iptc", "C. Iptc")


def test_a_credit_is_no_copyright() -> None:
    assert rights(render_one(original(iptc=blocks.iptc((2, 110, b"C. Iptc"))), RECIPE)) == (None, None, "C. Iptc")


def test_several_authors_stay_several() -> None:
    made = render_one(original(exif={0x013B: b"One; Two;Three "}), RECIPE)
    assert rights(made)[0] == "One; Two; Three"
    assert said(made)["creator"] == "One|Two|Three"


def test_properties_may_be_attributes() -> None:
    attributes = 'photoshop:Credit="C. Short" tiff:Artist="A. Tiff" tiff:Copyright="R. Tiff"'
    assert rights(render_one(original(attributes=attributes), RECIPE)) == ("A. Tiff", "R. Tiff", "C. Short")


def test_rights_of_parts_of_the_picture_are_not_its_own() -> None:
    part = f"<rdf:Bag><rdf:li><rdf:Description>{CREATOR}{CREDIT}</rdf:Description></rdf:li></rdf:Bag>"
    data = original(body=f"<xmpMM:Pantry>{part}</xmpMM:Pantry>")
    assert render_one(data, RECIPE).data == render_one(data, "width/20").data


@pytest.mark.parametrize("blank", [b" ", b"\0", b"\0 \0", b"          \0"])
def test_a_blank_author_says_nothing(blank: bytes) -> None:
    data = original(exif={0x013B: blank, 0x8298: blank}, iptc=IPTC)
    assert rights(render_one(data, RECIPE))[:2] == ("A. Iptc; B. Iptc", "R. Iptc")


def test_a_photographer_and_an_editor_both_have_a_copyright() -> None:
    made = render_one(original(exif={0x8298: b"Photographer\0Editor"}), RECIPE)
    assert rights(made)[1] == "Photographer\0Editor"
    assert said(made)["rights"] == "Photographer; Editor"


def test_letters_of_other_encodings_and_what_is_not_printed_become_plain_text() -> None:
    made = render_one(original(exif={0x8298: "© Köln".encode("latin-1"), 0x013B: b"A\x01B<&>\r\nC"}), RECIPE)
    assert rights(made)[:2] == ("AB<&>\nC", "© Köln")
    assert said(made)["rights"] == "© Köln"


def test_an_author_named_by_windows_alone_is_found() -> None:
    assert rights(render_one(original(exif={0x9C9D: "Ä. Windows\0".encode("utf-16-le")}), RECIPE))[0] == "Ä. Windows"


def test_the_texts_of_a_png_name_its_author() -> None:
    data = pictures.png()
    for text in (b"Author\0A. Png", b"Copyright\0R. Png"):
        data = pictures.insert_chunk(data, b"tEXt", text)
    assert rights(render_one(data, RECIPE))[:2] == ("A. Png", "R. Png")


@pytest.mark.parametrize(
    ("name", "block", "found"),
    [
        ("exif", b"Exif\0\0" + blocks.exif_block([blocks.text(315, b"A. Exif\0")]), "A. Exif"),
        ("xmp", blocks.xmp(CREATOR), "A. Xmp"),
        ("iptc", blocks.resources((0x0404, blocks.iptc((2, 80, b"A. Iptc"))))[14:], "A. Iptc"),
    ],
)
def test_blocks_as_imagemagick_writes_them_into_a_png_are_found(name: str, block: bytes, found: str) -> None:
    text = f"Raw profile type {name}\0\n{name}\n{len(block):8}\n{block.hex()}\n"
    assert rights(render_one(pictures.insert_chunk(pictures.png(), b"tEXt", text.encode()), RECIPE))[0] == found


@pytest.mark.parametrize("name", ["exif", "xmp", "iptc"])
def test_digits_that_are_none_do_not_lose_the_picture(name: str) -> None:
    text = f"Raw profile type {name}\0\n{name}\n       4\nnone\n"
    data = pictures.insert_chunk(pictures.png(), b"tEXt", text.encode())
    for mode in ("copyright", "keep"):
        made = render_one(data, f"width/20/metadata/{mode}")
        assert made.notes == ("The original's metadata is malformed and was left out.",)


@pytest.mark.parametrize("mode", ["copyright", "keep"])
def test_the_packet_of_a_gif_is_found(mode: str) -> None:
    made = render_one(laden_pictures.gif(), f"width/20/format/jpg/metadata/{mode}")
    assert said(made)["creator"] == laden_pictures.ARTIST
    assert (b"Secret city" in made.data) == (mode == "keep")


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        (b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta", "A. Exif"),
        (b"http://ns.adobe.com/xap/1.0/\0<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "A. Exif"),
    ],
)
def test_one_malformed_block_does_not_take_the_others_with_it(broken: bytes, found: str) -> None:
    data = blocks.into_jpeg(original(exif={0x013B: b"A. Exif"}), blocks.segment(0xE1, broken))
    made = render_one(data, RECIPE)
    assert rights(made)[0] == found
    assert made.notes == ("The original's metadata is malformed and was left out.",)


def test_gif_says_that_it_has_no_room_for_a_credit() -> None:
    made = render_one(original(body=CREDIT), "width/20/format/gif/metadata/copyright")
    assert made.notes == ("GIF holds no metadata: the original's was left out.",)
    assert b"C. Xmp" not in made.data
