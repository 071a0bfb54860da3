"""The engine of a watched folder, step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.watched_folder import FileState, FolderState
from rethumb_desktop.services.watching.bounds import Bounds
from rethumb_desktop.services.watching.intake import Refusal
from tests.unit.services.watching.rig import FOLDER, Rig, only_new
from tests.watching.simulation.disk import TOP, digest_of

CONSENT = Refusal(FolderState.CONSENT, "Nobody has agreed yet.")


@pytest.fixture
def rig() -> Rig:
    """A folder whose pictures all count; it is empty, and watched."""
    rig = Rig()
    rig.run()
    return rig


# From a file to its job


def test_a_finished_file_has_its_job_within_a_second(rig: Rig) -> None:
    path = rig.save("a.jpg")
    rig.run(0.5)
    assert rig.intake.queued == [path]
    assert rig.state_of(path) is FileState.QUEUED
    known = rig.known(path)
    assert known is not None
    assert known.sha256 == digest_of(b"picture")
    assert known.stamp == rig.disk.look(path)
    assert known.noted_at == rig.clock.wall() or known.noted_at is not None


def test_nothing_is_queued_while_it_is_written(rig: Rig) -> None:
    path = f"{TOP}/a.jpg"
    rig.disk.create(path, b"1")
    for _ in range(30):
        rig.run(1.5)
        rig.disk.write(path, b"1")
    assert rig.intake.queued == []
    assert rig.engine.status().waiting == 1
    rig.run(2.5)
    assert rig.intake.queued == [path]
    assert rig.engine.status().waiting == 0


def test_the_tell_wakes(rig: Rig) -> None:
    woken = rig.woken
    rig.engine.tell([Hint(HintKind.CLOSED, f"{TOP}/a.jpg")])
    rig.engine.job_ended(1, JobState.PUBLISHED)
    rig.engine.rescan()
    rig.engine.pause()
    rig.engine.go_on()
    assert rig.woken == woken + 5


def test_what_is_written_while_it_is_read_settles_anew(rig: Rig) -> None:
    path = rig.save("a.jpg", b"old")
    rig.disk.interrupt = lambda path: rig.disk.write(path, b"new") if rig.disk.reads == 1 else None
    rig.run(10)
    assert rig.intake.queued == [path]
    known = rig.known(path)
    assert known is not None
    assert known.sha256 == digest_of(b"new")


def test_two_alike_in_one_step_are_one_job(rig: Rig) -> None:
    first, second = rig.save("a.jpg"), rig.save("b.jpg")
    rig.run(3)
    assert len(rig.intake.queued) == 1
    assert {rig.job_of(first)} == {rig.job_of(second)}


def test_a_step_does_a_bounded_part() -> None:
    rig = Rig(bounds=Bounds(looks=3, reads=2, compared=4, folder=1, settling=6))
    for number in range(40):
        rig.disk.make_folder(f"{TOP}/{number}")
        rig.save(f"{number}/a.jpg", b"%d" % number)
    looks, waiting = [], []
    for _ in range(400):
        before = rig.disk.reads
        delay = rig.engine.step()
        looks.append(rig.disk.reads - before)
        waiting.append(rig.engine.status().waiting)
        rig.clock.now += min(delay, 1.0)
    assert len(rig.intake.queued) == 40
    assert max(looks) == 2
    # One piece of a walk may go beyond.
    assert max(waiting) <= 6 + 4
    rig.engine.close()


# Patterns, names, recursion


def test_only_what_is_wanted_is_processed() -> None:
    rig = Rig(replace(FOLDER, include=("*.jpg",), exclude=("small_*", "raw")))
    for folder in ("raw", "sub", ".hidden"):
        rig.disk.make_folder(f"{TOP}/{folder}")
    names = (
        "a.jpg",
        "sub/b.jpg",
        "c.png",
        "small_d.jpg",
        "raw/e.jpg",
        ".f.jpg",
        ".hidden/g.jpg",
        "h.jpg.part",
        "i.txt",
    )
    for number, name in enumerate(names):
        rig.save(name, b"early %d" % number)
    rig.run(5)
    assert rig.intake.queued == [f"{TOP}/a.jpg", f"{TOP}/sub/b.jpg"]
    for number, name in enumerate(names):
        rig.save(name, b"late %d" % number)
    rig.run(5)
    assert rig.intake.queued[2:] == [f"{TOP}/a.jpg", f"{TOP}/sub/b.jpg"]


def test_subfolders_are_left_alone_if_they_are_not_wanted() -> None:
    rig = Rig(replace(FOLDER, recursive=False))
    rig.disk.make_folder(f"{TOP}/sub")
    rig.save("sub/a.jpg", b"1")
    rig.run(5)
    rig.save("sub/b.jpg", b"2")
    rig.disk.rename_folder(f"{TOP}/sub", f"{TOP}/other")
    path = rig.save("c.jpg", b"3")
    rig.run(4000)
    assert rig.intake.queued == [path]


def test_a_folder_that_is_moved_in_is_walked(rig: Rig) -> None:
    rig.disk.move_folder_in(f"{TOP}/sub", [("a.jpg", b"1"), ("b.jpg", b"2")])
    rig.run(2.5)
    assert rig.intake.queued == [f"{TOP}/sub/a.jpg", f"{TOP}/sub/b.jpg"]
    assert rig.disk.walks == 1


# What is there already


def test_only_new_ones_count() -> None:
    rig = Rig(only_new())
    old = rig.save("old.jpg", b"old")
    rig.run(5)
    new = rig.save("new.jpg", b"new")
    rig.run(4000)
    assert rig.intake.queued == [new]
    assert rig.state_of(old) is FileState.KNOWN
    # An old one that is changed is new.
    rig.disk.write(old, b"changed")
    rig.run(5)
    assert rig.intake.queued == [new, old]


def test_the_beginning_is_recorded_before_anything_is_processed() -> None:
    rig = Rig(only_new(), Bounds(compared=2, folder=1))
    for folder in range(5):
        rig.disk.make_folder(f"{TOP}/{folder}")
        rig.save(f"{folder}/old.jpg", b"old %d" % folder)
    rig.engine.step()
    new = rig.save("0/new.jpg", b"new")
    rig.clock.now += 10
    while rig.engine.status().state is FolderState.STARTING:
        assert rig.intake.queued == []
        rig.engine.step()
    rig.run(5)
    assert rig.intake.queued == [new]


def test_a_beginning_that_was_interrupted_is_begun_again() -> None:
    rig = Rig(only_new(), Bounds(compared=2, folder=1))
    paths = []
    for folder in range(5):
        rig.disk.make_folder(f"{TOP}/{folder}")
        paths.append(rig.save(f"{folder}/old.jpg", b"old %d" % folder))
    rig.engine.step()
    assert None in {rig.state_of(path) for path in paths}
    rig.restart()
    rig.run(4000)
    assert rig.intake.queued == []
    assert {rig.state_of(path) for path in paths} == {FileState.KNOWN}


def test_after_a_restart_the_beginning_is_not_taken_again() -> None:
    rig = Rig(only_new())
    rig.run(5)
    rig.observer.tell = None
    new = rig.save("while-it-was-off.jpg")
    rig.restart()
    rig.run(5)
    assert rig.intake.queued == [new]


def test_what_is_told_of_at_the_beginning_is_new() -> None:
    """The observer starts first: what it tells of came after the folder was added, also if the walk sees it."""
    rig = Rig(only_new(), Bounds(compared=1, folder=1))
    rig.disk.make_folder(f"{TOP}/sub")
    rig.save("old.jpg", b"old")
    rig.engine.step()
    rig.save("sub/new.jpg", b"new")
    rig.disk.move_folder_in(f"{TOP}/sub/in", [("also.jpg", b"also")])
    rig.run(5)
    assert sorted(rig.intake.queued) == [f"{TOP}/sub/in/also.jpg", f"{TOP}/sub/new.jpg"]


def test_a_folder_that_is_paused_from_the_beginning_records_it() -> None:
    rig = Rig(replace(only_new(), paused=True))
    old = rig.save("old.jpg", b"old")
    rig.run(1)
    new = rig.save("new.jpg", b"new")
    rig.run(10)
    assert (rig.state(), rig.intake.queued, rig.state_of(old)) == (FolderState.PAUSED, [], FileState.KNOWN)
    rig.engine.go_on()
    rig.run(5)
    assert rig.intake.queued == [new]


@pytest.mark.parametrize("restarts", [False, True])
def test_what_could_not_be_read_at_the_beginning_is_as_old_as_the_rest(restarts: bool) -> None:
    rig = Rig(only_new())
    for folder in ("sub", "sub/in", "other"):
        rig.disk.make_folder(f"{TOP}/{folder}")
    old = [rig.save(f"{name}.jpg", name.encode()) for name in ("sub/a", "sub/in/b")]
    rig.disk.dark.add(f"{TOP}/sub")
    rig.disk.dark.add(f"{TOP}/other")
    rig.run(10)
    if restarts:
        rig.restart()
    rig.disk.dark.remove(f"{TOP}/sub")
    rig.run(20)
    assert (rig.intake.queued, [rig.state_of(path) for path in old]) == ([], [FileState.KNOWN, FileState.KNOWN])
    # From now on what comes is new there, also in a folder that comes.
    rig.disk.move_folder_in(f"{TOP}/sub/late", [("c.jpg", b"c")])
    new = [f"{TOP}/sub/late/c.jpg", rig.save("sub/d.jpg", b"d")]
    rig.run(5)
    assert sorted(rig.intake.queued) == sorted(new)


# What cannot be read


def test_what_cannot_be_read_is_tried_again_and_shown(rig: Rig) -> None:
    path = rig.save("a.jpg")
    node = rig.disk.node(path)
    assert node is not None
    node.unreadable = True
    rig.run(3600)
    status = rig.engine.status()
    assert (status.waiting, status.failed, status.last_error_path) == (1, 0, path)
    assert status.last_error is not None
    assert status.last_error.kind is FaultKind.PERMISSION
    # 0.4, then 5, 10, 20, 40, 80, 160, 320, 640, 1280 later
    assert rig.disk.reads == 10
    node.unreadable = False
    rig.run(1800)
    assert rig.intake.queued == [path]


def test_a_folder_that_cannot_be_read_is_tried_again(rig: Rig) -> None:
    rig.disk.dark.add(f"{TOP}/sub")
    rig.disk.move_folder_in(f"{TOP}/sub", [("a.jpg", b"1")])
    rig.run(30)
    assert (rig.engine.status().waiting, rig.intake.queued) == (1, [])
    rig.disk.dark.clear()
    rig.run(10)
    assert (rig.engine.status().waiting, rig.intake.queued) == (0, [f"{TOP}/sub/a.jpg"])
    assert rig.disk.walks == 1


def test_a_folder_that_cannot_be_read_is_tried_less_and_less_often(rig: Rig) -> None:
    rig.disk.dark.add(f"{TOP}/sub")
    rig.disk.move_folder_in(f"{TOP}/sub", [("a.jpg", b"1")])
    # At once, then 5, 10, 20, 40, 80, 160, 320, 640, 1280 later
    rig.run(2600)
    assert rig.disk.parts == 10


def test_a_rescan_that_the_index_broke_off_is_done_again() -> None:
    rig = Rig()
    path = rig.save("a.jpg")
    rig.records.walk_failures = 1
    rig.run(10)
    assert (rig.intake.queued, rig.disk.walks) == ([path], 2)


def test_an_index_in_trouble_is_told_and_nothing_is_lost(rig: Rig) -> None:
    path = rig.save("a.jpg")
    rig.records.failures = 3
    assert rig.engine.step() == 5
    status = rig.engine.status()
    assert status.last_error is not None
    assert status.last_error.kind is FaultKind.INDEX
    rig.run(30)
    assert rig.intake.queued == [path]
    assert rig.engine.status().last_error is None


# For the person


def test_the_status_counts() -> None:
    rig = Rig()
    assert rig.state() is FolderState.STARTING
    rig.run()
    assert rig.state() is FolderState.WATCHING
    assert rig.engine.status().last_event is None
    paths = [rig.save(f"{number}.jpg", b"%d" % number) for number in range(4)]
    rig.save("copy.jpg", b"0")
    event = rig.clock.wall()
    rig.run(3)
    rig.end_job(rig.job_of(paths[1]))
    rig.end_job(rig.job_of(paths[2]), JobState.FAILED, FaultKind.DAMAGED)
    rig.run()
    rig.save("late.jpg", b"late")
    rig.run()
    status = rig.engine.status()
    assert (status.waiting, status.queued, status.done, status.duplicates, status.failed) == (1, 3, 1, 0, 1)
    rig.end_job(rig.job_of(paths[0]))
    rig.run()
    status = rig.engine.status()
    assert (status.done, status.duplicates) == (2, 1)
    assert status.last_error is not None
    assert (status.last_error.kind, status.last_error_path) == (FaultKind.DAMAGED, paths[2])
    assert status.last_event is not None
    assert status.last_event > event
    assert status.next_rescan is not None
    assert 3500 < (status.next_rescan - rig.clock.wall()).total_seconds() < 3600
    assert status.folder is rig.folder


def test_the_longest_step_lets_sleep_be_noticed(rig: Rig) -> None:
    assert rig.engine.step() == 30


def test_closing_ends_the_observation(rig: Rig) -> None:
    rig.engine.close()
    rig.engine.close()
    assert rig.observer.open == 0
