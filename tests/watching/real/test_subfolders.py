"""Folders that come, move and go inside a watched folder: nothing in them is missed, nothing outside is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rethumb_desktop.disk.tree import LocalTree
from rethumb_desktop.domain.hints import Hint, HintKind, Places
from rethumb_desktop.watch.observer import WatchdogObserver
from tests.fixtures.waiting import wait_for
from tests.unit.disk.test_reading import without_privileges
from tests.watching.real.observed import LIMIT, Observed


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"picture")


def test_files_in_subfolders_are_told(observer: WatchdogObserver, folder: Path) -> None:
    make(folder, "a/b/c/old.jpg")
    observed = Observed(observer, folder)
    make(folder, "a/b/c/new.jpg")
    assert observed.places() == Places({"a/b/c/new.jpg": True})


def test_a_folder_that_is_made_is_walked_and_watched(observed: Observed) -> None:
    make(observed.folder, "a/b/c/old.jpg")
    places = observed.places()
    assert any(path in places.folders for path in ("a", "a/b", "a/b/c")) or "a/b/c/old.jpg" in places.files
    assert min(places.folders, key=len) == "a"
    observed.forget()
    make(observed.folder, "a/b/c/new.jpg")
    assert observed.places() == Places({"a/b/c/new.jpg": True})


def test_nothing_falls_between_the_making_of_folders_and_their_watching(observed: Observed) -> None:
    """Each file is told, or is there by the time that a folder above it is told."""
    found: set[str] = set()
    wanted = {f"{number}/{depth}/{name}.jpg" for number in range(60) for depth in range(5) for name in "ab"}
    for name in sorted(wanted):
        make(observed.folder, name)
    for folder in observed.places().folders:
        for walked in LocalTree().walk(str(observed.folder / folder), recursive=True):
            found |= {str((Path(walked.path) / name).relative_to(observed.folder)) for name in walked.files}
    assert found | observed.places().files.keys() == wanted


def test_a_folder_is_told_only_when_it_is_watched(observer: WatchdogObserver, folder: Path) -> None:
    late: list[Path] = []
    told: list[Hint] = []

    def tell(hints: object) -> None:
        for hint in hints:  # type: ignore[attr-defined]
            told.append(hint)
            if hint.folder and hint.kind is HintKind.CREATED:
                late.append(Path(hint.path) / "late.jpg")
                late[-1].write_bytes(b"picture")

    observer.observe(str(folder), recursive=True, tell=tell)
    (folder / "a" / "b").mkdir(parents=True)
    wait_for(lambda: late, LIMIT, "the folder")
    wait_for(lambda: any(hint.path == str(late[0]) for hint in told), LIMIT, "the file that was made then")


def test_a_folder_that_is_moved_within_is_known_by_its_new_name(observer: WatchdogObserver, folder: Path) -> None:
    make(folder, "a/b/c/old.jpg")
    observed = Observed(observer, folder)
    (folder / "a").rename(folder / "z")
    assert observed.places() == Places({}, frozenset({"z"}))
    assert [hint.path for hint in observed.settled()] == [str(folder / "a")]
    observed.forget()
    make(folder, "z/b/c/new.jpg")
    assert observed.places() == Places({"z/b/c/new.jpg": True})


def test_a_folder_that_is_moved_out_is_told_no_more(observer: WatchdogObserver, folder: Path, tmp_path: Path) -> None:
    make(folder, "a/b/old.jpg")
    observed = Observed(observer, folder)
    (folder / "a").rename(tmp_path / "a")
    assert observed.places() == Places({})
    observed.forget()
    make(tmp_path, "a/b/new.jpg")
    assert observed.settled() == []


def test_a_folder_that_is_moved_in_is_walked_and_watched(observed: Observed, tmp_path: Path) -> None:
    make(tmp_path, "a/b/old.jpg")
    (tmp_path / "a").rename(observed.folder / "a")
    assert observed.places() == Places({}, frozenset({"a"}))
    observed.forget()
    make(observed.folder, "a/b/new.jpg")
    assert observed.places() == Places({"a/b/new.jpg": True})


def test_a_folder_that_is_swapped_for_another_is_watched(observed: Observed) -> None:
    make(observed.folder, "a/old.jpg")
    observed.forget()
    for number in range(50):
        (observed.folder / "a").rename(observed.folder / f"was-{number}")
        make(observed.folder, "a/old.jpg")
    observed.forget()
    make(observed.folder, "a/new.jpg", "was-7/new.jpg")
    assert observed.places() == Places({"a/new.jpg": True, "was-7/new.jpg": True})


def test_a_folder_that_is_hidden_is_told_no_more_and_comes_back(observer: WatchdogObserver, folder: Path) -> None:
    make(folder, "a/old.jpg")
    observed = Observed(observer, folder)
    (folder / "a").rename(folder / ".a")
    make(folder, ".a/hidden.jpg")
    assert observed.places() == Places({})
    (folder / ".a").rename(folder / "a")
    assert observed.places() == Places({}, frozenset({"a"}))
    observed.forget()
    make(folder, "a/new.jpg")
    assert observed.places() == Places({"a/new.jpg": True})


def test_a_folder_that_is_deleted_and_made_again_is_watched(observer: WatchdogObserver, folder: Path) -> None:
    make(folder, "a/b/old.jpg")
    observed = Observed(observer, folder)
    shutil.rmtree(folder / "a")
    assert observed.places() == Places({})
    make(folder, "a/b/old.jpg")
    observed.forget()
    make(folder, "a/b/new.jpg")
    assert observed.places() == Places({"a/b/new.jpg": True})


def test_subfolders_are_left_out_when_not_asked_for(observer: WatchdogObserver, folder: Path) -> None:
    make(folder, "a/old.jpg")
    observed = Observed(observer, folder, recursive=False)
    make(folder, "a/new.jpg", "b/new.jpg", "new.jpg")
    shutil.rmtree(folder / "a")
    assert observed.places() == Places({"new.jpg": True})


def test_a_link_to_a_folder_elsewhere_is_followed(observer: WatchdogObserver, folder: Path, tmp_path: Path) -> None:
    make(tmp_path, "far/deep/old.jpg")
    (folder / "before").symlink_to(tmp_path / "far")
    observed = Observed(observer, folder)
    make(tmp_path, "far/deep/new.jpg")
    assert observed.places() == Places({"before/deep/new.jpg": True})
    (folder / "before").unlink()
    observed.forget()
    make(tmp_path, "far/deep/other.jpg")
    assert observed.settled() == []
    (folder / "after").symlink_to(tmp_path / "far")
    assert observed.places() == Places({}, frozenset({"after"}))
    observed.forget()
    make(tmp_path, "far/deep/last.jpg")
    assert observed.places() == Places({"after/deep/last.jpg": True})


def test_links_in_circles_end_and_each_file_has_its_own_name(observer: WatchdogObserver, folder: Path) -> None:
    make(folder, "m/sub/old.jpg")
    for link, target in (
        ("a-same", "m"),
        ("m/up", ".."),
        ("m/sub/top", "../.."),
        ("loop", "loop"),
        ("z-same", "m/sub"),
    ):
        (folder / link).symlink_to(target)
    observed = Observed(observer, folder)
    make(folder, "m/sub/new.jpg", "m/new.jpg")
    assert observed.places() == Places({"m/sub/new.jpg": True, "m/new.jpg": True})
    walked = [place.path for place in LocalTree().walk(str(folder), recursive=True)]
    assert sorted(walked) == [str(folder), str(folder / "m"), str(folder / "m" / "sub")]


def test_one_folder_can_be_observed_twice_and_inside_another(observer: WatchdogObserver, folder: Path) -> None:
    make(folder, "a/b/old.jpg")
    outer, twin, inner = Observed(observer, folder), Observed(observer, folder), Observed(observer, folder / "a")
    make(folder, "a/b/new.jpg")
    assert outer.places() == twin.places() == Places({"a/b/new.jpg": True})
    outer.observation.close()
    inner.forget()
    make(folder, "a/b/other.jpg")
    twin.until(folder / "a" / "b" / "other.jpg")
    assert inner.places() == Places({"b/other.jpg": True})
    assert not any("other" in hint.path for hint in outer.hints)


@pytest.mark.skipif("os.geteuid() != 0", reason="only root can become somebody who may not look, and root again")
def test_a_folder_that_nobody_may_look_into_is_watched_when_one_may(observer: WatchdogObserver, folder: Path) -> None:
    for place in (folder, *folder.parents):
        place.chmod(place.stat().st_mode | 0o055)  # the folders above must let everybody through
    closed = [folder / "closed", folder / "closed too"]
    make(folder, "closed/old.jpg", "closed too/old.jpg", "open/old.jpg")
    for place in closed:
        place.chmod(0)
    with without_privileges():
        observed = Observed(observer, folder)
    assert not observed.polls()
    for place in closed:
        place.chmod(0o755)
        observed.until(place, HintKind.CREATED)
    observed.forget()
    make(folder, "closed/new.jpg", "closed too/new.jpg", "open/new.jpg")
    assert observed.places() == Places({"closed/new.jpg": True, "closed too/new.jpg": True, "open/new.jpg": True})
