"""The program killed: at random moments, and at the worst one."""

from __future__ import annotations

import contextlib
import uuid
from pathlib import Path

import pytest

from tests.faults.conftest import port_of
from tests.faults.rig import LIBRARY, RECIPES, Rig
from tests.fixtures.faulty_proxy import FaultyProxy
from tests.fixtures.gateway import Gateway
from tests.fixtures.weather import CLEAR, Trouble, Weather
from tests.soak.campaign import Soak
from tests.soak.progress import Progress

pytestmark = pytest.mark.gateway

KILLS = 12


def test_killed_at_random_moments_nothing_is_lost(
    gateway: Gateway, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gateway.ensure_running()
    progress = Progress(seed=1, images=150, kills_wanted=KILLS, bucket=f"soak-{uuid.uuid4().hex[:16]}")
    with FaultyProxy(port_of(gateway), seed=progress.seed) as proxy:
        status = Soak(tmp_path, progress, gateway, proxy).run()
    table = capsys.readouterr().out
    assert status == 0, table
    assert progress.kills == KILLS


def test_killed_before_the_store_answers_it_goes_on_where_it_was(rig: Rig) -> None:
    words = ("publish", "pictures", "--library", LIBRARY, "--json", *(w for r in RECIPES for w in ("--recipe", r)))
    rig.expect(rig.pictures())
    endpoint = ["--endpoint", rig.proxy.endpoint, "--bucket", rig.bucket, "--credentials", "environment"]
    assert rig.cli.run("account", "add", LIBRARY, *endpoint).status == 0
    assert rig.cli.run("account", "test", LIBRARY).status == 0
    rig.proxy.turn(Weather(Trouble.SILENCE, methods=("PUT",)))
    with rig.cli.start(*words) as process:
        rig.proxy.wait_until_struck(1)
        process.kill()
        out, _ = process.communicate()
    assert out == ""
    rig.proxy.turn(CLEAR)
    resumed = rig.cli.run("queue", "resume", "--json")
    assert (resumed.status, [line["state"] for line in resumed.lines]) == (0, ["published"] * rig.count), resumed.err
    again = rig.cli.run(*words)
    assert (again.status, [line["state"] for line in again.lines]) == (0, ["duplicate"] * rig.count)
    rig.assert_all_is_well([r["key"] for line in resumed.lines for r in line["renditions"]])


def test_two_processes_that_share_a_home_publish_everything_once(rig: Rig) -> None:
    rig.expect(rig.pictures())
    endpoint = ["--endpoint", rig.proxy.endpoint, "--bucket", rig.bucket, "--credentials", "environment"]
    assert rig.cli.run("account", "add", LIBRARY, *endpoint).status == 0
    words = ("publish", "pictures", "--library", LIBRARY, "--json", *(w for r in RECIPES for w in ("--recipe", r)))
    with contextlib.ExitStack() as stack:
        both = [stack.enter_context(rig.cli.start(*words)) for _ in range(2)]
        outcomes = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], outcomes
    rig.assert_all_is_well()
