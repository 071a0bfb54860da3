"""What an index of before syncing holds is told once its library is begun; and two processes are one device."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rethumb_desktop.domain.entries import AlsoNamed, Put, Remove, milliseconds_of
from tests.contract.index.conftest import RealIndex
from tests.contract.index.devices import (
    CLOUD,
    DAY_MS,
    PREFIX,
    Telling,
    begun,
    key_of,
    merged,
    picture,
    put,
    shown,
    whole,
)
from tests.fixtures.records import A_MOMENT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def index(home: Path) -> Iterator[RealIndex]:
    with closing(RealIndex(home)) as opened:
        yield opened


def make_old(home: Path) -> None:
    """Leave the rows as the upgrade from version 7 makes them."""
    with closing(sqlite3.connect(home / "index.sqlite")) as connection, connection:
        connection.execute("DELETE FROM outbox")
        connection.execute("UPDATE publications SET at = 0, seq = 0")
        connection.execute("UPDATE removals SET at = 0, seq = 0")
        connection.execute("UPDATE publications SET extras = json_replace(extras, '$.names[0][1]', 0)")


def test_what_was_published_before_syncing_is_told_oldest_first(home: Path, index: RealIndex) -> None:
    late = replace(picture(1), other_names=("also.jpg",))
    early, asked = picture(2, at=A_MOMENT - timedelta(days=400)), picture(3)
    index.publications.record([late, early, asked])
    index.removals.ask(CLOUD, [whole(3)], A_MOMENT)
    make_old(home)
    tells = begun(index)

    told = tells.told()

    assert [(type(entry), getattr(entry, "key", "")) for entry in told] == [
        (Put, key_of(2)),
        (Put, key_of(1)),
        (AlsoNamed, key_of(1)),
        (Put, key_of(3)),
    ]
    now = datetime.now(UTC).timestamp() * 1000
    # Older than what others have said lately, and not so old that each has to be looked for.
    assert all(29 * DAY_MS < now - milliseconds_of(entry.at) < 31 * DAY_MS for entry in told)
    assert [entry.at for entry in told] == sorted({entry.at for entry in told})
    assert index.publications.find(CLOUD, whole(1)) == replace(late, device=index.sync_records.device)
    assert index.sync_records.unsent(CLOUD) == 0
    index.removals.undo(CLOUD, [whole(3)])
    assert tells.told() == []


def test_a_library_is_begun_once(home: Path, index: RealIndex) -> None:
    index.publications.record([picture(1)])
    make_old(home)
    tells = begun(index)
    assert len(tells.told()) == 1

    index.sync_records.begin(CLOUD, PREFIX)

    assert tells.told() == []


def test_a_removal_that_was_told_wins_over_what_was_never_told(home: Path, index: RealIndex) -> None:
    index.publications.record([picture(1)])
    make_old(home)
    begun(index)
    now = int(datetime.now(UTC).timestamp() * 1000)

    assert merged(index, Remove(now - DAY_MS << 16, key_of(1))).went == (whole(1),)


def test_another_process_is_the_same_device(home: Path, index: RealIndex) -> None:
    tells = begun(index)
    with closing(RealIndex(home)) as other:
        old = other.publications.device
        new = index.sync_records.renew_device()
        other.publications.record([replace(picture(1), device=old)])
        assert other.sync_records.device == other.publications.device == new

    draft = tells.cut()
    assert draft is not None
    assert draft.device == new
    with index.sync_records.exporting(CLOUD, 0) as exported:
        ((record,),) = exported.batches
    assert record.placed is not None
    assert record.placed.device == new


def test_two_processes_read_and_tell_each_thing_once(home: Path, index: RealIndex) -> None:
    tells = begun(index)
    with closing(RealIndex(home)) as other:
        others = Telling(other, tells.drafts)
        other.publications.record([picture(1)])
        first = tells.cut()
        assert others.cut() == first
        other.sync_records.sent(CLOUD, 1)
        index.sync_records.sent(CLOUD, 1)
        index.publications.record([picture(2)])
        assert [chapter.seq for chapter in others.send()] == [2]

        merged(index, put(8))
        assert merged(other, put(9)).came == 1
        assert shown(index) == shown(other)
        assert {heard.seq for heard in index.sync_records.heard(CLOUD).values()} == {2}
