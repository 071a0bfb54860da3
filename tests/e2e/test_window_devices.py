"""One library on two devices: the window joins that of a command line, and shows what is published there."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import DragSource
from tests.fixtures.command_line import CommandLine
from tests.fixtures.desktop import Desktop
from tests.fixtures.gateway import Gateway
from tests.fixtures.keyboard import tab_to
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import ROOMY, SAMPLES, WindowProgram, open_link, shows_the_same

pytestmark = [ROOMY, pytest.mark.gateway]

SOON = 20.0
"""Seconds in which a picture comes over on a busy machine; half of that is usual, and half a minute without asking."""


@pytest.fixture
def laptop(gateway: Gateway, bucket: str, tmp_path: Path) -> CommandLine:
    """Another device, with a library of its own in the bucket."""
    user = gateway.users["rw"]
    keys = {"AWS_ACCESS_KEY_ID": user.key_id, "AWS_SECRET_ACCESS_KEY": user.secret}
    home = tmp_path / "laptop"
    laptop = CommandLine(tmp_path, home, {"RETHUMB_HOME": os.fspath(home), **keys})
    place = ("--endpoint", gateway.endpoint, "--bucket", bucket, "--prefix", "cards")
    run(laptop, "account", "add", "laptop", *place, "--credentials", "environment")
    return laptop


def run(laptop: CommandLine, *words: str) -> str:
    ran = laptop.run(*words)
    assert ran.status == 0, ran.err
    return ran.out


def publish(laptop: CommandLine, name: str, sample: str) -> str:
    """Publish a sample on the other device; return its link."""
    shutil.copyfile(SAMPLES / sample, laptop.folder / name)
    out = run(laptop, "publish", "--library", "laptop", "--json", name)
    (link,) = [rendition["url"] for rendition in json.loads(out.splitlines()[0])["renditions"]]
    return str(link)


def test_a_picture_of_another_device_comes_by_itself_and_its_link_is_copied(
    desktop: Desktop,
    program: WindowProgram,
    reader: ScreenReader,
    gateway: Gateway,
    laptop: CommandLine,
    show_drag_source: DragSource,
) -> None:
    publish(laptop, "lake.jpg", "mountain-lake.jpg")
    code = run(laptop, "library", "pair", "--library", "laptop").strip()
    desktop.activate(program.start())
    reader.wait_for("This computer", "combo box")
    join(desktop, reader, gateway, code)
    reader.wait_for("In step with 1 device", "push button")
    wait_for(lambda: seen(reader, "lake.jpg"), SOON, "the picture that was there")
    program.show("joined")

    # The person works in another window from now on; this one stands beside it.
    other = show_drag_source("--text", "something else")
    desktop.activate(other)
    link = publish(laptop, "city.jpg", "night-city.jpg")
    wait_for(lambda: seen(reader, "city.jpg"), SOON, "the picture of the other device")
    desktop.activate(desktop.window("rethumb desktop"))
    # It has come above the one that was there, which is the current one still.
    tab_to(desktop, reader, "lake.jpg", "list item")
    desktop.key("Up", "ctrl+c")
    assert program.copied(code) == link
    assert shows_the_same(open_link(link), SAMPLES / "night-city.jpg")
    program.show("library-of-two")

    desktop.key("ctrl+shift+d")
    reader.wait_for("Let another device join…", "push button")
    wait_for(lambda: any("All read" in text for text in reader.texts()), SOON, "a device")
    program.show("devices")
    desktop.key("Escape")


def join(desktop: Desktop, reader: ScreenReader, gateway: Gateway, code: str) -> None:
    """Join the library from the chooser, with the keyboard."""
    desktop.set_clipboard_text(code)
    desktop.click(*reader.center(reader.wait_for("This computer", "combo box")))
    desktop.key("End", "Return")
    desktop.activate(desktop.window("Join a library — rethumb desktop"))
    user = gateway.users["rw"]
    reader.wait_for_focus("Pairing code")
    desktop.key("ctrl+v")
    desktop.key("Tab")
    for name, text in (("Name", ""), ("Only look", ""), ("Key id", user.key_id), ("Secret", user.secret)):
        reader.wait_for_focus(name)
        if text:
            desktop.type(text)
        desktop.key("Tab")
    desktop.click(*reader.center(reader.wait_for("Join", "push button")))


def seen(reader: ScreenReader, name: str) -> bool:
    """Whether a picture is among what a screen reader finds."""
    return any(text.startswith(name) for text in reader.texts("list item"))
