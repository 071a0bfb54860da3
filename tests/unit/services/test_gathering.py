"""Gathering: what a person names becomes jobs, in order."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.errors import Fault, FaultKind, RecipeError
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.intake_filter import IntakeFilter
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services.gathering import OriginalBytes, file_source, gather_jobs, source_of, url_source
from tests.fixtures.programs import PROJECT

RECIPES = (Recipe(square=16), Recipe(width=32))


def gather(*inputs: str) -> tuple[list[str], list[tuple[str, FaultKind]]]:
    """Return the locations of the jobs, and what was reported."""
    reported: list[tuple[str, FaultKind]] = []

    def report(folder: Path, fault: Fault) -> None:
        reported.append((folder.name, fault.kind))

    jobs = list(gather_jobs(inputs, RECIPES, THIS_COMPUTER, report))
    assert all(job.library == THIS_COMPUTER for job in jobs)
    return [job.source.location for job in jobs], reported


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content")


def test_files_folders_and_addresses_keep_their_order(tmp_path: Path) -> None:
    touch(tmp_path, "z.jpg", "folder/2.jpg", "folder/10.PNG", "folder/text.txt", "folder/inner/1.webp", "a.jpg")
    url = "https://site.example/i.png"
    located, reported = gather(str(tmp_path / "z.jpg"), str(tmp_path / "folder"), url, str(tmp_path / "a.jpg"))
    names = ["z.jpg", "folder/2.jpg", "folder/10.PNG", "folder/inner/1.webp"]
    assert located == [*(str(tmp_path / name) for name in names), url, str(tmp_path / "a.jpg")]
    assert reported == []


def test_a_relative_path_is_found_again_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    touch(tmp_path, "folder/a.jpg")
    assert gather("folder/../folder/a.jpg", "folder") == ([str(tmp_path / "folder" / "a.jpg")] * 2, [])


def test_a_link_stays_the_link_it_is(tmp_path: Path) -> None:
    touch(tmp_path, "target.jpg")
    (tmp_path / "link.jpg").symlink_to("target.jpg")
    assert gather(str(tmp_path / "link.jpg"))[0] == [str(tmp_path / "link.jpg")]


@pytest.mark.parametrize("name", ["gone.jpg", "x" * 300, "gone/folder/a.jpg", "nul\0.jpg", "letter.txt"])
def test_what_is_no_folder_is_a_job_of_its_own(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "letter.txt")
    assert gather(str(tmp_path / name)) == ([str(tmp_path / name)], [])


def test_a_folder_without_pictures_is_no_job_and_says_so(tmp_path: Path) -> None:
    touch(tmp_path, "folder/letter.txt", "folder/.hidden.jpg")
    told: list[str] = []
    jobs = gather_jobs([str(tmp_path / "folder")], RECIPES, THIS_COMPUTER, lambda _, fault: told.append(fault.title))
    assert list(jobs) == []
    assert told == ["There are no pictures in this folder."]


def test_a_filter_is_for_folders_and_not_for_what_was_named(tmp_path: Path) -> None:
    touch(tmp_path, "folder/a.jpg", "folder/b.png", "folder/sub/c.png", "d.jpg")
    only = IntakeFilter(formats=frozenset({PictureFormat.PNG}), subfolders=False)
    inputs = [str(tmp_path / name) for name in ("folder", "d.jpg")]
    jobs = gather_jobs(inputs, RECIPES, THIS_COMPUTER, lambda *_: None, only=only)
    assert [job.source.name for job in jobs] == ["b.png", "d.jpg"]


def test_a_folder_of_which_nothing_is_taken_needs_no_word(tmp_path: Path) -> None:
    touch(tmp_path, "folder/a.jpg")
    told: list[Path] = []
    jobs = gather_jobs(
        [str(tmp_path)], RECIPES, THIS_COMPUTER, lambda folder, _: told.append(folder), only=IntakeFilter(min_bytes=999)
    )
    assert (list(jobs), told) == ([], [])


def test_folders_that_cannot_be_read_are_reported_and_the_rest_is_gathered(tmp_path: Path) -> None:
    """In a process of its own, which gives up root's right to read everything."""
    touch(tmp_path, "folder/closed/a.jpg", "folder/open/b.jpg", "alone/c.jpg")
    (tmp_path / "folder" / "closed").chmod(0)
    (tmp_path / "alone").chmod(0)
    program = "from tests.unit.services.test_gathering import gather; import sys; print(gather(*sys.argv[1:]))"
    words = [sys.executable, "-c", program, *(str(tmp_path / name) for name in ("folder", "alone", "alone/c.jpg"))]
    done = subprocess.run(without_rights(words), cwd=PROJECT, capture_output=True, text=True, check=True)
    located = [str(tmp_path / "folder" / "open" / "b.jpg"), str(tmp_path / "alone" / "c.jpg")]
    reported = [("closed", FaultKind.PERMISSION), ("alone", FaultKind.PERMISSION)]
    assert done.stdout.strip() == repr((located, reported))


def without_rights(words: list[str]) -> list[str]:
    """Return the command so that file permissions hold for it, also where the tests run as root."""
    if os.geteuid() != 0:
        return words
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", f"--inh-caps={rights}", f"--bounding-set={rights}", *words]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://site.example/a/b%20c.png?size=1#top", "b c.png"),
        ("https://site.example/a/", "a"),
        ("https://site.example", "site.example"),
        ("HTTP://site.example/%E6%BC%A2.jpg", "漢.jpg"),
        ("https://site.example/..%2F..%2Fetc%2Fpasswd", "../../etc/passwd"),
    ],
)
def test_an_address_is_named_by_its_last_part(url: str, name: str) -> None:
    assert url_source(url) == Source(SourceKind.URL, url, name)


def test_an_address_of_the_old_service_brings_recipe_and_picture() -> None:
    old = "http://api.rethumb.com/v1/height/200/width/100/http://site.example/a/image.png?x=1"
    (job,) = gather_jobs([old], RECIPES, THIS_COMPUTER, lambda _folder, _fault: None)
    assert job.recipes == (Recipe(width=100, height=200),)
    assert job.source == Source(SourceKind.URL, "http://site.example/a/image.png?x=1", "image.png")
    assert source_of(old).location == job.source.location


def test_an_old_address_with_an_unreadable_recipe_is_refused() -> None:
    old = "http://api.rethumb.com/v1/square/0/http://site.example/i.png"
    for read in (source_of, lambda text: list(gather_jobs([text], RECIPES, THIS_COMPUTER, print))):
        with pytest.raises(RecipeError) as caught:
            read(old)
        assert caught.value.place == 8


def test_a_name_that_is_no_text_stays_what_it_is(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    source = file_source(tmp_path / name)
    assert (source.name, os.fsencode(source.location)) == (name, os.fsencode(tmp_path) + b"/caf\xe9.jpg")


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_name_is_not_the_working_folder(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "private.jpg")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Fault) as caught:
        gather(text)
    assert caught.value.kind is FaultKind.USAGE


def test_a_file_url_is_a_file(tmp_path: Path) -> None:
    touch(tmp_path, "ä b#1.jpg")
    path = tmp_path / "ä b#1.jpg"
    assert gather(path.as_uri()) == ([str(path)], [])


def test_an_old_address_needs_no_host() -> None:
    assert source_of("/v1/square/100/http://site.example/i.png") == url_source("http://site.example/i.png")


def test_other_schemes_are_refused() -> None:
    with pytest.raises(Fault) as caught:
        gather("ftp://site.example/i.png")
    assert caught.value.kind is FaultKind.REFUSED


def test_a_walk_passes_by_what_the_program_has_put_there(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "home/library/made.jpg", "home/other.jpg")
    own = tmp_path / "home" / "library"

    def locations(text: Path) -> list[str]:
        jobs = gather_jobs([str(text)], RECIPES, THIS_COMPUTER, lambda *_: None, [own])
        return [job.source.location for job in jobs]

    assert locations(tmp_path) == [str(tmp_path / "a.jpg"), str(tmp_path / "home" / "other.jpg")]
    assert locations(own) == [str(own / "made.jpg")], "asked for by name"


class CountingFetcher:
    """A web of small answers that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        return url.encode().ljust(100)


def test_what_was_fetched_is_not_fetched_again_for_a_while() -> None:
    web = CountingFetcher()
    originals = OriginalBytes(LocalReader(), web, kept_bytes=250)
    one, two, three = (url_source(f"https://site.example/{n}.png") for n in "123")
    assert {originals.read(source) for source in (one, one, two, one)} == {originals.read(one), originals.read(two)}
    assert len(web.asked) == 2
    originals.read(one)
    originals.read(three)
    originals.read(one)
    assert len(web.asked) == 3, "the one that was used last stays"
    originals.read(two)
    assert len(web.asked) == 4, "the one that was not used went"


class HalfWritten(LocalReader):
    """Somebody writes each file while it is read."""

    def read(self, path: Path) -> bytes:
        raise Fault(FaultKind.DATA, "It changed while it was read.", subject=str(path), retryable=True)


def test_what_was_queued_for_its_bytes_is_read_as_these_only(tmp_path: Path) -> None:
    (tmp_path / "cat.jpg").write_bytes(b"cat")
    source = file_source(tmp_path / "cat.jpg")
    cat, dog = (hashlib.sha256(data).hexdigest() for data in (b"cat", b"dog"))
    assert OriginalBytes(LocalReader(), CountingFetcher()).read(source, cat) == b"cat"
    for reader, digest in ((LocalReader(), dog), (HalfWritten(), cat)):
        with pytest.raises(Fault) as caught:
            OriginalBytes(reader, CountingFetcher()).read(source, digest)
        assert (caught.value.kind, caught.value.subject) == (FaultKind.CHANGED, source.location)
    (tmp_path / "cat.jpg").unlink()
    with pytest.raises(Fault) as caught:
        OriginalBytes(LocalReader(), CountingFetcher()).read(source, cat)
    assert caught.value.kind is FaultKind.MISSING
