"""Packages of the system: finding what is missing, installing it, or saying what to type."""

import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from rethumb_desktop.display import LIBRARIES

Script = Callable[[str], ModuleType]
Programs = Callable[[str, str], Path]
SUDO = 'shift; exec "$@"'


@pytest.mark.parametrize(("name", "least"), [("window", 5), ("tests", 5), ("gateway", 5), ("bench", 1)])
def test_each_package_of_a_list_has_a_proof_and_a_reason(name: str, least: int, script: Script) -> None:
    packages = script("system_packages")
    found = packages.read_list(name)
    text = (packages.LISTS / f"debian-{name}.txt").read_text(encoding="utf-8")
    assert len(found) >= least
    assert all(package.proof and " " not in package.proof for package in found)
    assert all(": " in line for line in text.splitlines() if not line.startswith("#"))


def test_the_program_names_the_same_packages(script: Script) -> None:
    listed = {package.proof: package.name for package in script("system_packages").read_list("window")}
    assert LIBRARIES.items() <= listed.items()


@pytest.mark.parametrize(
    ("proof", "missing"),
    [
        ("libc.so.6", False),
        ("libnosuchthing.so.1", True),
        ("sh", False),
        ("no-such-program", True),
        ("/etc/*sswd", False),
        ("/etc/no-such-*", True),
    ],
)
def test_a_package_is_there_when_its_proof_is(proof: str, *, missing: bool, script: Script) -> None:
    assert script("system_packages").SystemPackage("name", proof).is_missing() is missing


def test_nothing_is_installed_unless_allowed(
    script: Script, programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = programs("apt-get", 'echo "$@" >> "$NOTES"')
    programs("sudo", SUDO)
    monkeypatch.setenv("RETHUMB_INSTALL", "0")
    assert script("system_packages").provide(["libegl1", "libgl1"], "the window") is False
    assert "apt-get install -y --no-install-recommends libegl1 libgl1\n" in capsys.readouterr().out
    assert not notes.exists()


def test_the_lists_are_brought_up_to_date_when_installing_needs_it(script: Script, programs: Programs) -> None:
    programs("sudo", SUDO)
    knows = 'case "$*" in *update*) touch "$NOTES.new";; *) test -e "$NOTES.new" || exit 100;; esac'
    notes = programs("apt-get", f'echo "$@" >> "$NOTES"\n{knows}')
    assert script("system_packages").provide(["libegl1"], "the window") is True
    words = [line.split() for line in notes.read_text(encoding="utf-8").splitlines()]
    assert [("update" in line, line[-1] == "libegl1") for line in words] == [
        (False, True),
        (True, False),
        (False, True),
    ]


def test_a_locked_package_manager_is_waited_for(
    script: Script, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs("sudo", SUDO)
    locked = 'test -e "$NOTES.free" && exit; touch "$NOTES.free"; echo "E: Could not get lock x"; exit 100'
    notes = programs("apt-get", f'echo "$@" >> "$NOTES"\n{locked}')
    packages = script("system_packages")
    monkeypatch.setattr(packages, "LOCK_PAUSE", 0)
    assert packages.provide(["libegl1"], "the window") is True
    assert len(notes.read_text(encoding="utf-8").splitlines()) == 2


def test_a_failure_shows_the_last_words_and_the_line_to_type(
    script: Script, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    programs("sudo", SUDO)
    programs("apt-get", "echo 'E: Unable to locate package'; exit 100")
    assert script("system_packages").provide(["libegl1"], "the window") is False
    said = capsys.readouterr().out
    assert "    E: Unable to locate package\n" in said
    assert "apt-get install -y --no-install-recommends libegl1\n" in said


def test_without_the_right_to_install_the_line_is_printed(
    script: Script, programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    programs("sudo", "exit 1")
    notes = programs("apt-get", 'echo "$@" >> "$NOTES"')
    assert script("system_packages").provide(["libegl1"], "the window") is False
    assert "sudo apt-get install" in capsys.readouterr().out
    assert not notes.exists()
