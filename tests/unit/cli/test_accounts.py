"""`rethumb account`: adding, testing, listing and removing, and no secret on the screen."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import KeyPair
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import ACCOUNT, House
from tests.unit.cli.conftest import Terminal

REQUIRED = ("--endpoint", "https://s3.example.com", "--bucket", "pics")
ACCOUNT_KEYS = {
    *("name", "endpoint", "bucket", "region", "prefix", "addressing", "public_base_url", "role"),
    *("credentials", "visibility", "confirmed"),
    *("provider", "roles", "storage_class", "upload_limit", "conditional_puts", "versioned", "listable"),
}


def test_two_lines_of_input_are_the_keys(terminal: Terminal, house: House) -> None:
    ran = terminal.run("account", "add", "Cloud", *REQUIRED, typed="AKID\r\nsecret\nmore\n")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "Account “Cloud” added. Try it: rethumb account test Cloud\n"
    assert "secret" in (house.vault.get("Cloud/publish") or "")
    assert terminal.run("account", "test", "Cloud").status == 0


def test_every_option_is_kept(terminal: Terminal) -> None:
    options = {
        "--region": "eu-central-1",
        "--prefix": "/a/b/",
        "--addressing": "path",
        "--public-base-url": "cdn.example.com/",
        "--role": "maintenance",
        "--credentials": "session",
        "--storage-class": "COLD",
        "--upload-limit": "1.5M",
    }
    words = [word for option in options.items() for word in option]
    terminal.run("account", "add", "Cloud", *REQUIRED, *words, typed="AKID\nsecret\n")
    (line,) = terminal.run("account", "list", "--json").lines
    assert line == {
        "name": "Cloud",
        "endpoint": "https://s3.example.com",
        "bucket": "pics",
        "region": "eu-central-1",
        "prefix": "a/b",
        "addressing": "path",
        "public_base_url": "https://cdn.example.com",
        "role": "maintenance",
        "roles": ["maintenance"],
        "provider": "other",
        "storage_class": "COLD",
        "upload_limit": 1_500_000,
        "credentials": "session",
        "visibility": "unknown",
        "conditional_puts": "unknown",
        "versioned": "unknown",
        "listable": "unknown",
        "confirmed": False,
    }
    assert line.keys() == ACCOUNT_KEYS
    people = terminal.run("account", "list").out
    assert people == "Cloud: pics/a/b at https://s3.example.com, maintenance keys: session\n"


@pytest.mark.parametrize("typed", ["", "AKID\n", "AKID\n\n", "\nsecret\n"])
def test_without_both_keys_nothing_is_kept(terminal: Terminal, house: House, typed: str) -> None:
    ran = terminal.run("account", "add", "Cloud", *REQUIRED, typed=typed)
    assert ran.status == 2
    assert "two lines of standard input" in ran.err
    assert house.settings.accounts() == []


def test_keys_of_the_environment_are_not_asked_for(terminal: Terminal, house: House) -> None:
    assert terminal.run("account", "add", "Cloud", *REQUIRED, "--credentials", "environment").status == 0
    assert house.vault.get("Cloud/publish") is None


def test_a_session_account_says_that_it_will_ask_again(terminal: Terminal) -> None:
    ran = terminal.run("account", "add", "A “b” c", *REQUIRED, "--credentials", "session", typed="AKID\nsecret\n")
    assert ran.err.startswith("The keys are not kept: every command that needs them asks for them.\n")
    assert ran.err.endswith("Try it: rethumb account test 'A “b” c'\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("", *REQUIRED), "1 to 64 characters"),
        (("this computer", *REQUIRED), "embedded library"),
        (("Cloud", "--endpoint", "ftp://x", "--bucket", "pics"), "https://s3.example.com"),
        (("Cloud", "--endpoint", "https://x", "--bucket", "a/b"), "bucket"),
        (("Cloud", "--bucket", "pics"), "--endpoint"),
        (("Cloud", "--endpoint", "https://x"), "--bucket"),
        (("Cloud", "--bucket", "pics", "--provider", "nobody"), "--provider"),
        (("Cloud", "--bucket", "pics", "--provider", "minio"), "Give --endpoint"),
        (("Cloud", "--bucket", "pics", "--provider", "r2"), "--account-id"),
        (("Cloud", "--bucket", "b2-pics", "--provider", "b2"), "at Backblaze B2 a name is 6 to 63"),
        (("Cloud", *REQUIRED, "--upload-limit", "fast"), "is no rate such as 500k"),
        (("Cloud", *REQUIRED, "--upload-limit=-1k"), "is no rate such as 500k"),
        (("Cloud", *REQUIRED, "--upload-limit", "nan"), "is no rate such as 500k"),
        (("Cloud", *REQUIRED, "--upload-limit", "10"), "at least 1,000 bytes a second"),
        (("Cloud", *REQUIRED, "--aws-profile", "none"), "There is no AWS profile “none”"),
        (("Cloud", *REQUIRED, "--role", "owner"), "--role"),
        (("Cloud", *REQUIRED, "--secret", "x"), "--secret"),
    ],
)
def test_a_wrong_field_is_told_before_keys_are_asked_for(
    terminal: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    ran = terminal.run("account", "add", *words)
    assert ran.status == 2
    assert sentence in ran.err
    assert "No keys were given" not in ran.err


def test_a_name_is_taken_once(terminal: Terminal) -> None:
    terminal.add_cloud()
    ran = terminal.run("account", "add", "CLOUD", *REQUIRED, typed="AKID\nsecret\n")
    assert (ran.status, ran.err) == (2, "rethumb: There is an account “CLOUD” already.\n")


def test_the_steps_of_a_test_are_shown_one_by_one(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    assert terminal.run("account", "test", "Cloud").out == "ok      Put\nok      Delete\n"

    def refuse_delete(operation: str, key: str) -> None:
        if operation == "delete":
            raise Fault(FaultKind.POLICY, "These keys may not delete.", "Give them the right.")

    (line,) = terminal.run("account", "list", "--json").lines
    assert (line["visibility"], line["versioned"]) == ("bucket", "no"), "what a test has found is kept"
    house.cloud = MemoryStore(before=refuse_delete)
    failed = terminal.run("account", "test", "Cloud")
    assert failed.status == 1
    assert failed.out.endswith("FAILED  Delete: These keys may not delete.\n        Give them the right.\n")
    assert terminal.run("account", "test", "Cloud", "--json").lines[-1] == {
        "step": "Delete",
        "ok": False,
        "detail": "These keys may not delete.",
        "cure": "Give them the right.",
    }


def test_a_session_account_is_tested_with_keys_given_again(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    house.vault.delete("Cloud/publish")
    assert terminal.run("account", "test", "Cloud").status == 3
    assert terminal.run("account", "test", "Cloud", typed="AKID\nsecret\n").status == 0


def test_keys_that_are_not_in_the_environment_start_nothing(terminal: Terminal) -> None:
    terminal.add_cloud("environment")
    ran = terminal.run("account", "test", "Cloud")
    assert (ran.status, ran.out) == (3, "")
    assert "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY." in ran.err


def test_removing_forgets_the_keys_and_not_the_library_key(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    library_key = house.vault.get("Cloud/library-key")
    ran = terminal.run("account", "remove", "Cloud")
    assert (ran.status, ran.out) == (0, "")
    assert house.vault.get("Cloud/publish") is None
    assert house.vault.get("Cloud/library-key") == library_key
    for action in ("remove", "test"):
        again = terminal.run("account", action, "Cloud")
        assert (again.status, again.err) == (2, "rethumb: There is no account “Cloud”.\n")


def test_no_secret_is_ever_printed(terminal: Terminal, house: House) -> None:
    secret = "canary/Secret+0123456789"
    terminal.patch.setattr("tests.fixtures.assembly.KEYS", KeyPair("AKIDCANARY", secret))
    typed = f"AKIDCANARY\n{secret}\n"
    ran = [terminal.run("account", "add", ACCOUNT.name, *REQUIRED, typed=typed)]
    ran += [terminal.run("account", "add", ACCOUNT.name, *REQUIRED, typed=typed)]
    ran += [terminal.run("account", *words) for words in (["list"], ["list", "--json"], ["test", ACCOUNT.name])]
    ran += [terminal.run("publish", terminal.file("a.jpg"), "--library", ACCOUNT.name, "--json")]
    ran += [terminal.run("account", "remove", ACCOUNT.name)]
    assert [each.status for each in ran] == [0, 2, 0, 0, 0, 0, 0]
    assert not any(text in each.out + each.err for each in ran for text in (secret, "AKIDCANARY"))


def test_an_account_of_the_environment_gets_the_keys_of_other_roles(terminal: Terminal) -> None:
    terminal.add_cloud("environment")

    refused = terminal.run("account", "keys", "Cloud", "--role", "backup")
    assert refused.status == 2
    assert "RETHUMB_BACKUP_ACCESS_KEY_ID and RETHUMB_BACKUP_SECRET_ACCESS_KEY" in refused.err
    assert "rethumb account add Cloud --role backup" in refused.err

    ran = terminal.run("account", "add", "Cloud", "--role", "backup")
    assert ran.status == 0
    assert "RETHUMB_BACKUP_ACCESS_KEY_ID and RETHUMB_BACKUP_SECRET_ACCESS_KEY" in ran.err
    assert terminal.run("account", "list", "--json").line["roles"] == ["publish", "backup"]
