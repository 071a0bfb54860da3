"""No more watches to be had, and disks that come and go: in a world of its own."""

from pathlib import Path

import pytest

from tests.watching.real import namespace

USED_UP = "This computer watches as many folders as it may, for all programs together."


@pytest.fixture(autouse=True, scope="module")
def _world() -> None:
    if not namespace.is_allowed():
        pytest.skip("no user namespace with mounts and limits of its own is allowed here")


def test_with_50_watches_100_folders_are_polled_and_others_watched(folder: Path) -> None:
    found = namespace.play("too_many_from_the_beginning", folder)
    assert found == {"polls": [True, False], "reason": USED_UP, "told": [0, {"b.jpg": True}]}


def test_watches_that_are_used_up_later_are_a_loss(folder: Path) -> None:
    assert namespace.play("too_many_later", folder) == {"polls": [False, True], "reason": USED_UP}


def test_without_any_instance_folders_are_polled(folder: Path) -> None:
    assert namespace.play("no_instance", folder) == {"polls": [True, False], "reason": USED_UP}


def test_a_disk_that_is_mounted_over_the_folder_and_unmounted_is_watched(folder: Path) -> None:
    found = namespace.play("mounted_over", folder)
    assert found == {"files": [["in.jpg"], ["out.jpg"], ["in.jpg"], ["out.jpg"]], "polls": False}


def test_a_disk_that_is_mounted_inside_the_folder_is_watched(folder: Path) -> None:
    assert namespace.play("mounted_inside", folder) == {"files": [["card/in.jpg"], ["card/out.jpg"]], "polls": False}


def test_what_is_on_a_disk_that_was_away_when_its_folder_was_added_is_old(folder: Path) -> None:
    found = namespace.play("away_when_added", folder)
    assert found == {"old": [["a.jpg"], ["recorded"], ["a.jpg"], ["recorded"]]}


def test_a_card_in_a_subfolder_that_comes_back_is_processed_once(folder: Path) -> None:
    found = namespace.play("card_in_a_subfolder", folder)
    once = ["new.jpg"]
    assert found == {"saved": [once, once, once, once, ["new.jpg", "later.jpg"]], "known": 1}
