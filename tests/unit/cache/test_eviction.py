"""What the cache lets go of, and what it never does."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from rethumb_desktop.cache.folder import FolderCache, Limits
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import CacheContents

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def limited(root: Path, keep: timedelta = 7 * DAY, max_bytes: int = 1_000_000) -> FolderCache:
    return FolderCache(root, lambda: Limits(keep, max_bytes))


def now() -> datetime:
    return datetime.now(UTC)


def stage(cache: FolderCache, key: str, idle: timedelta, size: int = 100) -> Path:
    """Stage a rendition that was last used so long ago."""
    path = cache.stage(key, bytes(size))
    set_idle(path, idle)
    return path


def set_idle(path: Path, idle: timedelta) -> None:
    moment = (now() - idle).timestamp()
    os.utime(path, (moment, moment))


def idle_seconds(path: Path) -> float:
    return now().timestamp() - path.stat().st_mtime


def test_what_was_not_used_for_too_long_goes(tmp_path: Path) -> None:
    cache = limited(tmp_path, keep=7 * DAY)
    old, young = stage(cache, "old.jpg", 7 * DAY + MINUTE), stage(cache, "young.jpg", 7 * DAY - MINUTE)

    assert cache.evict((), now()) == 1

    assert (old.exists(), young.exists()) == (False, True)
    assert cache.find("old.jpg") is None


def test_what_is_unsent_stays_however_old_and_large(tmp_path: Path) -> None:
    cache = limited(tmp_path, keep=DAY, max_bytes=150)
    unsent = [stage(cache, f"p/{n}.jpg", 30 * DAY) for n in range(3)]
    sent = stage(cache, "sent.jpg", 2 * HOUR)

    assert cache.evict({f"p/{n}.jpg" for n in range(3)}, now()) == 1

    assert all(path.exists() for path in unsent)
    assert not sent.exists()


def test_beyond_the_limit_the_least_recently_used_goes_first(tmp_path: Path) -> None:
    cache = limited(tmp_path, max_bytes=250)
    third, first, second, last = (stage(cache, f"{hours}.jpg", hours * HOUR) for hours in (3, 5, 4, 2))

    assert cache.evict((), now()) == 2

    assert [path.exists() for path in (first, second, third, last)] == [False, False, True, True]


def test_within_the_limit_nothing_goes(tmp_path: Path) -> None:
    cache = limited(tmp_path, max_bytes=200)
    for name in ("a", "b"):
        stage(cache, name, 2 * DAY)

    assert cache.evict((), now()) == 0


def test_what_was_used_within_the_hour_stays_beyond_any_limit(tmp_path: Path) -> None:
    cache = limited(tmp_path, keep=timedelta(), max_bytes=0)
    recent, older = stage(cache, "recent.jpg", HOUR - MINUTE), stage(cache, "older.jpg", HOUR + MINUTE)

    assert cache.evict((), now()) == 1

    assert (recent.exists(), older.exists()) == (True, False)


def test_finding_is_a_use(tmp_path: Path) -> None:
    cache = limited(tmp_path, keep=DAY)
    used, forgotten = stage(cache, "used.jpg", 3 * DAY), stage(cache, "forgotten.jpg", 3 * DAY)

    assert cache.find("used.jpg") == used
    cache.evict((), now())

    assert (used.exists(), forgotten.exists()) == (True, False)


def test_a_use_is_noted_once_an_hour(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    lately, long_ago = stage(cache, "lately.jpg", 30 * MINUTE), stage(cache, "long-ago.jpg", 2 * HOUR)

    cache.find("lately.jpg")
    cache.find("long-ago.jpg")

    assert idle_seconds(lately) > 29 * 60
    assert idle_seconds(long_ago) < 60


def test_staging_again_is_a_use(tmp_path: Path) -> None:
    cache = limited(tmp_path, keep=DAY)
    stage(cache, "a.jpg", 3 * DAY)
    cache.stage("a.jpg", b"new")

    assert cache.evict((), now()) == 0


def test_leftovers_of_unfinished_writes_go_after_a_day(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    beside = stage(cache, "a.jpg", MINUTE)
    old, young = beside.with_name(".0011.part"), beside.with_name(".2233.part")
    for path, idle in ((old, 25 * HOUR), (young, 23 * HOUR)):
        path.write_bytes(b"half")
        set_idle(path, idle)

    assert cache.evict((), now()) == 0

    assert (old.exists(), young.exists(), beside.exists()) == (False, True, True)


def test_unfinished_writes_are_no_renditions(tmp_path: Path) -> None:
    cache = limited(tmp_path, max_bytes=10)
    beside = stage(cache, "a.jpg", 2 * HOUR, size=10)
    unfinished = beside.with_name(".0011.part")
    unfinished.write_bytes(bytes(100))

    assert cache.evict((), now()) == 0
    assert unfinished.exists()


def test_what_is_not_the_caches_own_stays(tmp_path: Path) -> None:
    cache = limited(tmp_path, keep=timedelta(), max_bytes=0)
    inside = stage(cache, "a.jpg", 30 * DAY)
    foreign = [tmp_path / "notes.txt", tmp_path / "notes" / "notes.txt", inside.with_name("zz-else.txt")]
    for path in foreign:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
        set_idle(path, 30 * DAY)
    away = inside.with_name(inside.name + "x")
    away.symlink_to(foreign[0])
    long_ago = (now() - 30 * DAY).timestamp()
    os.utime(away, (long_ago, long_ago), follow_symlinks=False)

    assert cache.evict((), now()) == 1

    assert all(path.exists() for path in foreign)
    assert away.is_symlink()


def test_a_time_in_the_future_is_taken_for_now(tmp_path: Path) -> None:
    cache = limited(tmp_path, keep=DAY)
    odd = stage(cache, "a.jpg", -900 * DAY)

    assert cache.evict((), now()) == 0
    assert abs(idle_seconds(odd)) < 60
    assert cache.evict((), now() + 2 * DAY) == 1


def test_a_file_that_was_used_since_the_look_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = limited(tmp_path, keep=DAY)
    paths = [stage(cache, name, 3 * DAY) for name in ("a.jpg", "b.jpg")]
    unlink = Path.unlink

    def use_the_other(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        for other in paths:
            if other != path and other.exists():
                os.utime(other)

    monkeypatch.setattr(Path, "unlink", use_the_other)

    assert cache.evict((), now()) == 1
    assert len([path for path in paths if path.exists()]) == 1


def test_eight_threads_evict_the_same_files(tmp_path: Path) -> None:
    for n in range(200):
        stage(FolderCache(tmp_path), f"{n}.jpg", 30 * DAY)
    together = Barrier(8)
    faults = []

    def work() -> None:
        together.wait()
        try:
            FolderCache(tmp_path).evict((), now())
        except Fault as fault:
            faults.append(fault)

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_no_cache_yet_is_an_empty_one(tmp_path: Path) -> None:
    assert FolderCache(tmp_path / "not" / "there").evict((), now()) == 0


def test_what_cannot_be_deleted_is_a_fault_after_the_rest_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = limited(tmp_path, keep=DAY)
    stuck, free = stage(cache, "a.jpg", 4 * DAY), stage(cache, "b.jpg", 3 * DAY)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(Fault) as caught:
        cache.evict((), now())

    assert caught.value.kind is FaultKind.DISK
    assert (stuck.exists(), free.exists()) == (True, False)


def test_a_cache_that_cannot_be_looked_through_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Fault) as caught:
        FolderCache(tmp_path / "file").evict((), now())

    assert caught.value.kind is FaultKind.DISK


def test_unfinished_and_foreign_files_are_no_contents(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    beside = stage(cache, "a.jpg", HOUR, size=100)
    beside.with_name(".0011.part").write_bytes(bytes(50))
    beside.with_name("notes.txt").write_bytes(bytes(50))

    assert cache.contents({"a.jpg", "never.jpg"}) == CacheContents(1, 100, 100)
    assert cache.contents(()) == CacheContents(1, 100, 0)


def test_a_rendition_stays_for_a_week_and_all_together_take_a_gigabyte() -> None:
    assert Limits() == Limits(keep=timedelta(days=7), max_bytes=1_000_000_000)


def test_where_the_disk_is_full_all_goes_that_is_sent_and_not_of_this_moment(tmp_path: Path) -> None:
    cache = limited(tmp_path)
    sent, unsent = stage(cache, "sent.jpg", 5 * MINUTE), stage(cache, "unsent.jpg", 5 * MINUTE)
    fresh = stage(cache, "fresh.jpg", MINUTE / 2)

    assert cache.evict({"unsent.jpg"}, now()) == 0
    assert cache.evict({"unsent.jpg"}, now(), urgent=True) == 1

    assert [path.exists() for path in (sent, unsent, fresh)] == [False, True, True]
