"""What cannot be watched: nothing that the program makes may come back to it as a new picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.watched_folder import WatchedFolder
from rethumb_desktop.services.watching.refusals import refuse


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a/b/c", "ab", "out/deep", "home/library", "home/.hidden/library", "link-to"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    (tmp_path / "file.jpg").touch()
    return tmp_path


def folder(root: Path, path: str, *, output: str = "", recursive: bool = True, watch: str = "new") -> WatchedFolder:
    """A folder below the root."""
    return WatchedFolder(
        watch, str(root / path), ("Web",), output=str(root / output) if output else "", recursive=recursive
    )


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (("nothing",), "path"),
        (("file.jpg",), "path"),
        # The program's own
        (("home/library",), "path"),
        (("home/library/../library",), "path"),
        (("home",), "path"),
        (("a", "home/library"), "output"),
        (("a", "home/library/deep"), "output"),
        # Its own output
        (("a", "a"), "output"),
        (("a", "a/b"), "output"),
        (("a/b", "a"), "output"),
        (("a", "link/b"), "output"),
        (("link", "a/b"), "output"),
    ],
)
def test_one_folder_is_refused_by_itself(root: Path, new: tuple[str, ...], field: str) -> None:
    asked = folder(root, new[0], output=new[1] if len(new) > 1 else "")
    with pytest.raises(Fault) as caught:
        refuse(asked, [], [root / "home/library"])
    assert (caught.value.kind, caught.value.subject) == (FaultKind.USAGE, field)


@pytest.mark.parametrize(
    ("new", "other"),
    [
        (("a",), ("a",)),
        (("a",), ("link",)),
        (("a/b",), ("a",)),
        (("a",), ("a/b/c",)),
        (("link/b",), ("a",)),
        # Output of one in the other
        (("ab", "a/b"), ("a",)),
        (("a",), ("ab", "a/b")),
        (("a/b",), ("ab", "a")),
        (("ab", "a"), ("a/b",)),
    ],
)
def test_one_folder_is_refused_beside_another(root: Path, new: tuple[str, ...], other: tuple[str, ...]) -> None:
    there = folder(root, other[0], output=other[1] if len(other) > 1 else "", watch="other")
    asked = folder(root, new[0], output=new[1] if len(new) > 1 else "")
    with pytest.raises(Fault) as caught:
        refuse(asked, [there], [])
    assert caught.value.kind is FaultKind.USAGE
    # Itself as it was does not count.
    refuse(asked, [replace(asked, include=("*.jpg",))], [])


@pytest.mark.parametrize(
    ("new", "other"),
    [
        (folder(Path(), "a"), folder(Path(), "ab", watch="other")),
        (folder(Path(), "a", recursive=False), folder(Path(), "a/b", watch="other")),
        (folder(Path(), "a/b"), folder(Path(), "a", recursive=False, watch="other")),
        (folder(Path(), "a", output="out"), folder(Path(), "ab", output="out", watch="other")),
        (folder(Path(), "a", output="not/there/yet"), folder(Path(), "ab", watch="other")),
        (folder(Path(), "home", recursive=False), folder(Path(), "ab", watch="other")),
    ],
)
def test_folders_that_have_nothing_to_do_with_each_other_are_watched(
    root: Path, new: WatchedFolder, other: WatchedFolder
) -> None:
    there = [
        replace(each, path=str(root / each.path), output=each.output and str(root / each.output))
        for each in (new, other)
    ]
    refuse(there[0], [there[1]], [root / "home/library"])


def test_folders_of_the_program_that_no_walk_comes_to_do_not_matter(root: Path) -> None:
    refuse(folder(root, "home"), [], [root / "home/.hidden/library"])
