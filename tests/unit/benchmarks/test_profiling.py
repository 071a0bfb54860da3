"""Where processor time goes: by what the code belongs to, over all threads."""

from __future__ import annotations

import hashlib
import threading

from tests.benchmarks.measuring.profiling import ThreadProfiles, by_kind

SIGNING = ("/venv/botocore/auth.py", 1, "add_auth")
STORE = ("/project/rethumb_desktop/store/s3.py", 1, "put")
HMAC = ("~", 0, "<built-in method _hashlib.hmac_digest>")
LENGTH = ("~", 0, "<built-in method builtins.len>")
LIBRARY = ("/python/contextlib.py", 9, "__enter__")


def test_what_belongs_to_nothing_counts_where_it_was_called_from() -> None:
    stats = {
        SIGNING: (1, 1, 3.0, 9.0, {}),
        STORE: (1, 1, 5.0, 9.0, {}),
        HMAC: (1, 1, 0.5, 0.5, {SIGNING: (1, 1, 0.5, 0.5)}),
        LENGTH: (3, 3, 0.75, 0.75, {SIGNING: (1, 1, 0.25, 0.25), STORE: (2, 2, 0.5, 0.5)}),
    }
    assert by_kind(stats) == {"signing": 3.25, "ours: store": 5.5, "hashing": 0.5}


def test_nothing_is_lost_that_nobody_called() -> None:
    stats = {LIBRARY: (1, 1, 1.0, 1.0, {}), LENGTH: (1, 1, 2.0, 2.0, {LIBRARY: (1, 1, 2.0, 2.0)})}
    assert by_kind(stats) == {"other": 3.0}


def test_threads_that_start_inside_are_seen() -> None:
    def work() -> None:
        for _ in range(50):
            hashlib.md5(bytes(100_000), usedforsecurity=False)

    with ThreadProfiles() as profiles:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert profiles.seconds()["hashing"] > 0
