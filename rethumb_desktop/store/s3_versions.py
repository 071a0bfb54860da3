"""Finding all versions of objects where the bucket keeps them, and the markers of earlier deletions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rethumb_desktop.store.s3_faults import Place, portal_fault

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

#: A key and one of its versions, "" for the object itself.
Entry = tuple[str, str]

_LONG_PAGE, _SHORT_PAGE = 1_000, 10


def delete_versions(client: S3Client, place: Place, key: str) -> None:
    """Delete every version and marker of exactly this key. Raises what botocore raises, and Fault portal."""
    for version in list(_versions(client, place, key)):
        client.delete_object(Bucket=place.bucket, Key=key, VersionId=version)


def versions_of(client: S3Client, place: Place, keys: Sequence[str]) -> Iterator[Entry]:
    """Return every version and marker of exactly these keys, which are in the order of their bytes.

    What lies between them is read over while it is little, and jumped over else. Raises what botocore raises, and
    Fault portal.
    """
    wanted = set(keys)
    waiting = [key.encode() for key in reversed(keys)]
    following: dict[str, Any] = _before(keys[0]) if keys else {}
    size = _LONG_PAGE
    while waiting:
        page: Mapping[str, Any] = client.list_object_versions(
            Bucket=place.bucket, Prefix=_common(keys[0], keys[-1]), MaxKeys=size, **following
        )
        entries = _entries(page, place)
        found = [entry for entry in entries if entry[0] in wanted]
        yield from found
        if not page.get("IsTruncated") or not entries:
            return
        last: str = page.get("NextKeyMarker") or max(key.encode() for key, _ in entries).decode()
        while waiting and waiting[-1] < last.encode():
            waiting.pop()
        following = {"KeyMarker": last}
        if page.get("NextVersionIdMarker"):
            following["VersionIdMarker"] = page["NextVersionIdMarker"]
        is_dense = 2 * len(found) >= len(entries)
        size = _LONG_PAGE if is_dense else _SHORT_PAGE
        if waiting and not is_dense:
            following = max(following, _before(waiting[-1].decode()), key=lambda each: each["KeyMarker"].encode())


def _before(key: str) -> dict[str, str]:
    """Begin a list a little before a key: with its own beginning, which comes before it."""
    return {"KeyMarker": key[:-1]}


def _common(first: str, last: str) -> str:
    """Return the beginning that the first and the last key share: those between them share it too."""
    differing = (place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differing, min(len(first), len(last)))]


def _entries(page: Mapping[str, Any], place: Place) -> list[Entry]:
    if "Name" not in page:
        raise portal_fault(place)
    entries = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
    return [(each["Key"], each["VersionId"]) for each in entries]


def _versions(client: S3Client, place: Place, key: str) -> Iterator[str]:
    following: dict[str, Any] = {}
    while True:
        page = client.list_object_versions(Bucket=place.bucket, Prefix=key, **following)
        found = [version for named, version in _entries(page, place) if named == key]
        yield from found
        # Keys come in order, and what begins with the key comes after the key itself.
        if not page.get("IsTruncated") or not found:
            return
        following = {"KeyMarker": key, "VersionIdMarker": page.get("NextVersionIdMarker", "")}
