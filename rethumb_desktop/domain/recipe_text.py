"""Reading recipes: text to `Recipe`, refused with the place and the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import Any

from rethumb_desktop.domain.errors import RecipeError
from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import (
    AUTO_FOCUS,
    MAX_BYTES,
    MAX_SIDE,
    MAX_VERSION_LENGTH,
    PARAMETERS,
    AutoFocus,
    Focus,
    MetadataMode,
    Recipe,
    Size,
)

_GEOMETRIES = ("square", "cover", "fit", "width", "height")
_OLD_URL = re.compile(
    r"(?:https?://[^/]+|[\w-]+(?:\.[\w-]+)+)?/?v1/(?P<recipe>.+?)/(?P<image>https?://.+)", re.IGNORECASE
)


class _Refusal(Exception):
    """Why a value cannot be read; the parser knows the place."""


@dataclass(frozen=True)
class _Word:
    text: str
    place: int


def parse_recipe(text: str) -> Recipe:
    """Read a recipe; one slash may stand before and after it, and parameters may come in any order.

    Raises `RecipeError` with the place (a character of `text`, from 1) and the reason.
    """
    words = _words(text)
    values: dict[str, Any] = {}
    places: dict[str, int] = {}
    for name, value in zip(words[::2], words[1::2], strict=False):
        _check_name(text, name)
        if name.text in values:
            raise RecipeError(text, name.place, f"“{name.text}” is given twice")
        try:
            values[name.text] = _READERS[name.text](value.text)
        except _Refusal as refusal:
            raise RecipeError(text, value.place, f"“{name.text}” {refusal}") from None
        places[name.text] = name.place
    if len(words) % 2:
        _check_name(text, words[-1])
        raise RecipeError(text, len(text) + 1, f"“{words[-1].text}” has no value")
    _check_together(text, values, places)
    return replace(Recipe(), **values)


def split_old_url(text: str) -> tuple[Recipe, str] | None:
    """Read an address of the old service, `.../v1/<recipe>/<image URL>`: the recipe and the image's URL.

    Returns None where the text is no such address; raises `RecipeError` where its recipe cannot be read.
    """
    match = _OLD_URL.fullmatch(text.strip())
    if match is None:
        return None
    return parse_recipe(match["recipe"]), match["image"]


def _words(text: str) -> list[_Word]:
    start = 1 if text.startswith("/") else 0
    body = text[start:-1] if len(text) > 1 and text.endswith("/") else text[start:]
    if not body:
        raise RecipeError(text, 1, "a recipe is empty; “metadata/none” keeps the picture's size")
    words, place = [], start + 1
    for part in body.split("/"):
        if not part:
            raise RecipeError(text, place, "nothing between two slashes")
        words.append(_Word(part, place))
        place += len(part) + 1
    return words


def _check_name(text: str, name: _Word) -> None:
    if name.text in _READERS:
        return
    close = get_close_matches(name.text.lower(), PARAMETERS, n=1)
    hint = f" (did you mean “{close[0]}”?)" if close else ""
    raise RecipeError(text, name.place, f"unknown parameter “{name.text}”{hint}")


def _check_together(text: str, values: Mapping[str, object], places: Mapping[str, int]) -> None:
    if "exif" in values:
        others = [n for n in values if n not in ("exif", "version")]
        if others:
            raise RecipeError(text, places[others[0]], f"“{others[0]}” cannot stand beside “exif/all”")
    boxes = [n for n in values if n in _GEOMETRIES]
    for name in boxes[1:]:
        if {boxes[0], name} != {"width", "height"}:
            raise RecipeError(text, places[name], f"“{name}” cannot stand beside “{boxes[0]}”")
    if "focus" in values and not {"square", "cover"} & values.keys():
        raise RecipeError(text, places["focus"], "“focus” needs “square” or “cover”")
    if "enlarge" in values and not boxes:
        raise RecipeError(text, places["enlarge"], "“enlarge” needs a size")


def _number(value: str, least: int, most: int, what: str) -> int:
    if not value.isascii() or not value.isdigit():
        raise _Refusal(f"is {what}, not “{value}”")
    digits = value.lstrip("0") or "0"
    if len(digits) > len(str(most)) or not least <= int(digits) <= most:
        raise _Refusal(f"is {what}, {least} to {most:,}, not {value}")
    return int(digits)


def _side(value: str) -> int:
    return _number(value, 1, MAX_SIDE, "a number of pixels")


def _size(value: str) -> Size:
    width, cross, height = value.partition("x")
    if not cross:
        raise _Refusal(f"is a width and a height as in 800x600, not “{value}”")
    return Size(_side(width), _side(height))


def _focus(value: str) -> Focus | AutoFocus:
    if value == str(AUTO_FOCUS):
        return AUTO_FOCUS
    x, comma, y = value.partition(",")
    if not comma:
        raise _Refusal(f"is “auto” or two numbers from 0 to 1 as in 0.30,0.75, not “{value}”")
    return Focus(_hundredths(x), _hundredths(y))


def _hundredths(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{0,9})?|\.[0-9]{1,9}", value, re.ASCII):
        raise _Refusal(f"is two numbers from 0 to 1, not “{value}”")
    number = Decimal(value)
    if number > 1:
        raise _Refusal(f"is two numbers from 0 to 1, not {value}")
    return int((number * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _yes(value: str) -> bool:
    if value != "yes":
        raise _Refusal(f"can only be “yes”, not “{value}”")
    return True


def _all(value: str) -> bool:
    if value != "all":
        raise _Refusal(f"can only be “all”, not “{value}”")
    return True


def _format(value: str) -> OutputFormat:
    try:
        return OutputFormat(value)
    except ValueError:
        known = ", ".join(OutputFormat)
        raise _Refusal(f"is one of {known}, not “{value}”") from None


def _quality(value: str) -> int:
    return _number(value, 1, 100, "a quality")


def _maxbytes(value: str) -> int:
    return _number(value, 1, MAX_BYTES, "a number of bytes")


def _background(value: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{6}", value):
        raise _Refusal(f"is a colour of six hexadecimal digits as in ff8800, not “{value}”")
    return value.lower()


def _metadata(value: str) -> MetadataMode:
    try:
        return MetadataMode(value)
    except ValueError:
        raise _Refusal(f"is one of {', '.join(MetadataMode)}, not “{value}”") from None


def _version(value: str) -> str:
    if not value.isascii() or not value.isalnum():
        raise _Refusal(f"is letters and digits, not “{value}”")
    if len(value) > MAX_VERSION_LENGTH:
        raise _Refusal(f"is at most {MAX_VERSION_LENGTH} letters and digits")
    return value


_READERS: Mapping[str, Callable[[str], object]] = {
    "width": _side,
    "height": _side,
    "square": _side,
    "cover": _size,
    "fit": _size,
    "focus": _focus,
    "enlarge": _yes,
    "format": _format,
    "quality": _quality,
    "maxbytes": _maxbytes,
    "background": _background,
    "metadata": _metadata,
    "version": _version,
    "exif": _all,
}
