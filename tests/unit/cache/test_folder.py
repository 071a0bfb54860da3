"""Staging renditions in a folder."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.domain.errors import Fault, FaultKind

STEM = "abcdefghijklmnopqrstuvwxyz234567"


def test_what_is_staged_is_found(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path / "not" / "there")

    path = cache.stage(f"photos/{STEM}.jpg", b"picture")

    assert cache.find(f"photos/{STEM}.jpg") == path
    assert cache.read(f"photos/{STEM}.jpg") == b"picture"
    assert path.suffix == ".jpg"
    assert cache.find(f"{STEM}.jpg") is None


def test_staging_again_replaces(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.stage("a.jpg", b"one")

    path = cache.stage("a.jpg", b"two")

    assert cache.read("a.jpg") == b"two"
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


@pytest.mark.parametrize("damage", [b"", b"x", b"pictu" + bytes(32), bytes(39), b"picture", b"picture" + bytes(32)])
def test_bytes_that_are_not_those_that_were_staged_are_not_given_out(tmp_path: Path, damage: bytes) -> None:
    cache = FolderCache(tmp_path)
    path = cache.stage("a.jpg", b"picture")
    assert cache.read("a.jpg") == b"picture"
    path.write_bytes(damage)
    assert cache.read("a.jpg") is None
    assert cache.read("never.jpg") is None


def test_what_is_discarded_is_gone(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    path = cache.stage("a.jpg", b"one")
    cache.stage("b.jpg", b"two")

    cache.discard("a.jpg")
    cache.discard("a.jpg")
    cache.discard("never.jpg")

    assert not path.exists()
    assert cache.find("a.jpg") is None
    assert cache.find("b.jpg") is not None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(st.characters(codec=None), min_size=1, max_size=2000))
def test_any_key_stays_inside(tmp_path: Path, key: str) -> None:
    path = FolderCache(tmp_path).stage(key, b"x")

    assert path.resolve().is_relative_to(tmp_path.resolve())
    assert path.is_file()
    assert len(path.name) < 60


def test_keys_that_differ_by_capitals_only_are_two(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)

    names = {cache.stage(key, b"x").name.casefold() for key in ("A/x.jpg", "a/x.jpg", "a/x.JPG")}

    assert len(names) == 3


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = FolderCache(tmp_path / "file")

    with pytest.raises(Fault) as caught:
        cache.stage("a.jpg", b"x")
    assert caught.value.kind is FaultKind.DISK
    assert cache.find("a.jpg") is None
