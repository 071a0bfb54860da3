"""Share links in every form in which they are copied."""

from __future__ import annotations

from rethumb_desktop.domain.library import Account, Addressing, public_url
from rethumb_desktop.domain.link import LinkForm, ShareLink, fill_template, format_links
from rethumb_desktop.domain.rendition import Rendition


def link(recipe: str, width: int, height: int, name: str = "beach.jpg", mime: str = "image/jpeg") -> ShareLink:
    rendition = Rendition(recipe, f"k{width}.jpg", width, height, 1000, mime)
    return ShareLink(f"https://i.example/k{width}.jpg", name, rendition)


LINKS = [link("square/100", 100, 100), link("width/800", 800, 600), link("width/1600", 1600, 1200)]


def test_urls_are_one_a_line() -> None:
    assert format_links(LINKS, LinkForm.URL).splitlines() == [one.url for one in LINKS]


def test_markdown_shows_the_picture() -> None:
    assert format_links(LINKS[:1], LinkForm.MARKDOWN) == "![beach](https://i.example/k100.jpg)"


def test_markdown_escapes_what_would_end_the_text() -> None:
    assert format_links([link("square/9", 9, 9, name="a`b.jpg")], LinkForm.MARKDOWN).startswith("![a\\`b]")
    text = format_links([link("square/9", 9, 9, name="a]b\\c[d\n.jpg")], LinkForm.MARKDOWN)
    assert text == r"![a\]b\\c\[d](https://i.example/k9.jpg)"


def test_html_has_the_size_and_escapes_the_name() -> None:
    text = format_links([link("square/9", 9, 9, name='"><script>.jpg')], LinkForm.HTML)
    assert text == '<img src="https://i.example/k9.jpg" width="9" height="9" alt="&quot;&gt;&lt;script&gt;">'


def test_bbcode() -> None:
    assert format_links(LINKS[:1], LinkForm.BBCODE) == "[img]https://i.example/k100.jpg[/img]"


def test_a_linked_thumbnail_is_the_smallest_leading_to_the_largest() -> None:
    text = format_links(LINKS, LinkForm.LINKED_THUMBNAIL)
    assert text.startswith('<a href="https://i.example/k1600.jpg"><img src="https://i.example/k100.jpg"')


def test_srcset_takes_the_scaled_pictures_and_leaves_out_the_crop() -> None:
    text = format_links(LINKS, LinkForm.SRCSET)
    assert "https://i.example/k800.jpg 800w, https://i.example/k1600.jpg 1600w" in text
    assert "k100" not in text
    assert text.startswith('<img src="https://i.example/k1600.jpg"')


def test_srcset_of_crops_alone_takes_them() -> None:
    text = format_links([link("square/100", 100, 100), link("square/400", 400, 400)], LinkForm.SRCSET)
    assert "k100.jpg 100w, https://i.example/k400.jpg 400w" in text


def test_srcset_names_each_width_once() -> None:
    same = [link("width/800", 300, 200), link("width/1600", 300, 200)]
    assert format_links(same, LinkForm.SRCSET).count("300w") == 1


def test_metadata_is_linked_not_shown() -> None:
    json = link("exif/all", 0, 0, mime="application/json")
    assert format_links([json], LinkForm.HTML) == '<a href="https://i.example/k0.jpg">beach.jpg</a>'
    assert format_links([json], LinkForm.MARKDOWN) == "[beach](https://i.example/k0.jpg)"
    assert format_links([json], LinkForm.SRCSET) == '<a href="https://i.example/k0.jpg">beach.jpg</a>'


def test_no_links_no_text() -> None:
    assert all(format_links([], form) == "" for form in LinkForm)


def test_a_template_takes_its_words_and_leaves_other_dollars() -> None:
    text = fill_template(LINKS[1], "$name: $url ($width x $height) $key costs 5$ $unknown")
    assert text == "beach.jpg: https://i.example/k800.jpg (800 x 600) k800.jpg costs 5$ $unknown"


def test_a_public_url_names_the_bucket_in_the_path() -> None:
    assert (
        public_url(Account("a", "https://s3.example.com", "pics"), "p/a.jpg") == "https://s3.example.com/pics/p/a.jpg"
    )


def test_a_public_url_names_the_bucket_in_the_host_where_asked() -> None:
    virtual = Account("a", "https://s3.example.com:8443", "pics", addressing=Addressing.VIRTUAL)
    assert public_url(virtual, "a.jpg") == "https://pics.s3.example.com:8443/a.jpg"


def test_amazon_gets_the_bucket_in_the_host_by_itself() -> None:
    amazon = Account("a", "https://s3.eu-west-1.amazonaws.com", "pics")
    assert public_url(amazon, "a.jpg") == "https://pics.s3.eu-west-1.amazonaws.com/a.jpg"


def test_an_own_domain_replaces_endpoint_and_bucket() -> None:
    own = Account("a", "https://s3.example.com", "pics", public_base_url="https://i.example.org/x/")
    assert public_url(own, "p/ä b.jpg") == "https://i.example.org/x/p/%C3%A4%20b.jpg"
