"""Names: every one is read back as what it was made for, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.sync import names
from tests.unit.sync.strategies import DEVICE

SNAPSHOT = f"20260131T225320Z-{DEVICE}"
MOMENT = 1_769_900_000_999

NAMES = {
    f".rethumb/heads/{DEVICE}": (names.head_name(DEVICE), names.device_of_head, DEVICE),
    f".rethumb/journal/{DEVICE}/0000000007": (names.segment_name(DEVICE, 7), names.segment_of, (DEVICE, 7)),
    f".rethumb/snapshots/{SNAPSHOT}/000001": (names.part_name(SNAPSHOT, 1), names.part_of, (SNAPSHOT, 1)),
    f".rethumb/snapshots/{SNAPSHOT}/manifest": (names.manifest_name(SNAPSHOT), names.snapshot_of_manifest, SNAPSHOT),
    ".rethumb/backups/20260131T225320Z/000012": (
        names.backup_part_name("20260131T225320Z", 12),
        names.backup_part_of,
        ("20260131T225320Z", 12),
    ),
    ".rethumb/backups/20260131T225320Z/manifest": (
        names.backup_manifest_name("20260131T225320Z"),
        names.backup_of_manifest,
        "20260131T225320Z",
    ),
}
READERS: list[Callable[[str], object]] = [reader for _, reader, _ in NAMES.values()]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_by_its_reader_alone(name: str) -> None:
    made, reader, meaning = NAMES[name]
    assert made == name
    assert reader(name) == meaning
    assert [other(name) for other in READERS if other is not reader] == [None] * (len(READERS) - 1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "change", [lambda n: n + "/", lambda n: n + "\n", lambda n: "x" + n, str.upper, lambda n: n[:-1]]
)
def test_what_is_nearly_a_name_is_none(name: str, change: Callable[[str], str]) -> None:
    assert [reader(change(name)) for reader in READERS] == [None] * len(READERS)


def test_numbers_begin_with_1() -> None:
    assert names.segment_of(f".rethumb/journal/{DEVICE}/0000000000") is None
    assert names.segment_name(DEVICE, 9_999_999_999).endswith("/9999999999")
    for wrong in (0, -1, 10_000_000_000):
        with pytest.raises(ValueError, match="is not from 1"):
            names.segment_name(DEVICE, wrong)
    with pytest.raises(ValueError, match="is not from 1"):
        names.part_name(SNAPSHOT, 1_000_000)


@pytest.mark.parametrize("device", ["", "../" * 10, "0123456789ABCDEF" * 2, DEVICE + "\n", DEVICE[:-1]])
def test_what_is_no_device_gets_no_name(device: str) -> None:
    assert not names.is_device(device)
    with pytest.raises(ValueError, match="is no id"):
        names.head_name(device)
    with pytest.raises(ValueError, match="is no id"):
        names.snapshot_id(stamp(MOMENT), device)


def test_a_snapshot_is_called_after_its_time_and_device() -> None:
    assert names.snapshot_id(stamp(MOMENT, 9), DEVICE) == SNAPSHOT
    assert names.device_of_snapshot(SNAPSHOT) == DEVICE
    assert names.is_snapshot(SNAPSHOT)
    assert names.device_of_snapshot(SNAPSHOT[1:]) is None
    assert names.backup_id(MOMENT) == "20260131T225320Z"
    assert names.is_backup("20260131T225320Z")
    assert not names.is_backup(SNAPSHOT)


def test_later_ones_stand_behind() -> None:
    assert names.segment_name(DEVICE, 9) < names.segment_name(DEVICE, 10) < names.segment_name(DEVICE, 100)
    assert names.snapshot_id(stamp(MOMENT), "f" * 32) < names.snapshot_id(stamp(MOMENT + 1000), "0" * 32)


@pytest.mark.parametrize("prefix", ["", "pictures", "a/b"])
def test_a_prefix_is_put_before_and_taken_away(prefix: str) -> None:
    whole = names.below(prefix, names.LIBRARY_FILE)
    assert whole == (f"{prefix}/.rethumb/library.json" if prefix else ".rethumb/library.json")
    assert names.beyond(prefix, whole) == names.LIBRARY_FILE


@pytest.mark.parametrize("key", ["picture/.rethumb/x", "pictures", "pictures2/x", "x/pictures/y", ""])
def test_what_is_not_below_has_no_name(key: str) -> None:
    assert names.beyond("pictures", key) == ""
