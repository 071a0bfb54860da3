"""Accounts that are there: other fields, keys of more roles, facts that a test has found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.library import Addressing, Capability, KeyPair, Role, StoreFacts, Visibility
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, House

FOUND = StoreFacts(Visibility.BUCKET, Capability.NO, Capability.NO, Capability.NO)
OTHER_KEYS = KeyPair("AKID2", "secret2")


@pytest.fixture
def cloud(house: House, services: Services) -> Services:
    """Services with an account, and no event left."""
    house.add_cloud(services)
    house.wait_for(AccountsChanged)
    assert house.events.empty()
    return services


def publish(house: House, services: Services, tmp_path: Path) -> None:
    """Publish one picture into the account's library."""
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg())
    services.publishing.submit([str(tmp_path / "a.jpg")], [Recipe(square=9)], ACCOUNT.name)
    (job,) = house.finish()
    assert job.error is None


# Roles


def test_the_keys_of_another_role_join_the_account(house: House, cloud: Services) -> None:
    added = cloud.accounts.add(replace(ACCOUNT, roles=(Role.MAINTENANCE,)), OTHER_KEYS)
    assert added.roles == (Role.PUBLISH, Role.MAINTENANCE)
    assert cloud.accounts.accounts() == [added]
    assert added.confirmed
    assert "AKID2" in (house.vault.get("Cloud/maintenance") or "")
    assert KEYS.key_id in (house.vault.get("Cloud/publish") or "")
    house.wait_for(AccountsChanged)
    cloud.accounts.add(replace(ACCOUNT, roles=(Role.BACKUP,)), KeyPair("AKID3", "s"))
    assert cloud.accounts.find("Cloud").roles == (Role.PUBLISH, Role.BACKUP, Role.MAINTENANCE)


def test_a_role_is_added_once_and_its_keys_are_replaced_by_giving_them(house: House, cloud: Services) -> None:
    maintenance = replace(ACCOUNT, roles=(Role.MAINTENANCE,))
    cloud.accounts.add(maintenance, OTHER_KEYS)
    with pytest.raises(Fault, match="There is an account “Cloud” already"):
        cloud.accounts.add(maintenance, KeyPair("AKID3", "s"))
    assert "AKID2" in (house.vault.get("Cloud/maintenance") or "")
    house.wait_for(AccountsChanged)
    cloud.accounts.supply_keys("Cloud", KeyPair("AKID3", "s"), Role.MAINTENANCE)
    assert "AKID3" in (house.vault.get("Cloud/maintenance") or "")
    house.wait_for(AccountsChanged)


@pytest.mark.parametrize("change", [{"endpoint": "https://other.example.com"}, {"bucket": "other"}, {"prefix": "q"}])
def test_a_role_of_another_place_is_refused(house: House, cloud: Services, change: dict[str, str]) -> None:
    elsewhere = replace(ACCOUNT, roles=(Role.MAINTENANCE,), **change)  # type: ignore[arg-type]
    with pytest.raises(Fault) as caught:
        cloud.accounts.add(elsewhere, OTHER_KEYS)
    assert caught.value.kind is FaultKind.USAGE
    assert caught.value.title == "“Cloud” is another place: pics/p at https://s3.example.com."
    assert house.vault.get("Cloud/maintenance") is None
    assert house.events.empty()


def test_publishing_never_asks_for_the_maintenance_key(house: House, cloud: Services, tmp_path: Path) -> None:
    cloud.accounts.add(replace(ACCOUNT, roles=(Role.MAINTENANCE,)), OTHER_KEYS)
    asked: list[str] = []
    kept = house.vault.get

    def get(entry: str) -> str | None:
        asked.append(entry)
        return kept(entry)

    house.vault.get = get  # type: ignore[method-assign]
    publish(house, cloud, tmp_path)
    assert {"Cloud/publish", "Cloud/library-key"} >= set(asked)
    assert "Cloud/publish" in asked


def test_without_publish_keys_it_is_said_which_ones_are_missing(
    house: House, services: Services, tmp_path: Path
) -> None:
    services.accounts.add(replace(ACCOUNT, roles=(Role.BACKUP,), confirmed=True), OTHER_KEYS)
    assert not services.accounts.has_keys(services.accounts.find("Cloud"))
    assert services.accounts.has_keys(services.accounts.find("Cloud"), Role.BACKUP)
    with pytest.raises(Fault, match="The publish keys of “Cloud” are not there") as caught:
        list(services.accounts.test(services.accounts.find("Cloud")))
    assert caught.value.kind is FaultKind.CREDENTIALS


def test_removing_forgets_the_keys_of_all_roles(house: House, cloud: Services) -> None:
    cloud.accounts.add(replace(ACCOUNT, roles=(Role.MAINTENANCE,)), OTHER_KEYS)
    house.wait_for(AccountsChanged)
    cloud.accounts.remove("Cloud")
    assert [house.vault.get(f"Cloud/{role}") for role in Role] == [None] * len(Role)
    assert house.vault.get("Cloud/library-key") is not None
    house.wait_for(AccountsChanged)


# Changes


def test_fields_are_changed_and_links_follow(house: House, cloud: Services, tmp_path: Path) -> None:
    publish(house, cloud, tmp_path)
    kept = cloud.accounts.find("Cloud")
    changed = cloud.accounts.change(
        replace(kept, region="eu-1", storage_class=" COLD ", upload_limit=5_000, public_base_url="cdn.example.com/")
    )
    assert (changed.region, changed.storage_class, changed.upload_limit) == ("eu-1", "COLD", 5_000)
    assert changed.public_base_url == "https://cdn.example.com"
    assert cloud.accounts.find("Cloud") == changed
    assert changed.confirmed
    house.wait_for(AccountsChanged)


def test_what_is_not_in_question_stays(cloud: Services) -> None:
    kept = cloud.accounts.find("Cloud")
    changed = cloud.accounts.change(replace(kept, roles=(Role.BACKUP,), confirmed=False, region="eu-1"))
    assert (changed.roles, changed.confirmed) == (kept.roles, kept.confirmed)


@pytest.mark.parametrize("change", [{"endpoint": "https://other.example.com"}, {"bucket": "other"}, {"prefix": "q"}])
def test_a_library_with_publications_does_not_move(
    house: House, cloud: Services, tmp_path: Path, change: dict[str, str]
) -> None:
    assert not cloud.accounts.is_in_use("Cloud")
    moved = cloud.accounts.change(replace(cloud.accounts.find("Cloud"), **change))  # type: ignore[arg-type]
    assert not moved.confirmed, "another place is agreed to anew"
    cloud.accounts.change(replace(ACCOUNT, confirmed=True))
    cloud.publishing.consent("Cloud")
    publish(house, cloud, tmp_path)
    assert cloud.accounts.is_in_use("Cloud")
    before = cloud.accounts.find("Cloud")
    with pytest.raises(Fault, match="something is published there") as caught:
        cloud.accounts.change(replace(before, **change))  # type: ignore[arg-type]
    assert caught.value.kind is FaultKind.USAGE
    assert cloud.accounts.find("Cloud") == before


def test_a_change_that_cannot_be_right_changes_nothing(cloud: Services) -> None:
    before = cloud.accounts.find("Cloud")
    with pytest.raises(Fault, match="cannot be a region"):
        cloud.accounts.change(replace(before, region="eu west"))
    with pytest.raises(Fault, match="There is no account “Nobody”"):
        cloud.accounts.change(replace(before, name="Nobody"))
    assert cloud.accounts.accounts() == [before]


# Facts


def test_facts_of_a_test_are_kept_with_the_account(house: House, cloud: Services) -> None:
    list(cloud.accounts.test(cloud.accounts.find("Cloud")))
    assert cloud.accounts.find("Cloud").facts == FOUND
    house.wait_for(AccountsChanged)
    list(cloud.accounts.test(cloud.accounts.find("Cloud")))
    assert house.events.empty(), "the same again is no change"


@pytest.mark.parametrize(
    "change", [{"bucket": "other"}, {"prefix": "q"}, {"public_base_url": "https://cdn.example.com"}]
)
def test_facts_of_another_view_are_not_this_accounts(house: House, cloud: Services, change: dict[str, str]) -> None:
    before = cloud.accounts.find("Cloud")
    list(cloud.accounts.test(replace(before, **change), KEYS))  # type: ignore[arg-type]
    assert cloud.accounts.find("Cloud") == before


def test_a_test_that_fails_finds_no_facts(house: House, cloud: Services) -> None:
    def refuse(operation: str, key: str) -> None:
        raise Fault(FaultKind.CREDENTIALS, "The secret is wrong.")

    house.cloud = MemoryStore(before=refuse)
    before = cloud.accounts.find("Cloud")
    assert [step.ok for step in cloud.accounts.test(before)] == [False]
    assert cloud.accounts.find("Cloud") == before


def test_facts_hold_as_long_as_the_view_does(cloud: Services) -> None:
    list(cloud.accounts.test(cloud.accounts.find("Cloud")))
    slower = cloud.accounts.change(replace(cloud.accounts.find("Cloud"), upload_limit=5_000))
    assert slower.facts == FOUND
    by_domain = cloud.accounts.change(replace(slower, public_base_url="https://cdn.example.com"))
    assert by_domain.facts == FOUND, "what is public is taken to be so under another name"
    without = cloud.accounts.change(replace(by_domain, public_base_url=""))
    assert without.facts == StoreFacts(), "perhaps it was public by its domain only"
    tested = cloud.accounts.change(replace(without, addressing=Addressing.PATH, visibility=Visibility.PRIVATE))
    assert tested.visibility is Visibility.PRIVATE, "a test of the new view has found it"
    hidden = cloud.accounts.change(replace(tested, public_base_url="https://cdn.example.com"))
    assert hidden.facts == StoreFacts(), "perhaps it is public by its domain"


# Buckets and profiles


def test_a_bucket_is_made_only_when_asked_for(house: House, services: Services) -> None:
    asked: list[str] = []
    house.cloud = MemoryStore(before=lambda operation, _key: asked.append(operation))
    account = services.accounts.add(ACCOUNT, KEYS)
    list(services.accounts.test(account))
    assert "make_bucket" not in asked
    services.accounts.make_bucket(account)
    services.accounts.make_bucket(replace(ACCOUNT, name="Not added"), KEYS)
    assert asked.count("make_bucket") == 2


def test_a_profile_is_found_or_its_reason_told(house: House, services: Services) -> None:
    house.profiles = [AwsProfile("good", KEYS), AwsProfile("sso", reason="It signs in with a browser.")]
    assert services.accounts.profile("good").keys == KEYS
    with pytest.raises(Fault, match="“sso” cannot be used") as caught:
        services.accounts.profile("sso")
    assert caught.value.detail == "It signs in with a browser."
    with pytest.raises(Fault, match="There is no AWS profile “none”") as caught:
        services.accounts.profile("none")
    assert caught.value.detail == "Usable are: “good”."
