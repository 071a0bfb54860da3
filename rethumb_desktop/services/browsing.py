"""Browsing: what is in the libraries, from the index."""

from __future__ import annotations

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.ports import Publications


class Browsing:
    """Lists publications, page by page."""

    def __init__(self, publications: Publications) -> None:
        self._publications = publications

    def page(
        self, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        """Return publications, newest first. Raises Fault index."""
        return self._publications.page(library=library, search=search, offset=offset, limit=limit)
