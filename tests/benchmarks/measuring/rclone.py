"""The other program: `rclone copy` of the same files into a bucket of its own."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measuring.work import Work, bytes_in
from tests.fixtures.gateway import GatewayUser
from tests.fixtures.programs import PROJECT, Requirement

REQUIREMENT = Requirement(
    "The comparison with rclone", ("rclone",), (PROJECT / "packaging" / "setup" / "debian-bench.txt",)
)
#: Files at once, as the transfer lane of the program has.
AT_ONCE = 8
OPTIONS = ("--transfers", str(AT_ONCE), "--checkers", str(AT_ONCE))
#: Spares the request after each put that looks whether it arrived: rclone then believes the put's answer, as we do.
NO_HEAD = "--s3-no-head"


def is_there() -> bool:
    return not REQUIREMENT.missing()


def version() -> str:
    """What the program says of itself, such as `rclone v1.60.1-DEV`."""
    done = subprocess.run(["rclone", "version"], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()[0]


def copy(folder: Path, endpoint: str, bucket: str, user: GatewayUser, more: Sequence[str] = ()) -> Work:
    """Copy the files of a folder into a bucket, by one process. Raises RuntimeError where that fails."""
    command = ["rclone", "copy", *OPTIONS, *more, str(folder), f"bench:{bucket}"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, env=environment(endpoint, user), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"rclone failed: {done.stderr.decode(errors='replace')[-2000:]}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Work(wall, cpu, bytes_in(folder))


def environment(endpoint: str, user: GatewayUser) -> dict[str, str]:
    """The variables that tell rclone all of it: no file of the person's own is read."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("RCLONE_", "AWS_"))}
    return {
        **plain,
        "RCLONE_CONFIG": os.devnull,
        "RCLONE_CONFIG_BENCH_TYPE": "s3",
        "RCLONE_CONFIG_BENCH_PROVIDER": "Ceph",
        "RCLONE_CONFIG_BENCH_ENDPOINT": endpoint,
        "RCLONE_CONFIG_BENCH_ACCESS_KEY_ID": user.key_id,
        "RCLONE_CONFIG_BENCH_SECRET_ACCESS_KEY": user.secret,
    }
