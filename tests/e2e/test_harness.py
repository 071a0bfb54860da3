"""The harnesses do what the tests on them take for granted."""

import contextlib
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from tests.e2e.conftest import DragSource
from tests.fixtures import drop_target, reaper
from tests.fixtures.desktop import REQUIREMENT as DESKTOP
from tests.fixtures.desktop import Desktop
from tests.fixtures.gateway import REQUIREMENT as GATEWAY
from tests.fixtures.gateway import Gateway
from tests.fixtures.programs import PROJECT, Requirement
from tests.fixtures.waiting import wait_for

ASK_KEYRING = """
import keyring
print(type(keyring.get_keyring()).__module__)
keyring.set_password("rethumb-test", "name", "gehe\\u00efm")
print(ascii(keyring.get_password("rethumb-test", "name")))
"""


@pytest.mark.gateway
@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_gateway_keeps_what_is_put(gateway: Gateway, bucket: str, tls: bool) -> None:
    with contextlib.closing(gateway.client(tls=tls)) as client:
        client.put_object(Bucket=bucket, Key="a ü#%.txt", Body=b"content", ContentType="text/plain")
        answer = client.get_object(Bucket=bucket, Key="a ü#%.txt")
        assert (answer["Body"].read(), answer["ContentType"]) == (b"content", "text/plain")


@pytest.mark.gateway
def test_gateway_refuses_strangers_and_other_users(gateway: Gateway, bucket: str) -> None:
    with contextlib.closing(gateway.client()) as client:
        client.put_object(Bucket=bucket, Key="secret", Body=b"content")
    with pytest.raises(urllib.error.HTTPError, match="403") as stranger:
        urllib.request.urlopen(f"{gateway.endpoint}/{bucket}/secret", timeout=20)
    stranger.value.close()
    with contextlib.closing(gateway.client("other")) as other, pytest.raises(ClientError, match="AccessDenied"):
        other.get_object(Bucket=bucket, Key="secret")


@pytest.mark.gateway
def test_gateway_loses_nothing_when_killed_and_restarted(gateway: Gateway, bucket: str) -> None:
    with contextlib.closing(gateway.client()) as client:
        client.put_object(Bucket=bucket, Key="kept", Body=b"content")
        gateway.kill()
        with pytest.raises(EndpointConnectionError):
            client.get_object(Bucket=bucket, Key="kept")
        gateway.restart()
        assert client.get_object(Bucket=bucket, Key="kept")["Body"].read() == b"content"


@pytest.mark.gateway
def test_gateway_goes_on_in_a_kept_directory_and_leaves_no_process(tmp_path: Path) -> None:
    GATEWAY.demand()
    with Gateway(tmp_path) as first, contextlib.closing(first.client()) as client:
        client.create_bucket(Bucket="kept")
        client.put_object(Bucket="kept", Key="kept", Body=b"content")
        assert len(first.living()) == 3
    assert first.living() == set()
    with Gateway(tmp_path) as second, contextlib.closing(second.client()) as client:
        assert second.endpoint == first.endpoint
        assert client.get_object(Bucket="kept", Key="kept")["Body"].read() == b"content"
    assert second.living() == set()


@pytest.mark.desktop
def test_keyring_of_the_desktop_keeps_a_secret(desktop: Desktop) -> None:
    answer = desktop.run([sys.executable, "-c", ASK_KEYRING]).stdout.splitlines()
    assert answer == ["keyring.backends.SecretService", r"'gehe\xefm'"]


@pytest.mark.desktop(keyring="locked", tray=False)
def test_locked_keyring_asks_for_its_password(desktop: Desktop) -> None:
    asking = desktop.popen([sys.executable, "-c", ASK_KEYRING], name="asking")
    prompt = desktop.window("Unlock Login Keyring")
    desktop.activate(prompt)
    desktop.type("test")
    desktop.key("Return")
    assert asking.wait(30) == 0
    assert r"'gehe\xefm'" in desktop.log("asking")


@pytest.mark.desktop(keyring="absent", tray=False, notifications=False)
def test_desktop_may_be_without_a_keyring(desktop: Desktop) -> None:
    answer = desktop.run([sys.executable, "-c", ASK_KEYRING], check=False)
    assert "NoKeyringError" in answer.stderr


@pytest.mark.desktop(tray=False)
def test_clipboard_goes_from_program_to_program(desktop: Desktop, tmp_path: Path) -> None:
    assert desktop.clipboard_text() == ""
    desktop.set_clipboard_text("https://example.test/äöü 漢字.png")
    assert desktop.clipboard_text() == "https://example.test/äöü 漢字.png"
    picture = desktop.screenshot(tmp_path / "screen.png")
    desktop.set_clipboard_image(picture)
    assert "image/png" in desktop.clipboard_types()


@pytest.mark.desktop
@pytest.mark.parametrize("scale", ["1", "2"])
def test_drag_from_a_second_program_arrives(
    desktop: Desktop, show_drag_source: DragSource, tmp_path: Path, scale: str
) -> None:
    file = tmp_path / "ä b #1%.png"
    file.write_bytes(b"")
    desktop.env["QT_SCALE_FACTOR"] = scale
    desktop.popen([sys.executable, drop_target.__file__], name="target")
    target = desktop.window(drop_target.TITLE)
    source = show_drag_source(file, "https://example.test/a%20b.png")
    desktop.drag(source.center, target.center)
    wait_for(lambda: desktop.log("target").count("\n") == 2, 20, "two lines of the drop target")
    assert desktop.log("target").splitlines() == [str(file), "https://example.test/a%20b.png"]
    wait_for(lambda: desktop.log("drag-source") == "dropped\n", 20, "the drag source to know")


@pytest.mark.desktop(size=(900, 500), keyring="absent", tray=False, notifications=False)
def test_screenshot_has_the_size_of_the_screen(desktop: Desktop, tmp_path: Path) -> None:
    picture = desktop.screenshot(tmp_path / "screen.png").read_bytes()
    assert picture[:4] == b"\x89PNG"
    assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [900, 500]


@pytest.mark.desktop
def test_notification_is_seen_and_answered(desktop: Desktop) -> None:
    words = ["--print-reply", "--dest=org.freedesktop.Notifications", "/org/freedesktop/Notifications"]
    words += ["org.freedesktop.Notifications.Notify", "string:rethumb", "uint32:0", "string:icon", "string:Published"]
    words += ["string:3 links", "array:string:copy,Copy links", "dict:string:string:", "int32:5000"]
    desktop.run(["dbus-send", *words])
    (seen,) = desktop.notifications()
    assert (seen["summary"], seen["body"], seen["actions"]) == ("Published", "3 links", {"copy": "Copy links"})
    desktop.popen(["dbus-monitor", "member=ActionInvoked"], name="monitor")
    wait_for(lambda: "NameAcquired" in desktop.log("monitor"), 20, "the monitor")
    desktop.invoke_notification(seen["id"], "copy")
    wait_for(lambda: 'string "copy"' in desktop.log("monitor"), 20, "the action")


@pytest.mark.desktop(tray=False)
def test_desktop_ends_programs_and_their_children(desktop: Desktop) -> None:
    desktop.run(
        ["sh", "-c", "setsid sleep 600 >/dev/null 2>&1 & setsid sh -c 'trap \"\" TERM; sleep 601' >/dev/null 2>&1 &"]
    )
    desktop.popen(["sleep", "602"])
    assert len(desktop.living()) > 3
    desktop.close()
    assert desktop.living() == set()
    assert not desktop.directory.exists()


@pytest.mark.desktop
def test_desktop_command_passes_the_exit_status_on() -> None:
    DESKTOP.demand()
    words = ["--size", "640x480", "--scale", "2", "--", "sh", "-c", 'test "$QT_SCALE_FACTOR" = 2 && exit 42']
    assert subprocess.run([*module("desktop"), *words], cwd=PROJECT, check=False, timeout=60).returncode == 42


@pytest.mark.parametrize(
    ("harness", "words", "place", "requirement", "number"),
    [
        pytest.param("gateway", [], "RETHUMB_S3_CA", GATEWAY, number, marks=pytest.mark.gateway)
        for number in (signal.SIGTERM, signal.SIGKILL)
    ]
    + [
        pytest.param("desktop", ["sh", "-c", "env; sleep 600"], "HOME", DESKTOP, number, marks=pytest.mark.desktop)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
    ],
)
def test_nothing_is_left_when_a_harness_dies(
    harness: str, words: list[str], place: str, requirement: Requirement, number: signal.Signals
) -> None:
    requirement.demand()
    with subprocess.Popen([*module(harness), *words], cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = iter(process.stdout.readline, "")
        directory = next(Path(line.strip().partition("=")[2]).parent for line in lines if line.startswith(f"{place}="))
        assert len(reaper.marked(directory)) >= 3
        process.send_signal(number)
        process.wait(60)
    wait_for(lambda: not reaper.marked(directory) and not directory.exists(), 30, "the last process to end")


@pytest.mark.parametrize("ci", ["", "true"])
def test_missing_program_skips_with_the_line_to_type_and_fails_in_ci(
    ci: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", str(tmp_path))  # no apt-get either
    packages = tmp_path / "list.txt"
    packages.write_text("# first\nxvfb  # Xvfb: the screen\n\nopenbox\n", encoding="utf-8")
    requirement = Requirement("the screen", ("Xvfb",), (packages,))
    with pytest.raises(pytest.fail.Exception if ci else pytest.skip.Exception) as outcome:
        requirement.demand()
    assert "Xvfb" in str(outcome.value)
    assert str(outcome.value).endswith("sudo apt-get install -y --no-install-recommends xvfb openbox")


def module(name: str) -> list[str]:
    return [sys.executable, "-m", f"tests.fixtures.{name}"]
