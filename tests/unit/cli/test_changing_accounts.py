"""`rethumb account`: providers and profiles that fill in, more roles, changes, buckets, and no keyring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rethumb_desktop.credentials.session import SessionVault
from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import KeyPair
from rethumb_desktop.domain.ports import TestStep as Step
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import KEYS, House
from tests.unit.cli.conftest import Terminal

TYPED = "AKID\nsecret\n"


def add(terminal: Terminal, *words: str, typed: str = TYPED) -> dict[str, object]:
    """Add an account and return what `account list` says of it."""
    ran = terminal.run("account", "add", "Cloud", *words, "--credentials", "session", typed=typed)
    assert ran.status == 0, ran.err
    return terminal.run("account", "list", "--json").line


@pytest.mark.parametrize(
    ("words", "endpoint", "region", "addressing"),
    [
        (["aws"], "https://s3.us-east-1.amazonaws.com", "us-east-1", "auto"),
        (["aws", "--region", "eu-west-3"], "https://s3.eu-west-3.amazonaws.com", "eu-west-3", "auto"),
        (["dreamobjects-us-east-5"], "https://s3.us-east-005.dream.io", "us-east-005", "path"),
        (["r2", "--account-id", "0123"], "https://0123.r2.cloudflarestorage.com", "auto", "path"),
        (["minio", "--endpoint", "http://10.0.0.7:9000"], "http://10.0.0.7:9000", "us-east-1", "path"),
        (["wasabi", "--addressing", "virtual"], "https://s3.us-east-1.wasabisys.com", "us-east-1", "virtual"),
    ],
)
def test_a_provider_fills_in(terminal: Terminal, words: list[str], endpoint: str, region: str, addressing: str) -> None:
    account = add(terminal, "--bucket", "pictures", "--provider", *words)
    assert (account["endpoint"], account["region"], account["addressing"]) == (endpoint, region, addressing)


def test_a_region_in_the_endpoint_need_not_be_given_again(terminal: Terminal) -> None:
    account = add(terminal, "--endpoint", "s3.eu-west-1.amazonaws.com", "--bucket", "pictures")
    assert (account["region"], account["provider"]) == ("eu-west-1", "aws")


@pytest.mark.parametrize(
    ("profile", "words", "endpoint", "region"),
    [
        (AwsProfile("work", KEYS), [], "https://s3.us-east-1.amazonaws.com", "us-east-1"),
        (AwsProfile("work", KEYS, region="eu-west-1"), [], "https://s3.eu-west-1.amazonaws.com", "eu-west-1"),
        (AwsProfile("work", KEYS, endpoint="http://x:9000"), [], "http://x:9000", "us-east-1"),
        (AwsProfile("work", KEYS, "r-1", "http://x:9000"), ["--endpoint", "http://y"], "http://y", "r-1"),
        (AwsProfile("work", KEYS, "eu-1"), ["--provider", "wasabi"], "https://s3.eu-1.wasabisys.com", "eu-1"),
        (AwsProfile("work", KEYS, "eu-1"), ["--region", "eu-2"], "https://s3.eu-2.amazonaws.com", "eu-2"),
    ],
)
def test_a_profile_gives_its_keys_and_fills_in(
    terminal: Terminal, house: House, profile: AwsProfile, words: list[str], endpoint: str, region: str
) -> None:
    house.profiles = [profile]
    account = add(terminal, "--bucket", "pictures", "--aws-profile", "work", *words, typed="")
    assert (account["endpoint"], account["region"]) == (endpoint, region)
    assert KEYS.secret in (house.vault.get("Cloud/publish") or "")


def test_a_profile_that_cannot_be_used_is_told(terminal: Terminal, house: House) -> None:
    house.profiles = [AwsProfile("sso", reason="It signs in with a browser.")]
    ran = terminal.run("account", "add", "Cloud", "--bucket", "pictures", "--aws-profile", "sso")
    assert ran.status == 2
    assert ran.err.splitlines()[1].strip() == "It signs in with a browser."
    assert house.settings.accounts() == []


@pytest.mark.parametrize(
    "typed",
    [
        "AWS_ACCESS_KEY_ID=AKID\nAWS_SECRET_ACCESS_KEY=sec/ret\n",
        "  AKID\u200b \r\n'sec\\/ret'\r\n",
        'aws_access_key_id = AKID\naws_secret_access_key = "sec/ret"\n',
    ],
)
def test_typed_keys_are_cleaned(terminal: Terminal, house: House, typed: str) -> None:
    add(terminal, "--endpoint", "https://s3.example.com", "--bucket", "pics", typed=typed)
    assert house.vault.get("Cloud/publish") == '{"key_id": "AKID", "secret": "sec/ret"}'


def test_another_role_needs_its_name_only(terminal: Terminal, house: House) -> None:
    terminal.add_cloud("keyring")
    ran = terminal.run("account", "add", "Cloud", "--role", "maintenance", typed="AKID2\nsecret2\n")
    assert (ran.status, ran.out, ran.err) == (0, "", "“Cloud” has maintenance keys now.\n")
    account = terminal.run("account", "list", "--json").line
    assert (account["role"], account["roles"], account["prefix"]) == ("publish", ["publish", "maintenance"], "p")
    assert "AKID2" in (house.vault.get("Cloud/maintenance") or "")
    again = terminal.run("account", "add", "Cloud", "--role", "maintenance", typed="AKID3\nsecret3\n")
    assert (again.status, again.err) == (2, "rethumb: There is an account “Cloud” already.\n")
    elsewhere = terminal.run("account", "add", "Cloud", "--role", "backup", "--bucket", "other", typed=TYPED)
    assert elsewhere.status == 2
    assert elsewhere.err.startswith("rethumb: “Cloud” is another place: pics/p at https://s3.example.com.\n")
    assert house.vault.get("Cloud/backup") is None


def test_all_roles_of_an_account_are_kept_in_one_way(terminal: Terminal, house: House) -> None:
    terminal.add_cloud("keyring")
    ran = terminal.run("account", "add", "Cloud", "--role", "backup", "--credentials", "environment", typed=TYPED)
    assert ran.status == 2
    assert "kept in one way: keyring" in ran.err


def test_keys_are_given_again(terminal: Terminal, house: House) -> None:
    terminal.add_cloud("keyring")
    ran = terminal.run("account", "keys", "Cloud", typed="AKID2\nsecret2\n")
    assert (ran.status, ran.err) == (0, "“Cloud” has other publish keys now.\n")
    assert "AKID2" in (house.vault.get("Cloud/publish") or "")
    house.profiles = [AwsProfile("work", KeyPair("AKID3", "s"))]
    assert terminal.run("account", "keys", "Cloud", "--role", "backup", "--aws-profile", "work").status == 0
    assert "AKID3" in (house.vault.get("Cloud/backup") or "")


@pytest.mark.parametrize("credentials", ["session", "environment"])
def test_keys_that_are_not_kept_cannot_be_given(terminal: Terminal, credentials: str) -> None:
    terminal.add_cloud(credentials)
    ran = terminal.run("account", "keys", "Cloud", typed=TYPED)
    assert ran.status == 2
    assert ran.err.startswith("rethumb: The keys of “Cloud” are not kept.\n")


def test_an_account_is_changed(terminal: Terminal) -> None:
    terminal.add_cloud()
    words = ["--public-base-url", "cdn.example.com", "--region", "eu-1", "--storage-class", "COLD"]
    ran = terminal.run("account", "change", "Cloud", *words, "--upload-limit", "500k")
    assert (ran.status, ran.err) == (0, "Account “Cloud” changed.\n")
    account = terminal.run("account", "list", "--json").line
    assert account["public_base_url"] == "https://cdn.example.com"
    assert (account["region"], account["storage_class"], account["upload_limit"]) == ("eu-1", "COLD", 500_000)
    assert (account["bucket"], account["prefix"]) == ("pics", "p")
    terminal.run("account", "change", "Cloud", "--public-base-url", "", "--storage-class", "", "--upload-limit", "0")
    account = terminal.run("account", "list", "--json").line
    assert (account["public_base_url"], account["storage_class"], account["upload_limit"]) == ("", "", 0)
    assert account["region"] == "eu-1"
    same = terminal.run("account", "change", "Cloud", "--region", "eu-1")
    assert same.err == "Account “Cloud” is as it was.\n"
    assert terminal.run("account", "change", "Nobody").status == 2


def test_the_place_stays_once_something_is_published(terminal: Terminal) -> None:
    terminal.add_cloud()
    (rendition,) = terminal.run(
        "publish", terminal.file("a.jpg"), "--recipe", "square/9", "--library", "Cloud", "--json", typed=TYPED
    ).line["renditions"]
    moved = terminal.run("account", "change", "Cloud", "--bucket", "other")
    assert moved.status == 2
    assert "something is published there" in moved.err
    assert terminal.run("account", "change", "Cloud", "--region", "eu-1").status == 0
    assert rendition["key"].startswith("p/")


class EmptyPlace(MemoryStore):
    """A store without the bucket, until somebody makes it."""

    made = False

    def make_bucket(self) -> None:
        super().make_bucket()
        self.made = True

    def test(self, probe_key: str) -> Iterator[Step]:
        if not self.made:
            yield Step("Bucket", ok=False, detail="There is no such bucket.", cure="It can be made.")
            return
        yield Step("Bucket", ok=True)
        yield Step("Stranger's list", ok=True, detail="Anybody can list it.", cure="Take the right away.")


@pytest.mark.parametrize("at_once", [True, False])
def test_a_bucket_is_made_where_it_is_asked_for(terminal: Terminal, house: House, at_once: bool) -> None:
    house.cloud = EmptyPlace()
    words = ["--endpoint", "https://s3.example.com", "--bucket", "pics", "--credentials", "keyring"]
    made = ["--make-bucket"] if at_once else []
    added = terminal.run("account", "add", "Cloud", *words, *made, typed=TYPED)
    assert added.status == 0
    assert ("The bucket “pics” is there." in added.err) is at_once
    tested = terminal.run("account", "test", "Cloud")
    if not at_once:
        assert (tested.status, tested.out.splitlines()[0]) == (1, "FAILED  Bucket: There is no such bucket.")
        assert terminal.run("account", "change", "Cloud", "--make-bucket").status == 0
        tested = terminal.run("account", "test", "Cloud")
    assert tested.status == 0
    assert tested.out.splitlines()[1:] == [
        "NOTE    Stranger's list: Anybody can list it.",
        "        Take the right away.",
    ]


def test_an_account_stays_added_where_its_bucket_cannot_be_made(terminal: Terminal, house: House) -> None:
    def refuse(operation: str, key: str) -> None:
        if operation == "make_bucket":
            raise Fault(FaultKind.POLICY, "These keys may not make a bucket.")

    house.cloud = MemoryStore(before=refuse)
    words = ["--endpoint", "https://s3.example.com", "--bucket", "pics", "--credentials", "keyring", "--make-bucket"]
    ran = terminal.run("account", "add", "Cloud", *words, typed=TYPED)
    assert ran.status == 3
    assert ran.err.endswith("rethumb: These keys may not make a bucket.\n")
    assert len(house.settings.accounts()) == 1


class LockedVault(SessionVault):
    """A keyring that nobody opens."""

    def set(self, entry: str, secret: str) -> None:
        raise Fault(FaultKind.KEYRING, "The keyring is locked.", "Unlock it.", retryable=True)


def test_where_the_keyring_does_not_work_the_way_out_is_named(terminal: Terminal, house: House) -> None:
    house.vault = LockedVault()
    ran = terminal.run("account", "add", "Cloud", "--endpoint", "https://x", "--bucket", "pics", typed=TYPED)
    assert ran.status == 3
    first, second = ran.err.splitlines()
    assert first == "rethumb: The keyring is locked."
    assert "Unlock it." in second
    assert "--credentials environment, or --credentials session" in second
    assert house.settings.accounts() == []
