"""Asks the keyring once: `python -m tests.contract.credentials.ask_keyring get|set|delete SECONDS`.

Prints the answer, or a fault's title and detail after "Fault:" or "Fault, again:" where trying again may help.
"""

import sys

from rethumb_desktop.credentials.ring import KeyringVault
from rethumb_desktop.domain.errors import Fault

ENTRY = "asked/publish"
SECRET = "canary-4711"


def _main(what: str, seconds: float) -> str:
    vault = KeyringVault(limit_seconds=seconds)
    try:
        if what == "set":
            vault.set(ENTRY, SECRET)
        if what == "delete":
            vault.delete(ENTRY)
        return str(vault.get(ENTRY))
    except Fault as fault:
        return f"{'Fault, again' if fault.retryable else 'Fault'}: {fault.kind} {fault.title} {fault.detail}"


if __name__ == "__main__":
    sys.stdout.write(_main(sys.argv[1], float(sys.argv[2])) + "\n")
