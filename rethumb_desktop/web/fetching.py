"""Fetching originals from the web, within limits and from public addresses only."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from rethumb_desktop import __version__
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.web.addresses import Address, NoPublicAddress, connect_checked, is_public

MAX_BYTES = 100 * 1024 * 1024
TOTAL_SECONDS = 60.0
MAX_REDIRECTS = 5

_CONNECT_SECONDS = 10.0
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": f"rethumb-desktop/{__version__}",
    "Accept": "image/*, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEPT = "/%:@!$&'()*+,;=~?"  # what may stand in a path or query as it is
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(%.+)?", re.IGNORECASE)


@dataclass(frozen=True)
class _Target:
    """A URL taken apart; `subject` names it in faults, without the query, which may hold a secret."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def subject(self) -> str:
        return self.url.partition("?")[0].partition("#")[0]

    def fault(self, kind: FaultKind, title: str, detail: str = "", *, retryable: bool = False) -> Fault:
        return Fault(kind, title, detail, subject=self.subject, retryable=retryable)


class WebFetcher:
    """Fetches over http and https without cookies, passwords or proxy; safe to share by threads.

    `max_bytes` bounds the answer, `seconds` the whole fetch with its redirects (but for looking up names).
    `allow_address` says which addresses may be asked; it is put to the address that is connected to, after each
    redirect anew. `trust` says which certificates are good; without it the system's are (and SSL_CERT_FILE's).
    """

    def __init__(
        self,
        *,
        max_bytes: int = MAX_BYTES,
        seconds: float = TOTAL_SECONDS,
        allow_address: Callable[[Address], bool] = is_public,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._max_bytes = max_bytes
        self._seconds = seconds
        self._allow_address = allow_address
        self._trust = trust

    def fetch(self, url: str) -> bytes:
        """Return the bytes behind a public URL, whatever they are.

        Raises Fault: refused, offline, missing, permission, too-large, empty, unsupported, throttle, certificate.
        """
        deadline = time.monotonic() + self._seconds
        target = _parse(url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._ask(target, deadline)
            if isinstance(answer, bytes):
                return answer
            target = answer
        raise target.fault(
            FaultKind.REFUSED, f"{target.host} sends from one address to the next without end.", "Check the address."
        )

    def _ask(self, target: _Target, deadline: float) -> bytes | _Target:
        """Return the bytes, or where to ask next."""
        with _faults(target, deadline), self._connected(target, deadline) as connection:
            connection.request("GET", target.path, headers=_HEADERS)
            with connection.getresponse() as answer:
                place = answer.headers.get("Location")
                if answer.status in _REDIRECTS and place:
                    return _parse(urljoin(target.url, place))
                _check_status(target, answer)
                return self._read(target, answer, deadline)

    @contextmanager
    def _connected(self, target: _Target, deadline: float) -> Iterator[http.client.HTTPConnection]:
        """Yield HTTP over a socket that is connected already: `host` is what the server is called there."""
        timeout = min(_CONNECT_SECONDS, _left(deadline))
        plain = connect_checked(target.host, target.port, self._allow_address, timeout)
        with closing(plain), _broken_off(plain, deadline):
            plain.settimeout(_left(deadline))
            stream = self._secure(plain, target.host) if target.scheme == "https" else plain
            connection = http.client.HTTPConnection(target.host, target.port)
            connection.default_port = _PORTS[target.scheme]  # else the Host header would name 443
            connection.sock = stream
            with closing(stream), closing(connection):
                yield connection

    def _secure(self, plain: socket.socket, host: str) -> socket.socket:
        return (self._trust or ssl.create_default_context()).wrap_socket(plain, server_hostname=host)

    def _read(self, target: _Target, answer: http.client.HTTPResponse, deadline: float) -> bytes:
        promised = answer.length
        if promised is not None and promised > self._max_bytes:
            raise self._too_large(target)
        data = bytearray()
        while chunk := answer.read(_CHUNK):
            data += chunk
            if len(data) > self._max_bytes:
                raise self._too_large(target)
        if time.monotonic() >= deadline or (promised is not None and len(data) != promised):
            raise _broken(target)
        if not data:
            raise target.fault(FaultKind.EMPTY, f"{target.host} sent nothing.")
        return bytes(data)

    def _too_large(self, target: _Target) -> Fault:
        most = f"{self._max_bytes / 1024 / 1024:,.0f} MB"
        return target.fault(
            FaultKind.TOO_LARGE, f"What is at this address is larger than {most}.", "Save it as a file, and open that."
        )


@contextmanager
def _broken_off(connection: socket.socket, deadline: float) -> Iterator[None]:
    """Break the connection off at the deadline, however slowly the other side goes on sending."""
    with closing(connection.dup()) as same:  # TLS takes the socket over; this one stays ours

        def break_off() -> None:
            with suppress(OSError):  # closed by the other side already
                same.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(_left(deadline), break_off)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _left(deadline: float) -> float:
    """Return the seconds until the deadline, never zero, which would mean not to wait at all."""
    return max(0.001, deadline - time.monotonic())


def _parse(url: str) -> _Target:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError is one
        raise Fault(FaultKind.REFUSED, "This is not an address of the web.", subject=url) from error
    if parts.scheme not in _PORTS or not _HOST.fullmatch(name) or _CONTROL.search(url.strip()):
        raise Fault(
            FaultKind.REFUSED,
            "Only addresses that begin with http:// or https:// are fetched.",
            subject=url.partition("?")[0],
        )
    if parts.username is not None or parts.password is not None:
        raise Fault(
            FaultKind.REFUSED,
            "Addresses with a user name or a password in them are not fetched.",
            "Save the picture as a file, and open that.",
            subject=f"{parts.scheme}://{name}",
        )
    return _Target(url.strip(), parts.scheme, name, port or _PORTS[parts.scheme], _path(parts))


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_KEPT)
    return f"{path}?{quote(parts.query, safe=_KEPT + '/')}" if parts.query else path


@contextmanager
def _faults(target: _Target, deadline: float) -> Iterator[None]:
    try:
        yield
    except NoPublicAddress as error:
        raise target.fault(
            FaultKind.REFUSED,
            f"{target.host} is an address inside a private network; only public ones are fetched.",
            "Save the picture as a file, and open that.",
        ) from error
    except (socket.gaierror, UnicodeError) as error:
        raise target.fault(
            FaultKind.OFFLINE,
            f"The name {target.host} is not known.",
            "Check the spelling, and whether this computer is online.",
            retryable=True,
        ) from error
    except ssl.SSLCertVerificationError as error:
        raise target.fault(
            FaultKind.CERTIFICATE,
            f"The certificate of {target.host} is not trusted.",
            f"The system says: {error.verify_message}.",
        ) from error
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= deadline:
            raise _broken(target) from error
        raise target.fault(
            FaultKind.OFFLINE,
            f"{target.host} does not answer properly.",
            "Check the network; if it works, try again later.",
            retryable=True,
        ) from error


def _broken(target: _Target) -> Fault:
    return target.fault(
        FaultKind.OFFLINE,
        f"The connection to {target.host} broke off or took too long.",
        "Try again; if it stays so, save the picture as a file, and open that.",
        retryable=True,
    )


def _check_status(target: _Target, answer: http.client.HTTPResponse) -> None:
    status = answer.status
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        if packed not in ("", "identity"):
            raise target.fault(FaultKind.UNSUPPORTED, f"{target.host} sends the picture packed ({packed}).")
        return
    said = f"It answered {status}."
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        title = f"{target.host} does not give this to everybody."
        raise target.fault(FaultKind.PERMISSION, title, f"{said} Save the picture as a file, and open that.")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        title = f"{target.host} asks for fewer requests."
        raise target.fault(FaultKind.THROTTLE, title, f"{said} Try again later.", retryable=True)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        title = f"{target.host} has trouble of its own."
        raise target.fault(FaultKind.OFFLINE, title, f"{said} Try again later.", retryable=True)
    raise target.fault(FaultKind.MISSING, "There is nothing at this address.", said)
