"""A simulated bucket, as the computers around it see it: requests fail, replies get lost, lists are short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from hashlib import md5
from pathlib import Path
from random import Random
from typing import TypeVar

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import StoreFacts
from rethumb_desktop.domain.ports import StoredObject, TestStep
from tests.syncing.simulation.moments import Moments

_T = TypeVar("_T")
_CHANGES = ("put", "write", "delete")


class Wrong(AssertionError):
    """Something was done that never may be, or was not done."""


class Crash(BaseException):
    """The power goes."""


def offline() -> Fault:
    return Fault(FaultKind.OFFLINE, "The server does not answer.", retryable=True)


def refused() -> Fault:
    return Fault(FaultKind.POLICY, "These keys may not do that.")


class Weather:
    """Luck of requests that several threads make at once: each has its own, whichever comes first.

    Who reads the same again has the same luck: how many of those that were asked at once still ran after one had failed
    is not the same in every run.
    """

    def __init__(self, token: str) -> None:
        self._token = token
        self._changes: dict[tuple[str, str], int] = {}

    def luck(self, operation: str, key: str) -> float:
        count = 0
        if operation in _CHANGES:
            count = self._changes[operation, key] = self._changes.get((operation, key), 0) + 1
        return Random(f"{self._token} {operation} {key} {count}").random()


class SimulatedBucket:
    """What is in the bucket. `altered` is what readers get instead, None where they find nothing.

    `broken` are names of objects that were damaged for good, until they are put again. `history` are all segments there
    ever were, `moments` when pictures were put and removed. `trouble` is the share of requests that fail or whose reply
    is lost.
    """

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.objects: dict[str, bytes] = {}
        self.altered: dict[str, bytes | None] = {}
        self.broken: set[str] = set()
        self.history: dict[str, bytes] = {}
        self.notes: dict[str, str] = {}
        self.moments = Moments()
        #: The heads there were, by their names.
        self.heads: dict[str, list[bytes]] = {}
        self.trouble = 0.0
        #: What was asked for, by the operations' names, where somebody wants to know.
        self.log: list[tuple[str, str]] | None = None
        #: Names whose next request gets no reply, and what stands in the names that no LIST tells.
        self.loses: list[str] = []
        self.hides = ""
        #: Whether nobody may list, and whether no segment may be put.
        self.refuses_lists = self.refuses_segments = False
        #: Whether another library stands under this name: the program puts no pictures there, and deletes none.
        self.is_foreign = False
        #: Whether a HEAD is refused, as where nobody may know what is missing.
        self.refuses_heads = False

    def heal(self) -> None:
        self.altered.clear()
        self.trouble = 0.0
        self.refuses_lists = self.refuses_segments = False

    def seen(self, key: str) -> bytes | None:
        """Return what a reader finds under a name."""
        return self.altered[key] if key in self.altered else self.objects.get(key)

    def destroy(self, key: str, left: bytes | None = None) -> None:
        """Take an object away for good, or leave these bytes of it."""
        self.altered.pop(key, None)
        if left is None:
            self.objects.pop(key, None)
            self.broken.discard(key)
        else:
            self.objects[key] = left
            self.broken.add(key)

    def put(self, key: str, data: bytes) -> None:
        if "/.rethumb/journal/" in key and self.history.setdefault(key, data) != data:
            raise Wrong(f"{key} was used twice")
        if "/.rethumb/heads/" in key:
            self.heads.setdefault(key, []).append(data)
        self.objects[key] = data
        self.altered.pop(key, None)
        self.broken.discard(key)


class BucketView:
    """The bucket from one computer; implements `ObjectStore`. `offset` tells how far its own clock is behind.

    `fuse` is the number of requests until the power goes, None for never. With a `weather` several threads may ask:
    then only what changes something counts, which one thread does.
    """

    def __init__(self, bucket: SimulatedBucket, offset: Callable[[], int]) -> None:
        self._bucket = bucket
        self._offset = offset
        self.fuse: int | None = None
        self.weather: Weather | None = None
        self.requests = 0
        self._answered = False

    @property
    def clock_offset(self) -> timedelta | None:
        return timedelta(milliseconds=self._offset()) if self._answered else None

    def put(
        self,
        key: str,
        data: bytes,
        mime: str,
        *,
        width: int = 0,
        height: int = 0,
        note: str = "",
        replace: bool = False,
    ) -> None:
        self._assure()

        def put() -> None:
            self._bucket.put(key, data)
            self._bucket.notes[key] = note

        self._ask("put", key, put)

    def write(self, key: str, data: bytes, *, fresh: bool) -> bool:
        def write() -> bool:
            if self._bucket.refuses_segments and "/.rethumb/journal/" in key:
                raise refused()
            known = self._bucket.objects.get(key)
            if fresh and known is not None:
                return known == data
            self._bucket.put(key, data)
            return True

        return self._ask("write", key, write)

    def head(self, key: str) -> StoredObject | None:
        def head() -> StoredObject | None:
            data = self._bucket.seen(key)
            if self._bucket.refuses_heads:
                raise refused()
            return None if data is None else _stored(key, data, self._bucket.notes.get(key, ""))

        return self._ask("head", key, head)

    def get(self, key: str) -> bytes:
        data = self._ask("get", key, lambda: self._bucket.seen(key))
        if data is None:
            raise Fault(FaultKind.MISSING, f"“{key}” is not there.", subject=key)
        return data

    def delete(self, key: str) -> None:
        self._assure()
        self._ask("delete", key, lambda: self._bucket.objects.pop(key, None))

    def delete_many(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.delete(key)

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        def find() -> list[StoredObject]:
            bucket, names = self._bucket, sorted(self._bucket.objects)
            if bucket.refuses_lists:
                raise refused()
            data = {name: bucket.seen(name) for name in names if name.startswith(prefix) and name > after}
            found = [_stored(name, each) for name, each in data.items() if each is not None]
            if bucket.hides:
                return [each for each in found if bucket.hides not in each.key]
            if bucket.trouble and bucket.chance.random() < 0.3:
                return [each for each in found if bucket.chance.random() < 0.5]
            return found

        yield from self._ask("list", prefix, find)

    def public_url(self, key: str) -> str:
        return f"https://bucket.invalid/{key}"

    def presigned_url(self, key: str, expires: timedelta) -> str:
        return f"{self.public_url(key)}?{expires}"

    def local_path(self, key: str) -> Path | None:
        return None

    def find_facts(self, probe_key: str) -> StoreFacts:
        return StoreFacts()

    def policy(self) -> str:
        return ""

    def apply_policy(self, document: str) -> None:
        raise Fault(FaultKind.POLICY, "There are no policies here.")

    def make_bucket(self) -> None:
        """It is there."""

    def test(self, probe_key: str) -> Iterator[TestStep]:
        yield TestStep("Put", ok=True)

    def _assure(self) -> None:
        if self._bucket.is_foreign:
            raise Fault(FaultKind.LIBRARY, "The bucket holds another library.")

    def _ask(self, operation: str, key: str, request: Callable[[], _T]) -> _T:
        self.requests += 1
        bucket, chance = self._bucket, self._bucket.chance
        if bucket.log is not None:
            bucket.log.append((operation, key))
        if self.fuse is not None and (self.weather is None or operation in _CHANGES):
            self.fuse -= 1
            if self.fuse < 0:
                if chance.random() < 0.5:
                    request()
                raise Crash
        luck = self._luck(operation, key) if bucket.trouble else 1.0
        if luck < bucket.trouble / 2:
            raise offline()
        answer = request()
        if luck < bucket.trouble or self._is_lost(key):
            raise offline()
        self._answered = True
        return answer

    def _luck(self, operation: str, key: str) -> float:
        return self._bucket.chance.random() if self.weather is None else self.weather.luck(operation, key)

    def _is_lost(self, key: str) -> bool:
        lost = [name for name in self._bucket.loses if key.endswith(name)]
        for name in lost:
            self._bucket.loses.remove(name)
        return bool(lost)


def _stored(key: str, data: bytes, note: str = "") -> StoredObject:
    digest = md5(data, usedforsecurity=False).hexdigest()
    return StoredObject(key, len(data), digest, "image/jpeg", 100, 75, note)
