"""The privacy gate: silent on clean files, and finds whatever is planted in them."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata import ByteScanGate
from tests.fixtures import pictures
from tests.unit.imaging.views import render_one
from tests.unit.metadata import blocks

NONE, COPYRIGHT, KEEP = MetadataMode.NONE, MetadataMode.COPYRIGHT, MetadataMode.KEEP
MIMES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
MODES = {
    "JPEG": ("L", "RGB"),
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    "GIF": ("L", "P"),
    "TIFF": ("L", "LA", "RGB", "RGBA"),
    "WEBP": ("RGB", "RGBA"),
    "AVIF": ("L", "RGB", "RGBA"),
}
THUMBNAIL = pictures.jpeg(16, 16)
LOCATION = blocks.exif_block(gps=blocks.gps_fields())
CAMERA = blocks.exif_block([blocks.text(271, b"Example Cameras\0")])
RIGHTS = blocks.exif_block(
    [blocks.text(315, b"Example Artist\0"), blocks.text(33432, b"Copyright Example\0"), blocks.short(274, 1)]
)
XMP = blocks.xmp("<dc:title>Title</dc:title>")
PROFILE = pictures.swapped_profile()


def clean(format_: str, mode: str = "RGB", /, **parameters: object) -> bytes:
    picture = pictures.gradient(40, 30)
    # Pillow's own palette has colours that nothing shows.
    picture = picture.quantize(64) if mode == "P" else picture.convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        picture = Image.frombytes("I;16", (40, 30), bytes(2400))
    return pictures.file_of(picture, format_, **parameters)


def scan(data: bytes, format_: str, allowed: MetadataMode = NONE) -> list[str]:
    return [finding.what for finding in ByteScanGate().scan(data, MIMES[format_], allowed)]


@pytest.mark.parametrize("allowed", MetadataMode)
@pytest.mark.parametrize(("format_", "mode"), [(f, m) for f, modes in MODES.items() for m in modes])
def test_says_nothing_on_clean_files(format_: str, mode: str, allowed: MetadataMode) -> None:
    assert scan(clean(format_, mode), format_, allowed) == []


@pytest.mark.parametrize(
    ("format_", "parameters"),
    [
        ("JPEG", {"progressive": True, "optimize": True, "quality": 80}),
        ("PNG", {"optimize": True}),
        ("PNG", {"icc_profile": pictures.srgb_profile()}),
        ("JPEG", {"icc_profile": pictures.srgb_profile()}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"icc_profile": pictures.srgb_profile()}),
        ("TIFF", {"compression": "tiff_adobe_deflate"}),
        ("TIFF", {"compression": "tiff_adobe_deflate", "strip_size": 400}),
    ],
)
def test_says_nothing_on_the_encoders_options(format_: str, parameters: dict[str, object]) -> None:
    assert scan(clean(format_, **parameters), format_) == []


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
@pytest.mark.parametrize("alpha", [False, True])
def test_says_nothing_on_animations(format_: str, alpha: bool) -> None:
    first, *others = [frame.convert("RGBA" if alpha else "RGB") for frame in pictures.frames()]
    data = pictures.file_of(first, format_, save_all=True, append_images=others, loop=0, duration=100)

    assert scan(data, format_) == []


def test_json_passes_and_what_is_unknown_does_not() -> None:
    gate = ByteScanGate()

    assert gate.scan(b'{"GPS": {}}', "application/json", NONE) == []
    assert gate.scan(b"anything", "image/heic", KEEP) != []


@pytest.mark.parametrize("format_", MIMES)
def test_a_structure_that_cannot_be_read_is_a_finding(format_: str) -> None:
    data = clean(format_)

    assert "unreadable structure" in scan(b"", format_, KEEP)
    assert "unreadable structure" in scan(b"\0" * 64, format_, KEEP)
    if format_ != "TIFF":
        assert "unreadable structure" in scan(data[: len(data) // 2], format_, KEEP)


@pytest.mark.parametrize("format_", MIMES)
@pytest.mark.parametrize("allowed", MetadataMode)
def test_bytes_behind_the_end_are_found_in_every_mode(format_: str, allowed: MetadataMode) -> None:
    found = scan(clean(format_) + THUMBNAIL, format_, allowed)

    assert set(found) & {"trailing data", "hidden data", "unreadable structure"}


def png_text(name: bytes) -> bytes:
    if name == b"tEXt":
        return blocks.chunk(name, b"Comment\0Said by nobody")
    packed = zlib.compress(b"Said by nobody")
    body = b"Comment\0\0" + packed if name == b"zTXt" else b"Comment\0\1\0\0\0" + packed
    return blocks.chunk(name, body)


def jfif_with_thumbnail() -> bytes:
    data = clean("JPEG")
    assert data[2:4] == b"\xff\xe0"
    thumbnail = bytes(range(12))
    head = data[6:18] + bytes((2, 2)) + thumbnail
    return data[:2] + blocks.segment(0xE0, head) + data[20:]


def avif_with(**parameters: object) -> Callable[[], bytes]:
    return lambda: clean("AVIF", **parameters)


def tiff_with(number: int, value: object) -> Callable[[], bytes]:
    return lambda: clean("TIFF", tiffinfo={number: value})


def png(planted: bytes) -> Callable[[], bytes]:
    return lambda: blocks.into_png(clean("PNG"), planted)


def jpeg(marker: int, payload: bytes) -> Callable[[], bytes]:
    return lambda: blocks.into_jpeg(clean("JPEG"), blocks.segment(marker, payload))


def webp(name: bytes, payload: bytes) -> Callable[[], bytes]:
    return lambda: blocks.into_webp(clean("WEBP"), name, payload)


def gif(label: int, *parts: bytes) -> Callable[[], bytes]:
    return lambda: blocks.into_gif(clean("GIF", "P"), blocks.gif_extension(label, *parts))


def packed_profile() -> bytes:
    return b"icc\0\0" + zlib.compress(PROFILE)


#: What is planted, in which format, and what has to be said of it.
PLANTED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "jpeg exif": ("JPEG", jpeg(0xE1, b"Exif\0\0" + CAMERA), "EXIF"),
    "jpeg gps": ("JPEG", jpeg(0xE1, b"Exif\0\0" + LOCATION), "GPS"),
    "jpeg xmp": ("JPEG", jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), "XMP"),
    "jpeg long xmp": ("JPEG", jpeg(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + XMP), "XMP"),
    "jpeg iptc": (
        "JPEG",
        jpeg(
            0xED,
            blocks.resources((0x0404, blocks.iptc((2, 80, b"By")))),
        ),
        "IPTC",
    ),
    "jpeg comment": ("JPEG", jpeg(0xFE, b"A comment"), "comment"),
    "jpeg profile": ("JPEG", jpeg(0xE2, b"ICC_PROFILE\0\1\1" + PROFILE), "ICC profile"),
    "jpeg jfif thumbnail": ("JPEG", jfif_with_thumbnail, "embedded thumbnail"),
    "jpeg jfxx": ("JPEG", jpeg(0xE0, b"JFXX\0\x10" + THUMBNAIL), "embedded thumbnail"),
    "jpeg pictures": ("JPEG", jpeg(0xE2, b"MPF\0" + CAMERA), "further pictures"),
    "jpeg adobe": ("JPEG", jpeg(0xEE, b"Adobe\0\x64\0\0\0\0\1"), "application data"),
    "jpeg ducky": ("JPEG", jpeg(0xEC, b"Ducky\0\1\0\4\0\0\0\x50"), "application data"),
    "jpeg long adobe": ("JPEG", jpeg(0xEE, b"Adobe\0\x64\0\0\0\0\1secret"), "application data"),
    "mpo": ("JPEG", pictures.mpo, "trailing data"),
    "png text": ("PNG", png(png_text(b"tEXt")), "text"),
    "png packed text": ("PNG", png(png_text(b"zTXt")), "text"),
    "png international text": ("PNG", png(png_text(b"iTXt")), "text"),
    "png xmp": ("PNG", png(blocks.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)), "XMP"),
    "png exif": ("PNG", png(blocks.chunk(b"eXIf", CAMERA)), "EXIF"),
    "png gps": ("PNG", png(blocks.chunk(b"eXIf", LOCATION)), "GPS"),
    "png time": ("PNG", png(blocks.chunk(b"tIME", b"\x07\xe8\1\1\1\1\1")), "time"),
    "png profile": ("PNG", png(blocks.chunk(b"iCCP", packed_profile())), "ICC profile"),
    "png private chunk": ("PNG", png(blocks.chunk(b"prVt", b"secret")), "unknown chunk"),
    "png broken text": ("PNG", png(blocks.chunk(b"zTXt", b"Comment\0\0broken")), "unreadable structure"),
    "webp exif": ("WEBP", webp(b"EXIF", CAMERA), "EXIF"),
    "webp gps": ("WEBP", webp(b"EXIF", LOCATION), "GPS"),
    "webp xmp": ("WEBP", webp(b"XMP ", XMP), "XMP"),
    "webp profile": ("WEBP", webp(b"ICCP", PROFILE), "ICC profile"),
    "webp private chunk": ("WEBP", webp(b"PRIV", b"secret"), "unknown chunk"),
    "gif comment": ("GIF", gif(0xFE, b"A comment"), "comment"),
    "gif text": ("GIF", gif(0x01, bytes(12), b"Plain text"), "text"),
    "gif xmp": ("GIF", gif(0xFF, b"XMP DataXMP", b"<x:xmpmeta/>"), "XMP"),
    "gif profile": ("GIF", gif(0xFF, b"ICCRGBG1012", PROFILE[:200]), "ICC profile"),
    "gif application": ("GIF", gif(0xFF, b"EXAMPLE 1.0", b"secret"), "application data"),
    "gif long loop": ("GIF", gif(0xFF, b"NETSCAPE2.0", b"\1\0\0", b"secret"), "application data"),
    "gif unknown": ("GIF", gif(0x42, b"secret"), "unknown extension"),
    "tiff description": ("TIFF", tiff_with(270, "Said by nobody"), "EXIF"),
    "tiff software": ("TIFF", tiff_with(305, "Example"), "EXIF"),
    "tiff xmp": ("TIFF", tiff_with(700, XMP), "XMP"),
    "tiff iptc": ("TIFF", tiff_with(33723, b"\x1c\2\x50\0\2By"), "IPTC"),
    "tiff photoshop": ("TIFF", tiff_with(34377, blocks.resources((0x0404, b"\x1c"))[14:]), "IPTC"),
    "tiff profile": ("TIFF", lambda: clean("TIFF", icc_profile=PROFILE), "ICC profile"),
    "tiff exif": ("TIFF", lambda: clean("TIFF", exif=pictures.exif(camera=True)), "EXIF"),
    "tiff gps": ("TIFF", lambda: clean("TIFF", exif=pictures.exif(location=True).tobytes()), "GPS"),
    "tiff pages": ("TIFF", lambda: pictures.tiff(pages=2), "further pictures"),
    "avif exif": ("AVIF", avif_with(exif=b"Exif\0\0" + CAMERA), "EXIF"),
    "avif gps": ("AVIF", avif_with(exif=b"Exif\0\0" + LOCATION), "GPS"),
    "avif xmp": ("AVIF", avif_with(xmp=XMP), "XMP"),
    "avif profile": ("AVIF", avif_with(icc_profile=PROFILE), "ICC profile"),
    "avif uuid": ("AVIF", lambda: clean("AVIF") + blocks.box(b"uuid", bytes(16) + b"secret"), "unknown box"),
    "avif free space": ("AVIF", lambda: clean("AVIF") + blocks.box(b"free", b"secret"), "hidden data"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_finds_what_is_planted(name: str) -> None:
    format_, build, what = PLANTED[name]

    assert what in scan(build(), format_)


def plant_exif(format_: str, block: bytes) -> bytes:
    """Return a file of the format with an EXIF block."""
    if format_ == "JPEG":
        return blocks.jpeg_with_exif(clean("JPEG"), block)
    if format_ == "PNG":
        return blocks.into_png(clean("PNG"), blocks.chunk(b"eXIf", block))
    if format_ == "WEBP":
        return blocks.into_webp(clean("WEBP"), b"EXIF", block)
    return clean("AVIF", exif=b"Exif\0\0" + block)


EXIF_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


@pytest.mark.parametrize("format_", EXIF_FORMATS)
def test_copyright_allows_artist_and_copyright_only(format_: str) -> None:
    assert scan(plant_exif(format_, RIGHTS), format_, COPYRIGHT) == []
    assert scan(plant_exif(format_, RIGHTS), format_, NONE) == ["EXIF"]
    assert "EXIF" in scan(plant_exif(format_, CAMERA), format_, COPYRIGHT)
    assert "GPS" in scan(plant_exif(format_, LOCATION), format_, COPYRIGHT)
    time = blocks.exif_block([], [blocks.text(36867, b"2024:01:02 03:04:05\0")])
    assert "EXIF" in scan(plant_exif(format_, time), format_, COPYRIGHT)


def test_copyright_in_a_tiff() -> None:
    rights = clean("TIFF", tiffinfo={315: "Example Artist", 33432: "Copyright Example"})

    assert scan(rights, "TIFF", COPYRIGHT) == []
    assert scan(rights, "TIFF", NONE) == ["EXIF", "EXIF"]
    assert "GPS" in scan(clean("TIFF", exif=pictures.exif(location=True).tobytes()), "TIFF", COPYRIGHT)
    assert "EXIF" in scan(clean("TIFF", exif=pictures.exif(camera=True)), "TIFF", COPYRIGHT)


def test_copyright_as_pillow_writes_it() -> None:
    block = pictures.exif(rights=True, orientation=1)

    for format_ in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF"):
        assert scan(clean(format_, exif=block), format_, COPYRIGHT) == []


# Pillow writes the EXIF of an AVIF anew: without what no tag accounts for, the orientation as a property.
@pytest.mark.parametrize("format_", EXIF_FORMATS[:3])
def test_an_orientation_that_is_not_baked_in_is_found(format_: str) -> None:
    turned = blocks.exif_block([blocks.short(274, 6)])

    assert scan(plant_exif(format_, turned), format_, COPYRIGHT) == ["orientation"]
    assert scan(plant_exif(format_, turned), format_, KEEP) == ["orientation"]


@pytest.mark.parametrize("orientation", range(2, 9))
def test_an_avif_that_is_turned_by_its_boxes_is_found(orientation: int) -> None:
    assert "orientation" in scan(clean("AVIF", exif=pictures.exif(orientation=orientation)), "AVIF", KEEP)


@pytest.mark.parametrize("format_", EXIF_FORMATS[:3])
def test_bytes_that_no_tag_accounts_for_are_found(format_: str) -> None:
    assert scan(plant_exif(format_, RIGHTS + b"secret"), format_, COPYRIGHT) == ["hidden data"]


@pytest.mark.parametrize("format_", EXIF_FORMATS)
@pytest.mark.parametrize("allowed", [COPYRIGHT, KEEP])
def test_thumbnails_are_found_in_every_mode(format_: str, allowed: MetadataMode) -> None:
    second = blocks.exif_block([blocks.text(315, b"A\0")], thumbnail=THUMBNAIL)
    hidden = blocks.exif_block([], [blocks.undefined(37500, THUMBNAIL)])

    assert "embedded thumbnail" in scan(plant_exif(format_, second), format_, allowed)
    assert "embedded thumbnail" in scan(plant_exif(format_, hidden), format_, allowed)


def test_keep_allows_metadata_but_no_thumbnails() -> None:
    data = pictures.jpeg_with_everything()
    photoshop = blocks.resources((0x040C, THUMBNAIL))
    images = blocks.xmp("<xmp:Thumbnails/>", 'xmlns:xmp="http://ns.adobe.com/xap/1.0/"')

    assert scan(data, "JPEG", KEEP) == []
    assert scan(blocks.into_jpeg(data, blocks.segment(0xED, photoshop)), "JPEG", KEEP) == ["embedded thumbnail"]
    xmp = blocks.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + images)
    assert scan(blocks.into_jpeg(clean("JPEG"), xmp), "JPEG", KEEP) == ["embedded thumbnail"]
    assert scan(jfif_with_thumbnail(), "JPEG", KEEP) == ["embedded thumbnail"]
    assert {"EXIF", "GPS", "XMP", "IPTC", "comment"} <= set(scan(data, "JPEG", NONE))


@pytest.mark.parametrize("format_", ["jpg", "tiff"])
def test_iptc_as_the_renderer_keeps_it(format_: str) -> None:
    original = pictures.insert_segment(pictures.jpeg(), 0xED, pictures.iptc_block())
    kept = render_one(original, f"format/{format_}/metadata/keep").data
    written = "JPEG" if format_ == "jpg" else "TIFF"

    assert scan(kept, written, KEEP) == []
    assert "IPTC" in scan(kept, written, COPYRIGHT)
    assert "IPTC" in scan(kept, written, NONE)


@pytest.mark.parametrize("name", ["png text", "png exif", "webp xmp", "gif comment", "avif xmp", "tiff description"])
def test_keep_lets_through_what_none_does_not(name: str) -> None:
    format_, build, _ = PLANTED[name]

    assert scan(build(), format_, KEEP) == []


def test_a_profile_with_something_private_is_no_plain_srgb() -> None:
    profile = bytearray(pictures.srgb_profile())
    count = struct.unpack_from(">I", profile, 128)[0]
    names = [bytes(profile[132 + 12 * i : 136 + 12 * i]) for i in range(count)]
    profile[132 + 12 * names.index(b"cprt") : 136 + 12 * names.index(b"cprt")] = b"priv"

    assert scan(clean("PNG", icc_profile=bytes(profile)), "PNG") == ["ICC profile"]
    assert scan(clean("PNG", icc_profile=pictures.srgb_profile() + bytes(5000)), "PNG") == ["ICC profile"]


def test_each_thing_is_said_once_and_says_where() -> None:
    (finding,) = ByteScanGate().scan(PLANTED["png text"][1](), "image/png", NONE)

    assert finding.detail == "tEXt, Comment"


def test_a_renamed_picture_does_not_pass() -> None:
    assert scan(clean("PNG"), "JPEG", KEEP) == ["unreadable structure"]
    assert Image.open(io.BytesIO(clean("PNG"))).format == "PNG"
