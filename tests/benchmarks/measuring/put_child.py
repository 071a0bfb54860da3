"""A process that puts small objects through the store alone, and tells what that costs.

`python put_child.py ENDPOINT BUCKET COUNT`, the keys in the environment. It prints a line of JSON: for one thread and
for eight, `wall` and `cpu` in seconds for so many objects of ten kilobytes; and a `profile` of one thread's run.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from random import Random

from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, with_facts
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.store.s3 import open_store
from tests.benchmarks.measuring.profiling import ThreadProfiles

THREADS = (1, 8)
BYTES = 10_000


def main() -> int:
    endpoint, bucket, objects = sys.argv[1], sys.argv[2], int(sys.argv[3])
    keys = KeyPair(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
    account = Account("Bench", endpoint, bucket, credentials=CredentialSource.ENVIRONMENT)
    facts = open_store(account, keys).find_facts("probe.txt")
    store = open_store(with_facts(account, facts), keys)
    put = partial(put_next, store, count(), Random(1).randbytes(BYTES))
    runs = {}
    for threads in THREADS:
        put_all(put, threads, threads)  # not counted: makes the connections
        cpu, began = time.process_time(), time.perf_counter()
        put_all(put, objects, threads)
        runs[threads] = {"wall": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    with ThreadProfiles() as profiles:
        for _ in range(objects):
            put()
    sys.stdout.write(json.dumps({"runs": runs, "profile": profiles.seconds()}) + "\n")
    return 0


def put_all(put: partial[None], objects: int, threads: int) -> None:
    if threads == 1:
        for _ in range(objects):
            put()
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _: put(), range(objects)))


def put_next(store: ObjectStore, numbers: Iterable[int], data: bytes) -> None:
    """Put the bytes under a key that no put has had."""
    store.put(f"object {next(iter(numbers))}", data, "image/jpeg", width=200, height=150)


if __name__ == "__main__":
    sys.exit(main())
