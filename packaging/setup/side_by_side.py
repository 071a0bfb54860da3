"""Running the tests in parts beside each other, and once more alone what failed there.

Tests of a real desktop share two cores with others, so that a deadline may pass without a fault in the program. What
fails is run again with nothing beside it: a fault fails there too. What passes then is named, to be looked into.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

Start = Callable[[Sequence[str], IO[bytes] | None], "subprocess.Popen[bytes]"]
TESTS_FAILED = 1
"""What pytest returns when tests ran and some failed."""
FEW = 5
"""So many failures of a part may come of what ran beside it; more are not looked at again."""


class Part:
    """Some of the tests: the command that runs them, which remembers in a folder of its own what failed."""

    def __init__(self, name: str, command: Sequence[str], folder: Path) -> None:
        self.name = name
        self.command = [*command, "-o", f"cache_dir={folder}"]
        self._failed = folder / "v" / "cache" / "lastfailed"

    def failed(self) -> list[str]:
        """The tests that failed in the last run; empty where it did not come so far."""
        return sorted(json.loads(self._failed.read_text(encoding="utf-8"))) if self._failed.exists() else []


def run_together(parts: dict[str, list[str]], start: Start) -> dict[str, bool]:
    """Run parts at the same time, then alone what failed; return whether each succeeded.

    What they print is shown one after the other. `start` starts a command, its output going to a file or where ours
    goes.
    """
    with TemporaryDirectory(prefix="rethumb-tests-") as folder:
        made = [Part(name, command, Path(folder) / str(number)) for number, (name, command) in enumerate(parts.items())]
        statuses = _side_by_side(made, start)
        ended = zip(made, statuses, strict=True)
        return {part.name: status == 0 or _passes_alone(part, status, start) for part, status in ended}


def _side_by_side(parts: Sequence[Part], start: Start) -> list[int]:
    statuses = []
    with ExitStack() as stack:
        outputs = [None, *(stack.enter_context(TemporaryFile()) for _ in parts[1:])]
        running = [
            stack.enter_context(start(part.command, output)) for part, output in zip(parts, outputs, strict=True)
        ]
        for part, process, output in zip(parts, running, outputs, strict=True):
            print(f"--- {part.name}: {' '.join(part.command)}", flush=True)
            statuses.append(process.wait())
            if output is not None:
                output.seek(0)
                shutil.copyfileobj(output, sys.stdout.buffer)
                sys.stdout.buffer.flush()
    return statuses


def _passes_alone(part: Part, status: int, start: Start) -> bool:
    failed = part.failed()
    if status != TESTS_FAILED or not 0 < len(failed) <= FEW:
        return False
    print(f"--- {part.name}: once more alone: {', '.join(failed)}", flush=True)
    if start([*part.command, "--last-failed", "--last-failed-no-failures=none"], None).wait() != 0:
        return False
    print(f"UNSTEADY, failed beside other tests and passed alone: {', '.join(failed)}", flush=True)
    return True
