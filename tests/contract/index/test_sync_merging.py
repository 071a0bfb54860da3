"""What every record of syncing makes of what other devices tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.entries import Unknown, milliseconds_of
from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Publication, RemovalState
from rethumb_desktop.domain.merging import Mark, Placed, Record
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports.syncing import Arrival, Chapter, Heard
from tests.contract.index.conftest import AnyIndex
from tests.contract.index.devices import (
    CLOUD,
    LONG_AGO,
    OTHER,
    PREFIX,
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
    removed,
    rename,
    shown,
    state,
    whole,
)

DAMAGED = FaultRecord(FaultKind.JOURNAL, "The journal of X cannot be read further.", "é", retryable=True)


def test_what_others_put_is_in_the_library(index: AnyIndex) -> None:
    begun(index)

    arrival = merged(index, put(1), put(2, 1, "caf\udce9.jpg"), also_named(2, 2, "sea.jpg"))

    assert arrival == Arrival(came=2, entries=3)
    assert index.publications.find(CLOUD, whole(2)) == Publication(
        library=CLOUD,
        key=whole(2),
        original_sha256="b" * 64,
        recipe="width/800",
        name="caf\udce9.jpg",
        width=800,
        height=600,
        bytes=99,
        mime="image/png",
        published_at=datetime(2023, 11, 14, 22, 13, 20, 2, tzinfo=UTC),
        device=OTHER,
        other_names=("sea.jpg",),
    )
    assert [p.key for p in index.publications.page(search="sea.")] == [whole(2)]
    assert [p.key for p in index.publications.of_original(CLOUD, "b" * 64)] == [whole(2), whole(1)]
    assert index.publications.count(PublicationQuery(CLOUD)) == 2
    index.restart()
    assert shown(index) == {whole(1): "dog.jpg", whole(2): "caf\udce9.jpg"}


def test_keys_of_every_shape_are_kept_as_they_are(index: AnyIndex) -> None:
    stem, ending = key_of(2).split(".")
    keys = [
        key_of(1),
        f"a/{key_of(3)}",
        f"ab/{stem[:29]}.{ending}",
        f"{stem.upper()}.{ending}",
        f"{stem[:31]}_.{ending}",
        f"{stem[:31]}ä.{ending}",
        f"{stem}.PNG",
        "short.jpg",
        f"{stem}.webp",
        f"a/{stem}.webp",
        f"{stem}{stem[-2:]}.webp",
    ]
    begun(index)

    arrival = merged(index, *(replace(put(number), key=key) for number, key in enumerate(keys, start=1)))

    assert arrival == Arrival(came=len(keys), entries=len(keys))
    index.restart()
    assert shown(index).keys() == {f"{PREFIX}/{key}" for key in keys}


def test_what_was_removed_and_not_put_again_is_known(index: AnyIndex) -> None:
    keys = [key_of(number) for number in range(1, 6)]
    assert index.sync_records.removed(CLOUD, keys) == set()
    begun(index)
    merged(index, put(1), put(2), remove(2, 10), put(3), remove(3, 10), put(3, 20), rename(4, 5, "x.jpg"), remove(5, 1))
    assert index.sync_records.removed(CLOUD, keys) == {key_of(2), key_of(5)}
    assert index.sync_records.removed(CLOUD, keys[:2]) == {key_of(2)}
    assert index.sync_records.removed(CLOUD, []) == set()


def test_what_others_tell_is_not_told_again(index: AnyIndex) -> None:
    tells = begun(index)
    merged(index, put(1))
    index.publications.record([picture(1)])

    assert tells.told() == []
    assert shown(index) == {whole(1): "dog.jpg"}


def test_segments_are_read_in_order_and_once(index: AnyIndex) -> None:
    begun(index)
    first, second, third = chapter(1, put(1)), chapter(2, put(2)), chapter(3, put(3))

    assert merge(index, second, first, third) == Arrival(came=1, entries=1)
    assert index.sync_records.heard(CLOUD) == {OTHER: Heard(OTHER, 1, first.digest)}
    assert merge(index, first, second, replace(second, entries=(put(9),)), third) == Arrival(came=2, entries=2)
    assert merge(index, third, first) == Arrival()

    assert shown(index).keys() == {whole(1), whole(2), whole(3)}
    assert index.sync_records.heard(CLOUD) == {OTHER: Heard(OTHER, 3, third.digest)}


def test_devices_are_read_side_by_side(index: AnyIndex) -> None:
    begun(index)
    own = index.sync_records.device

    merge(index, chapter(1, put(1), device=THIRD), chapter(1, put(2)), chapter(1, put(3), device=own))

    assert {device: heard.seq for device, heard in index.sync_records.heard(CLOUD).items()} == {OTHER: 1, THIRD: 1}
    assert shown(index).keys() == {whole(1), whole(2)}
    placed = {key: r.placed for key, r in state(index).items()}
    assert placed[key_of(1)] == Placed(put(1), THIRD, 1)


def test_what_others_remove_goes(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1), put(2), put(3))

    assert merged(index, remove(1, 5), remove(2, 6), put(2, 7), remove(4, 8)) == Arrival(went=(whole(1),), entries=4)

    assert shown(index).keys() == {whole(2), whole(3)}
    assert merged(index, put(1, 4)) == Arrival(entries=1)
    assert merged(index, put(4, 7)) == Arrival(entries=1)
    assert merged(index, put(1, 9), device=THIRD) == Arrival(came=1, entries=1)
    assert state(index)[key_of(1)] == Record(key_of(1), Placed(put(1, 9), THIRD, 1), Mark(LONG_AGO + 5, OTHER))


def test_what_came_and_went_at_once_was_never_there(index: AnyIndex) -> None:
    begun(index)

    assert merged(index, put(1), remove(1, 5)) == Arrival(entries=2)
    assert shown(index) == {}


def test_the_later_put_counts(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1, 5, "late.jpg"))
    merged(index, put(1, 4, "early.jpg"), device=THIRD)
    assert shown(index) == {whole(1): "late.jpg"}

    newer = replace(put(1, 6, "latest.jpg"), when=1_800_000_000_000_000, width=3, recipe="width/3", mime="image/gif")
    merged(index, newer, device=THIRD)

    found = index.publications.find(CLOUD, whole(1))
    assert found is not None
    assert (found.name, found.width, found.recipe, found.mime) == ("latest.jpg", 3, "width/3", "image/gif")
    assert (found.device, found.published_at.year) == (THIRD, 2027)
    assert index.publications.page(library=CLOUD) == [found]
    assert state(index)[key_of(1)].placed == Placed(newer, THIRD, 2)


def test_names_are_given_by_any_device(index: AnyIndex) -> None:
    begun(index)
    merged(index, rename(1, 8, "soon.jpg"), also_named(1, 3, "first.jpg"))
    assert shown(index) == {}
    merged(index, put(1, 2), device=THIRD)
    assert shown(index) == {whole(1): "soon.jpg"}

    merged(index, rename(1, 9, "lake.jpg"), also_named(1, 1, "before.jpg"), also_named(1, 9, "lake.jpg"))

    found = index.publications.find(CLOUD, whole(1))
    assert found is not None
    assert (found.name, found.other_names) == ("lake.jpg", ("before.jpg", "first.jpg"))
    assert [p.key for p in index.publications.page(search="before")] == [whole(1)]
    assert index.publications.page(search="soon") == []
    assert state(index)[key_of(1)].placed == Placed(put(1, 2), THIRD, 1)
    merged(index, remove(1, 20))
    merged(index, put(1, 30, "new.jpg"))
    found = index.publications.find(CLOUD, whole(1))
    assert found is not None
    assert (found.name, found.other_names) == ("new.jpg", ())


def test_what_is_not_known_is_passed_on(index: AnyIndex) -> None:
    begun(index)
    tag = Unknown(LONG_AGO + 1, '{"kind": "tag", "to": "é\\ud800"}')
    merged(index, tag, put(1, 2, more='{"stars": 5}'))
    index.restart()

    with index.sync_records.exporting(CLOUD, 0) as exported:
        (records,) = exported.batches
        assert exported.unknown == ((OTHER, 1, tag),)
    assert records == [Record(key_of(1), Placed(put(1, 2, more='{"stars": 5}'), OTHER, 1))]


def test_ours_is_later_than_what_was_read(index: AnyIndex) -> None:
    tells = begun(index)
    far = replace(put(1), at=1 << 61)
    merged(index, far)
    removed(index, 1)

    (entry,) = tells.told()
    assert entry.at > far.at
    assert shown(index) == {}


def test_where_the_original_is_stays_known(index: AnyIndex) -> None:
    begun(index)
    origin = Source(SourceKind.FILE, "/pictures/cat.jpg", "cat.jpg")
    index.publications.record([replace(picture(1), origin=origin)])

    merged(index, replace(put(1, name="cat.jpg"), at=1 << 61))

    found = index.publications.find(CLOUD, whole(1))
    assert found is not None
    assert (found.device, found.origin) == (OTHER, origin)


def test_what_waits_to_be_removed_stays_so(index: AnyIndex) -> None:
    tells = begun(index)
    index.publications.record([picture(1), picture(2)])
    asked_away(index, 1)
    asked_away(index, 2)

    theirs = replace(put(1), at=1 << 60), replace(put(2), at=1 << 60)
    assert merged(index, *theirs, rename(3, 1, "x")) == Arrival(entries=3)

    assert shown(index) == {}
    (back,) = index.removals.undo(CLOUD, [whole(1)])
    assert (back.name, back.device) == ("dog.jpg", OTHER)
    assert index.publications.page(library=CLOUD) == [back]
    index.removals.begin(CLOUD, whole(2))
    index.removals.end(CLOUD, whole(2))
    (entry,) = tells.told()
    assert entry.at > theirs[1].at
    assert state(index)[key_of(1)].placed == Placed(theirs[0], OTHER, 1)


def test_what_others_removed_needs_no_removal(index: AnyIndex) -> None:
    begun(index)
    merged(index, put(1), put(2), put(3))
    for number in (1, 2, 3):
        asked_away(index, number)
    index.removals.begin(CLOUD, whole(2))
    index.removals.begin(CLOUD, whole(3))
    index.removals.fail(CLOUD, whole(3), DAMAGED)

    arrival = merged(index, remove(1, 5), remove(2, 5), remove(3, 5))

    assert arrival == Arrival(went=(whole(1), whole(2), whole(3)), entries=3)
    # Where a delete was begun its answer may be lost: it is tried once more, and told.
    left = [(r.publication.key, r.state) for r in index.removals.all()]
    assert left == [(whole(2), RemovalState.DELETING), (whole(3), RemovalState.FAILED)]
    assert index.removals.undo(CLOUD, [whole(1)]) == []
    assert not index.removals.begin(CLOUD, whole(1))
    assert index.removals.begin(CLOUD, whole(3))
    index.removals.end(CLOUD, whole(2))
    index.removals.end(CLOUD, whole(3))
    assert shown(index) == {}


def test_what_is_known_of_journals_is_kept(index: AnyIndex) -> None:
    begun(index)
    head = Heard(OTHER, 7, "not so", "md5", 9, 123, "Ann’s laptop", DAMAGED)

    index.sync_records.note(CLOUD, head)
    assert index.sync_records.heard(CLOUD) == {OTHER: replace(head, seq=0, digest="")}
    merged(index, put(1))
    index.restart()

    read = replace(head, seq=1, digest=f"{OTHER}-1")
    assert index.sync_records.heard(CLOUD) == {OTHER: read}
    index.sync_records.note(CLOUD, replace(head, error=None, newest=10))
    assert index.sync_records.heard(CLOUD) == {OTHER: replace(read, error=None, newest=10)}
    assert index.sync_records.heard("Attic") == {}


def test_libraries_do_not_mix(index: AnyIndex) -> None:
    begun(index)
    index.sync_records.begin("Attic", PREFIX)
    merged(index, put(1), Unknown(LONG_AGO, "{}"))

    assert index.sync_records.merge("Attic", [chapter(1, remove(1, 5))]) == Arrival(entries=1)

    assert shown(index).keys() == {whole(1)}
    with index.sync_records.exporting("Attic", 0) as exported:
        assert exported.unknown == ()
        assert list(exported.batches) == [[Record(key_of(1), removed=Mark(LONG_AGO + 5, OTHER))]]


def test_keys_of_any_shape_are_merged(index: AnyIndex) -> None:
    begun(index)
    odd = [replace(put(n), key=key, original_sha256=d) for n, key, d in ((1, "a b/ä.jpg", "é"), (2, "x", ""))]
    merged(index, *odd)

    assert shown(index).keys() == {"p/a b/ä.jpg", "p/x"}
    found = index.publications.find(CLOUD, "p/a b/ä.jpg")
    assert found is not None
    assert found.original_sha256 == "é"
    assert {r.placed.put for r in state(index).values() if r.placed is not None} == set(odd)
    gone = [replace(remove(1, 5), key=each.key) for each in odd]
    assert set(merged(index, *gone).went) == {"p/a b/ä.jpg", "p/x"}


@pytest.mark.parametrize("count", [0, 1203])
def test_any_number_is_merged(index: AnyIndex, count: int) -> None:
    begun(index)
    chapters = [
        Chapter(OTHER, n // 401 + 1, "", tuple(put(m, m) for m in range(n, n + 401))) for n in range(0, count, 401)
    ]

    assert merge(index, *chapters) == Arrival(came=count, entries=count)
    assert len(state(index)) == count
    gone = Chapter(OTHER, 4, "", tuple(remove(m, 5000) for m in range(0, count, 2)))
    assert len(merge(index, gone).went) == (count + 1) // 2


def test_old_removals_are_forgotten(index: AnyIndex) -> None:
    begun(index)
    second = 1000 << 16
    merged(index, put(1), remove(1, second), put(2), remove(2, 3 * second), remove(3, second), put(3, 2 * second))
    left = {key_of(2), key_of(3)}
    before = LONG_AGO + 2 * second

    assert state(index, before).keys() == left
    assert state(index, before)[key_of(3)].removed is None
    assert len(state(index)) == 3
    index.sync_records.forget_removals(CLOUD, before)

    assert state(index).keys() == left
    assert state(index)[key_of(3)] == Record(key_of(3), Placed(put(3, 2 * second), OTHER, 1))
    assert shown(index).keys() == {whole(3)}
    assert milliseconds_of(before) - milliseconds_of(LONG_AGO) == 2000


def test_names_that_wait_for_their_put_outlive_a_removal(index: AnyIndex) -> None:
    begun(index)
    second = 1000 << 16
    merged(index, remove(1, second), also_named(1, 3 * second, "sea.jpg"))

    index.sync_records.forget_removals(CLOUD, LONG_AGO + 2 * second)
    assert state(index)[key_of(1)].removed is None
    merged(index, put(1, 2 * second))

    found = index.publications.find(CLOUD, whole(1))
    assert found is not None
    assert found.other_names == ("sea.jpg",)


def test_a_library_can_be_forgotten(index: AnyIndex) -> None:
    tells = begun(index)
    merged(index, put(1), Unknown(LONG_AGO, "{}"), remove(2, 1), put(9), put(8, 1))
    index.publications.record([picture(3)])
    tells.told()
    index.publications.record([picture(4, at=datetime.now(UTC) - timedelta(days=1))])
    removed(index, 1)
    asked_away(index, 9)
    tells.cut()

    index.sync_records.forget_library(CLOUD)

    assert shown(index) == {whole(4): "cat.jpg"}
    assert index.sync_records.heard(CLOUD) == {}
    assert index.sync_records.told(CLOUD) == (0, "")
    assert state(index).keys() == {key_of(4), key_of(1)}
    with index.sync_records.exporting(CLOUD, 0) as exported:
        assert (exported.unknown, exported.vector) == ((), {})
    assert [r.publication.key for r in index.removals.all()] == [whole(9)]
    draft = tells.cut()
    assert draft is not None
    assert (draft.seq, draft.before, len(draft.entries)) == (1, "", 2)
    assert merge(index, chapter(1, put(1), put(8, 1))) == Arrival(came=1, entries=2)


def test_what_was_forgotten_can_be_kept_after_all(index: AnyIndex) -> None:
    tells = begun(index)
    merged(index, put(1))
    asked_away(index, 1)
    index.sync_records.forget_library(CLOUD)

    index.removals.undo(CLOUD, [whole(1)])

    assert shown(index) == {whole(1): "dog.jpg"}
    assert len(tells.told()) == 1
