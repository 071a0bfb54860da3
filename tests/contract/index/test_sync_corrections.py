"""What every record of syncing does about what it has not told yet: late, gone, wrongly dated, or of another id."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.entries import Unknown, milliseconds_of, stamp
from rethumb_desktop.domain.ports.syncing import Heard
from tests.contract.index.conftest import AnyIndex
from tests.contract.index.devices import (
    ALWAYS,
    CLOUD,
    DAY_MS,
    also_named,
    asked_away,
    begun,
    key_of,
    kinds,
    merged,
    now_ms,
    put,
    record,
    removed,
    rename,
    shown,
    state,
    whole,
)


def test_what_is_late_is_told_anew_in_its_order(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1, 2)
    index.sync_records.tell(CLOUD, [rename(1, 0, "lake.jpg"), also_named(1, 0, "sea.jpg")])
    before = state(index)
    known = index.sync_records.late(CLOUD, ALWAYS)
    assert index.sync_records.late(CLOUD, known[1].at) == known[:1]

    index.sync_records.restamp(CLOUD, known[:1])

    again = index.sync_records.late(CLOUD, ALWAYS)
    assert kinds(again) == [("Put", key_of(2)), ("Put", key_of(1)), ("Rename", key_of(1)), ("AlsoNamed", key_of(1))]
    assert again[1].at > known[3].at
    assert [e.at for e in again] == sorted({e.at for e in again})
    after = state(index)
    assert after[key_of(2)] == before[key_of(2)]
    assert after[key_of(1)].name == "lake.jpg"
    mine = {at for e in again if not isinstance(e, Unknown) and e.key == key_of(1) for at in [e.at]}
    kept = after[key_of(1)]
    assert kept.placed is not None
    assert kept.renamed is not None
    assert {kept.placed.put.at, kept.renamed.mark.at, kept.names[0].mark.at} == mine
    assert tells.told() == again


def test_an_outgoing_segment_is_not_changed(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    draft = tells.cut()
    assert draft is not None

    assert index.sync_records.late(CLOUD, ALWAYS) == []
    index.sync_records.restamp(CLOUD, draft.entries)
    index.sync_records.withdraw(CLOUD, draft.entries)
    index.sync_records.set_clock(-9 * DAY_MS)

    assert shown(index) == {whole(1): "cat.jpg"}
    assert tells.cut() == draft


def test_what_is_not_in_force_is_not_told_anew(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1, 2, 3)
    removed(index, 2)
    known = index.sync_records.late(CLOUD, ALWAYS)
    asked_away(index, 3)
    removed(index, 1)
    latest = known[-1].at + 1
    merged(index, replace(put(2), at=latest), replace(also_named(2, 0, "sea.jpg"), at=latest + 1))

    index.sync_records.restamp(CLOUD, known)

    told = tells.told()
    # What another device put after the removal is told again after it, so that it stays.
    anew = [("Put", key_of(3)), ("Remove", key_of(2)), ("Put", key_of(2)), ("AlsoNamed", key_of(2))]
    assert kinds(told) == [*anew, ("Remove", key_of(1))]
    assert shown(index) == {whole(2): "dog.jpg"}
    assert index.removals.find(CLOUD, whole(3)) is not None


def test_what_is_gone_is_withdrawn(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1, 2)
    index.sync_records.tell(CLOUD, [also_named(1, 0, "sea.jpg"), rename(2, 0, "lake.jpg")])
    known = index.sync_records.late(CLOUD, ALWAYS)
    index.sync_records.withdraw(CLOUD, [known[0], replace(known[1], at=known[1].at + 1)])

    assert shown(index) == {whole(2): "lake.jpg"}
    assert state(index).keys() == {key_of(2)}
    assert kinds(tells.told()) == [("Put", key_of(2)), ("Rename", key_of(2))]

    record(index, 1)
    assert shown(index) == {whole(1): "cat.jpg", whole(2): "lake.jpg"}


def test_a_removal_that_waits_for_what_is_withdrawn_ends(index: AnyIndex) -> None:
    begun(index)
    record(index, 1)
    asked_away(index, 1)

    index.sync_records.withdraw(CLOUD, index.sync_records.late(CLOUD, ALWAYS))

    assert index.removals.find(CLOUD, whole(1)) is None
    assert index.removals.undo(CLOUD, [whole(1)]) == []
    assert index.sync_records.unsent(CLOUD) == 0


def test_a_withdrawn_removal_is_forgotten(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    tells.told()
    removed(index, 1)

    index.sync_records.withdraw(CLOUD, index.sync_records.late(CLOUD, ALWAYS))

    assert state(index) == {}
    assert index.sync_records.unsent(CLOUD) == 0


def test_the_clock_of_the_server_counts(index: AnyIndex) -> None:
    tells = begun(index)
    index.sync_records.set_clock(40 * DAY_MS)
    record(index, 1)
    index.restart()
    record(index, 2)

    told = tells.told()
    assert all(39 * DAY_MS < milliseconds_of(e.at) - now_ms() <= 41 * DAY_MS for e in told)


def test_a_clock_that_was_ahead_is_put_right(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 9)
    tells.told()
    index.sync_records.set_clock(2 * DAY_MS)
    record(index, 1)
    index.sync_records.tell(CLOUD, [rename(1, 0, "lake.jpg"), also_named(1, 0, "sea.jpg")])
    record(index, 2)
    removed(index, 2)
    names = shown(index)

    index.sync_records.set_clock(0)

    assert shown(index) == names
    records = state(index)
    told = tells.told()
    assert all(abs(milliseconds_of(e.at) - now_ms()) < DAY_MS for e in told)
    assert [e.at for e in told] == sorted({e.at for e in told})
    first, gone = records[key_of(1)], records[key_of(2)]
    assert first.placed is not None
    assert first.renamed is not None
    assert gone.removed is not None
    marks = [first.placed.put.at, first.renamed.mark.at, first.names[0].mark.at, gone.removed.at]
    assert marks == [e.at for e in told]


def test_stamps_that_were_told_are_not_gone_back_behind(index: AnyIndex) -> None:
    tells = begun(index)
    index.sync_records.set_clock(2 * DAY_MS)
    record(index, 1)
    (first,) = tells.told()
    record(index, 2)

    index.sync_records.set_clock(0)

    (second,) = tells.told()
    assert second.at > first.at
    merged(index, replace(put(3), at=second.at + stamp(DAY_MS)))
    record(index, 4)
    (third,) = tells.told()
    assert third.at > second.at + stamp(DAY_MS)


def test_a_new_device_tells_what_the_old_one_has_not(index: AnyIndex) -> None:
    tells = begun(index)
    old = index.sync_records.device
    record(index, 1)
    tells.told()
    record(index, 2)
    stuck = tells.cut()
    removed(index, 1)
    index.sync_records.tell(CLOUD, [rename(2, 0, "lake.jpg"), also_named(2, 0, "sea.jpg")])
    told = index.sync_records.told(CLOUD)

    assert index.sync_records.renew_device("somebody") == old
    new = index.sync_records.renew_device(old)
    assert index.sync_records.renew_device(old) == new

    assert new not in (old, "")
    assert index.publications.device == index.sync_records.device == new
    assert index.sync_records.heard(CLOUD) == {old: Heard(old, *told)}
    assert index.sync_records.told(CLOUD) == (0, "")
    index.restart()
    assert index.sync_records.device == new
    draft = tells.cut()
    assert draft is not None
    assert stuck is not None
    assert (draft.device, draft.seq, draft.before) == (new, 1, "")
    assert draft.entries[0] == stuck.entries[0]
    assert kinds(list(draft.entries)) == [
        ("Put", key_of(2)),
        ("Remove", key_of(1)),
        ("Rename", key_of(2)),
        ("AlsoNamed", key_of(2)),
    ]
    gone, kept = state(index)[key_of(1)], state(index)[key_of(2)]
    assert gone.removed is not None
    assert kept.placed is not None
    assert kept.renamed is not None
    devices = {gone.removed.device, kept.placed.device, kept.renamed.mark.device, kept.names[0].mark.device}
    assert devices == {new}


def test_what_the_old_device_has_told_stays_its_own(index: AnyIndex) -> None:
    tells = begun(index)
    old = index.sync_records.device
    record(index, 1)
    tells.told()
    before = state(index)

    index.sync_records.begin("Attic", "")
    index.sync_records.renew_device()

    assert state(index) == before
    assert index.sync_records.unsent(CLOUD) == 0
    assert index.sync_records.heard("Attic") == {old: Heard(old)}
    record(index, 2)
    assert [c.seq for c in tells.send()] == [1]
