"""Parts of notes that are no plain arrays: enciphered, counted, or in a structure of the maker's own."""

from __future__ import annotations

import struct

import pytest

from rethumb_desktop.domain.metadata import Tag
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.maker_notes import read_maker_notes
from rethumb_desktop.metadata.makers.apple_special import read_flat_dictionary
from rethumb_desktop.metadata.makers.nikon_cipher import decipher
from tests.unit.metadata.notes import Entry, block_of, note

LITTLE = b"II*\0\x08\0\0\0"


def of_canon(*entries: Entry, model: str = "Canon EOS 5D Mark II") -> dict[str, Tag]:
    tags, problems = read_maker_notes(block_of("Canon", model, note(b"", entries)))
    assert problems == []
    return tags


def of_nikon(*entries: Entry, model: str = "NIKON D300") -> dict[str, Tag]:
    tags, problems = read_maker_notes(
        block_of("NIKON CORPORATION", model, note(b"Nikon\0\2\x10\0\0" + LITTLE, entries, base=10))
    )
    assert problems == []
    return tags


def of_sony(*entries: Entry, model: str) -> dict[str, Tag]:
    # A note of one entry would read as another kind.
    tags, problems = read_maker_notes(block_of("SONY", model, note(b"", [(258, "I", 2), *entries])))
    assert problems == []
    return tags


def test_canon_tells_settings_in_an_array_of_numbers() -> None:
    settings = [0] * 47
    settings[0], settings[1], settings[7], settings[16], settings[17] = 94, 2, 1, 0x4000 | 250, 3
    settings[23], settings[24], settings[25], settings[26] = 2100, 700, 10, 160
    tags = of_canon((1, "H", settings))

    assert {name: tags[name].text for name in ("MacroMode", "FocusMode", "MeteringMode", "MaxAperture")} == {
        "MacroMode": "Normal", "FocusMode": "AI servo AF", "MeteringMode": "Evaluative", "MaxAperture": "f/5.7",
    }  # fmt: skip
    assert [tags[name].value for name in ("CameraISO", "MaxFocalLength", "MinFocalLength")] == [250, 210, 70]


def test_settings_of_canon_that_do_not_tell_their_length_are_none() -> None:
    assert of_canon((1, "H", [0] * 47), (6, "s", b"x\0")).keys() == {"CanonImageType"}


def test_canon_tells_where_the_focus_points_are() -> None:
    head = [0, 2, 3, 3, 3888, 2592, 3888, 2592]
    tags = of_canon((38, "H", [2 * 23, *head[1:], 9, 9, 9, 8, 8, 8, 65535, 0, 1, 4, 5, 6, 2, 7]))

    assert tags["AFAreaMode"].text == "Single-point AF"
    assert [tags[name].value for name in ("NumAFPoints", "AFAreaWidths", "AFAreaXPositions")] == [
        3,
        [9] * 3,
        [-1, 0, 1],
    ]
    assert (tags["AFPointsInFocus"].value, tags["AFPointsSelected"].value) == (2, 7)


def test_canon_tells_more_focus_points_than_it_has_bytes_for() -> None:
    tags = of_canon((38, "H", [24, 2, 60_000, 3, 3888, 2592, 3888, 2592, 1, 1, 1, 1]))

    assert "AFAreaWidths" not in tags
    assert tags["NumAFPoints"].value == 60_000


def test_canon_tells_custom_functions() -> None:
    older = of_canon((15, "H", [6, 0x0102, 0x0401]), model="Canon EOS 10D")
    assert (older["SetButtonWhenShooting"].value, older["Shutter-AELock"].value) == (2, 1)

    groups = [1, 36, 2, 0x101, 1, 2, 0x104, 2, 0, 8, 2, 20, 1, 0x201, 1, 1]
    newer = of_canon((153, "I", [72, 2, *groups]))
    assert (newer["ExposureLevelIncrements"].value, newer["AEBAutoCancel"].value) == (2, [0, 8])
    assert newer["LongExposureNoiseReduction"].value == 1


def test_a_group_of_custom_functions_has_room_for_its_header() -> None:
    tags, problems = read_maker_notes(block_of("Canon", "Canon EOS 5D", note(b"", [(153, "I", [20, 9, 1, 0, 9])])))

    assert tags == {}
    assert problems == ["The maker notes are broken: a group of custom functions is shorter than its header."]


def test_canon_tells_its_filters() -> None:
    one = struct.pack("<3I", 1, 20, 1) + struct.pack("<3I", 0x101, 1, 2)
    two = struct.pack("<3I", 2, 32, 2) + struct.pack("<6I", 0x401, 1, 0, 0x402, 1, 1)
    tags = of_canon((16420, "u", struct.pack("<2I", 8 + len(one + two), 2) + one + two))

    assert [tags[name].value for name in ("GrainyBWFilter", "MiniatureFilter", "MiniatureFilterOrientation")] == [
        2,
        0,
        1,
    ]


def test_nikon_enciphers_what_it_says_about_the_lens() -> None:
    plain = b"\x1e\x40\0\0\x48\x24\x60\x77" + b"\0" * 16
    stored = b"0203" + decipher(plain, 3105364, 241575)
    tags = of_nikon((29, "s", b"3105364\0"), (152, "u", stored), (167, "I", 241575))

    assert [tags[name].value for name in ("LensDataVersion", "LensIDNumber", "FocalLength")] == ["0203", 0x77, 80]


def test_what_nikon_enciphers_is_nothing_without_its_keys() -> None:
    assert of_nikon((152, "u", b"0203" + b"\x55" * 30)).keys() == set()


def test_deciphers_what_a_camera_wrote() -> None:
    # A D300 of firmware 1.10B.
    assert decipher(bytes.fromhex("46e63b0d23764c6e61c4febc"), 3105364, 241575) == b"1.10B\0\x30\x1d\x3a\xf0\0\5"


def test_nikon_tells_the_edits_of_its_program() -> None:
    booster = struct.pack("<I14xIB", 1594785059, 5, 1)
    straightened = struct.pack("<I14xId", 801145905, 12, 2.5)
    tags = of_nikon((3585, "u", b"\0" * 22 + straightened + booster + b"\0" * 30))

    assert (tags["StraightenAngle"].value, tags["ColorBooster"].value) == (2.5, 1)


def test_nikon_writes_the_number_of_the_file_in_either_order() -> None:
    for order in "<>":
        assert of_nikon((184, "u", b"0100\0\0" + struct.pack(order + "2H", 101, 5366)))["FileNumber"].value == 5366


def test_sony_enciphers_records_with_cubes() -> None:
    plain = bytearray(3000)
    struct.pack_into("<I", plain, 50, 4711)
    tags = of_sony((0x9050, "u", bytes(n**3 % 249 if n < 249 else n for n in plain)), model="ILCE-7M2")

    assert tags["ShutterCount"].value == 4711


def test_sony_puts_records_into_a_record() -> None:
    more = struct.pack("<2H4H", 2, 60, 1, 12, 2, 40) + b"\0" * 48
    tags = of_sony((32, "u", more), model="DSLR-A560")

    assert "DriveMode2" in tags


def test_pentax_enciphers_its_count_of_shots_with_the_date() -> None:
    date, clock = b"\x07\xd8\x03\x02", b"\x0c\x01\x17"
    stored = 1648 ^ int.from_bytes(date, "big") ^ (0xFFFFFFFF - int.from_bytes(clock + b"\0", "big"))
    entries: list[Entry] = [(6, "u", date), (7, "u", clock), (93, "u", stored.to_bytes(4, "big"))]
    tags, _ = read_maker_notes(block_of("PENTAX", "K10D", note(b"AOC\0II", entries)))

    assert [tags[name].value for name in ("Date", "Time", "ShutterCount")] == ["2008:03:02", "12:01:23", 1648]


def test_olympus_keeps_directories_in_its_note() -> None:
    entries: list[Entry] = [
        (0x2020, "u", struct.pack("<HHHIII", 1, 0x200, 3, 1, 3, 0)),
        (520, "s", b"[info] Resolution=4 Type=SX552\0"),
    ]
    tags, problems = read_maker_notes(block_of("OLYMPUS", "E-1", note(b"OLYMP\0\1\0", entries)))

    assert tags["ExposureMode"].text == "Aperture-priority AE"
    assert (tags["Resolution"].value, tags["CameraType"].value) == (4, "SX552")
    assert problems == []


def property_list(*pairs: tuple[str, int]) -> bytes:
    """Return a binary property list of a dictionary of integers."""
    objects = [bytes((0xD0 | len(pairs),)) + bytes(range(1, 2 * len(pairs) + 1))]
    objects += [bytes((0x50 | len(key),)) + key.encode() for key, _ in pairs]
    objects += [b"\x13" + struct.pack(">q", value) for _, value in pairs]
    data, offsets = b"bplist00", b""
    for item in objects:
        offsets += bytes((len(data),))
        data += item
    return data + offsets + struct.pack(">6xBB3Q", 1, 1, len(objects), 0, len(data))


def test_apple_tells_how_long_the_phone_has_run() -> None:
    stored = property_list(("flags", 1), ("value", 878364430128750), ("timescale", 10**9))
    tags, problems = read_maker_notes(
        block_of("Apple", "iPhone", note(b"Apple iOS\0\0\1II", [(3, "u", stored)], base=0))
    )

    assert [tags[f"RunTime{name}"].value for name in ("Flags", "Value", "Scale")] == [1, 878364430128750, 10**9]
    assert problems == []


def test_a_broken_property_list_is_told() -> None:
    stored = property_list(("flags", 1))
    nowhere = stored.replace(b"\xd1\1\2", b"\xd1\x63\2")
    for broken in (b"", stored[:20], stored[:8] + b"\xa0" + stored[9:], stored[:-1] + b"\xff", nowhere):
        with pytest.raises(MalformedError):
            read_flat_dictionary(broken)
