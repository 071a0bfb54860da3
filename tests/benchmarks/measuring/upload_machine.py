"""On what the uploads were measured: the machine, its disk, the client's library, the gateway, the peer."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from pathlib import Path

import boto3

from tests.benchmarks.measuring import machine, rclone
from tests.benchmarks.measuring.uploads import ROUND_TRIP

_SYNCS = 50


def describe(folder: Path) -> list[str]:
    """Return the lines of a Markdown list; `folder` is one of the disk that homes will lie on."""
    ceph = subprocess.run(["radosgw", "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    return [
        *machine.describe_system(),
        f"- Disk: {sync_seconds(folder) * 1000:.1f} ms until it has what was written",
        f"- Client: boto3 {boto3.__version__}; gateway: ceph {ceph.split()[2]} on the same machine, in memory, HTTP",
        f"- Peer: {peer()}",
        f"- Long line: a relay that makes a round trip {ROUND_TRIP} ms longer, without losses or limits",
    ]


def peer() -> str:
    """Which rclone this is and how it is called, or how to get it."""
    if not rclone.is_there():
        return f"none. {rclone.REQUIREMENT.excuse()}"
    return f"{rclone.version()}, `rclone copy {' '.join(rclone.OPTIONS)}`, provider Ceph"


def sync_seconds(folder: Path) -> float:
    """How long it takes until the disk has a small write: the median of some."""
    times = []
    path = folder / "synced"
    with path.open("wb") as file:
        for _ in range(_SYNCS):
            file.write(b"\0" * 4096)
            file.flush()
            began = time.perf_counter()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - began)
    path.unlink()
    return statistics.median(times)
