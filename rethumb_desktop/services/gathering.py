"""Gathering originals: what a person names becomes sources, and sources become bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rethumb_desktop.disk.walking import Report, walk_pictures
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports import Fetcher, OriginalReader
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import split_old_url


def is_url(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def url_source(url: str) -> Source:
    """Return the source of an image on the web, named by the last part of its path."""
    name = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    return Source(SourceKind.URL, url, name or urlsplit(url).netloc)


def file_source(path: Path) -> Source:
    """Return the source of a file; the location is absolute, so that a restart finds it again."""
    location = os.path.abspath(path)  # noqa: PTH100 - a link stays the link it is
    return Source(SourceKind.FILE, location, Path(location).name)


def location_of(text: str) -> str:
    """Return the location of the source that a path, a URL or an address of the old service becomes.

    Raises `RecipeError`.
    """
    if not is_url(text):
        return file_source(Path(text)).location
    old = split_old_url(text)
    return text if old is None else old[1]


def gather_jobs(inputs: Iterable[str], recipes: Sequence[Recipe], library: str, report: Report) -> Iterator[NewJob]:
    """Turn paths, folders, URLs and addresses of the old service into jobs, in order.

    A folder gives a job for each picture in it, however deep; one without any picture gives a job of its own,
    which fails and says so; a folder that cannot be read, itself or inside another, goes to `report`. An address
    of the old service brings its own recipe. Raises `RecipeError`.
    """
    for text in inputs:
        if is_url(text):
            yield _web_job(text, tuple(recipes), library)
            continue
        for path in _named_files(Path(text), report):
            yield NewJob(file_source(path), tuple(recipes), library)


def _named_files(path: Path, report: Report) -> Iterator[Path]:
    """Yield a file, or the pictures of a folder; the folder itself where it has none and that is all to be said."""
    # Not Path.is_dir(), which raises where a folder above may not be entered or the name is too long.
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    something_said = False

    def report_too(folder: Path, fault: Fault) -> None:
        nonlocal something_said
        something_said = True
        report(folder, fault)

    for picture in walk_pictures(path, recursive=True, report=report_too):
        something_said = True
        yield picture
    if not something_said:
        yield path


def _web_job(text: str, recipes: tuple[Recipe, ...], library: str) -> NewJob:
    old = split_old_url(text)
    if old is None:
        return NewJob(url_source(text), recipes, library)
    recipe, image = old
    return NewJob(url_source(image), (recipe,), library)


class OriginalBytes:
    """Reads the bytes behind a source, from the disk or from the web."""

    def __init__(self, reader: OriginalReader, fetcher: Fetcher) -> None:
        self._reader = reader
        self._fetcher = fetcher

    def read(self, source: Source) -> bytes:
        """Return the bytes. Raises Fault as `OriginalReader.read` and `Fetcher.fetch` do."""
        if source.kind is SourceKind.URL:
            return self._fetcher.fetch(source.location)
        return self._reader.read(Path(source.location))
