"""Merging: any order, grouping and repetition of entries give the same state, and the state that the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Put, Remove, Rename, Unknown, stamp
from rethumb_desktop.domain.merging import NAMES, Mark, Named, Placed, Record, join, record_of

KEY = "abc.jpg"
Said = tuple[Entry, str]

# Few values, so that all kinds of ties are met.
STAMPS = st.integers(1, 6)
DEVICES = st.sampled_from("ab")
TEXTS = st.sampled_from(["x.jpg", "y.jpg", "z.jpg"])


def put(at: int, name: str = "x.jpg", width: int = 1) -> Put:
    return Put(at, KEY, "d" * 64, "width/800", name, width, 1, 1, "image/jpeg", 0)


ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.builds(put, STAMPS, TEXTS, st.integers(1, 2)),
    st.builds(lambda at: Remove(at, KEY), STAMPS),
    st.builds(lambda at, name: Rename(at, KEY, name), STAMPS, TEXTS),
    st.builds(lambda at, name: AlsoNamed(at, KEY, name), STAMPS, TEXTS),
)
SAID: st.SearchStrategy[Said] = st.tuples(ENTRIES, DEVICES)


def known(entry: Entry, device: str, seq: int = 0) -> Record:
    record = record_of(entry, device, seq)
    assert record is not None
    return record


def merged(*said: Said) -> Record:
    return reduce(join, (known(*each) for each in said))


RECORDS = st.lists(SAID, min_size=1, max_size=6).map(lambda said: merged(*said))
NUMBERED = st.builds(known, ENTRIES, DEVICES, st.integers(0, 2))


def expected(said: Sequence[Said]) -> Record:
    """Work out the state of one key from all that was said, by the sentences of the format."""

    def mark(each: Said) -> Mark:
        return Mark(each[0].at, each[1])

    def newest(kind: type[Entry], after: Mark | None) -> Said | None:
        later = [each for each in said if isinstance(each[0], kind) and (after is None or mark(each) > after)]
        return max(later, key=lambda each: (mark(each), str(each[0]))) if later else None

    gone = newest(Remove, None)
    removed = mark(gone) if gone is not None else None
    there = newest(Put, removed)
    floor = mark(there) if there is not None else removed
    renamed = newest(Rename, floor)
    names: dict[str, Mark] = {}
    for each in said:
        entry = each[0]
        if isinstance(entry, AlsoNamed) and (removed is None or mark(each) > removed):
            names[entry.name] = max(names.get(entry.name, mark(each)), mark(each))
    return Record(
        KEY,
        Placed(there[0], there[1]) if there is not None and isinstance(there[0], Put) else None,
        removed,
        Named(mark(renamed), renamed[0].name) if renamed is not None and isinstance(renamed[0], Rename) else None,
        tuple(Named(names[name], name) for name in sorted(names)),
    )


@given(RECORDS, RECORDS)
def test_the_order_does_not_matter(one: Record, other: Record) -> None:
    assert join(one, other) == join(other, one)


@settings(max_examples=400)
@given(RECORDS, RECORDS, RECORDS)
@example(merged((put(1), "a")), merged((Rename(2, KEY, "y"), "a")), merged((put(3), "b")))
@example(merged((Remove(2, KEY), "a")), merged((put(1), "a")), merged((Rename(2, KEY, "y"), "b")))
def test_the_grouping_does_not_matter(one: Record, other: Record, third: Record) -> None:
    assert join(join(one, other), third) == join(one, join(other, third))


@given(RECORDS, RECORDS)
def test_repetition_does_not_matter(one: Record, other: Record) -> None:
    assert join(one, one) == one
    both = join(one, other)
    assert join(both, one) == join(both, other) == both


@given(NUMBERED, NUMBERED, NUMBERED)
def test_numbers_of_segments_do_not_disturb(one: Record, other: Record, third: Record) -> None:
    assert join(one, other) == join(other, one)
    assert join(join(one, other), third) == join(one, join(other, third))


@given(st.lists(SAID, min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_any_history_read_in_any_way_is_the_same(said: list[Said], chance: Random) -> None:
    state = merged(*said)
    mixed = [*said, *said]
    chance.shuffle(mixed)
    parts = [merged(*mixed[start : start + 3]) for start in range(0, len(mixed), 3)]

    assert reduce(join, parts) == state


@settings(max_examples=400)
@given(st.lists(SAID, min_size=1, max_size=10))
def test_the_state_is_the_one_the_rules_say(said: list[Said]) -> None:
    # One device gives a stamp once.
    unlike = list({(each[0].at, each[1]): each for each in said}.values())

    assert merged(*unlike) == expected(unlike)


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 30)), min_size=1, max_size=60, unique_by=lambda n: n[0]))
def test_the_newest_names_are_kept(given_names: list[tuple[int, int]]) -> None:
    names: list[Said] = [(AlsoNamed(at, KEY, f"{name}.jpg"), "a") for at, name in given_names]
    half = len(names) // 2
    newest: dict[str, int] = {}
    for at, name in sorted(given_names):
        newest[f"{name}.jpg"] = at
    kept = sorted(newest.items(), key=lambda item: item[1])[-NAMES:]

    state = merged(*names)

    assert {named.name: named.mark.at for named in state.names} == dict(kept)
    if half:
        assert join(merged(*names[half:]), merged(*names[:half])) == state


def test_a_put_is_undone_by_a_later_removal_only() -> None:
    assert merged((put(3), "a"), (Remove(2, KEY), "b")).placed == Placed(put(3), "a")
    assert merged((put(3), "a"), (Remove(4, KEY), "b")).placed is None
    assert merged((Remove(4, KEY), "b"), (put(5), "a")) == Record(KEY, Placed(put(5), "a"), Mark(4, "b"))


def test_devices_decide_between_equal_stamps() -> None:
    assert merged((put(3), "a"), (Remove(3, KEY), "b")).placed is None
    assert merged((put(3), "b"), (Remove(3, KEY), "a")).placed == Placed(put(3), "b")
    assert merged((put(3, "x.jpg"), "b"), (put(3, "z.jpg"), "a")).name == "x.jpg"


def test_of_two_with_one_mark_the_removal_counts_and_the_put_has_its_own_name() -> None:
    # Only a copied device gives a mark twice.
    assert merged((put(3), "a"), (Remove(3, KEY), "a")).placed is None
    assert merged((put(3, "x.jpg"), "a"), (Rename(3, KEY, "y.jpg"), "a")).name == "x.jpg"


def test_a_removed_picture_does_not_rise_again() -> None:
    state = merged((put(1), "a"), (Remove(9, KEY), "b"))

    assert join(state, known(put(8), "c")) == state
    assert join(state, known(Rename(9, KEY, "n"), "a")) == state
    assert join(state, known(AlsoNamed(9, KEY, "n"), "b")) == state


def test_a_new_put_has_its_own_name_and_the_names_since_the_removal() -> None:
    said: list[Said] = [
        (put(1), "a"),
        (Rename(2, KEY, "old.jpg"), "a"),
        (AlsoNamed(3, KEY, "gone.jpg"), "a"),
        (Remove(4, KEY), "a"),
        (AlsoNamed(5, KEY, "since.jpg"), "b"),
        (put(6, "new.jpg"), "a"),
    ]

    state = merged(*said)

    assert state.name == "new.jpg"
    assert [named.name for named in state.names] == ["since.jpg"]
    assert merged(*said, (Rename(7, KEY, "newer.jpg"), "b")).name == "newer.jpg"


def test_a_put_is_known_by_its_number_once_it_has_one() -> None:
    without, with_one = known(put(1), "a"), known(put(1), "a", 7)

    assert join(without, with_one) == join(with_one, without) == with_one


def test_what_is_not_there_has_no_name() -> None:
    assert Record(KEY).name == ""
    assert known(Remove(1, KEY), "a").name == ""
    assert known(put(1, "x.jpg"), "a").name == "x.jpg"


def test_an_unknown_entry_says_nothing_of_a_key() -> None:
    assert record_of(Unknown(1, "{}"), "a") is None


@pytest.mark.parametrize(("before_ms", "left"), [(9, Mark(stamp(9, 7), "a")), (10, None)])
def test_removals_are_forgotten_by_the_millisecond(before_ms: int, left: Mark | None) -> None:
    record = known(Remove(stamp(9, 7), KEY), "a")

    assert record.forgets(before_ms).removed == left
    assert bool(record.forgets(before_ms)) == (left is not None)
    assert known(put(1), "a").forgets(before_ms) == known(put(1), "a")


def test_a_record_is_true_where_anything_is_known() -> None:
    assert not Record(KEY)
    assert all(known(entry, "a") for entry in (put(1), Remove(1, KEY), Rename(1, KEY, "n"), AlsoNamed(1, KEY, "n")))
