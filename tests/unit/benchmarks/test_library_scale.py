"""The measurement of a large library: what it makes up can be read, and its parts run."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from rethumb_desktop.domain.entries import SEGMENT_ENTRIES, Entry, Put
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports.syncing import Draft
from rethumb_desktop.sync.segments import decode_segment, encode_segment
from tests.benchmarks import library_scale
from tests.benchmarks.measuring.chronicle import Chronicle, Segment

KEY = LibraryKey(b"k" * 32)


def tell(entries: int, seed: int = 1) -> list[Segment]:
    return list(Chronicle(entries, KEY, seed).segments())


def test_a_chronicle_tells_so_many_entries_and_the_same_ones_again() -> None:
    told = tell(3000)

    entries: list[Entry] = [entry for segment in told for entry in segment.entries]
    assert len(entries) == 3000
    kinds = Counter(type(entry).__name__ for entry in entries)
    assert min(kinds[kind] for kind in ("Put", "Remove", "Rename", "AlsoNamed")) > 0
    assert len({entry.key for entry in entries if isinstance(entry, Put)}) == kinds["Put"]
    assert tell(3000) == told
    assert tell(3000, seed=2) != told


def test_devices_would_read_what_a_chronicle_tells() -> None:
    seqs: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for segment in tell(3000):
        seqs[segment.device] += 1
        assert segment.seq == seqs[segment.device]
        assert 0 < len(segment.entries) <= SEGMENT_ENTRIES
        stamps = [entry.at for entry in segment.entries]
        assert [last[segment.device], *stamps] == sorted({last[segment.device], *stamps})
        last[segment.device] = stamps[-1]
        before = "0" * 64 if segment.seq > 1 else ""
        draft = Draft(segment.device, segment.seq, before, stamps[-1], segment.entries)
        assert decode_segment(encode_segment(draft), segment.device, segment.seq) == draft


def test_the_measurement_of_the_index_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--entries", "4000", "--only", "index", "--home", str(tmp_path / "home")]

    status = library_scale.main(words)

    assert status == 0
    told = capsys.readouterr().out
    assert "### 4,000 entries of three devices, taken in" in told
    filled = json.loads((tmp_path / "home" / "filled.json").read_text(encoding="utf-8"))
    assert f"### The index of {filled['there']:,} pictures, asked" in told
    assert filled["merged"]["entries"] + filled["sealed"]["entries"] > 3500
    assert "of 6 targets missed." in told
