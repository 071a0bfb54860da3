"""Finding what matters in a picture, for recipes that leave the focus to it (`focus/auto`).

A crop is the largest rectangle of its ratio, so it can move along one side of the picture only. The picture is shrunk
until that side has about 100 pixels. Five things are then measured for each column (for each row where the crop moves
up and down: the picture is turned first):

- detail: how much a pixel differs in brightness from those around it,
- light and colour: how much a small area differs from its wider surroundings, so that what stands out counts and an
  even texture does not,
- saturation,
- skin: colours of human skin of every shade, which lie close together in the CbCr plane, where there is more of them
  than around: faces, not sand or wood.

Each is brought to the same sum, whatever the contrast of the picture, and their weighted sum tells how much a column
matters. The crop goes where the columns inside it matter most. Columns at its edges count half of those in its middle,
so that a subject is not cut in two, and a place has to be better the further it is from the centre; where the crop
moves up and down, from two fifths of the height, because heads are up.

Everything is counted in whole numbers: Pillow's operations on bytes, Python's integers. Pictures are shrunk by a whole
factor, since Pillow's resampling works with fractions. So the same pixels give the same focus on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt

from PIL import Image, ImageChops, ImageFilter

from rethumb_desktop.domain.recipe import CENTRE, Focus, Size

#: Places are hundredths of the side along which the crop moves, as in a `Focus`.
_PLACES = 100
#: The side along which the crop moves is shrunk to about so many pixels, the other at most to so many.
_COLUMNS, _ROWS = 100, 200
#: Radius of a small area in pixels, and of its surroundings as parts of the side: a twentieth, an eighth.
_SMALL = 1
_NEAR, _FAR = 20, 8
#: What transparent pixels are seen as: a grey without detail or colour, so that nothing is found there.
_GROUND = (128, 128, 128)
#: The sum of all columns of one measure.
_SUM = 1 << 24
#: Where the crop rests, as long as no other place is better.
_ACROSS, _DOWN = 50, 40
#: The score of a place half the side away from there is lowered by this part of the whole picture's: a fifth.
_PULL = 5


def _table(value: Callable[[int], int]) -> list[int]:
    return [max(0, min(255, value(level))) for level in range(256)]


# A difference of one level is noise.
_AMPLIFIED = _table(lambda level: 4 * (level - 1))
_DOUBLED = _table(lambda level: 2 * (level - 1))
_SATURATED = _table(lambda level: level - 16)
_SKIN_CB = _table(lambda level: 255 - abs(level - 105) * 255 // 24)
_SKIN_CR = _table(lambda level: 255 - abs(level - 152) * 255 // 18)
_LIT = _table(lambda level: 8 * (level - 30))


@dataclass(frozen=True)
class _Measure:
    """How much each pixel shows of one thing, 0 to 255, and how much that weighs."""

    weight: int
    pixels: Image.Image


def find_focus(picture: Image.Image, ratio: Size) -> Focus:
    """Return the focus at which a crop of this ratio shows what matters in the upright `picture`.

    The mode is L, LA, RGB or RGBA, the size any: a few hundred pixels are enough.
    """
    across, down = picture.width * ratio.height, picture.height * ratio.width
    if across >= down:
        return Focus(_best_place(_places(_columns(picture)), _window(down, across), _ACROSS), CENTRE.y)
    turned = picture.transpose(Image.Transpose.TRANSPOSE)
    return Focus(CENTRE.x, _best_place(_places(_columns(turned)), _window(across, down), _DOWN))


def _window(part: int, whole: int) -> int:
    """Return how many places the crop takes: an even number, so that its middle lies between two of them."""
    return max(1, (_PLACES * part + whole) // (2 * whole)) * 2


def _columns(picture: Image.Image) -> list[int]:
    """Return how much each column of the shrunk picture matters."""
    small = _flat(_shrunk(picture).convert("RGBA"))
    columns = [0] * small.width
    for measure in _measures(small):
        profile = _profile(measure.pixels)
        total = sum(profile)
        for number, value in enumerate(profile):
            columns[number] += measure.weight * (value * _SUM // total)
    return columns


def _shrunk(picture: Image.Image) -> Image.Image:
    """Return the picture reduced by whole factors; what is left over falls away on both sides alike."""
    across = max(1, (picture.width + _COLUMNS // 2) // _COLUMNS)
    down = min(picture.height, max(across, -(-picture.height // _ROWS)))
    left, top = picture.width % across // 2, picture.height % down // 2
    right, bottom = left + picture.width // across * across, top + picture.height // down * down
    return picture.reduce((across, down), (left, top, right, bottom))


def _flat(picture: Image.Image) -> Image.Image:
    flat = Image.new("RGB", picture.size, _GROUND)
    flat.paste(picture, mask=picture.getchannel("A"))
    return flat


def _measures(picture: Image.Image) -> list[_Measure]:
    light, blue, red = picture.convert("YCbCr").split()
    # A picture whose mode is YCbCr cannot be blurred.
    bands = Image.merge("RGB", (light, blue, red))
    small = _blurred(bands, _SMALL)
    near = ImageChops.difference(small, _blurred(bands, picture.width // _NEAR)).split()
    far = ImageChops.difference(small, _blurred(bands, picture.width // _FAR)).split()
    grey = ImageChops.difference(small, Image.new("RGB", picture.size, (0, 128, 128))).split()
    detail = ImageChops.difference(light, light.filter(ImageFilter.BoxBlur(1)))
    colour = ImageChops.add(ImageChops.add(near[1], near[2]), ImageChops.add(far[1], far[2]))
    skin = ImageChops.multiply(ImageChops.multiply(blue.point(_SKIN_CB), red.point(_SKIN_CR)), light.point(_LIT))
    return [
        _Measure(5, detail.point(_AMPLIFIED)),
        _Measure(8, near[0].point(_DOUBLED)),
        _Measure(5, colour.point(_DOUBLED)),
        _Measure(1, ImageChops.add(grey[1], grey[2]).point(_SATURATED)),
        _Measure(3, ImageChops.subtract(_blurred(skin, _SMALL), _blurred(skin, picture.width // _FAR))),
    ]


def _blurred(picture: Image.Image, radius: int) -> Image.Image:
    """Return the picture blurred twice by a box, which comes close to a round blur in whole numbers."""
    return picture.filter(ImageFilter.BoxBlur(radius)).filter(ImageFilter.BoxBlur(radius))


def _profile(pixels: Image.Image) -> list[int]:
    """Return each column's sum, large ones held back: one loud spot must not decide alone."""
    data = pixels.tobytes()
    sums = (sum(data[number :: pixels.width]) for number in range(pixels.width))
    # A quarter of a level more for each pixel: where a measure finds next to nothing, its differences are chance.
    return [isqrt(value * isqrt(value << 8)) for value in (4 * value + pixels.height for value in sums)]


def _places(columns: list[int]) -> list[int]:
    """Return how much each hundredth of the side matters."""
    count = len(columns)
    up_to = [0]
    for value in columns:
        up_to.append(up_to[-1] + value)
    edges = []
    for place in range(_PLACES + 1):
        number, rest = divmod(place * count, _PLACES)
        edges.append(up_to[number] * _PLACES + (columns[number] * rest if rest else 0))
    return [after - before for before, after in pairwise(edges)]


def _best_place(places: list[int], window: int, rest: int) -> int:
    """Return the hundredth at which a crop that takes `window` places has its middle."""
    half, middle = window // 2, _PLACES // 2
    if half == middle or min(places) == max(places):
        return middle
    square = window * window
    # Twice the distance from the crop's middle is an odd number: no place lies on it.
    weights = [2 * square - (2 * place + 1 - window) ** 2 for place in range(window)]
    pull = 2 * square * sum(places)

    def score(place: int) -> tuple[int, int]:
        inside = sum(map(int.__mul__, weights, places[place - half : place + half]))
        return inside * _PULL * middle**2 - pull * (place - rest) ** 2, -abs(place - middle)

    best = max(range(half, _PLACES - half + 1), key=score)
    # A window is rounded: only the edge itself is sure to show what lies there.
    return {half: 0, _PLACES - half: _PLACES}.get(best, best)
