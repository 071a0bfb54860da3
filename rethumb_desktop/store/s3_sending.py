"""Sending bytes to a bucket: botocore's own signature, connections and errors, without its general machinery.

`put_object` of botocore costs more than twice the processor time of what is done here, and asks the server's leave
before each body, which doubles the time a small object takes over a long line.
"""

from __future__ import annotations

import random
import re
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from rethumb_desktop.domain.library import Account, KeyPair, public_url
from rethumb_desktop.store.bandwidth import PIECE, Bandwidth, BodyInPieces
from rethumb_desktop.store.s3_client import (
    ATTEMPTS,
    CONNECT_SECONDS,
    CONNECTIONS,
    DEFAULT_REGION,
    READ_SECONDS,
    USER_AGENT,
    keep_botocore_quiet,
)
from rethumb_desktop.store.s3_tally import Tally

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

#: The form of an ETag that is the object's MD5; those of uploads in parts have another.
MD5_ETAG = re.compile(r"[0-9a-f]{32}")

_TRANSIENT = frozenset({429, 500, 502, 503, 504})
_ASK_FIRST_FROM = 1 << 20  # bytes


@dataclass(frozen=True)
class Reply:
    """The answer to a request that was not refused; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]

    @property
    def etag(self) -> str:
        return self.headers.get("etag", "").strip('"')


class Sender:
    """Sends bytes under keys of one bucket; safe to share by threads. Importing botocore makes it slow to build."""

    def __init__(
        self,
        account: Account,
        keys: KeyPair,
        ca_bundle: str | None,
        bandwidth: Bandwidth | None = None,
        tally: Tally | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        from botocore.auth import S3SigV4Auth
        from botocore.credentials import Credentials
        from botocore.httpsession import URLLib3Session
        from botocore.parsers import create_parser
        from botocore.utils import get_environ_proxies

        keep_botocore_quiet()
        self._account = replace(account, public_base_url="")
        self._bandwidth = bandwidth
        self._tally = tally or Tally()
        self._pause = pause
        self._parser: Any = create_parser("rest-xml")
        region = account.region or DEFAULT_REGION
        self._auth = S3SigV4Auth(Credentials(keys.key_id, keys.secret), "s3", region)
        settings: dict[str, Any] = {
            "verify": ca_bundle or True,
            "proxies": get_environ_proxies(self._url("")),
            "timeout": (CONNECT_SECONDS, READ_SECONDS),
            "max_pool_connections": CONNECTIONS,
            # Head and body leave in two pieces: the second must not wait until the first is acknowledged.
            "socket_options": [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)],
        }
        self._connections = URLLib3Session(**settings)

    def put(
        self, key: str, data: bytes, headers: Mapping[str, str], query: str = "", *, attempts: int = ATTEMPTS
    ) -> Reply:
        """Send the bytes; what may pass by itself is tried `attempts` times. Raises ClientError, BotoCoreError."""
        from botocore.exceptions import ClientError, HTTPClientError
        from botocore.exceptions import ConnectionError as LostConnection

        url = self._url(key) + (f"?{query}" if query else "")
        attempt = 1
        while True:
            try:
                return self._once(url, data, headers)
            except (ClientError, LostConnection, HTTPClientError) as error:
                if attempt >= attempts or not _may_pass(error):
                    raise
            self._pause(random.uniform(0, 2 ** (attempt - 1)))
            attempt += 1

    def _url(self, key: str) -> str:
        return public_url(self._account, key)

    def _once(self, url: str, data: bytes, headers: Mapping[str, str]) -> Reply:
        request = self._signed(url, data, headers)
        self._tally.count()
        answer: Any = self._connections.send(request)
        told = {name.lower(): value for name, value in answer.headers.items()}
        self._tally.hear(answer.status_code, told)
        if answer.status_code < HTTPStatus.MULTIPLE_CHOICES:
            return Reply(answer.status_code, told)
        raise self._refusal(answer.status_code, told, answer.content)

    def _signed(self, url: str, data: bytes, headers: Mapping[str, str]) -> Any:
        """Return the request as botocore's connections take it."""
        from botocore.awsrequest import AWSRequest

        request = AWSRequest("PUT", url, headers={"User-Agent": USER_AGENT, **headers}, data=data)
        # Over TLS the signature leaves the body out: Content-MD5, which is signed, stands for it.
        request.context["has_streaming_input"] = True
        self._auth.add_auth(request)
        prepared: Any = request.prepare()
        if self._bandwidth is not None or len(data) > PIECE:
            prepared.body = BodyInPieces(data, self._bandwidth)
        if self._bandwidth is None and len(data) >= _ASK_FIRST_FROM:
            # Whoever refuses a large body closes the connection, and the reason would be lost with it.
            prepared.headers["Expect"] = b"100-continue"
        return prepared

    def _refusal(self, status: int, headers: Mapping[str, str], body: bytes) -> ClientError:
        from botocore.exceptions import ClientError

        answer: Any = self._parser.parse({"status_code": status, "headers": headers, "body": body}, None)
        return ClientError(answer, "PutObject")


def _may_pass(error: Exception) -> bool:
    from botocore.exceptions import ClientError, ConnectTimeoutError, ReadTimeoutError, SSLError

    if isinstance(error, ClientError):
        return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") in _TRANSIENT
    # Who was silent for a minute is not asked twice more before anybody hears of it.
    return not isinstance(error, (SSLError, ConnectTimeoutError, ReadTimeoutError))
