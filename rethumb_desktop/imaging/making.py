"""Making the renditions of one original: one decode, every recipe cut, coloured and encoded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from rethumb_desktop.domain.cropping import full_shape
from rethumb_desktop.domain.formats import OutputFormat, PictureFormat, mime_of_output
from rethumb_desktop.domain.geometry import Plan
from rethumb_desktop.domain.recipe import CENTRE, Recipe
from rethumb_desktop.domain.rendition import Rendered
from rethumb_desktop.imaging.carrying import carry
from rethumb_desktop.imaging.colour import ToSrgb
from rethumb_desktop.imaging.decoding import Canvas, decode, profile_of
from rethumb_desktop.imaging.encoding import encode
from rethumb_desktop.imaging.film import Film, encode_film, frames_of, is_animated, plays_of
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.task import Task

#: Bytes of memory a still takes for a pixel while it is made: resized, in the mode of its format, and what the encoder
#: takes (measured).
_STILL_BYTES = {
    OutputFormat.JPG: 18,
    OutputFormat.PNG: 16,
    OutputFormat.GIF: 20,
    OutputFormat.TIFF: 16,
    OutputFormat.WEBP: 30,
    OutputFormat.AVIF: 40,
}
# The frames of a film are there at the same time, as they were cut and in the mode of the format (measured).
_FRAME_BYTES = 14

#: Pictures of the whole by the plans that led to them, the last one's own.
Cuts = dict[tuple[Plan, ...], Image.Image]

_PROFILE_IGNORED = "The colour profile is broken or does not fit the picture and was ignored."


@dataclass(frozen=True)
class _Encoded:
    data: bytes
    notes: tuple[str, ...]


def result_cost(opened: Opened, tasks: Sequence[Task]) -> int:
    """Return roughly the bytes of the results that exist at the same time: one still, all frames of each film."""
    films = sum(_pixels(task) * (opened.frames + 1) for task in tasks if task.animated)
    return max(_pixels(task) * _STILL_BYTES[task.output] for task in tasks) + films * _FRAME_BYTES


def _pixels(task: Task) -> int:
    return task.plan.size.width * task.plan.size.height


def make(opened: Opened, tasks: Sequence[Task], step: int) -> list[Rendered]:
    """Carry out the tasks from a decode reduced by `step`; what several recipes make alike is made once.

    Raises Fault damaged, too-large, impossible.
    """
    alike = {task: _bare(task) for task in tasks}
    different = list(dict.fromkeys(alike.values()))
    encoded = _make_stills(opened, [task for task in different if not task.animated], step)
    encoded |= _make_films(opened, [task for task in different if task.animated])
    return [_rendered(opened, task, encoded[alike[task]]) for task in tasks]


class Ladder:
    """A decoded picture and smaller ones of the whole that came of it, from which the next are cut.

    `cuts` holds the smaller ones by the plans that led to them. Who keeps it with the picture has none cut twice.
    """

    def __init__(self, base: Canvas, cuts: Cuts) -> None:
        self._canvases = [base]
        self._cuts = cuts
        self._steps: tuple[Plan, ...] = ()

    def cut(self, plan: Plan) -> Image.Image:
        """Return the picture of a plan; plans come as `in_order` has them."""
        base = self._canvases[0]
        if not base.shows_all(plan.crop):
            return self._cut(plan)
        self._steps = (*self._steps, plan)
        if self._steps not in self._cuts:
            self._cuts[self._steps] = self._cut(plan)
        picture = self._cuts[self._steps]
        self._canvases.append(base.after(picture))
        return picture

    def _cut(self, plan: Plan) -> Image.Image:
        # The smallest that is large enough: a thumbnail is made from the larger renditions of the same picture.
        canvas = next((c for c in reversed(self._canvases) if c.serves(plan)), self._canvases[0])
        return canvas.cut(plan.crop, plan.size)


def make_one(opened: Opened, tasks: Sequence[Task], wanted: Task, canvas: Canvas, cuts: Cuts) -> Rendered:
    """Carry out one of the tasks, a still, with the bytes that `make` gives it. `opened` was decoded to `canvas`.

    `cuts` is kept with the canvas. Raises Fault impossible.
    """
    ladder = Ladder(canvas, cuts)
    bare = _bare(wanted)
    for task in in_order(dict.fromkeys(_bare(task) for task in tasks if not task.animated)):
        if task == bare:
            break
        if canvas.shows_all(task.plan.crop):
            ladder.cut(task.plan)
    colours = ToSrgb(profile_of(opened))
    return _rendered(opened, wanted, _encode(opened, bare, colours, colours.convert(ladder.cut(bare.plan))))


def _make_stills(opened: Opened, tasks: Sequence[Task], step: int) -> dict[Task, _Encoded]:
    if not tasks:
        return {}
    ladder = Ladder(decode(opened, step), {})
    colours = ToSrgb(profile_of(opened))
    return {task: _encode(opened, task, colours, colours.convert(ladder.cut(task.plan))) for task in in_order(tasks)}


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Return the tasks as they are made: those that keep more of the pixels first."""
    return sorted(tasks, key=lambda task: task.plan.size.width / task.plan.crop.width, reverse=True)


def _make_films(opened: Opened, tasks: Sequence[Task]) -> dict[Task, _Encoded]:
    if not tasks:
        return {}
    colours = ToSrgb(profile_of(opened))
    films = {task: Film(plays_of(opened)) for task in tasks}
    for canvas, duration in frames_of(opened):
        for task, film in films.items():
            film.frames.append(colours.convert(canvas.cut(task.plan.crop, task.plan.size)))
            film.durations.append(duration)
    return {task: _encode(opened, task, colours, film) for task, film in films.items()}


def _bare(task: Task) -> Task:
    """Return the task without what its plan has taken in already: tasks with the same result become equal."""
    asked = task.recipe
    rest = Recipe(quality=asked.quality, maxbytes=asked.maxbytes, background=asked.background, metadata=asked.metadata)
    return replace(task, recipe=rest, plan=replace(task.plan, kept_small=False), focus=CENTRE)


def _encode(opened: Opened, task: Task, colours: ToSrgb, result: Image.Image | Film) -> _Encoded:
    carried = carry(opened, task.recipe.metadata, task.output, task.plan.size)
    if isinstance(result, Film):
        data = encode_film(result, task.output, task.recipe, carried)
    else:
        data = encode(result, task.output, task.recipe, carried)
    return _Encoded(data, ((_PROFILE_IGNORED,) if colours.ignored else ()) + carried.notes)


def _rendered(opened: Opened, task: Task, encoded: _Encoded) -> Rendered:
    return Rendered(
        recipe=task.recipe,
        data=encoded.data,
        width=task.plan.size.width,
        height=task.plan.size.height,
        mime=mime_of_output(task.output),
        extension=task.output.value,
        focus=task.focus,
        notes=(*_notes(opened, task), *encoded.notes),
    )


def _notes(opened: Opened, task: Task) -> list[str]:
    notes = []
    # Who crops only, without a size, wants the size that is there.
    if task.plan.kept_small and full_shape(task.recipe) is None:
        notes.append(f"Kept at {_shown(task)} px: the original is not larger.")
    if is_animated(opened) and not task.animated:
        notes.append(f"Animated: only the first of {opened.frames} frames.")
    elif opened.frames > 1 and not task.animated:
        word = "pages" if opened.format is PictureFormat.TIFF else "pictures"
        notes.append(f"Only the first of {opened.frames} {word}.")
    return notes


def _shown(task: Task) -> str:
    """Return the size that a person would compare with the recipe: the one side it names, else both."""
    recipe, size = task.recipe, task.plan.size
    if recipe.square is not None or (recipe.width is not None and recipe.height is None):
        return f"{size.width:,}"
    if recipe.height is not None and recipe.width is None:
        return f"{size.height:,}"
    return f"{size.width:,} × {size.height:,}"
