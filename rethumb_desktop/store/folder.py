"""The library "This computer": objects are files below one folder, links are file links."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from rethumb_desktop.disk.faults import FileExists, shown
from rethumb_desktop.disk.writing import UNFINISHED, make_folder, write_atomically
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Capability, StoreFacts, Visibility
from rethumb_desktop.domain.ports import StoredObject, TestStep
from rethumb_desktop.store.expiry import expiry_seconds
from rethumb_desktop.store.media_types import mime_by_extension
from rethumb_desktop.store.notes import check_note

_PROBE = b"A connection test of rethumb desktop; may be deleted.\n"
_FACTS = StoreFacts(Visibility.BUCKET, Capability.NO, Capability.NO, Capability.NO)
_FORBIDDEN = re.compile(r'[\\:*?"<>|\x00-\x1f]' if os.name == "nt" else r"\x00")


class FolderStore:
    """Keeps each object as the file `root`/key. The folder is made with the first object.

    The media type is that of the key's extension; the size in pixels and the note are not kept. A presigned link is
    the file link, which does not expire. There are no requests, and no other clock.
    """

    requests = 0
    clock_offset = timedelta(0)

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()

    def put(
        self,
        key: str,
        data: bytes,
        mime: str,
        *,
        width: int = 0,
        height: int = 0,
        note: str = "",
        replace: bool = False,
    ) -> None:
        check_note(note)
        self._write(key, data, overwrite=True)

    def write(self, key: str, data: bytes, *, fresh: bool) -> bool:
        try:
            self._write(key, data, overwrite=not fresh)
        except FileExists:
            return self.get(key) == data
        return True

    def head(self, key: str) -> StoredObject | None:
        path = self._path(key)
        try:
            size = path.stat().st_size if path.is_file() else None
        except OSError as error:
            raise _unreadable(path, error) from error
        return None if size is None else StoredObject(key, size, mime=mime_by_extension(key))

    def get(self, key: str) -> bytes:
        path = self._path(key)
        try:
            if path.is_file():
                return path.read_bytes()
        except FileNotFoundError:
            pass  # deleted since the line above
        except OSError as error:
            raise _unreadable(path, error) from error
        raise Fault(FaultKind.MISSING, f"“{shown(key)}” is not in this library.", str(self._root), subject=str(path))

    def delete(self, key: str) -> None:
        path = self._path(key)
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise Fault(
                FaultKind.DISK,
                f"“{shown(path.name)}” could not be deleted.",
                f"The system says: {error.strerror}.",
                subject=str(path),
            ) from error

    def delete_many(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.delete(key)

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        beginning = os.fsencode(after)
        for key in sorted(self._keys(), key=os.fsencode):
            wanted = key.startswith(prefix) and os.fsencode(key) > beginning
            found = self.head(key) if wanted else None
            if found is not None:
                yield found

    def public_url(self, key: str) -> str:
        return self._path(key).as_uri()

    def presigned_url(self, key: str, expires: timedelta) -> str:
        expiry_seconds(expires)
        return self.public_url(key)

    def local_path(self, key: str) -> Path | None:
        return self._path(key)

    def find_facts(self, probe_key: str) -> StoreFacts:
        return _FACTS

    def policy(self) -> str:
        raise _no_policy(self._root)

    def apply_policy(self, document: str) -> None:
        raise _no_policy(self._root)

    def make_bucket(self) -> None:
        make_folder(self._root)

    def test(self, probe_key: str) -> Iterator[TestStep]:
        cure = "Choose another folder in the settings, or give yourself the right to write there."
        try:
            self.put(probe_key, _PROBE, "text/plain")
        except Fault as fault:
            yield TestStep("Write", ok=False, detail=fault.title, cure=fault.detail or cure)
            return
        yield TestStep("Write", ok=True, detail=f"Files are kept in {shown(str(self._root))}.")
        same = self.get(probe_key) == _PROBE
        told = "What was written came back." if same else "What was read is not what was written."
        yield TestStep("Read back", ok=same, detail=told, cure="" if same else "Check the disk.")
        try:
            self.delete(probe_key)
        except Fault as fault:
            yield TestStep("Delete", ok=False, detail=fault.title, cure=cure, facts=_FACTS)
        else:
            yield TestStep("Delete", ok=True, detail="The test file is gone again.", facts=_FACTS)

    def _write(self, key: str, data: bytes, *, overwrite: bool) -> None:
        path = self._path(key)
        make_folder(path.parent)
        write_atomically(path, data, overwrite=overwrite, durable=True)

    def _path(self, key: str) -> Path:
        """Return the file of a key; raises Fault data for a key that would not stay below the folder."""
        parts = key.split("/")
        if any(part in ("", ".", "..") for part in parts) or _FORBIDDEN.search(key):
            raise Fault(FaultKind.DATA, f"“{shown(key)}” cannot be the name of a file here.", subject=key)
        return self._root.joinpath(*parts)

    def _keys(self) -> Iterator[str]:
        for folder, _, names in os.walk(self._root, onerror=_refuse_walk):
            for name in names:
                if not (name.startswith(".") and name.endswith(UNFINISHED)):
                    yield (Path(folder) / name).relative_to(self._root).as_posix()


def _unreadable(path: Path, error: OSError) -> Fault:
    return Fault(
        FaultKind.DISK,
        f"“{shown(path.name)}” could not be read.",
        f"The system says: {error.strerror}.",
        subject=str(path),
        retryable=True,
    )


def _no_policy(root: Path) -> Fault:
    title = "A folder has no policy."
    return Fault(FaultKind.POLICY, title, "Its rights are those of the files in it.", subject=str(root))


def _refuse_walk(error: OSError) -> None:
    """Let a folder that cannot be read stop the walk: a short list would look like lost objects."""
    if not isinstance(error, FileNotFoundError):
        raise _unreadable(Path(str(error.filename)), error)
