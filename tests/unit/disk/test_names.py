"""Names that every system can write."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.disk.names import MAX_NAME_BYTES, free_name, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("holiday.jpg", "holiday.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\pictures\\cat.png", "cat.png"),
        ("folder/", "folder"),
        ("a:b?.jpg", "a_b_.jpg"),
        ("cafe\u0301.jpg", "caf\u00e9.jpg"),
        ("cafe\u200d\u0301.jpg", "caf\u00e9.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\n\x00b.jpg", "ab.jpg"),
        (".hidden.jpg", "hidden.jpg"),
        ("name. . ", "name"),
        ("con.jpg", "_con.jpg"),
        ("LPT1", "_LPT1"),
        ("COM\u00b9.txt", "_COM\u00b9.txt"),
        ("CON .jpg", "_CON .jpg"),
        ("console.jpg", "console.jpg"),
        ("caf\udce9.jpg", "caf.jpg"),
        ("", "picture"),
        ("..", "picture"),
        ("///", "picture"),
        ("写真.jpg", "写真.jpg"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_long_name_keeps_its_extension() -> None:
    name = safe_name("ä" * 300 + ".jpeg")
    assert name.endswith("ä.jpeg")
    assert MAX_NAME_BYTES - 1 <= len(name.encode()) <= MAX_NAME_BYTES


@given(st.text(max_size=300))
def test_any_text_becomes_a_name_and_stays_it(text: str) -> None:
    name = safe_name(text)
    assert name
    assert name not in (".", "..")
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    assert not set(name) & set('/\\<>:"|?*\0')
    assert not {unicodedata.category(c) for c in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert unicodedata.is_normalized("NFC", name)
    assert safe_name(name) == name


def test_a_free_name_is_kept(tmp_path: Path) -> None:
    assert free_name(tmp_path, "a.jpg") == "a.jpg"


def test_a_taken_name_counts_on(tmp_path: Path) -> None:
    (tmp_path / "a.b.jpg").touch()
    (tmp_path / "a.b (2).jpg").symlink_to("nowhere")
    assert free_name(tmp_path, "a.b.jpg") == "a.b (3).jpg"


def test_a_long_taken_name_makes_room_for_the_number(tmp_path: Path) -> None:
    name = "x" * (MAX_NAME_BYTES - 4) + ".jpg"
    (tmp_path / name).touch()
    free = free_name(tmp_path, name)
    assert free.endswith("x (2).jpg")
    assert len(free) == MAX_NAME_BYTES
