"""`rethumb watch run` as a process: pictures come in while it runs, it is ended, killed and started again."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pytest

from tests.fixtures import pictures
from tests.fixtures.command_line import PATIENCE, CommandLine

WATCHING = "watching"


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """The command line beside a home with a preset, and a folder to be watched."""
    folder = tmp_path / "in"
    folder.mkdir()
    cli = CommandLine(folder, tmp_path / "home")
    assert cli.run("preset", "add", "Small", "square/16").status == 0
    return cli


class Run:
    """A running `rethumb watch run`; its lines are read as they come."""

    def __init__(self, cli: CommandLine) -> None:
        self.process = cli.start("watch", "run", "--json")
        self.lines: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self.said: SimpleQueue[str] = SimpleQueue()
        self._threads = [Thread(target=self._read_lines), Thread(target=self._read_words)]
        for thread in self._threads:
            thread.start()

    def until_it_watches(self, folder: Path) -> None:
        while self.said.get(timeout=PATIENCE) != f"{folder}: {WATCHING}":
            pass

    def end(self, number: int) -> int:
        """End it by a signal and return its status."""
        self.process.send_signal(number)
        status = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join()
        return status

    def rest(self) -> list[dict[str, Any]]:
        """The lines that nobody has looked at yet."""
        return [self.lines.get() for _ in range(self.lines.qsize())]

    def _read_lines(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.lines.put(json.loads(line))

    def _read_words(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as words:
            for line in words:
                self.said.put(line.rstrip("\n"))


@contextmanager
def running(cli: CommandLine) -> Iterator[Run]:
    run = Run(cli)
    try:
        yield run
    finally:
        if run.process.poll() is None:
            run.end(signal.SIGKILL)


def published(cli: CommandLine) -> list[str]:
    """The names of what is in the library."""
    return sorted(line["name"] for line in cli.run("library", "list", "--json").lines)


def status(cli: CommandLine) -> dict[str, Any]:
    (line,) = cli.run("watch", "list", "--json").lines
    return line


def save_many(folder: Path, count: int, first: int = 0) -> list[str]:
    """Write different pictures, each some tens of milliseconds of work."""
    names = [f"{number:03}.jpg" for number in range(first, first + count)]
    for place, name in enumerate(names, start=first):
        (folder / name).write_bytes(pictures.jpeg(900, 600 + place, quality=60))
    return names


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_pictures_that_come_are_published_until_it_is_told_to_end(cli: CommandLine, number: int) -> None:
    (cli.folder / "old.jpg").write_bytes(pictures.jpeg())
    cli.run("watch", "add", ".", "--preset", "Small")
    with running(cli) as run:
        run.until_it_watches(cli.folder)
        assert status(cli)["state"] == "elsewhere"
        (cli.folder / "cat.jpg").write_bytes(pictures.jpeg(30, 30))
        line = run.lines.get(timeout=PATIENCE)
        assert (line["input"], line["state"]) == (str(cli.folder / "cat.jpg"), "published")
        assert line["watch"] == str(cli.folder)
        assert Path(line["renditions"][0]["path"]).is_file()
        (cli.folder / "dog.jpg").write_bytes(pictures.jpeg(32, 30))
        assert run.lines.get(timeout=PATIENCE)["input"] == str(cli.folder / "dog.jpg")
        # What was printed is taken off the queue while it runs, not only at its end.
        assert "cat.jpg" not in cli.run("queue", "list").out
        assert run.end(number) == 0
        assert run.rest() == []
    assert published(cli) == ["cat.jpg", "dog.jpg"]
    assert cli.run("queue", "list").out == ""
    assert (status(cli)["state"], status(cli)["done"]) == ("stopped", 2)


def test_a_folder_that_is_added_while_it_runs_is_watched(cli: CommandLine) -> None:
    with running(cli) as run:
        run.said.get(timeout=PATIENCE)
        cli.run("watch", "add", ".", "--preset", "Small", "--output", "../out")
        run.until_it_watches(cli.folder)
        (cli.folder / "cat.jpg").write_bytes(pictures.jpeg())
        assert run.lines.get(timeout=PATIENCE)["state"] == "rendered"
        assert run.end(signal.SIGTERM) == 0
    assert [path.name for path in (cli.folder.parent / "out").iterdir()] == ["cat-square-16.jpg"]


def test_a_second_run_watches_once_the_first_was_killed(cli: CommandLine) -> None:
    cli.run("watch", "add", ".", "--preset", "Small")
    with running(cli) as first:
        first.until_it_watches(cli.folder)
        with running(cli) as second:
            while "elsewhere" not in (said := second.said.get(timeout=PATIENCE)):
                assert WATCHING not in said
            first.end(signal.SIGKILL)
            (cli.folder / "cat.jpg").write_bytes(pictures.jpeg())
            second.until_it_watches(cli.folder)
            assert second.lines.get(timeout=PATIENCE)["state"] == "published"
            assert second.end(signal.SIGTERM) == 0


@pytest.mark.parametrize("words", [(), ("--output", "../out")], ids=["publishing", "into a folder"])
def test_after_kills_nothing_is_lost_and_nothing_is_there_twice(cli: CommandLine, words: tuple[str, ...]) -> None:
    cli.run("watch", "add", ".", "--preset", "Small", "--existing", "all", *words)
    names = save_many(cli.folder, 20)
    for kill in range(1, 4):
        with running(cli) as run:
            names += save_many(cli.folder, 5, first=20 * kill)
            for _ in range(2 * kill):
                run.lines.get(timeout=PATIENCE)
            run.end(signal.SIGKILL)
    once = cli.run("watch", "run", "--once", "--json")
    assert once.status == 0, once.err
    if words:
        output = cli.folder.parent / "out"
        assert sorted(path.name for path in output.iterdir() if not path.name.startswith(".")) == [
            name.replace(".jpg", "-square-16.jpg") for name in sorted(names)
        ]
    else:
        assert published(cli) == sorted(names)
    counted = status(cli)
    assert counted["queued"] == counted["waiting"] == counted["failed"] == 0
    assert counted["done"] + counted["duplicates"] == len(names)
