"""A long line to a server on this machine: whatever goes through arrives later, in order, on connections that stay.

`python -m tests.benchmarks.measuring.delay_line PORT MILLISECONDS` prints the port it listens on and runs until its
standard input ends. The milliseconds are those of a round trip; making a connection takes one as well.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self, cast

from tests.fixtures.processes import clean_environment
from tests.fixtures.programs import PROJECT


class Clock(Protocol):
    """What a direction needs of an event loop."""

    def time(self) -> float: ...

    def call_at(self, when: float, callback: Callable[[], object]) -> object: ...


class Direction:
    """One direction of a connection: what is put in comes out `delay` seconds later. None is the end of it."""

    def __init__(self, clock: Clock, delay: float, put_out: Callable[[bytes | None], None]) -> None:
        self._clock = clock
        self._delay = delay
        self._put_out = put_out
        self._open_at = clock.time() + 2 * delay  # a connection is made in one round trip
        self._under_way: deque[tuple[float, bytes | None]] = deque()

    def put_in(self, data: bytes | None) -> None:
        due = max(self._clock.time(), self._open_at) + self._delay
        self._under_way.append((due, data))
        if len(self._under_way) == 1:
            self._clock.call_at(due, self._arrive)

    def _arrive(self) -> None:
        while self._under_way and self._under_way[0][0] <= self._clock.time():
            self._put_out(self._under_way.popleft()[1])
        if self._under_way:
            self._clock.call_at(self._under_way[0][0], self._arrive)


class End(asyncio.Protocol):
    """One end of a connection: what comes from it goes into a direction, and what comes out of the other goes to it."""

    def __init__(self) -> None:
        self.away: Direction | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        assert self.away is not None
        self.away.put_in(data)

    def eof_received(self) -> bool:
        assert self.away is not None
        self.away.put_in(None)
        return True  # the other direction may go on

    def connection_lost(self, exc: Exception | None) -> None:
        if self.away is not None:
            self.away.put_in(None)

    def hand_over(self, data: bytes | None) -> None:
        """Give what has arrived to the end's owner."""
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        if data is not None:
            transport.write(data)
        else:
            # Nobody here reads on after the other side has ended: the connection is over.
            transport.close()


async def serve(port: int, delay: float) -> asyncio.Server:
    """Listen on a free port of 127.0.0.1; each direction takes `delay` seconds."""
    loop = asyncio.get_running_loop()
    making: set[asyncio.Task[None]] = set()

    def accept() -> End:
        client = Client()
        task = loop.create_task(client.connect(port, delay))
        making.add(task)
        task.add_done_callback(making.discard)
        return client

    return await loop.create_server(accept, "127.0.0.1", 0)


class Client(End):
    """The end of a client; what it says before its server is reached waits."""

    def __init__(self) -> None:
        super().__init__()
        self._early: list[bytes | None] = []

    async def connect(self, port: int, delay: float) -> None:
        """Reach the server, and join both ends."""
        loop, server = asyncio.get_running_loop(), End()
        server.away = Direction(loop, delay, self.hand_over)
        away = Direction(loop, delay, server.hand_over)
        await loop.create_connection(lambda: server, "127.0.0.1", port)
        self.away = away
        for data in self._early:
            away.put_in(data)

    def data_received(self, data: bytes) -> None:
        if self.away is None:
            self._early.append(data)
        else:
            super().data_received(data)

    def eof_received(self) -> bool:
        if self.away is None:
            self._early.append(None)
            return True
        return super().eof_received()


class DelayLine:
    """The line as a process of its own. For use in a `with` statement."""

    def __init__(self, port: int, milliseconds: float) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.measuring.delay_line", str(port), str(milliseconds)],
            cwd=PROJECT,
            env={**clean_environment(), "PYTHONPATH": str(PROJECT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def status(self) -> int | None:
        """How the process has ended; None as long as it runs."""
        return self._process.poll()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()


async def run(port: int, milliseconds: float) -> None:
    server = await serve(port, milliseconds / 2000)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), ended.set)
    await ended.wait()


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]), float(sys.argv[2])))
