"""S3's errors as faults: one sentence for each thing that can be wrong, and what mends it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account
from rethumb_desktop.store.s3_codes import CODES

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

#: Signatures are refused when the clocks differ by more.
MAX_CLOCK_DIFFERENCE = timedelta(minutes=15)

_EXPIRED, _OTHER_HOST = 10, 62  # OpenSSL's numbers
_UNTRUSTED = (
    "If it is your own server, name the file of its certificate in AWS_CA_BUNDLE. In a strange network, sign in to "
    "that network first."
)


@dataclass(frozen=True)
class Place:
    """Where requests go, in the words of a fault."""

    host: str
    bucket: str
    region: str

    @classmethod
    def of(cls, account: Account) -> Place:
        return cls(account.host, account.bucket, account.region)

    @property
    def subject(self) -> str:
        return f"{self.host}/{self.bucket}"

    def fault(self, kind: FaultKind, title: str, detail: str = "", *, retryable: bool = False) -> Fault:
        return Fault(kind, title, detail, subject=self.subject, retryable=retryable)


@contextmanager
def faults(place: Place) -> Iterator[None]:
    """Turn what goes wrong between here and the bucket into faults; bugs pass."""
    from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError
    from botocore.parsers import ResponseParserError

    try:
        yield
    except ClientError as error:
        raise answer_fault(place, error) from error
    except (ResponseParserError, RecursionError) as error:
        raise portal_fault(place) from error
    except ParamValidationError as error:
        if "bucket" not in str(error).lower():
            raise
        raise place.fault(
            FaultKind.TARGET, f"“{place.bucket}” is not the name of a bucket.", "Check the bucket's name."
        ) from error
    except BotoCoreError as error:
        fault = connection_fault(place, error)
        if fault is None:
            raise
        raise fault from error


def answer_fault(place: Place, error: ClientError) -> Fault:
    """Return the fault for an error that the store, or what stands before it, answered."""
    answer: Mapping[str, Any] = error.response
    code = str(answer.get("Error", {}).get("Code") or "")
    meta = answer.get("ResponseMetadata", {})
    status = int(meta.get("HTTPStatusCode") or 0)
    headers: Mapping[str, str] = meta.get("HTTPHeaders", {})
    if is_portal(status, headers):
        return portal_fault(place)
    ahead = clock_difference(headers)
    bare_denial = status == HTTPStatus.FORBIDDEN and (code == "AccessDenied" or code.isdigit())
    if code in _WRONG_CLOCK or (bare_denial and abs(ahead) > MAX_CLOCK_DIFFERENCE):
        return clock_fault(place, ahead)
    right_region = answer.get("Error", {}).get("Region") or headers.get("x-amz-bucket-region", "")
    if right_region and right_region != place.region and status in _ELSEWHERE:
        return place.fault(
            FaultKind.TARGET,
            f"The bucket “{place.bucket}” is in the region “{right_region}”, not “{place.region}”.",
            f"Change the account's region to “{right_region}” and its endpoint to that of this region.",
        )
    return coded_fault(place, code, status)


def refused_stranger(place: Place, denial: Fault, *, read_before: bool) -> Fault:
    """Return the fault of a denial to who has no keys: who could read nothing so far needs some."""
    return place.fault(
        denial.kind if read_before else FaultKind.CREDENTIALS,
        f"Nobody without keys may read this in the bucket “{place.bucket}”."
        if read_before
        else f"Nobody without keys may read the bucket “{place.bucket}”.",
        "Enter keys, or have its owner open it for reading: rethumb library policy --apply --open-records.",
    )


_WRONG_CLOCK = frozenset({"RequestTimeTooSkewed", "RequestExpired"})
_ELSEWHERE = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.BAD_REQUEST})


def coded_fault(place: Place, code: str, status: int) -> Fault:
    """Return the fault for an error code and the status that it came with."""
    known = CODES.get(code) or CODES.get(str(status))
    names = {"host": place.host, "bucket": place.bucket}
    if known is not None:
        title, cure = known.title.format_map(names), known.cure.format_map(names)
        return place.fault(known.kind, title, cure, retryable=known.retryable)
    said = f"{status} {code}".strip() if code != str(status) else code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return place.fault(
            FaultKind.STORE, f"{place.host} has trouble of its own.", f"It answered {said}.", retryable=True
        )
    return place.fault(FaultKind.STORE, f"{place.host} refused the request.", f"It answered {said}.")


def is_portal(status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer is the web page of something that stands before the store, not the store's own."""
    if "x-amz-request-id" in headers:
        return False
    redirect = status in (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)
    page = headers.get("content-type", "").partition(";")[0].strip().lower() == "text/html"
    asks = status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED
    # 204 has no body whatever its type says; botocore makes a 500 of a 200 that it cannot read; above that a page
    # is the common answer of a busy gateway.
    ordinary = status != HTTPStatus.NO_CONTENT and status <= HTTPStatus.INTERNAL_SERVER_ERROR
    return asks or redirect or (page and ordinary)


def portal_fault(place: Place) -> Fault:
    return place.fault(
        FaultKind.PORTAL,
        f"Something else answers in place of {place.host}.",
        "This network may want you to sign in first: open a web page in your browser. If it does not, check the "
        "account's endpoint.",
    )


def clock_difference(headers: Mapping[str, str]) -> timedelta:
    """Return by how much this computer's clock is ahead of the server's; zero where the server tells no time."""
    server = server_time(headers)
    return timedelta(0) if server is None else datetime.now(UTC) - server


def server_time(headers: Mapping[str, str]) -> datetime | None:
    try:
        told = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def clock_fault(place: Place, ahead: timedelta) -> Fault:
    here = datetime.now(UTC)
    times = f"Here it is {_time(here)}, at {place.host} {_time(here - ahead)} (UTC)."
    cure = "Set the clock of this computer, or let it set itself."
    return place.fault(FaultKind.CLOCK, "This computer's clock is wrong.", f"{times} {cure}")


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


def connection_fault(place: Place, error: Exception) -> Fault | None:
    """Return the fault of a connection that failed; None where the error is none of the connection's."""
    from botocore import exceptions

    if isinstance(error, exceptions.SSLError):  # a ConnectionError too, so it comes first
        return certificate_fault(place, error)
    if isinstance(error, exceptions.ProxyConnectionError):
        return place.fault(
            FaultKind.OFFLINE,
            "The proxy of this network does not answer.",
            "Check the proxy settings of this computer.",
            retryable=True,
        )
    if isinstance(error, exceptions.EndpointConnectionError):
        return offline_fault(place)
    broken = (exceptions.ConnectionError, exceptions.HTTPClientError, exceptions.IncompleteReadError)
    if isinstance(error, broken):
        return place.fault(
            FaultKind.OFFLINE,
            f"The connection to {place.host} broke off or took too long.",
            "Nothing to do if it comes back by itself; else check the network.",
            retryable=True,
        )
    return None


def offline_fault(place: Place) -> Fault:
    return place.fault(
        FaultKind.OFFLINE,
        f"{place.host} cannot be reached.",
        "Check the network, and the spelling of the account's endpoint.",
        retryable=True,
    )


def certificate_fault(place: Place, error: BaseException) -> Fault:
    """Return the fault of a TLS connection that failed: certificate, or offline where it only broke off."""
    reasons = list(_reasons(error))
    verify_code = next((_verify_code(each) for each in reasons if _verify_code(each)), None)
    if verify_code is None:
        if any(isinstance(reason, (ssl.SSLEOFError, ssl.SSLZeroReturnError)) for reason in reasons):
            return offline_fault(place)
        return place.fault(
            FaultKind.CERTIFICATE,
            f"No secure connection to {place.host} could be made.",
            "The endpoint may speak http:// only, or something in this network stands between.",
        )
    if verify_code == _EXPIRED:
        title = f"The certificate of {place.host} has expired."
        cure = "Check the date of this computer; if it is right, whoever runs the server has to renew it."
    elif verify_code == _OTHER_HOST:
        title = f"The certificate that {place.host} shows belongs to another name."
        cure = "Check the spelling of the endpoint. In a strange network, sign in to that network first."
    else:
        title, cure = f"The certificate of {place.host} is not trusted.", _UNTRUSTED
    return place.fault(FaultKind.CERTIFICATE, title, cure)


def _verify_code(error: BaseException) -> int | None:
    """Return OpenSSL's number of what is wrong with a certificate; None where it is something else."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_code
    # urllib3 compares the names itself, and has an exception of its own for that.
    return _OTHER_HOST if type(error).__name__ == "CertificateError" else None


def _reasons(error: BaseException) -> Iterator[BaseException]:
    """Walk from an error to what is wrapped in it, each once."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop(0)
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        named = getattr(each, "kwargs", {})
        inner = named.get("error") if isinstance(named, dict) else None
        waiting += [inner, getattr(each, "reason", None), each.__cause__, each.__context__, *each.args]
