"""A bad network between the program and the store: what cannot be sent waits, and goes when the weather clears."""

from __future__ import annotations

import contextlib
import json
import urllib.request

import pytest

from rethumb_desktop.domain.errors import FaultKind
from tests.faults.rig import LIBRARY, Rig
from tests.fixtures.weather import CLEAR, Trouble, Weather, changing_weather

pytestmark = pytest.mark.gateway

TOTAL = {
    "nobody listens": Weather(Trouble.REFUSED),
    "resets": Weather(Trouble.RESET, after=900),
    "lost replies": Weather(Trouble.REPLY_LOST),
    "a storm": Weather(Trouble.SLOW_DOWN),
    "a black hole": Weather(Trouble.BLACKHOLE),
    "silence": Weather(Trouble.SILENCE),
    "a page for everything": Weather(Trouble.PORTAL_PAGE),
    "a redirect for everything": Weather(Trouble.PORTAL_REDIRECT),
}
"""Weather in which no request gets its answer."""
KINDS = {
    "nobody listens": FaultKind.OFFLINE,
    "resets": FaultKind.OFFLINE,
    "lost replies": FaultKind.OFFLINE,
    "a page for everything": FaultKind.PORTAL,
    "a redirect for everything": FaultKind.PORTAL,
}
"""What a person is told, where the library is halted."""

PARTIAL = {
    "latency": Weather(latency=0.05),
    "some resets": Weather(Trouble.RESET, 0.3, after=900),
    "some lost replies": Weather(Trouble.REPLY_LOST, 0.3),
    "a light storm": Weather(Trouble.SLOW_DOWN, 0.4),
    "some pages": Weather(Trouble.PORTAL_PAGE, 0.3),
}
"""Weather in which publishing comes to its end all the same."""


@pytest.mark.parametrize("first_use", [False, True], ids=["in the middle", "at the first use"])
@pytest.mark.parametrize("name", TOTAL)
def test_what_cannot_be_sent_goes_by_itself_when_the_weather_clears(rig: Rig, name: str, first_use: bool) -> None:
    watcher = rig.watcher
    with rig.services() as services:
        done = 0
        if not first_use:
            rig.publish(services)
            done = rig.count
            watcher.wait_for_links(done)
        rig.proxy.turn(TOTAL[name])
        rig.publish(services, rig.pictures(start=done))
        if name in KINDS:
            halt = watcher.wait_for_halt() if first_use else watcher.wait_for_standstill()
            assert (halt.library, halt.error.kind, halt.resumes) == (LIBRARY, KINDS[name], True)
        else:
            rig.proxy.wait_until_struck(1)
        rig.assert_nothing_is_claimed()
        assert sum(job.state.has_links for job in list(watcher.jobs.values())) == done
        rig.proxy.turn(CLEAR)
        watcher.wait_for_links(done + rig.count)
        assert watcher.halted == {}
    rig.assert_all_is_well(probes_may_stay=first_use)


@pytest.mark.parametrize("name", PARTIAL)
def test_what_passes_now_and_then_is_enough(rig: Rig, name: str) -> None:
    rig.proxy.turn(PARTIAL[name])
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count // 2)
        rig.assert_nothing_is_claimed()
        rig.watcher.wait_for_links(rig.count)
    if PARTIAL[name].trouble is not Trouble.NONE:
        rig.proxy.wait_until_struck(1)
    rig.assert_all_is_well()


def test_a_line_of_a_kilobyte_a_second_is_only_slow(rig: Rig) -> None:
    rig.count = 3
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count)
        rig.proxy.turn(Weather(rate=1000))
        rig.publish(services, rig.pictures(start=rig.count))
        rig.watcher.wait_for_links(2 * rig.count)
    assert rig.watcher.halts == []
    rig.assert_all_is_well()


@pytest.mark.parametrize("seed", [1, 2])
def test_changing_weather_loses_nothing(rig: Rig, seed: int) -> None:
    rig.count = 120
    rig.proxy.follow(changing_weather(seed))
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count)
    rig.assert_all_is_well()


def test_after_lost_replies_no_object_has_two_versions(rig: Rig) -> None:
    with contextlib.closing(rig.gateway.client()) as client:
        client.put_bucket_versioning(Bucket=rig.bucket, VersioningConfiguration={"Status": "Enabled"})
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count)
        rig.proxy.turn(Weather(Trouble.REPLY_LOST, 0.5, methods=("PUT",)))
        rig.publish(services, rig.pictures(start=rig.count))
        rig.watcher.wait_for_links(2 * rig.count)
        rig.proxy.wait_until_struck(1)
    rig.assert_all_is_well()


def test_links_open_for_a_stranger_after_a_bad_day(rig: Rig) -> None:
    rule = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{rig.bucket}/*"}
    with contextlib.closing(rig.gateway.client()) as client:
        policy = json.dumps({"Version": "2012-10-17", "Statement": [rule]})
        client.put_bucket_policy(Bucket=rig.bucket, Policy=policy)
    rig.proxy.turn(Weather(Trouble.REPLY_LOST, 0.5))
    with rig.services() as services:
        rig.publish(services)
        rig.watcher.wait_for_links(rig.count)
        rig.proxy.turn(CLEAR)
        renditions = [r for job in rig.watcher.jobs.values() for r in job.renditions]
        for rendition in renditions:
            with urllib.request.urlopen(services.sharing.url(LIBRARY, rendition.key), timeout=30) as answer:
                assert len(answer.read()) == rendition.bytes
    assert renditions
    rig.assert_all_is_well()
