"""How the notes of each maker begin, and which table they follow."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from importlib import import_module

from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import Order
from rethumb_desktop.metadata.makers.forms import FORMS, SIZES, Part
from rethumb_desktop.metadata.makers.note import Note
from rethumb_desktop.metadata.makers.reading import apply, read_directory
from rethumb_desktop.metadata.makers.tables import Spec, Table

# As far into a note as a directory is looked for whose header is not known exactly.
_SEARCHED = 64


@dataclass(frozen=True)
class Header:
    """A kind of note: the cameras that write it, the table it follows and where its directory or record stands.

    `table` is a module of this room and a name in it: the tables of a maker are loaded with its first note. All places
    count from the note's first byte. `base` is what the offsets in it count from, None the block's beginning; `tiff` is
    the place of a TIFF header, which then tells all of this; `pointer` the place of the directory's offset. `order` is
    None where the directory's own numbers have to tell it. A directory that `is_sought` stands somewhere in the first
    bytes; the offsets of one that `is_adjusted` count from where its values lie `gap` bytes behind it.
    """

    table: str
    begins: bytes = b""
    make: str = ""
    model: str = ""
    start: int = 0
    base: int | None = None
    order: Order | None = None
    tiff: int | None = None
    pointer: int | None = None
    is_sought: bool = False
    is_adjusted: bool = False
    gap: int = 4
    has_footer: bool = False
    has_wide_count: bool = False

    def load(self) -> Spec:
        module, name = self.table.split(".")
        spec: Spec = getattr(import_module(f"rethumb_desktop.metadata.makers.{module}"), name)
        return spec

    def fits(self, head: bytes, make: str, model: str) -> bool:
        return (
            re.match(self.begins, head, re.DOTALL) is not None
            and re.search(self.make, make) is not None
            and re.search(self.model, model) is not None
        )


_KODAK = r"(?i)Kodak"
HEADERS = (
    Header("apple.MAIN", rb"Apple iOS\0", start=14, base=0),
    Header("nikon.MAIN", rb"Nikon\0\x02", tiff=10),
    Header("nikon.TYPE_2", rb"Nikon\0\x01", start=8, order="<"),
    Header("canon.MAIN", make=r"^Canon", has_footer=True),
    Header("casio.MAIN", rb"(?!QVC\0|DCI\0)", make=r"^CASIO"),
    Header("casio.TYPE_2", rb"(QVC|DCI)\0", start=6, is_adjusted=True),
    Header("others.DJI", rb"(?!...@AMBA|\[ae_dbg)", make=r"^DJI$"),
    Header("others.FLIR", make=r"^FLIR Systems"),
    Header("fujifilm.MAIN", rb"FUJIFILM|GENERALE", base=0, order="<", pointer=8),
    Header("others.GE", rb"GE(\0\0|NIC\0)", start=18, is_adjusted=True, gap=0),
    Header("fujifilm.MAIN", rb"GE\x0c\0\0\0\x16\0\0\0", start=12, base=6, order="<"),
    Header("others.HP_4", rb"IIII\x04\0", order="<"),
    Header("others.HP_6", rb"IIII\x06\0", order="<"),
    Header("others.JVC", rb"JVC ", start=4),
    Header("kodak.MAIN", rb"KDK INFO", make=r"^EASTMAN KODAK", start=8, order=">"),
    Header("kodak.MAIN", rb"KDK", make=r"^EASTMAN KODAK", start=8, order="<"),
    Header("kodak.TYPE_2", rb".{8}Eastman Kodak|\x01\0[\0\x01]\0\0\0\x04\0[a-zA-Z]{4}", order=">"),
    Header("kodak.TYPE_3", rb"(?!MM|II|AOC).{12}\x07", make=r"^EASTMAN KODAK", order=">"),
    Header("kodak.TYPE_4", rb"(?!MM|II|AOC).{41}JPG", make=r"^Eastman Kodak", order=">"),
    Header("kodak.TYPE_5", rb"\0(\x1a\x18|\x3a\x08|\x59\xf8|\x14\x80)\0", make=r"^EASTMAN KODAK", order=">"),
    Header("kodak.TYPE_5", make=r"^EASTMAN KODAK", model=r"CX(4200|4230|4300|4310|6200|6230)", order=">"),
    Header("kodak.TYPE_6", make=r"^EASTMAN KODAK", model=r"DX3215", order=">"),
    Header("kodak.TYPE_6", make=r"^EASTMAN KODAK", model=r"DX3700", order="<"),
    Header("kodak.TYPE_7", rb"[CK][A-Z\d]{3} ?[A-Z\d]{1,2}\d{2}[A-Z\d]\d{4}[ \0]", make=_KODAK, order="<"),
    Header(
        "kodak.TYPE_8",
        rb"\0[\x02-\x7f]..\0[\x01-\x0c]\0\0|[\x02-\x7f]\0..[\x01-\x0c]\0..\0\0",
        make=_KODAK,
        is_sought=True,
    ),
    Header("kodak.TYPE_8", rb"MM\0\x2a\0\0\0\x08\0.\0\0", make=_KODAK, tiff=0, has_wide_count=True),
    Header("kodak.TYPE_8", rb"MM\0\x2a\0\0\0\x08|II\x2a\0\x08\0\0\0", make=_KODAK, tiff=0),
    Header("kodak.TYPE_9", rb"IIII[\x02\x03]\0.{14}\d{4}/\d{2}/\d{2} ", order="<"),
    Header("kodak.TYPE_10", rb"MM\0[\x02-\x7f]|II[\x02-\x7f]\0", make=_KODAK, start=2, is_sought=True),
    Header(
        "kodak.TYPE_11",
        rb"II\x2a\0\x08\0\0\0.\0\0\0|MM\0\x2a\0\0\0\x08\0\0\0.",
        model=r"(?i)Kodak|PixPro",
        tiff=0,
        has_wide_count=True,
    ),
    Header("minolta.MAIN", rb"(?!MINOL|CAMER|MLY0|KC|\+M\+M|\xd7)", make=r"(?i)^(Konica Minolta|Minolta)"),
    Header("olympus.MAIN", rb"(MINOL|CAMER)\0", start=8),
    Header("others.MOTOROLA", rb"MOT\0", start=8, base=0),
    Header("nikon.MAIN", make=r"(?i)^NIKON"),
    Header("others.NINTENDO", make=r"^Nintendo$"),
    Header("olympus.MAIN", rb"(OLYMP|EPSON|AGFA)\0", start=8),
    Header("olympus.MAIN", rb"OLYMPUS\0", start=12, base=0),
    Header("olympus.MAIN", rb"OM SYSTEM\0", start=16, base=0),
    Header("panasonic.MAIN", make=r"^LEICA$", start=8),
    Header("panasonic.LEICA_2", rb"LEICA\0\0\0", make=r"^Leica Camera AG", start=8, base=8),
    Header("panasonic.LEICA_4", rb"LEICA0", make=r"^Leica Camera AG", start=8, base=0),
    Header("panasonic.LEICA_5", rb"LEICA\0[\x01\x04\x05\x06\x07\x10\x1a]\0", start=8, base=0),
    Header(
        "panasonic.LEICA_6", make=r"^Leica Camera AG$", model=r"^(S2|LEICA M \(Typ 240\)|LEICA S \(Typ 006\))$", start=8
    ),
    Header("panasonic.LEICA_6", rb"LEICA\0\x02\xff", start=8),
    Header("panasonic.LEICA_5", rb"LEICA\0[\x08\x09]\0", start=8),
    Header("panasonic.LEICA_9", rb"LEICA\0\x02\0", make=r"^Leica Camera AG", start=8),
    Header("panasonic.MAIN", rb"LEICA CAMERA AG\0", start=18),
    Header("panasonic.LEICA_3", rb"(?!LEICA)", make=r"^Leica Camera AG"),
    Header("panasonic.MAIN", rb"Panasonic", start=12),
    Header("panasonic.TYPE_2", rb"MKE", make=r"^Panasonic", order="<"),
    Header("pentax.MAIN", rb"AOC\0", is_sought=True, is_adjusted=True),
    Header("pentax.TYPE_2", rb"(?!AOC\0)", make=r"^Asahi", is_sought=True, is_adjusted=True),
    Header("pentax.MAIN", rb"PENTAX \0", start=10, base=0),
    Header("pentax.S_1", rb"S1\0{6}\x0c\0{3}", start=12, base=0),
    Header("phaseone.read_phase_one", rb"IIII.waR|MMMMRaw."),
    Header("others.RECONYX", rb"\x01\xf1[\x02\x03]\0", order="<"),
    Header("others.RECONYX", rb"\x01\xf1", make=r"^RECONYX$", order="<"),
    Header("others.RECONYX_2", rb"RECONYXUF\0", order="<"),
    Header("others.RECONYX_3", rb"RECONYXH2\0", order="<"),
    Header("pentax.MAIN", rb"RICOH\0(II|MM)", start=8, base=0),
    Header(
        "ricoh.TYPE_2",
        rb"MM\0\x2a\0\0\0\x08\0.\0\0|II\x2a\0\x08\0\0\0.\0\0\0",
        make=r"^(PENTAX )?RICOH",
        tiff=0,
        has_wide_count=True,
    ),
    Header("ricoh.MAIN", rb"(?i)Ricoh| |MM\0\x2a|II\x2a\0", make=r"^(PENTAX )?RICOH", start=8),
    Header("ricoh_special.read_text", make=r"^RICOH"),
    Header("samsung.MAIN", rb"STMN\d{3}", order="<"),
    Header(
        "samsung.TYPE_2",
        rb"(\0.\0\x01\0\x07\0{3}\x04|.\0\x01\0\x07\0\x04\0{3})0100",
        make=r"(?i)^samsung$",
        is_sought=True,
        is_adjusted=True,
    ),
    Header("sanyo.MAIN", rb"SANYO", make=r"^SANYO", start=8, is_adjusted=True),
    Header("sigma.MAIN", rb"SIGMA|FOVEON", make=r"^(SIGMA|FOVEON)", start=10),
    Header("sony.MAIN", rb"SONY (DSC|CAM|MOBILE)|\0\0SONY PIC\0|VHAB {5}\0", start=12),
    Header("olympus.MAIN", rb"SONY PI\0", start=12),
    Header("olympus.MAIN", rb"PREMI\0", start=8),
    Header("others.SONY_ERICSSON", rb"SEMC MS\0", start=20, base=12),
    Header("sony.MAIN", rb"(?!\x01\0)", make=r"^(SONY|HASSELBLAD)"),
)


def read_note(note: Note, place: int, length: int, order: Order, moved: int = 0) -> None:
    """Read the maker note at a place of a block whose byte order is given.

    `moved` is how far it stands behind where the camera wrote it, in bytes. Raises MalformedError and LimitError.
    """
    head = note.data[place : place + min(length, _SEARCHED)]
    header = next((header for header in HEADERS if header.fits(head, note.make, note.model)), None)
    if header is None:
        return
    spec = header.load()
    if not isinstance(spec, Table):
        skipped = min(header.start, length)
        apply(note, spec, Part(note.data, place + skipped, length - skipped, header.order or order))
        return
    start, base, order = _locate(header, note.data, place, length, header.order or order, moved)
    gap = 0
    if header.has_wide_count:
        # The count has 32 bits, of which two bytes are always 0: those before it or those behind.
        gap = 2 if _number(note.data, start, order + "H") else 0
        start += 2 - gap
    read_directory(note, spec, start, base, order, gap=gap)
    size = note.numbers.get("PreviewImageLength")
    if size and note.numbers.get("PreviewImageStart"):
        note.add("PreviewImage", None, size=int(size))


def _locate(header: Header, data: bytes, place: int, length: int, order: Order, moved: int) -> tuple[int, int, Order]:
    """Return where a note's directory stands, what its offsets count from, and its byte order."""
    if header.tiff is not None:
        base = place + header.tiff
        order = ">" if data[base : base + 2] == b"MM" else "<"
        return base + _number(data, base + 4, order + "I"), base, order
    base = moved if header.base is None else place + header.base
    if header.pointer is not None:
        return base + _number(data, place + header.pointer, order + "I"), base, order
    start = place + header.start
    if header.is_sought:
        start = _seek(data, start, order)
    if header.order is None:
        order = _sniff_order(data, start, order)
    if header.has_footer:
        base = _read_footer(data, place, length) or base
    if header.is_adjusted:
        base = _adjust_base(data, place, length, start, order, header.gap)
    return start, base, order


def _number(data: bytes, place: int, code: str) -> int:
    if place < 0 or place + struct.calcsize(code) > len(data):
        raise MalformedError("it ends before its directory")
    return int(struct.unpack_from(code, data, place)[0])


def _read_footer(data: bytes, place: int, length: int) -> int:
    """Return by how much a note has been moved since the camera wrote where it stands into its last eight bytes."""
    footer = data[place + length - 8 : place + length] if length >= 8 else b""
    if footer[:4] not in (b"II*\0", b"MM\0*"):
        return 0
    stood = int.from_bytes(footer[4:], "little" if footer[:2] == b"II" else "big")
    return place - stood if stood else 0


def _sniff_order(data: bytes, start: int, order: Order) -> Order:
    """Return the byte order in which a directory names few entries; the block's need not be the note's."""
    count = _number(data, start, order + "H")
    return order if count >> 8 <= count & 0xFF else ">" if order == "<" else "<"


def _seek(data: bytes, start: int, order: Order) -> int:
    """Return the first place from which bytes read as a directory in either byte order. Raises MalformedError: none."""
    for place in range(start, min(start + _SEARCHED, len(data) - 14)):
        for code in ("<", ">"):
            (count,) = struct.unpack_from(code + "H", data, place)
            if (
                0 < count < 256
                and place + 2 + 12 * count <= len(data)
                and all(_is_entry(data, place + 2 + 12 * index, code) for index in range(min(count, 3)))
            ):
                return place
    raise MalformedError("there is no directory in it")


def _is_entry(data: bytes, place: int, code: str) -> bool:
    kind, count, offset = struct.unpack_from(code + "HII", data, place + 2)
    return kind in FORMS and 0 < count < 0x100000 and (SIZES[FORMS[kind]] * count <= 4 or offset > 0)


def _adjust_base(data: bytes, place: int, length: int, start: int, order: Order, gap: int) -> int:
    """Return what offsets count from, where cameras of one maker do not agree: the values follow their directory."""
    count = _number(data, start, order + "H")
    after, end = start + 2 + 12 * count, place + length
    if after > len(data):
        return 0
    values = []
    for index in range(count):
        kind, numbers, offset = struct.unpack_from(order + "HII", data, start + 4 + 12 * index)
        if kind in FORMS and SIZES[FORMS[kind]] * numbers > 4:
            values.append((offset, offset + SIZES[FORMS[kind]] * numbers))
    # Some offsets may be none.
    follows = [after + gap - offset for offset, _ in sorted(values)[:3]]

    def fitness(base: int) -> tuple[int, bool]:
        inside = [base + first for first, last in values if after <= base + first and base + last <= end]
        return len(inside), min(inside, default=0) == after + gap

    return 0 if fitness(0)[0] == len(values) else max((0, place, *follows), key=fitness)
