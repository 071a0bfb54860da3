"""Notes: what a rendition tells of itself, to who has the library key and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services.queue import pipeline
from rethumb_desktop.sync.notes import decode_note
from rethumb_desktop.sync.sealing import Sealer
from tests.fixtures import pictures
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def note_of(bucket: Bucket, key: str) -> str:
    there = bucket.head(key)
    assert there is not None
    return there.note


def test_every_rendition_of_an_account_carries_a_note(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("Ann at home.jpg")

    sealer = Sealer(device.services.joining.key(CLOUD))
    note = decode_note(note_of(bucket, published.key), published.key.removeprefix("p/"), sealer)

    assert note is not None
    assert (note.original_sha256, note.recipe, note.name) == (
        published.original_sha256,
        "square/16",
        "Ann at home.jpg",
    )
    assert EPOCH + timedelta(microseconds=note.when) == published.published_at


def test_metadata_as_json_carries_a_note_too(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("a.jpg", recipe="exif/all")

    key = published.key.removeprefix("p/")
    assert key.endswith(".json")
    assert decode_note(note_of(bucket, published.key), key, Sealer(device.services.joining.key(CLOUD)))


def test_a_stranger_learns_nothing_from_a_note(device: Device, bucket: Bucket) -> None:
    (published,) = device.publish("Ann at home.jpg")

    note = note_of(bucket, published.key)

    assert decode_note(note, published.key.removeprefix("p/"), Sealer(LibraryKey.generate())) is None
    for secret in (published.original_sha256, published.original_sha256[:16], "Ann", "square"):
        assert secret not in note


def test_the_same_picture_has_other_notes_in_other_libraries(device: Device, bucket: Bucket, tmp_path: Path) -> None:
    """Else who has two libraries could tell that a picture is in both."""
    (first,) = device.publish("a.jpg")
    elsewhere = Device(tmp_path / "elsewhere", Bucket()).begin()
    try:
        (second,) = elsewhere.publish("a.jpg")
        assert first.original_sha256 == second.original_sha256
        assert note_of(bucket, first.key)[:40] != note_of(elsewhere.bucket, second.key)[:40]
    finally:
        elsewhere.close()


def test_what_stays_on_this_computer_has_none(device: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "note_of", lambda *_: pytest.fail("a note was written"))
    path = tmp_path / "a.jpg"
    path.write_bytes(pictures.jpeg())
    device.services.publishing.submit([str(path)], [parse_recipe("square/16")], THIS_COMPUTER)
    (job,) = device.house.finish()

    (rendition,) = job.renditions
    assert (device.root / "house" / "library" / rendition.key).is_file()
    assert device.bucket.names("") == ()
