"""One bucket as a small server of the tests plays it: puts, conditions, versions and parts, and what goes wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import md5
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from rethumb_desktop.domain.errors import Fault
from tests.fixtures.answering import Answer, AnsweringServer, Asked

LARGE = bytes(range(256)) * 4 * (17 << 10)  # 17 MB
XML = {"Content-Type": "application/xml"}
Interruption = Callable[[Asked], Answer | None]


def md5_of(data: bytes) -> str:
    """The MD5 as ETags have it, without quotes."""
    return md5(data, usedforsecurity=False).hexdigest()


def error(status: int, code: str) -> Answer:
    """An error as RADOS gateways answer it: its message is empty."""
    return Answer(status, XML, f"<Error><Code>{code}</Code><Message></Message></Error>".encode())


def _pass(asked: Asked) -> Answer | None:
    """Interrupt nothing."""
    return None


@dataclass
class Kept:
    """What lies under a key."""

    body: bytes
    headers: dict[str, str]
    etag: str
    version: str


@dataclass
class PlayedBucket:
    """Answers like a bucket at /bucket/. `interrupt` may answer in its place; `lose` says which answers get lost.

    `on_condition` is what a put with If-None-Match gets where there is an object: None overwrites it.
    """

    versioned: bool = False
    on_condition: Answer | None = field(default_factory=lambda: error(412, "PreconditionFailed"))
    interrupt: Interruption = _pass
    lose: Callable[[Asked], bool] = lambda asked: False
    objects: dict[str, list[Kept | None]] = field(default_factory=dict)
    parts: dict[str, dict[int, bytes]] = field(default_factory=dict)
    begun: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    puts: int = 0

    def __call__(self, asked: Asked) -> Answer:
        answer = self.interrupt(asked) or self._answer(asked)
        if self.lose(asked):
            raise ConnectionResetError
        return answer

    def now(self, key: str) -> Kept | None:
        """What a GET finds; None where there is nothing or a delete marker."""
        return (self.objects.get(key) or [None])[-1]

    def _answer(self, asked: Asked) -> Answer:
        parts = urlsplit(asked.path)
        key = unquote(parts.path).removeprefix("/bucket").lstrip("/")
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        if "delete" in query:
            return self._delete_many(asked)
        if "list-type" in query:
            return self._list(query)
        if "uploads" in query or "uploadId" in query:
            return self._in_parts(asked, key, query)
        if "versions" in query:
            return self._list_versions(query)
        if asked.method == "PUT":
            return self._put(asked, key)
        if asked.method == "DELETE":
            return self._delete(key, query.get("versionId", ""))
        found = self.now(key)
        if found is None:
            return error(404, "NoSuchKey")
        length = {"Content-Length": str(len(found.body))}
        return Answer(200, {"ETag": f'"{found.etag}"', **length, **found.headers}, found.body)

    def _put(self, asked: Asked, key: str) -> Answer:
        if "if-none-match" in asked.headers and self.now(key) is not None and self.on_condition is not None:
            return self.on_condition
        return self._keep(asked, key, asked.body, md5_of(asked.body))

    def _keep(self, asked: Asked, key: str, body: bytes, etag: str) -> Answer:
        names = ("content-type", "cache-control", "x-amz-meta-rethumb-size", "x-amz-meta-rethumb-note")
        headers = {name: asked.headers[name] for name in names if name in asked.headers}
        before = self.objects.setdefault(key, [])
        if not self.versioned:
            before.clear()
        self.puts += 1
        kept = Kept(body, headers, etag, f"v{self.puts}")
        before.append(kept)
        version = {"x-amz-version-id": kept.version} if self.versioned else {}
        return Answer(200, {"ETag": f'"{etag}"', **version})

    def _delete(self, key: str, version: str) -> Answer:
        before = self.objects.get(key, [])
        if version:
            self.objects[key] = [each for each in before if (each.version if each else "marker") != version]
            return Answer(204)
        if self.versioned:
            before.append(None)
            self.objects[key] = before
            return Answer(204, {"x-amz-delete-marker": "true", "x-amz-version-id": "marker"})
        self.objects.pop(key, None)
        return Answer(204)

    def _delete_many(self, asked: Asked) -> Answer:
        told = []
        for key, version in re.findall(
            r"<Object><Key>([^<]+)</Key>(?:<VersionId>(\w+)</VersionId>)?", asked.body.decode()
        ):
            marker = "x-amz-delete-marker" in self._delete(key, version).headers
            told.append(f"<Deleted><Key>{key}</Key><DeleteMarker>{str(marker).lower()}</DeleteMarker></Deleted>")
        return Answer(200, XML, f"<DeleteResult>{''.join(told)}</DeleteResult>".encode())

    def _list(self, query: dict[str, str]) -> Answer:
        keys = sorted(
            key for key in self.objects if key.startswith(query.get("prefix", "")) and self.now(key) is not None
        )
        entries = "".join(f"<Contents><Key>{key}</Key><Size>1</Size></Contents>" for key in keys)
        return Answer(200, XML, f"<ListBucketResult><Name>bucket</Name>{entries}</ListBucketResult>".encode())

    def _list_versions(self, query: dict[str, str]) -> Answer:
        """Answer a page as real ones are: what comes after the markers, as much as is asked for."""
        held = [
            (key, each.version if each else "marker", "Version" if each else "DeleteMarker")
            for key, kept in sorted(self.objects.items())
            for each in kept
            if key.startswith(query["prefix"])
        ]
        marker, version = query.get("key-marker", ""), query.get("version-id-marker", "")
        passed = [each[1] for each in held if each[0] == marker]
        after = passed.index(version) if version in passed else len(passed)
        rest = [each for each in held if each[0] > marker]
        rest = [each for each in held if each[0] == marker][after + 1 :] + rest
        page, more = rest[: int(query.get("max-keys", 1000))], len(rest) > int(query.get("max-keys", 1000))
        entries = "".join(
            f"<{kind}><Key>{key}</Key><VersionId>{version}</VersionId></{kind}>" for key, version, kind in page
        )
        if more:
            following = f"<NextKeyMarker>{page[-1][0]}</NextKeyMarker>"
            following += f"<NextVersionIdMarker>{page[-1][1]}</NextVersionIdMarker>"
            entries += f"<IsTruncated>true</IsTruncated>{following}"
        return Answer(200, XML, f"<ListVersionsResult><Name>bucket</Name>{entries}</ListVersionsResult>".encode())

    def _list_uploads(self, prefix: str) -> Answer:
        uploads = [(self.keys[upload], upload) for upload in self.parts if self.keys[upload].startswith(prefix)]
        entries = "".join(f"<Upload><Key>{key}</Key><UploadId>{upload}</UploadId></Upload>" for key, upload in uploads)
        body = f"<ListMultipartUploadsResult><Bucket>bucket</Bucket>{entries}</ListMultipartUploadsResult>"
        return Answer(200, XML, body.encode())

    def _in_parts(self, asked: Asked, key: str, query: dict[str, str]) -> Answer:
        if "uploads" in query and asked.method == "GET":
            return self._list_uploads(query["prefix"])
        if "uploads" in query:
            upload = f"upload-{len(self.parts) + 1}"
            self.parts[upload] = {}
            self.begun[upload] = dict(asked.headers)
            self.keys[upload] = key
            body = f"<InitiateMultipartUploadResult><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>"
            return Answer(200, XML, body.encode())
        upload = query["uploadId"]
        if upload not in self.parts:
            return error(404, "NoSuchUpload")
        if asked.method == "PUT":
            self.parts[upload][int(query["partNumber"])] = asked.body
            return Answer(200, {"ETag": f'"{md5_of(asked.body)}"'})
        parts = self.parts.pop(upload)
        if asked.method == "DELETE":
            return Answer(204)
        begun = Asked("POST", asked.path, self.begun[upload], b"")
        self._keep(begun, key, b"".join(parts[number] for number in sorted(parts)), f"of-parts-{len(parts)}")
        # As RADOS gateways answer: without an ETag.
        return Answer(200, XML, b"<CompleteMultipartUploadResult><ETag></ETag></CompleteMultipartUploadResult>")


def held(bucket: PlayedBucket, key: str = "p/picture.png") -> bytes:
    """The bytes that lie under a key."""
    found = bucket.now(key)
    assert found is not None
    return found.body


def asked_of(server: AnsweringServer) -> list[str]:
    """The methods of all requests, in order."""
    return [asked.method for asked in server.asked]


def fault_of(attempt: Callable[[], object]) -> Fault:
    """The fault that this ends in; it says what is wrong, and more."""
    with pytest.raises(Fault) as caught:
        attempt()
    assert caught.value.title.endswith(".")
    assert caught.value.detail
    return caught.value
