"""Reading all metadata of a picture, without decoding a pixel."""

from __future__ import annotations

from collections.abc import Callable

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import PictureFormat, mime_of
from rethumb_desktop.domain.metadata import FileFacts, PhotoMetadata, Tag, Thumbnail
from rethumb_desktop.metadata.collecting import bmp, gif, isobmff, jpeg, png, tiff, webp
from rethumb_desktop.metadata.collecting.blocks import Blocks
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.exif import ExifTags, Groups, read_exif
from rethumb_desktop.metadata.icc import read_icc
from rethumb_desktop.metadata.iptc import read_iptc
from rethumb_desktop.metadata.maker_notes import read_maker_notes
from rethumb_desktop.metadata.rethumb_json import describe_as_rethumb
from rethumb_desktop.metadata.sniffing import find_format
from rethumb_desktop.metadata.thumbnail import may_hold_thumbnail, read_thumbnail
from rethumb_desktop.metadata.xmp import read_xmp

_COLLECTORS: dict[PictureFormat, Callable[[bytes], Blocks]] = {
    PictureFormat.JPEG: jpeg.collect,
    PictureFormat.PNG: png.collect,
    PictureFormat.WEBP: webp.collect,
    PictureFormat.GIF: gif.collect,
    PictureFormat.TIFF: tiff.collect,
    PictureFormat.BMP: bmp.collect,
    PictureFormat.AVIF: lambda data: isobmff.collect(data, PictureFormat.AVIF),
    PictureFormat.HEIC: lambda data: isobmff.collect(data, PictureFormat.HEIC),
}

# A file that is broken all over needs no longer list to be known for it.
_MAX_SENTENCES = 50


class PhotoMetadataReader:
    """Reads metadata with code that looks at the structure of files only.

    No decoder runs: a hostile picture can do no more than be reported as malformed, and HEIC is read whether or
    not its decoder is installed. Holds no state.
    """

    def read(self, data: bytes) -> PhotoMetadata:
        """Return all groups of a picture; blocks that cannot be read are sentences in `malformed`.

        Raises Fault: empty, not-a-picture, unsupported, damaged (no header that tells the size).
        """
        blocks = collect_blocks(data)
        exif = read_exif(blocks.exif) if blocks.exif else ExifTags()
        problems = [*blocks.problems, *exif.problems]
        groups: Groups = dict(exif.groups)
        if exif.has_maker_note:
            tags, notes = read_maker_notes(blocks.exif)
            problems += notes
            _merge(groups, {"MakerNotes": tags})
        _read_xmp_packets(blocks, groups, problems)
        for block in blocks.iptc:
            tags, notes = read_iptc(block)
            problems += notes
            _merge(groups, {"IPTC": tags})
        if blocks.icc:
            try:
                _merge(groups, {"ICC_Profile": read_icc(blocks.icc)})
            except MalformedError as error:
                problems.append(f"The colour profile is broken: {error}.")
        for group, texts in blocks.tags.items():
            _merge(groups, {group: {name: Tag(text, text) for name, text in texts.items()}})
        facts = _state_facts(blocks, exif, len(data))
        return PhotoMetadata(facts, groups, tuple(dict.fromkeys(problems))[:_MAX_SENTENCES])

    def as_rethumb(self, data: bytes) -> dict[str, dict[str, object]]:
        """Return the JSON of the old service's `exif/all`; see `describe_as_rethumb`. Raises Fault as `read`."""
        return describe_as_rethumb(collect_blocks(data), len(data))

    def thumbnail(self, beginning: bytes) -> Thumbnail | None:
        """Return the thumbnail that the first bytes of a file hold; None where they hold none that can be used."""
        try:
            picture = find_format(beginning)
        except Fault:
            return None
        return read_thumbnail(_COLLECTORS[picture](beginning)) if may_hold_thumbnail(picture) else None


def collect_blocks(data: bytes) -> Blocks:
    """Take a file apart. Raises Fault: empty, not-a-picture, unsupported, damaged."""
    blocks = _COLLECTORS[find_format(data)](data)
    if not blocks.width or not blocks.height:
        detail = blocks.problems[0] if blocks.problems else "No header tells the picture's size."
        raise Fault(FaultKind.DAMAGED, f"The {blocks.format} file is damaged.", detail)
    return blocks


def _read_xmp_packets(blocks: Blocks, groups: Groups, problems: list[str]) -> None:
    for packet in blocks.xmp:
        if not packet.strip(b"\0 \r\n\t"):
            continue
        try:
            _merge(groups, read_xmp(packet))
        except MalformedError as error:
            problems.append(f"The XMP packet is broken: {error}.")


def _merge(groups: Groups, more: Groups) -> None:
    """Add groups; of two tags with one name the first counts."""
    for group, tags in more.items():
        if tags:
            groups[group] = {**tags, **groups.get(group, {})}


def _state_facts(blocks: Blocks, exif: ExifTags, size: int) -> FileFacts:
    # AVIF and HEIC turn by their own properties; their EXIF orientation is only a record of it.
    orientation = blocks.orientation or exif.orientation or 1
    return FileFacts(
        format=str(blocks.format),
        mime=mime_of(blocks.format),
        bytes=size,
        width=blocks.width,
        height=blocks.height,
        mode=blocks.mode,
        orientation=orientation,
        frames=blocks.frames,
    )
