"""Rebuilding a library that can only be read, where nothing may be listed: what was read once is found again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device


@pytest.fixture
def stranger(device: Device, other: Device, bucket: Bucket) -> Device:
    """A device that has read the library, and has no keys any more; strangers get objects, and no lists."""
    device.publish("a.jpg", "b.jpg")
    device.sync()
    other.sync()
    account = other.services.accounts.find(CLOUD)
    other.house.settings.save_account(replace(account, roles=()))
    bucket.meet = refuse_lists
    return other


def refuse_lists(operation: str, key: str) -> None:
    if operation == "list":
        raise Fault(FaultKind.POLICY, "Nobody without keys may list.")


def test_what_was_read_by_names_is_read_again(device: Device, stranger: Device) -> None:
    before = stranger.listed()

    report = stranger.services.upkeep.rebuild(CLOUD)

    assert (report.entries, report.lost, report.problems) == (2, 0, ())
    assert stranger.listed() == before
    stranger.sync()
    assert stranger.listed() == before == device.listed()


@pytest.mark.parametrize("kind", [FaultKind.POLICY, FaultKind.CREDENTIALS, FaultKind.OFFLINE])
def test_nothing_is_forgotten_where_nothing_can_be_read(stranger: Device, bucket: Bucket, kind: FaultKind) -> None:
    before = stranger.listed()

    def refuse(operation: str, key: str) -> None:
        refuse_lists(operation, key)
        if "/heads/" in key or kind is not FaultKind.POLICY:
            raise Fault(kind, "It is not to be read.")

    bucket.meet = refuse
    with pytest.raises(Fault):
        stranger.services.upkeep.rebuild(CLOUD)

    assert stranger.listed() == before
    assert len(before) == 2


def test_nor_where_the_bucket_was_emptied(stranger: Device, bucket: Bucket) -> None:
    before = stranger.listed()
    bucket.meet = lambda _operation, _key: None
    for name in bucket.names():
        bucket.delete(name)

    with pytest.raises(Fault) as caught:
        stranger.services.upkeep.rebuild(CLOUD)

    assert caught.value.kind is FaultKind.GONE
    assert stranger.listed() == before
