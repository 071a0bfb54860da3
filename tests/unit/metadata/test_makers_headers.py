"""The notes of each maker: how they begin, what their offsets count from, and a tag or two of each."""

from __future__ import annotations

import struct

import pytest

from rethumb_desktop.metadata import PhotoMetadataReader
from rethumb_desktop.metadata.maker_notes import read_maker_notes
from rethumb_desktop.metadata.makers.headers import HEADERS
from tests.fixtures import pictures
from tests.unit.metadata import blocks
from tests.unit.metadata.notes import Entry, Note, Order, block_of, directory, note

NIKON = [(4, "s", b"FINE  \0"), (5, "s", b"SUNNY \0"), (135, "B", 7)]
OLYMPUS = [(513, "H", 2), (514, "H", 1), (521, "s", b"OLYMPUS DIGITAL CAMERA\0")]
PANASONIC = [(1, "H", 2), (3, "H", 2), (105, "u", b"GERMANY\0")]
PENTAX = [(8, "H", 2), (25, "H", 1), (55, "H", 0), (510, "u", b"K-10 body\0")]
SONY = [(258, "I", 2), (8192, "s", b"hidden\0"), (45056, "B", (3, 1, 0, 0)), (45089, "I", 5500)]
LITTLE, BIG = b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"


def adjusted(head: bytes, entries: list[Entry]) -> Note:
    """Return a note whose offsets count from nothing that its header tells: 100 bytes before the note."""
    return lambda at: head + directory(entries, len(head) + 100)


def wide(head: bytes, entries: list[Entry], order: Order = "<") -> Note:
    """Return a note whose directory has a count of 32 bits; offsets in it count from the note's first byte."""
    raw = directory(entries, len(head) + 2, order)
    zeros = b"\0\0"
    return lambda at: head + raw[:2] + zeros + raw[2:]


def record(head: bytes, order: Order = "<", **fields: tuple[int, str, object]) -> Note:
    """Return a note that is a record: fields by any name, each a place, a form of `struct` and a value."""
    raw = bytearray(head.ljust(200, b"\0"))
    for place, form, value in fields.values():
        struct.pack_into(order + form, raw, place, value)
    return lambda at: bytes(raw)


def ge(at: int) -> bytes:
    """Return a note whose values follow without a pointer between; they count from two bytes before it."""
    head = b"GE\0\0\0\0\1\0\0\0II*\0\x08\0\0\0"
    raw = directory([(514, "H", 1), (519, "s", b"E1035\0")], len(head) + 2 - 4)
    return head + raw[:26] + raw[30:]


def kodak(at: int) -> bytes:
    record = struct.pack("<8s4B2H", b"DX3600  ", 0, 1, 0, 0, 1800, 1200)
    return b"KDK0001I" + record + b"\0" * 100


CASES: dict[str, tuple[str, str, Note, dict[str, object]]] = {
    "Apple": (
        "Apple", "iPhone",
        note(b"Apple iOS\0\0\1MM", [(10, "i", 3), (21, "s", b"0123-4567\0")], ">", base=0),
        {"HDRImageType": 3, "ImageUniqueID": "0123-4567"},
    ),
    "Canon": (
        "Canon", "Canon EOS 5D",
        note(b"", [(2, "H", (2, 85, 942, 628)), (6, "s", b"Canon EOS 5D\0"), (149, "s", b"EF85mm f/1.8 USM\0")]),
        {"CanonImageType": "Canon EOS 5D", "FocalType": 2, "LensModel": "EF85mm f/1.8 USM"},
    ),
    "Canon, big-endian in a little-endian block": (
        "Canon", "Canon EOS-1D", note(b"", [(6, "s", b"EOS-1D\0")], ">"), {"CanonImageType": "EOS-1D"},
    ),
    "Canon, moved by an editor": (
        "Canon", "Canon PowerShot S40",
        lambda at: directory([(6, "s", b"IMG:PowerShot\0")], 5_000) + b"II*\0" + struct.pack("<I", 5_000),
        {"CanonImageType": "IMG:PowerShot"},
    ),
    "Casio": (
        "CASIO", "QV-3000EX", note(b"", [(2, "H", 3), (20, "H", 64)], ">"), {"Quality": 3, "ISO": 64},
    ),
    "Casio, later": (
        "CASIO COMPUTER CO.,LTD.", "EX-Z3", adjusted(b"QVC\0\0\0", [(8217, "H", 1), (8193, "s", b"0302\0\0 2809\0\0")]),
        {"FirmwareDate": "0302 2809"},
    ),
    "FLIR": ("FLIR Systems AB", "i7", note(b"", [(1, "r", (29315, 100)), (3, "r", (95, 100))]), {"Emissivity": 0.95}),
    "Fujifilm": (
        "FUJIFILM", "X-T3", note(b"FUJIFILM\x0c\0\0\0", [(0, "u", b"0130"), (4096, "s", b"NORMAL \0")], base=0),
        {"Version": "0130", "Quality": "NORMAL"},
    ),
    "GE": (
        "General Imaging Co.", "E1035",
        ge,
        {"Macro": 1, "GEModel": "E1035"},
    ),
    "JVC": ("JVC", "GR-DV500", note(b"JVC ", [(3, "H", 2)]), {"Quality": 2}),
    "Kodak": (
        "EASTMAN KODAK COMPANY", "DX3600", kodak, {"KodakModel": "DX3600", "Quality": 1, "KodakImageWidth": 1800},
    ),
    "Kodak, a text": (
        "Kodak", "P712", lambda at: b"CABC 1234A1234\0\0" + b"\0" * 40, {"SerialNumber": "CABC 1234A1234"},
    ),
    "Leica, as Panasonic": (
        "LEICA", "D-LUX", note(b"LEICA\0\0\0", PANASONIC), {"WhiteBalance": 2, "Country": "GERMANY"},
    ),
    "Leica M8": (
        "Leica Camera AG", "M8", note(b"LEICA\0\0\0", [(768, "H", 1), (772, "H", 4)], base=8),
        {"Quality": 1, "WhiteBalance": 4},
    ),
    "Leica X1": (
        "LEICA CAMERA AG", "X1", note(b"LEICA\0\1\0", [(773, "I", 9), (772, "B", (1, 2, 3, 4))], base=0),
        {"SerialNumber": 9},
    ),
    "Leica S2": (
        "Leica Camera AG", "S2", note(b"LEICA\0\2\xff", [(771, "s", b"ELMARIT\0")]), {"LensType": "ELMARIT"},
    ),
    "Minolta": (
        "Minolta Co., Ltd.", "DiMAGE 7i", note(b"", [(0, "u", b"MLT0"), (64, "I", 2396300)]),
        {"MakerNoteVersion": "MLT0", "CompressedImageSize": 2396300},
    ),
    "Minolta, as Olympus": ("MINOLTA", "DiMAGE E201", note(b"MINOL\0\1\0", OLYMPUS), {"Quality": 2}),
    "Motorola": (
        "motorola", "moto g", note(b"MOT\0\1\1\1\1", [(26206, "s", b"sensor A\0")], base=0), {"Sensor": "sensor A"},
    ),
    "Nikon": (
        "NIKON CORPORATION", "NIKON D70", note(b"Nikon\0\2\x10\0\0" + LITTLE, NIKON, base=10),
        {"Quality": "FINE", "WhiteBalance": "SUNNY", "FlashMode": 7},
    ),
    "Nikon, big-endian": (
        "NIKON CORPORATION", "NIKON D300", note(b"Nikon\0\2\x10\0\0" + BIG, NIKON, ">", base=10),
        {"WhiteBalance": "SUNNY"},
    ),
    "Nikon, first": (
        "NIKON", "E950", note(b"Nikon\0\1\0", [(3, "H", 4), (8, "r", (1, 0))]), {"Quality": 4, "Focus": "inf"},
    ),
    "Nikon without a header": ("NIKON", "E990", note(b"", NIKON), {"WhiteBalance": "SUNNY"}),
    "Olympus": ("OLYMPUS OPTICAL CO.,LTD", "C4040Z", note(b"OLYMP\0\1\0", OLYMPUS), {"Quality": 2, "Macro": 1}),
    "Olympus, later": (
        "OLYMPUS IMAGING CORP.", "E-P3", note(b"OLYMPUS\0II\3\0", OLYMPUS, base=0),
        {"CameraID": "OLYMPUS DIGITAL CAMERA"},
    ),
    "OM System": (
        "OM Digital Solutions", "OM-1", note(b"OM SYSTEM\0\0\0II\4\0", OLYMPUS, base=0),
        {"CameraID": "OLYMPUS DIGITAL CAMERA"},
    ),
    "Epson, as Olympus": ("SEIKO EPSON CORP.", "R-D1", note(b"EPSON\0\1\0", OLYMPUS), {"Quality": 2}),
    "Sony, as Olympus": ("SONY", "DSC-X", note(b"PREMI\0\1\0", OLYMPUS), {"Quality": 2}),
    "Panasonic": (
        "Panasonic", "DMC-L10", note(b"Panasonic\0\0\0", PANASONIC), {"ImageQuality": 2, "Country": "GERMANY"},
    ),
    "Pentax": (
        "PENTAX Corporation", "K10D", note(b"AOC\0II", PENTAX), {"Quality": 2, "WhiteBalance": 1, "ColorSpace": 0},
    ),
    "Pentax, later": ("PENTAX", "K-3", note(b"PENTAX \0II", PENTAX, base=0), {"Quality": 2}),
    "Pentax, offsets from somewhere": (
        "PENTAX Corporation", "Optio S",
        adjusted(b"AOC\0II", [(8, "H", 2), (80, "H", 48190), (510, "u", b"K-10 body\0")]),
        {"Quality": 2, "ColorTemperature": 5000},
    ),
    "Ricoh GR, as Pentax": (
        "RICOH IMAGING COMPANY, LTD.", "GR III", note(b"RICOH\0II", PENTAX, base=0), {"Quality": 2},
    ),
    "Phase One": (
        "Leaf", "Credo 40",
        lambda at: b"IIIICwaR" + struct.pack("<I", 12) + struct.pack("<2I", 3, 0)
        + struct.pack("<12I", 261, 4, 4, 50, 1027, 1, 4, 0x42A00000, 1040, 1, 9, 68) + b"Credo 40\0",
        {"ISO": 50, "FocalLength": 80, "CameraModel": "Credo 40"},
    ),
    "Reconyx": (
        "RECONYX", "HC500",
        lambda at: struct.pack("<2s8H", b"\x01\xf1", 3, 0x0102, 0, 0x2010, 0x0415, 77, 0, 0) + b"\0" * 80,
        {"MakerNoteVersion": 0xF101},
    ),
    "Ricoh": (
        "RICOH", "Caplio GX", note(b"Ricoh\0\0\0", [(1, "s", b"Rdc\0"), (2, "s", b"Rev0113 \0")]),
        {"MakerNoteType": "Rdc", "FirmwareVersion": "Rev0113"},
    ),
    "Ricoh, a text": (
        "RICOH", "DC-3Z", lambda at: b"Rv0103;Rg1C;Bg18;Ll0\0", {"FirmwareVersion": "0103", "RedGain": "1C"},
    ),
    "Samsung": (
        "samsung", "SM-X", note(b"", [(1, "u", b"0100"), (2, "I", 0x2000), (64, "I", 3)]),
        {"MakerNoteVersion": "0100", "DeviceType": 0x2000, "RawDataByteOrder": 3},
    ),
    "Sanyo": (
        "SANYO Electric Co.,Ltd.", "SR662", note(b"SANYO\0\1\0", [(513, "H", 772), (526, "H", 1)]),
        {"SanyoQuality": 772, "SequentialShot": 1},
    ),
    "Sigma": (
        "SIGMA", "SIGMA SD10", note(b"SIGMA\0\0\0\1\0", [(2, "s", b"02000019\0"), (13, "s", b"Cont:+0.2\0")]),
        {"SerialNumber": "02000019", "Contrast": "+0.2"},
    ),
    "Foveon": ("FOVEON", "SD9", note(b"FOVEON\0\0\1\0", [(3, "s", b"SINGLE\0")]), {"DriveMode": "SINGLE"}),
    "Sony": ("SONY", "DSC-HX5V", note(b"SONY DSC \0\0\0", SONY), {"Quality": 2, "ColorTemperature": 5500}),
    "Sony without a header": ("SONY", "ILCE-6500", note(b"", SONY), {"Quality": 2, "FileFormat": [3, 1, 0, 0]}),
    "Nintendo": ("Nintendo", "Nintendo 3DS", note(b"", [(4353, "u", b"3DS1" + b"\0" * 60)]), {"ModelID": "3DS1"}),
    "DJI": ("DJI", "FC300S", note(b"", [(6, "R", (-45, 10))]), {"Pitch": -4.5}),
    "Fujifilm, made for GE": (
        "GENERAL IMAGING CO.", "A735", note(b"GE\x0c\0\0\0\x16\0\0\0\0\0", [(4096, "s", b"NORMAL \0")], base=6),
        {"Quality": "NORMAL"},
    ),
    "HP": ("Hewlett-Packard", "M307", record(b"IIII\4\0", a=(52, "H", 200)), {"ISO": 200}),
    "HP, later": ("Hewlett-Packard", "R707", record(b"IIII\6\0", a=(12, "H", 28)), {"FNumber": 2.8}),
    "Kodak, big-endian": (
        "EASTMAN KODAK COMPANY", "DX4900", record(b"KDK INFODX4900  ", ">", a=(20, "H", 2448)),
        {"KodakModel": "DX4900", "KodakImageWidth": 2448},
    ),
    "Kodak 2": (
        "MINOLTA", "CD-1", record(b"\0" * 8 + b"Eastman Kodak", ">", a=(108, "I", 640)),
        {"KodakMaker": "Eastman Kodak", "KodakImageWidth": 640},
    ),
    "Kodak 3": (
        "EASTMAN KODAK COMPANY", "DC280", record(b"abcdefghijkl\7\xcf", ">", a=(14, "B", 6), b=(15, "B", 9)),
        {"YearCreated": 1999, "MonthDayCreated": "06:09"},
    ),
    "Kodak 4": (
        "Eastman Kodak Company", "DC120", record(b"\1" * 32 + b"P0000001.JPG", ">"),
        {"OriginalFileName": "P0000001.JPG"},
    ),
    "Kodak 5": (
        "EASTMAN KODAK COMPANY", "LS420", record(b"\0\x1a\x18\0", ">", a=(30, "H", 100)), {"ISO": 100},
    ),
    "Kodak 5, by its name": (
        "EASTMAN KODAK COMPANY", "CX4200", record(b"", ">", a=(30, "H", 100)), {"ISO": 100},
    ),
    "Kodak 6": ("EASTMAN KODAK COMPANY", "DX3215", record(b"", ">", a=(26, "H", 100)), {"ISO": 100}),
    "Kodak 6, little-endian": ("EASTMAN KODAK COMPANY", "DX3700", record(b"", a=(26, "H", 100)), {"ISO": 100}),
    "Kodak 8": (
        "Kodak", "Z5010",
        note(b"", [(64001, "H", 1), (64002, "H", 2), (64512, "u", b"II" + directory([(64029, "I", 2576)]))]),
        {"KodakImageWidth": 2576},
    ),
    "Kodak 8 behind a TIFF header": (
        "Kodak", "C190", note(LITTLE, [(64512, "u", b"MM" + directory([(64029, "I", 2576)], order=">"))], base=0),
        {"KodakImageWidth": 2576},
    ),
    "Kodak 8 behind a TIFF header, with a count of 32 bits": (
        "Kodak", "Z915", wide(BIG, [(64512, "u", b"MM" + directory([(64029, "I", 2576)], order=">"))], ">"),
        {"KodakImageWidth": 2576},
    ),
    "Kodak 9": (
        "Kodak", "C360", record(b"IIII\2\0" + b"\1" * 14 + b"2005/01/02 11:22:33", a=(52, "H", 80)), {"ISO": 80},
    ),
    "Kodak 10": ("Kodak", "M1033", note(b"II", [(19, "H", 31), (20, "H", 6), (29, "H", 600)]), {"FNumber": 3.1}),
    "Kodak 11": (
        "JK Imaging, Ltd.", "KODAK PIXPRO S-1", wide(LITTLE, [(519, "s", b"S-1 model\0")]), {"KodakModel": "S-1 model"},
    ),
    "Kodak 11, big-endian": (
        "JK Imaging, Ltd.", "KODAK PIXPRO S-1",
        lambda at: BIG + b"\0\0" + directory([(519, "s", b"S-1 model\0")], len(BIG) + 2, ">"),
        {"KodakModel": "S-1 model"},
    ),
    "Leica R9": ("Leica Camera AG", "R9", note(b"", [(13, "H", (256, 280, 300))]), {"WB_RGBLevels": [256, 280, 300]}),
    "Leica M9": (
        "Leica Camera AG", "M9", note(b"LEICA0\3\0", [(12288, "u", directory([(12547, "I", 3)]))], base=0),
        {"SerialNumber": 3},
    ),
    "Leica M (Typ 240)": (
        "Leica Camera AG", "LEICA M (Typ 240)", note(b"LEICA\0\2\0", [(771, "s", b"Summicron\0")]),
        {"LensType": "Summicron"},
    ),
    "Leica S": (
        "LEICA CAMERA AG", "LEICA S", note(b"LEICA\0\2\xff", [(771, "s", b"Summarit\0")]), {"LensType": "Summarit"},
    ),
    "Leica Q": ("LEICA CAMERA AG", "LEICA Q", note(b"LEICA\0\x08\0", [(773, "I", 9)]), {"SerialNumber": 9}),
    "Leica M10": ("Leica Camera AG", "LEICA M10", note(b"LEICA\0\2\0", [(857, "I", 200)]), {"ISOSelected": 200}),
    "Leica C-Lux": (
        "LEICA CAMERA AG", "C-Lux", note(b"LEICA CAMERA AG\0\0\0", PANASONIC),
        {"ImageQuality": 2, "Country": "GERMANY"},
    ),
    "Panasonic, old": ("Panasonic", "PV-DC3000", record(b"MKED", a=(6, "H", 3)), {"MakerNoteType": "MKED", "Gain": 3}),
    "Pentax, old": (
        "Asahi Optical Co.,Ltd", "Optio 230", note(b"", [(1, "H", 1), (2, "H", 2), (3, "H", 3)]), {"Quality": 2},
    ),
    "Pentax S1": (
        "PENTAX", "Optio S1", note(b"S1\0\0\0\0\0\0\x0c\0\0\0", [(0, "u", b"3.0\0")], base=0),
        {"MakerNoteVersion": "3.0"},
    ),
    "Reconyx, with another version": ("RECONYX", "RC55", record(b"\x01\xf1\0\0"), {"MakerNoteVersion": 0xF101}),
    "Reconyx UltraFire": (
        "RECONYX", "UltraFire", record(b"RECONYXUF\0", a=(24, "7s", b"\1\2\x17\x20\4\x15A")),
        {"FirmwareVersion": "V01.02 2017:04:15 Rev.A"},
    ),
    "Reconyx HF2": ("RECONYX", "HF2", record(b"RECONYXH2\0", a=(16, "H", 7), b=(18, "H", 100)), {"FileNumber": 7}),
    "Ricoh WG-M1": ("RICOH", "RICOH WG-M1", wide(LITTLE, [(519, "s", b"WG-M1 \0")]), {"RicohModel": "WG-M1"}),
    "Samsung, old": ("Samsung Techwin", "V50", record(b"STMN100\0", a=(8, "I", 4000)), {"PreviewImageStart": 4000}),
    "Sony PI, as Olympus": ("SONY", "CYBERSHOT", note(b"SONY PI\0\0\0\0\0", OLYMPUS), {"Quality": 2}),
    "Sony Ericsson": (
        "Sony Ericsson", "K800i", note(b"SEMC MS\0\0\0\0\0" + LITTLE, [(8192, "u", b"0100")], base=12),
        {"MakerNoteVersion": "0100"},
    ),
}  # fmt: skip


def test_every_header_has_a_case() -> None:
    heads = [(build(200)[:64], make, model) for make, model, build, _ in CASES.values()]
    first = {next((header for header in HEADERS if header.fits(*head)), None) for head in heads}

    assert [header.begins for header in HEADERS if header not in first] == []


@pytest.mark.parametrize("case", CASES)
def test_reads_the_notes_of(case: str) -> None:
    make, model, build, expected = CASES[case]

    tags, problems = read_maker_notes(block_of(make, model, build))

    assert {name: tags[name].value for name in expected if name in tags} == expected
    assert problems == []


def test_reads_the_note_that_a_converter_put_into_a_dng() -> None:
    written = directory([(6, "s", b"Canon EOS 350D\0")], 900)
    kept = b"II" + struct.pack(">I", 900) + written
    private = b"Adobe\0" + b"Free" + struct.pack(">I", 3) + b"abc\0" + b"MakN" + struct.pack(">I", len(kept)) + kept
    names = [blocks.text(271, b"Canon\0"), blocks.text(272, b"Canon EOS 350D\0")]
    block = blocks.exif_block([*names, (50740, 1, len(private), private)])

    found = PhotoMetadataReader().read(blocks.jpeg_with_exif(pictures.jpeg(8, 8), block))

    assert found.groups["MakerNotes"]["CanonImageType"].value == "Canon EOS 350D"
    assert found.malformed == ()


def test_a_note_of_an_unknown_maker_is_nothing() -> None:
    assert read_maker_notes(block_of("Nobody", "None", lambda at: b"whatever" * 9)) == ({}, [])
