"""What the uploads are measured with."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.benchmarks import uploading
from tests.benchmarks.measuring import rclone
from tests.benchmarks.measuring.originals import THUMBNAIL, with_comment, write_copies, write_small_originals
from tests.benchmarks.measuring.processor_time import processor_time
from tests.benchmarks.measuring.uploads import Upload
from tests.fixtures import pictures
from tests.fixtures.gateway import REQUIREMENT, GatewayUser


def test_small_originals_differ_and_give_thumbnails_of_ten_kilobytes(tmp_path: Path) -> None:
    write_small_originals(tmp_path / "small", 5)
    data = [path.read_bytes() for path in (tmp_path / "small").iterdir()]
    assert len(set(data)) == 5
    (made,) = PillowRenderer().render(data[0], [parse_recipe(THUMBNAIL)])
    assert 9_000 < len(made.data) < 11_000


def test_copies_are_other_files_with_the_same_pixels(tmp_path: Path) -> None:
    source = tmp_path / "source.jpg"
    source.write_bytes(pictures.jpeg(40, 30))
    write_copies(tmp_path / "copies", [source], 3)
    copies = [path.read_bytes() for path in (tmp_path / "copies").iterdir()]
    assert len({source.read_bytes(), *copies}) == 4
    pixels = {Image.open(BytesIO(data)).tobytes() for data in (source.read_bytes(), *copies)}
    assert len(pixels) == 1


def test_only_a_jpeg_gets_a_comment() -> None:
    with pytest.raises(ValueError, match="only a JPEG"):
        with_comment(pictures.png(), "no")


def test_processor_time_grows_and_who_is_gone_counts_nothing() -> None:
    before = processor_time([os.getpid()])
    while processor_time([os.getpid()]) == before:
        sum(range(100_000))
    assert processor_time([2**22 + 1]) == 0.0


def test_rclone_is_told_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RCLONE_TRANSFERS", "AWS_PROFILE"):
        monkeypatch.setenv(name, "64")
    told = rclone.environment("http://127.0.0.1:1", GatewayUser("uid", "id", "secret"))
    assert not {"RCLONE_TRANSFERS", "AWS_PROFILE"} & told.keys()
    assert told["RCLONE_CONFIG"] == os.devnull
    assert told["RCLONE_CONFIG_BENCH_SECRET_ACCESS_KEY"] == "secret"


def test_the_median_is_of_each_time() -> None:
    runs = [Upload(1.0, 30.0, 5.0, 0.5), Upload(2.0, 10.0, 6.0, 0.25), Upload(9.0, 20.0, 7.0, 0.75)]
    assert Upload.median(runs) == Upload(2.0, 20.0, 6.0, 0.5)


@pytest.mark.gateway
def test_the_measurement_runs(capsys: pytest.CaptureFixture[str]) -> None:
    REQUIREMENT.demand()
    assert uploading.main(["--pictures", "3", "--rounds", "1", "--only", "speed", "cost"]) == 0
    told = capsys.readouterr().out
    assert "### Uploading: 3 thumbnails, 8 at once" in told
    assert "| behind 40 ms |" in told
    assert "### Where the processor time of a picture in the queue goes" in told
