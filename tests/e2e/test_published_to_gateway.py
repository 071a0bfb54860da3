"""Publishing to a real object gateway: what the command line prints opens for a stranger."""

from __future__ import annotations

import contextlib
import json
import ssl
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import pictures
from tests.fixtures.command_line import RETHUMB, CommandLine
from tests.fixtures.desktop import Desktop
from tests.fixtures.gateway import Gateway, GatewayUser, free_ports

PICTURES: dict[str, Callable[[], bytes]] = {
    "photo ü.jpg": lambda: pictures.jpeg(400, 300, orientation=6, location=True),
    "drawing.png": lambda: pictures.png(200, 100),
    "moving.gif": pictures.gif_animated,
    "small.webp": pictures.webp,
}
RECIPES = ("--recipe", "square/100", "--recipe", "width/800", "--recipe", "exif/all")
IMMUTABLE = "public, max-age=31536000, immutable"


@dataclass
class Cloud:
    """A bucket of the gateway, as the command line sees it."""

    gateway: Gateway
    bucket: str
    cli: CommandLine
    tls: bool = False

    @property
    def endpoint(self) -> str:
        return self.gateway.tls_endpoint if self.tls else self.gateway.endpoint

    def add(self, name: str = "Cloud", **options: str) -> None:
        """Add an account whose keys come from the environment."""
        words = ["--endpoint", self.endpoint, "--bucket", self.bucket, "--credentials", "environment"]
        words += [word for option, value in options.items() for word in (f"--{option}", value)]
        added = self.cli.run("account", "add", name, *words)
        assert added.status == 0, added.err

    def open(self, url: str) -> tuple[int, bytes, dict[str, str]]:
        """Open a URL as a stranger: no keys, no cookies, only the certificate of this gateway is trusted."""
        context = ssl.create_default_context(cafile=str(self.gateway.ca_bundle))
        try:
            with urllib.request.urlopen(url, timeout=30, context=context) as answer:
                return answer.status, answer.read(), dict(answer.headers)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, b"", {}


def environment_of(user: GatewayUser) -> dict[str, str]:
    return {"AWS_ACCESS_KEY_ID": user.key_id, "AWS_SECRET_ACCESS_KEY": user.secret}


@pytest.fixture
def cloud(gateway: Gateway, bucket: str, tmp_path: Path) -> Cloud:
    """A new bucket, some pictures, and a home that knows neither."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, make in PICTURES.items():
        (folder / name).write_bytes(make())
    cli = CommandLine(folder, tmp_path / "home", environment_of(gateway.users["rw"]))
    return Cloud(gateway, bucket, cli)


def make_public(cloud: Cloud) -> None:
    """Let everybody read the bucket's objects, by its policy."""
    rule = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{cloud.bucket}/*",
    }
    with contextlib.closing(cloud.gateway.client()) as client:
        policy = json.dumps({"Version": "2012-10-17", "Statement": [rule]})
        client.put_bucket_policy(Bucket=cloud.bucket, Policy=policy)


def make_private(cloud: Cloud) -> None:
    """Keep objects from becoming public by their own lists."""
    with contextlib.closing(cloud.gateway.client()) as client:
        # BlockPublicAcls would do on AWS; this gateway then refuses every put.
        client.put_public_access_block(Bucket=cloud.bucket, PublicAccessBlockConfiguration={"IgnorePublicAcls": True})


def names_in(cloud: Cloud) -> set[str]:
    """The names of all objects in the bucket but what devices tell each other."""
    with contextlib.closing(cloud.gateway.client()) as client:
        names = {each["Key"] for each in client.list_objects_v2(Bucket=cloud.bucket)["Contents"]}
    return {name for name in names if "/.rethumb/" not in f"/{name}"}


def on_this_computer(cloud: Cloud) -> dict[tuple[str, str], bytes]:
    """The bytes of the same renditions published into a folder, by input and recipe."""
    ran = cloud.cli.run("publish", *PICTURES, *RECIPES, "--json")
    assert ran.status == 0, ran.err
    return {what: Path(rendition["path"]).read_bytes() for what, rendition in renditions(ran.lines).items()}


def renditions(lines: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(line["input"], r["recipe"]): r for line in lines for r in line["renditions"]}


@pytest.mark.gateway
@pytest.mark.parametrize(("tls", "public_by"), [(False, "policy"), (True, "each object's list")], ids=["http", "https"])
def test_links_open_for_a_stranger_with_the_right_bytes(cloud: Cloud, tls: bool, public_by: str) -> None:
    cloud.tls = tls
    if tls:
        cloud.cli.environment["AWS_CA_BUNDLE"] = str(cloud.gateway.ca_bundle)
    if public_by == "policy":
        make_public(cloud)
    cloud.add(prefix="a/ü b")
    tested = cloud.cli.run("account", "test", "Cloud", "--json")
    assert (tested.status, {step["ok"] for step in tested.lines}) == (0, {True})
    ran = cloud.cli.run("publish", *PICTURES, *RECIPES, "--library", "Cloud", "--json")
    assert ran.status == 0
    assert "First use of “Cloud”: 4 inputs to 127.0.0.1" in ran.err
    assert [line["state"] for line in ran.lines] == ["published"] * 4
    made, published = on_this_computer(cloud), renditions(ran.lines)
    assert published.keys() == made.keys()
    for what, rendition in published.items():
        status, body, headers = cloud.open(rendition["url"])
        assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, rendition["mime"], IMMUTABLE)
        assert body == made[what]
    assert names_in(cloud) == {rendition["key"] for rendition in published.values()}, "no probe is left"
    again = cloud.cli.run("publish", *PICTURES, *RECIPES, "--library", "Cloud", "--json")
    assert (again.status, again.err) == (0, "")
    assert {line["state"] for line in again.lines} == {"duplicate"}
    assert renditions(again.lines) == published


@pytest.mark.gateway
def test_a_private_bucket_gives_presigned_links_that_open_and_says_so(cloud: Cloud) -> None:
    make_private(cloud)
    cloud.add()
    ran = cloud.cli.run("publish", "drawing.png", "--recipe", "square/100", "--library", "Cloud", "--json")
    assert ran.status == 0
    (line,) = ran.lines
    assert "The bucket of “Cloud” is private: the links expire." in line["notes"]
    (rendition,) = line["renditions"]
    status, body, headers = cloud.open(rendition["url"])
    assert (status, len(body), headers["Content-Type"]) == (200, rendition["bytes"], "image/png")
    assert "X-Amz-Expires=604800" in rendition["url"]
    assert cloud.open(rendition["url"].partition("?")[0])[0] == 403
    link = cloud.cli.run("link", "drawing.png", "--expires", "1h").out.strip()
    assert "X-Amz-Expires=3600" in link
    assert cloud.open(link)[0] == 200
    told = cloud.cli.run("publish", "drawing.png", "--recipe", "square/100", "--library", "Cloud")
    assert told.err == "drawing.png: The bucket of “Cloud” is private: the links expire.\n"


@pytest.mark.gateway
def test_a_wrong_secret_starts_nothing_and_is_told(cloud: Cloud) -> None:
    cloud.add()
    cloud.cli.environment["AWS_SECRET_ACCESS_KEY"] = "canary-of-a-secret"
    ran = cloud.cli.run("publish", *PICTURES, "--library", "Cloud", "--json")
    assert ran.status == 3
    assert [line["state"] for line in ran.lines] == ["failed"] * 4
    errors = [line["error"] for line in ran.lines]
    assert {error["kind"] for error in errors} == {"credentials"}
    assert all(error["title"].endswith(".") for error in errors)
    told = cloud.cli.run("publish", "drawing.png", "--library", "Cloud")
    assert (told.status, told.out) == (3, "")
    assert told.err.startswith("drawing.png: ")
    tested = cloud.cli.run("account", "test", "Cloud")
    assert tested.status == 1
    assert "FAILED  Signature: " in tested.out
    assert "canary" not in ran.out + ran.err + told.err + tested.out + tested.err


@pytest.mark.gateway
@pytest.mark.parametrize("missing", ["bucket", "server"])
def test_what_is_not_there_starts_nothing_and_is_told(cloud: Cloud, missing: str) -> None:
    wrong = {"bucket": {"bucket": "nobody-has-this"}, "server": {"endpoint": f"http://127.0.0.1:{free_ports(1)[0]}"}}
    cloud.add("Cloud", **wrong[missing])
    ran = cloud.cli.run("publish", "drawing.png", "moving.gif", "--library", "Cloud", "--json")
    assert ran.status == 3
    kind = {"bucket": "target", "server": "offline"}[missing]
    assert [line["error"]["kind"] for line in ran.lines] == [kind] * 2


@pytest.mark.gateway
def test_a_certificate_that_is_not_trusted_is_never_passed_by(cloud: Cloud) -> None:
    cloud.tls = True
    cloud.add()
    ran = cloud.cli.run("publish", "drawing.png", "--library", "Cloud", "--json")
    assert ran.status == 3
    assert ran.lines[0]["error"]["kind"] == "certificate"


@pytest.mark.gateway
@pytest.mark.desktop(tray=False, notifications=False)
def test_keys_in_the_keyring_serve_every_process_and_lie_in_no_file(cloud: Cloud, desktop: Desktop) -> None:
    user = cloud.gateway.users["rw"]
    words = ["--endpoint", cloud.endpoint, "--bucket", cloud.bucket]
    added = desktop.run([RETHUMB, "account", "add", "Cloud", *words], text=f"{user.key_id}\n{user.secret}\n")
    ran = desktop.run(
        [RETHUMB, "publish", "drawing.png", "--library", "Cloud", "--json", *RECIPES], cwd=cloud.cli.folder
    )
    published = json.loads(ran.stdout)["renditions"]
    assert [cloud.open(rendition["url"])[0] for rendition in published] == [200] * 3
    listed = desktop.run([RETHUMB, "account", "list", "--json"])
    printed = "".join(done.stdout + done.stderr for done in (added, ran, listed))
    files = [path for path in desktop.home.rglob("*") if path.is_file()]
    assert {"settings.toml", "index.sqlite", "login.keyring"} <= {path.name for path in files}
    for secret in (user.secret.encode(), user.secret[::-1].encode(), b64encode(user.secret.encode()).rstrip(b"=")):
        assert secret.decode() not in printed
        assert [path for path in files if secret in path.read_bytes()] == []
    desktop.run([RETHUMB, "account", "remove", "Cloud"])
    desktop.run([RETHUMB, "account", "add", "Cloud", *words], text=f"{user.key_id}\n{user.secret}\n")
    again = desktop.run(
        [RETHUMB, "publish", "drawing.png", "--library", "Cloud", "--json", *RECIPES], cwd=cloud.cli.folder
    )
    assert json.loads(again.stdout)["state"] == "duplicate", "the library key has stayed"


@pytest.mark.desktop(keyring="absent", tray=False, notifications=False)
def test_without_a_keyring_an_account_is_refused_and_the_way_out_named(desktop: Desktop) -> None:
    words = ["account", "add", "Cloud", "--endpoint", "https://s3.example.com", "--bucket", "pics"]
    refused = desktop.run([RETHUMB, *words], text="AKID\nsecret\n", check=False)
    assert refused.returncode == 3
    assert refused.stderr.startswith("rethumb: There is no keyring on this computer.\n")
    assert "environment" in refused.stderr
    assert desktop.run([RETHUMB, "account", "list"]).stdout == ""
