"""Sharing: links to what was published, derived from the object key each time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rethumb_desktop.domain.job import Job, Publication
from rethumb_desktop.domain.library import Library, Visibility, public_url
from rethumb_desktop.domain.link import LinkForm, ShareLink, format_links
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.ports import Publications, Renderer
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.libraries import Libraries

#: The longest a presigned link can live.
LONGEST = timedelta(days=7)


@dataclass(frozen=True)
class Shared:
    """What was published of one original into one library; `name` is the original's base name."""

    library: str
    name: str
    renditions: tuple[Rendition, ...]


def shared_of_jobs(jobs: Iterable[Job]) -> list[Shared]:
    """Return what jobs have published, in their order; nothing for a job that has no links."""
    return [Shared(job.library, job.source.name, job.renditions) for job in jobs if job.state.has_links]


def shared_of_publications(publications: Iterable[Publication]) -> list[Shared]:
    """Return publications by their originals, in the order in which these come first."""
    renditions: dict[tuple[str, str, str], list[Rendition]] = {}
    for each in publications:
        renditions.setdefault((each.library, each.name, each.original_sha256), []).append(each.rendition)
    return [Shared(library, name, tuple(some)) for (library, name, _), some in renditions.items()]


class Sharing:
    """Makes share links: public where the library is public, presigned where it is not."""

    def __init__(
        self, libraries: Libraries, publications: Publications, originals: OriginalBytes, renderer: Renderer
    ) -> None:
        self._libraries = libraries
        self._publications = publications
        self._originals = originals
        self._renderer = renderer

    def url(self, library_name: str, key: str, expires: timedelta | None = None) -> str:
        """Return the link of an object; `expires` asks for a presigned one even where objects are public.

        A private bucket's link lives seven days where nothing else is asked. Raises Fault usage, credentials,
        keyring.
        """
        library = self._libraries.find(library_name)
        account = library.account
        if account is None:
            return self._libraries.store(library).public_url(key)
        if library.read_only:
            # It was joined as a stranger: what is in it is what a stranger can see.
            return public_url(account, key)
        if account.visibility is Visibility.UNKNOWN and not account.confirmed:
            # It was joined: nobody has agreed yet that something is written to find out what is public.
            if expires is None and self._libraries.shows_strangers(library, key):
                return public_url(account, key)
            return self._libraries.store(library).presigned_url(key, expires or LONGEST)
        if account.visibility is Visibility.UNKNOWN:
            library = self._libraries.open(library_name).library
            account = library.account or account
        if expires is None and account.visibility is not Visibility.PRIVATE:
            return public_url(account, key)
        return self._libraries.store(library).presigned_url(key, expires or LONGEST)

    def path(self, library_name: str, key: str) -> Path | None:
        """Return the file of an object where the library is a folder."""
        library = self._libraries.find(library_name)
        return self._libraries.store(library).local_path(key) if library.account is None else None

    def expiring(self, library_name: str) -> bool:
        """Whether this library's links expire because its bucket is private."""
        account = self._libraries.find(library_name).account
        return account is not None and account.visibility is Visibility.PRIVATE

    def needs_keys(self, library_name: str) -> bool:
        """Whether links of this library cannot be made without its keys: they expire, or nobody knows yet."""
        library = self._libraries.find(library_name)
        account = None if library.read_only else library.account
        return account is not None and account.visibility in (Visibility.PRIVATE, Visibility.UNKNOWN)

    def link(self, library_name: str, name: str, rendition: Rendition, expires: timedelta | None = None) -> ShareLink:
        return ShareLink(self.url(library_name, rendition.key, expires), name, rendition)

    def links(self, shared: Iterable[Shared], expires: timedelta | None = None) -> list[list[ShareLink]]:
        """Return the links of each original, in order. Raises Fault as `url`."""
        return [
            [self.link(each.library, each.name, rendition, expires) for rendition in each.renditions] for each in shared
        ]

    def text(
        self, shared: Iterable[Shared], form: LinkForm, expires: timedelta | None = None, template: str = ""
    ) -> str:
        """Return all links as one text, in order. Raises Fault as `url`."""
        return "\n".join(format_links(links, form, template) for links in self.links(shared, expires) if links)

    def find(self, text: str, libraries: Iterable[Library] | None = None) -> list[Publication]:
        """Return publications by object key, with or without its prefix and extension."""
        return [
            publication
            for library in libraries or self._libraries.all()
            for publication in self._publications.page(library=library.name, search=text)
            if text in key_names(publication.key)
        ]

    def of_original(self, source: Source, libraries: Iterable[Library] | None = None) -> list[Publication]:
        """Return what was published of an original, found by its bytes. Raises Fault as reading does."""
        digest = self._renderer.examine(self._originals.read(source)).sha256
        return [
            publication
            for library in libraries or self._libraries.all()
            for publication in self._publications.of_original(library.name, digest)
        ]


def key_names(key: str) -> tuple[str, str, str]:
    """Return what an object may be called: its key, that without the prefix, that without the extension."""
    base = key.rpartition("/")[2]
    return key, base, base.partition(".")[0]
