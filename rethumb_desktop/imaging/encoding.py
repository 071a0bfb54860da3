"""Encoding a picture: to the bytes of a file that carries nothing but what it is given.

Renditions are sRGB and say so by saying nothing: every browser takes untagged pixels for sRGB, and a profile would
cost a small thumbnail more bytes than its picture.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from zlib import Z_RLE

from PIL import ExifTags, Image, PngImagePlugin

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.imaging.avif_writing import write_avif
from rethumb_desktop.imaging.carrying import Carried
from rethumb_desktop.imaging.colour import flatten, without_idle_alpha
from rethumb_desktop.imaging.faults import impossible
from rethumb_desktop.imaging.fitting import PALETTES, fit_colours, fit_quality
from rethumb_desktop.imaging.jpeg_writing import write_jpeg
from rethumb_desktop.imaging.palette import exact_palette, quantized, to_palette
from rethumb_desktop.imaging.writing import written

#: The quality without a recipe's word: where photographs show no flaw at their own size. The scales differ.
DEFAULT_QUALITY = {OutputFormat.JPG: 82, OutputFormat.WEBP: 80, OutputFormat.AVIF: 65}
#: Where `maxbytes` starts: above, files grow and pictures do not get better.
BEST_QUALITY = 95

# Measured on photographs of 800 pixels: method 6 takes 68 ms for 3 % fewer bytes than 4 does in 33 ms.
_WEBP_METHOD = 4
# Against level 6, the usual one: half the time for 1.7 % more bytes over the renditions of the test corpus.
_PNG_LEVEL = 4
# Photographs repeat nothing but neighbours: looking for no more takes 40 % less time for 1 % more bytes. What comes out
# below a byte a pixel is a drawing, or grey, and is tried both ways.
_SMALL_PICTURE = 10_000
_COLOURS_OF_DRAWINGS = 256
_PREDICTOR, _HORIZONTAL = 317, 2
_XMP_TAG, _IPTC_TAG = 700, 33723

#: The longest side a format can hold: the limits of libjpeg, libwebp and libavif, and of what opens the others.
_LONGEST_SIDE = {
    OutputFormat.JPG: 65_500,
    OutputFormat.PNG: 1_000_000,
    OutputFormat.GIF: 65_535,
    OutputFormat.TIFF: 1_000_000,
    OutputFormat.WEBP: 16_383,
    OutputFormat.AVIF: 32_768,
}
# Encoders that take longer than ten seconds for more.
_MOST_PIXELS = {OutputFormat.GIF: 80_000_000, OutputFormat.AVIF: 80_000_000}
_NAMES = {OutputFormat.JPG: "JPEG", OutputFormat.WEBP: "WebP"}


def check_output(output: OutputFormat, size: Size, max_pixels: int) -> None:
    """Raise Fault impossible for a rendition that its format cannot hold or that has more than `max_pixels`.

    Some formats have a lower limit of their own.
    """
    shown, longest = f"{size.width:,} × {size.height:,} pixels", _LONGEST_SIDE[output]
    if max(size.width, size.height) > longest:
        name = _NAMES.get(output, output.value.upper())
        raise impossible(
            f"{name} cannot hold a picture of {shown}.",
            f"Its sides have at most {longest:,} pixels; choose a smaller size or another format.",
        )
    most = min(max_pixels, _MOST_PIXELS.get(output, max_pixels))
    if size.width * size.height > most:
        raise impossible(
            f"A picture of {shown} is too large as {output.value.upper()}.",
            f"At most {most:,} pixels are made; choose a smaller size.",
        )


def encode(picture: Image.Image, output: OutputFormat, recipe: Recipe, carried: Carried) -> bytes:
    """Return the file of a picture in sRGB (mode L, LA, RGB, RGBA).

    Raises Fault impossible where it cannot be made to fit into the recipe's `maxbytes`.
    """
    picture = without_idle_alpha(picture)
    picture.info = {}
    if output in DEFAULT_QUALITY:
        return _encode_lossy(picture, output, recipe, carried)
    most = recipe.maxbytes
    if output is OutputFormat.GIF:
        return fit_colours(lambda colours: _gif(picture, colours, recipe.background), PALETTES[1:], most)
    if output is OutputFormat.PNG:
        return fit_colours(lambda colours: _png(picture, colours, carried), PALETTES[:-1], most)
    return fit_colours(lambda _: _tiff(picture, carried), (), most)


def _encode_lossy(picture: Image.Image, output: OutputFormat, recipe: Recipe, carried: Carried) -> bytes:
    if output is OutputFormat.JPG:
        picture = flatten(picture, recipe.background)
    elif picture.mode == "LA":
        picture = picture.convert("RGBA")
    write = {OutputFormat.JPG: write_jpeg, OutputFormat.WEBP: _webp, OutputFormat.AVIF: write_avif}[output]
    exact = b""
    if output is OutputFormat.WEBP and recipe.quality is None and picture.getcolors(_COLOURS_OF_DRAWINGS) is not None:
        exact = _lossless_webp(picture, carried)  # of a drawing that is mostly smaller
        if recipe.maxbytes is None:
            return exact
    if recipe.maxbytes is None:
        return write(picture, recipe.quality or DEFAULT_QUALITY[output], carried)
    return fit_quality(
        lambda quality: write(picture, quality, carried), recipe.quality or BEST_QUALITY, recipe.maxbytes, exact
    )


def _webp(picture: Image.Image, quality: int, carried: Carried) -> bytes:
    return save(picture, "WEBP", quality=quality, method=_WEBP_METHOD, exif=carried.exif, xmp=carried.xmp)


def _lossless_webp(picture: Image.Image, carried: Carried) -> bytes:
    return save(picture, "WEBP", lossless=True, method=_WEBP_METHOD, exif=carried.exif, xmp=carried.xmp)


def _gif(picture: Image.Image, colours: int | None, background: str) -> bytes:
    return save(to_palette(picture, colours or PALETTES[0], background), "GIF")


def _png(picture: Image.Image, colours: int | None, carried: Carried) -> bytes:
    if colours is not None:
        picture = quantized(picture, colours)
    elif picture.mode in ("RGB", "RGBA"):  # screenshots and drawings: a third of the bytes, the same pixels
        picture = exact_palette(picture) or picture
    metadata = {"pnginfo": xmp_text(carried.xmp), "exif": carried.exif}
    if picture.mode == "P":
        return save(picture, "PNG", compress_level=_PNG_LEVEL, **metadata)
    quick = save(picture, "PNG", compress_level=_PNG_LEVEL, compress_type=Z_RLE, **metadata)
    if len(quick) > picture.width * picture.height > _SMALL_PICTURE:
        return quick
    return min(quick, save(picture, "PNG", compress_level=_PNG_LEVEL, **metadata), key=len)


def xmp_text(packet: bytes) -> PngImagePlugin.PngInfo:
    """Return the chunk of a PNG that holds an XMP packet, none where that is empty."""
    text = PngImagePlugin.PngInfo()
    if packet:
        text.add_itxt("XML:com.adobe.xmp", packet.decode(errors="replace"))
    return text


def _tiff(picture: Image.Image, carried: Carried) -> bytes:
    tags = Image.Exif()  # a TIFF's metadata and its layout are tags of the same directory
    if carried.exif:
        tags.load(carried.exif)
        for directory in (tags, tags.get_ifd(ExifTags.IFD.Exif), tags.get_ifd(ExifTags.IFD.GPSInfo)):
            _keep_letters(directory)
    if carried.xmp:
        tags[_XMP_TAG] = carried.xmp
    if carried.iptc:
        tags[_IPTC_TAG] = carried.iptc
    if {ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo} & set(tags):
        return save(picture, "TIFF", exif=tags)  # Pillow cannot write directories below together with compression
    tags[_PREDICTOR] = _HORIZONTAL
    return save(picture, "TIFF", compression="tiff_adobe_deflate", exif=tags)


def _keep_letters(directory: MutableMapping[int, object]) -> None:
    """Turn texts beyond ASCII into their bytes: Pillow reads them as Latin-1 and writes question marks."""
    for tag, value in list(directory.items()):
        if isinstance(value, str) and not value.isascii():
            directory[tag] = value.encode("latin-1")


def save(picture: Image.Image, format_: str, **parameters: object) -> bytes:
    """Return what Pillow writes, without the parameters that are empty."""
    given = {name: value for name, value in parameters.items() if value not in (b"", None)}
    return written(lambda file: picture.save(file, format_, **given))
