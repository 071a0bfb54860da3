"""Share links as text: the forms in which links are copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from string import Template

from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendition


class LinkForm(StrEnum):
    """A form in which links are copied."""

    URL = "url"
    MARKDOWN = "markdown"
    HTML = "html"
    LINKED_THUMBNAIL = "thumbnail"
    BBCODE = "bbcode"
    SRCSET = "srcset"
    TEMPLATE = "template"


@dataclass(frozen=True)
class ShareLink:
    """A URL and the rendition behind it; `name` is the original's base name."""

    url: str
    name: str
    rendition: Rendition


def format_links(links: Sequence[ShareLink], form: LinkForm, template: str = "") -> str:
    """Return the links of ONE original in the asked form, one a line where the form has a line for each.

    `template` is what links by template are made of, see `fill_template`; where it is empty they are plain URLs.
    """
    if not links:
        return ""
    if form is LinkForm.TEMPLATE:
        return "\n".join(fill_template(link, template or "$url") for link in links)
    if form is LinkForm.SRCSET:
        return _srcset(links)
    if form is LinkForm.LINKED_THUMBNAIL:
        return _linked_thumbnail(links)
    return "\n".join(_WRITERS[form](link) for link in links)


def fill_template(link: ShareLink, template: str) -> str:
    """Return `template` with $url, $name, $width, $height and $key replaced; other dollars stay."""
    facts = link.rendition
    return Template(template).safe_substitute(
        url=link.url, name=link.name, width=facts.width, height=facts.height, key=facts.key
    )


def _is_picture(link: ShareLink) -> bool:
    return link.rendition.mime.startswith("image/")


def _alternative(link: ShareLink) -> str:
    """Return the text that stands for the picture: its name without the extension."""
    stem, dot, _ = link.name.rpartition(".")
    return stem if dot and stem else link.name


def _markdown(link: ShareLink) -> str:
    text = "".join("\\" + c if c in "\\[]`" else c for c in " ".join(_alternative(link).split()))
    mark = "!" if _is_picture(link) else ""
    return f"{mark}[{text}]({link.url})"


def _image(link: ShareLink) -> str:
    facts = link.rendition
    return (
        f'<img src="{escape(link.url)}" width="{facts.width}" height="{facts.height}" '
        f'alt="{escape(_alternative(link))}">'
    )


def _html(link: ShareLink) -> str:
    if not _is_picture(link):
        return f'<a href="{escape(link.url)}">{escape(link.name)}</a>'
    return _image(link)


def _bbcode(link: ShareLink) -> str:
    return f"[img]{link.url}[/img]" if _is_picture(link) else f"[url]{link.url}[/url]"


_WRITERS = {
    LinkForm.URL: lambda link: link.url,
    LinkForm.MARKDOWN: _markdown,
    LinkForm.HTML: _html,
    LinkForm.BBCODE: _bbcode,
}


def _pictures(links: Sequence[ShareLink]) -> list[ShareLink]:
    return [link for link in links if _is_picture(link)]


def _linked_thumbnail(links: Sequence[ShareLink]) -> str:
    """Return the smallest picture as HTML, linked to the largest."""
    pictures = sorted(_pictures(links), key=lambda link: link.rendition.width * link.rendition.height)
    if not pictures:
        return "\n".join(_html(link) for link in links)
    return f'<a href="{escape(pictures[-1].url)}">{_image(pictures[0])}</a>'


def _srcset(links: Sequence[ShareLink]) -> str:
    """Return one `<img>` with a candidate for each width; crops show something else and are left out
    where there are scaled pictures beside them."""
    pictures = _pictures(links)
    if not pictures:
        return "\n".join(_html(link) for link in links)
    whole = [link for link in pictures if not _recipe(link).crops]
    by_width = {link.rendition.width: link for link in sorted(whole or pictures, key=_area)}
    ordered = [by_width[width] for width in sorted(by_width)]
    largest = ordered[-1]
    candidates = ", ".join(f"{escape(link.url)} {link.rendition.width}w" for link in ordered)
    return (
        f'<img src="{escape(largest.url)}" srcset="{candidates}" sizes="(max-width: {largest.rendition.width}px) '
        f'100vw, {largest.rendition.width}px" alt="{escape(_alternative(largest))}">'
    )


def _recipe(link: ShareLink) -> Recipe:
    return parse_recipe(link.rendition.recipe)


def _area(link: ShareLink) -> int:
    return link.rendition.width * link.rendition.height
