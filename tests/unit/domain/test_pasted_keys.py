"""Pasted keys are cleaned of everything that pasting adds, and of nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.library import KeyPair
from rethumb_desktop.domain.pasted_keys import clean_key, clean_keys


@pytest.mark.parametrize(
    ("pasted", "cleaned"),
    [
        ("  AKIA1\n", "AKIA1"),
        ("a\\/b\\/c", "a/b/c"),
        ("a b\tc\u00a0d\u200be\ufeff", "abcde"),
        ("\u2800a\u3164b\ufe0f\u034fc\u00ad", "abc"),
        ("a+b/c=", "a+b/c="),
        ("a+b/c==", "a+b/c=="),
        ("", ""),
        ('"abc"', "abc"),
        ("“abc”", "abc"),
        ("'a'b'", "a'b"),
        ('"', '"'),
        ('AWS_SECRET_ACCESS_KEY="a\\/b+c="', "a/b+c="),
        ("aws_secret_access_key = abc/d=\r\n", "abc/d="),
        ("export AWS_ACCESS_KEY_ID=AKIA1", "AKIA1"),
        ("set AWS_ACCESS_KEY_ID=AKIA1", "AKIA1"),
        ("$env:AWS_ACCESS_KEY_ID='AKIA1'", "AKIA1"),
        ('    "SecretAccessKey": "abc",', "abc"),
        ('"secret_key": "a=b:c"', "a=b:c"),
        ("Access key ID: AKIA1", "AKIA1"),
        ("Secret access key: abc;", "abc"),
        ("access  key = abc", "abc"),
        ("''abc''", "abc"),
        ("region = abc", "region=abc"),
        ("secret=", "secret="),
    ],
)
def test_what_pasting_adds_goes(pasted: str, cleaned: str) -> None:
    assert clean_key(pasted) == cleaned


SEEN = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\\\"'`=:"), min_size=1)


@given(SEEN)
def test_a_key_stays_what_it_is(key: str) -> None:
    assert clean_key(key) == key


PIECES = st.sampled_from(
    ["aws", "access", "key", "id", "secret", " ", "  ", "_", "=", ":", '"', "'", "\\", "/", "x", ","]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean_key(text)
    assert clean_key(cleaned) == cleaned


def test_both_keys_of_a_pair_are_cleaned() -> None:
    assert clean_keys(KeyPair(" a ", '"b"')) == KeyPair("a", "b")
