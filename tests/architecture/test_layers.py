"""The contracts between the rooms hold, and each of them has been seen to break."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fixtures.programs import PROJECT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CONTRACTS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


@dataclass(frozen=True)
class Offence:
    """Files to add to a copy of the program, which break one contract and no other."""

    contract: str
    files: dict[str, str]

    def __str__(self) -> str:
        return f"{self.contract}: {' '.join(self.files.values())}"


def importing(contract: str, place: str, statement: str) -> Offence:
    """The offence of one more module, with that import, in that package."""
    return Offence(contract, {f"{place}/offender.py": statement})


OFFENCES = [
    importing("layers", "disk", "import rethumb_desktop.jobs"),
    importing("layers", "settings", "import rethumb_desktop.cache"),
    importing("layers", "ui/panels", "import rethumb_desktop.cli"),
    importing("ports", "services", "import rethumb_desktop.store"),
    importing("ports", "cli", "import rethumb_desktop.settings"),
    importing("ports", "services", "import rethumb_desktop.watch"),
    importing("qt", "jobs", "import PySide6.QtCore"),
    importing("boto3", "services", "import boto3"),
    importing("boto3", "web", "import botocore.config"),
    importing("sqlalchemy", "store", "import sqlalchemy"),
    importing("pillow", "web", "import PIL.Image"),
    importing("vips", "metadata", "import pyvips"),
    importing("keyring", "settings", "import keyring"),
    importing("segno", "services", "import segno"),
    importing("jeepney", "credentials", "import jeepney"),
    importing("cryptography", "index", "import cryptography"),
    importing("watchdog", "services", "import watchdog.events"),
    importing("domain", "domain", "import platformdirs"),
    Offence(
        "acyclic",
        {
            "services/offender.py": "import rethumb_desktop.services.accomplice",
            "services/accomplice.py": "import rethumb_desktop.services.offender",
        },
    ),
    importing("ui-layers", "ui/models", "import rethumb_desktop.ui.widgets"),
    importing("ui-layers", "ui/desktop", "import rethumb_desktop.ui.theme"),
    Offence(
        "ui-panels",
        {
            "ui/panels/offender.py": "import rethumb_desktop.ui.panels.accomplice",
            "ui/panels/accomplice.py": "",
        },
    ),
    importing("ui-widgets", "ui/widgets", "import rethumb_desktop.services"),
]


def broken_contracts(folder: Path) -> set[str]:
    """The identifiers of the contracts that do not hold for the program in that folder."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--cache-dir", str(folder / "cache")],
        cwd=folder,
        env={**os.environ, "COLUMNS": "250"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    outcomes = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    assert outcomes.keys() == {contract["name"] for contract in CONTRACTS}, done.stdout + done.stderr
    return {contract["id"] for contract in CONTRACTS if outcomes[contract["name"]] == "BROKEN"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, linted once so that its imports are in the cache."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copy(PROJECT / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "rethumb_desktop", folder / "rethumb_desktop", ignore=ignored)
    assert broken_contracts(folder) == set()
    return folder


def test_all_contracts_hold(original: Path) -> None:
    assert broken_contracts(original) == set()


@pytest.mark.parametrize("offence", OFFENCES, ids=str)
def test_an_offence_breaks_its_contract(offence: Offence, original: Path, tmp_path: Path) -> None:
    program = shutil.copytree(original, tmp_path / "program")
    for name, text in offence.files.items():
        place = program / "rethumb_desktop" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text + "\n", encoding="utf-8")
    assert broken_contracts(program) == {offence.contract}


def test_every_contract_has_an_offence() -> None:
    assert {offence.contract for offence in OFFENCES} == {contract["id"] for contract in CONTRACTS}
