"""GIFs are seen as browsers show them: what is not drawn, or taken away again, is clear."""

from __future__ import annotations

import random
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.imaging.film import frames_of
from rethumb_desktop.imaging.gif_frames import gif_frames
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import open_picture
from tests.unit.imaging.views import colour_at, refusal, render_one, view

SIDE = 4
KEEP, BACKGROUND, PREVIOUS = 1, 2, 3
COLOURS = [(250, 0, 0), (0, 240, 0), (0, 0, 230), (200, 200, 0)]
LOCAL = [(10, 20, 30), (40, 50, 60), (70, 80, 90), (100, 110, 120)]
CLEAR = (0, 0, 0, 0)

Pixel = tuple[int, ...]


@dataclass(frozen=True)
class Drawn:
    """One frame as it is stored: colour numbers by rows, and where they go; `clear` is the transparent one."""

    numbers: Sequence[int]
    width: int = SIDE
    height: int = SIDE
    left: int = 0
    top: int = 0
    disposal: int = 0
    clear: int | None = None
    controlled: bool = True
    local: bool = False


def full(number: int, disposal: int = 0, clear: int | None = None) -> Drawn:
    return Drawn((number,) * SIDE**2, disposal=disposal, clear=clear)


def spot(number: int, left: int, top: int, disposal: int = 0, clear: int | None = None) -> Drawn:
    return Drawn((number,) * 4, 2, 2, left, top, disposal, clear)


def packed(numbers: Sequence[int]) -> bytes:
    """Return LZW data of two bits a pixel, cleared so often that codes stay at three bits."""
    codes = [code for at, number in enumerate(numbers) for code in ((4, number) if at % 2 == 0 else (number,))]
    bits = "".join(f"{code:03b}" for code in reversed([*codes, 5]))
    body = int(bits, 2).to_bytes(len(bits) // 8 + 1, "little")
    return bytes((2, len(body))) + body + b"\0"


def gif(frames: Sequence[Drawn]) -> bytes:
    table = bytes(value for colour in COLOURS for value in colour)
    file = b"GIF89a" + struct.pack("<HHBBB", SIDE, SIDE, 0x81, 1, 0) + table
    for frame in frames:
        if frame.controlled:
            flags = frame.disposal << 2 | (frame.clear is not None)
            file += b"!\xf9\x04" + struct.pack("<BHB", flags, 7, frame.clear or 0) + b"\0"
        file += b"," + struct.pack("<HHHH", frame.left, frame.top, frame.width, frame.height)
        file += b"\x81" + bytes(value for colour in LOCAL for value in colour) if frame.local else b"\0"
        file += packed(frame.numbers)
    return file + b";"


def expected(frames: Sequence[Drawn]) -> list[list[Pixel]]:
    canvas: list[Pixel] = [CLEAR] * SIDE**2
    seen = []
    for frame in frames:
        before, colours, places = list(canvas), LOCAL if frame.local else COLOURS, []
        for at, number in enumerate(frame.numbers):
            x, y = frame.left + at % frame.width, frame.top + at // frame.width
            if x < SIDE and y < SIDE:
                places.append(y * SIDE + x)
                if number != frame.clear:
                    canvas[places[-1]] = (*colours[number], 255)
        seen.append(list(canvas))
        if frame.disposal in (PREVIOUS, 4):
            canvas = before
        elif frame.disposal == BACKGROUND:
            for place in places:
                canvas[place] = CLEAR
    return seen


def shown(data: bytes) -> list[list[Pixel]]:
    frames = []
    for canvas, _ in frames_of(open_picture(data, Limits())):
        raw = canvas.picture.convert("RGBA").tobytes()
        pixels = [tuple(raw[at : at + 4]) for at in range(0, len(raw), 4)]
        frames.append([pixel if pixel[3] else CLEAR for pixel in pixels])
    return frames


@pytest.mark.parametrize(
    "frames",
    [
        [spot(0, 1, 1), full(2, clear=2)],
        [spot(0, 1, 1, BACKGROUND), spot(3, 2, 2, clear=1)],
        [full(0, BACKGROUND), spot(1, 1, 1)],
        [full(0, BACKGROUND), spot(1, 1, 1, 0), spot(2, 0, 0)],
        [full(0, KEEP), spot(1, 1, 1, BACKGROUND), spot(2, 2, 2)],
        [full(0, PREVIOUS), spot(1, 1, 1)],
        [full(0, KEEP), spot(1, 0, 0, PREVIOUS), spot(2, 1, 1, 4), spot(3, 2, 2)],
        [full(0, KEEP, clear=0), Drawn((0,) * 4, 2, 2, 1, 1, controlled=False), full(1, clear=1)],
        [full(0, KEEP), spot(1, 3, 3, BACKGROUND), spot(2, 0, 0)],
        [full(0), Drawn((0, 1, 2, 3), 2, 2, 1, 1, clear=3, local=True)],
    ],
)
def test_frames_are_put_together_as_browsers_do(frames: list[Drawn]) -> None:
    assert shown(gif(frames)) == expected(frames)


def test_random_animations_are_seen_as_the_model_says() -> None:
    chance = random.Random(7)
    for _ in range(60):
        frames = []
        for _ in range(chance.randint(2, 5)):
            width, height = chance.randint(1, SIDE), chance.randint(1, SIDE)
            numbers = [chance.randrange(4) for _ in range(width * height)]
            left, top = chance.randint(0, SIDE - width), chance.randint(0, SIDE - height)
            clear, local = chance.choice((None, 0, 3)), chance.random() < 0.3
            frames.append(
                Drawn(numbers, width, height, left, top, chance.randrange(4), clear, controlled=True, local=local)
            )
        assert shown(gif(frames)) == expected(frames)


def test_what_a_still_does_not_draw_is_clear() -> None:
    still = view(render_one(gif([spot(1, 1, 1)]), "metadata/none/format/png"))
    assert colour_at(still, 1, 1) == (*COLOURS[1], 255)
    assert [colour_at(still, at, at)[3] for at in range(SIDE)] == [0, 255, 255, 0]


def test_durations_are_hundredths_of_a_second() -> None:
    frames = [full(0), Drawn((1,) * SIDE**2, controlled=False), full(2)]
    assert [duration for _, duration in frames_of(open_picture(gif(frames), Limits()))] == [70, 0, 70]


def test_a_frame_without_pixels_is_damage() -> None:
    data = gif([full(0), Drawn((1,), 1, 1), full(2)])
    at = data.index(b"," + struct.pack("<HHHH", 0, 0, 1, 1))
    assert refusal(data[: at + 5] + bytes(2) + data[at + 7 :], "format/gif").kind is FaultKind.DAMAGED


def test_fewer_frames_than_were_counted_are_damage() -> None:
    with pytest.raises(Fault) as caught:
        list(gif_frames(gif([full(0), full(1)]), 3, SIDE, SIDE))
    assert caught.value.kind is FaultKind.DAMAGED
