"""Facts as a person reads them."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QDir, QFileInfo, QLocale
from PySide6.QtGui import QGuiApplication

from rethumb_desktop.domain.cropping import Shape, full_shape
from rethumb_desktop.domain.geometry import Plan
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.original import Original, Source, SourceKind
from rethumb_desktop.domain.recipe import AUTO_FOCUS, MetadataMode, Recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.passing import NOTHING_KNOWN, Measure, Passing

DOT = " · "

#: For how long links that expire can live.
LIVES = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))

_JOINER = "\u200d"  # holds emoji of several parts together
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"  # around what is read in this direction in any case

translate = QCoreApplication.translate


def plain_tooltip(text: str) -> str:
    """Return a tooltip that Qt shows as it stands, whatever a file is called."""
    return f"<span>{escape(text)}</span>".replace("\n", "<br>") if text else ""


def display_name(source: Source) -> str:
    """Return an original's name as it may be shown."""
    return showable(source.name)


def showable(name: str) -> str:
    """Return a name with what cannot be shown, or would turn the text around, replaced."""
    return "".join(c if c.isprintable() or c == _JOINER else "\ufffd" for c in name)


def count(number: int, one: str, many: str) -> str:
    """Return `one` or `many` (already translated) with {n} filled in."""
    return (one if number == 1 else many).replace("{n}", QLocale().toString(number))


def describe_seconds_left(seconds: float) -> str:
    """Return a time to wait as people say it: the further off, the rounder."""
    if seconds < 90:
        step = 1 if seconds < 20 else 5
        text = translate("Wording", "{n} s left")
        return text.replace("{n}", QLocale().toString(max(1, step * round(seconds / step))))
    if seconds < 90 * 60:
        return translate("Wording", "{n} min left").replace("{n}", QLocale().toString(round(seconds / 60)))
    return translate("Wording", "{n} h left").replace("{n}", QLocale().toString(seconds / 3600, "f", 1))


def describe_rate(rate: float) -> str:
    """Return how fast pictures are done, with one decimal where that says something."""
    digits = 1 if rate < 10 else 0
    if rate < 0.95:
        text = translate("Wording", "{n} a minute")
        return text.replace("{n}", QLocale().toString(max(1, round(rate * 60))))
    return translate("Wording", "{n} a second").replace("{n}", QLocale().toString(rate, "f", digits))


def describe_time(time: timedelta) -> str:
    """Return a time of whole hours or days as in “1 hour” or “7 days”."""
    hours = round(time / timedelta(hours=1))
    if hours % 24:
        return count(hours, translate("Wording", "{n} hour"), translate("Wording", "{n} hours"))
    return count(hours // 24, translate("Wording", "{n} day"), translate("Wording", "{n} days"))


def describe_bytes(number: int) -> str:
    """Return a file size as in 3.2 MB (powers of ten)."""
    digits = 0 if number < 1_000_000 else 1
    return QLocale().formattedDataSize(number, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def describe_lives() -> list[tuple[str, timedelta]]:
    """Return for how long links that expire can live, with the words for it."""
    text = translate("ExpiryMenu", "in {time}")
    return [(text.replace("{time}", describe_time(life)), life) for life in LIVES]


def describe_library(name: str) -> str:
    """Return a library's name as it is shown."""
    return translate_service(name) if name == THIS_COMPUTER else showable(name)


def keep_direction(text: str) -> str:
    """Return what is read from left to right in any case, marked as that where one reads from right to left."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if QGuiApplication.isRightToLeft() else text


def describe_size(width: int, height: int) -> str:
    """Return a size in pixels as in 4000 × 3000: width first, also where one reads from right to left."""
    return keep_direction(f"{width} × {height}")


def describe_original(original: Original) -> str:
    size = describe_size(original.width, original.height)
    return DOT.join((size, describe_bytes(original.bytes), original.format.value))


def describe_measure(measure: Measure | None) -> str:
    """Return how large an original is that was not worked on yet, as far as anybody knows."""
    if measure is None:
        return ""
    size = describe_size(measure.width, measure.height) if measure.width else ""
    return DOT.join(part for part in (size, describe_bytes(measure.bytes) if measure.bytes else "") if part)


def describe_place(source: Source) -> str:
    """Return where an original lies: its folder, its host, or that it was pasted."""
    if source.kind is SourceKind.PASTED:
        return translate("Wording", "Pasted picture")
    if source.kind is SourceKind.URL:
        return urlsplit(source.location).hostname or source.location
    folder = QDir.toNativeSeparators(QFileInfo(source.location).absolutePath())
    home = QDir.homePath()
    return "~" + folder.removeprefix(home) if folder == home or folder.startswith(home + "/") else folder


def describe_saving(bytes_: int, original_bytes: int) -> str:
    """Return how much smaller it became, or nothing where it did not."""
    if not 0 < bytes_ < original_bytes:
        return ""
    percent = int(100 * (original_bytes - bytes_) / original_bytes)
    return translate("Wording", "{n} % smaller").replace("{n}", str(percent)) if percent else ""


def describe_growth(bytes_: int, original_bytes: int) -> str:
    """Return how much larger it became, or nothing where it did not."""
    percent = round(100 * (bytes_ - original_bytes) / original_bytes) if original_bytes else 0
    return translate("Wording", "{n} % larger").replace("{n}", QLocale().toString(percent)) if percent > 0 else ""


def describe_job_growth(job: Job) -> str:
    """Return how much larger than its original a rendition became; of several, the one that grew most, else all."""
    pictures = [rendition.bytes for rendition in job.renditions if rendition.width]
    if not job.state.has_links or job.original is None or not pictures:
        return ""
    growth = describe_growth(max(pictures), job.original.bytes)
    if len(pictures) == 1:
        return growth
    if growth:
        return translate("Wording", "up to {growth}").replace("{growth}", growth)
    growth = describe_growth(sum(pictures), job.original.bytes)
    return translate("Wording", "{growth} in all").replace("{growth}", growth) if growth else ""


def describe_results(job: Job) -> str:
    """Return what came of a job in a few words; empty while nothing has."""
    if not job.state.has_links or not job.renditions:
        return ""
    total = sum(rendition.bytes for rendition in job.renditions)
    parts = [_count_results(job.renditions), describe_bytes(total)]
    if job.original is not None:
        parts.append(describe_saving(total, job.original.bytes))
    return DOT.join(part for part in parts if part)


def _count_results(renditions: tuple[Rendition, ...]) -> str:
    only = renditions[0]
    if len(renditions) == 1 and only.width:
        return describe_size(only.width, only.height)
    if len(renditions) == 1:
        return translate("Wording", "Metadata as JSON")
    return count(len(renditions), translate("Wording", "{n} size"), translate("Wording", "{n} sizes"))


def describe_facts(job: Job, passing: Passing = NOTHING_KNOWN) -> str:
    """Return the second line of a job: what it is, and what becomes of it, came of it or went wrong."""
    if job.error is not None:
        return translate_service(job.error.title)
    facts = describe_original(job.original) if job.original else describe_unread(job, passing)
    results = describe_sending(job, passing) or describe_results(job)
    parts = [f"{facts}  →  {results}" if results else facts]
    if job.state is JobState.DUPLICATE:
        parts.append(translate("Wording", "was there already"))
    parts.append(describe_removed(job))
    # Last, because the row paints it in another colour.
    parts.append(describe_job_growth(job))
    return DOT.join(part for part in parts if part)


def describe_unread(job: Job, passing: Passing) -> str:
    """Return what can be said of an original that was not worked on yet: how large it is, and where it lies."""
    return DOT.join(part for part in (describe_measure(passing.measure), describe_place(job.source)) if part)


def describe_sending(job: Job, passing: Passing) -> str:
    """Return which rendition of a job is being sent; empty where none is."""
    if job.state is not JobState.UPLOADING or job.waits or not job.renditions:
        return ""
    if len(job.renditions) == 1:
        return _describe_rendition(job.renditions[0])
    place = passing.sending
    if place is None or place >= len(job.renditions):
        return ""
    number, whole = QLocale().toString(place + 1), QLocale().toString(len(job.renditions))
    text = translate("Wording", "{n} of {all}: {what}").replace("{n}", number).replace("{all}", whole)
    return text.replace("{what}", _describe_rendition(job.renditions[place]))


def describe_removed(job: Job) -> str:
    """Return how many of a job's renditions were taken out of the library again; empty where all are there."""
    gone = len(job.recipes) - len(job.renditions)
    if not job.state.has_links or gone <= 0:
        return ""
    return count(gone, translate("Wording", "{n} size was removed"), translate("Wording", "{n} sizes were removed"))


def describe_renditions(job: Job) -> str:
    """Return what came of each recipe, in their order; empty while nothing has."""
    if not job.state.has_links:
        return ""
    return ", ".join(_describe_rendition(rendition) for rendition in job.renditions)


def _describe_rendition(rendition: Rendition) -> str:
    size = describe_size(rendition.width, rendition.height) if rendition.width else "JSON"
    return f"{size} ({describe_bytes(rendition.bytes)})"


def describe_job_saving(job: Job) -> str:
    """Return how much smaller than its original all that came of it is; empty where it is not, or nobody knows."""
    if not job.state.has_links or job.original is None:
        return ""
    return describe_saving(sum(rendition.bytes for rendition in job.renditions), job.original.bytes)


def describe_job(job: Job) -> str:
    """Return all there is to say about a job, a line each."""
    lines = [display_name(job.source), showable(job.source.location)]
    if job.original is not None:
        lines.append(describe_original(job.original))
    if job.state.has_links:
        lines += [f"{rendition.recipe}: {_describe_rendition(rendition)}" for rendition in job.renditions]
    if job.error is not None:
        lines += [translate_service(job.error.title), translate_service(job.error.detail)]
    return "\n".join(line for line in dict.fromkeys((*lines, *map(translate_service, job.notes))) if line)


def speak_job(job: Job, library: str, passing: Passing = NOTHING_KNOWN) -> str:
    """Return a job as a screen reader says it; `library` is empty where it need not be named."""
    parts = [display_name(job.source), describe_job_state(job), describe_facts(job, passing)]
    if len(job.renditions) > 1:
        parts.append(describe_renditions(job))
    return DOT.join(part for part in (*parts, library) if part)


def speak_place(folder: str, library: str) -> str:
    """Return from which watched folder a job comes and where it goes, as far as they are named."""
    origin = translate("Wording", "from the folder {folder}").replace("{folder}", folder) if folder else ""
    return DOT.join(part for part in (origin, library) if part)


def describe_job_state(job: Job) -> str:
    """Return how a job stands: its state, that it waits for the person, or for another try."""
    if job.held:
        return describe_held()
    return describe_waiting() if job.waits else describe_state(job.state)


def describe_held() -> str:
    return translate("Wording", "Waits for you")


def describe_waiting() -> str:
    return translate("Wording", "Waiting")


def describe_state(state: JobState) -> str:
    return {
        JobState.QUEUED: translate("Wording", "Queued"),
        JobState.RENDERING: translate("Wording", "Rendering"),
        JobState.READY: translate("Wording", "Ready"),
        JobState.UPLOADING: translate("Wording", "Uploading"),
        JobState.PUBLISHED: translate("Wording", "Published"),
        JobState.DUPLICATE: translate("Wording", "Duplicate"),
        JobState.FAILED: translate("Wording", "Failed"),
        JobState.CANCELLED: translate("Wording", "Cancelled"),
    }[state]


def describe_recipe(recipe: Recipe) -> str:
    """Return a recipe in words, for those who do not know the grammar."""
    parts = [_describe_geometry(recipe)]
    if recipe.focus == AUTO_FOCUS:
        parts.append(translate("Wording", "on what matters"))
    if recipe.format is not None:
        parts.append(recipe.format.value.upper())
    if recipe.maxbytes is not None:
        parts.append(translate("Wording", "at most {size}").replace("{size}", describe_bytes(recipe.maxbytes)))
    if recipe.metadata is MetadataMode.KEEP:
        parts.append(translate("Wording", "keeps metadata"))
    if recipe.metadata is MetadataMode.COPYRIGHT:
        parts.append(translate("Wording", "keeps the copyright"))
    return DOT.join(parts)


def _describe_geometry(recipe: Recipe) -> str:
    if recipe.exif:
        return translate("Wording", "Metadata as JSON")
    shape = full_shape(recipe)
    if shape is Shape.SQUARE:
        return translate("Wording", "Square, original size")
    if shape is not None:
        return translate("Wording", "{ratio}, original size").replace("{ratio}", str(shape))
    if recipe.square is not None:
        return translate("Wording", "Square {n}").replace("{n}", str(recipe.square))
    if recipe.cover is not None:
        size = describe_size(recipe.cover.width, recipe.cover.height)
        return translate("Wording", "Fill {size}").replace("{size}", size)
    if recipe.fit is not None:
        size = describe_size(recipe.fit.width, recipe.fit.height)
        return translate("Wording", "Fit {size}").replace("{size}", size)
    if recipe.width is not None and recipe.height is not None:
        return translate("Wording", "Exactly {size}").replace("{size}", describe_size(recipe.width, recipe.height))
    if recipe.width is not None:
        return translate("Wording", "Width {n}").replace("{n}", str(recipe.width))
    if recipe.height is not None:
        return translate("Wording", "Height {n}").replace("{n}", str(recipe.height))
    return translate("Wording", "Original size")


def describe_recipes(recipes: tuple[Recipe, ...]) -> str:
    """Return the recipes of a preset in one line."""
    return ", ".join(describe_recipe(recipe) for recipe in recipes)


def describe_stretch(recipe: Recipe, plan: Plan) -> str:
    """Return a warning where the result's proportions are not the original's, else nothing."""
    ratio = plan.size.width * plan.crop.height - plan.size.height * plan.crop.width
    stretched = recipe.stretches and abs(ratio) > max(plan.crop.width, plan.crop.height)
    return translate("Wording", "Stretched: the proportions are not those of the original.") if stretched else ""


def describe_link_form(form: LinkForm) -> str:
    return {
        LinkForm.URL: translate("Wording", "URL"),
        LinkForm.MARKDOWN: translate("Wording", "Markdown"),
        LinkForm.HTML: translate("Wording", "HTML"),
        LinkForm.LINKED_THUMBNAIL: translate("Wording", "Linked thumbnail"),
        LinkForm.BBCODE: translate("Wording", "BBCode"),
        LinkForm.SRCSET: translate("Wording", "srcset"),
        LinkForm.TEMPLATE: translate("Wording", "Template"),
    }[form]
