"""Find what is missing of the system's packages, and install it where that needs no question.

Installing is tried on Debian and its relatives, as root or where sudo asks no password, and never with
RETHUMB_INSTALL=0. Everywhere else the exact line to type is printed.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

LISTS = Path(__file__).resolve().parent
LOCK_PATIENCE = 300  # seconds another package manager may keep us waiting
LOCK_PAUSE = 2  # seconds between two attempts
LOCK_WORDS = ("Could not get lock", "Unable to lock")
APT = (
    *("env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"),
    *("apt-get", "-qq", "-o", f"DPkg::Lock::Timeout={LOCK_PATIENCE}", "-o", "Dpkg::Use-Pty=0"),
)


@dataclass(frozen=True)
class SystemPackage:
    """A package of the system and what shows that it is there: a library, a program or a file."""

    name: str
    proof: str

    def is_missing(self) -> bool:
        """Whether the proof is not found; packages of other systems bring the same proof."""
        if self.proof.startswith("/"):
            return not any(Path("/").glob(self.proof.lstrip("/")))
        if ".so" not in self.proof:
            return shutil.which(self.proof) is None
        try:
            ctypes.CDLL(self.proof)
        except OSError:
            return True
        return False


def read_list(name: str) -> list[SystemPackage]:
    """The packages of one list: `window`, `tests`, `gateway` or `bench`."""
    found = []
    for line in (LISTS / f"debian-{name}.txt").read_text(encoding="utf-8").splitlines():
        package, _, remark = line.partition("#")
        if package.strip():
            found.append(SystemPackage(package.strip(), remark.partition(":")[0].strip()))
    return found


def missing(names: Iterable[str]) -> list[str]:
    """The names of the packages of these lists that are not there. Only Linux needs any."""
    if sys.platform != "linux":
        return []
    return [package.name for name in names for package in read_list(name) if package.is_missing()]


def advice(packages: Sequence[str]) -> str:
    """What to do about missing packages, in a sentence with the line to type."""
    if not shutil.which("apt-get"):
        return f"To install what is missing, get what Debian calls: {' '.join(packages)}"
    sudo = "sudo " if os.geteuid() != 0 and shutil.which("sudo") else ""
    who = "type" if sudo or os.geteuid() == 0 else "type as root"
    install = f"{sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"
    return f"To install what is missing, {who}:\n    {sudo}apt-get update && {install}"


def provide(packages: Sequence[str], purpose: str) -> bool:
    """Install these packages for that purpose.

    Returns whether they could be installed; if not, the reason and the line to type have been printed.
    """
    if not packages:
        return True
    authority = installing_authority()
    if authority is None:
        print(f"Missing for {purpose}: {' '.join(packages)}.\n{advice(packages)}", flush=True)
        return False
    print(f"Installing for {purpose}: {' '.join(packages)}", flush=True)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        install = [*authority, *APT, "install", "-y", "--no-remove", "--no-install-recommends", *packages]
        # The package lists may be absent or too old; bringing them up to date first would cost every run.
        if run_patiently(install, log) or (
            run_patiently([*authority, *APT, "update"], log) and run_patiently(install, log)
        ):
            return True
        log.seek(0)
        last_words = "".join(f"    {line}" for line in log.readlines()[-15:])
    print(f"That failed:\n{last_words}\n{advice(packages)}", flush=True)
    return False


def installing_authority() -> list[str] | None:
    """The words to put before a command that installs; None where installing is not ours to do."""
    if os.environ.get("RETHUMB_INSTALL") == "0" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    asks_nothing = shutil.which("sudo") and subprocess.run(
        ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return ["sudo", "-n"] if asks_nothing and asks_nothing.returncode == 0 else None


def run_patiently(command: Sequence[str], log: TextIO) -> bool:
    """Run a command of the package manager, again while another holds its lock; what it says is logged."""
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        log.write(done.stdout)
        if done.returncode == 0:
            return True
        if not any(words in done.stdout for words in LOCK_WORDS) or time.monotonic() > deadline:
            return False
        time.sleep(LOCK_PAUSE)
