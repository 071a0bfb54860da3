"""Recipes: what to make of an original, as text with one canonical form.

The grammar is that of the old web service, `parameter/value[/parameter/value...]` in any order, with new
parameters beside the old ones. Only the canonical text enters an object key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from rethumb_desktop.domain.formats import OutputFormat

MAX_SIDE = 65_535
MAX_BYTES = 1 << 40
MAX_VERSION_LENGTH = 64
WHITE = "ffffff"


class MetadataMode(StrEnum):
    """What of the original's metadata a rendition may carry."""

    NONE = "none"
    COPYRIGHT = "copyright"
    KEEP = "keep"


@dataclass(frozen=True)
class Size:
    """A width and a height in pixels, each 1 to 65,535."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True)
class Focus:
    """A point of the upright picture in hundredths of its width and height, each 0 to 100."""

    x: int
    y: int

    def __str__(self) -> str:
        return f"{self.x // 100}.{self.x % 100:02d},{self.y // 100}.{self.y % 100:02d}"


CENTRE = Focus(50, 50)

#: The quality without a recipe's word, of the formats that have one. The scales differ.
USUAL_QUALITY = {OutputFormat.JPG: 82, OutputFormat.WEBP: 80, OutputFormat.AVIF: 65}


@dataclass(frozen=True)
class AutoFocus:
    """The wish that the point of interest is found in the picture's own pixels."""

    def __str__(self) -> str:
        return "auto"


AUTO_FOCUS = AutoFocus()


@dataclass(frozen=True)
class Recipe:
    """One recipe. `Recipe()` keeps the picture's size and format and drops its metadata.

    At most one of `square`, `cover`, `fit` and `width`/`height` is set. `focus` and `enlarge` need one of them.
    `exif` asks for the metadata as JSON instead of a picture and stands alone, but for `version`.
    """

    width: int | None = None
    height: int | None = None
    square: int | None = None
    cover: Size | None = None
    fit: Size | None = None
    focus: Focus | AutoFocus = CENTRE
    enlarge: bool = False
    format: OutputFormat | None = None
    quality: int | None = None
    maxbytes: int | None = None
    background: str = WHITE
    metadata: MetadataMode = MetadataMode.NONE
    version: str | None = None
    exif: bool = False

    def __str__(self) -> str:
        return format_recipe(self)

    @property
    def crops(self) -> bool:
        """Whether the result can show less than the whole original."""
        return self.square is not None or self.cover is not None

    @property
    def ratio(self) -> Size | None:
        """The ratio of what is kept where the recipe crops, else None."""
        return Size(1, 1) if self.square is not None else self.cover

    @property
    def resizes(self) -> bool:
        return any(v is not None for v in (self.width, self.height, self.square, self.cover, self.fit))

    @property
    def stretches(self) -> bool:
        """Whether the result's ratio is the recipe's and not the original's: the window warns."""
        return self.width is not None and self.height is not None


def focus_on(recipes: Iterable[Recipe], focus: Focus | AutoFocus) -> tuple[Recipe, ...]:
    """Return the recipes with their crops around a point; those that do not crop stay as they are."""
    return tuple(replace(recipe, focus=focus) if recipe.crops else recipe for recipe in recipes)


#: The canonical order of parameters.
PARAMETERS = tuple(f.name for f in fields(Recipe))

_DEFAULT = Recipe()


def format_recipe(recipe: Recipe) -> str:
    """Return the canonical text: fixed order, defaults left out, numbers normalised.

    A recipe of nothing but defaults is `metadata/none`, since a text cannot be empty.
    """
    parts = []
    for name in PARAMETERS:
        value = getattr(recipe, name)
        if value != getattr(_DEFAULT, name):
            parts.append(f"{name}/{_format_value(name, value)}")
    return "/".join(parts) or "metadata/none"


def _format_value(name: str, value: object) -> str:
    if name == "exif":
        return "all"
    if name == "enlarge":
        return "yes"
    return str(value)
