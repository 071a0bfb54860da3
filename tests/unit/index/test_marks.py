"""Marks of what is being rendered, as a dead process leaves them."""

from pathlib import Path

from rethumb_desktop.index.file.marks import RenderMarks, read_marks


def test_a_mark_is_there_as_long_as_the_block_lasts(tmp_path: Path) -> None:
    path = tmp_path / "marks"
    marks = RenderMarks(path)
    with marks.marked(7):
        with marks.marked(2**40):
            assert read_marks(path) == {7, 2**40}
        assert read_marks(path) == {7}
    assert read_marks(path) == set()
    marks.remove()
    assert not path.exists()


def test_places_are_used_again(tmp_path: Path) -> None:
    marks = RenderMarks(tmp_path / "marks")
    for job in range(1, 1000):
        with marks.marked(job):
            assert read_marks(tmp_path / "marks") == {job}


def test_what_cannot_be_read_marks_nothing(tmp_path: Path) -> None:
    assert read_marks(tmp_path / "none") == set()
    (tmp_path / "cut").write_bytes(b"\x07" + bytes(7) + b"\x09")
    assert read_marks(tmp_path / "cut") == {7}
