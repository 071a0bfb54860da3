"""Verifying: what differs between bucket and index is told, mended where it can be, and never made worse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rethumb_desktop.domain.entries import Rename
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import THIS_COMPUTER, Role
from rethumb_desktop.domain.metadata import Finding as Leak
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.services.upkeep.reports import Finding, FindingState
from tests.fixtures import pictures
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

NAMES = ("a.jpg", "b.jpg", "c.jpg")
MISSING, FOREIGN, WRONG_SIZE = FindingState.MISSING, FindingState.FOREIGN, FindingState.WRONG_SIZE


def brief(findings: list[Finding]) -> list[tuple[FindingState, str, bool]]:
    return [(each.state, each.name, each.mended) for each in findings]


def test_where_nothing_differs_nothing_is_told_and_nothing_done(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    before = bucket.names()
    bucket.asked.clear()

    assert device.verify() == []
    assert bucket.names() == before
    assert {operation for operation, _ in bucket.asked} <= {"list", "get", "head"}
    # What the devices told is looked for; the pictures are listed, and none is asked for by itself.
    assert all("/.rethumb/" in key for operation, key in bucket.asked if operation != "list")


# Missing


def test_what_is_missing_is_put_again_from_the_cache(device: Device, bucket: Bucket) -> None:
    _, second, _ = device.publish(*NAMES)
    before, there = bucket.get(second.key), bucket.head(second.key)
    (device.root / "b.jpg").unlink()
    bucket.delete(second.key)

    assert brief(device.verify()) == [(MISSING, "b.jpg", True)]

    assert (bucket.get(second.key), bucket.head(second.key)) == (before, there)
    assert device.verify() == []


def test_or_made_from_its_original_again(device: Device, bucket: Bucket) -> None:
    _, second, _ = device.publish(*NAMES)
    before = bucket.get(second.key)
    device.empty_cache()
    bucket.delete(second.key)

    (finding,) = device.verify()

    assert (finding.mended, finding.detail) == (True, "The object was made from its original again.")
    assert bucket.get(second.key) == before


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ("gone", "Neither the rendition nor its original is on this computer."),
        ("another", "Its original on this computer is another picture now."),
    ],
)
def test_what_this_computer_has_no_more_is_told_and_stays(
    device: Device, bucket: Bucket, changed: str, why: str
) -> None:
    _, second, _ = device.publish(*NAMES)
    device.empty_cache()
    bucket.delete(second.key)
    original = device.root / "b.jpg"
    if changed == "gone":
        original.unlink()
    else:
        original.write_bytes(pictures.jpeg(width=33))

    for _ in range(2):  # told each time, and never forgotten
        (finding,) = device.verify()
        assert (finding.state, finding.name, finding.mended, finding.detail) == (MISSING, "b.jpg", False, why)
    assert second.key not in bucket.names()
    assert device.find(second.key) == second


def test_a_picture_of_another_device_stays_too(device: Device, other: Device, bucket: Bucket) -> None:
    (published,) = device.publish("a.jpg")
    device.sync()
    bucket.delete(published.key)

    (finding,) = other.verify()

    assert (finding.mended, finding.detail) == (False, "Neither the rendition nor its original is on this computer.")
    assert other.find(published.key).name == "a.jpg"


class Suspicious:
    """A gate that lets nothing pass."""

    def scan(self, data: bytes, mime: str, allowed: MetadataMode) -> list[Leak]:
        return [Leak("a position")]


def test_what_the_privacy_gate_holds_back_is_not_put(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("a.jpg")
    device.empty_cache()
    bucket.delete(published.key)
    device.house.gate = Suspicious()
    device.restart()

    (finding,) = device.verify()

    assert (finding.mended, finding.detail) == (
        False,
        "It could not be made from its original again: The rendition still carries a position, so it was held back.",
    )
    assert published.key not in bucket.names()


def test_nobody_is_accused_by_a_short_list(device: Device, bucket: Bucket) -> None:
    published = device.publish(*NAMES)
    device.sync()
    bucket.unlisted = {each.key for each in published}
    before = bucket.names()

    assert device.verify() == []
    assert bucket.names() == before


def test_a_list_that_breaks_off_ends_it_and_changes_nothing(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    before, listed = bucket.names(), device.listed()
    bucket.listed = 1

    with pytest.raises(Fault) as caught:
        device.verify()

    assert caught.value.kind is FaultKind.OFFLINE
    assert (bucket.names(), device.listed()) == (before, listed)


# Foreign


def test_what_nobody_told_of_is_taken_in_by_its_note(device: Device, other: Device, bucket: Bucket) -> None:
    published = device.publish(*NAMES)  # and never told
    (finding, *_) = found = other.verify()

    assert sorted(each.name for each in found) == list(NAMES)
    assert (finding.state, finding.mended) == (FOREIGN, True)
    assert other.listed() == device.listed()
    assert {each.key for each in published} == {each.key for each in found}
    device.sync()
    assert device.listed() == other.listed()
    assert other.verify() == []


def test_without_a_good_note_it_is_told_and_left_alone(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("a.jpg")
    stem = "abcdefghijklmnopqrstuvwxyz234567"
    there = bucket.head(published.key)
    assert there is not None
    for extension, note in (("jpg", ""), ("png", there.note), ("webp", "bm8gbm90ZQ==")):
        bucket.put(f"p/{stem}.{extension}", b"something", "image/jpeg", width=5, height=5, note=note)
    before = device.listed()

    found = device.verify()

    assert [(each.key[-3:], each.state, each.mended) for each in found] == [
        ("jpg", FOREIGN, False),
        ("png", FOREIGN, False),
        ("ebp", FOREIGN, False),
    ]
    assert device.listed() == before
    assert f"p/{stem}.jpg" in bucket.names()


def test_an_object_that_does_not_tell_its_size_is_looked_into(device: Device, other: Device, bucket: Bucket) -> None:
    """A copying program has lost it, or somebody has put something else there."""
    whole, spoilt = device.publish("a.jpg", "b.jpg")
    for each in (whole, spoilt):
        there = bucket.head(each.key)
        assert there is not None
        data = bucket.get(each.key) if each is whole else pictures.png(each.width, each.height)
        bucket.put(each.key, data, "text/html", note=there.note)

    found = other.verify()

    assert sorted((each.key, each.mended) for each in found) == sorted([(whole.key, True), (spoilt.key, False)])
    assert other.listed() == [each for each in device.listed() if each.key == whole.key]


def test_what_is_on_its_way_out_is_not_taken_in_again(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("a.jpg")
    device.services.removing.remove(CLOUD, [published.key])

    assert device.verify() == []
    assert device.house.publications.find(CLOUD, published.key) is None


def test_probes_and_folders_of_others_are_no_renditions(device: Device, bucket: Bucket) -> None:
    device.publish("a.jpg")
    stem = "abcdefghijklmnopqrstuvwxyz234567"
    names = (f"{stem}.txt", f"x/{stem}.jpg", "readme.jpg", f"{stem[:-1]}.jpg")
    for key in (*(f"p/{name}" for name in names), f"{stem}.jpg", f"q/{stem}.jpg"):
        bucket.put(key, b"something", "image/jpeg", width=5, height=5)

    assert device.verify() == []


# Another size


def test_where_the_object_is_whole_the_index_is_set_right(device: Device, other: Device, bucket: Bucket) -> None:
    """Another version of the encoder has made the same picture."""
    (published,) = device.publish("a.jpg")
    device.sync()
    whole = pictures.jpeg(width=published.width, height=published.height, quality=30)
    assert len(whole) != published.bytes
    bucket.put_over(published.key, whole)

    assert brief(device.verify()) == [(WRONG_SIZE, "a.jpg", True)]

    assert bucket.get(published.key) == whole
    assert device.find(published.key) == replace(published, bytes=len(whole))
    other.sync()
    assert other.listed() == device.listed()
    assert device.verify() == []


@pytest.mark.parametrize("damage", ["cut short", "another size", "another type", "nothing"])
def test_where_it_is_not_it_is_put_again(device: Device, bucket: Bucket, damage: str) -> None:
    (published,) = device.publish("a.jpg")
    before = bucket.get(published.key)
    bytes_of = {
        "cut short": before[: len(before) * 2 // 3],
        "another size": pictures.jpeg(width=17, height=published.height),
        "another type": pictures.png(published.width, published.height),
        "nothing": b"",
    }
    bucket.put_over(published.key, bytes_of[damage])

    assert brief(device.verify()) == [(WRONG_SIZE, "a.jpg", True)]

    assert bucket.get(published.key) == before
    assert device.find(published.key) == published


def test_where_nothing_is_left_of_it_it_is_told_and_stays(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("a.jpg")
    device.empty_cache()
    (device.root / "a.jpg").unlink()
    bucket.put_over(published.key, b"damaged")

    assert brief(device.verify()) == [(WRONG_SIZE, "a.jpg", False)]
    assert bucket.get(published.key) == b"damaged"
    assert device.find(published.key) == published


def test_what_goes_by_another_name_keeps_it(device: Device, bucket: Bucket) -> None:
    """A corrected put is later than a rename, and later puts win."""
    (published,) = device.publish("a.jpg")
    device.sync()
    again = device.root / "also.jpg"
    again.write_bytes((device.root / "a.jpg").read_bytes())
    device.submit(again)
    device.house.sync_records.tell(CLOUD, [Rename(0, published.key.removeprefix("p/"), "Ann.jpg")])
    bucket.put_over(published.key, pictures.jpeg(width=published.width, height=published.height, quality=30))

    device.verify()

    assert (device.find(published.key).name, device.find(published.key).other_names) == ("Ann.jpg", ("also.jpg",))


# Not asked to mend, not able to


def test_unless_it_is_asked_for_nothing_is_mended(device: Device, other: Device, bucket: Bucket) -> None:
    _, second, third = device.publish(*NAMES)
    device.sync()
    bucket.delete(second.key)
    bucket.put_over(third.key, b"damaged")
    other.publish("d.jpg")
    before, listed = bucket.names(), device.listed()

    found = device.verify(mend=False)

    assert sorted(brief(found)) == [
        (FOREIGN, "d.jpg", False),
        (MISSING, "b.jpg", False),
        (WRONG_SIZE, "c.jpg", False),
    ]
    assert (bucket.names(), device.listed()) == (before, listed)


def test_nothing_is_put_where_nobody_has_agreed(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("a.jpg")
    bucket.delete(published.key)
    account = device.services.accounts.find(CLOUD)
    device.house.settings.save_account(replace(account, confirmed=False))

    assert brief(device.verify()) == [(MISSING, "a.jpg", False)]

    why_not = device.services.upkeep.why_not_mended(CLOUD)
    assert why_not is not None
    assert why_not.kind is FaultKind.CONSENT
    assert published.key not in bucket.names()
    device.house.settings.save_account(account)
    assert device.services.upkeep.why_not_mended(CLOUD) is None


def test_a_library_of_this_computer_has_no_bucket(device: Device) -> None:
    with pytest.raises(Fault) as caught:
        list(device.services.upkeep.verify(THIS_COMPUTER, mend=True))

    assert caught.value.kind is FaultKind.USAGE


def test_keys_that_may_not_list_are_told_which_may(
    open_device: Callable[[str], Device], device: Device, bucket: Bucket
) -> None:
    device.publish("a.jpg")
    device.sync()
    account = device.services.accounts.find(CLOUD)
    device.house.settings.save_account(replace(account, roles=(Role.PUBLISH,)))

    def refuse(operation: str, key: str) -> None:
        if operation == "list" and key == "p/":
            raise Fault(FaultKind.POLICY, "Listing is not allowed.")

    bucket.meet = refuse
    with pytest.raises(Fault) as caught:
        device.verify()

    assert caught.value.kind is FaultKind.POLICY
    assert "--role maintenance" in caught.value.detail


def test_who_has_no_keys_is_told_that_it_takes_some(device: Device, bucket: Bucket) -> None:
    device.publish("a.jpg")
    device.sync()
    account = device.services.accounts.find(CLOUD)
    device.house.settings.save_account(replace(account, roles=()))

    def refuse(operation: str, key: str) -> None:
        if operation == "list" and key == "p/":
            raise Fault(FaultKind.POLICY, "These keys may not do this.")

    assert device.verify() == []
    bucket.meet = refuse
    with pytest.raises(Fault) as caught:
        device.verify()

    assert caught.value.kind is FaultKind.POLICY
    assert caught.value.title.startswith("Nobody without keys may list the bucket")
    assert "give the account its keys" in caught.value.detail
