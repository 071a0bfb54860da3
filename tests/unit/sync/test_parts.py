"""Parts of a snapshot: records as columns and back, small, strict, and the same bytes for the same records."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.entries import Put, stamp
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.merging import Mark, Named, Placed, Record, join
from rethumb_desktop.domain.object_key import object_stem
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.sync.columns import ColumnWriter
from rethumb_desktop.sync.names import part_name, snapshot_id
from rethumb_desktop.sync.sealing import Sealer
from rethumb_desktop.sync.snapshots import PART_RECORDS, decode_part, encode_part
from tests.unit.sync.damaging import damaged, passes, refusal
from tests.unit.sync.strategies import DEVICE, KEY, MADE, OTHER_DEVICE, OTHER_KEY, record_lists

NAME = part_name(snapshot_id(MADE, DEVICE), 1)
STEM = "abcdefghijklmnopqrstuvwxyz234567"


def read(content: bytes) -> list[Record]:
    return decode_part(content, KEY, NAME)


def by_key(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.key)


def put(original: str, recipe: str, name: str, at: int, more: str = "", key: str = "") -> Record:
    key = key or f"{object_stem(KEY, original, parse_recipe(recipe), '1')}.jpg"
    made = Put(at, key, original, recipe, name, 100, 75, 4321, "image/jpeg", 1_769_900_000_123_456, more)
    return Record(key, Placed(made, DEVICE, 7))


RECORDS = [
    put("ab" * 32, "square/100", "a.JPG", MADE),
    put("ab" * 32, "width/800", "a.JPG", MADE + 1, '{"stars":5}'),
    replace(put("01" * 32, "square/100", "b\udcff.JPG", MADE + 2), removed=Mark(MADE - 9, OTHER_DEVICE)),
    replace(
        put("", "", "", MADE + 3, key=f"{STEM}.png"),
        renamed=Named(Mark(MADE + 70_000, OTHER_DEVICE), "c.png"),
        names=(Named(Mark(MADE + 4, DEVICE), ""), Named(Mark(MADE + 5, DEVICE), "d.png")),
    ),
    Record(f"{STEM[::-1]}.webp", removed=Mark(MADE, DEVICE)),
]
TWICE = put("ab" * 32, "square/100", "a", MADE)
KNOWN = bytes.fromhex(
    "0105000000010d01110302020000000123456789abcdef0123456789abcdeffedcba9876543210fedcba98765432100300000001000a"
    "09130000007371756172652f31303077696474682f383030010000000101010000003103000000010303040a000000706e676a706777"
    "656270010a0a0014000000696d6167652f6a706567696d6167652f6a70656702000000ababababababababababababababababababab"
    "ababababababababababababab0101010101010101010101010101010101010101010101010101010101010101010001000103000000"
    "010005060d000000612e4a504762edb3bf2e4a50470101010001010001020100010e000000060000000086000000850000002c000000"
    "3800000003000000010805060707800000003400000097000000e90000006d000000930000000c00000001000101010164646464014b"
    "4b4b4b02e1e1e1e110101010010b0b0000007b227374617273223a357d0100010101010200443214c74254b635cf84653a56d7c675be"
    "77dfffbbcdeb38bdab49ca307b9ac5a928398a41882006fe02850085002c003800030002fc05ff00010100060286852c380302751101"
    "01010505000000632e706e670102060000860085002c003800030001090a0001000505000000642e706e67"
)


def test_the_bytes_stay_what_they_are() -> None:
    assert encode_part(RECORDS, KEY, ("1",)).hex() == KNOWN.hex()
    assert by_key(read(KNOWN)) == by_key(RECORDS)


@given(record_lists, st.sampled_from([(), ("1",), ("1", "2"), ("2", "3", "1")]), st.randoms(use_true_random=False))
def test_a_part_is_read_as_it_was_written(
    records: list[Record], renderers: tuple[str, ...], chance: random.Random
) -> None:
    content = encode_part(records, KEY, renderers)
    found = read(content)
    assert by_key(found) == by_key(records)
    # Neither order nor repetition changes a byte.
    assert encode_part(found, KEY, renderers) == content
    chance.shuffle(found)
    assert encode_part(found, KEY, renderers) == content


def test_nothing_is_a_part_too() -> None:
    assert read(encode_part([], KEY, ())) == []


def test_what_is_read_is_what_a_program_makes() -> None:
    # Records are made field by field, past their own constructors: they must be whole all the same.
    for record in read(KNOWN):
        assert repr(record) == repr(replace(record))
        assert hash(record) == hash(replace(record))
        assert join(record, record) == record


def test_a_key_that_follows_is_not_written() -> None:
    renderer_known, not_known = (encode_part(RECORDS[:3], KEY, given) for given in (("1",), ("2",)))
    # For three keys of 20 bytes that are not there, three numbers in one byte each.
    assert len(not_known) - len(renderer_known) == 3 * 20 - 3
    assert by_key(read(not_known)) == by_key(read(renderer_known))


def test_a_key_that_followed_from_another_library_key_is_another() -> None:
    mine = {record.key for record in read(encode_part(RECORDS[:3], KEY, ("1",)))}
    theirs = {record.key for record in decode_part(encode_part(RECORDS[:3], KEY, ("1",)), OTHER_KEY, NAME)}
    assert not mine & theirs


def test_a_recipe_that_is_not_canonical_keeps_its_key() -> None:
    odd = put("ab" * 32, "width/0800", "a", MADE)
    assert read(encode_part([odd], KEY, ("1",))) == [odd]


def test_those_of_one_original_stand_together_in_the_order_of_time() -> None:
    late, early = "00" * 32, "ff" * 32
    records = [
        put(late, "square/100", "l", MADE + 9),
        put(early, "width/800", "e", MADE + 10),
        put(early, "square/100", "e", MADE + 1),
        put(late, "width/800", "l", MADE + 11),
    ]
    found = read(encode_part(records, KEY, ("1",)))
    assert found == [records[2], records[1], records[0], records[3]]


def test_long_names_lose_their_ends() -> None:
    names = tuple(Named(Mark(MADE + number, DEVICE), "n" * 1024 + text) for number, text in enumerate("abc", start=1))
    long = replace(
        put("ab" * 32, "square/100", "p" * 1025, MADE), renamed=Named(Mark(MADE + 1, DEVICE), "r" * 2000), names=names
    )
    (found,) = read(encode_part([long], KEY, ()))
    assert found.placed is not None
    assert found.placed.put.name == "p" * 1024
    assert found.renamed == Named(Mark(MADE + 1, DEVICE), "r" * 1024)
    assert found.names == (Named(Mark(MADE + 3, DEVICE), "n" * 1024),)


def test_a_part_has_a_bound() -> None:
    with pytest.raises(ValueError, match="too many for a part"):
        encode_part([RECORDS[4]] * (PART_RECORDS + 1), KEY, ())
    with pytest.raises(ValueError, match="too many for a part"):
        encode_part([], KEY, ("1",) * 256)


@pytest.mark.parametrize("key", ["a.jpg", STEM, f"{STEM}.", f"{STEM}.JPG", f"{'1' * 32}.jpg", f"{STEM}.jpg/x"])
def test_what_is_no_key_is_not_written(key: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - base64's sentences are not ours
        encode_part([Record(key, removed=Mark(MADE, DEVICE))], KEY, ())


def test_other_formats_are_refused() -> None:
    with pytest.raises(Fault, match="newer version"):
        read(b"\x02" + KNOWN[1:])
    assert refusal(lambda: read(b"\x00" + KNOWN[1:])) == "It is of no format."
    assert refusal(lambda: read(b"")) == "It is cut short."


def test_nothing_is_missing_and_nothing_follows() -> None:
    for length in range(1, len(KNOWN)):
        assert not passes(read, KNOWN[:length])
    assert refusal(lambda: read(KNOWN + b"\0")) == "Something stands behind its end."


def test_counts_are_bounded_before_anything_is_made() -> None:
    many = (100_001).to_bytes(4, "little")
    assert refusal(lambda: read(b"\x01" + many + b"\0")) == "It holds 100001 of what there can be 100000."
    whole = b"\x01" + (100_000).to_bytes(4, "little") + b"\x01" + b"\x01" * 100_000
    assert refusal(lambda: read(whole + b"\xff\xff\xff\xff")).startswith("It holds 4294967295")
    assert refusal(lambda: read(whole + b"\xff\xff\x0e\0")) == "It is cut short."


def by_hand(
    flags: tuple[int, ...] = (1,), originals: int = 1, original_begins: int = 1, names: int = 1, name_begins: int = 1
) -> bytes:
    """Return a part of one put, written by the letter of docs/bucket-format.md."""
    out = ColumnWriter()
    out.raw(b"\x01")
    out.count(len(flags))
    out.numbers(flags)
    out.count(1)
    out.raw(bytes.fromhex(DEVICE))
    for texts in (["square/100"], ["1"]):
        out.count(len(texts))
        out.texts(texts)
    out.count(1)
    out.texts(["jpg"])
    out.texts(["image/jpeg"])
    out.count(originals)
    out.raw(bytes.fromhex("ab" * 32) * originals)
    out.numbers([original_begins])
    out.count(names)
    out.texts(["a"] * names)
    out.numbers([name_begins])
    out.numbers([0])  # recipe
    out.numbers([0])  # device
    out.steps([7])  # segment
    out.steps([1_769_900_000_000])  # stamp: milliseconds
    out.numbers([5])  # and counter
    out.steps([1_769_900_000_123_456])  # when
    for value in (0, 100, 75, 4321):  # kind of file, width, height, bytes
        out.numbers([value])
    out.texts(())  # fields that are not known
    out.numbers([1])  # the key follows from the first version
    out.raw(b"\0" * 21)  # no others, nothing removed, renamed or named again: columns without values
    return out.content()


def test_a_part_by_the_letter_of_the_document_is_read() -> None:
    assert by_hand() == encode_part([TWICE], KEY, ("1",))
    assert read(by_hand()) == [TWICE]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (by_hand(flags=(0,)), "Its records are not in order."),
        (by_hand(flags=(2, 1)), "Its records are not in order."),
        (by_hand(flags=(1, 18)), "Its records are not in order."),
        (by_hand(flags=(1, 0)), "Its records are not in order."),
        (by_hand(flags=(33,)), "A number in it is too large."),
        (by_hand(originals=0), "Its runs do not fit."),
        (by_hand(original_begins=0), "Its runs do not fit."),
        (by_hand(original_begins=2), "A number in it is too large."),
        (by_hand(name_begins=0), "Its runs do not fit."),
        (by_hand(names=0), "Its runs do not fit."),
        (by_hand(originals=2), "It holds 2 of what there can be 1."),
    ],
)
def test_columns_that_do_not_fit_are_refused(content: bytes, why: str) -> None:
    assert refusal(lambda: read(content)) == why


def forged(*records: Record) -> bytes:
    return encode_part(records, KEY, ())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (forged(TWICE, TWICE), "It holds a key twice."),
        (forged(Record(f"{STEM}.jpg")), "Its records are not in order."),
        (
            forged(replace(TWICE, names=tuple(Named(Mark(MADE, DEVICE), f"{number:02d}") for number in range(17)))),
            "A number in it is too large.",
        ),
        (forged(put("ab" * 32, "a\nb", "a", MADE, key=f"{STEM}.jpg")), "It holds a text that cannot be."),
        (forged(put("ab" * 32, "r" * 1001, "a", MADE, key=f"{STEM}.jpg")), "A number in it is too large."),
        (forged(put("ab" * 32, "square/100", "a", MADE, "x")), "It is no JSON."),
        (forged(put("ab" * 32, "square/100", "a", MADE, "\udcff")), "It holds fields that cannot be."),
        (forged(put("ab" * 32, "square/100", "a", MADE, '{"stars": 5}')), "It holds fields that cannot be."),
        (forged(put("ab" * 32, "square/100", "a", MADE, '{"name":"b"}')), "It holds fields that cannot be."),
        (forged(put("ab" * 32, "square/100", "a", MADE, "[]")), "It holds no fields."),
    ],
)
def test_records_that_cannot_be_are_refused(content: bytes, why: str) -> None:
    assert refusal(lambda: read(content)) == why


@pytest.mark.parametrize(
    ("record", "normal"),
    [
        (replace(TWICE, removed=Mark(MADE, DEVICE)), Record(TWICE.key, removed=Mark(MADE, DEVICE))),
        (replace(TWICE, renamed=Named(Mark(MADE, DEVICE), "x")), TWICE),
        (
            replace(TWICE, removed=Mark(MADE - 1, DEVICE), names=(Named(Mark(MADE - 2, DEVICE), "x"),)),
            replace(TWICE, removed=Mark(MADE - 1, DEVICE)),
        ),
    ],
)
def test_records_are_in_normal_form_whoever_wrote_them(record: Record, normal: Record) -> None:
    assert read(forged(record)) == [normal]


@pytest.mark.parametrize(
    "change",
    [
        {"width": 2**31},
        {"height": 2**31},
        {"bytes": 2**53},
        {"when": 253_402_300_800_000_000},
        {"at": 2**63},
        {"mime": "a\r\nb"},
        {"mime": "m" * 101},
    ],
)
def test_numbers_out_of_their_range_are_refused(change: dict[str, object]) -> None:
    assert TWICE.placed is not None
    values = {name: getattr(TWICE.placed.put, name) for name in Put.__slots__} | change
    assert refusal(lambda: read(forged(Record(TWICE.key, Placed(Put(**values), DEVICE, 1)))))


def test_damage_is_refused_or_harmless() -> None:
    taken = [content for content in damaged(KNOWN, 2500, seed=4) if passes(read, content)]
    assert 0 < len(taken) < 2000
    for content in taken:
        found = read(content)
        assert by_key(read(encode_part(found, KEY, ("1",)))) == by_key(found)


def generated(count: int) -> list[Record]:
    """Return records as a library has them: a series of photographs, 1 to 4 recipes of each, two devices."""
    chance, records = random.Random(7), list[Record]()
    recipes = ["square/100", "width/800", "cover/400x300/focus/0.30,0.70", "fit/1600x1600/quality/70"]
    milliseconds, number = 1_769_900_000_000, 1234
    while len(records) < count:
        original, milliseconds, number = chance.randbytes(32).hex(), milliseconds + chance.randrange(2000), number + 1
        for place, recipe in enumerate(chance.sample(recipes, chance.randrange(1, 5))):
            at = stamp(milliseconds, place)
            key = f"{object_stem(KEY, original, parse_recipe(recipe), '1')}.jpg"
            when = milliseconds * 1000 - chance.randrange(900_000)
            size = chance.randrange(5_000, 500_000)
            made = Put(at, key, original, recipe, f"IMG_{number:04d}.JPG", 800, 600, size, "image/jpeg", when)
            records.append(Record(key, Placed(made, DEVICE if number % 300 < 200 else OTHER_DEVICE, number // 500)))
    return records[:count]


def test_a_record_takes_less_than_40_bytes() -> None:
    records = generated(4000)
    content = encode_part(records, KEY, ("1",))
    assert by_key(read(content)) == by_key(records)
    assert len(Sealer(KEY).seal(NAME, content)) < 25 * len(records)
    assert len(Sealer(KEY).seal(NAME, encode_part(records, KEY, ()))) < 45 * len(records)
