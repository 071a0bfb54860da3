"""Damage done to content, to see that a reader gives a fault of the journal and never another exception."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind


def refusal(read: Callable[[], object]) -> str:
    """Return why a reader refuses; it has to, by a fault of the journal."""
    with pytest.raises(Fault) as caught:
        read()
    assert caught.value.kind is FaultKind.JOURNAL
    assert caught.value.title.endswith("is damaged or was not made by a device of this library.")
    return caught.value.detail


def passes(read: Callable[[bytes], object], content: bytes) -> bool:
    """Whether a reader takes some content; if not, by a fault of the journal and nothing else."""
    try:
        read(content)
    except Fault as fault:
        if fault.kind is not FaultKind.JOURNAL:
            raise
        return False
    return True


def damaged(content: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield the content with bits turned, bytes set, pieces left out, doubled or exchanged."""
    chance = random.Random(seed)
    for _ in range(count):
        changed = bytearray(content)
        for _ in range(chance.randrange(1, 4)):
            _damage(changed, chance)
        yield bytes(changed)


def _damage(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    end = min(len(content), start + chance.choice((1, 1, 1, 2, 4, 8, 40)))
    match chance.randrange(6):
        case 0 if start < len(content):
            content[start] ^= 1 << chance.randrange(8)
        case 1 if start < len(content):
            content[start] = chance.choice((0, 1, 2, 0x22, 0x2D, 0x30, 0x39, 0x5B, 0x7B, 0x7F, 0x80, 0xFF))
        case 2:
            del content[start:end]
        case 3:
            content[start:start] = content[start:end]
        case 4:
            content[start:start] = chance.randbytes(end - start)
        case _:
            content[start:end] = chance.randbytes(end - start)
