"""The renderer in a process of its own, from the side of who measures it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.benchmarks.measuring.render_worker import WITHOUT_LIBVIPS
from tests.benchmarks.measuring.work import Work, empty
from tests.fixtures.programs import PROJECT


class Worker:
    """A process with a renderer, with libvips behind it or without. For use in a `with` statement."""

    def __init__(self, folder: Path, *, without_vips: bool = False) -> None:
        self._folder = folder
        module = "tests.benchmarks.measuring.render_worker"
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *([WITHOUT_LIBVIPS] if without_vips else [])],
            cwd=PROJECT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        #: Whether libvips stands behind the renderer.
        self.has_vips = bool(self._read()["vips"])

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def run(self, files: Sequence[Path], recipes: Sequence[str], threads: int) -> Work:
        """Render all files by so many threads; what it took."""
        empty(self._folder)
        job = {"files": [*map(str, files)], "recipes": recipes, "threads": threads, "folder": str(self._folder)}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return Work(**self._read())

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the renderer's process has ended")
        words: dict[str, Any] = json.loads(line)
        return words


def environment() -> dict[str, str]:
    """The variables for a process that imports the project from its folder."""
    return {**os.environ, "PYTHONPATH": str(PROJECT)}
