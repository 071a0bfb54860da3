"""Accounting: fields that cannot be right are refused, secrets go to their vault and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.credentials.session import SessionVault
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.library import Account, Capability, CredentialSource, KeyPair, Role, StoreFacts, Visibility
from rethumb_desktop.domain.ports import TestStep as Step
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.account_fields import checked
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, House

PLAIN = Account("Cloud", "https://s3.example.com", "pics")


def test_fields_are_tidied() -> None:
    given = Account(
        " Cloud ", " s3.example.com:9000/base/ ", " pics ", " eu-1 ", "/a/b/", public_base_url="cdn.example/"
    )
    assert checked(given) == Account(
        "Cloud", "https://s3.example.com:9000/base", "pics", "eu-1", "a/b", public_base_url="https://cdn.example"
    )


def test_what_is_right_stays_what_it_is() -> None:
    account = replace(PLAIN, endpoint="http://127.0.0.1:8000", prefix="ü/b c", visibility=Visibility.ACL)
    assert checked(account) == account
    assert checked(replace(PLAIN, name="N" * 64, bucket="a_B.c-9")).bucket == "a_B.c-9"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "An account's name is 1 to 64 characters."),
        ("name", "N" * 65, "An account's name is 1 to 64 characters."),
        ("name", "a\x1b[1m", "An account's name is 1 to 64 characters."),
        ("name", "THIS computer", "“This computer” is the name of the embedded library."),
        ("storage_class", "STANDARD IA", "“STANDARD IA” cannot be a storage class."),
        ("upload_limit", 999, "An upload limit is at least 1,000 bytes a second, or 0 for none."),
        ("upload_limit", -1, "An upload limit is at least 1,000 bytes a second, or 0 for none."),
        ("bucket", "", "“” cannot be the name of a bucket."),
        ("bucket", "ab", "“ab” cannot be the name of a bucket."),
        ("bucket", "a/b", "“a/b” cannot be the name of a bucket."),
        ("bucket", "-abc", "“-abc” cannot be the name of a bucket."),
        ("region", "", "“” cannot be a region."),
        ("region", "eu west", "“eu west” cannot be a region."),
        ("prefix", "a//b", "“a//b” cannot be a prefix."),
        ("prefix", "../b", "“../b” cannot be a prefix."),
        ("prefix", "a\nb", "“a\nb” cannot be a prefix."),
        ("endpoint", "", "The endpoint is an address such as https://s3.example.com, not “”."),
        ("endpoint", "ftp://x", "The endpoint is an address such as https://s3.example.com, not “ftp://x”."),
        ("endpoint", "https://", "The endpoint is an address such as https://s3.example.com, not “https://”."),
        ("endpoint", "x y.z", "The endpoint is an address such as https://s3.example.com, not “x y.z”."),
        ("endpoint", "https://[x", "The endpoint is an address such as https://s3.example.com, not “https://[x”."),
        ("endpoint", "x:port", "The endpoint is an address such as https://s3.example.com, not “x:port”."),
        ("endpoint", "https://user:word@x", "The endpoint has no user, question mark or #."),
        ("endpoint", "https://x/?a=b", "The endpoint has no user, question mark or #."),
        ("public_base_url", "https://x/#a", "The public base URL has no user, question mark or #."),
        (
            "public_base_url",
            "file:///x",
            "The public base URL is an address such as https://s3.example.com, not “file:///x”.",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_with_a_sentence(field: str, value: object, sentence: str) -> None:
    with pytest.raises(Fault) as caught:
        checked(replace(PLAIN, **{field: value}))  # type: ignore[arg-type]
    assert (caught.value.kind, caught.value.title) == (FaultKind.USAGE, sentence)


def test_a_bucket_is_held_to_the_rules_of_its_provider() -> None:
    with pytest.raises(Fault, match="at DreamObjects US-East 5 a name is 6 to 63"):
        checked(replace(PLAIN, endpoint="s3.us-east-005.dream.io", bucket="my.bucket"))


def test_an_account_is_kept_with_its_keys_and_a_library_key(house: House, services: Services) -> None:
    added = services.accounts.add(replace(ACCOUNT, name=" Cloud "), KEYS)
    assert added.name == "Cloud"
    assert services.accounts.accounts() == [added]
    assert services.accounts.find("Cloud") == added
    assert [library.name for library in services.accounts.libraries()] == ["This computer", "Cloud"]
    assert house.vault.get("Cloud/publish") is not None
    assert house.vault.get("Cloud/library-key") is not None
    assert KEYS.secret not in repr(house.settings.read())
    house.wait_for(AccountsChanged)
    assert house.opened == [], "adding asks no server"


def test_names_differ_by_more_than_capitals(house: House, services: Services) -> None:
    house.add_cloud(services)
    with pytest.raises(Fault, match="There is an account “CLOUD” already"):
        services.accounts.add(replace(ACCOUNT, name="CLOUD"), KeyPair("OTHER", "other"))
    assert house.vault.get("CLOUD/publish") is None
    assert len(services.accounts.accounts()) == 1


@pytest.mark.parametrize("keys", [None, KeyPair("", "secret"), KeyPair("AKID", ""), KeyPair(" ", "\u200b")])
def test_without_keys_nothing_is_kept(house: House, services: Services, keys: KeyPair | None) -> None:
    with pytest.raises(Fault) as caught:
        services.accounts.add(ACCOUNT, keys)
    assert caught.value.kind is FaultKind.USAGE
    assert services.accounts.accounts() == []
    assert house.vault.get("Cloud/library-key") is None


def test_keys_of_the_environment_are_not_kept(house: House, services: Services) -> None:
    services.accounts.add(replace(ACCOUNT, credentials=CredentialSource.ENVIRONMENT), KEYS)
    assert house.vault.get("Cloud/publish") is None
    assert not services.accounts.has_keys(services.accounts.find("Cloud"))


class BrokenVault(SessionVault):
    """A keyring that nobody opens."""

    def set(self, entry: str, secret: str) -> None:
        raise Fault(FaultKind.KEYRING, "The keyring is locked.")


def test_an_account_whose_keys_cannot_be_kept_is_not_kept_either(tmp_path: Path) -> None:
    house = House(tmp_path, vault=BrokenVault())
    services = house.open()
    with pytest.raises(Fault, match="locked"):
        services.accounts.add(ACCOUNT, KEYS)
    assert services.accounts.accounts() == []
    services.close()


def test_removing_keeps_the_library_key_so_that_links_come_back(
    house: House, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    key = house.vault.get("Cloud/library-key")
    services.accounts.remove("Cloud")
    assert house.vault.get("Cloud/publish") is None
    assert services.accounts.accounts() == []
    house.add_cloud(services)
    assert house.vault.get("Cloud/library-key") == key


def test_a_name_does_not_bring_publications_to_another_place(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(pictures.jpeg())
    services.publishing.submit([str(picture)], [Recipe(square=16)], ACCOUNT.name)
    house.finish()
    services.accounts.remove(ACCOUNT.name)
    with pytest.raises(Fault) as caught:
        services.accounts.add(replace(ACCOUNT, bucket="others"), KEYS)
    assert caught.value.kind is FaultKind.USAGE
    assert "pics/p at https://s3.example.com" in caught.value.detail
    assert services.accounts.accounts() == []
    services.accounts.add(ACCOUNT, KEYS)


def test_keys_given_again_are_the_ones_that_are_used(house: House, tmp_path: Path) -> None:
    services = house.open()
    house.add_cloud(services)
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg())
    house.vault.delete("Cloud/publish")
    assert not services.accounts.has_keys(services.accounts.find("Cloud"))
    services.accounts.supply_keys("Cloud", KEYS)
    assert services.accounts.has_keys(services.accounts.find("Cloud"))
    opened = len(house.opened)
    services.sharing.url("Cloud", "p/k.jpg")
    services.accounts.supply_keys("Cloud", KEYS)
    services.sharing.url("Cloud", "p/k.jpg")
    assert len(house.opened) > opened
    services.close()


def test_a_test_needs_no_account_that_is_kept(house: House, services: Services) -> None:
    pasted = KeyPair(f" {KEYS.key_id}\u200b", f'AWS_SECRET_ACCESS_KEY="{KEYS.secret}"')
    steps = list(services.accounts.test(ACCOUNT, pasted))
    assert [(step.name, step.ok) for step in steps] == [("Put", True), ("Delete", True)]
    assert services.accounts.accounts() == []
    assert house.events.empty()


def test_a_test_tells_what_the_server_said(house: House) -> None:
    def refuse(operation: str, key: str) -> None:
        raise Fault(FaultKind.CREDENTIALS, "The secret is wrong.", "Type it again.")

    house.cloud = MemoryStore(before=refuse)
    services = house.open()
    house.add_cloud(services)
    (step,) = services.accounts.test(services.accounts.find("Cloud"))
    assert (step.ok, step.detail, step.cure) == (False, "The secret is wrong.", "Type it again.")
    services.close()


def test_who_is_not_there_is_told(services: Services) -> None:
    for act in (
        services.accounts.find,
        services.accounts.remove,
        lambda name: services.accounts.supply_keys(name, KEYS),
    ):
        with pytest.raises(Fault, match="There is no account “Nobody”"):
            act("Nobody")


def test_a_test_says_where_links_of_before_may_be_dead(house: House, tmp_path: Path) -> None:
    house.cloud = MemoryStore(visibility=Visibility.BUCKET)
    services = house.open()
    house.add_cloud(services)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(pictures.jpeg())
    services.publishing.submit([str(picture)], [Recipe(square=16)], ACCOUNT.name)
    house.finish()
    services.close()

    class PublicOneByOne(MemoryStore):
        def test(self, probe_key: str) -> Iterator[Step]:
            yield Step("Delete", ok=True, facts=StoreFacts(Visibility.ACL, Capability.NO, Capability.NO, Capability.NO))

    house.cloud = PublicOneByOne()
    services = house.open()
    account = services.accounts.find(ACCOUNT.name)
    assert account.visibility is Visibility.BUCKET
    assert [step.name for step in services.accounts.test(account)] == ["Links", "Delete"]
    assert services.accounts.find(ACCOUNT.name).visibility is Visibility.ACL
    assert [step.name for step in services.accounts.test(services.accounts.find(ACCOUNT.name))] == ["Delete"]
    services.close()


def test_the_environment_has_the_keys_of_other_roles_too(house: House, services: Services) -> None:
    services.accounts.add(replace(ACCOUNT, credentials=CredentialSource.ENVIRONMENT), None)
    services.accounts.supply_keys(ACCOUNT.name, None, Role.MAINTENANCE)
    assert services.accounts.find(ACCOUNT.name).roles == (Role.PUBLISH, Role.MAINTENANCE)
    with pytest.raises(Fault) as caught:
        services.upkeep.compact(ACCOUNT.name)
    assert caught.value.kind is FaultKind.CREDENTIALS
    assert "RETHUMB_MAINTENANCE_ACCESS_KEY_ID and RETHUMB_MAINTENANCE_SECRET_ACCESS_KEY" in caught.value.detail


def test_what_lacks_a_role_of_the_environment_is_told_how_to_give_it(house: House, services: Services) -> None:
    services.accounts.add(replace(ACCOUNT, credentials=CredentialSource.ENVIRONMENT), None)
    with pytest.raises(Fault) as caught:
        services.upkeep.back_up(ACCOUNT.name)
    assert "set RETHUMB_BACKUP_ACCESS_KEY_ID and RETHUMB_BACKUP_SECRET_ACCESS_KEY" in caught.value.detail
    assert f"rethumb account add {ACCOUNT.name} --role backup" in caught.value.detail
