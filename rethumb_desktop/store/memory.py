"""Objects in memory: the twin of the other stores, for tests and trials."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import md5
from pathlib import Path
from urllib.parse import quote

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Capability, StoreFacts, Visibility
from rethumb_desktop.domain.ports import StoredObject, TestStep
from rethumb_desktop.store.expiry import expiry_seconds
from rethumb_desktop.store.media_types import UNKNOWN
from rethumb_desktop.store.notes import check_note


@dataclass(frozen=True)
class _Kept:
    data: bytes
    mime: str
    width: int = 0
    height: int = 0
    note: str = ""


def _pass(operation: str, key: str) -> None:
    """Let every operation happen."""


class MemoryStore:
    """Keeps objects in a dictionary; safe to share by threads.

    `before` is called with the name of each operation and its key before it happens, and may raise the Fault
    that a test wants to see. `visibility` is part of what `find_facts` answers, `clock_offset` is known after the
    first request.
    """

    def __init__(
        self,
        base_url: str = "https://memory.invalid",
        *,
        visibility: Visibility = Visibility.BUCKET,
        before: Callable[[str, str], None] = _pass,
        clock_offset: timedelta = timedelta(0),
    ) -> None:
        self._base_url = base_url
        self._facts = StoreFacts(visibility, Capability.NO, Capability.NO, Capability.NO)
        self._before = before
        self._clock_offset = clock_offset
        self._objects: dict[str, _Kept] = {}
        self._policy = ""
        self._requests = 0
        self._lock = threading.Lock()

    @property
    def requests(self) -> int:
        return self._requests

    @property
    def clock_offset(self) -> timedelta | None:
        return self._clock_offset if self._requests else None

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
        check_note(note)
        self._ask("put", key)
        with self._lock:
            self._objects[key] = _Kept(bytes(data), mime, width, height, note)

    def write(self, key: str, data: bytes, *, fresh: bool) -> bool:
        self._ask("write", key)
        with self._lock:
            kept = self._objects.get(key)
            if fresh and kept is not None:
                return kept.data == data
            self._objects[key] = _Kept(bytes(data), UNKNOWN)
        return True

    def head(self, key: str) -> StoredObject | None:
        self._ask("head", key)
        with self._lock:
            kept = self._objects.get(key)
        return None if kept is None else _stored(key, kept)

    def get(self, key: str) -> bytes:
        self._ask("get", key)
        with self._lock:
            kept = self._objects.get(key)
        if kept is None:
            raise Fault(FaultKind.MISSING, f"“{key}” is not in this library.", subject=key)
        return kept.data

    def delete(self, key: str) -> None:
        self._ask("delete", key)
        with self._lock:
            self._objects.pop(key, None)

    def delete_many(self, keys: Iterable[str]) -> None:
        self._count()
        for key in keys:
            self._before("delete", key)
            with self._lock:
                self._objects.pop(key, None)

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        self._ask("list", prefix)
        beginning = after.encode()
        with self._lock:
            found = {key.encode(): kept for key, kept in self._objects.items() if key.startswith(prefix)}
        for key in sorted(key for key in found if key > beginning):
            yield _stored(key.decode(), found[key])

    def public_url(self, key: str) -> str:
        return f"{self._base_url}/{quote(key, safe='/~')}"

    def presigned_url(self, key: str, expires: timedelta) -> str:
        return f"{self.public_url(key)}?expires={expiry_seconds(expires)}"

    def local_path(self, key: str) -> Path | None:
        return None

    def find_facts(self, probe_key: str) -> StoreFacts:
        self._ask("find_facts", probe_key)
        return self._facts

    def policy(self) -> str:
        self._ask("policy", "")
        return self._policy

    def apply_policy(self, document: str) -> None:
        self._ask("apply_policy", "")
        if document and not _is_json(document):
            raise Fault(FaultKind.POLICY, "This is no policy.", "It has to be JSON.", subject=self._base_url)
        self._policy = document

    def make_bucket(self) -> None:
        self._ask("make_bucket", "")

    def test(self, probe_key: str) -> Iterator[TestStep]:
        for operation, facts in (("put", None), ("delete", self._facts)):
            try:
                self._ask(operation, probe_key)
            except Fault as fault:
                yield TestStep(operation.capitalize(), ok=False, detail=fault.title, cure=fault.detail)
                return
            yield TestStep(operation.capitalize(), ok=True, facts=facts)

    def _ask(self, operation: str, key: str) -> None:
        self._count()
        self._before(operation, key)

    def _count(self) -> None:
        with self._lock:
            self._requests += 1


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _stored(key: str, kept: _Kept) -> StoredObject:
    digest = md5(kept.data, usedforsecurity=False).hexdigest()
    return StoredObject(key, len(kept.data), digest, kept.mime, kept.width, kept.height, kept.note)
