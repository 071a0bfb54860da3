"""What a stranger gets: requests without keys, cookies or any right."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
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


def look_up(url: str, ca_bundle: str | None, *, method: str = "GET") -> StrangerAnswer:
    """Ask for `url` as anybody could, redirects followed; an error status is an answer too. Raises Unreachable."""
    request = urllib.request.Request(
        url, method=method, headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
    )
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trust(ca_bundle)))
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


def _read(answer: http.client.HTTPResponse | urllib.error.HTTPError) -> StrangerAnswer:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return StrangerAnswer(answer.status or 0, headers, answer.read(_MOST_BYTES))


def is_certificate(error: Unreachable) -> bool:
    return isinstance(error.reason, ssl.SSLError)
