"""Columns: numbers and texts are read as they were written, and nothing is read that is not there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.sync.columns import ColumnReader, ColumnWriter
from tests.unit.sync.damaging import refusal

MOST = 2**64 - 1
surrogates = st.text(st.characters(categories=["Cs", "L", "So"]), max_size=5)


def written(numbers: Sequence[int] = (), steps: Sequence[int] = (), texts: Sequence[str] = ()) -> bytes:
    out = ColumnWriter()
    out.numbers(numbers)
    out.steps(steps)
    out.texts(texts)
    out.count(len(texts))
    return out.content()


@given(
    st.lists(st.integers(0, MOST) | st.integers(0, 300)),
    st.lists(st.integers(0, 2**63 - 1) | st.integers(0, 300)),
    st.lists(surrogates),
)
def test_all_is_read_as_it_was_written(numbers: list[int], steps: list[int], texts: list[str]) -> None:
    reader = ColumnReader("x", written(numbers, steps, texts))
    assert reader.numbers(len(numbers), MOST) == numbers
    assert reader.steps(len(steps), 2**63 - 1) == steps
    assert reader.texts(len(texts), 5) == texts
    assert reader.count(1000) == len(texts)
    reader.end()


def test_the_bytes_stay_what_they_are() -> None:
    assert written([1, 258, 0], [5, 3, 3], ["a", "é"]).hex() == "02010200000100010a03000101010300000061c3a902000000"


def test_halves_of_characters_are_kept_as_they_are() -> None:
    texts = ["\udcff", "\ud83d", "\ude00", "\U0001f600"]
    assert ColumnReader("x", written(texts=texts)[2:]).texts(4, 1) == texts


def test_nothing_but_zeros_takes_one_byte() -> None:
    out = ColumnWriter()
    out.numbers([0] * 1000)
    assert out.content() == b"\0"
    assert ColumnReader("x", b"\0").numbers(1000, 0) == [0] * 1000


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "It is cut short."),
        (b"\x01\x01\x02", "It is cut short."),
        (b"\x02\x01\x02\x03\x04\x05", "It is cut short."),
        (b"\x09" + bytes(100), "A number in it is too long."),
        (b"\xff" + bytes(1000), "A number in it is too long."),
        (b"\x01\x01\x02\x08", "A number in it is too large."),
        (b"\x02\x01\x02\x03\x00\x00\x01", "A number in it is too large."),
    ],
)
def test_numbers_that_are_not_there_are_refused(content: bytes, why: str) -> None:
    assert refusal(lambda: ColumnReader("x", content).numbers(3, 7)) == why


@pytest.mark.parametrize("content", [b"\x01\x01\x00\x00", b"\x01\x02\x0e\x00", b"\x08" + b"\xff" * 24])
def test_steps_stay_in_their_range(content: bytes) -> None:
    assert refusal(lambda: ColumnReader("x", content).steps(3, 7)) == "A number in it is out of its range."


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x01\x02\x01\x03\0\0\0ab", "It is cut short."),
        (b"\x01\x02\x01\x02\0\0\0ab", "Its texts are longer or shorter than it says."),
        (b"\x01\x02\x01\x04\0\0\0abcd", "Its texts are longer or shorter than it says."),
        (b"\x01\x04\x01\x05\0\0\0abcde", "A number in it is too large."),
        (b"\x01\x02\x01\x03\0\0\0ab\xff", "A text in it is no text."),
        (b"\x01\x02\x01\xff\xff\xff\xffabc", "It holds 4294967295 of what there can be 10."),
    ],
)
def test_texts_that_are_not_there_are_refused(content: bytes, why: str) -> None:
    assert refusal(lambda: ColumnReader("x", content).texts(2, 3)) == why


def test_an_empty_table_has_no_places() -> None:
    assert ColumnReader("x", b"\0").places(0, 1) == []
    assert ColumnReader("x", b"\0").places(3, 1) == [0, 0, 0]
    assert refusal(lambda: ColumnReader("x", b"\0").places(3, 0)) == "It points into nothing."
    assert refusal(lambda: ColumnReader("x", b"\x01\x00\x02\x01").places(3, 2)) == "A number in it is too large."


def test_a_count_has_a_bound_and_a_content_an_end() -> None:
    assert refusal(lambda: ColumnReader("x", b"\x05\0\0\0").count(4)) == "It holds 5 of what there can be 4."
    assert refusal(lambda: ColumnReader("x", b"\0").end()) == "Something stands behind its end."
    assert FaultKind.JOURNAL.value == "journal"
