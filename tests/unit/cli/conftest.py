"""The command line in this process, on real services with memory adapters."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rethumb_desktop.cli.main import main
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services
from tests.fixtures import pictures
from tests.fixtures.assembly import House

RESULT_KEYS = {"input", "state", "original", "renditions", "error", "notes"}
ORIGINAL_KEYS = {"sha256", "width", "height", "format"}
RENDITION_KEYS = {"recipe", "key", "url", "path", "width", "height", "bytes", "mime"}
ERROR_KEYS = {"kind", "title", "detail", "retryable"}


@dataclass(frozen=True)
class Outcome:
    """What a command has done."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def line(self) -> dict[str, Any]:
        """The only JSON object."""
        (only,) = self.lines
        return only


@dataclass
class Terminal:
    """Runs commands; each opens the house anew, as a process would."""

    house: House
    capture: pytest.CaptureFixture[bytes]
    patch: pytest.MonkeyPatch
    folder: Path
    homes: list[Path | None] = field(default_factory=list)

    def run(self, *words: str, typed: str = "") -> Outcome:
        """Run one command with `typed` on its standard input."""
        self.patch.setattr("sys.stdin", io.StringIO(typed))
        try:
            status = main(words, self._open, self._open)
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = self.capture.readouterr()
        return Outcome(status, out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "surrogateescape"))

    def file(self, name: str, data: bytes | None = None) -> str:
        """Write a picture, or other bytes, and return the path to type: relative to the working directory."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures.jpeg() if data is None else data)
        return name

    def add_cloud(self, credentials: str = "session") -> None:
        """Add the account of the house's memory store."""
        words = ["--endpoint", "https://s3.example.com", "--bucket", "pics", "--prefix", "p"]
        added = self.run("account", "add", "Cloud", *words, "--credentials", credentials, typed="AKID\nsecret\n")
        assert added.status == 0, added.err

    def _open(self, home: Path | None, listener: Listener, patience: float | None) -> Services:
        self.homes.append(home)
        # However long a person would wait: here nothing gets better by itself.
        self.house.patience = 0.0 if patience is not None else None
        self.house.listeners[:] = [listener]
        return self.house.open()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "house")


@pytest.fixture
def terminal(
    house: House, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Terminal:
    """A terminal in an empty folder."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Terminal(house, capsysbinary, monkeypatch, folder)
