"""One library in several homes, on a real object gateway: each command is a process, and one is killed at random."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import time
import urllib.request
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.e2e.test_published_to_gateway import environment_of
from tests.fixtures import pictures
from tests.fixtures.command_line import PATIENCE, CommandLine, Ran
from tests.fixtures.gateway import Gateway

pytestmark = pytest.mark.gateway

LIBRARY, PREFIX = "Cloud", "a/ü b"
RECIPES = ("--recipe", "square/16", "--recipe", "width/24")
KILLS = 3


@dataclass
class Home:
    """A home on this computer, as its person uses it."""

    cli: CommandLine

    def run(self, *words: str, typed: str = "") -> Ran:
        ran = self.cli.run(*words, typed=typed)
        assert ran.status == 0, f"{words}: {ran.status} {ran.err}"
        return ran

    def publish(self, *names: str) -> list[dict[str, Any]]:
        """Publish pictures; the lines of what came of them."""
        return self.run(*publishing(*names)).lines

    def sync(self) -> dict[str, Any]:
        (report,) = self.run("library", "sync", "--json").lines
        assert report["problems"] == []
        assert isinstance(report, dict)
        return report

    def listed(self) -> list[dict[str, Any]]:
        """What is in the library, newest first."""
        return self.run("library", "list", "--library", LIBRARY, "--json").lines

    def code(self) -> str:
        return self.run("library", "pair").out


@dataclass
class World:
    """A bucket that strangers may read pictures from, and the homes that share it."""

    gateway: Gateway
    bucket: str
    root: Path

    def home(self, name: str, code: str = "") -> Home:
        """Make a home: the first one adds the account, the others join by a pairing code."""
        cli = CommandLine(self.root / "pictures", self.root / name, environment_of(self.gateway.users["rw"]))
        home = Home(cli)
        if code:
            home.run("library", "join", LIBRARY, "--credentials", "environment", typed=code)
        else:
            place = ["--endpoint", self.gateway.endpoint, "--bucket", self.bucket, "--prefix", PREFIX]
            home.run("account", "add", LIBRARY, *place, "--credentials", "environment")
        return home

    def picture(self, number: int) -> str:
        """Save a picture that no other is like, and return its name."""
        name = f"picture {number:03}.jpg"
        (self.root / "pictures" / name).write_bytes(pictures.jpeg(60 + number, 40))
        return name

    def objects(self) -> dict[str, str]:
        """The ETags of all that is in the bucket, by its names without prefix."""
        with contextlib.closing(self.gateway.client()) as client:
            found = client.list_objects_v2(Bucket=self.bucket).get("Contents", [])
        return {each["Key"].removeprefix(f"{PREFIX}/"): each["ETag"] for each in found}

    def renditions(self) -> set[str]:
        return {f"{PREFIX}/{name}" for name in self.objects() if not name.startswith(".rethumb/")}

    def segments(self) -> dict[str, list[int]]:
        """The numbers of the segments in the bucket, by the devices that wrote them."""
        numbers: dict[str, list[int]] = {}
        for name in sorted(self.objects()):
            if name.startswith(".rethumb/journal/"):
                _, _, device, number = name.split("/")
                numbers.setdefault(device, []).append(int(number))
        return numbers


def publishing(*names: str) -> tuple[str, ...]:
    return ("publish", *names, *RECIPES, "--library", LIBRARY, "--json")


def keys_of(lines: Sequence[dict[str, Any]]) -> set[str]:
    """The object keys of renditions that lines tell of."""
    return {rendition["key"] for line in lines for rendition in line["renditions"]}


def assert_every_link_opens(listed: Sequence[dict[str, Any]]) -> None:
    for line in listed:
        with urllib.request.urlopen(line["url"], timeout=30) as answer:
            assert len(answer.read()) == line["bytes"], line


def assert_numbers_have_no_gaps(world: World) -> None:
    for device, numbers in world.segments().items():
        assert numbers == list(range(1, len(numbers) + 1)), device


@pytest.fixture
def world(gateway: Gateway, bucket: str, tmp_path: Path) -> World:
    (tmp_path / "pictures").mkdir()
    rule = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
    with contextlib.closing(gateway.client()) as client:
        client.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [rule]}))
    return World(gateway, bucket, tmp_path)


def test_what_one_home_publishes_is_in_the_other_and_is_never_made_twice(world: World) -> None:
    first = world.home("first")
    published = first.publish(world.picture(1), world.picture(2))
    second = world.home("second", first.code())

    received = second.sync()

    assert (received["in_step"], received["devices"], received["received"]) == (True, 1, 4)
    assert second.listed() == first.listed()
    assert {line["key"] for line in second.listed()} == keys_of(published)
    before = world.objects()
    again = second.publish("picture 001.jpg")
    assert [line["state"] for line in again] == ["duplicate"]
    assert keys_of(again) <= keys_of(published)
    assert {name for name in world.objects() if name not in before and ".rethumb" not in name} == set()
    second.publish(world.picture(3))
    first.sync()
    assert first.listed() == second.listed()
    assert len(first.listed()) == 6


def test_a_third_home_gets_everything_from_the_pairing_code(world: World) -> None:
    first = world.home("first")
    (doomed, *_), _ = published = [line["renditions"] for line in first.publish(world.picture(1), world.picture(2))]
    second = world.home("second", first.code())
    second.publish(world.picture(3))
    first.run("library", "remove", doomed["key"])

    third = world.home("third", second.code())
    third.sync()

    listed = third.listed()
    assert sum(map(len, published)) + 2 - 1 == len(listed)
    assert {line["key"] for line in listed} == world.renditions()
    assert doomed["key"] not in world.renditions()
    assert_every_link_opens(listed)
    for home in (first, second):
        home.sync()
        assert home.listed() == listed


def test_a_home_that_was_deleted_comes_back_by_the_code_alone(world: World) -> None:
    first = world.home("first")
    first.publish(world.picture(1), world.picture(2))
    code, before = first.code(), first.listed()
    (device,) = world.segments()
    shutil.rmtree(first.cli.home)

    again = world.home("first", code)
    again.sync()

    assert again.listed() == before
    more = again.publish(world.picture(3), "picture 001.jpg")
    assert [line["state"] for line in more] == ["published", "duplicate"]
    listed = again.listed()
    assert listed[2:] == before
    assert {line["device"] for line in listed[:2]}.isdisjoint({device})
    assert_numbers_have_no_gaps(world)
    assert_every_link_opens(listed)


def test_a_copied_home_takes_another_device_id_before_it_writes_anything(world: World) -> None:
    first = world.home("first")
    first.publish(world.picture(1))
    shutil.copytree(first.cli.home, world.root / "copy")
    copy = Home(CommandLine(first.cli.folder, world.root / "copy", first.cli.environment))
    (device,) = world.segments()
    before = {name: etag for name, etag in world.objects().items() if device in name}

    copy.publish(world.picture(2))

    assert {name: etag for name, etag in world.objects().items() if device in name} == before
    first.publish(world.picture(3))
    copy.sync()
    listed = first.listed()
    assert copy.listed() == listed
    wrote = [line["device"] for line in listed]
    assert wrote[:2] == wrote[4:] == [device] * 2
    assert set(world.segments()) == set(wrote)
    assert len(set(wrote)) == 2
    assert_numbers_have_no_gaps(world)


def test_a_bucket_that_was_emptied_is_put_back_by_both(world: World) -> None:
    first = world.home("first")
    first.publish(world.picture(1))
    second = world.home("second", first.code())
    second.sync()
    second.publish(world.picture(2))
    first.sync()
    before = first.listed()
    with contextlib.closing(world.gateway.client()) as client:
        for name in world.objects():
            client.delete_object(Bucket=world.bucket, Key=f"{PREFIX}/{name}")

    for home in (first, second):
        refused = home.cli.run("library", "sync")
        assert refused.status == 3
        assert "Nothing that the devices told of “Cloud” is in the bucket any more." in refused.err
    assert world.objects() == {}
    # Each has what it made itself.
    assert first.cli.run("library", "put-back", "--json").lines == [
        {"entries": 4, "put_again": 2, "left": 2, "problems": [], "whole": False}
    ]
    assert second.cli.run("library", "put-back", "--json").lines == [
        {"entries": 4, "put_again": 2, "left": 0, "problems": [], "whole": False}
    ]

    third = world.home("third", second.code())
    for home in (first, second, third):
        assert home.sync()["in_step"]
        assert home.listed() == before
    assert_every_link_opens(before)
    first.sync()
    shown = first.run("library", "devices", "--json").lines
    assert [line["newest"] for line in shown if not line["own"]].count(0) == 1, "the third has joined and is seen"


# Killed at random


@dataclass
class Story:
    """Two homes that publish, remove and sync at the same time, and what their processes have told."""

    world: World
    homes: tuple[Home, Home]
    chance: Random
    seconds: float
    pictures: list[str] = field(default_factory=list)
    told: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    inputs: dict[str, str] = field(default_factory=dict)
    doomed: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    unfinished: set[str] = field(default_factory=set)
    kills: int = 0

    def round(self) -> None:
        """Both homes do something at once, and one of them is killed in the middle of it."""
        victim = self.chance.randrange(2)
        commands = [self._words(number) for number in range(2)]
        processes = [home.cli.start(*words) for home, words in zip(self.homes, commands, strict=True)]
        # What it was publishing is published later, also where the other one has removed it meanwhile.
        self.unfinished.update(commands[victim])
        try:
            self._kill(processes[victim], self.chance.uniform(0.15, 0.9) * self.seconds)
            for number, process in enumerate(processes):
                out, err = process.communicate(timeout=PATIENCE)
                self._take_in(number, out)
                assert number == victim or process.returncode == 0, f"{process.args!r}: {out} {err}"
                assert "Traceback" not in err
        finally:
            for process in processes:
                process.kill()
                process.communicate()

    def _words(self, number: int) -> tuple[str, ...]:
        kind = self.chance.choice(("publish", "publish", "publish both", "remove", "sync"))
        # What only the other one has told may not be known here yet, and the last two may be published again.
        known = sorted(self.told[number] - self.doomed)
        removable = [key for key in known if self.inputs.get(key) not in self.pictures[-2:]]
        if kind == "remove" and removable:
            doomed = self.chance.sample(removable, min(2, len(removable)))
            self.doomed.update(doomed)
            return ("library", "remove", *doomed, "--json")
        if kind == "sync":
            return ("library", "sync", "--json")
        if kind == "publish both" and self.pictures:
            return publishing(*self.pictures[-2:])  # those that the other one may be publishing now
        self.pictures += [self.world.picture(len(self.pictures) + more) for more in (1, 2)]
        return publishing(*self.pictures[-2:])

    def _kill(self, process: subprocess.Popen[str], seconds: float) -> None:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            self.kills += 1

    def _take_in(self, number: int, out: str) -> None:
        """Keep what a process has told; its last line may be half a line."""
        whole, _, _ = out.rpartition("\n")
        for line in map(json.loads, whole.splitlines()):
            if line.get("state") in ("published", "duplicate"):
                self.told[number].update(keys_of([line]))
                self.inputs.update(dict.fromkeys(keys_of([line]), line["input"]))
            elif line.get("state") == "removed":
                self.removed.update(keys_of([line]))

    def heal(self) -> None:
        """End what was begun, and let both hear of it."""
        for number, home in enumerate(self.homes):
            self._take_in(number, home.run("queue", "resume", "--json").out)
        for home in (*self.homes, self.homes[0]):
            home.sync()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_device_that_is_killed_at_random_loses_nothing(world: World, seed: int) -> None:
    first = world.home("first")
    began = time.monotonic()
    published = first.publish(*(world.picture(900 + number) for number in range(4)))
    seconds = time.monotonic() - began
    second = world.home("second", first.code())
    second.sync()
    story = Story(world, (first, second), Random(seed), seconds, told=(keys_of(published), set()))

    while story.kills < KILLS:
        story.round()
    story.heal()

    listed = first.listed()
    assert second.listed() == listed, f"seed {seed}"
    assert all("removal" not in line for line in listed)
    keys = Counter(line["key"] for line in listed)
    assert set(keys.values()) == {1}
    assert (story.told[0] | story.told[1]) - story.doomed <= set(keys)
    assert not {key for key in story.removed & set(keys) if story.inputs.get(key) not in story.unfinished}
    assert set(keys) == world.renditions()
    assert_every_link_opens(listed)
    assert_numbers_have_no_gaps(world)
