"""What every record of syncing gives to snapshots, and takes from them."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.entries import Put, Unknown
from rethumb_desktop.domain.merging import Mark, Named, Placed, Record
from rethumb_desktop.domain.ports.syncing import Arrival, Heard
from rethumb_desktop.domain.segment_spans import ALL_HEARD, Unheard
from tests.contract.index.conftest import AnyIndex
from tests.contract.index.devices import (
    CLOUD,
    LONG_AGO,
    OTHER,
    THIRD,
    also_named,
    asked_away,
    begun,
    chapter,
    key_of,
    merge,
    merged,
    picture,
    put,
    remove,
    rename,
    shown,
    state,
    whole,
)

FIRST, SECOND = "20260101T000000Z-a", "20260201T000000Z-b"
TAG = (THIRD, 3, Unknown(LONG_AGO, '{"kind": "tag"}'))


def placed(number: int, seq: int, at: int = 0, device: str = OTHER) -> Record:
    return Record(key_of(number), Placed(put(number, at), device, seq))


def imported(index: AnyIndex, *records: Record, origin: str = FIRST) -> Arrival:
    return index.sync_records.import_records(CLOUD, records, origin)


def ended(
    index: AnyIndex,
    vector: dict[str, int],
    *,
    origin: str = FIRST,
    sweep: bool = False,
    unheard: Unheard = ALL_HEARD,
) -> Arrival:
    known = {device: (seq, f"{device}-{seq}") for device, seq in vector.items()}
    return index.sync_records.end_import(CLOUD, origin, known, [TAG], sweep=sweep, unheard=unheard)


def test_the_state_is_that_of_one_moment(index: AnyIndex) -> None:
    tells = begun(index)
    index.publications.record([picture(1)])
    sent = tells.send()
    merged(index, put(2), rename(2, 3, "lake.jpg"), also_named(3, 4, "sea.jpg"), remove(4, 5))
    index.sync_records.note(CLOUD, Heard(THIRD, newest=3))

    with index.sync_records.exporting(CLOUD, 0) as exported:
        index.publications.record([picture(5)])
        merged(index, remove(2, 9))
        records = {record.key: record for batch in exported.batches for record in batch}

    own, first = index.sync_records.device, sent[0].entries[0]
    assert isinstance(first, Put)
    assert exported.unsent == 0
    assert exported.vector == {own: (1, sent[0].digest), OTHER: (1, f"{OTHER}-1")}
    assert records == {
        key_of(1): Record(key_of(1), Placed(first, own, 1)),
        key_of(2): Record(key_of(2), Placed(put(2), OTHER, 1), renamed=Named(Mark(LONG_AGO + 3, OTHER), "lake.jpg")),
        key_of(3): Record(key_of(3), names=(Named(Mark(LONG_AGO + 4, OTHER), "sea.jpg"),)),
        key_of(4): Record(key_of(4), removed=Mark(LONG_AGO + 5, OTHER)),
    }


def test_an_export_can_be_left_in_the_middle(index: AnyIndex) -> None:
    begun(index)
    merged(index, *(put(n, n) for n in range(20)))

    with index.sync_records.exporting(CLOUD, 0) as exported:
        next(exported.batches)
    merged(index, put(30))

    assert len(state(index)) == 21


def test_what_is_exported_can_be_imported(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1), put(2, more='{"a": 1}'), remove(1, 4), rename(2, 5, "x"), also_named(2, 6, "y"))
    before = state(index)

    index.sync_records.forget_library(CLOUD)
    assert imported(index, *before.values()) == Arrival(came=1, entries=2)
    assert imported(index, *before.values()) == Arrival(entries=2)

    assert state(index) == before
    assert shown(index) == {whole(2): "x"}


def test_an_import_moves_on(index: AnyIndex) -> None:
    begun(index)
    merge(index, chapter(1, put(1)), chapter(2, put(2)), chapter(1, put(3), device=THIRD))
    index.sync_records.note(CLOUD, Heard(THIRD, newest=9, name="Third", head="md5"))
    own = index.sync_records.device

    imported(index, placed(4, 5, device=THIRD))
    assert ended(index, {OTHER: 1, THIRD: 5, own: 7, "e" * 32: 2}) == Arrival()

    heard = index.sync_records.heard(CLOUD)
    assert heard == {
        OTHER: Heard(OTHER, 2, f"{OTHER}-2"),
        THIRD: Heard(THIRD, 5, f"{THIRD}-5", "md5", 9, name="Third"),
        "e" * 32: Heard("e" * 32, 2, f"{'e' * 32}-2"),
    }
    assert index.sync_records.told(CLOUD) == (0, "")
    ended(index, {})
    with index.sync_records.exporting(CLOUD, 0) as exported:
        assert exported.unknown == (TAG,)
    assert merge(index, chapter(6, put(9), device=THIRD)) == Arrival(came=1, entries=1)


def test_ours_is_later_than_what_a_snapshot_holds(index: AnyIndex) -> None:
    tells = begun(index)
    far = 1 << 60
    mark = Mark(far, OTHER)
    imported(index, Record(key_of(1), removed=mark))
    index.publications.record([picture(1)])
    imported(index, Record(key_of(2), names=(Named(replace(mark, at=far + 99), "x"),)))
    index.publications.record([picture(3)])

    first, second = tells.told()
    assert far < first.at < far + 99 < second.at
    assert shown(index).keys() == {whole(1), whole(3)}


def test_what_is_covered_and_not_held_was_removed(index: AnyIndex) -> None:
    tells = begun(index)
    merge(index, chapter(1, put(1), put(2), put(3)), chapter(2, put(4)), chapter(1, put(5), device=THIRD))
    index.publications.record([picture(6)])
    tells.told()
    index.publications.record([picture(7)])
    own = index.sync_records.device

    imported(index, placed(1, 1), Record(key_of(2), removed=Mark(LONG_AGO + 9, THIRD)))
    arrival = imported(index, Record(key_of(3), names=(Named(Mark(LONG_AGO + 9, THIRD), "x"),)))
    assert arrival.went == ()
    gone = ended(index, {OTHER: 1, own: 1}, sweep=True)

    # The first is held, the second removed; the third is only named; the fourth and fifth are not covered.
    assert sorted(gone.went) == sorted([whole(3), whole(6)])
    assert shown(index).keys() == {whole(1), whole(4), whole(5), whole(7)}
    assert len(tells.told()) == 1


def test_without_a_sweep_everything_stays(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1))

    assert imported(index, placed(2, 1)) == Arrival(came=1, entries=1)
    assert ended(index, {OTHER: 1}) == Arrival()
    assert shown(index).keys() == {whole(1), whole(2)}


def test_an_empty_snapshot_that_was_not_read_sweeps_nothing(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1))

    assert ended(index, {OTHER: 1}, sweep=True) == Arrival()
    assert shown(index).keys() == {whole(1)}


def test_what_the_writer_never_read_is_not_swept(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1), put(2))
    merged(index, put(3, 500), put(4, 500), put(6, 499))
    merged(index, put(5, 500))
    asked_away(index, 4)
    imported(index, placed(2, 1))

    gone = ended(index, {OTHER: 3}, sweep=True, unheard=Unheard({OTHER: ((2, 2),), THIRD: ((1, 3),)}, put(3, 500).at))

    assert sorted(gone.went) == sorted([whole(1), whole(5), whole(6)])
    assert shown(index).keys() == {whole(2), whole(3)}
    assert [r.publication.key for r in index.removals.all()] == [whole(4)]


def test_a_removal_that_waits_for_what_is_swept_ends(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1), put(2))
    asked_away(index, 1)
    asked_away(index, 2)
    imported(index, placed(2, 1))

    assert ended(index, {OTHER: 1}, sweep=True) == Arrival(went=(whole(1),))

    assert [r.publication.key for r in index.removals.all()] == [whole(2)]
    assert index.removals.undo(CLOUD, [whole(1), whole(2)]) != []
    assert shown(index).keys() == {whole(2)}


def test_two_imports_at_once_take_nothing_from_each_other(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1), put(2), put(3))

    imported(index, placed(1, 1), origin=FIRST)
    imported(index, placed(1, 1), placed(2, 1), origin=SECOND)
    imported(index, placed(2, 1), placed(3, 1), origin=FIRST)
    assert ended(index, {OTHER: 1}, origin=FIRST, sweep=True) == Arrival()
    imported(index, placed(3, 1), origin=SECOND)
    assert ended(index, {OTHER: 1}, origin=SECOND, sweep=True) == Arrival()
    imported(index, placed(3, 1), origin=SECOND)
    assert ended(index, {OTHER: 1}, origin=SECOND, sweep=True) == Arrival()

    assert shown(index).keys() == {whole(1), whole(2), whole(3)}


def test_what_an_older_snapshot_held_goes_with_a_newer_one(index: AnyIndex) -> None:
    begun(index)
    imported(index, placed(1, 1), placed(2, 1), origin=FIRST)
    ended(index, {OTHER: 1}, origin=FIRST, sweep=True)
    imported(index, placed(2, 1), origin=SECOND)
    index.restart()

    assert ended(index, {OTHER: 4}, origin=SECOND, sweep=True) == Arrival(went=(whole(1),))
    assert shown(index).keys() == {whole(2)}


def test_a_put_that_comes_back_after_a_sweep_has_the_names_of_late(index: AnyIndex) -> None:
    begun(index)
    index.publications.record([picture(9)])
    merged(index, put(1), also_named(1, 1, "old.jpg"))
    newest = max(r.placed.put.at for r in state(index).values() if r.placed is not None)
    merged(index, replace(also_named(1, 0, "late.jpg"), at=newest))
    imported(index, placed(2, 1))
    ended(index, {OTHER: 1}, sweep=True)

    assert state(index)[key_of(1)] == Record(key_of(1), names=(Named(Mark(newest, OTHER), "late.jpg"),))
