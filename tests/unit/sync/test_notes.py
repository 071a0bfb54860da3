"""Notes: what a rendition tells of its put, to the devices of its library alone."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.sync.notes import MOST_CHARACTERS, Note, decode_note, encode_note
from rethumb_desktop.sync.sealing import Sealer
from tests.unit.sync.strategies import KEY, OTHER_KEY, digests, names

OBJECT = "a" * 32 + ".jpg"
OTHER_OBJECT = "b" * 32 + ".jpg"
NOTE = Note("ab" * 32, "cover/400x300/format/webp", "Ä\udcff.JPG", 1_769_900_000_123_456)
SEALER = Sealer(KEY)
KNOWN = (
    "AV68TiPPCio0jaVeTt6oLqjq4IwRTthgvI5ioBnBNE+Lp1vxkA6H75pUd3PNc5Xz0/V8cmFCIqnszE47Qq0HUO9EXLITnJvdYwb6GdBuuggD"
    "IhWqubHYvU4cDN0t0Qvyod+HsgqWtGWvfwGTZjTKBBM4oDPlO2oVYtVpzdn8wySUZlyKJ+cIJKBGkDJqUw=="
)


def sealed(content: bytes) -> str:
    return base64.b64encode(SEALER.seal(OBJECT, content)).decode()


def test_a_note_of_today_is_read_for_ever() -> None:
    assert decode_note(KNOWN, OBJECT, SEALER) == NOTE


@given(
    st.builds(
        Note,
        digests | st.just(""),
        st.sampled_from(["square/100", "", "new/1"]),
        names,
        st.integers(0, 253_402_300_799_999_999),
    )
)
def test_a_note_is_read_as_it_was_written(note: Note) -> None:
    text = encode_note(note, OBJECT, SEALER)
    assert decode_note(text, OBJECT, SEALER) == note
    assert text.isascii()
    assert len(text) <= MOST_CHARACTERS


def test_it_says_nothing_to_others() -> None:
    text = encode_note(NOTE, OBJECT, SEALER)
    assert decode_note(text, OTHER_OBJECT, SEALER) is None
    assert decode_note(text, OBJECT, Sealer(OTHER_KEY)) is None
    # The same put under two keys of a library shows no likeness, and nor does what it holds.
    other = base64.b64decode(encode_note(NOTE, OTHER_OBJECT, SEALER))
    assert base64.b64decode(text)[1:] != other[1:]
    assert b"cover" not in base64.b64decode(text)


def test_every_character_counts() -> None:
    text = encode_note(NOTE, OBJECT, SEALER)
    for place, letter in enumerate(text[:-4]):  # the last four may fill up what is no whole group
        changed = text[:place] + ("A" if letter != "A" else "B") + text[place + 1 :]
        assert decode_note(changed, OBJECT, SEALER) is None
    assert [decode_note(text[:length], OBJECT, SEALER) for length in range(len(text))] == [None] * len(text)


@pytest.mark.parametrize(
    "text", ["", "=", "A", "é", "\udcff", "a b", "AQ==", "A" * 3001, "A" * 100_000, " " + KNOWN, KNOWN + "\n"]
)
def test_what_is_no_note_is_none(text: str) -> None:
    assert decode_note(text, OBJECT, SEALER) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"format":2}',
        b'{"format":1,"original":"x","recipe":"","name":"","when":1}',
        b'{"format":1,"original":"","recipe":"\\n","name":"","when":1}',
        b'{"format":1,"original":"","recipe":"","name":null,"when":1}',
        b'{"format":1,"original":"","recipe":"","name":"","when":-1}',
        b'{"format":1,"original":"","recipe":"","name":"","when":253402300800000000}',
    ],
)
def test_what_no_program_would_write_is_none(content: bytes) -> None:
    assert decode_note(sealed(content), OBJECT, SEALER) is None


def test_more_than_is_known_may_stand_in_it() -> None:
    text = sealed(b'{"format":1,"original":"","recipe":"r","name":"n","when":1,"stars":5}')
    assert decode_note(text, OBJECT, SEALER) == Note("", "r", "n", 1)


def test_what_grows_is_none() -> None:
    bomb = Sealer(KEY).seal(OBJECT, b"[" + b" " * 63_000 + b"]")
    assert len(base64.b64encode(bomb)) < MOST_CHARACTERS
    assert decode_note(base64.b64encode(bomb).decode(), OBJECT, SEALER) is None


@pytest.mark.parametrize("name", ["n" * 5000, "\U0001f600" * 1024, "".join(map(chr, range(0x4E00, 0x5200))) + ".jpg"])
def test_a_long_name_loses_its_end(name: str) -> None:
    text = encode_note(replace(NOTE, name=name), OBJECT, SEALER)
    assert len(text) <= MOST_CHARACTERS
    found = decode_note(text, OBJECT, SEALER)
    assert found is not None
    assert name.startswith(found.name)
    assert len(found.name) >= 64
    assert replace(found, name=name) == replace(NOTE, name=name)


def test_a_recipe_that_is_too_long_makes_no_note() -> None:
    noise = "".join(base64.b85encode(KEY.sign(b"noise", b"%d" % number)).decode() for number in range(60))
    assert encode_note(replace(NOTE, recipe=noise), OBJECT, SEALER) == ""
