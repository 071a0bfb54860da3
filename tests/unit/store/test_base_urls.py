"""A public base URL where nobody answers: what is said of it, in words that a person can do something with."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from tests.fixtures.answering import Answer, AnsweringServer, answering
from tests.unit.store.conftest import Opened


def closed() -> str:
    """The address of a server that has ended."""
    with answering(Answer()) as server:
        return server.url


@pytest.mark.parametrize(
    ("base_of", "reason"),
    [
        (lambda url: "https://no-such-name.invalid", "The name no-such-name.invalid is not known."),
        (lambda url: closed(), "127.0.0.1 cannot be reached."),
        (lambda url: url.replace("http:", "https:"), "No secure connection to 127.0.0.1 could be made."),
    ],
    ids=["no such name", "nobody listens", "not encrypted"],
)
def test_it_is_said_in_words_why_nobody_answers(
    server: AnsweringServer, opened: Opened, base_of: Callable[[str], str], reason: str
) -> None:
    base = base_of(server.url)
    with pytest.raises(Fault) as caught:
        opened(public_base_url=base).find_facts("p/probe.txt")
    fault = caught.value
    assert fault.kind is FaultKind.TARGET
    assert urlsplit(base).netloc in fault.title
    assert fault.detail == f"{reason} Correct the account's public base URL, or leave it empty."
