"""The tables of all makers, and the language they are written in."""

from __future__ import annotations

import importlib
import pkgutil
import struct
from collections.abc import Iterator
from contextlib import suppress

import pytest

from rethumb_desktop.metadata import makers
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import Order
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.formulas import NUMBERS
from rethumb_desktop.metadata.makers.headers import HEADERS
from rethumb_desktop.metadata.makers.note import LimitError, Note
from rethumb_desktop.metadata.makers.reading import apply, read_directory
from rethumb_desktop.metadata.makers.tables import (
    Case,
    OneOf,
    Record,
    Shifted,
    Spec,
    Table,
    beginning,
    counting,
    of_form,
    of_make,
    of_model,
    one_of,
    ordered,
    parse,
    shifted,
    sized,
    up_to,
    where,
)
from rethumb_desktop.metadata.makers.wholes import WHOLES
from tests.unit.metadata.notes import directory


def all_tables() -> Iterator[tuple[str, Table | Record]]:
    for module in pkgutil.iter_modules(makers.__path__):
        held = vars(importlib.import_module(f"{makers.__name__}.{module.name}"))
        yield from (
            (f"{module.name}.{name}", found) for name, found in held.items() if isinstance(found, Table | Record)
        )


TABLES = dict(all_tables())


def plain_tags(spec: Spec) -> Iterator[str]:
    """Yield the strings of a spec, but for those of tables that it names."""
    if isinstance(spec, str):
        yield spec
    elif isinstance(spec, Case | Shifted):
        yield from plain_tags(spec.spec)
    elif isinstance(spec, OneOf | tuple):
        for choice in spec:
            yield from plain_tags(choice)


def note(model: str = "Model", make: str = "Make", data: bytes = b"") -> Note:
    return Note(data, make, model, float("inf"))


def read(
    spec: Spec, raw: bytes, form: str = "u", order: Order = "<", model: str = "Model", make: str = "Make"
) -> dict[str, object]:
    """Return the values that a spec finds in some bytes."""
    found = note(model, make)
    apply(found, spec, Part(raw, 0, len(raw), order, 0, form))
    return {name: tag.value for name, tag in found.tags.items()}


@pytest.mark.parametrize("name", TABLES)
def test_every_tag_of(name: str) -> None:
    assert TABLES[name].tags
    tags = [parse(text) for spec in TABLES[name].tags.values() for text in plain_tags(spec)]

    assert [tag.name for tag in tags if not tag.name.replace("_", "").replace("-", "").isalnum()] == []
    steps = [step for tag in tags for step in tag.steps]
    assert [step for step in steps if step[0] == "@" and step[1:] not in NUMBERS] == []
    assert [step for step in steps if step[0] == "~" and step[1:] not in WHOLES] == []
    # A word that no tag of the table says would never be seen.
    names = {tag.name for tag in tags}
    assert [word for word in TABLES[name].words if word not in names] == []


def test_there_are_tables_enough() -> None:
    assert len(TABLES) > 300
    assert sum(len(table.tags) for table in TABLES.values()) > 5_000


def test_every_header_has_a_table() -> None:
    assert all(isinstance(header.load(), Table | Record) or callable(header.load()) for header in HEADERS)


def test_every_formula_bears_every_byte() -> None:
    for name, formula in NUMBERS.items():
        for value in (0, 1, 29, 255, 32_767, -32_768, 0xFFFFFFFF):
            with suppress(ArithmeticError, ValueError):
                assert isinstance(formula(value), int | float | str), name
    for name, whole in WHOLES.items():
        for raw in (b"", b"\0", b"\xff" * 3, b"\0" * 8, b"\xff" * 40, b"AB:1 2" * 9):
            for form in "usBHhI":
                part = Part(raw, 0, len(raw), "<", 0, form)
                assert not isinstance(whole(part), bytes), name


@pytest.mark.parametrize(
    ("text", "raw", "form", "value"),
    [
        ("T", struct.pack("<H", 300), "H", 300),
        ("T", struct.pack("<2H", 1, 2), "H", [1, 2]),
        ("T H2", struct.pack("<3H", 1, 2, 3), "I", [1, 2]),
        ("T b", b"\xfe", "B", -2),
        ("T x", b"\x01\x00", "B", 256),
        ("T q", struct.pack("<2H", 1, 4), "u", 0.25),
        ("T s4", b"ABCDEF", "u", "ABCD"),
        ("T &0xf0", b"\xa5", "B", 10),
        ("T /10 +1", b"\x05", "B", 1.5),
        ("T -5 *2", b"\x0a", "B", 10),
        ("T @canon_ev", struct.pack("<h", -0x14), "h", -0.6666666667),
        ("T @two_to", struct.pack("<I", 0xFFFFFFFF), "I", "undef"),
        ("T ~hexadecimal", b"\x0a\xff", "u", "0aff"),
        ("T", b"\x01\x02\x03\x80", "u", None),
        ("T", b"0130\0", "u", "0130"),
    ],
)
def test_a_tag_says(text: str, raw: bytes, form: str, value: object) -> None:
    assert read(text, raw, form) == {"T": value}


@pytest.mark.parametrize(
    ("text", "raw"), [("T !5", b"\x05"), ("T b !<0", b"\xff"), ("T s2 !", b"\0\0"), ("T hide", b"\x01")]
)
def test_a_tag_says_nothing(text: str, raw: bytes) -> None:
    assert read(text, raw, "B") == {}


@pytest.mark.parametrize("text", ["T H ,", "T 5", "T Hx", "T #A", "T #A=1"])
def test_a_word_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"means nothing|no condition"):
        parse(text)


def test_a_record_is_read_as_far_as_it_goes() -> None:
    record = Record("H", {0: "A", 1: ("B &0xff", "C &0xff00"), 2: "D I", -1: "Last", 9: "No"}, {"A": {7: "Seven"}})
    found = note()
    raw = struct.pack("<2HI2H", 7, 0x0201, 70_000, 4, 5)

    apply(found, record, Part(raw, 0, len(raw), "<"))

    assert {name: tag.value for name, tag in found.tags.items()} == {"A": 7, "B": 1, "C": 2, "D": 70_000, "Last": 5}
    assert found.tags["A"].text == "Seven"
    assert read(record, raw[:5])["B"] == 1
    assert "D" not in read(record, raw[:5])


def test_of_several_specs_the_first_that_holds_is_meant() -> None:
    spec = one_of(
        of_model("D70$", beginning(rb"01", "Nested")),
        beginning(rb"0[2-3]", counting(4, spec="Four")),
        of_make("^Canon", "Canon"),
        of_form("s", "Text"),
        up_to(2, "Short"),
        "Other",
    )
    assert list(read(spec, b"0100", model="NIKON D70")) == ["Nested"]
    assert list(read(spec, b"0200", model="NIKON D70")) == ["Four"]
    assert list(read(spec, b"020", make="Canon")) == ["Canon"]
    assert list(read(spec, b"02000", "s")) == ["Text"]
    assert list(read(spec, b"02")) == ["Short"]
    assert list(read(spec, b"02000")) == ["Other"]
    assert list(read(beginning(rb".\x01", "Any"), b"\n\x01")) == ["Any"]


def test_a_tag_may_depend_on_one_before() -> None:
    faces = Record("B", {0: "Faces hide", 1: "One #Faces>=1", 2: "Two #Faces>=2", 3: where("Faces==none", "None")})
    assert read(faces, b"\1\5\6\7") == {"One": 5}

    scaled = Record("B", {0: "Units", 1: "Focal /#Units", 2: "Plain /#Nobody"})
    assert read(scaled, b"\x0a\x32\x32") == {"Units": 10, "Focal": 5, "Plain": 50}

    versions = Record("B", {0: "Version s4", 4: "New #Version=~^02", 5: "Old #Version=~^01"})
    assert read(versions, b"0204\1\2") == {"Version": "0204", "New": 1}


def test_a_record_may_be_in_another_order_and_behind_other_bytes() -> None:
    record = Record("H", {0: "A"})

    assert read(ordered(">", record), b"\x01\x00") == {"A": 256}
    assert read(shifted(3, record), b"xyz\x01\x00") == {"A": 1}
    assert read(sized(Record("H", {0: "Size"})), b"\x04\0\0\0") == {"Size": 4}
    assert read(sized(Record("H", {0: "Size"})), b"\x09\0\0\0") == {}


def test_of_two_tags_with_one_name_the_later_counts() -> None:
    assert read(("A b", "A B"), b"\xff", "B") == {"A": 255}
    assert read(("A b", "A B ?"), b"\xff", "B") == {"A": -1}
    # What EXIF has too is first the camera's and then that of a picture style.
    assert read(("Contrast b", "Contrast B"), b"\xff", "B") == {"Contrast": -1}


def test_directories_are_nested_as_deep_as_any_camera_has_them() -> None:
    table = Table({1: "Deep"})
    for _ in range(20):
        table = Table({1: table})
    data = struct.pack("<HHHII", 1, 1, 4, 1, 0)
    found = note(data=data)

    read_directory(found, table, 0, 0, "<")

    assert found.problems == ["directories stand in directories without an end"]


def test_a_note_ends_with_too_many_tags() -> None:
    found = note()
    for number in range(3_000):
        found.add(f"Tag{number}", 1)

    with pytest.raises(LimitError):
        found.add("One more", 1)
    found.data = directory([(1, "H", 1)])
    with pytest.raises(LimitError):
        read_directory(found, Table({1: "A"}), 0, 0, "<")


@pytest.mark.parametrize(
    ("form", "stored", "value"),
    [
        ("B", 200, 200),
        ("s", b"text\0", "text"),
        ("H", 60_000, 60_000),
        ("h", -1, -1),
        ("I", 1 << 31, 1 << 31),
        ("i", -1, -1),
        ("r", (1, 4), 0.25),
        ("R", (-1, 4), -0.25),
        ("r", (0, 0), "undef"),
        ("u", b"0130", "0130"),
    ],
)
def test_a_directory_tells_the_forms_of_its_values(form: str, stored: object, value: object) -> None:
    found = note(data=directory([(1, form, stored)]))

    read_directory(found, Table({1: "A"}), 0, 0, "<")

    assert found.tags["A"].value == value


def test_a_directory_needs_to_be_there() -> None:
    found = note(data=directory([(1, "H", 1)]))
    for start in (-1, 10_000):
        with pytest.raises(MalformedError):
            read_directory(found, Table({1: "A"}), start, 0, "<")
