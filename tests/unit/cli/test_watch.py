"""`rethumb watch`: the folders that are watched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from tests.fixtures import pictures
from tests.unit.cli.conftest import ERROR_KEYS, RENDITION_KEYS, RESULT_KEYS, Terminal

FOLDER_KEYS = {"path", "presets", "library", "output", "state", "reason", "waiting", "queued", "done", "duplicates"} | {
    "failed",
    "last_error",
    "last_event",
    "next_rescan",
}


@pytest.fixture
def folder(terminal: Terminal) -> str:
    """A folder of the working directory."""
    terminal.run("preset", "add", "Small", "square/16")
    (terminal.folder / "in").mkdir()
    return "in"


def kept(terminal: Terminal) -> list[WatchedFolder]:
    return terminal.house.settings.watched_folders()


def test_a_folder_is_added_with_what_was_said(terminal: Terminal, folder: str) -> None:
    words = ["--preset", "Small", "--preset", "Web", "--output", "out", "--no-subfolders", "--existing", "all"]
    patterns = ["--include", "*.jpg", "--include", "*.png", "--exclude", "draft*"]
    ran = terminal.run("watch", "add", folder, *words, *patterns, "--json")
    assert ran.status == 0, ran.err
    assert ran.line.keys() >= FOLDER_KEYS
    (added,) = kept(terminal)
    assert added == WatchedFolder(
        id=added.id,
        path=str(terminal.folder / "in"),
        presets=("Small", "Web"),
        output=str(terminal.folder / "out"),
        recursive=False,
        include=("*.jpg", "*.png"),
        exclude=("draft*",),
        existing=Existing.ALL,
    )
    assert (ran.line["path"], ran.line["library"], ran.line["output"]) == (added.path, None, added.output)
    assert ran.line["state"] == "stopped"


def test_new_pictures_of_all_subfolders_go_to_this_computer_unless_said_otherwise(
    terminal: Terminal, folder: str
) -> None:
    ran = terminal.run("watch", "add", folder, "--preset", "Small")
    assert (ran.status, ran.out) == (0, "")
    assert "rethumb watch run" in ran.err
    (added,) = kept(terminal)
    assert (added.library, added.output, added.recursive) == ("This computer", "", True)
    assert added.existing is Existing.ONLY_NEW


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["nowhere", "--preset", "Small"], 2),
        (["in", "--preset", "Nope"], 2),
        (["in"], 2),
        (["in", "--preset", "Small", "--library", "Nope"], 3),
        (["in", "--preset", "Small", "--library", "x", "--output", "y"], 2),
        (["in", "--preset", "Small", "--output", "in/out"], 2),
    ],
)
def test_what_cannot_be_watched_is_refused(terminal: Terminal, folder: str, words: list[str], status: int) -> None:
    ran = terminal.run("watch", "add", *words)
    assert (ran.status, ran.out) == (status, "")
    assert ran.err
    assert kept(terminal) == []


def test_who_has_not_agreed_is_told_how_to(terminal: Terminal, folder: str) -> None:
    terminal.add_cloud()
    ran = terminal.run("watch", "add", folder, "--preset", "Small", "--library", "Cloud", "--json")
    assert ran.status == 0
    assert ran.line["state"] == "consent"
    assert "Nobody has agreed yet that pictures go to s3.example.com" in ran.err
    assert "rethumb publish PICTURE --library Cloud" in ran.err


def test_folders_are_listed_in_the_order_added(terminal: Terminal, folder: str) -> None:
    assert terminal.run("watch", "list").out == ""
    (terminal.folder / "other").mkdir()
    terminal.run("watch", "add", "other", "--preset", "Small", "--output", "out")
    terminal.run("watch", "add", folder, "--preset", "Small")
    ran = terminal.run("watch", "list", "--json")
    assert [Path(line["path"]).name for line in ran.lines] == ["other", "in"]
    assert all(line.keys() >= FOLDER_KEYS for line in ran.lines)
    people = terminal.run("watch", "list").out.splitlines()
    assert people[0] == f"{terminal.folder}/other: Small to {terminal.folder}/out, stopped"
    assert people[2] == f"{terminal.folder}/in: Small to This computer, stopped"
    terminal.house.turn.others = True
    assert [line["state"] for line in terminal.run("watch", "list", "--json").lines] == ["elsewhere", "elsewhere"]


def test_a_folder_is_paused_resumed_and_removed_by_any_of_its_names(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small")
    (terminal.folder / "link").symlink_to(terminal.folder / "in")
    assert terminal.run("watch", "pause", "./in/").status == 0
    assert terminal.run("watch", "list", "--json").line["state"] == "paused"
    assert terminal.run("watch", "resume", str(terminal.folder / "in")).status == 0
    assert [each.paused for each in kept(terminal)] == [False]
    assert terminal.run("watch", "remove", "link").status == 0
    assert kept(terminal) == []
    ran = terminal.run("watch", "remove", folder)
    assert ran.status == 2
    assert "“in” is not watched." in ran.err


# Once


def test_once_processes_what_is_there_and_ends(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    names = [terminal.file("in/cat.jpg"), terminal.file("in/sub/dog.jpg", pictures.jpeg(30, 30))]
    ran = terminal.run("watch", "run", "--once", "--json")
    assert ran.status == 0, ran.err
    assert {line["input"] for line in ran.lines} == {str(terminal.folder / name) for name in names}
    for line in ran.lines:
        assert line.keys() >= RESULT_KEYS | {"watch"}
        assert (line["state"], line["watch"]) == ("published", str(terminal.folder / "in"))
        assert line["renditions"][0].keys() >= RENDITION_KEYS
        assert line["renditions"][0]["url"]
    assert terminal.house.queue.jobs() == []
    again = terminal.run("watch", "run", "--once", "--json")
    assert (again.status, again.out) == (0, "")
    assert terminal.run("watch", "list", "--json").line["done"] == 2


def test_the_same_picture_by_another_name_has_a_line_with_the_links_there_are(terminal: Terminal, folder: str) -> None:
    terminal.run("preset", "add", "Large", "width/60")
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/cat.jpg")
    (first,) = terminal.run("watch", "run", "--once", "--json").lines
    terminal.run("publish", "in/cat.jpg", "--preset", "Large")
    copy = terminal.file("in/copy.jpg")
    again = terminal.run("watch", "run", "--once", "--json")
    assert again.status == 0
    assert again.line.keys() >= RESULT_KEYS | {"watch"}
    assert (again.line["input"], again.line["state"]) == (str(terminal.folder / copy), "duplicate")
    assert again.line["watch"] == str(terminal.folder / "in")
    assert again.line["error"] is None
    assert again.line["renditions"] == first["renditions"]
    assert again.line["sha256"] == first["original"]["sha256"]
    # It is told once, and its new time is nothing to tell.
    os.utime(terminal.folder / copy, ns=(1, 1_700_000_000_123_456_789))
    assert terminal.run("watch", "run", "--once", "--json").out == ""


def test_one_that_was_published_before_the_folder_was_watched_has_one_too(terminal: Terminal, folder: str) -> None:
    terminal.file("in/cat.jpg")
    published = terminal.run("publish", "in/cat.jpg", "--preset", "Small", "--json").line
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    ran = terminal.run("watch", "run", "--once", "--json")
    assert (ran.line["state"], ran.line["renditions"]) == ("duplicate", published["renditions"])


def test_two_of_the_same_at_once_have_two_lines(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    names = [terminal.file("in/cat.jpg"), terminal.file("in/copy.jpg")]
    ran = terminal.run("watch", "run", "--once", "--json")
    assert sorted(line["state"] for line in ran.lines) == ["duplicate", "published"]
    assert {line["input"] for line in ran.lines} == {str(terminal.folder / name) for name in names}


def test_what_was_written_before_into_an_output_folder_has_a_line_without_links(
    terminal: Terminal, folder: str
) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--output", "out", "--existing", "all")
    terminal.file("in/cat.jpg")
    terminal.run("watch", "run", "--once")
    terminal.file("in/copy.jpg")
    ran = terminal.run("watch", "run", "--once", "--json")
    assert (ran.line["state"], ran.line["renditions"]) == ("duplicate", [])


def test_people_get_links(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/cat.jpg")
    ran = terminal.run("watch", "run", "--once")
    assert ran.status == 0
    (link,) = ran.out.splitlines()
    assert link.startswith("file://")
    assert f"{terminal.folder}/in: watching" in ran.err


def test_what_fails_shows_in_the_status(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/cat.jpg")
    terminal.file("in/bad.jpg", pictures.TEXT)
    ran = terminal.run("watch", "run", "--once", "--json")
    assert ran.status == 1
    bad = next(line for line in ran.lines if line["input"].endswith("bad.jpg"))
    assert (bad["state"], bad["error"].keys()) == ("failed", ERROR_KEYS)
    assert [job.state for job in terminal.house.queue.jobs()] == [JobState.FAILED]


def test_a_folder_that_publishes_nothing_tells_of_its_files(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--output", "out", "--existing", "all")
    terminal.file("in/cat.jpg")
    ran = terminal.run("watch", "run", "--once", "--json")
    assert ran.status == 0, ran.err
    (rendition,) = ran.line["renditions"]
    assert (ran.line["state"], rendition["url"]) == ("rendered", None)
    assert rendition["path"] == str(terminal.folder / "out" / "cat-square-16.jpg")
    assert ran.line["original"]["width"] == 64
    terminal.file("in/dog.jpg", pictures.jpeg(30, 30))
    people = terminal.run("watch", "run", "--once")
    assert people.out == f"{terminal.folder}/out/dog-square-16.jpg\n"


def test_without_any_folder_there_is_nothing_to_do(terminal: Terminal) -> None:
    ran = terminal.run("watch", "run", "--once")
    assert (ran.status, ran.out) == (0, "")
    assert "rethumb watch add" in ran.err


def test_what_cannot_be_processed_at_all_was_not_started(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/cat.jpg")
    terminal.run("preset", "remove", "Small")
    ran = terminal.run("watch", "run", "--once")
    assert ran.status == 3
    assert "There is no preset “Small”." in ran.err
    terminal.house.turn.others = True
    ran = terminal.run("watch", "run", "--once")
    assert ran.status == 3


def test_a_paused_folder_is_no_failure(terminal: Terminal, folder: str) -> None:
    terminal.run("watch", "add", folder, "--preset", "Small", "--existing", "all")
    terminal.file("in/cat.jpg")
    terminal.run("watch", "pause", folder)
    ran = terminal.run("watch", "run", "--once")
    assert (ran.status, ran.out) == (0, "")


def test_a_paused_folder_does_not_make_up_for_one_that_cannot_be_processed(terminal: Terminal, folder: str) -> None:
    (terminal.folder / "other").mkdir()
    terminal.run("watch", "add", folder, "--preset", "Small")
    terminal.run("watch", "add", "other", "--preset", "Web")
    terminal.run("preset", "remove", "Small")
    assert terminal.run("watch", "run", "--once").status == 1
    terminal.run("watch", "pause", "other")
    assert terminal.run("watch", "run", "--once").status == 3
