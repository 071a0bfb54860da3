"""What a file is by its first bytes: a format that is read, or a name for what is refused."""

from __future__ import annotations

import struct

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import PictureFormat

_READ = ", ".join(PictureFormat)

_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})

#: Pictures that are not read: what they start with, and their name.
_PICTURES = (
    (b"8BPS", "a PSD (Photoshop) file"),
    (b"icns", "an ICNS (Apple icon) file"),
    (b"\xff\x0a", "a JPEG XL file"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "a JPEG XL file"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000 file"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 file"),
    (b"%!PS", "a PostScript (EPS) file"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript (EPS) file"),
    (b"FUJIFILMCCD-RAW", "a RAF raw photograph"),
    (b"IIRO", "an ORF raw photograph"),
    (b"IIRS", "an ORF raw photograph"),
    (b"IIU\0", "an RW2 raw photograph"),
    (b"FOVb", "an X3F raw photograph"),
    (b"\0MRM", "an MRW raw photograph"),
    (b"\x01\xda", "an SGI file"),
    (b"#?RADIANCE", "a Radiance HDR file"),
    (b"\x76\x2f\x31\x01", "an OpenEXR file"),
    (b"DDS ", "a DDS texture"),
    (b"gimp xcf", "an XCF (GIMP) file"),
    (b"qoif", "a QOI file"),
    (b"BPG\xfb", "a BPG file"),
    (b"FLIF", "a FLIF file"),
    (b"\x8aMNG", "an MNG file"),
    (b"\x8bJNG", "a JNG file"),
    (b"SIMPLE  =", "a FITS file"),
    (b"\xd7\xcd\xc6\x9a", "a WMF file"),
    (b"\x01\0\0\0\x58\0\0\0", "an EMF file"),
    (b"AT&TFORM", "a DjVu file"),
    (b"\x0a\x05\x01", "a PCX file"),
)

#: What is no picture at all.
_OTHERS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\3\4", "a ZIP archive or an office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\0", "a compressed file"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"fLaC", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)

_TGA_END = b"TRUEVISION-XFILE.\0"
_TGA_PLAIN, _TGA_PACKED = frozenset({1, 2, 3}), frozenset({9, 10, 11})


def sniff(data: bytes) -> PictureFormat:
    """Return the format of a picture that can be read.

    Raises Fault empty, unsupported (a picture of another format, by its name) or not-a-picture.
    """
    if not data:
        raise Fault(FaultKind.EMPTY, "The file is empty.")
    found = _accepted(data)
    if found is not None:
        return found
    for start, name in _PICTURES:
        if data.startswith(start):
            raise _unsupported(name)
    _refuse_icons(data)
    _refuse_containers(data)
    for start, name in _OTHERS:
        if data.startswith(start):
            raise _no_picture(f"This is {name}, not a picture.")
    _refuse_text(data)
    if data.endswith(_TGA_END):
        raise _unsupported("a TGA file")
    if not any(data):
        raise _no_picture("The file holds nothing but zeros: its content was never written.")
    if _looks_like_tga(data):
        raise _unsupported("a TGA file, it seems")
    raise _no_picture("This is not a picture, or none of a known format.")


def _accepted(data: bytes) -> PictureFormat | None:
    if data.startswith(b"\xff\xd8\xff"):
        return PictureFormat.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PictureFormat.PNG
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return PictureFormat.GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PictureFormat.WEBP
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        _refuse_raw(data)
        return PictureFormat.TIFF
    if data[:2] == b"BM" and len(data) >= 18 and struct.unpack_from("<I", data, 14)[0] in _BMP_HEADERS:
        return PictureFormat.BMP
    brands = _brands(data)
    if brands & _AVIF_BRANDS:
        return PictureFormat.AVIF
    if brands & _HEIF_BRANDS:
        return PictureFormat.HEIC
    return None


def _brands(data: bytes) -> set[bytes]:
    """Return the brands of an ISO media file: the main one and those it is compatible with."""
    if data[4:8] != b"ftyp":
        return set()
    end = min(struct.unpack_from(">I", data)[0], 256, len(data))
    return {data[8:12]} | {data[at : at + 4] for at in range(16, end - 3, 4)}


def _refuse_icons(data: bytes) -> None:
    # A TGA begins with the same bytes; it has zeros where an icon file counts its pictures.
    if data[4:6] not in (b"", b"\0\0"):
        if data.startswith(b"\0\0\1\0"):
            raise _unsupported("an ICO (Windows icon) file")
        if data.startswith(b"\0\0\2\0"):
            raise _unsupported("a CUR (Windows cursor) file")


def _refuse_containers(data: bytes) -> None:
    if data[4:8] == b"ftyp":
        if data[8:11] == b"crx":
            raise _unsupported("a CR3 raw photograph")
        raise _no_picture("This is an MP4 or MOV video, not a picture.")
    if data[4:8] in (b"moov", b"mdat", b"wide"):
        raise _no_picture("This is a MOV video, not a picture.")
    if data[:4] == b"RIFF":
        raise _no_picture("This is a sound or video file, not a picture.")
    if data[:1] == b"P" and data[1:2] in b"1234567" and data[2:3] in b" \t\r\n#":
        raise _unsupported("a PNM (PPM, PGM or PBM) file")


def _refuse_text(data: bytes) -> None:
    """Refuse whatever reads as text by what sort of text it is."""
    start = data[:4096]
    text = start.decode("utf-16", "replace") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else None
    if text is None:
        if b"\0" in start or sum(b < 32 and b not in b"\t\n\r\f\x1b" for b in start) > len(start) // 100:
            return
        text = start.decode("utf-8", "replace")
        if text.count("\ufffd") > len(text) // 10:
            return
    low = text.lstrip("\ufeff \t\r\n").lower()
    if "<svg" in low:
        raise _unsupported("an SVG drawing")
    if low.startswith(("<!doctype html", "<html")) or "<html" in low[:1024]:
        raise _no_picture("This is a web page (HTML), not a picture.")
    if low.startswith("<?xml"):
        raise _no_picture("This is an XML document, not a picture.")
    if low.startswith("/* xpm"):
        raise _unsupported("an XPM file")
    raise _no_picture("This is plain text, not a picture.")


def _looks_like_tga(data: bytes) -> bool:
    if len(data) < 18:
        return False
    header: tuple[int, ...] = struct.unpack_from("<BBBHHBHHHHBB", data)
    note, map_type, kind, _, colours, colour_depth, _, _, width, height, depth, _ = header
    if map_type not in (0, 1) or depth not in (8, 15, 16, 24, 32) or width * height == 0:
        return False
    if kind in _TGA_PACKED:
        return map_type == 1 or colours == colour_depth == 0
    body: int = 18 + note + map_type * colours * colour_depth // 8 + width * height * depth // 8
    return kind in _TGA_PLAIN and len(data) >= body


def _refuse_raw(data: bytes) -> None:
    """Refuse camera raw files that are TIFFs: their first picture is a thumbnail, not the photograph."""
    if data[8:11] == b"CR\x02":
        raise _unsupported("a CR2 raw photograph")
    tags = _first_directory(data)
    if 0xC612 in tags:  # DNGVersion
        raise _unsupported("a DNG raw photograph")
    if tags.get(254) == 1 and 330 in tags:  # a reduced picture first, the real ones in sub-directories
        raise _unsupported("a raw photograph")


def _first_directory(data: bytes) -> dict[int, int]:
    """Return the tags of a classic TIFF's first directory with their first value where that is in place."""
    order = "<" if data[:2] == b"II" else ">"
    tags: dict[int, int] = {}
    if len(data) < 8 or struct.unpack_from(order + "H", data, 2)[0] != 42:
        return tags
    start = struct.unpack_from(order + "I", data, 4)[0]
    if start + 2 > len(data):
        return tags
    count = struct.unpack_from(order + "H", data, start)[0]
    for at in range(start + 2, min(start + 2 + 12 * count, len(data) - 11), 12):
        tag, kind = struct.unpack_from(order + "HH", data, at)
        tags[tag] = struct.unpack_from(order + ("H" if kind == 3 else "I"), data, at + 8)[0]
    return tags


def _unsupported(name: str) -> Fault:
    return Fault(FaultKind.UNSUPPORTED, f"This is {name}; rethumb reads {_READ}.")


def _no_picture(title: str) -> Fault:
    return Fault(FaultKind.NOT_A_PICTURE, title, f"rethumb reads {_READ}.")
