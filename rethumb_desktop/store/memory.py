"""Objects in memory: the twin of the other stores, for tests and trials."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import md5
from pathlib import Path
from urllib.parse import quote

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Capability, StoreFacts, Visibility
from rethumb_desktop.domain.ports import StoredObject, TestStep
from rethumb_desktop.store.expiry import expiry_seconds


@dataclass(frozen=True)
class _Kept:
    data: bytes
    mime: str
    width: int
    height: int


def _pass(operation: str, key: str) -> None:
    """Let every operation happen."""


class MemoryStore:
    """Keeps objects in a dictionary; safe to share by threads.

    `before` is called with the name of each operation and its key before it happens, and may raise the Fault
    that a test wants to see. `visibility` is part of what `find_facts` answers.
    """

    def __init__(
        self,
        base_url: str = "https://memory.invalid",
        *,
        visibility: Visibility = Visibility.BUCKET,
        before: Callable[[str, str], None] = _pass,
    ) -> None:
        self._base_url = base_url
        self._facts = StoreFacts(visibility, Capability.NO, Capability.NO, Capability.NO)
        self._before = before
        self._objects: dict[str, _Kept] = {}
        self._lock = threading.Lock()

    def put(self, key: str, data: bytes, mime: str, *, width: int = 0, height: int = 0) -> None:
        self._before("put", key)
        with self._lock:
            self._objects[key] = _Kept(bytes(data), mime, width, height)

    def head(self, key: str) -> StoredObject | None:
        self._before("head", key)
        with self._lock:
            kept = self._objects.get(key)
        return None if kept is None else _stored(key, kept)

    def get(self, key: str) -> bytes:
        self._before("get", key)
        with self._lock:
            kept = self._objects.get(key)
        if kept is None:
            raise Fault(FaultKind.MISSING, f"“{key}” is not in this library.", subject=key)
        return kept.data

    def delete(self, key: str) -> None:
        self._before("delete", key)
        with self._lock:
            self._objects.pop(key, None)

    def list(self, prefix: str) -> Iterator[StoredObject]:
        self._before("list", prefix)
        with self._lock:
            found = [_stored(key, kept) for key, kept in self._objects.items() if key.startswith(prefix)]
        yield from sorted(found, key=lambda each: each.key.encode())

    def public_url(self, key: str) -> str:
        return f"{self._base_url}/{quote(key, safe='/~')}"

    def presigned_url(self, key: str, expires: timedelta) -> str:
        return f"{self.public_url(key)}?expires={expiry_seconds(expires)}"

    def local_path(self, key: str) -> Path | None:
        return None

    def find_facts(self, probe_key: str) -> StoreFacts:
        self._before("find_facts", probe_key)
        return self._facts

    def make_bucket(self) -> None:
        self._before("make_bucket", "")

    def test(self, probe_key: str) -> Iterator[TestStep]:
        for operation, facts in (("put", None), ("delete", self._facts)):
            try:
                self._before(operation, probe_key)
            except Fault as fault:
                yield TestStep(operation.capitalize(), ok=False, detail=fault.title, cure=fault.detail)
                return
            yield TestStep(operation.capitalize(), ok=True, facts=facts)


def _stored(key: str, kept: _Kept) -> StoredObject:
    digest = md5(kept.data, usedforsecurity=False).hexdigest()
    return StoredObject(key, len(kept.data), digest, kept.mime, kept.width, kept.height)
