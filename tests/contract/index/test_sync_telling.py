"""What every record of syncing tells the other devices, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rethumb_desktop.domain.entries import AlsoNamed, Put, Remove, Rename, Unknown, milliseconds_of, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobChange, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.ports.syncing import Draft
from tests.contract.index.conftest import AnyIndex
from tests.contract.index.devices import (
    ALWAYS,
    CLOUD,
    DAY_MS,
    OTHER,
    PREFIX,
    Telling,
    asked_away,
    begun,
    key_of,
    kinds,
    merged,
    now_ms,
    picture,
    put,
    record,
    removed,
    rename,
    shown,
    state,
    whole,
)
from tests.fixtures.records import A_MOMENT, new_job, publication


def test_what_is_recorded_is_told(index: AnyIndex) -> None:
    tells = begun(index)
    before = now_ms()
    index.publications.record([picture(1, name="caf\udce9.jpg"), picture(2)])
    record(index, 1)
    after = now_ms()

    assert index.sync_records.unsent(CLOUD) == 2
    draft = tells.cut()

    assert draft is not None
    first, second = draft.entries
    when = int(A_MOMENT.timestamp()) * 1_000_000 + A_MOMENT.microsecond
    assert isinstance(first, Put)
    assert first == Put(
        first.at, key_of(1), "a" * 64, "square/100", "caf\udce9.jpg", 100, 100, 4321, "image/jpeg", when
    )
    assert before <= milliseconds_of(first.at) <= after + 1
    assert first.at < second.at < draft.made
    assert (draft.device, draft.seq, draft.before) == (index.sync_records.device, 1, "")


def test_this_computer_tells_nothing(index: AnyIndex) -> None:
    index.publications.record([publication("a"), publication("b")])
    index.removals.ask(THIS_COMPUTER, ["a"], A_MOMENT)
    index.removals.begin(THIS_COMPUTER, "a")
    index.removals.end(THIS_COMPUTER, "a")

    assert index.sync_records.unsent(THIS_COMPUTER) == 0


def test_jobs_that_end_tell_what_they_published_and_what_they_found(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    (job,) = index.queue.add("batch", [new_job("holiday.jpg", library=CLOUD)])

    ends = JobChange(job.id, JobState.PUBLISHED, published=(picture(2),), found=(whole(1), whole(3)))
    index.queue.apply([ends])
    index.queue.apply([ends])

    told = tells.told()
    assert kinds(told) == [("Put", key_of(1)), ("Put", key_of(2)), ("AlsoNamed", key_of(1))]
    assert isinstance(told[2], AlsoNamed)
    assert told[2].name == "holiday.jpg"


def test_a_name_that_is_known_is_not_told_again(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    (job,) = index.queue.add("batch", [new_job("cat.jpg", library=CLOUD)])

    index.queue.apply([JobChange(job.id, JobState.DUPLICATE, found=(whole(1),))])

    assert kinds(tells.told()) == [("Put", key_of(1))]


def test_a_removal_is_told_once_the_object_is_gone(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1, 2)
    tells.told()

    asked_away(index, 1)
    asked_away(index, 2)
    index.removals.undo(CLOUD, [whole(2)])
    assert index.sync_records.unsent(CLOUD) == 0
    index.removals.begin(CLOUD, whole(1))
    index.removals.end(CLOUD, whole(1))
    index.removals.end(CLOUD, whole(1))

    (entry,) = tells.told()
    assert entry == Remove(entry.at, key_of(1))
    left = state(index)[key_of(1)]
    assert left.placed is None
    assert left.removed is not None
    assert left.removed.at == entry.at


def test_what_was_undone_is_the_put_it_was(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    tells.told()
    before = state(index)

    asked_away(index, 1)
    assert state(index) == before
    index.removals.undo(CLOUD, [whole(1)])

    assert state(index) == before
    assert before[key_of(1)].placed is not None


def test_a_removal_of_what_was_recorded_anew_tells_nothing(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    tells.told()
    asked_away(index, 1)
    index.removals.begin(CLOUD, whole(1))
    record(index, 1)

    index.removals.end(CLOUD, whole(1))

    assert "Remove" not in dict(kinds(tells.told()))
    assert shown(index) == {whole(1): "cat.jpg"}


def test_what_was_recorded_before_the_library_was_begun_is_told(index: AnyIndex) -> None:
    record(index, 1)
    removed(index, 1)
    record(index, 2)

    assert kinds(begun(index).told()) == [("Remove", key_of(1)), ("Put", key_of(2))]
    assert state(index).keys() == {key_of(1), key_of(2)}


def test_what_stood_outside_the_library_is_told_when_it_moves_there(index: AnyIndex) -> None:
    index.sync_records.begin(CLOUD, "elsewhere")
    begun_elsewhere = Telling(index)
    late = replace(picture(1, at=A_MOMENT), other_names=("also.jpg",))
    early = picture(2, at=A_MOMENT - timedelta(days=400))
    index.publications.record([late, early])
    assert begun_elsewhere.told() == []

    tells = begun(index)

    assert not index.sync_records.late(CLOUD, stamp(now_ms() - 59 * DAY_MS))
    told = tells.told()
    assert kinds(told) == [("Put", key_of(2)), ("Put", key_of(1)), ("AlsoNamed", key_of(1))]
    assert [entry.at for entry in told] == sorted({entry.at for entry in told})
    record(index, 3)
    assert kinds(begun(index).told()) == [("Put", key_of(3))]


def test_a_segment_stays_as_it_is_until_it_is_sent(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1, 2, 3)

    first = index.sync_records.cut(CLOUD, tells.seal, 2)
    record(index, 4)
    index.restart()

    assert first is not None
    assert index.sync_records.cut(CLOUD, tells.seal, 500) == first
    assert index.sync_records.unsent(CLOUD) == 4
    assert index.sync_records.told(CLOUD) == (0, "")

    index.sync_records.sent(CLOUD, 1)
    assert index.sync_records.told(CLOUD) == (1, first.digest)
    assert index.sync_records.unsent(CLOUD) == 2
    index.restart()
    second = tells.cut()

    assert second is not None
    assert (second.seq, second.before) == (2, first.digest)
    assert kinds(list(second.entries)) == [("Put", key_of(3)), ("Put", key_of(4))]


def test_only_the_segment_that_is_out_counts_as_sent(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    index.sync_records.sent(CLOUD, 1)
    tells.cut()

    index.sync_records.sent(CLOUD, 2)
    index.sync_records.sent(CLOUD, 1, OTHER)
    assert index.sync_records.unsent(CLOUD) == 1
    index.sync_records.sent(CLOUD, 1, index.sync_records.device)
    record(index, 2)
    index.sync_records.sent(CLOUD, 1)

    assert index.sync_records.unsent(CLOUD) == 1
    assert index.sync_records.told(CLOUD)[0] == 1


def test_what_cannot_be_sealed_waits(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)

    def refuse(draft: Draft) -> bytes:
        raise Fault(FaultKind.CREDENTIALS, f"No key for {draft.seq}.")

    with pytest.raises(Fault):
        index.sync_records.cut(CLOUD, refuse, 500)

    assert index.sync_records.unsent(CLOUD) == 1
    assert kinds(tells.told()) == [("Put", key_of(1))]
    assert tells.cut() is None


def test_a_put_knows_its_segment_once_that_is_sent(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1, 2)

    def numbers() -> list[int]:
        return sorted(r.placed.seq for r in state(index).values() if r.placed is not None)

    assert tells.cut(limit=1) is not None
    assert numbers() == [0, 0]
    asked_away(index, 1)
    index.sync_records.sent(CLOUD, 1)
    assert numbers() == [0, 1]
    index.removals.undo(CLOUD, [whole(1)])
    tells.told()

    assert numbers() == [1, 2]


def test_a_put_that_is_overtaken_is_not_told(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1, 2)
    removed(index, 1)
    merged(index, replace(put(2), at=ALWAYS))

    assert kinds(tells.told()) == [("Remove", key_of(1))]
    assert index.sync_records.unsent(CLOUD) == 0

    record(index, 3)
    merged(index, Remove(ALWAYS + 99, key_of(3)))
    assert tells.cut() is None
    assert index.sync_records.unsent(CLOUD) == 0


def test_a_library_tells_nothing_of_another(index: AnyIndex) -> None:
    tells = begun(index)
    index.sync_records.begin("Attic", "")
    index.publications.record([publication(key_of(1), library="Attic")])

    assert tells.cut() is None
    assert index.sync_records.unsent("Attic") == 1
    assert index.sync_records.unsent("Never seen") == 0


def test_what_this_device_tells_by_itself_happens_here_too(index: AnyIndex) -> None:
    tells = begun(index)
    record(index, 1)
    index.sync_records.tell(CLOUD, [rename(1, 0, "lake.jpg"), put(2), Unknown(0, '{"kind":"tag"}')])

    assert shown(index) == {whole(1): "lake.jpg", whole(2): "dog.jpg"}
    assert [p.key for p in index.publications.page(library=CLOUD, search="lake")] == [whole(1)]
    told = tells.told()
    assert kinds(told) == [("Put", key_of(1)), ("Rename", key_of(1)), ("Put", key_of(2)), ("Unknown", "")]
    assert isinstance(told[1], Rename)
    with index.sync_records.exporting(CLOUD, 0) as exported:
        assert exported.unknown == ((index.sync_records.device, 1, told[3]),)
        assert exported.vector == {index.sync_records.device: index.sync_records.told(CLOUD)}


def test_facts_are_kept(index: AnyIndex) -> None:
    assert index.sync_records.fact("machine") == ""
    index.sync_records.note_fact("machine", "a\udce9")
    index.sync_records.note_fact("machine", "é \n b")
    index.restart()

    assert index.sync_records.fact("machine") == "é \n b"
    assert index.sync_records.fact("device") == ""


def test_the_device_stays_the_same(index: AnyIndex) -> None:
    device = index.sync_records.device
    index.restart()

    assert index.sync_records.device == index.publications.device == device
    assert len(device) == 32
    assert PREFIX not in index.sync_records.heard(CLOUD)


def test_nothing_to_tell_makes_no_segment(index: AnyIndex) -> None:
    tells = Telling(index)

    assert tells.cut() is None
    assert begun(index).cut() is None
    assert index.sync_records.told(CLOUD) == (0, "")
    assert index.sync_records.late(CLOUD, ALWAYS) == []
