"""A rig for each test: a new bucket, a proxy before it, a new home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.rig import Rig
from tests.fixtures.faulty_proxy import FaultyProxy
from tests.fixtures.gateway import Gateway


@pytest.fixture
def rig(gateway: Gateway, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """Publishing through a proxy over HTTP."""
    user = gateway.users["rw"]
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", user.key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", user.secret)
    with FaultyProxy(port_of(gateway)) as proxy:
        yield Rig(gateway, bucket, proxy, tmp_path)


def port_of(gateway: Gateway) -> int:
    """Where the gateway listens for HTTP."""
    return int(gateway.endpoint.rpartition(":")[2])
