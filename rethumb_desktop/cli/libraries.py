"""`rethumb library`: what was published."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing

from rethumb_desktop.cli.choosing import find_library
from rethumb_desktop.cli.output import DONE, publication_object, visible, write, write_json
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services

_PAGE = 1000


def run_list(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    return _run(arguments, open_services, "")


def run_search(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    return _run(arguments, open_services, arguments.text)


def _run(arguments: argparse.Namespace, open_services: Callable[[Listener], Services], search: str) -> int:
    with closing(open_services(lambda _event: None)) as services:
        if arguments.library is not None:
            find_library(services, arguments.library)
        without_links: set[str] = set()
        for publication in _all(services, arguments.library, search):
            url = _url(services, publication, without_links)
            if arguments.json:
                write_json(publication_object(publication, url))
            else:
                _print(publication, url)
    return DONE


def _print(publication: Publication, url: str | None) -> None:
    when = f"{publication.published_at:%Y-%m-%d %H:%M}"
    size = f"{publication.width} × {publication.height}"
    write(f"{when}  {visible(publication.name)}  {size}  {url or publication.key}")


def _all(services: Services, library: str | None, search: str) -> Iterator[Publication]:
    offset = 0
    while page := services.browsing.page(library, search, offset, _PAGE):
        yield from page
        offset += len(page)


def _url(services: Services, publication: Publication, without_links: set[str]) -> str | None:
    """Return the link, or None where it cannot be made now: its account is gone, its keys are not at hand.

    A library is asked once: a server that does not answer would be waited for at every line.
    """
    if publication.library in without_links:
        return None
    try:
        return services.sharing.url(publication.library, publication.key)
    except Fault:
        without_links.add(publication.library)
        return None
