"""What S3Store makes of good and bad answers: real botocore against small servers on loopback."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import md5
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.exceptions import ParamValidationError

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, Visibility
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from rethumb_desktop.store.s3_codes import CODES
from rethumb_desktop.store.s3_faults import Place, faults
from tests.fixtures.answering import Answer, Asked, answering, make_certificate, serve_with

KEYS = KeyPair("AKIDTEST", "the-secret-of-the-test")
KEY = "p/picture.png"
DATA = b"not really a picture"
MD5 = md5(DATA, usedforsecurity=False).hexdigest()
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = b"<html><head><title>Welcome</title></head><body><p>Sign in</p></body></html>"
PutFault = Callable[[Answer | Callable[[Asked], Answer]], Fault]
BROKEN_PAGE = b"<!doctype html><html><br><p>Sign in"


def open_at(url: str, *, region: str = "us-east-1", visibility: Visibility = Visibility.UNKNOWN) -> ObjectStore:
    return open_store(Account("Test", url, "bucket", region, visibility=visibility), KEYS)


def fault_of(attempt: Callable[[], object]) -> Fault:
    with pytest.raises(Fault) as caught:
        attempt()
    fault = caught.value
    assert fault.title.endswith(".")
    assert "None" not in fault.title + fault.detail
    assert "{" not in fault.title + fault.detail
    assert KEYS.secret not in fault.title + fault.detail
    return fault


@pytest.fixture(scope="module")
def put_fault() -> Iterator[PutFault]:
    """The fault of a put that is answered so. One server and one store for all: making a client takes a while."""
    with answering(Answer()) as server:
        store = open_at(server.url)

        def attempt(answer: Answer | Callable[[Asked], Answer]) -> Fault:
            server.answer = (lambda _: answer) if isinstance(answer, Answer) else answer
            return fault_of(lambda: store.put(KEY, DATA, "image/png"))

        yield attempt


def error(status: int, code: str, inside: str = "", headers: dict[str, str] | None = None) -> Answer:
    """An error as RADOS gateways answer it: its message is empty."""
    body = f'<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code><Message></Message>{inside}</Error>'
    return Answer(status, {"Content-Type": "application/xml", **(headers or {})}, body.encode())


# Something else answers


@pytest.mark.parametrize("page", [PAGE, BROKEN_PAGE, b""])
def test_a_portal_that_answers_200_to_everything_is_no_success(page: bytes) -> None:
    with answering(Answer(200, HTML, page)) as server:
        store = open_at(server.url)
        attempts: list[Callable[[], object]] = [
            lambda: store.put(KEY, DATA, "image/png"),
            lambda: store.head(KEY),
            lambda: store.get(KEY),
            lambda: store.delete(KEY),
            lambda: list(store.list("")),
            lambda: store.find_facts("p/probe.txt"),
        ]
        for attempt in attempts:
            fault = fault_of(attempt)
            assert (fault.kind, fault.retryable) == (FaultKind.PORTAL, False)
        failed = [step for step in store.test("p/probe.txt") if not step.ok]
    assert [step.name for step in failed] == ["Signature"]
    assert "sign in" in failed[0].cure


@pytest.mark.parametrize("status", [301, 302, 303, 307])
def test_a_portal_that_redirects_everything_is_no_endless_loop(status: int) -> None:
    def redirect(asked: Asked) -> Answer:
        return Answer(status, {"Location": f"http://{asked.headers['host']}/login", **HTML}, PAGE)

    with answering(redirect) as server:
        store = open_at(server.url)
        for attempt in (lambda: store.put(KEY, DATA, "image/png"), lambda: list(store.list(""))):
            fault = fault_of(attempt)
            assert (fault.kind, fault.retryable) == (FaultKind.PORTAL, False)
        assert len(server.asked) < 10


def test_a_proxy_that_refuses_with_a_web_page_is_not_the_store(put_fault: PutFault) -> None:
    assert put_fault(Answer(403, HTML, PAGE)).kind is FaultKind.PORTAL


# Verified


def test_a_put_says_everything_the_object_needs() -> None:
    with answering(Answer(200, {"ETag": f'"{MD5}"'})) as server:
        open_at(server.url).put(KEY, DATA, "image/png")
        open_at(server.url, visibility=Visibility.ACL).put(KEY, DATA, "image/png")
        plain, public = server.asked
    assert (plain.method, plain.path, plain.body) == ("PUT", f"/bucket/{KEY}", DATA)
    assert plain.headers["content-type"] == "image/png"
    assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plain.headers["content-length"] == str(len(DATA))
    assert plain.headers["content-md5"]
    assert "rethumb-desktop/" in plain.headers["user-agent"]
    assert not [name for name in plain.headers if "checksum" in name or name in ("x-amz-trailer", "x-amz-acl")]
    assert public.headers["x-amz-acl"] == "public-read"


def test_an_answer_without_an_etag_is_no_success(put_fault: PutFault) -> None:
    fault = put_fault(Answer(200, {"x-amz-request-id": "1"}))
    assert (fault.kind, fault.retryable) == (FaultKind.DATA, True)


@pytest.mark.parametrize(
    ("etag", "length", "extra", "right"),
    [
        ("opaque-1", len(DATA), {}, True),
        ("0" * 32, len(DATA), {"x-amz-server-side-encryption": "aws:kms"}, True),
        (MD5, len(DATA), {}, True),
        ("0" * 32, len(DATA), {}, False),
        ("opaque-1", len(DATA) - 1, {}, False),
        (MD5, 0, {}, False),
    ],
)
def test_another_etag_is_checked_by_a_head(etag: str, length: int, extra: dict[str, str], right: bool) -> None:
    def answer(asked: Asked) -> Answer:
        if asked.method == "PUT":
            return Answer(200, {"ETag": '"of-an-upload-1"'})
        return Answer(200, {"ETag": f'"{etag}"', "Content-Length": str(length), **extra})

    with answering(answer) as server:
        store = open_at(server.url)
        if right:
            store.put(KEY, DATA, "image/png")
        else:
            fault = fault_of(lambda: store.put(KEY, DATA, "image/png"))
            assert (fault.kind, fault.retryable) == (FaultKind.DATA, True)
        assert [asked.method for asked in server.asked] == ["PUT", "HEAD"]


def test_an_answer_that_breaks_off_is_no_object() -> None:
    with answering(Answer(200, {"ETag": f'"{MD5}"', "Content-Length": "100"}, DATA)) as server:
        fault = fault_of(lambda: open_at(server.url).get(KEY))
    assert (fault.kind, fault.retryable) == (FaultKind.OFFLINE, True)


def test_a_long_list_is_read_to_its_end() -> None:
    def answer(asked: Asked) -> Answer:
        token = parse_qs(urlsplit(asked.path).query).get("continuation-token", ["0"])[0]
        more = "" if token == "2" else f"<NextContinuationToken>{int(token) + 1}</NextContinuationToken>"
        entry = f"<Contents><Key>k{token}</Key><Size>1</Size><ETag>&quot;{MD5}&quot;</ETag></Contents>"
        body = f"<ListBucketResult><Name>bucket</Name>{entry}{more}</ListBucketResult>"
        return Answer(200, {"Content-Type": "application/xml"}, body.encode())

    with answering(answer) as server:
        found = list(open_at(server.url).list("k"))
    assert [(each.key, each.md5) for each in found] == [("k0", MD5), ("k1", MD5), ("k2", MD5)]


# Errors


@pytest.mark.parametrize(
    ("answer", "kind", "retryable"),
    [
        (error(403, "InvalidAccessKeyId"), FaultKind.CREDENTIALS, False),
        (error(403, "SignatureDoesNotMatch"), FaultKind.CREDENTIALS, False),
        (error(403, "UserSuspended"), FaultKind.CREDENTIALS, False),
        (error(400, "ExpiredToken"), FaultKind.CREDENTIALS, False),
        (error(401, "Unauthorized"), FaultKind.CREDENTIALS, False),
        (error(403, "RequestTimeTooSkewed"), FaultKind.CLOCK, False),
        (error(404, "NoSuchBucket"), FaultKind.TARGET, False),
        (error(301, "PermanentRedirect"), FaultKind.TARGET, False),
        (error(400, "AuthorizationHeaderMalformed"), FaultKind.TARGET, False),
        (error(403, "AccessDenied"), FaultKind.POLICY, False),
        (error(400, "AccessControlListNotSupported"), FaultKind.POLICY, False),
        (error(501, "NotImplemented"), FaultKind.POLICY, False),
        (error(403, "QuotaExceeded"), FaultKind.QUOTA, False),
        (error(400, "BadDigest"), FaultKind.DATA, True),
        (error(400, "EntityTooLarge"), FaultKind.DATA, False),
        (error(403, "RequestExpired"), FaultKind.CLOCK, False),
        (error(403, "NotSignedUp"), FaultKind.CREDENTIALS, False),
        (error(403, "ObjectLocked"), FaultKind.POLICY, False),
        (error(409, "OperationAborted"), FaultKind.STORE, True),
        (error(409, "SomethingNew"), FaultKind.STORE, True),
        (error(409, "BucketAlreadyExists"), FaultKind.TARGET, False),
        (error(400, "TooManyBuckets"), FaultKind.QUOTA, False),
        (error(400, "InvalidLocationConstraint"), FaultKind.TARGET, False),
        (error(404, "NoSuchUpload"), FaultKind.DATA, True),
        (error(507, "InsufficientStorage"), FaultKind.QUOTA, False),
        (error(400, "SomethingNew"), FaultKind.STORE, False),
        (Answer(400), FaultKind.STORE, False),
        (Answer(418, {}, b"teapot"), FaultKind.STORE, False),
    ],
)
def test_every_error_has_its_fault(put_fault: PutFault, answer: Answer, kind: FaultKind, retryable: bool) -> None:
    fault = put_fault(answer)
    assert (fault.kind, fault.retryable, fault.subject) == (kind, retryable, "127.0.0.1/bucket")
    assert fault.detail


def test_each_error_has_a_sentence_of_its_own(put_fault: PutFault) -> None:
    codes = ["InvalidAccessKeyId", "SignatureDoesNotMatch", "UserSuspended", "AccessDenied", "QuotaExceeded"]
    titles = {put_fault(error(403, code)).title for code in codes}
    assert len(titles) == len(codes)


def test_a_wrong_secret_is_mended_by_both_as_the_window_asks_for_both(put_fault: PutFault) -> None:
    assert put_fault(error(403, "SignatureDoesNotMatch")).detail.startswith("Enter both again")


def test_no_two_meanings_share_a_sentence() -> None:
    meanings = set(CODES.values())
    assert len({meaning.title for meaning in meanings}) == len(meanings)
    assert all(meaning.cure for meaning in meanings if meaning.kind is not FaultKind.MISSING)


def test_a_cure_fits_the_window_and_the_command_line() -> None:
    assert [meaning.cure for meaning in CODES.values() if "--" in meaning.cure or "rethumb" in meaning.cure] == []


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [(503, "SlowDown", FaultKind.THROTTLE), (500, "InternalError", FaultKind.STORE)],
)
def test_a_store_in_trouble_is_asked_three_times(status: int, code: str, kind: FaultKind) -> None:
    with answering(error(status, code)) as server:
        fault = fault_of(lambda: open_at(server.url).put(KEY, DATA, "image/png"))
        assert len(server.asked) == 3
    assert (fault.kind, fault.retryable) == (kind, True)


@pytest.mark.parametrize(
    "answer",
    [
        error(400, "AuthorizationHeaderMalformed", "<Region>eu-central-9</Region>"),
        error(301, "PermanentRedirect", headers={"x-amz-bucket-region": "eu-central-9"}),
        error(307, "TemporaryRedirect", headers={"x-amz-bucket-region": "eu-central-9"}),
    ],
)
def test_the_right_region_is_named_not_used(answer: Answer) -> None:
    """A link signed for the wrong one would not open, so nothing may seem to work."""
    with answering(answer) as server:
        fault = fault_of(lambda: open_at(server.url, region="us-west-9").put(KEY, DATA, "image/png"))
        assert len(server.asked) == 1
    assert fault.kind is FaultKind.TARGET
    assert "eu-central-9" in fault.title
    assert "us-west-9" in fault.title


def test_a_wrong_clock_shows_both_times(put_fault: PutFault) -> None:
    server_clock = datetime.now(UTC) - timedelta(hours=5, minutes=7)
    late = {"Date": format_datetime(server_clock, usegmt=True)}
    for answer in (error(403, "RequestTimeTooSkewed", headers=late), error(403, "AccessDenied", headers=late)):
        fault = put_fault(answer)
        assert (fault.kind, fault.retryable) == (FaultKind.CLOCK, False)
        here, there = (datetime.fromisoformat(t) for t in re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d", fault.detail))
        assert here - there == timedelta(hours=5, minutes=7)


def test_the_clock_is_a_step_of_the_test() -> None:
    late = {"Date": format_datetime(datetime.now(UTC) - timedelta(minutes=20), usegmt=True)}
    with answering(Answer(403, late)) as server:
        steps = list(open_at(server.url).test("p/probe.txt"))
    assert [(step.name, step.ok) for step in steps] == [("Name", True), ("TLS", True), ("Clock", False)]


def test_a_proxy_is_asked_instead_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name need not be known here then, and nothing has to answer at the address."""
    with answering(error(403, "InvalidAccessKeyId")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        steps = list(open_at("http://store.invalid").test("p/probe.txt"))
        assert {asked.headers["host"] for asked in proxy.asked} == {"store.invalid"}
    assert [(step.name, step.ok) for step in steps] == [
        ("Name", True),
        ("TLS", True),
        ("Clock", True),
        ("Signature", False),
    ]
    assert "proxy" in steps[0].detail


def test_a_connection_that_is_hung_up_is_offline(put_fault: PutFault) -> None:
    def hang_up(asked: Asked) -> Answer:
        raise ConnectionResetError

    fault = put_fault(hang_up)
    assert (fault.kind, fault.retryable) == (FaultKind.OFFLINE, True)


@pytest.mark.parametrize(("names", "days"), [(["127.0.0.1"], -1), (["other.example"], 2)])
def test_a_bad_certificate_is_no_lost_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], days: int
) -> None:
    certificate = make_certificate(tmp_path, *names, days=days)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(certificate))
    with answering(Answer(200, {"ETag": f'"{MD5}"'}), serve_with(certificate)) as server:
        store = open_at(server.url)
        fault = fault_of(lambda: store.put(KEY, DATA, "image/png"))
        assert [step.name for step in store.test("p/probe.txt") if not step.ok] == ["TLS"]
        assert server.asked == []
    assert (fault.kind, fault.retryable) == (FaultKind.CERTIFICATE, False)
    assert ("expired" if days < 0 else "another name") in fault.title


def test_tls_where_there_is_none_is_told() -> None:
    with answering(Answer()) as server:
        fault = fault_of(lambda: open_at(server.url.replace("http:", "https:")).put(KEY, DATA, "image/png"))
    assert fault.kind is FaultKind.CERTIFICATE
    assert "http://" in fault.detail


def test_circles_inside_botocore_are_a_portal_too() -> None:
    place = Place("s3.example.com", "bucket", "us-east-1")

    def circle() -> None:
        with faults(place):
            raise RecursionError

    assert fault_of(circle).kind is FaultKind.PORTAL


def test_bugs_are_no_faults() -> None:
    with answering(Answer()) as server:
        store = open_at(server.url)
        with pytest.raises(ValueError, match="not empty"):
            store.put("", DATA, "image/png")
        with pytest.raises(ParamValidationError):
            store.head("")
