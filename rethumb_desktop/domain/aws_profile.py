"""Profiles of the AWS tools, as far as an account can be made of them."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.library import KeyPair


@dataclass(frozen=True)
class AwsProfile:
    """A profile of the AWS files. `keys` is None where it cannot be used; `reason` is then a sentence that says why.

    `region` and `endpoint` are empty where the profile names none.
    """

    name: str
    keys: KeyPair | None = None
    region: str = ""
    endpoint: str = ""
    reason: str = ""
