"""Where processor time goes: profiles of all threads of a process, by what the code belongs to."""

from __future__ import annotations

import cProfile
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

#: Parts of a path: the first that is found decides.
_PLACES = (
    ("rethumb_desktop/store/", "ours: store"),
    ("rethumb_desktop/index/", "SQLite: our index"),
    ("rethumb_desktop/cache/", "staging"),
    ("rethumb_desktop/disk/", "staging"),
    ("rethumb_desktop/imaging/", "rendering"),
    ("rethumb_desktop/metadata/", "rendering"),
    ("rethumb_desktop/settings/", "ours: settings"),
    ("rethumb_desktop/credentials/", "ours: settings"),
    ("tomllib/", "ours: settings"),
    ("rethumb_desktop/", "ours: services, domain"),
    ("botocore/auth.py", "signing"),
    ("/hmac.py", "signing"),
    ("boto", "botocore: requests, answers, hooks"),
    ("urllib3/", "HTTP"),
    ("http/client.py", "HTTP"),
    ("/email/", "HTTP"),
    ("/socket.py", "HTTP"),
    ("/ssl.py", "HTTP"),
    ("/urllib/", "HTTP"),
    ("sqlalchemy/", "SQLite: SQLAlchemy"),
    ("PIL/", "rendering"),
    ("pyvips/", "rendering"),
    ("/threading.py", "threads: locks"),
    ("concurrent/futures/", "threads: locks"),
    ("/pathlib.py", "staging"),
    ("/json/", "SQLite: our index"),
)
#: Parts of the name of what is built in.
_BUILT_IN = (
    ("_hashlib", "hashing"),
    ("_md5", "hashing"),
    ("_sha256", "hashing"),
    ("_sha2", "hashing"),
    ("'_socket.socket'", "HTTP: the system's sockets"),
    ("_ssl", "HTTP: TLS"),
    ("select.", "HTTP: the system's sockets"),
    ("sqlite3", "SQLite itself"),
    ("posix.", "files"),
    ("_io.", "files"),
    ("_thread", "threads: locks"),
)
OTHER = "other"

Function = tuple[str, int, str]


class ThreadProfiles:
    """Profiles the processor time of the thread that enters its `with` block and of all that are started inside it."""

    def __init__(self) -> None:
        self._profiles: list[cProfile.Profile] = []

    def __enter__(self) -> Self:
        threading.setprofile(self._begin)
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.setprofile(None)
        threading.setprofile(None)

    def seconds(self) -> dict[str, float]:
        """Return the seconds by what they went to, once all those threads have ended."""
        total: defaultdict[str, float] = defaultdict(float)
        for profile in self._profiles:
            profile.create_stats()
            for kind, own in by_kind(profile.stats).items():
                total[kind] += own
        return dict(total)

    def _begin(self, *_: object) -> None:
        """Put a profile of its own in this function's place in the thread that calls it."""
        profile = cProfile.Profile(time.thread_time)
        self._profiles.append(profile)
        profile.enable()


def by_kind(stats: Mapping[Function, Any]) -> dict[str, float]:
    """Return the own seconds of all functions by what they belong to; `stats` are those of a profile.

    What belongs to nothing by itself counts where it was called from.
    """
    total: defaultdict[str, float] = defaultdict(float)
    for function, (_, _, own, _, callers) in stats.items():
        kind = kind_of(function)
        if kind is None and callers:
            for caller, (_, _, caused, _) in callers.items():
                total[kind_of(caller) or OTHER] += caused
        else:
            total[kind or OTHER] += own
    return dict(total)


def kind_of(function: Function) -> str | None:
    """What a function belongs to; None for one of the language or its library that serves whoever calls it."""
    path, _, name = function
    return _first(name, _BUILT_IN) if path == "~" else _first(path, _PLACES)


def _first(text: str, places: Iterable[tuple[str, str]]) -> str | None:
    return next((kind for part, kind in places if part in text), None)
