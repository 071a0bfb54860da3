"""Large objects go in parts: each verified, the whole too, and nothing is left of what fails."""

import re
from typing import Any

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.library import Account, Capability, KeyPair, Visibility
from rethumb_desktop.store.s3 import open_store
from tests.fixtures.answering import Answer, AnsweringServer, Asked
from tests.unit.store.bucket import LARGE, PlayedBucket, asked_of, error, fault_of, held, md5_of
from tests.unit.store.conftest import Opened

YES, NO = Capability.YES, Capability.NO
KEY = "p/picture.png"


def test_what_is_large_goes_in_parts(bucket: PlayedBucket, server: AnsweringServer, opened: Opened) -> None:
    opened(storage_class="COLD").put(KEY, LARGE, "image/png", width=9, height=8)
    assert held(bucket) == LARGE
    assert [asked.method for asked in server.asked] == ["GET", "POST", "PUT", "PUT", "POST", "HEAD"]
    parts = [asked for asked in server.asked if asked.method == "PUT"]
    assert [len(part.body) for part in parts] == [8 << 20, len(LARGE) - (8 << 20)]
    assert all(part.headers["content-md5"] for part in parts)
    begun = server.asked[1].headers
    assert begun["content-type"] == "image/png"
    assert begun["cache-control"] == "public, max-age=31536000, immutable"
    assert begun["x-amz-storage-class"] == "COLD"
    assert begun["x-amz-meta-rethumb-size"] == "9x8"


def test_parts_are_public_where_objects_are(server: AnsweringServer) -> None:
    account = Account("Test", server.url, "bucket", visibility=Visibility.ACL)
    open_store(account, KeyPair("id", "secret")).put(KEY, LARGE, "image/png")
    assert server.asked[1].headers["x-amz-acl"] == "public-read"


def test_what_an_earlier_try_left_open_is_swept_up_and_nothing_else(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened
) -> None:
    for upload, key in (("killed", KEY), ("of-another", KEY + ".other")):
        bucket.parts[upload], bucket.keys[upload] = {1: b"part"}, key
    opened().put(KEY, LARGE, "image/png")
    assert held(bucket) == LARGE
    assert list(bucket.parts) == ["of-another"]


def test_16_mb_go_in_one_piece(server: AnsweringServer, opened: Opened) -> None:
    opened().put(KEY, LARGE[: 16 << 20], "image/png")
    assert asked_of(server) == ["PUT"]


@pytest.mark.parametrize("conditional", [YES, NO])
def test_what_is_large_and_there_is_not_sent_again(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened, conditional: Capability
) -> None:
    opened().put(KEY, LARGE, "image/png")
    del server.asked[:]
    opened(conditional, versioned=YES).put(KEY, LARGE, "image/png")
    assert asked_of(server) == ["HEAD"]


def refuse_the_second_part(asked: Asked) -> Answer | None:
    return error(403, "QuotaExceeded") if "partNumber=2" in asked.path else None


def spoil_the_second_part(asked: Asked) -> Answer | None:
    return Answer(200, {"ETag": f'"{md5_of(b"other")}"'}) if "partNumber=2" in asked.path else None


def say_nothing_of_the_second_part(asked: Asked) -> Answer | None:
    return Answer(200, {"x-amz-request-id": "1"}) if "partNumber=2" in asked.path else None


def refuse_to_complete(asked: Asked) -> Answer | None:
    return error(400, "InvalidPart") if asked.method == "POST" and "uploadId" in asked.path else None


@pytest.mark.parametrize(
    ("interrupt", "kind"),
    [
        (refuse_the_second_part, FaultKind.QUOTA),
        (spoil_the_second_part, FaultKind.DATA),
        (say_nothing_of_the_second_part, FaultKind.DATA),
        (refuse_to_complete, FaultKind.DATA),
    ],
)
def test_an_upload_that_fails_leaves_no_parts(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened, interrupt: Any, kind: FaultKind
) -> None:
    bucket.interrupt = interrupt
    assert fault_of(lambda: opened().put(KEY, LARGE, "image/png")).kind is kind
    assert asked_of(server)[-1] == "DELETE"
    assert bucket.parts == {}
    assert bucket.now(KEY) is None


def test_a_completion_whose_answer_got_lost_is_accepted(
    bucket: PlayedBucket, server: AnsweringServer, opened: Opened
) -> None:
    """The second try is told that there is no such upload; the object is there."""
    lost: list[str] = []

    def lose_the_first(asked: Asked) -> bool:
        if asked.method != "POST" or "uploadId" not in asked.path:
            return False
        lost.append(asked.path)
        return len(lost) == 1

    bucket.lose = lose_the_first
    opened().put(KEY, LARGE, "image/png")
    assert held(bucket) == LARGE


def test_an_upload_that_vanished_is_no_success(bucket: PlayedBucket, opened: Opened) -> None:
    def vanish(asked: Asked) -> Answer | None:
        return error(404, "NoSuchUpload") if asked.method == "POST" and "uploadId" in asked.path else None

    bucket.interrupt = vanish
    fault = fault_of(lambda: opened().put(KEY, LARGE, "image/png"))
    assert (fault.kind, fault.retryable) == (FaultKind.DATA, True)


def test_a_short_object_is_no_success(bucket: PlayedBucket, opened: Opened) -> None:
    def cut(asked: Asked) -> Answer | None:
        return Answer(200, {"ETag": '"of-parts-2"', "Content-Length": "5"}) if asked.method == "HEAD" else None

    bucket.interrupt = cut
    fault = fault_of(lambda: opened().put(KEY, LARGE, "image/png"))
    assert (fault.kind, fault.retryable) == (FaultKind.DATA, True)


def encrypted(bucket: PlayedBucket, asked: Asked) -> Answer | None:
    """Keep a part, and give it the ETag of its encrypted bytes."""
    named = re.search(r"partNumber=(\d+)&uploadId=(.+)", asked.path)
    if named is None:
        return None
    bucket.parts[named[2]][int(named[1])] = asked.body
    return Answer(200, {"ETag": f'"{md5_of(b"other")}"', "x-amz-server-side-encryption": "aws:kms"})


def test_encrypted_parts_have_another_etag(bucket: PlayedBucket, opened: Opened) -> None:
    bucket.interrupt = lambda asked: encrypted(bucket, asked)
    opened().put(KEY, LARGE, "image/png")
    assert held(bucket) == LARGE
