"""A soak: `rethumb` killed again and again at random moments while it publishes through a bad network.

python -m tests.soak.campaign [--kills N] [--images N] [--seed N] [--folder DIR]

One that is broken off goes on where it was when it is started again with the same numbers. The pictures are published
whole, then with another recipe, and so on until the kills are spent; then the last round is brought to its end in
clear weather, and everything is compared. Ends with 1 when something was wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from random import Random

from tests.faults.auditing import Audit, Ledger, audit, read_bucket, read_ledger, render_apart, stray_files
from tests.fixtures.command_line import CommandLine
from tests.fixtures.faulty_proxy import FaultyProxy
from tests.fixtures.gateway import REQUIREMENT, Gateway
from tests.fixtures.many_pictures import write_pictures
from tests.fixtures.programs import PROJECT
from tests.fixtures.weather import CLEAR, changing_weather
from tests.soak.progress import Progress

LIBRARY = "Soak"
SIZE = (200, 150)
SOONEST, LATEST = 0.1, 2.5
"""When a process is killed, in seconds after its start; later by as much as a start takes more than `_USUAL_START`."""
_USUAL_START = 0.7
_EVERY = 50
_LONGEST = 3600.0
"""Seconds after which a process that is left alone counts as one that hangs."""
_MOST_LAST_RUNS = 8
_KNOWN_ENDINGS = (0, 1, 3)


def main() -> int:
    """Run the soak, with a line for every 50 kills and a table at the end."""
    parser = argparse.ArgumentParser(description="Kill the program at random moments.")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--images", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=PROJECT / "build" / "soak")
    asked = parser.parse_args()
    if excuse := REQUIREMENT.excuse():
        say(excuse)
        return 1
    folder = asked.folder / f"{asked.images}-images-seed-{asked.seed}"
    progress = Progress.of(folder / "progress.json", asked.seed, asked.images, asked.kills)
    if not progress.attempts:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell starts what runs in the background deaf to Ctrl+C
        signal.signal(number, signal.default_int_handler)
    with Gateway(folder / "gateway") as gateway:
        upstream = int(gateway.endpoint.rpartition(":")[2])
        with FaultyProxy(upstream, port=progress.port, seed=asked.seed) as proxy:
            return Soak(folder, progress, gateway, proxy).run()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Soak:
    """One soak in its folder: pictures, home, gateway and what the killed processes have said."""

    def __init__(self, folder: Path, progress: Progress, gateway: Gateway, proxy: FaultyProxy) -> None:
        self._folder = folder
        self._progress = progress
        self._gateway = gateway
        self._proxy = proxy
        user = gateway.users["rw"]
        keys = {"AWS_ACCESS_KEY_ID": user.key_id, "AWS_SECRET_ACCESS_KEY": user.secret}
        self._home = folder / "home"
        self._cli = CommandLine(folder, self._home, keys)
        self._files = write_pictures(folder / "pictures", progress.images, seed=progress.seed, size=SIZE)
        self._digests = {sha256(file.read_bytes()).hexdigest(): str(file) for file in self._files}
        self._counted = 0
        self._delay = 0.0

    def run(self) -> int:
        """Kill until the kills are spent, let the rest end, compare; the status to exit with."""
        progress, began = self._progress, time.monotonic() - self._progress.seconds
        try:
            if not progress.port:
                self._begin()
            self._time_a_start()
            self._proxy.follow(changing_weather(progress.seed + progress.attempts))
            while progress.kills < progress.kills_wanted:
                words = self._next_words(read_ledger(self._home))
                if self._kill_at_random(words) and progress.kills % _EVERY == 0:
                    progress.seconds = time.monotonic() - began
                    self._report()
            self._proxy.turn(CLEAR)
            self._finish()
            progress.finished = True
        finally:
            progress.seconds = time.monotonic() - began
            self._count_requests()
            progress.save(self._folder / "progress.json")
        return self._conclude()

    def _begin(self) -> None:
        """Make the bucket and the account."""
        progress = self._progress
        progress.port = self._proxy.port
        with contextlib.closing(self._gateway.client()) as client:
            client.create_bucket(Bucket=progress.bucket)
        words = ["--endpoint", self._proxy.endpoint, "--bucket", progress.bucket, "--credentials", "environment"]
        added = self._cli.run("account", "add", LIBRARY, *words)
        if added.status:
            raise RuntimeError(added.err)
        progress.rounds = 1

    def _time_a_start(self) -> None:
        """Find out how long this machine takes now to start the program; the first time that makes the index."""
        began = time.monotonic()
        self._cli.run("queue", "list", "--json")
        self._delay = max(0.0, time.monotonic() - began - _USUAL_START)

    @property
    def _recipe(self) -> str:
        """What this round makes of each picture."""
        return f"square/{40 + self._progress.rounds}"

    def _next_words(self, ledger: Ledger) -> tuple[str, ...]:
        """Return the command to kill next: pictures are given until all are known, then the queue is resumed."""
        if missing := self._missing(ledger):
            # A kill in the middle of the intake loses what was not queued yet; the rest is given by name.
            named = ["pictures"] if len(missing) == len(self._files) else sorted(missing)
            return ("publish", *named, "--recipe", self._recipe, "--library", LIBRARY, "--json")
        if ledger.unended:
            return ("queue", "resume", "--json")
        if ledger.jobs_in("failed", "cancelled"):
            self._progress.failures.update(job.error for job in ledger.jobs_in("failed"))
            return ("queue", "retry", "--json")
        self._progress.rounds += 1
        return self._next_words(ledger)

    def _missing(self, ledger: Ledger) -> set[str]:
        """The pictures that are neither in the queue nor published in this round."""
        published = {self._digests[made] for _, (made, recipe), _ in ledger.publications if recipe == self._recipe}
        queued = {job.location for job in ledger.jobs if self._recipe in job.recipes}
        return {str(file) for file in self._files} - published - queued

    def _kill_at_random(self, words: tuple[str, ...]) -> bool:
        """Start a command and kill it; False where it had ended by itself before."""
        progress = self._progress
        progress.attempts += 1
        moment = Random(f"{progress.seed}/{progress.attempts}").uniform(SOONEST, LATEST + self._delay)
        ended = self._run(words, moment)
        progress.kills += ended is None
        return ended is None

    def _run(self, words: tuple[str, ...], seconds: float) -> int | None:
        """Run a command for so many seconds; its exit status, None where it was killed then."""
        progress, out, err = self._progress, self._folder / "out.txt", self._folder / "err.txt"
        with out.open("w") as to_out, err.open("w") as to_err:
            process = self._cli.start(*words, stdout=to_out, stderr=to_err)
            try:
                status: int | None = process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                status = None
            finally:
                process.kill()
        self._keep_claims(out)
        said = err.read_text(encoding="utf-8", errors="replace")
        if status is not None:
            progress.endings[f"{words[0]} {status}"] += 1
        if "Traceback" in said or status not in (None, *_KNOWN_ENDINGS):
            progress.unexpected.append(f"{' '.join(words[:2])}: {status}: {said[-1500:]}")
        return status

    def _keep_claims(self, out: Path) -> None:
        """Keep the object keys that a process has told as published; the last line may be half a line."""
        whole, _, _ = out.read_text(encoding="utf-8").rpartition("\n")
        lines = [json.loads(line) for line in whole.splitlines()]
        keys = [r["key"] for line in lines if line["state"] in ("published", "duplicate") for r in line["renditions"]]
        with (self._folder / "claims.txt").open("a", encoding="utf-8") as claims:
            claims.writelines(f"{key}\n" for key in keys)

    @property
    def _claims(self) -> set[str]:
        file = self._folder / "claims.txt"
        return set(file.read_text(encoding="utf-8").split()) if file.exists() else set()

    def _report(self) -> None:
        """Print how far it is, after a look at what must hold at any time."""
        progress, ledger = self._progress, read_ledger(self._home)
        with contextlib.closing(self._gateway.client()) as client:
            objects, _ = read_bucket(client, progress.bucket)
        self._count_requests()
        self._time_a_start()
        progress.save(self._folder / "progress.json")
        false = len((ledger.keys | self._claims) - objects.keys())
        say(
            f"{progress.kills:5} kills  {progress.seconds:6.0f} s  round {progress.rounds}  "
            f"{len(ledger.publications):6} published  {len(ledger.unended):5} waiting  {progress.requests:6} requests  "
            f"{len(progress.unexpected)} unexpected deaths  {false} published but not there  index {ledger.integrity}"
        )

    def _count_requests(self) -> None:
        passed = self._proxy.passed()[self._counted :]
        self._counted += len(passed)
        self._progress.requests += len(passed)
        self._progress.puts += sum(each.method == "PUT" and each.done == 200 for each in passed)

    def _finish(self) -> None:
        """Let the last round come to its end."""
        for _ in range(_MOST_LAST_RUNS):
            round_ = self._progress.rounds
            words = self._next_words(read_ledger(self._home))
            if self._progress.rounds != round_:  # a new one would begin
                self._progress.rounds = round_
                break
            self._progress.attempts += 1
            self._run(words, _LONGEST)

    def _conclude(self) -> int:
        """Compare everything and print the table."""
        progress, ledger = self._progress, read_ledger(self._home)
        with contextlib.closing(self._gateway.client()) as client:
            objects, versions = read_bucket(client, progress.bucket)
        recipes = [f"square/{40 + number}" for number in range(1, progress.rounds + 1)]
        expected = render_apart(self._files, recipes, self._folder / "apart")
        found: Audit = audit(ledger, objects, versions, expected, self._claims)
        probes, found.probes = found.probes, []
        strays = stray_files(self._home / "cache", ledger.keys)
        progress.jobs = len(expected)
        for name, value in progress.table(found, len(objects), len(probes), len(strays)):
            say(f"{name:32} {value}")
        for line in progress.unexpected[:5]:
            say(line)
        return 1 if found.findings or progress.unexpected or progress.set_aside else 0


if __name__ == "__main__":
    sys.exit(main())
