"""Deleting objects, one or many, with all their versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Capability
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.store.s3_faults import Place, coded_fault, faults, is_portal, portal_fault
from rethumb_desktop.store.s3_versions import Entry, delete_versions, versions_of

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

#: How many objects one request deletes at most.
BATCH = 1_000
_GONE = frozenset({"NoSuchKey", "NoSuchVersion"})


class Deleting:
    """Deletes from one bucket. `head` looks an object up, as the store does. Raises Fault."""

    def __init__(
        self,
        client: Callable[[], S3Client],
        place: Place,
        versioned: Capability,
        head: Callable[[str], StoredObject | None],
    ) -> None:
        self._client = client
        self._place = place
        self._asks_versions = versioned is not Capability.NO
        self._head = head

    def delete(self, key: str) -> None:
        """Delete one object; none there is no fault."""
        refused: Fault | None = None
        if self._asks_versions:
            refused = self._delete_versions(key)
            if refused is None:
                return
        # A store that numbers its objects but keeps no versions cannot list them, and leaves no marker either.
        if self._delete_one(key):
            refused = refused or self._delete_versions(key)
            if refused is not None:
                raise self._hidden_only(refused)

    def delete_many(self, keys: Iterable[str]) -> None:
        """Delete objects, a thousand with each request where the store can; what is not there is no fault."""
        waiting = sorted(set(keys), key=str.encode)
        for start in range(0, len(waiting), BATCH):
            self._delete_batch(waiting[start : start + BATCH])

    def _delete_batch(self, keys: Sequence[str]) -> None:
        refused: Fault | None = None
        if self._asks_versions:
            refused = self._delete_all_versions(keys)
            if refused is None:
                return
        hidden = self._send([(key, "") for key in keys])
        if hidden:
            refused = refused or self._delete_all_versions(hidden)
            if refused is not None:
                raise self._hidden_only(refused)

    def _delete_versions(self, key: str) -> Fault | None:
        """Delete every version, and look whether anything is left; return the fault where that is refused."""
        try:
            with faults(self._place):
                delete_versions(self._client(), self._place, key)
        except Fault as fault:
            return _refusal(fault)
        self._look_again(key)
        return None

    def _delete_all_versions(self, keys: Sequence[str]) -> Fault | None:
        """Delete every version of these, sorted; return the fault where that is refused."""
        seen: set[str] = set()
        waiting: list[Entry] = []
        try:
            with faults(self._place):
                for entry in versions_of(self._client(), self._place, keys):
                    seen.add(entry[0])
                    waiting.append(entry)
            for start in range(0, len(waiting), BATCH):
                self._send(waiting[start : start + BATCH])
        except Fault as fault:
            return _refusal(fault)
        # Some answer with an ordinary list, which names no versions.
        for key in keys:
            if key not in seen:
                self._look_again(key)
        return None

    def _look_again(self, key: str) -> None:
        try:
            found = self._head(key)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
            return  # keys that may not list the bucket get the same answer for what is not there
        if found is not None:
            title = f"{self._place.host} still has the object that was deleted."
            detail = "It may have been put again meanwhile. Nothing to do: it is tried again."
            raise self._place.fault(FaultKind.STORE, title, detail, retryable=True)

    def _send(self, entries: Sequence[Entry]) -> list[str]:
        """Delete these at once, or one by one where that is refused; return the keys that are only hidden now."""
        told: set[str] = set()
        hidden: list[str] = []
        named: Any = [{"Key": key, "VersionId": version} if version else {"Key": key} for key, version in entries]
        try:
            with faults(self._place):
                answer = self._client().delete_objects(Bucket=self._place.bucket, Delete={"Objects": named})
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
        else:
            self._refuse(answer.get("Errors", []))
            told = {each.get("Key", "") for each in answer.get("Deleted", [])}
            hidden = [each.get("Key", "") for each in answer.get("Deleted", []) if each.get("DeleteMarker")]
        hidden += [key for key, version in entries if key not in told and self._delete_one(key, version)]
        return sorted(hidden, key=str.encode)

    def _refuse(self, errors: Sequence[Any]) -> None:
        """Raise the fault of the first object that was not deleted though it is there."""
        for each in errors:
            code = str(each.get("Code") or "")
            if code not in _GONE:
                raise coded_fault(self._place, code, 500 if code == "InternalError" else 400)

    def _delete_one(self, key: str, version: str = "") -> bool:
        """Delete one object or version; return whether it is only hidden now."""
        which: Any = {"VersionId": version} if version else {}
        with faults(self._place):
            answer = self._client().delete_object(Bucket=self._place.bucket, Key=key, **which)
        meta = answer["ResponseMetadata"]
        if is_portal(meta["HTTPStatusCode"], meta["HTTPHeaders"]):
            raise portal_fault(self._place)
        return bool(answer.get("DeleteMarker"))

    def _hidden_only(self, refused: Fault) -> Fault:
        title = f"The object is hidden at {self._place.host}, but its versions could not be deleted."
        detail = (
            "Give the keys the rights to list and to delete versions (s3:ListBucketVersions, s3:DeleteObjectVersion)."
        )
        return self._place.fault(refused.kind, title, detail)


def _refusal(fault: Fault) -> Fault:
    """Return a fault of the keys' rights, or of what the store can do; raise any other."""
    if fault.kind is not FaultKind.POLICY:
        raise fault
    return fault
