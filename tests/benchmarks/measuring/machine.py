"""On what was measured: the machine, its programs, and whether it was busy."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import PIL
from PIL import features

from rethumb_desktop.imaging.resampling import load_vips
from tests.benchmarks.measuring import vipsthumbnail

_BUSY = 0.5  # a load of the last minute from which on the figures are not to be trusted


def describe() -> list[str]:
    """Return what the renderer was measured on, as the lines of a Markdown list."""
    libraries = ", ".join(f"{name} {features.version(name)}" for name in ("libjpeg_turbo", "zlib_ng", "zlib"))
    return [
        *describe_system(),
        f"- Renderer: Pillow {PIL.__version__} ({libraries}), {behind()}",
        f"- Peer: {peer()}",
    ]


def describe_system() -> list[str]:
    """Return the date, the machine and its system, as the lines of a Markdown list."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return [
        f"- Date: {datetime.now(UTC):%Y-%m-%d}",
        f"- Machine: {processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory",
        f"- System: {system}, Python {platform.python_version()}",
    ]


def peer() -> str:
    """Which vipsthumbnail this is and how long its start takes, or how to get it."""
    if not vipsthumbnail.is_there():
        return f"none. {vipsthumbnail.REQUIREMENT.excuse()}"
    return f"vipsthumbnail of {vipsthumbnail.version()}; its start alone takes {vipsthumbnail.start_seconds():.2f} s"


def processor() -> str:
    """The model of the processor."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def behind() -> str:
    """Which libvips stands behind the renderer."""
    vips = load_vips()
    if vips is None:
        return "libvips does not stand behind it"
    return f"libvips {'.'.join(str(vips.version(part)) for part in range(3))} (pyvips {vips.__version__}) behind it"


def warning(load: float) -> str:
    """What to say about the load of the machine before the start; empty when it was quiet."""
    if load <= _BUSY:
        return ""
    return f"The machine was busy before the start (load {load:.1f}): the times are not to be trusted."
