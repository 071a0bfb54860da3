"""Devices of one library: houses on one bucket, whose LIST and clock a test can lead astray."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, Publication
from rethumb_desktop.domain.library import Account, CredentialSource, Role
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.upkeep.reports import Finding
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import KEYS, House

CLOUD = "Cloud"
EVERY_ROLE = (Role.BACKUP, Role.MAINTENANCE)


class Bucket(MemoryStore):
    """A bucket in memory. `later` is how far its clock is ahead; keys in `unlisted` are there, but no LIST tells them.

    A LIST breaks off after `listed` objects, where that is a number. `asked` holds the operations and their keys.
    """

    def __init__(self) -> None:
        super().__init__(before=self._before_each)
        self.later = timedelta(0)
        self.unlisted: set[str] = set()
        self.listed: int | None = None
        self.asked: list[tuple[str, str]] = []
        self.meet: Callable[[str, str], None] = lambda _operation, _key: None

    @property
    def clock_offset(self) -> timedelta | None:
        return self.later

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        for number, each in enumerate(super().list(prefix, after)):
            if number == self.listed:
                raise Fault(FaultKind.OFFLINE, "The connection broke.", retryable=True)
            if each.key not in self.unlisted:
                yield each

    def names(self, beginning: str = "p/") -> tuple[str, ...]:
        """All names, hidden from nobody."""
        return tuple(each.key for each in MemoryStore.list(self, beginning))

    def deleted(self) -> tuple[str, ...]:
        """The names of what was to be deleted, in order."""
        return tuple(key for operation, key in self.asked if operation == "delete")

    def put_over(self, key: str, data: bytes) -> None:
        """Change the bytes of an object, as a bad disk would: what is beside it stays."""
        there = self.head(key)
        assert there is not None
        self.put(key, data, there.mime or "", width=there.width, height=there.height, note=there.note)

    def _before_each(self, operation: str, key: str) -> None:
        self.asked.append((operation, key))
        self.meet(operation, key)


class Device:
    """A home with an account on the bucket, for all roles."""

    def __init__(self, root: Path, bucket: Bucket) -> None:
        self.root = root
        self.bucket = bucket
        self.house = House(root / "house", cloud=bucket)
        self.services: Services = self.house.open()

    def begin(self) -> Device:
        """Add the account, as the first device does."""
        self.house.add_cloud(self.services)
        return self.give_keys()

    def join(self, other: Device, *, confirmed: bool = True) -> Device:
        """Join another device's library; `confirmed`: somebody has agreed to publish there."""
        joining = self.services.joining
        account = Account(CLOUD, "", "", credentials=CredentialSource.SESSION, confirmed=confirmed)
        joining.join(account, joining.read(other.services.joining.pair(CLOUD)), KEYS)
        return self.give_keys()

    def give_keys(self, *roles: Role) -> Device:
        """Give the account the keys of more roles, all of them where none is named."""
        for role in roles or EVERY_ROLE:
            self.services.accounts.supply_keys(CLOUD, KEYS, role)
        return self

    def publish(self, *names: str, recipe: str = "square/16", width: int = 20) -> list[Publication]:
        """Publish pictures that are all different; in their order."""
        found = []
        for number, name in enumerate(names):
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pictures.jpeg(width=width + sum(name.encode()) % 200, height=20 + number))
            found.append(self.submit(path, recipe).renditions[0].key)
        return [self.find(key) for key in found]

    def submit(self, path: Path, recipe: str = "square/16") -> Job:
        self.services.publishing.submit([str(path)], [parse_recipe(recipe)], CLOUD)
        (job,) = self.house.finish()
        assert job.state.has_links, job
        return job

    def find(self, key: str) -> Publication:
        found = self.house.publications.find(CLOUD, key)
        assert found is not None
        return found

    def listed(self) -> list[Publication]:
        """What the library holds, newest first, but for what only one device knows."""
        found = self.house.publications.browse(PublicationQuery(CLOUD), 0, 10_000)
        return [replace(each, origin=None, device="") for each in found]

    def sync(self) -> None:
        report = self.services.syncing.sync_now(CLOUD)
        assert report.in_step, report

    def verify(self, *, mend: bool = True) -> list[Finding]:
        return list(self.services.upkeep.verify(CLOUD, mend=mend))

    def empty_cache(self) -> None:
        for each in (self.root / "house" / "cache").rglob("*"):
            if each.is_file():
                each.unlink()

    def restart(self) -> None:
        self.services.close()
        self.services = self.house.open()

    def close(self) -> None:
        self.services.close()


def names_of(device: Device) -> set[str]:
    return {each.name for each in device.listed()}
