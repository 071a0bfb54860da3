"""Pictures dragged out of a web page: their bytes, their pixels, or only their address."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.e2e.conftest import DragSource
from tests.fixtures import pictures
from tests.fixtures.desktop import Desktop
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import ROOMY, SAMPLES, WindowProgram, open_link, shows_the_same

pytestmark = ROOMY


class Server(ThreadingHTTPServer):
    """A web server of this computer; `asked` counts what was asked of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.address = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """Answers everything with a picture."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(pictures.png())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def test_picture_of_a_web_page_comes_from_the_bytes_that_were_dragged(
    desktop: Desktop, program: WindowProgram, show_drag_source: DragSource
) -> None:
    photograph = SAMPLES / "mountain-lake.jpg"
    with serving() as server:
        html = f'<a href="{server.address}/album"><img src="{server.address}/im%20Tal.jpg" alt=""></a>'
        window = program.start()
        drag = ["--html", html, "--data", "application/octet-stream", photograph, f"{server.address}/album"]
        source = show_drag_source(*drag)
        desktop.drag(source.center, window.center)
        picture = open_link(program.copied())
        assert server.asked == []
    assert shows_the_same(picture, photograph)
    assert not picture.getexif()
    (row,) = program.ended_rows(1)
    assert (row["name"], row["state"]) == ("im Tal.jpg", "published")


def test_pixels_dragged_are_published(desktop: Desktop, program: WindowProgram, show_drag_source: DragSource) -> None:
    original = SAMPLES / "glass-marbles.png"
    window, source = program.start(), show_drag_source("--image", original)
    desktop.drag(source.center, window.center)
    picture = open_link(program.copied())
    assert (picture.size, picture.getpixel((0, 0))) == ((900, 600), transparent_corner(original))


def transparent_corner(original: Path) -> object:
    """The first pixel of a picture that is transparent there."""
    picture = open_link(original.as_uri())
    corner = picture.getpixel((0, 0))
    assert isinstance(corner, tuple)
    assert corner[3] < 255
    return corner


@pytest.mark.parametrize("how", ["as a URL", "as a web page"])
def test_address_inside_the_own_network_is_refused_in_words(
    desktop: Desktop, program: WindowProgram, reader: ScreenReader, show_drag_source: DragSource, how: str
) -> None:
    with serving() as server:
        address = f"{server.address}/camera.png"
        words = {"as a URL": [address], "as a web page": ["--html", page(address)]}
        window, source = program.start(), show_drag_source(*words[how])
        desktop.drag(source.center, window.center)
        sentence = "127.0.0.1 is an address inside a private network; only public ones are fetched."
        reader.wait_for(f"camera.png · Failed · {sentence}")
        wait_for(lambda: "1 picture failed · no link was copied" in reader.texts(), 20, "the footer", pause=0.1)
        assert server.asked == []
    assert desktop.clipboard_text() == ""
    (row,) = program.rows()
    assert (row["state"], row["input"], row["error"]["title"]) == ("failed", address, sentence)


def page(address: str) -> str:
    return f'<p>From the camera <img src="{address}"></p>'
