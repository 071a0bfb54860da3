"""The folder store: what stands on disk, and keys that would lead out of it."""

import errno
import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Visibility
from rethumb_desktop.store.folder import FolderStore


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "outer" / "library"


@pytest.fixture
def store(root: Path) -> FolderStore:
    return FolderStore(root)


def test_an_object_is_a_file_named_by_its_key(store: FolderStore, root: Path) -> None:
    store.put("p/a.png", b"x", "image/png")
    assert (root / "p" / "a.png").read_bytes() == b"x"
    assert store.local_path("p/a.png") == root / "p" / "a.png"


@pytest.mark.parametrize(
    "key", ["", "/", "..", "../a.png", "p/../../a.png", "/etc/passwd", "p//a.png", "./a.png", "p/", "p/.", "a\0b"]
)
def test_a_key_that_leads_elsewhere_is_refused(store: FolderStore, root: Path, key: str) -> None:
    for attempt in (lambda: store.put(key, b"x", "image/png"), lambda: store.get(key), lambda: store.public_url(key)):
        with pytest.raises(Fault) as caught:
            attempt()
        assert caught.value.kind is FaultKind.DATA
    assert not root.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("ab./\\ü%#? :~"), max_size=12))
def test_no_key_leaves_the_folder(root: Path, key: str) -> None:
    try:
        path = FolderStore(root).local_path(key)
    except Fault:
        return
    assert path is not None
    assert Path(os.path.normpath(path)).is_relative_to(root)
    assert os.path.normpath(path) != str(root)


@given(st.text(alphabet=st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_a_file_link_is_right_for_any_name(name: str) -> None:
    if name in (".", ".."):
        return
    store = FolderStore(Path("/library"))
    link = store.public_url(f"p/{name}")
    assert link.isascii()
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("file", "", "", "")
    assert unquote(parts.path) == f"/library/p/{name}"
    assert store.presigned_url(f"p/{name}", timedelta(hours=1)) == link


def test_unfinished_files_are_no_objects(store: FolderStore, root: Path) -> None:
    store.put("p/a.png", b"x", "image/png")
    (root / "p" / ".0123456789abcdef.part").write_bytes(b"half")
    assert [each.key for each in store.list("")] == ["p/a.png"]


def test_a_folder_or_a_pipe_is_no_object(store: FolderStore, root: Path) -> None:
    (root / "p").mkdir(parents=True)
    os.mkfifo(root / "pipe.png")
    for key in ("p", "pipe.png"):
        assert store.head(key) is None
        with pytest.raises(Fault) as caught:
            store.get(key)
        assert caught.value.kind is FaultKind.MISSING
    assert list(store.list("")) == []


def test_names_that_are_no_utf8_do_not_stop_a_list(store: FolderStore, root: Path) -> None:
    store.put("a.png", b"x", "image/png")
    Path(os.fsdecode(os.fsencode(root) + b"/\xff.png")).write_bytes(b"y")
    assert [each.bytes for each in store.list("")] == [1, 1]


@pytest.mark.parametrize(
    ("key", "mime"),
    [
        ("a.jpg", "image/jpeg"),
        ("p.q/a.WEBP", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.tiff", "image/tiff"),
        ("a.json", "application/json"),
        ("a.txt", "text/plain"),
        ("a.nothing", "application/octet-stream"),
        ("png", "application/octet-stream"),
    ],
)
def test_the_extension_tells_the_type(store: FolderStore, key: str, mime: str) -> None:
    store.put(key, b"x", "is/ignored")
    found = store.head(key)
    assert found is not None
    assert found.mime == mime


def test_its_links_are_for_everybody_here(store: FolderStore, root: Path) -> None:
    assert store.find_facts("probe.txt").visibility is Visibility.BUCKET
    assert not root.exists()


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = FolderStore(tmp_path / "file" / "library")
    with pytest.raises(Fault) as caught:
        store.put("a.png", b"x", "image/png")
    assert caught.value.kind is FaultKind.DISK
    steps = list(store.test("probe.txt"))
    assert [(step.name, step.ok) for step in steps] == [("Write", False)]
    assert steps[0].detail
    assert steps[0].cure
    assert store.head("a.png") is None
    store.delete("a.png")


def test_a_folder_that_may_not_be_read_is_no_empty_list(
    store: FolderStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put("p/a.png", b"x", "image/png")
    scan = os.scandir

    def refuse(path: str) -> "os._ScandirIterator[str]":
        """Permissions would not do: root may read everything."""
        if path.endswith("p"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(Fault) as caught:
        list(store.list(""))
    assert caught.value.kind is FaultKind.DISK
