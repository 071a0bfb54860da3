"""Metadata that was asked for: the rights only, or all of it, true for the new pixels."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageFile, IptcImagePlugin, TiffTags

from rethumb_desktop.domain.rendition import Rendered
from tests.fixtures import pictures
from tests.fixtures.pictures import ARTIST, COPYRIGHT
from tests.unit.imaging.views import render_one
from tests.unit.metadata import blocks

HOLDING = ["jpg", "png", "webp", "avif", "tiff"]
EXIF, GPS = 0x8769, 0x8825
IPTC = blocks.iptc((2, 80, ARTIST.encode()), (2, 120, b"Example caption"))


def opened(rendered: Rendered) -> ImageFile.ImageFile:
    picture = Image.open(BytesIO(rendered.data))
    picture.load()
    return picture


def exif_of(rendered: Rendered) -> Image.Exif:
    return opened(rendered).getexif()


def described(exif: Image.Exif) -> set[int]:
    """Return the tags that say something of the photograph: a TIFF has those of its layout, too."""
    return {tag for tag in exif if tag in (0x010E, 0x010F, 0x0110, 0x0112, 0x0131, 0x013B, 0x8298, EXIF, GPS)}


@pytest.mark.parametrize("format_", HOLDING)
def test_copyright_carries_artist_and_copyright_and_nothing_else(format_: str) -> None:
    rendered = render_one(pictures.jpeg_with_everything(), f"width/20/format/{format_}/metadata/copyright")
    exif = exif_of(rendered)
    assert described(exif) == {0x013B, 0x8298}
    assert (exif[0x013B], exif[0x8298]) == (ARTIST, COPYRIGHT)
    for trace in (b"Example Cameras", b"Example comment", b"image/test", b"8BIM", b"ICC_PROFILE"):
        assert trace not in rendered.data


@pytest.mark.parametrize("format_", HOLDING)
def test_keep_carries_camera_and_place_made_true(format_: str) -> None:
    original = pictures.jpeg(64, 48, orientation=6, location=True, camera=True, rights=True)
    rendered = render_one(original, f"width/20/format/{format_}/metadata/keep")
    exif = exif_of(rendered)
    assert (exif[0x010F], exif[0x013B]) == ("Example Cameras", ARTIST)
    assert exif.get(0x0112, 1) == 1
    details = exif.get_ifd(EXIF)
    assert details[0x8827] == 400
    assert (details[0xA002], details[0xA003]) == (20, 15)
    assert exif.get_ifd(GPS)[1] == "N"
    assert b"Maker note" not in rendered.data


@pytest.mark.parametrize("format_", HOLDING)
def test_keep_carries_xmp(format_: str) -> None:
    rendered = render_one(pictures.jpeg_with_everything(), f"width/20/format/{format_}/metadata/keep")
    assert b"image/test" in rendered.data


def test_xmp_is_made_true_too() -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description tiff:Orientation="6" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'
        b' xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        b"<xmp:Thumbnails>secret face</xmp:Thumbnails></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    data = pictures.file_of(pictures.corners(), "JPEG", xmp=packet)
    made = render_one(data, "width/20/metadata/keep").data
    assert b'tiff:Orientation="1"' in made
    assert b"secret face" not in made


def with_iptc(format_: str, block: bytes = IPTC) -> bytes:
    if format_ == "TIFF":
        return pictures.file_of(pictures.corners(), "TIFF", tiffinfo={33723: block})
    return blocks.into_jpeg(pictures.jpeg(), blocks.segment(0xED, blocks.resources((0x0404, block))))


@pytest.mark.parametrize("source", ["JPEG", "TIFF"])
@pytest.mark.parametrize("format_", ["jpg", "tiff"])
def test_keep_carries_iptc(source: str, format_: str) -> None:
    rendered = render_one(with_iptc(source), f"width/20/format/{format_}/metadata/keep")
    assert rendered.notes == ()
    assert IptcImagePlugin.getiptcinfo(opened(rendered)) == {(2, 80): ARTIST.encode(), (2, 120): b"Example caption"}


@pytest.mark.parametrize("format_", ["jpg", "tiff"])
@pytest.mark.parametrize("mode", ["none", "copyright"])
def test_iptc_is_carried_by_keep_only(format_: str, mode: str) -> None:
    assert b"Example caption" not in render_one(with_iptc("JPEG"), f"width/20/format/{format_}/metadata/{mode}").data


@pytest.mark.parametrize("format_", ["png", "webp", "avif"])
def test_a_format_without_a_place_for_iptc_says_so(format_: str) -> None:
    rendered = render_one(with_iptc("JPEG"), f"width/20/format/{format_}/metadata/keep")
    assert rendered.notes == ("IPTC metadata is not kept in this format.",)
    assert b"Example caption" not in rendered.data
    assert render_one(pictures.jpeg(rights=True), f"width/20/format/{format_}/metadata/keep").notes == ()


def test_gif_says_that_it_holds_no_iptc_either() -> None:
    rendered = render_one(with_iptc("JPEG"), "width/20/format/gif/metadata/keep")
    assert rendered.notes == ("GIF holds no metadata: the original's was left out.",)


def test_the_preview_in_an_iptc_block_is_left_out() -> None:
    picture = pictures.jpeg(8, 8)
    block = blocks.iptc((2, 120, b"Example caption"), (2, 200, b"\0\x0b"), (2, 202, b"secret face"), (2, 80, b"By"))
    block += blocks.iptc((2, 221, picture))
    made = render_one(with_iptc("JPEG", block), "width/20/metadata/keep").data
    assert b"secret face" not in made
    assert picture not in made
    assert blocks.iptc((2, 120, b"Example caption"), (2, 80, b"By")) in made


def test_an_iptc_block_that_breaks_off_is_carried_up_to_there() -> None:
    made = render_one(with_iptc("JPEG", IPTC + b"\x1c\2\x19\0\x50cut"), "width/20/metadata/keep").data
    assert IPTC in made
    assert b"cut" not in made


@pytest.mark.parametrize(("mode", "order"), [("L", "<"), ("I;16B", ">")])
def test_iptc_that_a_tiff_calls_long_numbers_is_carried(mode: str, order: str) -> None:
    block = IPTC + bytes(-len(IPTC) % 4)
    data = pictures.file_of(Image.new(mode, (64, 48)), "TIFF", tiffinfo={33723: block})
    entry = struct.pack(f"{order}HHI", 33723, TiffTags.UNDEFINED, len(block))
    assert data.count(entry) == 1
    data = data.replace(entry, struct.pack(f"{order}HHI", 33723, TiffTags.LONG, len(block) // 4))
    assert IPTC in render_one(data, "width/20/format/jpg/metadata/keep").data


def test_letters_beyond_ascii_survive() -> None:
    block = pictures.exif()
    block[0x8298] = "© Köln".encode()
    data = pictures.file_of(pictures.corners(), "JPEG", exif=block)
    for mode in ("copyright", "keep"):
        assert "© Köln\0".encode() in render_one(data, f"width/20/metadata/{mode}").data


@pytest.mark.parametrize("mode", ["copyright", "keep"])
def test_a_picture_without_metadata_gets_none(mode: str) -> None:
    data = pictures.file_of(pictures.corners(), "JPEG")
    assert render_one(data, f"width/20/metadata/{mode}").data == render_one(data, "width/20").data


def test_a_tiff_keeps_its_camera_but_not_its_layout() -> None:
    data = pictures.file_of(
        pictures.corners(), "TIFF", tiffinfo={271: "Example Cameras", 33432: COPYRIGHT}, compression="tiff_lzw"
    )
    exif = exif_of(render_one(data, "width/20/format/jpg/metadata/keep"))
    assert set(exif) - {0x0112} == {0x010F, 0x8298}


def test_the_metadata_of_a_png_is_carried() -> None:
    exif = exif_of(render_one(pictures.png_with_text(), "width/20/metadata/copyright"))
    assert exif[0x013B] == ARTIST


def test_gif_says_that_it_holds_no_metadata() -> None:
    rendered = render_one(pictures.jpeg_with_everything(), "width/20/format/gif/metadata/keep")
    assert rendered.notes == ("GIF holds no metadata: the original's was left out.",)
    assert b"Example" not in rendered.data


def test_metadata_too_long_for_a_jpeg_is_left_out_with_a_note() -> None:
    long = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + b" " * 70_000 + b"</x:xmpmeta>"
    data = pictures.file_of(pictures.corners(), "WEBP", xmp=long)
    rendered = render_one(data, "width/20/format/jpg/metadata/keep")
    assert "too long" in rendered.notes[0]
    assert render_one(data, "width/20/format/webp/metadata/keep").notes == ()


@pytest.mark.parametrize("mode", ["copyright", "keep"])
@pytest.mark.parametrize("payload", [b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0garbage"])
def test_malformed_metadata_is_left_out(payload: bytes, mode: str) -> None:
    data = pictures.insert_segment(pictures.file_of(pictures.corners(), "JPEG"), 0xE1, payload)
    rendered = render_one(data, f"width/20/metadata/{mode}")
    assert rendered.width == 20
    assert b"garbage" not in rendered.data


@pytest.mark.parametrize(("mode", "tag"), [("copyright", 0x013B), ("keep", 0x010F)])
def test_a_number_in_the_place_of_a_text_is_left_out_with_a_note(mode: str, tag: int) -> None:
    block = b"Exif\0\0II*\0" + struct.pack("<IHHHIII II", 8, 1, tag, 5, 1, 26, 0, 1, 3)
    data = pictures.insert_segment(pictures.file_of(pictures.corners(), "JPEG"), 0xE1, block)
    rendered = render_one(data, f"width/20/metadata/{mode}")
    assert rendered.notes == ("The original's metadata is malformed and was left out.",)


def test_a_moving_picture_carries_its_rights() -> None:
    first, *rest = pictures.frames()
    data = pictures.file_of(
        first, "WEBP", save_all=True, append_images=rest, duration=50, exif=pictures.exif(rights=True).tobytes()
    )
    rendered = render_one(data, "width/20/metadata/copyright")
    assert exif_of(rendered)[0x8298] == COPYRIGHT


def test_the_fixture_has_a_maker_note_to_lose() -> None:
    assert b"Maker note" in pictures.jpeg(camera=True)
