"""Faults: what can go wrong outside the program, in words a person understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What sort of fault it is; the text is the `kind` of the command line's JSON."""

    RECIPE = "recipe"
    USAGE = "usage"
    # Originals
    MISSING = "missing"
    PERMISSION = "permission"
    NOT_A_FILE = "not-a-file"
    EMPTY = "empty"
    NOT_A_PICTURE = "not-a-picture"
    UNSUPPORTED = "unsupported"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    REFUSED = "refused"
    #: It holds other bytes than those it was queued for.
    CHANGED = "changed"
    # Renditions
    IMPOSSIBLE = "impossible"
    PRIVACY = "privacy"
    SET_ASIDE = "set-aside"
    # Disk, index, settings
    DISK = "disk"
    INDEX = "index"
    SETTINGS = "settings"
    # Credentials
    KEYRING = "keyring"
    CREDENTIALS = "credentials"
    # An account that nobody has agreed to publish to
    CONSENT = "consent"
    # Object stores and the web
    OFFLINE = "offline"
    PORTAL = "portal"
    CERTIFICATE = "certificate"
    THROTTLE = "throttle"
    CLOCK = "clock"
    TARGET = "target"
    POLICY = "policy"
    DATA = "data"
    QUOTA = "quota"
    STORE = "store"
    # What other devices wrote: damaged, forged or incomplete; a library of a newer version, or with another key
    JOURNAL = "journal"
    LIBRARY = "library"
    #: Nothing, or not all, of a library that is known here is in its bucket any more.
    GONE = "gone"
    # A bug: never made by an adapter, only where a job's unexpected exception ends
    BUG = "bug"


@dataclass(frozen=True)
class FaultRecord:
    """What the index and the command line keep of a fault."""

    kind: FaultKind
    title: str
    detail: str
    retryable: bool


def bug_record(bug: Exception) -> FaultRecord:
    """Return what a person is told of a bug: that it is one, and what the log calls it."""
    return FaultRecord(
        FaultKind.BUG, "The program met an error of its own.", f"{type(bug).__name__}: {bug}", retryable=False
    )


class Fault(Exception):
    """A fault of the world, not a bug: told to the person, never a traceback.

    `title` is one plain sentence, `detail` what helps to mend it (may be empty), `subject` what it is about (a
    path, a URL, an account), `retryable` whether the same again may work without the person changing anything.
    """

    def __init__(
        self, kind: FaultKind, title: str, detail: str = "", *, subject: str = "", retryable: bool = False
    ) -> None:
        super().__init__(title)
        self.kind = kind
        self.title = title
        self.detail = detail
        self.subject = subject
        self.retryable = retryable

    def record(self) -> FaultRecord:
        return FaultRecord(self.kind, self.title, self.detail, self.retryable)


class RecipeError(Fault):
    """A recipe that cannot be read: `place` counts characters of `text` from 1."""

    def __init__(self, text: str, place: int, reason: str) -> None:
        super().__init__(
            FaultKind.RECIPE,
            f"Recipe “{text}”, character {place}: {reason}.",
            subject=text,
        )
        self.text = text
        self.place = place
        self.reason = reason
