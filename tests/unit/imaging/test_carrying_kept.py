"""The mode keep: what stays is true for the new pixels."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image

from rethumb_desktop.domain.rendition import Rendered
from tests.fixtures import laden_pictures, pictures
from tests.unit.imaging.views import render_one
from tests.unit.metadata import blocks

RECIPE = "width/20/metadata/keep"
EXIF = 0x8769


def with_exif(details: dict[int, object]) -> bytes:
    block = Image.Exif()
    block.get_ifd(EXIF).update(details)
    return pictures.file_of(pictures.corners(), "JPEG", exif=block.tobytes())


def details_of(rendered: Rendered) -> dict[int, object]:
    return dict(Image.open(BytesIO(rendered.data)).getexif().get_ifd(EXIF))


def packet_of(rendered: Rendered) -> str:
    packet = Image.open(BytesIO(rendered.data)).info["xmp"]
    assert isinstance(packet, bytes)
    return packet.decode()


def kept(body: str, namespaces: str = "") -> str:
    """Return the packet of a rendition whose original has these properties."""
    return packet_of(render_one(pictures.file_of(pictures.corners(), "JPEG", xmp=blocks.xmp(body, namespaces)), RECIPE))


def test_size_and_colour_are_those_of_the_rendition() -> None:
    details = details_of(render_one(with_exif({0xA001: 65535, 0xA002: 4000, 0xA003: 3000, 0x8827: 400}), RECIPE))
    assert details == {0xA001: 1, 0xA002: 20, 0xA003: 15, 0x8827: 400}


@pytest.mark.parametrize("tag", [0x927C, 0x9214, 0xA214, 0xA20E, 0xA20F, 0xA210, 0x9102, 0xA500, 0xEA1C])
def test_what_was_true_for_the_old_pixels_only_is_left_behind(tag: int) -> None:
    value = {0x927C: b"note", 0xEA1C: b"padding", 0x9214: (1, 2), 0xA214: (1, 2), 0xA210: 2}.get(tag, 1.5)
    assert set(details_of(render_one(with_exif({tag: value, 0x8827: 400}), RECIPE))) == {0x8827, 0xA002, 0xA003}


def test_a_picture_in_a_comment_is_left_behind() -> None:
    hidden = b"ASCII\0\0\0" + pictures.jpeg(8, 8)
    made = render_one(with_exif({0x9286: hidden, 0x8827: 400}), RECIPE)
    assert 0x9286 not in details_of(made)
    assert hidden not in made.data


def test_a_second_directory_is_left_behind() -> None:
    data = pictures.file_of(pictures.corners(), "JPEG", exif=laden_pictures.exif_with_thumbnail())
    assert laden_pictures.SECRET_PREVIEW in data
    assert laden_pictures.SECRET_PREVIEW not in render_one(data, RECIPE).data


def test_a_tag_that_cannot_be_written_does_not_take_the_others_with_it() -> None:
    fields = [(271, 5, 1, struct.pack("<II", 1, 3)), blocks.text(272, b"Model 1\0")]
    data = blocks.jpeg_with_exif(pictures.file_of(pictures.corners(), "JPEG"), blocks.exif_block(fields))
    made = render_one(data, RECIPE)
    assert Image.open(BytesIO(made.data)).getexif().get(272) == "Model 1"
    assert made.notes == ("The original's metadata is malformed and was left out.",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('tiff:Orientation="6"', 'tiff:Orientation="1"'),
        ('exif:PixelXDimension="4000"', 'exif:PixelXDimension="20"'),
        ('exif:PixelYDimension="3000"', 'exif:PixelYDimension="15"'),
        ('exif:ColorSpace="65535"', 'exif:ColorSpace="1"'),
        ('exif:FNumber="28/10"', 'exif:FNumber="28/10"'),
        ('tiff:XResolution="72/1"', ""),
        ('photoshop:ICCProfile="Adobe RGB (1998)"', ""),
        ('note:HasExtendedXMP="0123456789ABCDEF"', ""),
        ('GCamera:MicroVideoOffset="1234567"', ""),
        ('GImage:Mime="image/jpeg"', ""),
        ('photoshop:City="/9j/4AAQSkZJRgABAQ"', ""),
        ('photoshop:City="Berlin"', 'photoshop:City="Berlin"'),
    ],
)
def test_properties_are_made_true_in_both_forms(before: str, after: str) -> None:
    spaces = (
        'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:note="http://ns.adobe.com/xmp/note/" '
        'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" xmlns:GImage="http://ns.google.com/photos/1.0/image/"'
    )
    name = before.partition("=")[0]
    packet = kept("<dc:title>T</dc:title>", f"{spaces} {before}")
    assert after in packet
    assert after or name not in packet
    assert "<dc:title>T</dc:title>" in packet

    value = before.partition("=")[2].strip('"')
    wanted = after.partition("=")[2].strip('"')
    packet = kept(f"<{name}>{value}</{name}>", spaces)
    assert f"<{name}>{wanted}</{name}>" in packet if after else name not in packet


def test_thumbnails_are_left_behind_whatever_their_prefix() -> None:
    body = (
        "<a:Thumbnails><rdf:Alt><rdf:li rdf:parseType='Resource'><b:image>/9j/4AAQ</b:image></rdf:li></rdf:Alt>"
        "</a:Thumbnails><dc:title>T</dc:title>"
    )
    spaces = 'xmlns:a="http://ns.adobe.com/xap/1.0/" xmlns:b="http://ns.adobe.com/xap/1.0/g/img/"'
    packet = kept(body, spaces)
    assert "Thumbnails" not in packet
    assert "<dc:title>T</dc:title>" in packet


def test_a_packet_in_other_letters_is_kept_in_utf_8() -> None:
    packet = blocks.xmp("<dc:title>Köln</dc:title>").decode().encode("utf-16")
    data = pictures.file_of(pictures.corners(), "WEBP", xmp=packet)
    assert "<dc:title>Köln</dc:title>" in packet_of(render_one(data, "width/20/format/jpg/metadata/keep"))


def test_a_packet_that_is_no_xml_is_left_out_and_the_rest_stays() -> None:
    block = pictures.exif(camera=True)
    data = pictures.file_of(pictures.corners(), "JPEG", exif=block, xmp=b"<x:xmpmeta>")
    made = render_one(data, RECIPE)
    assert made.notes == ("The original's metadata is malformed and was left out.",)
    assert b"Example Cameras" in made.data
    assert b"xmpmeta" not in made.data


def test_what_is_too_long_for_a_jpeg_does_not_take_the_rest_with_it() -> None:
    long = blocks.xmp(f"<dc:title>{'x' * 70_000}</dc:title>")
    data = pictures.file_of(pictures.corners(), "WEBP", xmp=long, exif=pictures.exif(camera=True).tobytes())
    made = render_one(data, "width/20/format/jpg/metadata/keep")
    assert made.notes == ("The original's metadata is too long for a JPEG and was left out.",)
    assert b"Example Cameras" in made.data
