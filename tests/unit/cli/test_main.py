"""The entry: options before and after the command, faults as sentences, names of any bytes."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from rethumb_desktop import __version__
from rethumb_desktop.cli.main import main
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services
from tests.unit.cli.conftest import Terminal


@pytest.mark.parametrize(
    "words",
    [
        ["--home", "there", "queue", "list"],
        ["queue", "--home", "there", "list"],
        ["queue", "list", "--home", "there"],
        ["--home", "elsewhere", "queue", "list", "--home=there"],
        ["--home", "there", "publish", "a.jpg", "--dry-run"],
        ["inspect", "a.jpg", "--home", "there"],
    ],
)
def test_the_home_stands_before_or_after_the_command(terminal: Terminal, words: list[str]) -> None:
    terminal.file("a.jpg")
    assert terminal.run(*words).status == 0
    assert terminal.homes == [Path("there")]


def test_without_a_home_the_program_chooses(terminal: Terminal) -> None:
    terminal.run("queue", "list")
    assert terminal.homes == [None]


@pytest.mark.parametrize(
    "words",
    [[], ["nonsense"], ["queue"], ["publish"], ["link"], ["inspect"], ["queue", "list", "more"], ["link", "--as", "x"]],
)
def test_wrong_usage_is_told_in_one_line_and_how_it_would_be_right(terminal: Terminal, words: list[str]) -> None:
    ran = terminal.run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: rethumb")
    assert terminal.homes == []


def test_version_and_help_are_results(terminal: Terminal) -> None:
    assert terminal.run("--version").out == f"rethumb {__version__}\n"
    shown = terminal.run("--help")
    assert shown.status == 0
    for command in ("render", "inspect", "publish", "link", "queue", "preset", "account", "library"):
        assert f"\n    {command} " in shown.out
    assert "130 interrupted" in " ".join(shown.out.split())


@pytest.mark.parametrize("kind", [FaultKind.INDEX, FaultKind.SETTINGS, FaultKind.DISK])
def test_a_home_that_does_not_open_starts_nothing(capsys: pytest.CaptureFixture[str], kind: FaultKind) -> None:
    def refuse(home: Path | None, listener: Listener, patience: float | None) -> Services:
        raise Fault(kind, "The index is damaged.", "It was set aside.")

    assert main(["queue", "list"], refuse, refuse) == 3
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "rethumb: The index is damaged.\n  It was set aside.\n")


def test_an_interruption_at_the_start_is_an_interruption(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(home: Path | None, listener: Listener, patience: float | None) -> Services:
        raise KeyboardInterrupt

    assert main(["queue", "list"], interrupt, interrupt) == 130
    assert capsys.readouterr().err == "rethumb: interrupted\n"


def test_names_that_are_no_text_are_published_and_named_as_they_are(terminal: Terminal) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    terminal.file(name)
    published = terminal.run("publish", name, "--recipe", "square/16", "--json")
    assert (published.status, published.line["input"]) == (0, name)
    terminal.file(name, b"")
    assert terminal.run("publish", name).err == f"{name}: The file is empty.\n"
    assert f"  {name}  16 × 16" in terminal.run("library", "list").out
    terminal.file(name)
    rendered = terminal.run("render", "square/16", name, "--output", "out")
    assert rendered.status == 0
    assert Path(rendered.out.rstrip("\n")).exists()
    assert terminal.run("inspect", name).out.startswith(f"{name}: JPEG")
    assert terminal.run("link", name).out.startswith("file://")


def test_every_command_leaves_no_thread(terminal: Terminal) -> None:
    before = threading.active_count()
    terminal.run("publish", terminal.file("a.jpg"), "gone.jpg")
    assert threading.active_count() == before
