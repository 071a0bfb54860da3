"""A home is lost, and everything comes back: from the journals, from the objects alone, from a backup.

On a real object gateway, each kind of keys with its own rights and no more.
"""

from __future__ import annotations

import contextlib
import json
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from rethumb_desktop.bootstrap import open_services
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, Role, Visibility
from rethumb_desktop.domain.policies import PolicyPlace, bucket_policy
from rethumb_desktop.services import Services
from tests.fixtures import pictures
from tests.fixtures.command_line import CommandLine, Ran
from tests.fixtures.gateway import Gateway

pytestmark = pytest.mark.gateway

CLOUD, PREFIX = "Cloud", "lib/ü a"
PICTURES = 30
USERS = {Role.PUBLISH: "publish", Role.BACKUP: "backup", Role.MAINTENANCE: "maintenance"}


@dataclass
class World:
    """A bucket whose policy gives three users their rights, and the homes that a person has one after the other."""

    gateway: Gateway
    bucket: str
    folder: Path
    environment: dict[str, str]

    def home(self, name: str, *more: Role) -> Home:
        """Make a home, with the account and the keys for publishing, which it asks for, and those of more roles."""
        home = Home(self, CommandLine(self.folder, self.folder / name, self.environment))
        account = Account(
            CLOUD,
            self.gateway.endpoint,
            self.bucket,
            self.gateway.region,
            PREFIX,
            credentials=CredentialSource.SESSION,
            visibility=Visibility.BUCKET,
            confirmed=True,
        )
        with home.opened() as services:
            services.accounts.add(account, self.keys(Role.PUBLISH))
            for role in more:
                services.accounts.supply_keys(CLOUD, self.keys(role), role)
        return home

    def keys(self, role: Role) -> KeyPair:
        user = self.gateway.users[USERS[role]]
        return KeyPair(user.key_id, user.secret)

    def names(self) -> list[str]:
        """What is in the bucket, by its owner."""
        with closing(self.gateway.client()) as client:
            found = client.list_objects_v2(Bucket=self.bucket).get("Contents", [])
            return [each["Key"] for each in found]

    def delete(self, doomed: Callable[[str], bool]) -> None:
        """Lose objects, with the owner's keys."""
        with closing(self.gateway.client()) as client:
            for name in filter(doomed, self.names()):
                client.delete_object(Bucket=self.bucket, Key=name)


@dataclass
class Home:
    """One home on this computer."""

    world: World
    cli: CommandLine

    def run(self, *words: str, roles: tuple[Role, ...] = ()) -> Ran:
        """Run a command that asks for the keys of these roles."""
        pairs = [self.world.keys(role) for role in roles]
        typed = "".join(f"{pair.key_id}\n{pair.secret}\n" for pair in pairs)
        ran = self.cli.run(*words, typed=typed)
        assert ran.status == 0, ran.err
        return ran

    def listed(self) -> list[dict[str, Any]]:
        """`library list --json`."""
        return self.run("library", "list", "--library", CLOUD, "--json").lines

    @contextlib.contextmanager
    def opened(self, *roles: Role) -> Iterator[Services]:
        """The services of this home, with the keys of these roles for the session."""
        with closing(open_services(self.cli.home, lambda _event: None)) as services:
            for role in roles:
                services.accounts.supply_keys(CLOUD, self.world.keys(role), role)
            yield services


@pytest.fixture
def world(gateway: Gateway, bucket: str, tmp_path: Path) -> World:
    users = gateway.users
    document = bucket_policy(
        PolicyPlace(bucket, PREFIX),
        publish=users["publish"].uid,
        backup=users["backup"].uid,
        maintenance=users["maintenance"].uid,
        owner=users["rw"].uid,
        public=True,
    )
    with closing(gateway.client()) as client:
        client.put_bucket_policy(Bucket=bucket, Policy=document)
    return World(gateway, bucket, tmp_path, {})


def published(world: World, monkeypatch: pytest.MonkeyPatch) -> tuple[Home, list[dict[str, Any]]]:
    """A home that has published its pictures and told of them; its library key is kept in a safe place."""
    first = world.home("first", Role.BACKUP, Role.MAINTENANCE)
    (world.folder / "pictures").mkdir()
    for number in range(PICTURES):
        (world.folder / "pictures" / f"IMG_{number:04}.jpg").write_bytes(pictures.jpeg(100 + number, 80))
    first.run("publish", "pictures", "--recipe", "square/64", "--library", CLOUD, roles=(Role.PUBLISH,))
    first.run("library", "backup", roles=(Role.PUBLISH, Role.BACKUP))
    key = first.run("library", "key").out.strip()
    world.environment["RETHUMB_LIBRARY_KEY"] = key
    monkeypatch.setenv("RETHUMB_LIBRARY_KEY", key)
    return first, first.listed()


def test_a_lost_home_comes_back_whatever_of_the_bucket_is_left(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _, before = published(world, monkeypatch)
    assert len(before) == PICTURES
    assert all(each["url"] for each in before)

    from_journals = world.home("second", Role.BACKUP, Role.MAINTENANCE)
    report = from_journals.run("library", "rebuild", "--json", roles=(Role.PUBLISH, Role.MAINTENANCE)).lines[0]
    assert (report["entries"], report["from_objects"], report["without_note"]) == (PICTURES, 0, 0)
    assert from_journals.listed() == before

    world.delete(lambda name: "/.rethumb/" in name and "/backups/" not in name)
    from_objects = world.home("third", Role.BACKUP, Role.MAINTENANCE)
    report = from_objects.run("library", "rebuild", "--json", roles=(Role.PUBLISH, Role.MAINTENANCE)).lines[0]
    assert (report["entries"], report["from_objects"], report["without_note"]) == (PICTURES, PICTURES, 0)
    own = {each["device"] for each in before}
    assert [{**each, "device": ""} for each in from_objects.listed()] == [{**each, "device": ""} for each in before]
    assert {each["device"] for each in from_objects.listed()} != own

    world.delete(lambda name: "/.rethumb/" in name and "/backups/" not in name)
    from_backup = world.home("fourth", Role.BACKUP, Role.MAINTENANCE)
    report = from_backup.run("library", "restore", "--json", roles=(Role.PUBLISH, Role.BACKUP)).lines[0]
    assert (report["came"], report["told"], report["passed_over"]) == (PICTURES, 0, [])
    assert from_backup.listed() == before
    assert from_backup.run("library", "verify", roles=(Role.PUBLISH, Role.MAINTENANCE)).out == ""


def test_what_is_missing_is_put_again_and_links_open(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first, before = published(world, monkeypatch)
    gone, damaged = before[3], before[4]
    bodies = {each["key"]: open_as_stranger(each["url"])[0] for each in (gone, damaged)}
    world.delete(lambda name: name == gone["key"])
    with closing(world.gateway.client()) as client:
        client.put_object(Bucket=world.bucket, Key=damaged["key"], Body=b"damaged")

    ran = first.run("library", "verify", "--json", roles=(Role.PUBLISH, Role.MAINTENANCE))

    assert sorted((each["state"], each["key"], each["mended"]) for each in ran.lines) == [
        ("missing", gone["key"], True),
        ("wrong-size", damaged["key"], True),
    ]
    assert {each["key"]: open_as_stranger(each["url"])[0] for each in (gone, damaged)} == bodies
    assert first.listed() == before
    for each in (before[0], gone, damaged):
        assert_tells_nothing(open_as_stranger(each["url"])[1], "IMG_", "square", each["device"], *originals(world))


def assert_tells_nothing(headers: dict[str, str], *secrets: str) -> None:
    """What a stranger is told of a rendition holds its note, and nothing of what is in it."""
    assert "x-amz-meta-rethumb-note" in {name.lower() for name in headers}
    told = json.dumps(headers)
    for secret in secrets:
        assert secret not in told


def originals(world: World) -> list[str]:
    """The digests of the pictures."""
    return [sha256(path.read_bytes()).hexdigest() for path in (world.folder / "pictures").iterdir()]


def test_each_kind_of_keys_does_what_it_is_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first, before = published(world, monkeypatch)
    with first.opened(*Role) as services:
        made = services.upkeep.back_up(CLOUD).backup
        assert made in services.upkeep.backups(CLOUD)
        written = services.upkeep.compact(CLOUD).written
        assert any(name.endswith(f"/snapshots/{written}/manifest") for name in world.names())
        assert services.syncing.sync_now(CLOUD).in_step
    poor = world.home("poor")
    with poor.opened(Role.PUBLISH) as services:
        upkeep = services.upkeep
        assert kind_of(lambda: upkeep.backups(CLOUD)) is FaultKind.CREDENTIALS
        assert kind_of(lambda: upkeep.compact(CLOUD)) is FaultKind.CREDENTIALS
        # The bucket may not be listed with these, and without a list nothing is forgotten.
        assert kind_of(lambda: list(upkeep.verify(CLOUD, mend=True))) is FaultKind.POLICY
        assert kind_of(lambda: upkeep.rebuild(CLOUD)) is FaultKind.POLICY
        services.syncing.sync_now(CLOUD)
    assert poor.listed() == before


def kind_of(attempt: Callable[[], object]) -> FaultKind:
    with pytest.raises(Fault) as caught:
        attempt()
    return caught.value.kind


def open_as_stranger(url: str) -> tuple[bytes, dict[str, str]]:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read(), dict(answer.headers)
