"""`rethumb library`: what was published."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing

from rethumb_desktop.cli.output import DONE, publication_object, write, write_json
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
            services.accounts.library(arguments.library)
        for publication in _all(services, arguments.library, search):
            url = _url(services, publication)
            if arguments.json:
                write_json(publication_object(publication, url))
            else:
                size = f"{publication.width} × {publication.height}"
                write(
                    f"{publication.published_at:%Y-%m-%d %H:%M}  {publication.name}  {size}  {url or publication.key}"
                )
    return DONE


def _all(services: Services, library: str | None, search: str) -> Iterator[Publication]:
    offset = 0
    while page := services.browsing.page(library, search, offset, _PAGE):
        yield from page
        offset += len(page)


def _url(services: Services, publication: Publication) -> str | None:
    """Return the link, or None where it cannot be made now: its account is gone, its keys are not at hand."""
    try:
        return services.sharing.url(publication.library, publication.key)
    except Fault:
        return None
