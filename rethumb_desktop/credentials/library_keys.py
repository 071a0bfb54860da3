"""Library keys: in a vault, or in files of their own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from rethumb_desktop.credentials.entries import library_key_entry
from rethumb_desktop.disk.faults import FileExists, reading_fault, writing_fault
from rethumb_desktop.disk.writing import write_atomically
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports import Vault

_VARIABLE = "RETHUMB_LIBRARY_KEY"


class LibraryKeyRing:
    """Keeps library keys in a vault; implements `LibraryKeys`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, library: str) -> LibraryKey | None:
        """Return a library's key. Raises Fault keyring."""
        text = self._vault.get(library_key_entry(library))
        return _read(text, f"The library key of “{library}” is damaged.") if text is not None else None

    def set(self, library: str, key: LibraryKey) -> None:
        """Keep a library's key, unless it has one. Raises Fault keyring."""
        entry = library_key_entry(library)
        if self._vault.get(entry) is None:
            self._vault.set(entry, key.to_text())

    def replace(self, library: str, key: LibraryKey) -> None:
        """Keep another key for a library. Raises Fault keyring."""
        self._vault.set(library_key_entry(library), key.to_text())


class LibraryKeyFiles:
    """Keeps library keys as files that only their owner reads; implements `LibraryKeys`.

    Where two processes make one at once, both get the first. With RETHUMB_LIBRARY_KEY
    set, its value is the key of every library and nothing is kept.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._given = environment.get(_VARIABLE, "").strip()

    def get(self, library: str) -> LibraryKey | None:
        """Return a library's key. Raises Fault keyring (it is damaged), permission, disk."""
        if self._given:
            return _read(self._given, f"{_VARIABLE} is no library key.")
        path = self._path(library)
        try:
            text = path.read_text("ascii", "replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise reading_fault(path, error) from error
        return _read(text, f"The library key in “{path.name}” is damaged.")

    def set(self, library: str, key: LibraryKey) -> None:
        """Keep a library's key, unless it has one. Raises Fault disk."""
        with suppress(FileExists):
            self._write(library, key, overwrite=False)

    def replace(self, library: str, key: LibraryKey) -> None:
        """Keep another key for a library. Raises Fault disk."""
        self._write(library, key, overwrite=True)

    def _write(self, library: str, key: LibraryKey, *, overwrite: bool) -> None:
        if self._given:
            return
        path = self._path(library)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Also where the folder was there before: the file is written before its own rights are narrowed.
            self._folder.chmod(0o700)
            write_atomically(path, f"{key.to_text()}\n".encode(), overwrite=overwrite)
            path.chmod(0o600)
        except OSError as error:
            raise writing_fault(path, error) from error

    def _path(self, library: str) -> Path:
        # A library may be called anything, a file may not.
        return self._folder / f"{sha256(library.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.key"


def _read(text: str, complaint: str) -> LibraryKey:
    try:
        return LibraryKey.from_text(text)
    except ValueError:
        raise Fault(FaultKind.KEYRING, complaint, "A library key is 52 letters and digits.") from None
