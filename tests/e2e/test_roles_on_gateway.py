"""Each role has just its rights on a real object gateway, once the program has given the bucket its policy."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Capability, KeyPair, Visibility
from rethumb_desktop.domain.policies import PolicyPlace, bucket_policy
from rethumb_desktop.store.s3 import open_store
from tests.e2e.library_place import DATA, DEVICE, LARGE, STEM, Place, assert_refused, keys, status_of
from tests.fixtures.gateway import Gateway

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.gateway


@pytest.fixture(params=["", "lib/ü a"], ids=["root", "prefix"])
def place(gateway: Gateway, bucket: str, request: pytest.FixtureRequest) -> Place:
    return Place(gateway, bucket, request.param, tls=False)


@pytest.fixture(params=[False, True], ids=["http", "https"])
def either(gateway: Gateway, bucket: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The library at the root of its bucket, over HTTP and over HTTPS."""
    monkeypatch.setenv("AWS_CA_BUNDLE", str(gateway.ca_bundle))
    return Place(gateway, bucket, "", tls=request.param)


@pytest.fixture
def publisher(gateway: Gateway) -> Iterator[S3Client]:
    with contextlib.closing(gateway.client("publish")) as client:
        yield client


def test_publish_keys_put_get_and_list_what_devices_tell(either: Place) -> None:
    either.policy()
    store = either.store("publish")

    store.put(either.rendition, DATA, "image/jpeg", width=8, height=6, note="c2VhbGVk")
    assert store.write(either.segment, b"segment", fresh=True)
    assert not store.write(either.segment, b"another", fresh=True)
    for body in (b"one", b"two"):
        assert store.write(either.head, body, fresh=False)

    found = store.head(either.rendition)
    assert found is not None
    assert (found.bytes, found.width, found.height, found.note) == (len(DATA), 8, 6, "c2VhbGVk")
    assert (store.get(either.rendition), store.get(either.segment), store.get(either.head)) == (
        DATA,
        b"segment",
        b"two",
    )
    assert keys(store, either.hidden) == [either.head, either.segment]
    assert [each.key for each in store.list(either.hidden, after=either.head)] == [either.segment]


def test_publish_keys_learn_what_is_not_there(place: Place) -> None:
    """Keys that may not list get 403 for it; a list of just that name tells."""
    place.policy()
    store = place.store("publish")
    place.store("rw").put(place.rendition, DATA, "image/jpeg")

    for key in (place.missing, f"{place.head}0", f"{place.segment}0", f"{place.hidden}library.json"):
        assert store.head(key) is None
        with pytest.raises(Fault) as caught:
            store.get(key)
        assert caught.value.kind is FaultKind.MISSING
    assert store.head(place.rendition) is not None


def test_publish_keys_delete_nothing_and_list_no_renditions(place: Place) -> None:
    place.policy()
    store, owner = place.store("publish"), place.store("rw")
    store.put(place.rendition, DATA, "image/jpeg")
    store.write(place.head, DATA, fresh=False)

    assert_refused(
        lambda: store.delete(place.rendition),
        lambda: store.delete(place.head),
        lambda: store.delete_many([place.rendition, place.head]),
        lambda: keys(store, ""),
        lambda: keys(store, place.folder),
        lambda: keys(store, f"{place.folder}{STEM[:31]}"),
        lambda: keys(store, f"{place.folder}.rethum"),
        store.policy,
        lambda: store.apply_policy(""),
    )
    assert keys(owner, "") == [place.head, place.rendition]


def test_publish_keys_may_do_nothing_outside_the_library(gateway: Gateway, bucket: str) -> None:
    place = Place(gateway, bucket, "lib", tls=False)
    place.policy()
    store, owner = place.store("publish"), place.store("rw")
    owner.put(f"{STEM}.jpg", DATA, "image/jpeg")
    owner.write(".rethumb/library.json", DATA, fresh=False)

    assert_refused(
        lambda: store.put("other.jpg", DATA, "image/jpeg"),
        lambda: store.get(f"{STEM}.jpg"),
        lambda: store.get(".rethumb/library.json"),
        lambda: keys(store, ".rethumb/"),
        lambda: place.store("maintenance").delete_many([f"{STEM}.jpg"]),
        lambda: place.store("maintenance").delete(f"{STEM}.jpg"),
    )
    assert status_of(place, f"{STEM}.jpg") == 403
    assert keys(owner, "") == [".rethumb/library.json", f"{STEM}.jpg"]


@pytest.mark.parametrize("data", [DATA, LARGE], ids=["whole", "in parts"])
def test_backup_keys_work_below_backups(either: Place, data: bytes) -> None:
    either.policy()
    store = either.store("backup")

    assert store.write(either.backup, data, fresh=True)
    assert store.write(either.backup, data, fresh=True)
    assert not store.write(either.backup, data[:-1] + b"!", fresh=True)
    assert store.get(either.backup) == data
    assert store.head(f"{either.backup}0") is None
    assert keys(store, either.backups) == [either.backup]
    store.delete(either.backup)
    assert store.head(either.backup) is None


def test_backup_keys_delete_many_at_once(place: Place) -> None:
    place.policy()
    store = place.store("backup")
    names = [f"{place.backups}20260131T235959Z/{number:06}" for number in range(5)]
    for name in names:
        store.write(name, DATA, fresh=False)
    before = store.requests

    store.delete_many(names)

    assert store.requests == before + 1
    assert keys(store, place.backups) == []


@pytest.mark.parametrize("data", [DATA, LARGE], ids=["whole", "in parts"])
def test_backup_keys_see_nothing_else(place: Place, data: bytes) -> None:
    place.policy(public=False)
    owner, store = place.store("rw"), place.store("backup")
    for key in (place.rendition, place.head, place.segment):
        owner.put(key, DATA, "image/jpeg")
        for attempt in (store.get, store.head, store.delete, partial(keys, store)):
            assert_refused(partial(attempt, key))
        assert_refused(
            partial(store.write, key, data, fresh=False),
            partial(store.write, f"{key}0", data, fresh=True),
            partial(store.delete_many, [key]),
        )
    assert_refused(
        lambda: keys(store, ""),
        lambda: keys(store, place.folder),
        lambda: keys(store, place.hidden),
        lambda: store.head(place.missing),
        lambda: store.apply_policy(""),
    )
    assert keys(owner, "") == [place.head, place.segment, place.rendition]


def test_the_owner_has_what_others_have_put(place: Place, publisher: S3Client) -> None:
    """A gateway refuses it without the policy, and without an access control list."""
    place.policy(public=False)
    place.put_plainly(publisher, place.rendition, place.head)
    owner = place.store("rw")

    assert owner.get(place.rendition) == DATA
    assert owner.head(place.head) is not None
    owner.delete(place.rendition)
    owner.delete_many([place.head])
    assert keys(owner, "") == []


def test_what_is_written_belongs_to_the_owner_by_itself_too(gateway: Gateway, bucket: str) -> None:
    """With a policy that forgets the owner, as one by hand may."""
    place = Place(gateway, bucket, "", tls=False)
    document = bucket_policy(PolicyPlace(bucket), publish=gateway.users["publish"].uid, public=False)
    place.store("rw").apply_policy(document)
    snapshot = f"{place.hidden}snapshots/20260131T235959Z-{DEVICE}/000001"
    place.store("publish").write(place.segment, DATA, fresh=True)
    place.store("publish").write(snapshot, LARGE, fresh=True)

    assert place.store("rw").get(place.segment) == DATA
    assert place.store("rw").get(snapshot) == LARGE


def test_maintenance_keys_list_read_and_delete_what_others_have_put(either: Place, publisher: S3Client) -> None:
    either.policy()
    either.put_plainly(publisher, either.rendition, either.head)
    either.store("backup").write(either.backup, DATA, fresh=True)
    either.store("publish").write(either.segment, DATA, fresh=True)
    everything = [either.backup, either.head, either.segment, either.rendition]
    store = either.store("maintenance")

    assert keys(store, "") == everything
    assert [store.get(key) for key in everything] == [DATA] * 4
    assert store.head(either.missing) is None
    store.write(f"{either.hidden}snapshots/1/manifest", DATA, fresh=True)
    store.delete(either.rendition)
    before = store.requests
    store.delete_many([*everything, f"{either.hidden}snapshots/1/manifest"])
    assert store.requests == before + 1
    assert keys(store, "") == []


@pytest.mark.parametrize("known", list(Capability))
def test_where_versions_are_kept_maintenance_keys_delete_them_all(place: Place, known: Capability) -> None:
    with contextlib.closing(place.gateway.client()) as client:
        client.put_bucket_versioning(Bucket=place.bucket, VersioningConfiguration={"Status": "Enabled"})
        place.policy()
        for user, key in (("publish", place.rendition), ("publish", place.head), ("backup", place.backup)):
            for body in (b"one", b"two"):
                place.store(user).write(key, body, fresh=False)

        place.store("maintenance", versioned=known).delete_many([place.rendition, place.head, place.missing])
        place.store("backup", versioned=known).delete_many([place.backup])

        left = client.list_object_versions(Bucket=place.bucket)
        assert [*left.get("Versions", []), *left.get("DeleteMarkers", [])] == []


@pytest.mark.parametrize("user", ["", "other"], ids=["nobody", "another user"])
def test_strangers_open_renditions_and_nothing_else(place: Place, user: str) -> None:
    place.policy()
    place.store("publish").put(place.rendition, DATA, "image/jpeg")
    place.store("publish").write(place.head, DATA, fresh=False)
    place.store("publish").write(f"{place.hidden}library.json", DATA, fresh=False)
    place.store("backup").write(place.backup, DATA, fresh=False)
    stranger = place.store(user) if user else open_store(place.account, None)

    assert stranger.get(place.rendition) == DATA
    assert stranger.head(place.rendition) is not None
    assert_refused(
        *(partial(stranger.get, key) for key in (place.head, place.backup, f"{place.hidden}library.json")),
        lambda: stranger.head(place.head),
        lambda: stranger.get(place.missing),
        lambda: keys(stranger, ""),
        lambda: keys(stranger, place.hidden),
        lambda: keys(stranger, place.rendition),
    )


def test_what_a_stranger_is_answered(either: Place) -> None:
    either.policy()
    either.store("publish").put(either.rendition, DATA, "image/jpeg")
    either.store("publish").write(either.head, DATA, fresh=False)

    assert status_of(either, either.rendition) == 200
    assert status_of(either, either.rendition, "HEAD") == 200
    for path in (either.head, either.missing, "", "?list-type=2", "?versions", "?uploads", "?policy"):
        assert (path, status_of(either, path)) == (path, 403)
    assert status_of(either, either.rendition, "DELETE") == 403
    assert status_of(either, either.rendition, "PUT") == 403


def test_links_without_expiry_are_for_those_who_want_them(place: Place) -> None:
    probe = f"{place.folder}{STEM}.txt"
    place.policy(public=True)
    assert place.store("publish").find_facts(probe).visibility is Visibility.BUCKET
    place.policy(public=False)
    store = place.store("publish")
    assert store.find_facts(probe).visibility is Visibility.PRIVATE
    store.put(place.rendition, DATA, "image/jpeg")

    assert status_of(place, place.rendition) == 403
    with urlopen(store.presigned_url(place.rendition, timedelta(hours=1))) as answer:
        assert answer.read() == DATA


def test_an_acl_that_makes_public_is_refused_below_rethumb(place: Place, publisher: S3Client) -> None:
    place.policy()
    as_acl = replace(place.account, visibility=Visibility.ACL)
    found = place.gateway.users["publish"]
    store = open_store(as_acl, KeyPair(found.key_id, found.secret))

    store.put(place.rendition, DATA, "image/jpeg")
    store.write(place.head, DATA, fresh=False)
    assert_refused(lambda: store.put(place.segment, DATA, "image/jpeg"))
    assert status_of(place, place.head) == 403
