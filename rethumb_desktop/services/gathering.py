"""Gathering originals: what a person names becomes sources, and sources become bytes."""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from rethumb_desktop.disk.walking import Report, walk_pictures
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports import Fetcher, OriginalReader
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import split_old_url

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def url_source(url: str) -> Source:
    """Return the source of an image on the web, named by the last part of its path."""
    name = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    return Source(SourceKind.URL, url, name or urlsplit(url).netloc)


def file_source(path: Path) -> Source:
    """Return the source of a file; the location is absolute, so that a restart finds it again."""
    location = os.path.abspath(path)  # noqa: PTH100 - a link stays the link it is
    return Source(SourceKind.FILE, location, Path(location).name)


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
        return file_source(Path(text))
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
) -> Iterator[NewJob]:
    """Turn paths, folders, URLs and addresses of the old service into jobs, in order.

    A folder gives a job for each picture in it, however deep, but for what the program itself has put into
    `own_folders`. One without any picture gives a job of its own, which fails and says so; a folder that cannot
    be read, itself or inside another, goes to `report`. An address of the old service brings its own recipe.
    Raises Fault as `source_of`.
    """
    for text in inputs:
        source = source_of(text)
        old = split_old_url(text)
        if old is not None:
            yield NewJob(source, (old[0],), library)
        elif source.kind is SourceKind.URL:
            yield NewJob(source, tuple(recipes), library)
        else:
            for path in _named_files(Path(source.location), report, own_folders):
                yield NewJob(file_source(path), tuple(recipes), library)


def _named_files(path: Path, report: Report, own_folders: Sequence[Path]) -> Iterator[Path]:
    """Yield a file, or the pictures of a folder; the folder itself where it has none and that is all to be said."""
    # Not Path.is_dir(), which raises where a folder above may not be entered or the name is too long.
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    something_said = False
    passed_by = [folder for folder in own_folders if not path.is_relative_to(folder)]

    def report_too(folder: Path, fault: Fault) -> None:
        nonlocal something_said
        something_said = True
        report(folder, fault)

    for picture in walk_pictures(path, recursive=True, report=report_too):
        if not any(picture.is_relative_to(folder) for folder in passed_by):
            something_said = True
            yield picture
    if not something_said:
        yield path


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

    def read(self, source: Source) -> bytes:
        """Return the bytes. Raises Fault as `OriginalReader.read` and `Fetcher.fetch` do."""
        if source.kind is SourceKind.URL:
            return self._fetch(source.location)
        return self._reader.read(Path(source.location))

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
