"""Entries of a vault: what they are called and what they hold."""

from __future__ import annotations

import json

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, Role

#: Under this name the entries stand in the OS keyring.
SERVICE = "rethumb-desktop"

_LIBRARY_KEY = "/library-key"


def key_pair_entry(account: Account, role: Role) -> str:
    """Return the name of the entry that holds the key pair of an account's role."""
    return f"{account.name}/{role.value}"


def role_of_entry(entry: str) -> Role:
    """Return the role whose key pair an entry holds; publish where its name says none."""
    role = entry.rpartition("/")[2]
    return Role(role) if role in set(Role) else Role.PUBLISH


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
        "Give the account these keys again.",
        subject=entry,
    )


def sign_with_name(entry: str, secret: str) -> str:
    """Return what is kept in a keyring: the secret beneath the name of its entry."""
    return f"{entry}\n{secret}"


def read_signed(entry: str, text: str) -> str:
    """Return the secret that `sign_with_name` was given. A single line was kept before entries held their name.

    Raises Fault keyring where the text is another entry's.
    """
    name, line_end, secret = text.partition("\n")
    if not line_end:
        return text
    if name == entry:
        return secret
    raise Fault(
        FaultKind.KEYRING,
        f"The keyring gave something else than “{entry}”.",
        "It was not used. Look into the keyring with its own program, or give the keys again.",
        subject=entry,
    )
