"""An S3 account, from the dialog that adds it to a link that a stranger opens."""

import contextlib
import json
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import DragSource
from tests.fixtures.desktop import Desktop
from tests.fixtures.gateway import Gateway
from tests.fixtures.screen_reader import ScreenReader
from tests.fixtures.waiting import wait_for
from tests.fixtures.window_program import ROOMY, SAMPLES, WindowProgram, open_link, shows_the_same

pytestmark = [ROOMY, pytest.mark.gateway]

READ_KEYRING = """
import json, secretstorage
with secretstorage.dbus_init() as connection:
    secrets = [item.get_secret().decode() for item in secretstorage.get_default_collection(connection).get_all_items()]
print(json.dumps(secrets))
"""


def test_account_is_added_tested_and_agreed_to_and_its_link_opens_for_everybody(
    desktop: Desktop,
    program: WindowProgram,
    reader: ScreenReader,
    show_drag_source: DragSource,
    gateway: Gateway,
    bucket: str,
) -> None:
    window = program.start()
    reader.wait_for("This computer", "combo box")
    fill_in(desktop, reader, gateway, bucket)
    try_connection(desktop, reader, program)
    assert keys_in(gateway, bucket) == []
    save(desktop, reader)
    assert_secret_is_kept_in_the_keyring_only(desktop, program, gateway)

    photograph = SAMPLES / "mountain-lake.jpg"
    source = show_drag_source(photograph)
    desktop.drag(source.center, window.center)
    reader.wait_for("Publish 1 picture to “Holiday prints”?")
    program.show("account-consent")
    desktop.activate(desktop.window("First publish — rethumb desktop"))
    desktop.key("Return")
    wait_for(lambda: reader.find("Publish 1 picture to “Holiday prints”?") is None, 20, "the question to go")
    assert (program.rows(), keys_in(gateway, bucket), desktop.clipboard_text()) == ([], [], "")

    desktop.drag(source.center, window.center)
    desktop.click(*reader.center(reader.wait_for("Publish", "push button")))
    link = program.copied()
    assert link.startswith(f"{gateway.endpoint}/{bucket}/cards/")
    picture = open_link(link)
    assert (picture.format, picture.size) == ("JPEG", (1600, 1067))
    assert shows_the_same(picture, photograph)
    assert not picture.getexif()
    program.show("account-published")

    desktop.drag(source.center, window.center)
    reader.wait_for("2 pictures")
    assert [row["state"] for row in program.ended_rows(2)] == ["published", "duplicate"]
    assert keys_in(gateway, bucket) == [link.removeprefix(f"{gateway.endpoint}/{bucket}/")]


def fill_in(desktop: Desktop, reader: ScreenReader, gateway: Gateway, bucket: str) -> None:
    """Open the dialog from the chooser of libraries and go through its fields with the keyboard."""
    desktop.click(*reader.center(reader.wait_for("This computer", "combo box")))
    desktop.key("End", "Up", "Return")
    desktop.activate(desktop.window("Add account — rethumb desktop"))
    user = gateway.users["rw"]
    in_order = {
        "Provider": "",  # none is chosen yet
        "Name": "Holiday prints",
        "Endpoint": gateway.endpoint,
        "Region": "",  # filled in already
        "Bucket": bucket,
        "Prefix": "cards",
        "Public base URL": "",
        "Key id": user.key_id,
        "Secret": user.secret,
    }
    for name, text in in_order.items():
        reader.wait_for_focus(name)
        if text:
            desktop.type(text)
        desktop.key("Tab")


def try_connection(desktop: Desktop, reader: ScreenReader, program: WindowProgram) -> None:
    """Press the button that tries the connection; every step must work, and what is marked be in sight."""
    desktop.click(*reader.center(reader.wait_for("Test connection", "push button")))
    # What is marked is that this gateway is asked without TLS.
    reader.wait_for("The connection works. Look at what is marked above.", "label")
    program.show("account-tested")
    steps = [text.split(" · ")[0] for text in reader.texts("label") if " · " in text]
    assert steps == [
        *("Name", "TLS", "Clock", "Signature", "Bucket", "Put", "Head"),
        *("Stranger", "Stranger's list", "Conditional put", "Delete"),
    ]
    marked = next(text for text in reader.texts("label") if text.startswith("TLS · "))
    wait_for(lambda: reader.is_in_sight(reader.wait_for(marked, "label")), 20, "what is marked to be in sight")


def save(desktop: Desktop, reader: ScreenReader) -> None:
    """Save the account; the new library is chosen then."""
    desktop.click(*reader.center(reader.wait_for("Save", "push button")))
    reader.wait_for("Holiday prints", "combo box")
    wait_for(lambda: reader.find("Save", "push button") is None, 20, "the dialog to close")


def assert_secret_is_kept_in_the_keyring_only(desktop: Desktop, program: WindowProgram, gateway: Gateway) -> None:
    secret = gateway.users["rw"].secret
    kept = json.loads(desktop.run([sys.executable, "-c", READ_KEYRING]).stdout)
    (entry,) = [text for text in kept if secret in text]
    name, keys = entry.split("\n")
    assert name == "Holiday prints/publish"
    assert json.loads(keys) == {"key_id": gateway.users["rw"].key_id, "secret": secret}
    assert files_with(secret.encode(), program.home) == []
    assert files_with(secret.encode(), desktop.home / ".config") == []


def files_with(content: bytes, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and content in path.read_bytes()]


def keys_in(gateway: Gateway, bucket: str) -> list[str]:
    """The keys of the renditions in a bucket, as its owner sees them: not of what devices tell each other."""
    with contextlib.closing(gateway.client()) as client:
        found = [entry["Key"] for entry in client.list_objects_v2(Bucket=bucket).get("Contents", [])]
    return [key for key in found if "/.rethumb/" not in f"/{key}"]
