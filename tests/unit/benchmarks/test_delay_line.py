"""The long line of the measurements: late, in order, whole."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable

import pytest

from tests.benchmarks.measuring.delay_line import DelayLine, Direction, serve

A_LOT = bytes(range(256)) * 4096


class HandClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0
        self._calls: list[tuple[float, int, Callable[[], object]]] = []

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[[], object]) -> None:
        heapq.heappush(self._calls, (when, len(self._calls), callback))

    def run_to(self, moment: float) -> None:
        while self._calls and self._calls[0][0] <= moment:
            self.now, _, callback = heapq.heappop(self._calls)
            callback()
        self.now = moment


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def arrived() -> list[bytes | None]:
    return []


@pytest.fixture
def direction(clock: HandClock, arrived: list[bytes | None]) -> Direction:
    return Direction(clock, 0.5, arrived.append)


def test_the_first_bytes_wait_for_the_connection_too(
    direction: Direction, clock: HandClock, arrived: list[bytes | None]
) -> None:
    direction.put_in(b"a")
    clock.run_to(101.25)
    assert arrived == []
    clock.run_to(101.5)
    assert arrived == [b"a"]


def test_later_ones_take_the_delay_each_and_stay_in_order(
    direction: Direction, clock: HandClock, arrived: list[bytes | None]
) -> None:
    clock.run_to(110.0)
    direction.put_in(b"a")
    direction.put_in(b"b")
    clock.run_to(110.25)
    direction.put_in(b"c")
    direction.put_in(None)
    clock.run_to(110.5)
    assert arrived == [b"a", b"b"]
    clock.run_to(110.75)
    assert arrived == [b"a", b"b", b"c", None]


def test_a_conversation_goes_through_whole_and_ends() -> None:
    async def talk() -> tuple[bytes, bytes]:
        async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(await reader.readexactly(len(A_LOT)))
            writer.close()

        async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
            line = await serve(server.sockets[0].getsockname()[1], 0.001)
            async with line:
                reader, writer = await asyncio.open_connection("127.0.0.1", line.sockets[0].getsockname()[1])
                writer.write(A_LOT)
                came, rest = await reader.readexactly(len(A_LOT)), await reader.read()
                writer.close()
                await writer.wait_closed()
        return came, rest

    assert asyncio.run(talk()) == (A_LOT, b"")


def test_its_process_ends_with_the_block() -> None:
    with DelayLine(1, 0) as line:
        assert line.port > 0
    assert line.status == 0
