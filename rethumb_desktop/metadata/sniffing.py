"""Telling a file's format by its first bytes."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import PictureFormat

_AVIF_BRANDS = (b"avif", b"avis")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs")

_READ = ", ".join(PictureFormat)

#: Pictures that are known and not read: first bytes, where they stand, name.
_PICTURES = (
    (b"8BPS", 0, "a PSD (Photoshop) file"),
    (b"%!PS", 0, "a PostScript (EPS) file"),
    (b"\xc5\xd0\xd3\xc6", 0, "a PostScript (EPS) file"),
    (b"\xff\x0a", 0, "a JPEG XL file"),
    (b"\0\0\0\x0cJXL \r\n", 0, "a JPEG XL file"),
    (b"\0\0\0\x0cjP  \r\n", 0, "a JPEG 2000 file"),
    (b"\xff\x4f\xff\x51", 0, "a JPEG 2000 file"),
    (b"II\xbc\x01", 0, "a JPEG XR file"),
    (b"\0\0\1\0", 0, "an ICO (Windows icon) file"),
    (b"\0\0\2\0", 0, "a CUR (Windows cursor) file"),
    (b"icns", 0, "an ICNS (Apple icon) file"),
    (b"BPG\xfb", 0, "a BPG file"),
    (b"DDS ", 0, "a DDS texture"),
    (b"qoif", 0, "a QOI file"),
    (b"gimp xcf", 0, "an XCF (GIMP) file"),
    (b"\x01\xda", 0, "an SGI file"),
    (b"FUJIFILMCCD-RAW", 0, "a RAF raw photograph"),
    (b"IIRO", 0, "an ORF raw photograph"),
    (b"IIU\0", 0, "an RW2 raw photograph"),
    (b"ftypcrx", 4, "a CR3 raw photograph"),
)

#: What is no picture at all.
_OTHERS = (
    (b"%PDF", 0, "a PDF document"),
    (b"PK\3\4", 0, "a ZIP archive or an office document"),
    (b"\x1aE\xdf\xa3", 0, "a Matroska or WebM video"),
    (b"ftyp", 4, "an MP4 or MOV video"),
    (b"RIFF", 0, "a sound or video file"),
)


def find_format(data: bytes) -> PictureFormat:
    """Return the format that the first bytes tell. Raises Fault empty, unsupported, not-a-picture."""
    if not data:
        raise Fault(FaultKind.EMPTY, "The file is empty.")
    found = _find_known(data[:64])
    if found:
        return found
    if name := _find_name(data, _PICTURES) or _find_drawing(data[:1024]):
        raise Fault(FaultKind.UNSUPPORTED, f"This is {name}; rethumb reads {_READ}.")
    name = _find_name(data, _OTHERS) or ("plain text" if _is_text(data[:1024]) else "")
    title = f"This is {name}, not a picture." if name else "This is not a picture, or none of a known format."
    raise Fault(FaultKind.NOT_A_PICTURE, title, f"rethumb reads {_READ}.")


def _find_name(data: bytes, names: tuple[tuple[bytes, int, str], ...]) -> str:
    return next((name for magic, place, name in names if data[place : place + len(magic)] == magic), "")


def _find_known(head: bytes) -> PictureFormat | None:
    starts = {
        b"\xff\xd8\xff": PictureFormat.JPEG,
        b"\x89PNG\r\n\x1a\n": PictureFormat.PNG,
        b"GIF87a": PictureFormat.GIF,
        b"GIF89a": PictureFormat.GIF,
        b"II*\0": PictureFormat.TIFF,
        b"MM\0*": PictureFormat.TIFF,
        b"II+\0": PictureFormat.TIFF,
        b"MM\0+": PictureFormat.TIFF,
        b"BM": PictureFormat.BMP,
    }
    for magic, picture in starts.items():
        if head.startswith(magic):
            return picture
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return PictureFormat.WEBP
    return _find_brand(head) if head[4:8] == b"ftyp" else None


def _find_brand(head: bytes) -> PictureFormat | None:
    """Return AVIF or HEIC by the brands; a general brand (mif1) is told by those it goes with."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[i : i + 4] for i in range(16, size, 4))]
    if any(brand in _AVIF_BRANDS for brand in brands):
        return PictureFormat.AVIF
    if any(brand in _HEIC_BRANDS for brand in brands) or head[8:12] in (b"mif1", b"msf1"):
        return PictureFormat.HEIC
    return None


def _find_drawing(head: bytes) -> str:
    return "an SVG drawing" if b"<svg" in head.lower() else ""


def _is_text(head: bytes) -> bool:
    return all(byte >= 32 or byte in b"\t\n\r\f" for byte in head)
