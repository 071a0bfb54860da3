"""What the window's program says of itself without a window."""

from __future__ import annotations

import subprocess

from tests.fixtures.window_program import PROGRAMS, SECONDS


def test_help_tells_what_happens_with_files() -> None:
    """They wait unless the person wants them published at once."""
    done = subprocess.run(
        [PROGRAMS / "rethumb-desktop", "--help"], capture_output=True, encoding="utf-8", check=True, timeout=SECONDS
    )
    said = " ".join(done.stdout.split())
    assert "pictures to publish at once" not in said
    assert "they wait in the window until you press Publish" in said
