"""The store itself in trouble: frozen, killed, full, its user suspended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rethumb_desktop.domain.errors import FaultKind
from tests.faults.rig import LIBRARY, WORKERS, Rig
from tests.fixtures.gateway import Gateway

pytestmark = pytest.mark.gateway


@pytest.fixture
def suspension(gateway: Gateway) -> Iterator[None]:
    """Ends with the user enabled again, for the next test."""
    yield
    gateway.admin("user", "enable", "--uid", gateway.users["rw"].uid)


def test_a_frozen_store_has_done_what_it_did_not_answer(rig: Rig) -> None:
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count)
        with rig.gateway.frozen():
            arrived = len(rig.proxy.passed())
            rig.publish(services, rig.pictures(start=rig.count))
            rig.proxy.wait_until_arrived(arrived + 1)
            rig.proxy.cut()
            rig.proxy.wait_until_arrived(arrived + 2)
        rig.assert_nothing_is_claimed()
        rig.watcher.wait_for_links(2 * rig.count)
    rig.assert_all_is_well()


def test_a_full_store_is_waited_for(rig: Rig) -> None:
    quota = ("--quota-scope=bucket", "--bucket", rig.bucket)
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count)
        rig.gateway.admin("quota", "set", *quota, "--max-objects", "40")
        rig.gateway.admin("quota", "enable", *quota)
        rig.publish(services, rig.pictures(start=rig.count))
        halt = rig.watcher.wait_for_halt()
        assert (halt.error.kind, halt.resumes) == (FaultKind.QUOTA, True)
        rig.assert_nothing_is_claimed()
        rig.gateway.admin("quota", "disable", *quota)
        rig.watcher.wait_for_links(2 * rig.count)
    rig.assert_all_is_well()


def test_a_suspended_user_is_told_once_and_not_tried_again(rig: Rig, suspension: None) -> None:
    uid = rig.gateway.users["rw"].uid
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count)
        rig.gateway.admin("user", "suspend", "--uid", uid)
        before = len(rig.proxy.passed())
        rig.publish(services, rig.pictures(start=rig.count))
        halt = rig.watcher.wait_for_halt()
        assert (halt.error.kind, halt.resumes) == (FaultKind.CREDENTIALS, False)
        rig.gateway.admin("user", "enable", "--uid", uid)
        rig.assert_nothing_is_claimed()
        services.publishing.retry_library(LIBRARY)
        rig.watcher.wait_for_links(2 * rig.count)
        refused = [each for each in rig.proxy.passed()[before:] if each.told == 403]
    assert len(refused) <= 2 * WORKERS, "each that was under way, and the question why"
    assert len(rig.watcher.halts) == 1
    rig.assert_all_is_well()


# The last one here: for half a minute after a crash the administration waits for the gateway that is gone.
def test_a_store_that_crashes_is_waited_for(rig: Rig) -> None:
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count // 2)
        rig.gateway.kill()
        rig.publish(services, rig.pictures(start=rig.count))
        halt = rig.watcher.wait_for_standstill()
        assert (halt.error.kind, halt.resumes) == (FaultKind.OFFLINE, True)
        rig.gateway.restart()
        rig.assert_nothing_is_claimed()
        rig.watcher.wait_for_links(2 * rig.count)
    rig.assert_all_is_well()
