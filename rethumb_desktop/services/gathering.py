"""Gathering originals: what a person names becomes sources, and sources become bytes."""

from __future__ import annotations

import hashlib
import os
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from rethumb_desktop.disk.walking import FoundPicture, Report, find_pictures, walk_pictures
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.intake_filter import EVERYTHING, IntakeFilter
from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.original import Source, SourceKind, Stamp
from rethumb_desktop.domain.ports import Fetcher, OriginalReader
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import split_old_url

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def url_source(url: str) -> Source:
    """Return the source of an image on the web, named by the last part of its path."""
    name = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    return Source(SourceKind.URL, url, name or urlsplit(url).netloc)


def file_source(path: str | Path) -> Source:
    """Return the source of a file; the location is absolute, so that a restart finds it again."""
    location = os.path.abspath(path)  # noqa: PTH100 - a link stays the link it is
    # Not Path.name, which takes ten times as long: ten thousand files may be dropped.
    return Source(SourceKind.FILE, location, os.path.basename(location))  # noqa: PTH119


def source_of(text: str) -> Source:
    """Return the source that a path, a URL, a file URL or an address of the old service names.

    Raises `RecipeError`, Fault usage (nothing is named) and refused (neither a file nor on the web).
    """
    if not text.strip():
        # As a path it would be the working folder, and all that is in it.
        raise Fault(FaultKind.USAGE, "An empty name names no picture.")
    old = split_old_url(text)
    if old is not None:
        return url_source(old[1])
    scheme = _SCHEME.match(text)
    if scheme is None:
        return file_source(text)
    if scheme[1].lower() == "file":
        return file_source(Path(url2pathname(urlsplit(text).path)))
    if scheme[1].lower() in ("http", "https"):
        return url_source(text)
    raise Fault(FaultKind.REFUSED, "Only addresses that begin with http or https are fetched.", subject=text)


def gather_jobs(
    inputs: Iterable[str],
    recipes: Sequence[Recipe],
    library: str,
    report: Report,
    own_folders: Sequence[Path] = (),
    only: IntakeFilter = EVERYTHING,
) -> Iterator[NewJob]:
    """Turn paths, folders, URLs and addresses of the old service into jobs, in order.

    A folder gives a job for each picture in it that `only` takes, however deep, but for what the program itself has
    put into `own_folders`. One without any picture goes to `report`, and so does a folder that cannot be read, itself
    or inside another. An address of the old service brings its own recipe. Raises Fault as `source_of`.
    """
    for text in inputs:
        source = source_of(text)
        old = split_old_url(text)
        if old is not None:
            yield NewJob(source, (old[0],), library)
        elif source.kind is SourceKind.URL or not _is_folder(source.location):
            yield NewJob(source, tuple(recipes), library)
        else:
            for path in _take_of_folder(Path(source.location), report, own_folders, only):
                yield NewJob(file_source(path), tuple(recipes), library)


def find_in_folders(inputs: Iterable[str], own_folders: Sequence[Path] = ()) -> Iterator[FoundPicture]:
    """Yield the pictures that `gather_jobs` would find in the folders among the inputs; what is none is passed by."""
    for text in inputs:
        if "://" not in text and not _is_folder(text):
            continue  # ten thousand files that were named are no work
        try:
            source = source_of(text)
        except Fault:
            continue
        if source.kind is SourceKind.FILE and _is_folder(source.location):
            folder = Path(source.location)
            yield from find_pictures(folder, report=_pass_by, passed_by=_foreign(folder, own_folders))


def _take_of_folder(folder: Path, report: Report, own_folders: Sequence[Path], only: IntakeFilter) -> Iterator[Path]:
    something_said = False

    def report_too(place: Path, fault: Fault) -> None:
        nonlocal something_said
        something_said = True
        report(place, fault)

    passed_by = _foreign(folder, own_folders)
    for picture in walk_pictures(folder, recursive=True, report=report_too, only=only, passed_by=passed_by):
        something_said = True
        yield picture
    # With a filter the person has seen how much there is.
    if not something_said and only == EVERYTHING:
        report(folder, Fault(FaultKind.NOT_A_FILE, "There are no pictures in this folder.", subject=str(folder)))


def _foreign(folder: Path, own_folders: Sequence[Path]) -> frozenset[Path]:
    """Return the folders of the program that a walk passes by: those that were not asked for by name."""
    return frozenset(own for own in own_folders if not folder.is_relative_to(own))


def _is_folder(location: str) -> bool:
    # Not Path.is_dir(), which raises where a folder above may not be entered or the name is too long.
    return os.path.isdir(location)  # noqa: PTH112


def _pass_by(_folder: Path, _fault: Fault) -> None:
    """Say nothing: whoever gathers says it."""


class OriginalBytes:
    """Reads the bytes behind a source, from the disk or from the web. Safe to share by threads.

    What was fetched is kept for a while, up to `kept_bytes` in all: the icon, the preview and the job of one
    address ask its server once.
    """

    def __init__(self, reader: OriginalReader, fetcher: Fetcher, kept_bytes: int = 64 << 20) -> None:
        self._reader = reader
        self._fetcher = fetcher
        self._kept_bytes = kept_bytes
        self._fetched: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def read(self, source: Source, sha256: str = "") -> bytes:
        """Return the bytes. Raises Fault as `OriginalReader.read` and `Fetcher.fetch` do, and changed where they have
        another digest than `sha256`, if one is given."""
        if sha256:
            return self._read_unchanged(source, sha256)
        if source.kind is SourceKind.URL:
            return self._fetch(source.location)
        return self._reader.read(Path(source.location))

    def _read_unchanged(self, source: Source, sha256: str) -> bytes:
        try:
            data = self.read(source)
        except Fault as fault:
            if fault.kind is not FaultKind.DATA:
                raise
            raise _changed(source) from fault
        if hashlib.sha256(data).hexdigest() != sha256:
            raise _changed(source)
        return data

    def stamp(self, source: Source) -> Stamp | None:
        """Return the stamp of the file behind a source; None where there is none, or only an address. Reads nothing."""
        if source.kind is SourceKind.URL:
            return None
        try:
            return self._reader.stamp(Path(source.location))
        except Fault:
            return None

    def _fetch(self, url: str) -> bytes:
        with self._lock:
            if url in self._fetched:
                self._fetched.move_to_end(url)
                return self._fetched[url]
        data = self._fetcher.fetch(url)
        with self._lock:
            self._fetched[url] = data
            while sum(map(len, self._fetched.values())) > self._kept_bytes:
                self._fetched.popitem(last=False)
        return data


def _changed(source: Source) -> Fault:
    return Fault(
        FaultKind.CHANGED,
        "The file holds another picture now than when it was queued.",
        "It is queued anew once nobody writes it any more.",
        subject=source.location,
    )
