"""Spans of segments, compared with the sets of numbers they stand for."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.segment_spans import Spans, common, is_within, joined, numbers, up_to, without

DEVICES = ("a", "b")


def spans_of(parts: list[tuple[str, int, int]]) -> Spans:
    each: list[Spans] = [{device: ((first, first + more),)} for device, first, more in parts]
    return reduce(joined, each, {})


any_spans = st.lists(st.tuples(st.sampled_from(DEVICES), st.integers(1, 20), st.integers(0, 5)), max_size=6).map(
    spans_of
)


def is_in_form(spans: Spans) -> bool:
    """Whether spans are in order, apart, and none is of nothing."""
    return all(
        each
        and all(first <= last for first, last in each)
        and all(before[1] + 1 < after[0] for before, after in pairwise(each))
        for each in spans.values()
    )


@given(any_spans, any_spans)
def test_they_are_as_sets_of_numbers(one: Spans, other: Spans) -> None:
    few, many = {*numbers(one)}, {*numbers(other)}
    for found, wanted in (
        (joined(one, other), few | many),
        (without(one, other), few - many),
        (common(one, other), few & many),
    ):
        assert {*numbers(found)} == wanted
        assert is_in_form(found)
    assert {place for place in many if is_within(one, *place)} == few & many


@given(any_spans, st.dictionaries(st.sampled_from(DEVICES), st.integers(0, 22)))
def test_what_is_beyond_the_ends_is_cut_off(spans: Spans, ends: dict[str, int]) -> None:
    assert {*numbers(up_to(spans, ends))} == {(d, seq) for d, seq in numbers(spans) if seq <= ends.get(d, 0)}
