"""What hypothesis makes up: entries, drafts, records as devices have them."""

from __future__ import annotations

from hypothesis import strategies as st

from rethumb_desktop.domain.entries import LATE_MS, AlsoNamed, Entry, Put, Remove, Rename, Unknown, stamp
from rethumb_desktop.domain.merging import Mark, Named, Placed, Record, join
from rethumb_desktop.domain.object_key import LibraryKey, object_stem
from rethumb_desktop.domain.ports.syncing import Draft
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.sync.fields import packed

KEY = LibraryKey(bytes(range(32)))
OTHER_KEY = LibraryKey(bytes(range(1, 33)))
DEVICE, OTHER_DEVICE = "0123456789abcdef" * 2, "fedcba9876543210" * 2
MADE = stamp(1_769_900_000_000, 5)

hexadecimal = st.sampled_from("0123456789abcdef")
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
devices = st.sampled_from([DEVICE, OTHER_DEVICE, "0" * 32, "f" * 32])
keys = st.builds(
    lambda stem, extension: f"{stem}.{extension}",
    st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=32, max_size=32),
    st.sampled_from(["jpg", "webp", "json", "x", "12345678"]),
)
# Halves that would make a whole character together are one character to JSON; file systems give only low ones.
names = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF)),
    max_size=40,
)
recipes = st.sampled_from(["square/100", "width/800/format/webp", "metadata/none", "exif/all", "", "new/1"])
stamps = st.builds(stamp, st.integers(1_769_899_000_000, 1_769_901_000_000), st.integers(0, 65_535))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
more = st.just("") | st.dictionaries(st.sampled_from(["stars", "tags", "\udc80"]), json_values, min_size=1).map(packed)

puts = st.builds(
    Put,
    at=stamps,
    key=keys,
    original_sha256=digests | st.just(""),
    recipe=recipes,
    name=names,
    width=st.integers(0, 2**31 - 1),
    height=st.integers(0, 70_000),
    bytes=st.integers(0, 2**53 - 1),
    mime=st.sampled_from(["image/jpeg", "image/webp", ""]),
    when=st.integers(0, 253_402_300_799_999_999),
    more=more,
)


def _unknown(at: int, values: dict[str, object]) -> Unknown:
    return Unknown(at, packed(values | {"kind": "tag", "at": at}))


unknown = st.builds(_unknown, stamps, st.dictionaries(names, json_values, max_size=3))
entries: st.SearchStrategy[Entry] = st.one_of(
    puts,
    st.builds(Remove, stamps, keys),
    st.builds(Rename, stamps, keys, names),
    st.builds(AlsoNamed, stamps, keys, names),
    unknown,
)
assert LATE_MS > 1_000_000  # so that none of them is late


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Return a segment as a device makes it."""
    seq = draw(st.integers(1, 9_999_999_999))
    before = "" if seq == 1 else draw(digests)
    return Draft(draw(devices), seq, before, MADE, tuple(draw(st.lists(entries, max_size=8))))


marks = st.builds(Mark, stamps, devices)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Return a record in normal form."""
    key, placed = draw(keys), None
    if draw(st.booleans()):
        put = draw(puts)
        if draw(st.booleans()) and put.recipe not in ("", "new/1"):
            stem = object_stem(KEY, put.original_sha256, parse_recipe(put.recipe), draw(st.sampled_from(["1", "2"])))
            key = f"{stem}.jpg"
        values = {name: getattr(put, name) for name in Put.__slots__} | {"key": key}
        placed = Placed(Put(**values), draw(devices), draw(st.integers(0, 9_999_999_999)))
    named = st.builds(Named, marks, names)
    record = Record(
        key,
        placed,
        draw(st.none() | marks),
        draw(st.none() | named),
        tuple(draw(st.lists(named, max_size=3))),
    )
    return join(record, record)


record_lists = st.lists(records().filter(bool), max_size=12, unique_by=lambda record: record.key)
