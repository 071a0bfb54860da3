"""What the command line prints: JSON lines and links to standard output, the rest to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.rendition import Rendition

#: Exit statuses of the contract.
DONE, SOME_FAILED, WRONG_USAGE, NOT_STARTED, INTERRUPTED = 0, 1, 2, 3, 130

_BAR = 30

#: Faults that say that nothing could be started, where every input met one of them.
_NOTHING_WORKS = frozenset(
    {FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.CERTIFICATE, FaultKind.CLOCK, FaultKind.CREDENTIALS}
    | {FaultKind.KEYRING, FaultKind.TARGET, FaultKind.POLICY}
)


def exit_status(errors: Sequence[FaultRecord | None]) -> int:
    """Return the exit status of a run, given for each input why it failed, or None."""
    failures = [error for error in errors if error is not None]
    if not failures:
        return DONE
    if len(failures) == len(errors) and all(error.kind in _NOTHING_WORKS for error in failures):
        return NOT_STARTED
    return SOME_FAILED


def visible(text: str) -> str:
    """Return text from outside without what could steer a terminal; bytes that are no text stay as they are."""
    return "".join(c if c.isprintable() or "\udc80" <= c <= "\udcff" else "\ufffd" for c in " ".join(text.split("\n")))


def write(text: str) -> None:
    """Print a result."""
    print(text, flush=True)  # noqa: T201 - this is the command line


def write_json(line: Mapping[str, object]) -> None:
    """Print one JSON object as one line, in ASCII: names may hold bytes that are no text."""
    write(json.dumps(line))


def tell(text: str) -> None:
    """Print a message for the person: one line."""
    print(visible(text), file=sys.stderr, flush=True)  # noqa: T201


def tell_fault(subject: str, error: FaultRecord) -> None:
    """Print what went wrong with an input, in one line or two."""
    tell(f"{subject}: {error.title}" if subject else error.title)
    if error.detail:
        tell(f"  {error.detail}")


def tell_error(subject: str, error: Mapping[str, Any]) -> None:
    """Print the `error` object of a line as `tell_fault` prints a fault."""
    tell(f"{subject}: {error['title']}")
    if error["detail"]:
        tell(f"  {error['detail']}")


class Progress:
    """A bar on standard error where that is a terminal; silence elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        if self._shown and total:
            filled = _BAR * done // total
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {total}")
            sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def error_object(error: FaultRecord | None) -> dict[str, Any] | None:
    if error is None:
        return None
    return {
        "kind": error.kind.value,
        "title": error.title,
        "detail": error.detail,
        "retryable": error.retryable,
    }


def original_object(original: Original | None) -> dict[str, Any] | None:
    if original is None:
        return None
    return {
        "sha256": original.sha256,
        "width": original.width,
        "height": original.height,
        "format": original.format.value,
        "bytes": original.bytes,
    }


def rendition_object(rendition: Rendition, url: str | None, path: str | None) -> dict[str, Any]:
    return {
        "recipe": rendition.recipe,
        "key": rendition.key or None,
        "url": url,
        "path": path,
        "width": rendition.width,
        "height": rendition.height,
        "bytes": rendition.bytes,
        "mime": rendition.mime,
    }


def result_object(
    given: str,
    state: str,
    original: Original | None = None,
    renditions: Sequence[dict[str, Any]] = (),
    error: FaultRecord | None = None,
    notes: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the line of one input, as `render` and `publish` print it."""
    return {
        "input": given,
        "state": state,
        "original": original_object(original),
        "renditions": list(renditions),
        "error": error_object(error),
        "notes": list(notes),
    }


def publication_object(publication: Publication, url: str | None) -> dict[str, Any]:
    """Return the line of one publication, as `library list` prints it."""
    return {
        "key": publication.key,
        "url": url,
        "recipe": publication.recipe,
        "name": publication.name,
        "width": publication.width,
        "height": publication.height,
        "bytes": publication.bytes,
        "mime": publication.mime,
        "published_at": publication.published_at.isoformat().replace("+00:00", "Z"),
        "device": publication.device,
        "library": publication.library,
    }
