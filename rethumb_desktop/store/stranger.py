"""What a stranger gets: requests without keys, cookies or any right."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rethumb_desktop.store.s3_client import USER_AGENT

_SECONDS = 20.0
_MOST_BYTES = 65_536


@dataclass(frozen=True)
class StrangerAnswer:
    """An answer: names of headers in lower case, at most 64 KiB of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Unreachable(Exception):
    """Nobody answered a stranger; `reason` is what the system said."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(str(reason))
        self.reason = reason


def trust(ca_bundle: str | None) -> ssl.SSLContext:
    """Return a context with the same trusted certificates as the client that uploads."""
    from botocore.httpsession import get_cert_path

    return ssl.create_default_context(cafile=ca_bundle or get_cert_path(True))


class Stranger:
    """Asks as anybody could; `count` is called for each request."""

    def __init__(self, ca_bundle: str | None, count: Callable[[], None]) -> None:
        self._ca_bundle = ca_bundle
        self._counting = _Counting(count)

    def trust(self) -> ssl.SSLContext:
        """Return a context with the same trusted certificates as the client that uploads."""
        return trust(self._ca_bundle)

    def look_up(self, url: str, *, method: str = "GET") -> StrangerAnswer:
        """Ask for `url`, redirects followed; an error status is an answer too. Raises Unreachable."""
        request = urllib.request.Request(
            url, method=method, headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
        )
        opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=self.trust()), self._counting)
        try:
            with opener.open(request, timeout=_SECONDS) as answer:
                return _read(answer)
        except urllib.error.HTTPError as error:
            with error:
                return _read(error)
        except urllib.error.URLError as error:
            reason = error.reason if isinstance(error.reason, BaseException) else error
            raise Unreachable(reason) from error
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise Unreachable(error) from error


class _Counting(urllib.request.BaseHandler):
    """Sees each request pass, those that follow a redirect too."""

    def __init__(self, count: Callable[[], None]) -> None:
        self._count = count

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        self._count()
        return request

    https_request = http_request


def _read(answer: http.client.HTTPResponse | urllib.error.HTTPError) -> StrangerAnswer:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return StrangerAnswer(answer.status or 0, headers, answer.read(_MOST_BYTES))


def is_certificate(error: Unreachable) -> bool:
    return isinstance(error.reason, ssl.SSLError)
