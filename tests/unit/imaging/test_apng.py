"""Animated PNG and GIF: what is seen of each frame, against a model of the specifications written down here."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.imaging.film import frames_of
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import open_picture
from tests.unit.imaging.views import colour_at, refusal, render_one, view

Pixel = tuple[int, ...]

NONE, BACKGROUND, PREVIOUS = 0, 1, 2
SOURCE, OVER = 0, 1
SIDE = 4
RED, GREEN, BLUE, CLEAR = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255), (0, 0, 0, 0)


@dataclass(frozen=True)
class Drawn:
    """One frame as it is stored: pixels by rows, and where they go."""

    pixels: tuple[Pixel, ...]
    width: int = SIDE
    height: int = SIDE
    left: int = 0
    top: int = 0
    disposal: int = NONE
    blending: int = SOURCE
    delay: tuple[int, int] = (1, 10)


def full(colour: Pixel, disposal: int = NONE, blending: int = SOURCE) -> Drawn:
    return Drawn((colour,) * SIDE**2, disposal=disposal, blending=blending)


def spot(colour: Pixel, left: int, top: int, disposal: int = NONE, blending: int = SOURCE) -> Drawn:
    return Drawn((colour,) * 4, 2, 2, left, top, disposal, blending)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def rows(pixels: Sequence[Pixel], width: int) -> bytes:
    lines = (pixels[at : at + width] for at in range(0, len(pixels), width))
    return zlib.compress(b"".join(b"\0" + bytes(value for pixel in line for value in pixel) for line in lines))


def apng(
    frames: Sequence[Drawn], hidden: Sequence[Pixel] | None = None, colour_type: int = 6, extra: bytes = b""
) -> bytes:
    """Return an animated PNG of 4 × 4 pixels of 8 bits; each frame's data come in two pieces."""
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, colour_type, 0, 0, 0))
    file += chunk(b"acTL", struct.pack(">II", len(frames), 0)) + extra
    if hidden is not None:
        file += chunk(b"IDAT", rows(hidden, SIDE))
    number = 0
    for index, frame in enumerate(frames):
        place = frame.width, frame.height, frame.left, frame.top, *frame.delay, frame.disposal, frame.blending
        file += chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, *place))
        number += 1
        data = rows(frame.pixels, frame.width)
        for piece in (data[:5], data[5:]):
            if index == 0 and hidden is None:
                file += chunk(b"IDAT", piece)
            else:
                file += chunk(b"fdAT", struct.pack(">I", number) + piece)
                number += 1
    return file + chunk(b"IEND", b"")


def over(below: Pixel, above: Pixel) -> Pixel:
    """Return one pixel over another, neither premultiplied (Porter and Duff)."""
    a, b = above[3] / 255, below[3] / 255
    alpha = a + b * (1 - a)
    if not alpha:
        return CLEAR
    return *(round((above[i] * a + below[i] * b * (1 - a)) / alpha) for i in range(3)), round(255 * alpha)


def expected(frames: Sequence[Drawn]) -> list[list[Pixel]]:
    canvas: list[Pixel] = [CLEAR] * SIDE**2
    seen = []
    for frame in frames:
        before = list(canvas)
        places = [(frame.top + y) * SIDE + frame.left + x for y in range(frame.height) for x in range(frame.width)]
        for place, pixel in zip(places, frame.pixels, strict=True):
            canvas[place] = over(canvas[place], pixel) if frame.blending == OVER else pixel
        seen.append(list(canvas))
        if frame.disposal == PREVIOUS:
            canvas = before
        elif frame.disposal == BACKGROUND:
            for place in places:
                canvas[place] = CLEAR
    return seen


def shown(data: bytes) -> list[list[Pixel]]:
    frames = []
    for canvas, _ in frames_of(open_picture(data, Limits())):
        raw = canvas.picture.convert("RGBA").tobytes()
        frames.append([tuple(raw[at : at + 4]) for at in range(0, len(raw), 4)])
    return frames


def assert_seen(data: bytes, wanted: list[list[Pixel]]) -> None:
    frames = shown(data)
    assert len(frames) == len(wanted)
    for number, (frame, target) in enumerate(zip(frames, wanted, strict=True)):
        for place, (a, b) in enumerate(zip(frame, target, strict=True)):
            near = a[3] == b[3] == 0 or max(abs(x - y) for x, y in zip(a, b, strict=True)) <= 1
            assert near, f"frame {number}, pixel {place}: {a} is not {b}"


@pytest.mark.parametrize(
    "frames",
    [
        [full(RED), full((0, 0, 255, 128), blending=OVER)],
        [full((255, 0, 0, 128)), full((0, 0, 255, 128), blending=OVER)],
        [full(RED), spot(GREEN, 0, 0, PREVIOUS, OVER), spot(BLUE, 2, 2, blending=OVER)],
        [full(RED), spot(GREEN, 0, 0, PREVIOUS), spot(BLUE, 1, 1, PREVIOUS), spot(BLUE, 2, 2)],
        [full(RED, PREVIOUS), spot(GREEN, 1, 1, blending=OVER)],
        [full(RED), spot(GREEN, 0, 0, BACKGROUND), spot(BLUE, 1, 1, PREVIOUS, OVER), spot(RED, 2, 2)],
        [full(RED), spot(CLEAR, 1, 1), spot(CLEAR, 2, 2, blending=OVER)],
    ],
)
def test_frames_are_put_together_as_the_standard_says(frames: list[Drawn]) -> None:
    assert_seen(apng(frames), expected(frames))


def test_random_animations_are_seen_as_the_model_says() -> None:
    chance = random.Random(5)
    for _ in range(60):
        frames = []
        for number in range(chance.randint(2, 5)):
            width, height = (SIDE, SIDE) if number == 0 else (chance.randint(1, SIDE), chance.randint(1, SIDE))
            pixels = tuple(
                (*(chance.randrange(256) for _ in range(3)), chance.choice((0, 128, 200, 255)))
                for _ in range(width * height)
            )
            left, top = chance.randint(0, SIDE - width), chance.randint(0, SIDE - height)
            frames.append(Drawn(pixels, width, height, left, top, chance.randrange(3), chance.randrange(2)))
        hidden = chance.choice((None, (GREEN,) * SIDE**2))
        # Exact where nothing is put over what is half clear: there each of two programs rounds for itself.
        wanted = expected(frames)
        seen = shown(apng(frames, hidden))
        assert len(seen) == len(wanted)
        for frame, target in zip(seen, wanted, strict=True):
            for a, b in zip(frame, target, strict=True):
                assert abs(a[3] - b[3]) <= 1
                assert all(abs(x * a[3] - y * b[3]) <= 3 * 255 for x, y in zip(a[:3], b[:3], strict=True))


def test_the_picture_for_old_programs_does_not_show_through() -> None:
    frames = [spot(RED, 0, 0, blending=OVER), spot(GREEN, 2, 2)]
    assert_seen(apng(frames, (BLUE,) * SIDE**2), expected(frames))


def test_the_still_is_the_picture_for_old_programs() -> None:
    data = apng([full(RED), full(GREEN)], (BLUE,) * SIDE**2)
    assert colour_at(view(render_one(data, "metadata/none/format/tiff")), 1, 1) == BLUE


def test_the_transparent_colour_holds_in_every_frame() -> None:
    key, other = (9, 9, 9), (200, 0, 0)
    frames = [Drawn((other,) * SIDE**2), replace(spot(key, 1, 1, blending=OVER), pixels=(key, other, key, key))]
    data = apng(frames, colour_type=2, extra=chunk(b"tRNS", struct.pack(">3H", *key)))
    assert set(shown(data)[1]) == {(*other, 255)}
    data = apng([frames[0], replace(frames[1], blending=SOURCE)], colour_type=2, extra=chunk(b"tRNS", b"\0\t" * 3))
    assert [pixel[3] for pixel in shown(data)[1]].count(0) == 3


def test_palette_frames_have_the_palette_of_the_file_even_after_the_first_frame_control() -> None:
    frames = [Drawn(((1,),) * SIDE**2), Drawn(((2,),) * 4, 2, 2, 1, 1)]
    data = apng(frames, colour_type=3)
    palette = chunk(b"PLTE", bytes((0, 0, 0, 255, 0, 0, 0, 0, 255))) + chunk(b"tRNS", b"\0")
    at = data.index(b"IDAT") - 4
    assert set(shown(data[:at] + palette + data[at:])[1]) == {RED, BLUE}


def test_grey_frames_stay_grey_for_profiles_of_grey() -> None:
    frames = [Drawn(((80, 255),) * SIDE**2), Drawn(((200, 128),) * 4, 2, 2, 1, 1, blending=OVER)]
    modes = [canvas.picture.mode for canvas, _ in frames_of(open_picture(apng(frames, colour_type=4), Limits()))]
    assert set(modes) <= {"L", "LA"}


@pytest.mark.parametrize(("delay", "milliseconds"), [((1, 8), 125), ((5, 0), 50), ((0, 10), 0), ((3, 1), 3000)])
def test_delays_are_fractions_of_a_second(delay: tuple[int, int], milliseconds: int) -> None:
    data = apng([full(RED), replace(full(GREEN), delay=delay)])
    assert [duration for _, duration in frames_of(open_picture(data, Limits()))][1] == milliseconds


@pytest.mark.parametrize(
    "second",
    [
        replace(spot(GREEN, 0, 0), left=3),
        replace(spot(GREEN, 0, 0), top=3),
        replace(spot(GREEN, 0, 0), width=0, pixels=()),
        replace(spot(GREEN, 0, 0), left=0xFFFF_FFFF),
    ],
    ids=["too far right", "too far down", "no width", "far outside"],
)
def test_a_frame_that_is_not_on_the_canvas_is_damage(second: Drawn) -> None:
    file = apng([full(RED), replace(second, width=1) if not second.width else second])
    if not second.width:
        at = file.rindex(b"fcTL")
        file = file[: at + 8] + bytes(4) + file[at + 12 :]
    assert refusal(file, "metadata/none/format/png").kind is FaultKind.DAMAGED


def test_frames_out_of_order_missing_or_without_data_are_damage() -> None:
    data = apng([full(RED), full(GREEN), full(BLUE)])
    second, third = (data.index(b"fcTL", data.index(b"IDAT")) - 4, data.rindex(b"fcTL") - 4)
    swapped = data[:second] + data[third:-12] + data[second:third] + data[-12:]
    missing = data[:third] + data[-12:]
    empty = data[: second + 38] + data[third:]
    bare = data[: third + 38] + data[-12:]
    for broken in (swapped, missing, empty, bare):
        assert refusal(broken, "metadata/none/format/png").kind is FaultKind.DAMAGED
