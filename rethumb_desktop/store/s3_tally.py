"""What is counted of the requests to a bucket, and what the answers tell of the time."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from rethumb_desktop.store.s3_faults import clock_difference, is_portal, server_time

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client


class Tally:
    """Counts every request that was made, repeated ones too, and keeps the server's time; safe to share by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests = 0
        self._clock_offset: timedelta | None = None

    @property
    def requests(self) -> int:
        """How many requests were made so far."""
        return self._requests

    @property
    def clock_offset(self) -> timedelta | None:
        """How far the server's clock is ahead of this computer's; None while no answer told."""
        return self._clock_offset

    def count(self) -> None:
        """Count one more request."""
        with self._lock:
            self._requests += 1

    def hear(self, status: int, headers: Mapping[str, str]) -> None:
        """Take the time from an answer of the store; a portal's says nothing, and one from a cache is old."""
        if server_time(headers) is not None and "age" not in headers and not is_portal(status, headers):
            self._clock_offset = -clock_difference(headers)

    def follow(self, client: S3Client) -> None:
        """Count the requests of a client."""
        events: Any = client.meta.events
        events.register("before-send.s3", self._before_send)
        events.register("response-received.s3", self._after_answer)

    def _before_send(self, **_: object) -> None:
        """Count; what a handler returns here would be taken for the answer."""
        self.count()

    def _after_answer(self, response_dict: Mapping[str, Any] | None = None, **_: object) -> None:
        if response_dict is not None:
            self.hear(response_dict["status_code"], response_dict["headers"])
