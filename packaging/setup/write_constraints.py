"""Write constraints.txt: the exact version of every package the environment has for the project.

`make constraints` runs it with the environment's own Python, after upgrading the environment.
"""

import re
from importlib.metadata import distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADING = (
    "# Every package of the environment, pinned. "
    "Refreshed by `make constraints`, within the bounds of pyproject.toml.\n"
)
# Not what is installed for the project: the installer, and the project itself.
OMITTED = {"pip", "rethumb-desktop"}


def canonical(name: str) -> str:
    """The name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> list[str]:
    """`name==version` of everything installed, sorted by name."""
    versions = {canonical(found.metadata["Name"]): found.version for found in distributions()}
    return [f"{name}=={versions[name]}\n" for name in sorted(versions.keys() - OMITTED)]


if __name__ == "__main__":
    distribution("rethumb-desktop")  # raises in any environment but this project's
    (ROOT / "constraints.txt").write_text(HEADING + "".join(pinned()), encoding="utf-8")
