"""The renderer: from the bytes of an original to those of its renditions, by Pillow."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from hashlib import sha256

from PIL import Image

from rethumb_desktop.domain.formats import default_output
from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.domain.rendition import Pixels, Rendered
from rethumb_desktop.imaging.budget import ByteBudget
from rethumb_desktop.imaging.colour import ToSrgb
from rethumb_desktop.imaging.decoding import decode, memory_cost, profile_of, reduction
from rethumb_desktop.imaging.faults import too_large
from rethumb_desktop.imaging.focusing import place_crops
from rethumb_desktop.imaging.kept import KeptPillowPicture
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.making import make, result_cost
from rethumb_desktop.imaging.opening import open_picture
from rethumb_desktop.imaging.planning import SHOWN_BYTES, affordable, check_task, make_task, reduction_for

# Pillow refuses twice as many itself; ours is the limit that speaks.
Image.MAX_IMAGE_PIXELS = Limits.max_pixels // 2


class PillowRenderer:
    """Makes renditions with Pillow. Safe to call from several threads, which share one budget of memory."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._budget = ByteBudget(self._limits.budget)
        # Pillow tells of oddities in files by warnings of the process; the faults and limits here speak for them.
        warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

    @property
    def version(self) -> str:
        """Changes whenever the same recipe would give other bytes worth a new key."""
        return "1"

    def examine(self, data: bytes) -> Original:
        """Return format, upright size, SHA-256 and the like without decoding pixels.

        Raises Fault empty, not-a-picture, unsupported, damaged, too-large.
        """
        opened = open_picture(data, self._limits)
        return Original(
            sha256=sha256(data).hexdigest(),
            bytes=len(data),
            format=opened.format,
            width=opened.width,
            height=opened.height,
            mode=opened.picture.mode,
            orientation=opened.orientation,
            frames=opened.frames,
        )

    def render(self, data: bytes, recipes: Sequence[Recipe]) -> list[Rendered]:
        """Render all recipes from one decode, in their order; none may ask for `exif`.

        Raises Fault: as `examine`, and impossible (too large for the format, `maxbytes` too small).
        """
        opened = open_picture(data, self._limits)
        tasks = [make_task(opened, recipe) for recipe in recipes]
        if not tasks:
            return []
        for task in tasks:
            check_task(opened, task, self._limits)
        step = reduction_for(opened, tasks)
        cost = affordable(memory_cost(opened, step) + result_cost(opened, tasks), self._budget)
        with self._budget.reserve(cost):
            try:
                return make(opened, place_crops(opened, tasks, self._limits), step)
            except MemoryError as error:
                raise too_large("There is not enough memory for this picture.") from error

    def keep(self, data: bytes) -> KeptPillowPicture:
        """Return a picture that is decoded once for all that is asked of it. Raises Fault as `examine`."""
        return KeptPillowPicture(data, self._limits, self._budget)

    def extension(self, original: Original, recipe: Recipe) -> str:
        """Return the extension (no dot) a recipe's result will have."""
        return (recipe.format or default_output(original.format)).value

    def pixels(self, data: bytes, box: Size) -> Pixels:
        """Decode for the screen: upright, sRGB, reduced to fit `box`. Raises Fault as `examine`."""
        opened = open_picture(data, self._limits)
        wanted = plan(Recipe(fit=box), opened.width, opened.height)
        step = reduction(opened, [wanted])
        shown_cost = wanted.size.width * wanted.size.height * SHOWN_BYTES
        with self._budget.reserve(affordable(memory_cost(opened, step) + shown_cost, self._budget)):
            picture = decode(opened, step).cut(wanted.crop, wanted.size)
            shown = ToSrgb(profile_of(opened)).convert(picture).convert("RGBA")
        return Pixels(wanted.size.width, wanted.size.height, shown.tobytes(), opened.width, opened.height)
