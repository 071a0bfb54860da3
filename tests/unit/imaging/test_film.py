"""Animations: what moves keeps moving where it can."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from PIL import Image, ImageSequence

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import MetadataMode, Recipe
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.metadata import ByteScanGate
from tests.fixtures import pictures
from tests.fixtures.pictures import CORNERS
from tests.unit.imaging.views import assert_close, colour_at, refusal, render, render_one

MOVING = {
    "gif": pictures.gif_animated(),
    "webp": pictures.webp_animated(),
    "png": pictures.png_animated(),
    "avif": pictures.avif_animated(),
}


def frames_of(data: bytes) -> list[tuple[Image.Image, int]]:
    """Return the frames as a viewer shows them, and how long each in milliseconds."""
    picture = Image.open(BytesIO(data))
    frames = []
    for frame in ImageSequence.Iterator(picture):
        shown = frame.convert("RGBA")
        frames.append((shown, round(frame.info.get("duration", 0))))
    return frames


def loop_of(data: bytes) -> object:
    return Image.open(BytesIO(data)).info.get("loop")


@pytest.mark.parametrize("recipe", ["metadata/none", "width/32", "square/20"])
@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("gif", "gif"),
        ("gif", "webp"),
        ("webp", "webp"),
        ("webp", "gif"),
        ("png", "png"),
        ("png", "gif"),
        ("png", "webp"),
        ("gif", "avif"),
        ("webp", "avif"),
        ("png", "avif"),
        ("avif", "avif"),
        ("avif", "webp"),
        ("avif", "gif"),
    ],
)
def test_frames_durations_and_size_are_kept(source: str, output: str, recipe: str) -> None:
    rendered = render_one(MOVING[source], f"{recipe}/format/{output}")
    frames = frames_of(rendered.data)
    assert [duration for _, duration in frames] == ([80] * 4 if source == "png" else [50, 100, 150, 200])
    for (frame, _), colour in zip(frames, CORNERS, strict=True):
        assert frame.size == (rendered.width, rendered.height)
        assert_close(colour_at(frame, 10, 10), (*colour, 255), 8)
    assert not any(note.startswith("Animated") for note in rendered.notes)


@pytest.mark.parametrize(
    ("source", "output"), [("webp", "png"), ("gif", "png"), ("gif", "jpg"), ("avif", "png"), ("png", "tiff")]
)
def test_where_nothing_can_move_the_first_frame_is_taken_with_a_note(source: str, output: str) -> None:
    rendered = render_one(MOVING[source], f"width/32/format/{output}")
    frames = frames_of(rendered.data)
    assert len(frames) == 1
    assert_close(colour_at(frames[0][0], 10, 10)[:3], CORNERS[0], 8)
    assert rendered.notes == ("Animated: only the first of 4 frames.",)


@pytest.mark.parametrize(
    ("data", "output", "loop"),
    [
        (pictures.gif_animated(loop=0), "gif", 0),
        (pictures.gif_animated(loop=3), "gif", 3),
        (pictures.gif_animated(loop=None), "gif", None),
        (pictures.gif_animated(loop=0), "webp", 0),
        (pictures.gif_animated(loop=3), "webp", 4),  # three repetitions are four showings
        (pictures.gif_animated(loop=None), "webp", 1),
        (pictures.webp_animated(loop=1), "gif", None),
        (pictures.webp_animated(loop=5), "gif", 4),
        (pictures.webp_animated(loop=5), "webp", 5),
        (pictures.webp_animated(loop=0), "gif", 0),
    ],
)
def test_it_is_shown_as_often_as_before(data: bytes, output: str, loop: int | None) -> None:
    assert loop_of(render_one(data, f"width/20/format/{output}").data) == loop


def test_an_animated_avif_does_not_tell_when_it_was_made() -> None:
    data = render_one(MOVING["gif"], "format/avif").data
    for box in (b"mvhd", b"tkhd", b"mdhd"):
        start = data.index(box) + 8
        assert data[start - 4] == 1
        assert data[start : start + 16] == bytes(16)
    assert render_one(MOVING["gif"], "format/avif").data == data


def _walker(alpha: bool) -> list[Image.Image]:
    """Return frames where a small red square walks over green, or over nothing."""
    frames = []
    for step in range(5):
        frame = Image.new("RGBA", (60, 20), (0, 0, 0, 0) if alpha else (0, 160, 0, 255))
        frame.paste((220, 0, 0, 255), (step * 10 + 2, 5, step * 10 + 12, 15))
        frames.append(frame)
    return frames


def _gif_of(frames: Sequence[Image.Image], disposal: int) -> bytes:
    first, *rest = frames
    return pictures.file_of(first, "GIF", save_all=True, append_images=rest, duration=100, loop=0, disposal=disposal)


def _webp_of(frames: Sequence[Image.Image]) -> bytes:
    first, *rest = frames
    return pictures.file_of(first, "WEBP", save_all=True, append_images=rest, duration=100, lossless=True)


@pytest.mark.parametrize("output", ["gif", "webp", "avif"])
@pytest.mark.parametrize(
    ("source", "alpha"),
    [("gif 0", False), ("gif 2", False), ("gif 2", True), ("gif 3", True), ("webp", True)],
)
def test_nothing_is_left_behind_by_what_moves(source: str, output: str, alpha: bool) -> None:
    frames = _walker(alpha)
    data = _webp_of(frames) if source == "webp" else _gif_of(frames, int(source[-1]))
    for recipe in ("metadata/none", "width/30"):
        shown = frames_of(render_one(data, f"{recipe}/format/{output}").data)
        assert len(shown) == 5
        for (frame, _), wanted in zip(shown, frames, strict=True):
            for x in range(7, 60, 10):
                seen = colour_at(frame, x * frame.width // 60, frame.height // 2)
                target = colour_at(wanted, x, 10)
                assert_close(seen if target[3] else seen[3:], target if target[3] else (0,), 40)


def test_still_and_moving_renditions_come_from_one_call() -> None:
    still, moving, again = render(MOVING["gif"], "width/32/format/jpg", "width/32", "square/10/format/webp")
    assert [len(frames_of(one.data)) for one in (still, moving, again)] == [1, 4, 4]


def _local_palettes(gif: bytes) -> list[bool]:
    """Return for each frame of a GIF whether it has a palette of its own."""
    at = 13 + (3 << (gif[10] & 7) + 1 if gif[10] & 0x80 else 0)
    found = []
    while gif[at] != 0x3B:
        if gif[at] == 0x21:
            at += 2
        else:
            flags = gif[at + 9]
            found.append(bool(flags & 0x80))
            at += 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
        while gif[at]:
            at += gif[at] + 1
        at += 1
    return found


@pytest.mark.parametrize("alpha", [False, True])
def test_an_animation_of_few_colours_has_one_palette(alpha: bool) -> None:
    made = render_one(_webp_of(_walker(alpha)), "metadata/none/format/gif").data
    assert _local_palettes(made) == [False] * 5


@pytest.mark.parametrize("output", ["gif", "webp", "avif"])
@pytest.mark.parametrize("colours", [1, 300])
def test_an_animation_may_have_empty_frames(colours: int, output: str) -> None:
    full = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    full.paste(pictures.noise(20, 20) if colours > 1 else (220, 30, 30, 255), (10, 10, 30, 30))
    empty = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    rendered = render_one(_webp_of([full, empty, full, empty, full]), f"width/40/format/{output}")
    shown = [colour_at(frame, 20, 20)[3] for frame, _ in frames_of(rendered.data)]
    assert shown == [255, 0, 255, 0, 255]
    assert ByteScanGate().scan(rendered.data, rendered.mime, MetadataMode.NONE) == []


def test_an_animation_of_many_colours_has_a_palette_for_each_frame() -> None:
    first, *rest = [pictures.gradient().rotate(angle) for angle in (0, 90, 180)]
    data = pictures.file_of(first, "WEBP", save_all=True, append_images=rest, duration=50, lossless=True)
    assert _local_palettes(render_one(data, "metadata/none/format/gif").data)[1:] == [True, True]


def test_an_apng_picture_for_old_programs_is_no_frame() -> None:
    hidden = Image.new("RGB", (20, 20), (255, 255, 255))
    frames = pictures.frames(20, 20)
    data = pictures.file_of(hidden, "PNG", save_all=True, append_images=frames, default_image=True, duration=50)
    shown = frames_of(render_one(data, "metadata/none/format/webp").data)
    assert len(shown) == 4
    assert_close(colour_at(shown[0][0], 5, 5)[:3], CORNERS[0], 8)


def test_an_animation_with_too_many_frames_is_refused_but_not_its_first_frame() -> None:
    renderer = PillowRenderer(Limits(max_frames=3))
    with pytest.raises(Fault) as caught:
        renderer.render(MOVING["gif"], [Recipe(width=20)])
    assert caught.value.kind is FaultKind.TOO_LARGE
    assert "4 frames" in caught.value.title
    assert renderer.render(MOVING["gif"], [Recipe(width=20, format=OutputFormat.JPG)])[0].width == 20


def test_an_animation_with_too_many_pixels_is_refused() -> None:
    with pytest.raises(Fault) as caught:
        PillowRenderer(Limits(max_animation_pixels=64 * 48 * 3)).render(MOVING["webp"], [Recipe(width=20)])
    assert caught.value.kind is FaultKind.TOO_LARGE


@pytest.mark.parametrize("source", ["gif", "webp", "png"])
def test_an_animation_that_ends_too_early_is_damaged(source: str) -> None:
    noisy = [pictures.noise(), pictures.noise().rotate(180), pictures.noise().rotate(90)]
    data = pictures.file_of(
        noisy[0], source.upper(), save_all=True, append_images=noisy[1:], duration=50, lossless=True
    )
    assert refusal(data[: len(data) // 2], f"width/20/format/{source}").kind is FaultKind.DAMAGED


@pytest.mark.parametrize("output", ["gif", "webp"])
def test_a_moving_picture_fits_into_maxbytes_too(output: str) -> None:
    noisy = [pictures.noise(), pictures.noise().rotate(180), pictures.noise().rotate(90)]
    data = pictures.file_of(noisy[0], "WEBP", save_all=True, append_images=noisy[1:], duration=50, lossless=True)
    full = len(render_one(data, f"format/{output}").data)
    small = render_one(data, f"format/{output}/maxbytes/{full * 2 // 3}").data
    assert len(small) <= full * 2 // 3
    assert len(frames_of(small)) == 3


def test_absurd_durations_can_be_written() -> None:
    first, *rest = pictures.frames()
    data = pictures.file_of(first, "WEBP", save_all=True, append_images=rest, duration=16_000_000, lossless=True)
    for output in ("gif", "webp"):
        assert len(frames_of(render_one(data, f"width/20/format/{output}").data)) == 4


def test_what_the_frames_of_a_webp_leave_uncovered_stays_clear() -> None:
    frames = [Image.new("RGBA", (40, 40), (0, 0, 0, 0)) for _ in range(2)]
    for frame, colour in zip(frames, CORNERS, strict=False):
        frame.paste((*colour, 255), (10, 10, 30, 30))
    data = render_one(_gif_of(frames, 2), "format/webp")
    assert [colour_at(frame, 2, 2)[3] for frame, _ in frames_of(data.data)] == [0, 0]
    assert ByteScanGate().scan(data.data, data.mime, MetadataMode.NONE) == []
