"""What is taken from a drop or the clipboard."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from rethumb_desktop.ui.models.dropped import Dropped, looks_like_picture, may_hold_pictures, read_dropped
from rethumb_desktop.ui.models.pixels import encode_png
from tests.fixtures import pictures

PAGE = QUrl("https://example.com/article")
SRC = "https://example.com/photos/cat%20one.jpg"
OLD = "http://api.rethumb.com/v1/square/100/http://example.com/cat.png"


def html(source: str) -> str:
    return f'<a href="{PAGE.toString()}"><img alt="x" src="{source}"></a>'


def test_files_come_first(tmp_path: Path) -> None:
    names = ["a b.jpg", "ä #1%.png"]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    mime.setHtml(html(SRC))
    assert read_dropped(mime) == Dropped(tuple(str(tmp_path / name) for name in names))


def test_addresses_beside_files_are_not_lost(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg")), QUrl(SRC), QUrl("mailto:x@example.com")])
    assert read_dropped(mime).inputs == (str(tmp_path / "a.jpg"), SRC)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_path_may_stand_in_quotes(quote: str) -> None:
    mime = QMimeData()
    mime.setText(f"{quote}/pictures/a b.jpg{quote}")
    assert read_dropped(mime).inputs == ("/pictures/a b.jpg",)


def test_a_copied_file_link_a_home_path_and_an_old_address_without_scheme_are_taken() -> None:
    mime = QMimeData()
    mime.setText("file:///pictures/a%20b.jpg\n~/b.jpg\napi.rethumb.com/v1/width/9/http://example.com/c.png")
    link, home, old = read_dropped(mime).inputs
    assert link == "file:///pictures/a%20b.jpg"
    assert home == str(Path.home() / "b.jpg")
    assert old.startswith("api.rethumb.com/v1/")


def test_a_browsers_own_bytes_are_preferred_to_the_link_around_them() -> None:
    mime = QMimeData()
    mime.setUrls([PAGE])
    mime.setHtml(html(SRC))
    mime.setData("application/octet-stream", pictures.png())
    assert read_dropped(mime) == Dropped(data=pictures.png(), name="cat one.jpg")


def test_bytes_that_are_no_picture_give_way_to_the_source_of_the_picture() -> None:
    mime = QMimeData()
    mime.setUrls([PAGE])
    mime.setHtml(html(SRC))
    mime.setData("application/octet-stream", b"<!doctype html>")
    assert read_dropped(mime) == Dropped((SRC,))


def test_a_picture_written_into_the_page_is_decoded() -> None:
    mime = QMimeData()
    mime.setUrls([PAGE])
    mime.setHtml(html("data:image/png;base64," + base64.b64encode(pictures.png()).decode()))
    assert read_dropped(mime).data == pictures.png()


def test_an_address_is_taken_where_there_is_nothing_else() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl(SRC)])
    assert read_dropped(mime).inputs == (SRC,)


def test_a_copied_picture_is_taken_in_the_bytes_it_is_offered_in() -> None:
    mime = QMimeData()
    mime.setData("image/jpeg", pictures.jpeg())
    assert read_dropped(mime) == Dropped(data=pictures.jpeg())


def test_an_image_without_bytes_is_encoded_without_loss() -> None:
    image = QImage(3, 2, QImage.Format.Format_ARGB32)
    image.fill(0x80FF0000)
    mime = QMimeData()
    mime.setImageData(image)
    taken = read_dropped(mime).image
    assert taken is not None
    again = QImage.fromData(encode_png(taken))
    assert again.size() == image.size()
    assert again.pixel(2, 1) == image.pixel(2, 1)


@pytest.mark.parametrize(
    ("text", "inputs"),
    [
        (SRC, (SRC,)),
        (OLD, (OLD,)),
        ("/v1/square/100/http://example.com/cat.png", ("/v1/square/100/http://example.com/cat.png",)),
        ("http://api.rethumb.com/v1/sqare/100/http://example.com/cat.png",) * 2,
        (f"  {SRC}\r\n\r\n/photos/dog.jpg\n", (SRC, "/photos/dog.jpg")),
        (f"look at {SRC}", ()),
        ("a sentence\nand another", ()),
        ("", ()),
    ],
)
def test_text_is_taken_where_every_line_is_an_address_or_a_path(text: str, inputs: str | tuple[str, ...]) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert read_dropped(mime).inputs == ((inputs,) if isinstance(inputs, str) else inputs)


def test_prose_holds_nothing() -> None:
    mime = QMimeData()
    mime.setText("hello")
    assert may_hold_pictures(mime)
    assert not read_dropped(mime)
    assert not may_hold_pictures(QMimeData())


@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg(),
        pictures.png(),
        pictures.gif(),
        pictures.webp(),
        pictures.tiff(),
        pictures.bmp(),
        pictures.avif(),
    ],
    ids=["jpeg", "png", "gif", "webp", "tiff", "bmp", "avif"],
)
def test_pictures_are_known_by_their_first_bytes(data: bytes) -> None:
    assert looks_like_picture(data)
    assert not looks_like_picture(b"x" + data)


def test_a_clipboard_that_cannot_be_read_holds_nothing() -> None:
    assert not read_dropped(None)
