"""Entries of a vault: what they are called and what they hold."""

from __future__ import annotations

import json

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair

#: Under this name the entries stand in the OS keyring.
SERVICE = "rethumb-desktop"

_LIBRARY_KEY = "/library-key"


def key_pair_entry(account: Account) -> str:
    """Return the name of the entry that holds the key pair of an account's role."""
    return f"{account.name}/{account.role.value}"


def library_key_entry(library: str) -> str:
    """Return the name of the entry that holds a library key."""
    return f"{library}{_LIBRARY_KEY}"


def is_library_key_entry(entry: str) -> bool:
    return entry.endswith(_LIBRARY_KEY)


def pack_key_pair(keys: KeyPair) -> str:
    """Return both keys as one text, so that never only one of them is kept."""
    return json.dumps({"key_id": keys.key_id, "secret": keys.secret})


def unpack_key_pair(entry: str, text: str) -> KeyPair:
    """Read what `pack_key_pair` wrote. Raises Fault keyring where it is something else."""
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    if isinstance(values, dict):
        key_id, secret = values.get("key_id"), values.get("secret")
        if isinstance(key_id, str) and isinstance(secret, str):
            return KeyPair(key_id, secret)
    # Not chained: the reader's error would carry the text, and so the secret, into a log.
    raise Fault(
        FaultKind.KEYRING,
        f"The keys kept as “{entry}” are damaged.",
        "Remove the account and add it again with its keys.",
        subject=entry,
    )


def clean_pasted(text: str) -> str:
    r"""Return a pasted key without spaces, line ends and invisible characters, and with `\/` as JSON has it undone."""
    return "".join(c for c in text if c.isprintable() and not c.isspace()).replace("\\/", "/")
