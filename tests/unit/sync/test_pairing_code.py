"""Pairing codes: they survive mails, capitals and typing, and say in plain words what is wrong with them."""

from __future__ import annotations

import base64
import random
import textwrap
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Addressing
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.sync import pairing_code
from rethumb_desktop.sync.labels import label
from rethumb_desktop.sync.pairing_code import from_text, to_text
from tests.unit.sync.strategies import DEVICE, KEY

PAIRING = Pairing(
    name="Holiday pictures",
    endpoint="https://s3.eu-central-1.amazonaws.com",
    bucket="pictures-of-ann",
    prefix="photos/2026",
    region="eu-central-1",
    addressing=Addressing.VIRTUAL,
    public_base_url="https://pictures.example.com",
    key=KEY,
    device=DEVICE,
)
CODE = to_text(PAIRING)
KNOWN = (
    "rethumb:040br0g0041061050r3gg28a1c60t3gf208h44rm2mb1e60s38dhr78y3w8028t5cy4tqkff04hmasw9nf6yy00g91qprtb4c5wj"
    "0w39cdt7awk5ec02at3mehr76ehf5xsk6bk5empp6sbeehs62v1d64q62vb1f9qpwrbqecq66vvd007q0tb3ehtq4sbk5nqpcbb1dsq002vg"
    "d1qq8vvk5ws30chp0066ax9dcdjpwx3jc5p2tc803hm78x3gecx2ybvgd5hq8xbjcnsjwsbrc5pq0v355shpyvd73528m"
)
places = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60)


def wrong(text: str) -> str:
    """Return what a person is told of a text that is no good code."""
    with pytest.raises(Fault) as caught:
        from_text(text)
    assert caught.value.kind is FaultKind.USAGE
    assert caught.value.detail
    # The code holds the library key, and faults are shown and logged.
    for said in (caught.value.title, caught.value.detail, caught.value.subject):
        assert not text[8:] or text[8:40] not in said
    return caught.value.title


CUT, MISTYPED = "This pairing code is cut short.", "This pairing code is mistyped."
NONE, NEWER = "This is no pairing code.", "This pairing code was made by a newer version of the program."


def test_a_code_of_today_is_read_for_ever() -> None:
    assert CODE == KNOWN
    assert from_text(KNOWN) == PAIRING


@given(
    st.builds(
        Pairing,
        name=st.text(max_size=60).map(lambda text: label(text, 200)),
        endpoint=places,
        bucket=places,
        prefix=places,
        region=places,
        addressing=st.sampled_from(Addressing),
        public_base_url=places,
        key=st.binary(min_size=32, max_size=32).map(LibraryKey),
        device=st.sampled_from(["", DEVICE]),
    ),
    st.sampled_from([str, str.upper, str.title]),
)
def test_a_code_is_read_as_it_was_written(pairing: Pairing, change: Callable[[str], str]) -> None:
    assert from_text(change(to_text(pairing))) == pairing


def test_a_usual_code_is_short_and_fits_a_small_qr_code() -> None:
    assert len(CODE) < 330
    assert len(to_text(replace(PAIRING, public_base_url="", prefix="", device=""))) < 230
    # In capitals every character is one of those of which a QR code takes two in eleven bits.
    assert set(CODE.upper()) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def wrapped(code: str) -> str:
    return "\r\n".join(textwrap.wrap(code, 60))


MAILS: dict[str, Callable[[str], str]] = {
    "wrapped in lines": wrapped,
    "quoted": lambda code: "".join(f"> > {line}\n" for line in textwrap.wrap(code, 72)),
    "in soft lines": lambda code: "=\n".join(textwrap.wrap(code, 72)),
    "in groups": lambda code: " ".join(textwrap.wrap(code, 4)),
    "with hyphens": lambda code: "-".join(textwrap.wrap(code, 5)),
    "with spaces that do not break": lambda code: "\u00a0".join(textwrap.wrap(code, 6)),
    "with places to break": lambda code: "\u200b".join(textwrap.wrap(code, 6)) + "\ufeff",
    "in marks": lambda code: f"“{code}”",
    "with words around it": lambda code: f"Hello Bob,\nthis is the code for rethumb: {code}\nCheers, Ann 2026",
    "behind a word with a colon": lambda code: f"rethumb:\n\n{code}",
    "with a full stop behind it": lambda code: f"Take {code}. Cheers",
    "in lines, with words behind it": lambda code: f"{wrapped(code)}\ncheers",
    "twice": lambda code: f"{code}\n\n{code}",
    "behind a broken one": lambda code: f"{code[:100]}\n{code}",
    "in capitals": str.upper,
    "with capitals that were typed by ear": lambda code: code.upper().replace("1", "I").replace("0", "O"),
    "with small letters that look alike": lambda code: code.replace("1", "l").replace("0", "o"),
}


@pytest.mark.parametrize("mail", MAILS)
def test_a_code_survives(mail: str) -> None:
    assert from_text(MAILS[mail](CODE)) == PAIRING


@pytest.mark.parametrize("more", ["x", "0", "xyz", "u", "ä", "x\ncheers"])
@pytest.mark.parametrize("mail", ["wrapped in lines", "in groups", "in capitals", "behind a word with a colon"])
def test_a_letter_too_many_is_mistyped(mail: str, more: str) -> None:
    assert wrong(MAILS[mail](CODE) + more) == MISTYPED


@pytest.mark.parametrize(
    "text", ["", "   ", "hello", "https://example.com", CODE.removeprefix("rethumb:"), "rethumb", "\udcff"]
)
def test_what_is_no_code_is_said(text: str) -> None:
    assert wrong(text) == NONE


def test_a_code_that_is_cut_short_is_said() -> None:
    assert {wrong(CODE[:length]) for length in range(len("rethumb:"), len(CODE))} == {CUT}
    assert wrong(CODE[: len(CODE) // 2] + "\n") == CUT


def test_a_mistyped_character_is_said() -> None:
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    for place in range(len("rethumb:"), len(CODE)):
        other = alphabet[(alphabet.index(CODE[place]) + 1) % 32]
        changed = CODE[:place] + other + CODE[place + 1 :]
        # The last character holds fewer bits than it could.
        if place < len(CODE) - 1:
            # One in the length asks for more than is there.
            assert wrong(changed) in ({MISTYPED} if place > len("rethumb:") + 4 else {MISTYPED, CUT})
        assert wrong(CODE[:place] + "u" + CODE[place + 1 :]) == MISTYPED


def test_exchanged_missing_and_doubled_characters_are_said() -> None:
    chance = random.Random(5)
    for _ in range(200):
        place = chance.randrange(len("rethumb:") + 5, len(CODE) - 3)
        if CODE[place] != CODE[place + 1]:
            assert wrong(CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :]) == MISTYPED
            assert wrong(CODE[:place] + CODE[place + 1 :]) in (MISTYPED, CUT)
            assert wrong(CODE[:place] + CODE[place] + CODE[place:]) == MISTYPED


def forged(content: bytes, version: int = 1) -> str:
    """Return a code with a right check, whatever it holds."""
    whole = bytes([version]) + (len(content) + 7).to_bytes(2, "big") + content
    usual = base64.b32encode(whole + pairing_code._check(whole)).decode().rstrip("=").lower()
    return pairing_code.BEGINNING + usual.translate(pairing_code._WRITTEN)


def bare(device: bytes = b"", addressing: int = 0, texts: bytes = b"\0\0" * 6) -> bytes:
    return bytes([addressing]) + bytes(range(32)) + bytes([len(device)]) + device + texts


def test_a_code_of_a_newer_version_is_said() -> None:
    assert from_text(forged(bare())).key == KEY
    assert wrong(forged(b"whatever a newer version says", version=2)) == NEWER
    assert wrong(forged(bare(), version=255)) == NEWER


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        bare()[:-1],
        bare() + b"\0",
        bare(addressing=3),
        bare(device=b"abc"),
        bare(texts=b"\0\0" * 5),
        bare(texts=b"\xff\xff" + b"\0\0" * 5),
        bare(texts=b"\0\1\xff" + b"\0\0" * 5),
        bare(texts=b"\0\1\n" + b"\0\0" * 5),
        bare(texts=b"\0\0\0\1\n" + b"\0\0" * 4),
        bare(texts=b"\0\3" + "\u202e".encode() + b"\0\0" * 5),
        bare(texts=b"\0\0" * 5 + b"\0\3" + "\u202e".encode()),
    ],
)
def test_what_no_program_would_have_said_is_refused(content: bytes) -> None:
    assert wrong(forged(content)) == MISTYPED


def test_a_long_text_is_looked_at_no_further() -> None:
    assert wrong("rethumb:" + "0" * 1_000_000) in (MISTYPED, CUT)
    assert wrong("rethumb:" * 50_000) == CUT
    assert wrong(" " * 200_000 + CODE) == NONE


def test_a_name_is_made_fit_to_be_shown() -> None:
    assert from_text(to_text(replace(PAIRING, name=" a\n\u202eb\udcff "))).name == "ab"
    assert from_text(to_text(replace(PAIRING, name="n" * 500))).name == "n" * 200


@pytest.mark.parametrize(
    "change",
    [{"bucket": "a\nb"}, {"prefix": "\u202e"}, {"endpoint": "x" * 1001}, {"device": "abcd"}, {"region": "\udcff"}],
)
def test_what_nobody_would_take_is_not_written(change: dict[str, str]) -> None:
    values = vars(PAIRING) | change
    with pytest.raises(ValueError):  # noqa: PT011 - three sentences
        to_text(Pairing(**values))


def test_damage_is_said_and_nothing_else() -> None:
    chance = random.Random(6)
    for _ in range(2000):
        letters = list(CODE)
        for _ in range(chance.randrange(1, 6)):
            letters[chance.randrange(len(letters))] = chance.choice("0u:é\n \udcffI₂٣")
        try:
            assert from_text("".join(letters)) == PAIRING
        except Fault as fault:
            if fault.kind is not FaultKind.USAGE:
                raise
