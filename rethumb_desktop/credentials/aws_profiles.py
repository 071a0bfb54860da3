"""Profiles of the AWS tools, read from their two files and nothing else: no program is run, no server asked."""

from __future__ import annotations

from collections.abc import Mapping
from configparser import Error, RawConfigParser
from pathlib import Path

from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import KeyPair
from rethumb_desktop.domain.pasted_keys import clean_keys

_MAX_BYTES = 1_000_000
_DEFAULT = "default"

Section = Mapping[str, str]
Sections = Mapping[str, Section]

#: Settings that say where a profile's keys come from, when they are not in the files; the first that is there counts.
_REASONS = {
    "aws_session_token": "Its keys hold a session token: they end within hours.",
    "role_arn": "It takes on a role, with keys that end within hours.",
    "sso_session": "It signs in with a browser (SSO), with keys that end within hours.",
    "sso_start_url": "It signs in with a browser (SSO), with keys that end within hours.",
    "login_session": "It signs in with a browser, with keys that end within hours.",
    "web_identity_token_file": "It signs in with a token of another service, with keys that end within hours.",
}
_OTHER_PROGRAM = "Its keys come from another program, which rethumb does not run."
_NO_KEYS = "It holds no key id and secret."


class AwsProfileFiles:
    """Reads `credentials` and `config` of a home; AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE name others."""

    def __init__(self, environment: Mapping[str, str], home: Path) -> None:
        self._credentials = _path(environment, "AWS_SHARED_CREDENTIALS_FILE", home, "credentials")
        self._config = _path(environment, "AWS_CONFIG_FILE", home, "config")

    def __call__(self) -> list[AwsProfile]:
        """Return all profiles, by name, "default" first; none where there are no files. Raises Fault settings."""
        keys, config = _read(self._credentials), _read(self._config)
        settings = {_profile_name(title): section for title, section in config.items()}
        names = {*keys, *(name for name in settings if name)}
        return [
            _profile(name, {**settings.get(name, {}), **keys.get(name, {})}, config)
            for name in sorted(names, key=lambda name: (name != _DEFAULT, name.casefold(), name))
        ]


def _path(environment: Mapping[str, str], variable: str, home: Path, name: str) -> Path:
    named = environment.get(variable, "")
    if named.startswith("~/"):
        return home / named[2:]
    return Path(named) if named else home / ".aws" / name


def _profile_name(title: str) -> str:
    """Return the profile that a section of the config file is about; empty where it is about something else."""
    word, _, name = title.partition(" ")
    if title == _DEFAULT:
        return title
    return name.strip().strip("\"'") if word == "profile" else ""


def _profile(name: str, settings: Section, config: Sections) -> AwsProfile:
    keys = clean_keys(KeyPair(settings.get("aws_access_key_id", ""), settings.get("aws_secret_access_key", "")))
    reason = next((text for key, text in _REASONS.items() if settings.get(key)), "")
    if not reason and not (keys.key_id and keys.secret):
        reason = _OTHER_PROGRAM if settings.get("credential_process") else _NO_KEYS
    endpoint = _endpoint(settings, config)
    return AwsProfile(name, None if reason else keys, settings.get("region", "").strip(), endpoint, reason)


def _endpoint(settings: Section, config: Sections) -> str:
    """Return the profile's address of S3: that of its `services` section goes before its own."""
    if settings.get("ignore_configured_endpoint_urls", "").strip().lower() == "true":
        return ""
    services = config.get(f"services {settings.get('services', '').strip()}", {})
    return _nested(services.get("s3", "")).get("endpoint_url") or settings.get("endpoint_url", "").strip()


def _nested(text: str) -> dict[str, str]:
    """Read the indented lines beneath a setting without a value."""
    pairs = (line.partition("=") for line in text.splitlines())
    return {name.strip().lower(): value.strip() for name, equals, value in pairs if equals}


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        text = LocalReader(_MAX_BYTES).read(path).decode("utf-8-sig", "replace")
    except Fault as fault:
        if fault.kind in (FaultKind.MISSING, FaultKind.EMPTY):
            return {}
        raise _unreadable(path, fault.title) from fault
    parser = RawConfigParser(
        strict=False,
        delimiters=("=",),
        inline_comment_prefixes=("#", ";"),
        default_section="\0",  # a section called DEFAULT is a profile like the others here
        allow_no_value=True,
    )
    try:
        parser.read_string(text)
    except Error as error:
        # Not chained: the reader's error quotes the line, and so perhaps the secret.
        line = f"Line {_line(error)} is neither a section nor a setting."
    else:
        return {each.strip(): {name: value or "" for name, value in parser.items(each)} for each in parser.sections()}
    raise _unreadable(path, line)


def _line(error: Error) -> int:
    errors: list[tuple[int, str]] = getattr(error, "errors", [])
    return errors[0][0] if errors else int(getattr(error, "lineno", 1))


def _unreadable(path: Path, detail: str) -> Fault:
    return Fault(FaultKind.SETTINGS, f"The AWS profiles in “{path}” cannot be read.", detail, subject=str(path))
