"""How many pictures would be processed if a folder were watched now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.watched_folder import Existing, FileState
from rethumb_desktop.services.watching.coming import count_coming
from tests.unit.services.watching.rig import FOLDER, Rig, only_new

OFFLINE = FaultRecord(FaultKind.OFFLINE, "The network is not there.", "", retryable=True)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({}, 3),
        ({"recursive": False}, 2),
        ({"include": ("a*",)}, 1),
        ({"exclude": ("a*",)}, 2),
        ({"existing": Existing.ONLY_NEW}, 0),
    ],
)
def test_of_a_folder_that_is_not_watched_yet_all_that_is_wanted_counts(fields: dict[str, object], number: int) -> None:
    rig = Rig()
    rig.disk.make_folder("/w/deep")
    for name in ("a.jpg", "b.jpg", "deep/c.jpg"):
        rig.save(name, name.encode())
    folder = replace(FOLDER, id="", **fields)  # type: ignore[arg-type]
    assert count_coming(folder, rig.disk, rig.records) == number


@pytest.mark.parametrize("existing", list(Existing))
def test_of_one_that_is_watched_what_is_known_does_not_count(existing: Existing) -> None:
    rig = Rig(only_new() if existing is Existing.ONLY_NEW else FOLDER)
    rig.save("a.jpg", b"a")
    rig.run(5)
    assert count_coming(rig.folder, rig.disk, rig.records) == 0
    path = rig.save("b.jpg", b"b")
    assert count_coming(rig.folder, rig.disk, rig.records) == 1
    rig.run(5)
    known = rig.known(path)
    assert known is not None
    rig.records.note([replace(known, state=FileState.FAILED, error=OFFLINE)])
    assert count_coming(rig.folder, rig.disk, rig.records) == 1, "it is tried again"
