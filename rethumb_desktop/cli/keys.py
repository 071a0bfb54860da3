"""Reading an account's keys: from a prompt, or from two lines of standard input."""

from __future__ import annotations

import getpass
import sys

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import KeyPair


def read_keys() -> KeyPair:
    """Ask for a key id and a secret. Raises Fault usage where there are none."""
    if sys.stdin.isatty():
        sys.stderr.write("Key id: ")
        sys.stderr.flush()
        key_id = sys.stdin.readline()
        secret = getpass.getpass("Secret: ", sys.stderr)
    else:
        key_id, secret = sys.stdin.readline(), sys.stdin.readline()
    keys = KeyPair(key_id.strip(), secret.strip())
    if not keys.key_id or not keys.secret:
        raise Fault(
            FaultKind.USAGE, "No keys were given.", "Give the key id and the secret on two lines of standard input."
        )
    return keys

