"""The time the renderer takes beside vipsthumbnail, measured in turns on the same files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring import vipsthumbnail
from tests.benchmarks.measuring.photographs import Photographs
from tests.benchmarks.measuring.sizes import PRESET, SIZES, options, recipes_of
from tests.benchmarks.measuring.tables import Table, at_most
from tests.benchmarks.measuring.work import Work, median, spread, together
from tests.benchmarks.measuring.workers import Worker

THREADS = (1, 2)
_OURS, _BARE, _SAME, _PLAIN, _TWO = "ours", "without libvips", "same options", "plain", "two processes"
_PEERS = (_SAME, _PLAIN, _TWO)
_ONE_SIZE, _PRESET = 1.0, 0.45  # the promise: at most this part of vipsthumbnail's time
_NAMES = {"jpg": "JPEG", "png": "PNG"}
_HEADS = ("recipe", "threads", "ours: s (CPU s)")
_PEER_HEADS = (
    *("same options: s (CPU s)", "ratio", "CPU ratio", "plain: s (CPU s)", "ratio", "two processes: s", "ratio"),
    *("bytes: ours / same / plain", "promise"),
)

Key = tuple[str, str, int]  # who, recipe, threads
Runner = Callable[[], Work]


@dataclass
class Case:
    """Files of one kind to be made into one kind, and what each run of it took."""

    source: str
    output: str
    files: Sequence[Path]
    names: Sequence[str]
    runs: defaultdict[Key, list[Work]] = field(default_factory=lambda: defaultdict(list))

    @property
    def title(self) -> str:
        return f"{_NAMES[self.source]} to {_NAMES[self.output]}"

    def took(self, who: str, name: str, threads: int) -> Work | None:
        """The median of the runs; for vipsthumbnail's preset the sum of its four. None where nothing was run."""
        if name == PRESET and who in _PEERS:
            parts = [self.took(who, size.recipe, threads) for size in SIZES]
            return together(part for part in parts if part) if all(parts) else None
        runs = self.runs.get((who, name, threads))
        return median(runs) if runs else None


def measure_speed(photographs: Photographs, rounds: int, folder: Path) -> list[Table]:
    """Measure all cases in turns; the tables beside vipsthumbnail and without libvips."""
    one_size = [size.recipe for size in SIZES]
    cases = [
        Case("jpg", "jpg", photographs.jpg, [*one_size, PRESET]),
        Case("png", "png", photographs.png, [*one_size, PRESET]),
        Case("png", "jpg", photographs.png, ["width/800"]),
    ]
    cases = [case for case in cases if case.files]
    with Worker(folder) as worker, Worker(folder, without_vips=True) as bare:
        workers = {_OURS: worker, _BARE: bare} if worker.has_vips else {_OURS: worker}
        for one in workers.values():
            for case in cases:
                one.run(case.files[-1:], _recipes(case, case.names[-1]), 1)  # not counted: loads what is needed
        for _ in range(rounds):
            for case in cases:
                run_in_turns(case, workers, folder)
    tables = [speed_table(case, rounds) for case in cases]
    return [*tables, bare_table(cases)] if len(workers) > 1 else tables


def run_in_turns(case: Case, workers: dict[str, Worker], folder: Path) -> None:
    """Let everybody do everything once."""
    for threads in THREADS:
        for name in case.names:
            for who, run in _runners(case, name, threads, workers, folder).items():
                case.runs[who, name, threads].append(run())


def _runners(case: Case, name: str, threads: int, workers: dict[str, Worker], folder: Path) -> dict[str, Runner]:
    recipes = _recipes(case, name)
    runners: dict[str, Runner] = {
        who: partial(worker.run, case.files, recipes, threads)
        for who, worker in workers.items()
        if who == _OURS or threads == 1
    }
    size = next((size for size in SIZES if size.recipe == name), None)
    if size is None or not vipsthumbnail.is_there():
        return runners
    same, plain = (f"{case.output}{options(case.output, plain=plain)}" for plain in (False, True))
    runners[_SAME] = lambda: vipsthumbnail.run([case.files], size, threads, same, folder)
    runners[_PLAIN] = lambda: vipsthumbnail.run([case.files], size, threads, plain, folder)
    if threads > 1:
        runners[_TWO] = lambda: vipsthumbnail.run(vipsthumbnail.in_two(case.files), size, 1, plain, folder)
    return runners


def _recipes(case: Case, name: str) -> list[str]:
    ending = "" if case.source == case.output else f"/format/{case.output}"
    return [f"{recipe}{ending}" for recipe in recipes_of(name)]


def speed_table(case: Case, rounds: int) -> Table:
    """The times of a case. The verdict is by the fastest of vipsthumbnail's ways."""
    peers = vipsthumbnail.is_there()
    table = Table(f"Speed: {case.title}, {len(case.files)} files", [*_HEADS, *(_PEER_HEADS if peers else ())])
    for threads in THREADS:
        for name in case.names:
            ours = case.took(_OURS, name, threads)
            assert ours is not None
            cells = [name, str(threads), _times(ours)]
            if not peers:
                table.add(*cells)
                continue
            same, plain, two = (case.took(who, name, threads) for who in _PEERS)
            assert same is not None
            assert plain is not None
            worst = max(ours.wall / peer.wall for peer in (same, plain, two) if peer)
            table.add(
                *(*cells, _times(same), _ratio(ours, same), f"{ours.cpu / same.cpu:.2f}"),
                *(_times(plain), _ratio(ours, plain), f"{two.wall:.2f}" if two else "–", _ratio(ours, two)),
                " / ".join(f"{work.bytes / 1000:,.0f} k" for work in (ours, same, plain)),
                verdict=at_most(round(worst, 2), _PRESET if name == PRESET else _ONE_SIZE),
            )
    if rounds > 1:
        most = max(spread(runs) for runs in case.runs.values())
        table.remarks.append(f"Of {rounds} rounds, the slowest and the fastest are at most {most:.0%} apart.")
    return table


def bare_table(cases: Sequence[Case]) -> Table:
    """What the renderer takes where pyvips is not installed; no promise hangs on it."""
    heads = ["recipe", "ours: s", "without libvips: s", "factor"]
    if vipsthumbnail.is_there():
        heads.append("without libvips / same options")
    table = Table("Without libvips behind the renderer, one thread", heads)
    for case in cases:
        for name in case.names:
            ours, bare, same = (case.took(who, name, 1) for who in (_OURS, _BARE, _SAME))
            assert ours is not None
            assert bare is not None
            cells = [f"{case.title}, {name}", f"{ours.wall:.2f}", f"{bare.wall:.2f}", f"{bare.wall / ours.wall:.2f}"]
            table.add(*cells, *([_ratio(bare, same)] if same else []))
    return table


def _times(work: Work) -> str:
    return f"{work.wall:.2f} ({work.cpu:.2f})"


def _ratio(ours: Work, theirs: Work | None) -> str:
    return f"{ours.wall / theirs.wall:.2f}" if theirs else "–"
