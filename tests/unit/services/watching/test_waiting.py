"""What waits in a watched folder is counted, and what waits for long is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.watched_folder import FileState, FileTrouble, FolderState
from rethumb_desktop.services.watching.intake import Refusal
from tests.unit.services.watching.rig import FOLDER, Rig
from tests.watching.simulation.disk import TOP

CONSENT = Refusal(FolderState.CONSENT, "Nobody has agreed yet.")


@pytest.fixture
def rig() -> Rig:
    """A folder whose pictures all count; it is empty, and watched."""
    rig = Rig()
    rig.run()
    return rig


@pytest.mark.parametrize("why", ["paused", "refused"])
def test_what_comes_while_nothing_may_be_processed_is_counted(rig: Rig, why: str) -> None:
    if why == "paused":
        rig.engine.pause()
    else:
        rig.intake.refused = CONSENT
    rig.run(6)
    rig.save("a.jpg")
    rig.save("b.jpg")
    rig.run(6)
    assert rig.engine.status().waiting == 2
    assert rig.intake.queued == []
    assert rig.engine.is_caught_up()
    rig.disk.delete(f"{TOP}/a.jpg")
    rig.run(6)
    assert rig.engine.status().waiting == 1
    rig.engine.go_on()
    rig.intake.refused = None
    rig.run(10)
    assert rig.intake.queued == [f"{TOP}/b.jpg"]
    assert rig.engine.status().waiting == 0


def test_what_is_there_when_the_program_starts_is_counted_without_leave() -> None:
    rig = Rig()
    rig.save("a.jpg")
    rig.intake.refused = CONSENT
    assert not rig.engine.is_caught_up(), "it has not looked yet"
    rig.run(1)
    assert (rig.state(), rig.engine.status().waiting) == (FolderState.CONSENT, 1)
    assert rig.engine.is_caught_up()


def test_a_paused_folder_is_looked_through_before_it_is_caught_up() -> None:
    rig = Rig(replace(FOLDER, paused=True))
    rig.save("a.jpg")
    assert not rig.engine.is_caught_up()
    rig.run(1)
    assert (rig.state(), rig.engine.status().waiting) == (FolderState.PAUSED, 1)
    assert rig.engine.is_caught_up()


def test_a_file_that_is_open_for_writing_is_not_read(rig: Rig) -> None:
    path = rig.save("a.jpg", b"half")
    rig.disk.writers = frozenset({path})
    rig.run(20)
    assert (rig.intake.queued, rig.disk.reads, rig.engine.status().waiting) == ([], 0, 1)
    assert rig.engine.status().troubles == (), "nobody is told of what takes a while"
    assert not rig.engine.is_caught_up()
    rig.run(30)
    (trouble,) = rig.engine.status().troubles
    assert (trouble.path, trouble.error.title) == (path, "Another program still has it open for writing.")
    assert rig.engine.is_caught_up(), "who waits for the end does not wait for ever"
    rig.disk.writers = frozenset()
    rig.engine.tell([Hint(HintKind.CLOSED, path)])
    rig.run(1)
    assert rig.intake.queued == [path]
    assert rig.engine.status().troubles == ()


def test_an_empty_file_is_named_after_a_while(rig: Rig) -> None:
    path = rig.save("a.jpg", b"")
    rig.run(3)
    assert (rig.engine.status().waiting, rig.engine.status().troubles) == (1, ())
    rig.run(20)
    (trouble,) = rig.engine.status().troubles
    assert (trouble.path, trouble.error.kind) == (path, FaultKind.EMPTY)
    rig.disk.write(path, b"picture")
    rig.disk.close(path)
    rig.run(10)
    assert rig.state_of(path) is FileState.QUEUED
    assert rig.engine.status().troubles == ()


def test_a_folder_that_cannot_be_read_is_named(rig: Rig) -> None:
    rig.disk.make_folder(f"{TOP}/dark")
    rig.disk.dark.add(f"{TOP}/dark")
    rig.engine.rescan()
    rig.run(2)
    assert rig.engine.status().troubles == (FileTrouble(f"{TOP}/dark", rig.engine.status().troubles[0].error),)
    assert rig.engine.status().waiting == 1
