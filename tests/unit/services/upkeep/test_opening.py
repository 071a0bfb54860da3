"""With which keys a library is opened for upkeep and for a sync, and what of the renderer goes along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.domain.library import Role
from rethumb_desktop.services.upkeep.archive import Archive
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.sync.names import backup_part_name
from rethumb_desktop.sync.snapshots import encode_part
from tests.fixtures.assembly import KEYS
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device


def give_only(device: Device, *roles: Role) -> None:
    """Have the account of a device just the keys of these roles."""
    account = replace(device.services.accounts.find(CLOUD), roles=roles)
    pairs = VaultKeyPairs(device.house.vault)
    pairs.delete(account)
    device.house.settings.save_account(account)
    for role in roles:
        pairs.set(account, KEYS, role)


def test_keys_that_follow_from_the_renderer_are_not_written_out_in_a_backup(device: Device, bucket: Bucket) -> None:
    device.publish("a.jpg", "b.jpg", "c.jpg")
    time = device.services.upkeep.back_up(CLOUD).backup.time
    site = Sites(device.services.upkeep.means).with_role(CLOUD, Role.BACKUP)
    archive, name = Archive(site), backup_part_name(time, 1)
    (part,) = archive.manifest(time).parts

    sealed = archive.part(time, 1, part)

    records = archive.records(time, 1, part, sealed)
    versions = device.services.upkeep.means.sync_means.renderers()
    assert sealed == site.sealer.seal(name, encode_part(records, site.key, versions))
    assert len(sealed) + 3 * 15 < len(site.sealer.seal(name, encode_part(records, site.key, ())))


@pytest.mark.parametrize("roles", [(), (Role.MAINTENANCE,)], ids=["a stranger", "maintenance"])
def test_without_publish_keys_it_is_verified_with_those_that_are_there(
    device: Device, bucket: Bucket, roles: tuple[Role, ...]
) -> None:
    device.publish("a.jpg")
    device.sync()
    give_only(device, *roles)
    bucket.asked.clear()

    assert device.verify() == []

    assert {operation for operation, _ in bucket.asked} <= {"get", "head", "list"}


def test_who_has_taken_a_picture_out_tells_the_others_also_where_nobody_has_agreed_to_publish(
    device: Device, other: Device
) -> None:
    device.publish("a.jpg", "b.jpg")
    for each in (device, other):
        each.sync()
    account = other.services.accounts.find(CLOUD)
    other.house.settings.save_account(replace(account, confirmed=False))
    other.services.removing.remove_now(CLOUD, other.listed()[0].key)

    other.sync()

    assert other.house.sync_records.unsent(CLOUD) == 0
    device.sync()
    assert device.listed() == other.listed()
    assert len(other.listed()) == 1
