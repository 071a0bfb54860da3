"""Fuzzes one target in this process, by atheris: python -m tests.fuzz.one_target NAME [libFuzzer's options] FOLDER"""

from __future__ import annotations

import importlib
import struct
import sys
import warnings
import zlib
from typing import Any

# Not imported by name: it is only there where the project was set up for fuzzing.
atheris: Any = importlib.import_module("atheris")

_PNG = b"\x89PNG\r\n\x1a\n"


def main() -> None:
    """Fuzz until the time is over (the process ends with 0) or something is found (it ends with the finding)."""
    name = sys.argv.pop(1)
    # Where pillow-heif is written in Python, a branch of it is a branch to be found as well.
    with atheris.instrument_imports(include=["rethumb_desktop", "PIL", "pillow_heif", "defusedxml", "exifread"]):
        from tests.fuzz.targets import TARGETS
    warnings.simplefilter("ignore")
    atheris.Setup(sys.argv, TARGETS[name], custom_mutator=_mutate)
    atheris.Fuzz()


def _mutate(data: bytes, longest: int, seed: int) -> bytes:
    """Change bytes as libFuzzer likes, then make the checksums of a PNG right: a wrong one ends every try early."""
    mutated = bytes(atheris.Mutate(data, longest))
    return _with_right_checksums(mutated) if mutated.startswith(_PNG) and seed % 4 else mutated


def _with_right_checksums(data: bytes) -> bytes:
    parts, at = [data[:8]], 8
    while at + 12 <= len(data):
        length = struct.unpack_from(">I", data, at)[0]
        end = at + 8 + length
        if end + 4 > len(data):
            break
        parts += [data[at:end], struct.pack(">I", zlib.crc32(data[at + 4 : end]))]
        at = end + 4
    return b"".join([*parts, data[at:]])


if __name__ == "__main__":
    main()
