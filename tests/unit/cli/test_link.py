"""`rethumb link`: links to what was published, by key or by the original."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Visibility
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.cli.conftest import Terminal

TWO = ("--recipe", "width/32", "--recipe", "width/64")


def publish(terminal: Terminal, *words: str) -> list[str]:
    """Publish a picture in two widths and return its object keys."""
    line = terminal.run("publish", terminal.file("a b.jpg"), *TWO, *words, "--json").line
    return [rendition["key"] for rendition in line["renditions"]]


def test_a_key_is_found_whole_and_by_its_stem(terminal: Terminal) -> None:
    terminal.add_cloud()
    first, second = publish(terminal, "--library", "Cloud")
    asked = [first, second.removeprefix("p/"), first.removeprefix("p/").removesuffix(".jpg")]
    ran = terminal.run("link", *asked)
    base = "https://s3.example.com/pics"
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"{base}/{first}", f"{base}/{second}", f"{base}/{first}"]


def test_a_file_gives_all_its_links_in_the_order_they_were_made(terminal: Terminal) -> None:
    keys = publish(terminal)
    ran = terminal.run("link", "a b.jpg")
    assert [link.rpartition("/")[2] for link in ran.out.splitlines()] == keys


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", "![a b](https://s3.example.com/pics/{})"),
        ("html", '<img src="https://s3.example.com/pics/{}" width="32" height="24" alt="a b">'),
        ("bbcode", "[img]https://s3.example.com/pics/{}[/img]"),
        ("srcset", '<img src="https://s3.example.com/pics/'),
        ("thumbnail", '<a href="https://s3.example.com/pics/'),
    ],
)
def test_every_form_can_be_asked_for(terminal: Terminal, form: str, text: str) -> None:
    terminal.add_cloud()
    keys = publish(terminal, "--library", "Cloud")
    ran = terminal.run("link", "a b.jpg", "--as", form)
    assert ran.status == 0
    assert ran.out.startswith(text.format(keys[0]))
    if form == "srcset":
        assert "32w, " in ran.out


def test_a_template_is_filled_for_each_rendition(terminal: Terminal) -> None:
    terminal.add_cloud()
    first, second = publish(terminal, "--library", "Cloud")
    ran = terminal.run("link", "a b.jpg", "--template", "$name|$width x $height|$key|$url|$price")
    base = "https://s3.example.com/pics"
    assert ran.out.splitlines() == [
        f"a b.jpg|32 x 24|{first}|{base}/{first}|$price",
        f"a b.jpg|64 x 48|{second}|{base}/{second}|$price",
    ]
    assert terminal.run("link", first, "--template", "$url", "--as", "html").status == 2


def test_links_follow_the_domain_of_the_account(terminal: Terminal) -> None:
    terminal.add_cloud()
    (key, _) = publish(terminal, "--library", "Cloud")
    changed = terminal.run("account", "change", "Cloud", "--public-base-url", "https://pics.example.org/")
    assert changed.status == 0, changed.err
    assert terminal.run("link", key).out == f"https://pics.example.org/{key}\n"


def test_what_is_not_there_is_told_and_the_others_are_linked(terminal: Terminal) -> None:
    (key, _) = publish(terminal)
    terminal.file("new.png", pictures.png())
    terminal.file("bad.jpg", pictures.TEXT)
    (terminal.folder / "folder").mkdir()
    ran = terminal.run("link", "nothing", "new.png", key, "bad.jpg", "folder", "x" * 300, "")
    assert ran.status == 1
    assert ran.out.count("\n") == 1
    assert ran.err.splitlines() == [
        "nothing: This is neither an object key that is known here nor a file.",
        "new.png: This picture was not published yet.",
        "bad.jpg: This is plain text, not a picture.",
        "  rethumb reads JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF, HEIC.",
        "folder: This is a folder, not a picture.",
        f"{'x' * 300}: This is neither an object key that is known here nor a file.",
        "This is a folder, not a picture.",
    ]


def test_an_expiry_gives_a_presigned_link_of_a_public_object(terminal: Terminal) -> None:
    terminal.add_cloud()
    publish(terminal, "--library", "Cloud")
    for asked, seconds in (("1h", 3600), ("1d", 86_400), ("7d", 604_800)):
        links = terminal.run("link", "a b.jpg", "--expires", asked).out.splitlines()
        assert [link.rpartition("=")[2] for link in links] == [str(seconds)] * 2
    assert terminal.run("link", "a b.jpg", "--expires", "8d").status == 2


def test_files_of_this_computer_do_not_expire_and_it_is_said(terminal: Terminal) -> None:
    publish(terminal)
    ran = terminal.run("link", "a b.jpg", "--expires", "1h")
    assert (ran.status, ran.err) == (0, "Links to files of this computer do not expire.\n")
    assert ran.out.startswith("file://")


def test_one_library_can_be_named(terminal: Terminal) -> None:
    terminal.add_cloud()
    publish(terminal)
    publish(terminal, "--library", "Cloud")
    assert len(terminal.run("link", "a b.jpg").out.splitlines()) == 4
    assert terminal.run("link", "a b.jpg", "--library", "Cloud").out.count("https://") == 2
    missing = terminal.run("link", "a b.jpg", "--library", "Nowhere")
    assert (missing.status, missing.out) == (3, "")
    assert "There is no library “Nowhere”." in missing.err


def test_keys_of_a_session_are_asked_for_where_links_are_presigned(terminal: Terminal, house: House) -> None:
    house.cloud = MemoryStore(visibility=Visibility.PRIVATE)
    terminal.add_cloud()
    publish(terminal, "--library", "Cloud")
    house.vault.delete("Cloud/publish")
    without = terminal.run("link", "a b.jpg")
    assert (without.status, without.out) == (3, "")
    assert terminal.run("link", "a b.jpg", typed="AKID\nsecret\n").out.count("?expires=604800") == 2


def test_public_links_need_no_keys(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    publish(terminal, "--library", "Cloud")
    house.vault.delete("Cloud/publish")

    def refuse(operation: str, key: str) -> None:
        raise Fault(FaultKind.OFFLINE, "The server cannot be reached.")

    house.cloud = MemoryStore(before=refuse)
    assert terminal.run("link", "a b.jpg").out.count("https://") == 2
