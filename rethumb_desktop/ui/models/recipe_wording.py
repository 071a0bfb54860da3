"""Recipes in words: all that one says, and what a person should know before publishing with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import CENTRE, USUAL_QUALITY, WHITE, Focus, MetadataMode, Recipe
from rethumb_desktop.ui.models.wording import DOT, describe_recipe

translate = QCoreApplication.translate

#: The qualities at which another sentence begins: flaws, small, good, very good, wasteful.
_BANDS = {
    OutputFormat.JPG: (40, 70, 88, 96),
    OutputFormat.WEBP: (40, 65, 86, 96),
    OutputFormat.AVIF: (30, 50, 75, 91),
}


def has_quality(output: OutputFormat | None) -> bool:
    """Whether a quality can do something; None stands for the original's format, which may have one."""
    return output is None or output in USUAL_QUALITY


def uses_background(output: OutputFormat | None) -> bool:
    """Whether a background can be seen: where the format has no transparency, or only all or nothing."""
    return output in (None, OutputFormat.JPG, OutputFormat.GIF)


def holds_metadata(output: OutputFormat | None) -> bool:
    return output is not OutputFormat.GIF


def describe_format(output: OutputFormat | None) -> str:
    """Return a format's name for people."""
    return {
        None: translate("Recipes", "As the original"),
        OutputFormat.JPG: translate("Recipes", "JPEG"),
        OutputFormat.PNG: translate("Recipes", "PNG"),
        OutputFormat.GIF: translate("Recipes", "GIF"),
        OutputFormat.TIFF: translate("Recipes", "TIFF"),
        OutputFormat.WEBP: translate("Recipes", "WebP"),
        OutputFormat.AVIF: translate("Recipes", "AVIF"),
    }[output]


def describe_whole_recipe(recipe: Recipe) -> str:
    """Return a recipe in words with everything that tells it from another."""
    parts = [describe_recipe(recipe)]
    if isinstance(recipe.focus, Focus) and recipe.focus != CENTRE:
        place = translate("Recipes", "around {x} % / {y} %")
        parts.append(place.replace("{x}", str(recipe.focus.x)).replace("{y}", str(recipe.focus.y)))
    if recipe.quality is not None:
        parts.append(translate("Recipes", "quality {n}").replace("{n}", str(recipe.quality)))
    if recipe.enlarge:
        parts.append(translate("Recipes", "enlarges"))
    if recipe.background != WHITE:
        parts.append(translate("Recipes", "on #{colour}").replace("{colour}", recipe.background))
    if recipe.version is not None:
        parts.append(translate("Recipes", "version {name}").replace("{name}", recipe.version))
    return DOT.join(parts)


def describe_quality(output: OutputFormat | None, quality: int | None) -> str:
    """Return what a quality means; the scales of the formats differ."""
    if quality is None:
        return _describe_usual_quality(output)
    bands = _BANDS.get(output or OutputFormat.JPG, (101,))
    return (
        translate("Recipes", "Very small, flaws are easily seen"),
        translate("Recipes", "Small, flaws are seen close up"),
        translate("Recipes", "Good, flaws are hard to see"),
        translate("Recipes", "Very good, larger"),
        translate("Recipes", "Much larger, hardly better"),
    )[sum(quality >= start for start in bands)]


def _describe_usual_quality(output: OutputFormat | None) -> str:
    if output in USUAL_QUALITY:
        return translate("Recipes", "Automatic is {n}").replace("{n}", str(USUAL_QUALITY[output]))
    text = translate("Recipes", "Automatic is {jpg} for JPEG, {webp} for WebP, {avif} for AVIF")
    for known, quality in USUAL_QUALITY.items():
        text = text.replace(f"{{{known.value}}}", str(quality))
    return text


def recipe_warnings(recipe: Recipe) -> list[str]:
    """Return what one should know of a recipe, a sentence each; most recipes have none."""
    if recipe.exif:
        return [
            translate("Recipes", "All metadata is published as text, the GPS position too, if the picture has one.")
        ]
    return [*_shape_warnings(recipe), *_privacy_warnings(recipe), *_format_warnings(recipe)]


def twin_warnings(recipes: Sequence[Recipe]) -> list[str]:
    """Return which sizes of a preset are the same."""
    first: dict[Recipe, int] = {}
    warnings = []
    for number, recipe in enumerate(recipes, 1):
        if recipe in first:
            text = translate("Recipes", "Sizes {one} and {other} are the same; one of them is kept.")
            warnings.append(text.replace("{one}", str(first[recipe])).replace("{other}", str(number)))
        first.setdefault(recipe, number)
    return warnings


def _shape_warnings(recipe: Recipe) -> list[str]:
    warnings = []
    if recipe.stretches:
        warnings.append(translate("Recipes", "Stretches pictures whose proportions are not the same."))
    if recipe.enlarge:
        warnings.append(translate("Recipes", "Enlarges smaller pictures, which look soft then."))
    return warnings


def _privacy_warnings(recipe: Recipe) -> list[str]:
    if not holds_metadata(recipe.format):
        return []
    return {
        MetadataMode.NONE: [],
        MetadataMode.COPYRIGHT: [translate("Recipes", "The names of author and owner will be published.")],
        MetadataMode.KEEP: [
            translate("Recipes", "Keeps all metadata: the GPS position will be published, if the picture has one.")
        ],
    }[recipe.metadata]


def _format_warnings(recipe: Recipe) -> list[str]:
    output = recipe.format
    warnings = {
        OutputFormat.JPG: [
            translate("Recipes", "JPEG has no transparency, and blurs text and drawings: PNG or WebP suit them better.")
        ],
        OutputFormat.GIF: [translate("Recipes", "GIF has 256 colours at most, and no half transparency.")],
        OutputFormat.TIFF: [translate("Recipes", "Most web browsers do not show TIFF.")],
    }.get(output or OutputFormat.PNG, [])
    if output is OutputFormat.TIFF and recipe.maxbytes is not None:
        warnings.append(translate("Recipes", "A TIFF cannot be made to fit a file size: what is larger fails."))
    idle = []
    if recipe.quality is not None and not has_quality(output):
        idle.append(translate("Recipes", "Quality does nothing for {format}."))
    if recipe.background != WHITE and not uses_background(output):
        idle.append(translate("Recipes", "The background does nothing for {format}."))
    if recipe.metadata is not MetadataMode.NONE and not holds_metadata(output):
        idle.append(translate("Recipes", "{format} holds no metadata: none is kept."))
    return [*warnings, *(text.replace("{format}", describe_format(output)) for text in idle)]
