"""Granting: a library's policy, and who gives it to the bucket."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from rethumb_desktop.credentials.key_pairs import VaultKeyPairs
from rethumb_desktop.credentials.library_keys import LibraryKeyRing
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, CredentialSource, KeyPair, Role
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.services.granting import Grant, Granting
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import ACCOUNT, House

ALL = (Role.PUBLISH, Role.BACKUP, Role.MAINTENANCE)
BY_HAND = {"Sid": "Www", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}


class Bucket:
    """What each role's keys find in the bucket; `refuses` says what they may not, and `fault` what they are told."""

    def __init__(self) -> None:
        self.stores = {role.value: MemoryStore(before=partial(self._ask, role.value)) for role in Role}
        self.refuses: dict[str, str] = {}
        self.fault = FaultKind.POLICY

    def open(self, account: Account, keys: KeyPair | None) -> ObjectStore:
        assert keys is not None, f"no keys for {account.name}"
        return self.stores[keys.key_id]

    def given(self) -> dict[str, str]:
        """The policies that are there now, by the keys that gave them."""
        self.refuses = {}
        return {role: store.policy() for role, store in self.stores.items() if store.policy()}

    def _ask(self, role: str, operation: str, _key: str) -> None:
        if self.refuses.get(role) == operation:
            raise Fault(self.fault, f"{role} may not {operation}")


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
def granting(house: House, bucket: Bucket) -> Callable[..., Granting]:
    """Make one for an account with keys of the given roles, each with its role as key id."""

    def make(account: Account = ACCOUNT, roles: tuple[Role, ...] = (Role.PUBLISH,)) -> Granting:
        pairs, keys = VaultKeyPairs(house.vault), LibraryKeyRing(house.vault)
        for role in roles:
            pairs.set(account, KeyPair(role.value, "secret"), role)
        house.settings.save_account(replace(account, roles=roles))
        by_source: Mapping[CredentialSource, VaultKeyPairs] = dict.fromkeys(CredentialSource, pairs)
        libraries = Libraries(
            house.settings, by_source, lambda _: keys, bucket.open, MemoryStore, house.publications.begin_library
        )
        return Granting(libraries)

    return make


def statements(document: str) -> list[Any]:
    return list(json.loads(document)["Statement"])


def names(document: str) -> list[str]:
    return [each["Sid"] for each in statements(document)]


def test_the_policy_is_about_the_accounts_bucket_and_prefix(granting: Callable[..., Granting]) -> None:
    document = granting().policy("Cloud", Grant(publish="ann"))
    for each in statements(document):
        for resource in each["Resource"]:
            assert resource == "arn:aws:s3:::pics" or resource.startswith("arn:aws:s3:::pics/p/")


def test_what_is_asked_for_is_in_it(granting: Callable[..., Granting]) -> None:
    made = granting()
    usual = Grant(publish="ann", backup="ben", maintenance="cleo", owner="dora")
    text = made.policy("Cloud", usual)
    for user in ("ann", "ben", "cleo", "dora"):
        assert f"arn:aws:iam:::user/{user}" in text
    for change, ending, more in (
        ({"public": False}, "Everybody", -1),
        ({"records": True}, "EverybodyRecords", 1),
        ({"maintenance": ""}, "Maintenance", -3),
    ):
        other = made.policy("Cloud", replace(usual, **change))
        assert any(name.endswith(ending) for name in names(other)) is (more > 0)
        assert len(names(other)) == len(names(text)) + more


@pytest.mark.parametrize(
    ("endpoint", "batches"),
    [
        ("https://rgw.example.com", True),
        ("https://s3.eu-west-1.amazonaws.com", False),
        ("https://s3.cn-north-1.amazonaws.com.cn", False),
        ("https://amazonaws.com.example.com", True),
    ],
)
def test_the_flavour_follows_from_the_endpoint(granting: Callable[..., Granting], endpoint: str, batches: bool) -> None:
    made = granting(replace(ACCOUNT, endpoint=endpoint))
    document = made.policy("Cloud", Grant(maintenance="arn:aws:iam::123456789012:user/ann"))
    assert any(name.endswith("Batches") for name in names(document)) is batches


def test_a_folder_has_no_policy(granting: Callable[..., Granting]) -> None:
    with pytest.raises(Fault) as caught:
        granting().policy(THIS_COMPUTER, Grant())
    assert caught.value.kind is FaultKind.USAGE


def test_what_others_have_in_the_bucket_stays(granting: Callable[..., Granting], bucket: Bucket) -> None:
    made = granting()
    bucket.stores["publish"].apply_policy(json.dumps({"Version": "2012-10-17", "Statement": [BY_HAND]}))
    for user in ("ann", "ben"):
        document = made.policy("Cloud", Grant(publish=user))
        whole = made.apply("Cloud", document)
        assert bucket.given() == {"publish": whole}
        assert statements(whole) == [BY_HAND, *statements(document)]


def test_a_policy_that_cannot_be_read_is_left_alone(granting: Callable[..., Granting], bucket: Bucket) -> None:
    made = granting(roles=ALL)
    bucket.stores["maintenance"].apply_policy("[]")
    with pytest.raises(Fault) as caught:
        made.apply("Cloud", made.policy("Cloud", Grant(publish="ann")))
    assert caught.value.kind is FaultKind.USAGE
    assert bucket.given() == {"maintenance": "[]"}


@pytest.mark.parametrize(
    ("roles", "refuses", "used"),
    [
        ((Role.PUBLISH,), {}, "publish"),
        (ALL, {}, "maintenance"),
        (ALL, {"maintenance": "policy"}, "publish"),
        (ALL, {"maintenance": "apply_policy"}, "publish"),
        ((Role.MAINTENANCE,), {}, "maintenance"),
    ],
)
def test_whose_keys_give_the_policy(
    granting: Callable[..., Granting], bucket: Bucket, roles: tuple[Role, ...], refuses: dict[str, str], used: str
) -> None:
    made = granting(roles=roles)
    bucket.refuses = refuses
    made.apply("Cloud", made.policy("Cloud", Grant(publish="ann")))
    assert list(bucket.given()) == [used]


@pytest.mark.parametrize("operation", ["policy", "apply_policy"])
def test_where_no_keys_may_the_policy_is_refused(
    granting: Callable[..., Granting], bucket: Bucket, operation: str
) -> None:
    made = granting(roles=ALL)
    bucket.refuses = {"maintenance": operation, "publish": operation}
    with pytest.raises(Fault, match=f"publish may not {operation}") as caught:
        made.apply("Cloud", made.policy("Cloud", Grant(publish="ann")))
    assert caught.value.kind is FaultKind.POLICY
    assert bucket.given() == {}


def test_no_other_keys_are_tried_where_the_network_is_gone(granting: Callable[..., Granting], bucket: Bucket) -> None:
    made = granting(roles=ALL)
    bucket.fault, bucket.refuses = FaultKind.OFFLINE, {"maintenance": "policy"}
    with pytest.raises(Fault) as caught:
        made.apply("Cloud", made.policy("Cloud", Grant(publish="ann")))
    assert caught.value.kind is FaultKind.OFFLINE
    assert bucket.given() == {}


def test_without_keys_that_could_be_the_owners_it_is_told(granting: Callable[..., Granting], bucket: Bucket) -> None:
    made = granting(roles=(Role.BACKUP,))
    with pytest.raises(Fault) as caught:
        made.apply("Cloud", made.policy("Cloud", Grant(publish="ann")))
    assert caught.value.kind is FaultKind.CREDENTIALS
    assert bucket.given() == {}
