"""Animations: their frames one by one, and the files of animated renditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import GifImagePlugin, Image, PngImagePlugin

from rethumb_desktop.domain.formats import OutputFormat, PictureFormat
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.imaging.apng import apng_frames
from rethumb_desktop.imaging.avif_writing import write_avif_film
from rethumb_desktop.imaging.carrying import Carried
from rethumb_desktop.imaging.colour import to_working, without_idle_alpha
from rethumb_desktop.imaging.decoding import Canvas
from rethumb_desktop.imaging.encoding import BEST_QUALITY, DEFAULT_QUALITY, save, xmp_text
from rethumb_desktop.imaging.faults import decoding, too_large
from rethumb_desktop.imaging.fitting import PALETTES, fit_colours, fit_quality
from rethumb_desktop.imaging.gif_frames import gif_frames
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.palette import to_palettes

_MOVING = frozenset({PictureFormat.GIF, PictureFormat.WEBP, PictureFormat.PNG, PictureFormat.AVIF})

# GIF counts hundredths of a second in 16 bits, and equal frames are joined to one.
_LONGEST_GIF = 655_000
_LONGEST_FRAME = 60_000
_MEGA = 1_000_000
# How much longer a frame of an AVIF takes than one of the others.
_SLOWER_AVIF = 2
_RESTORE_BACKGROUND = 2
_FLAGS_OF_WEBP, _ALPHA_OF_WEBP = 20, 0x10
# WebP counts showings and GIF repetitions in 16 bits, PNG in 31.
_MOST_PLAYS = 65_535


@dataclass
class Film:
    """The frames of an animated rendition, sRGB, all of one size; durations in milliseconds.

    `plays` tells how often it is shown, 0: for ever.
    """

    plays: int
    frames: list[Image.Image] = field(default_factory=list)
    durations: list[int] = field(default_factory=list)


def is_animated(opened: Opened) -> bool:
    """Whether the picture moves; the pages of a TIFF and the pictures of a HEIC do not."""
    return opened.format in _MOVING and opened.frames > 1


def stays_animated(opened: Opened, output: OutputFormat) -> bool:
    """Whether a rendition in this format moves as its original does.

    GIF, WebP and AVIF do; a PNG only where the original was one, since old programs show its first frame alone.
    """
    if not is_animated(opened):
        return False
    if output is OutputFormat.PNG:
        return opened.format is PictureFormat.PNG
    return output in (OutputFormat.GIF, OutputFormat.WEBP, OutputFormat.AVIF)


def check_length(opened: Opened, limits: Limits, size: Size | None = None) -> None:
    """Raise Fault too-large for an animation of more frames or pixels than the limits allow, as read or at `size`."""
    if opened.frames > limits.max_frames:
        raise too_large(
            f"The animation is too long: {opened.frames:,} frames.",
            f"At most {limits.max_frames:,} are read; a still format such as jpg takes the first frame.",
        )
    pixels = opened.frames * opened.decoded_pixels
    most = limits.max_animation_pixels // (_SLOWER_AVIF if opened.format is PictureFormat.AVIF else 1)
    if pixels > most:
        raise too_large(
            f"The animation is too large: {pixels // _MEGA:,} megapixels in {opened.frames:,} frames.",
            f"At most {most // _MEGA:,} megapixels are read.",
        )
    pixels = opened.frames * size.width * size.height if size is not None else 0
    if pixels > limits.max_film_pixels:
        raise too_large(
            f"The animation would be too large: {pixels // _MEGA:,} megapixels in {opened.frames:,} frames.",
            f"At most {limits.max_film_pixels // _MEGA:,} megapixels are made: choose a smaller size.",
        )


def plays_of(opened: Opened) -> int:
    """Return how often the original is shown, 0: for ever.

    GIF counts repetitions, and says nothing where there are none; the others count the first showing too.
    """
    loop = opened.picture.info.get("loop")
    if opened.format is PictureFormat.GIF:
        return 1 if loop is None else loop + 1 if loop else 0
    return loop if isinstance(loop, int) else 0


def frames_of(opened: Opened) -> Iterator[tuple[Canvas, int]]:
    """Yield each frame, complete and upright, and how long it is shown in milliseconds.

    Raises Fault damaged, too-large.
    """
    for frame, duration in _complete_frames(opened):
        frame = without_idle_alpha(frame)  # opaque ones are made in half the time
        yield Canvas(frame, frame.size, opened.width, opened.height, opened.to_turn), duration


def _complete_frames(opened: Opened) -> Iterator[tuple[Image.Image, int]]:
    picture = opened.picture
    if isinstance(picture, PngImagePlugin.PngImageFile):
        # The picture for programs that know no animation need not be part of it.
        return apng_frames(opened.data, opened.frames - int(picture.default_image))
    if isinstance(picture, GifImagePlugin.GifImageFile):
        return gif_frames(opened.data, opened.frames, *picture.size)
    return _frames_by_decoder(opened)


def _frames_by_decoder(opened: Opened) -> Iterator[tuple[Image.Image, int]]:
    """Yield the frames of formats whose decoders put them together themselves."""
    picture = opened.picture
    for number in range(opened.frames):
        with decoding():
            picture.seek(number)
            picture.load()
            frame = to_working(picture)
        if frame is picture:  # the next frame is drawn over this one
            frame = picture.copy()
        yield frame, round(picture.info.get("duration") or 0)


def encode_film(film: Film, output: OutputFormat, recipe: Recipe, carried: Carried) -> bytes:
    """Return the file of an animation as gif, webp, avif or png.

    Raises Fault impossible where it cannot be made to fit into the recipe's `maxbytes`.
    """
    film = _uniform(film)
    most = recipe.maxbytes
    if output is OutputFormat.GIF:
        return fit_colours(lambda colours: _gif(film, colours, recipe.background), PALETTES[1:], most)
    if output is OutputFormat.PNG:
        return fit_colours(lambda _: _png(film, carried), (), most)
    write = _webp if output is OutputFormat.WEBP else _avif
    if most is None:
        return write(film, recipe.quality or DEFAULT_QUALITY[output], carried)
    return fit_quality(lambda quality: write(film, quality, carried), recipe.quality or BEST_QUALITY, most)


def _uniform(film: Film) -> Film:
    """Return the film with all frames in one mode and without anything but their pixels."""
    frames = [without_idle_alpha(frame) for frame in film.frames]
    mode = "RGBA" if any(frame.mode in ("LA", "RGBA") for frame in frames) else "RGB"
    frames = [frame.convert(mode) for frame in frames]
    for frame in frames:
        frame.info = {}
    return Film(film.plays, frames, [min(max(0, duration), _LONGEST_FRAME) for duration in film.durations])


def _webp(film: Film, quality: int, carried: Carried) -> bytes:
    first, *rest = film.frames
    data = save(
        first,
        "WEBP",
        save_all=True,
        append_images=rest,
        duration=film.durations,
        loop=min(film.plays, _MOST_PLAYS),
        quality=quality,
        method=4,
        allow_mixed=True,  # drawings are smaller lossless, photographs are not: chosen for each frame
        exif=carried.exif.removeprefix(b"Exif\0\0"),  # of a single picture Pillow does so itself
        xmp=carried.xmp,
    )
    return _with_alpha(data) if first.mode == "RGBA" else data


def _with_alpha(data: bytes) -> bytes:
    """Return an animated WebP that says it has transparency: the encoder does not where no frame has any of its own.

    What the frames leave uncovered is transparent all the same.
    """
    if data[12:16] != b"VP8X":
        return data
    return data[:_FLAGS_OF_WEBP] + bytes((data[_FLAGS_OF_WEBP] | _ALPHA_OF_WEBP,)) + data[_FLAGS_OF_WEBP + 1 :]


def _avif(film: Film, quality: int, carried: Carried) -> bytes:
    return write_avif_film(film.frames, film.durations, quality, carried)


def _png(film: Film, carried: Carried) -> bytes:
    first, *rest = film.frames
    return save(
        first,
        "PNG",
        save_all=True,
        append_images=rest,
        duration=film.durations,
        loop=film.plays,
        pnginfo=xmp_text(carried.xmp),
        exif=carried.exif,
    )


def _gif(film: Film, colours: int | None, background: str) -> bytes:
    (first, *rest), palette = to_palettes(film.frames, colours or PALETTES[0], background)
    durations = film.durations
    if sum(durations) > _LONGEST_GIF:
        durations = [min(duration, _LONGEST_GIF // len(durations)) for duration in durations]
    return save(
        first,
        "GIF",
        save_all=True,
        append_images=rest,
        duration=durations,
        disposal=_RESTORE_BACKGROUND if "transparency" in first.info else 0,
        loop=None if film.plays == 1 else min(max(0, film.plays - 1), _MOST_PLAYS),
        palette=palette,
    )
