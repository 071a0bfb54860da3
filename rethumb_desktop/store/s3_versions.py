"""Deleting an object where the bucket keeps versions: each of them, and the markers of earlier deletions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rethumb_desktop.store.s3_faults import Place, portal_fault

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client


def delete_versions(client: S3Client, place: Place, key: str) -> None:
    """Delete every version and marker of exactly this key. Raises what botocore raises, and Fault portal."""
    for version in list(_versions(client, place, key)):
        client.delete_object(Bucket=place.bucket, Key=key, VersionId=version)


def _versions(client: S3Client, place: Place, key: str) -> Iterator[str]:
    following: dict[str, Any] = {}
    while True:
        page = client.list_object_versions(Bucket=place.bucket, Prefix=key, **following)
        if "Name" not in page:
            raise portal_fault(place)
        entries = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
        found = [each["VersionId"] for each in entries if each["Key"] == key]
        yield from found
        # Keys come in order, and what begins with the key comes after the key itself.
        if not page.get("IsTruncated") or not found:
            return
        following = {"KeyMarker": key, "VersionIdMarker": page.get("NextVersionIdMarker", "")}
