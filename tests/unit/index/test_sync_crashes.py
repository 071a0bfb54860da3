"""A device that is killed again and again in the middle of telling and reading: real processes, real signals."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from random import Random

from rethumb_desktop.domain.entries import Put, Remove, Rename
from rethumb_desktop.domain.ports.syncing import Chapter
from rethumb_desktop.sync.segments import decode_segment
from tests.contract.index.devices import CLOUD, OTHER, PREFIX, follows_from, key_of
from tests.fixtures.index_process import open_index
from tests.fixtures.syncing_process import send, their_chapter, work_until_killed

KILLS = 8


def journal(bucket: Path, device: str) -> list[Chapter]:
    """Read the journal of a device, and check that nothing is missing and nothing was written twice."""
    files = sorted(file for file in bucket.iterdir() if file.suffix != ".part")
    chapters: list[Chapter] = []
    for seq, file in enumerate(files, 1):
        assert file.name == f"{device}-{seq:010}"
        draft = decode_segment(file.read_bytes(), device, seq)
        assert draft.before == (chapters[-1].digest if chapters else "")
        chapters.append(Chapter(device, seq, sha256(file.read_bytes()).hexdigest(), draft.entries))
    return chapters


def test_nothing_is_lost_and_no_number_is_used_twice(tmp_path: Path) -> None:
    chance = Random(7)
    home, bucket = tmp_path / "home", tmp_path / "bucket"
    bucket.mkdir()
    said: list[str] = []
    for seed in range(1, KILLS + 1):
        said += work_until_killed(home, bucket, seed, chance.randrange(1, 60))
    assert "used-twice" not in said

    with open_index(home) as index:
        records = index.sync_records
        records.begin(CLOUD, PREFIX)
        while send(records, bucket, 500, said.append):
            pass
        assert "used-twice" not in said
        assert records.unsent(CLOUD) == 0
        chapters = journal(bucket, records.device)
        read = records.heard(CLOUD)[OTHER].seq
        with records.exporting(CLOUD, 0) as exported:
            state = {record.key: record for batch in exported.batches for record in batch}
        shown = {p.key for p in index.publications.page(library=CLOUD, limit=100_000)}

    entries = [entry for chapter in chapters for entry in chapter.entries]
    stamps = [entry.at for entry in entries]
    assert stamps == sorted(set(stamps))
    everything = [*chapters, *(their_chapter(seq) for seq in range(1, read + 1))]
    assert state == follows_from(everything)
    assert shown == {f"{PREFIX}/{key}" for key, record in state.items() if record.placed is not None}

    words = [line.split() for line in said]
    put = [e.key for e in entries if isinstance(e, Put)]
    removed = {f"{PREFIX}/{e.key}" for e in entries if isinstance(e, Remove)}
    renamed = {(e.key, e.name) for e in entries if isinstance(e, Rename)}
    assert len(put) == len(set(put))
    # What was removed before it was told needs no put.
    assert {key_of(int(word[1])) for word in words if word[0] == "put"} <= {*put, *(key[2:] for key in removed)}
    assert {word[1] for word in words if word[0] == "removed"} <= removed
    assert {(key_of(int(w[1])), f"{w[1]}.jpg") for w in words if w[0] == "renamed"} <= renamed
    assert max(int(word[1]) for word in words if word[0] == "read") <= read
    assert {word[0] for word in words} == {"put", "removed", "renamed", "written", "read"}
