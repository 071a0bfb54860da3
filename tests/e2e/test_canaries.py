"""Secrets stay where they belong: no file, no log and no message of a whole day's work holds one."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.fixtures import pictures
from tests.fixtures.command_line import PATIENCE, Ran
from tests.fixtures.gateway import Gateway
from tests.fixtures.processes import clean_environment

pytestmark = pytest.mark.gateway

#: As `rethumb`, by somebody who wants to see everything that any library logs.
EVERYTHING_LOGGED = """
import logging, os, sys
logging.basicConfig(level=logging.DEBUG, filename=os.environ["EVERYTHING"])
logging.getLogger("rethumb_desktop").setLevel(logging.DEBUG)
from rethumb_desktop.__main__ import rethumb
sys.exit(rethumb())
"""
AS_USUAL = "import sys; from rethumb_desktop.__main__ import rethumb; sys.exit(rethumb())"


@dataclass
class Day:
    """A day's work with one account, and all that was printed meanwhile but for links."""

    program: str
    home: Path
    folder: Path
    keys: str
    printed: list[str] = field(default_factory=list)

    def run(self, *words: str, typed: bool = True, links: bool = False) -> Ran:
        """Run a command that must work. `links`: what it prints are links, which may hold what they need."""
        environment = {**clean_environment(), "RETHUMB_HOME": str(self.home), "EVERYTHING": str(self.home / "all.log")}
        done = subprocess.run(
            [sys.executable, "-c", self.program, *words],
            cwd=self.folder,
            env=environment,
            input=self.keys if typed else "",
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        self.printed += [done.stderr] if links else [done.stdout, done.stderr]
        return Ran(done.returncode, done.stdout, done.stderr)

    def files_with(self, *contents: str) -> list[tuple[Path, str]]:
        files = [path for path in self.home.rglob("*") if path.is_file()]
        assert {"settings.toml", "index.sqlite"} <= {path.name for path in files}
        return [(path, text) for path in files for text in contents if text.encode() in path.read_bytes()]


@pytest.mark.parametrize("program", [AS_USUAL, EVERYTHING_LOGGED], ids=["usual", "everything-logged"])
def test_no_file_and_no_log_holds_a_secret(gateway: Gateway, bucket: str, tmp_path: Path, program: str) -> None:
    user = gateway.users["rw"]
    folder, home = tmp_path / "pictures", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    (folder / "a.jpg").write_bytes(pictures.jpeg())
    with contextlib.closing(gateway.client()) as client:
        block = {"IgnorePublicAcls": True}
        client.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=block)  # type: ignore[arg-type]
    day = Day(program, home, folder, f"AWS_ACCESS_KEY_ID={user.key_id}\nAWS_SECRET_ACCESS_KEY='{user.secret}'\n")
    place = ["--endpoint", gateway.endpoint, "--bucket", bucket, "--credentials", "session"]

    day.run("account", "add", "Cloud", *place)
    day.run("account", "add", "Cloud", "--role", "maintenance")
    day.run("account", "test", "Cloud")
    day.run("account", "list", "--json", typed=False)
    day.run("publish", "a.jpg", "--recipe", "square/9", "--library", "Cloud", "--json", links=True)
    link = day.run("link", "a.jpg", "--library", "Cloud", "--expires", "1h", links=True).out.strip()
    day.run("account", "change", "Cloud", "--region", "eu-1", typed=False)
    day.run("account", "remove", "Cloud", typed=False)

    signature = re.search(r"X-Amz-Signature=([0-9a-f]{64})", link)
    assert signature is not None, "the link is presigned"
    encoded = b64encode(user.secret.encode()).decode().rstrip("=")
    canaries = {user.secret, user.secret[::-1], quote(user.secret, safe=""), encoded, signature[1]}
    assert day.files_with(*canaries, user.key_id, "X-Amz-Signature", "X-Amz-Credential") == []
    assert not [text for text in day.printed for canary in {*canaries, user.key_id} if canary in text]
    if program == EVERYTHING_LOGGED:
        assert day.files_with("DEBUG:"), "something was logged at all"


def test_links_follow_another_base_url(gateway: Gateway, bucket: str, tmp_path: Path) -> None:
    user = gateway.users["rw"]
    (tmp_path / "home").mkdir()
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg())
    day = Day(AS_USUAL, tmp_path / "home", tmp_path, f"{user.key_id}\n{user.secret}\n")
    place = ["--endpoint", gateway.endpoint, "--bucket", bucket, "--prefix", "p", "--credentials", "session"]
    day.run("account", "add", "Cloud", *place)
    (line,) = day.run("publish", "a.jpg", "--recipe", "square/9", "--library", "Cloud", "--json").lines
    (rendition,) = line["renditions"]
    assert rendition["url"] == f"{gateway.endpoint}/{bucket}/{rendition['key']}"
    day.run("account", "change", "Cloud", "--public-base-url", "cdn.example.com", typed=False)
    assert day.run("link", rendition["key"], typed=False).out == f"https://cdn.example.com/{rendition['key']}\n"
