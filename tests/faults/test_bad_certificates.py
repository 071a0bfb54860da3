"""A store whose certificate is wrong: nothing is sent to it, and nothing has to be done when it is right again."""

from __future__ import annotations

from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import FaultKind
from tests.faults.conftest import port_of
from tests.faults.rig import Rig
from tests.fixtures.answering import make_certificate
from tests.fixtures.faulty_proxy import FaultyProxy
from tests.fixtures.gateway import Gateway

pytestmark = pytest.mark.gateway


@pytest.mark.parametrize("what", ["self-signed", "expired", "of another name"])
def test_a_wrong_certificate_is_waited_out(
    gateway: Gateway, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    user = gateway.users["rw"]
    right = make_certificate(tmp_path, "127.0.0.1")
    wrong = {
        "self-signed": lambda: make_certificate(tmp_path, "127.0.0.1"),
        "expired": lambda: make_certificate(tmp_path, "127.0.0.1", days=-1),
        "of another name": lambda: make_certificate(tmp_path, "portal.example.com"),
    }[what]()
    trusted = tmp_path / "trusted.pem"
    trusted.write_text(right.read_text() + ("" if what == "self-signed" else wrong.read_text()))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", user.key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", user.secret)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(trusted))
    with FaultyProxy(port_of(gateway), certificate=right) as proxy:
        rig = Rig(gateway, bucket, proxy, tmp_path)
        with rig.services() as services:
            rig.publish(services)
            rig.watcher.wait_for_links(rig.count)
            proxy.show(wrong)
            before = len(proxy.passed())
            rig.publish(services, rig.pictures(start=rig.count))
            halt = rig.watcher.wait_for_halt()
            assert (halt.error.kind, halt.resumes) == (FaultKind.CERTIFICATE, True)
            assert len(proxy.passed()) == before
            rig.assert_nothing_is_claimed()
            proxy.show(right)
            rig.watcher.wait_for_links(2 * rig.count)
        rig.assert_all_is_well()
