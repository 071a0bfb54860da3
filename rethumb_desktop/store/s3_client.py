"""Making the S3 client: what is said to botocore, and what it may not pick up by itself."""

from __future__ import annotations

import base64
import logging
import os
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rethumb_desktop import __version__
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, KeyPair, uses_virtual_host

if TYPE_CHECKING:
    from botocore.awsrequest import AWSRequest
    from botocore.config import Config
    from botocore.session import Session
    from types_boto3_s3 import S3Client

USER_AGENT = f"rethumb-desktop/{__version__}"
CONNECT_SECONDS = 10
READ_SECONDS = 60
ATTEMPTS = 3
CONNECTIONS = 32
DEFAULT_REGION = "us-east-1"
_NEW_DIGESTS = ("x-amz-checksum-", "x-amz-sdk-checksum-")
_AMAZON = (".amazonaws.com", ".amazonaws.com.cn")


def find_ca_bundle(account: Account) -> str | None:
    """Return the file of trusted certificates that AWS_CA_BUNDLE or, after it, SSL_CERT_FILE names; else None.

    These two are the only variables of the environment that a store heeds, apart from the usual proxy settings:
    they let a person trust the certificate of an own server. Raises Fault certificate where it is needed and there
    is no such file.
    """
    for variable in ("AWS_CA_BUNDLE", "SSL_CERT_FILE"):
        named = os.environ.get(variable, "").strip()
        if not named:
            continue
        if account.endpoint.startswith("https:") and not Path(named).is_file():
            raise Fault(
                FaultKind.CERTIFICATE,
                "The file of trusted certificates is not there.",
                f"The variable {variable} names it: {named}. Correct the variable, or remove it.",
                subject=account.host,
            )
        return named
    return None


def check_account(account: Account) -> None:
    """Raise Fault target where endpoint or bucket cannot be an address."""
    if account.endpoint != account.endpoint.strip() or not _is_address(account.endpoint):
        raise Fault(
            FaultKind.TARGET,
            f"“{account.endpoint}” is not the address of an object store.",
            "An endpoint begins with https:// (or http://) and names a server, as in https://s3.example.com.",
            subject=account.endpoint,
        )
    if not account.bucket or "/" in account.bucket or account.bucket in (".", ".."):
        raise Fault(
            FaultKind.TARGET,
            f"“{account.bucket}” is not the name of a bucket.",
            "Enter the bucket's name alone; a folder inside the bucket is the prefix.",
            subject=account.host,
        )


def tidy_keys(account: Account, keys: KeyPair | None) -> KeyPair | None:
    """Return the keys without the blanks that copying adds; raises Fault credentials for what cannot be keys."""
    if keys is None:
        return None
    tidy = KeyPair(keys.key_id.strip(), keys.secret.strip())
    if not tidy.key_id or not tidy.secret:
        raise missing_keys(account)
    if any(not "!" <= letter <= "~" for letter in tidy.key_id + tidy.secret):
        raise Fault(
            FaultKind.CREDENTIALS,
            f"The keys of “{account.name}” hold characters that no key has.",
            "Enter the key id and the secret again, as the provider shows them.",
            subject=account.host,
        )
    return tidy


def missing_keys(account: Account) -> Fault:
    return Fault(
        FaultKind.CREDENTIALS,
        f"There are no keys for “{account.name}”.",
        "Enter the key id and the secret of the account.",
        subject=account.host,
    )


def make_client(account: Account, keys: KeyPair | None, ca_bundle: str | None) -> S3Client:
    """Return a client that knows only what it is given here: no profile, no file, no AWS_ variable.

    Without keys its requests are unsigned. Importing boto3 takes a good part of a second: not for the window's
    thread.
    """
    from boto3.session import Session as Boto3Session

    check_region(account)
    client = Boto3Session(botocore_session=_session()).client(
        "s3",
        endpoint_url=account.endpoint,
        region_name=account.region or DEFAULT_REGION,
        aws_access_key_id=keys.key_id if keys else None,
        aws_secret_access_key=keys.secret if keys else None,
        verify=ca_bundle or True,
        config=_config(account, signed=keys is not None),
    )
    events = client.meta.events
    events.register_last("before-parameter-build.s3", _stay_where_sent, "rethumb-stay-where-sent")
    if not is_amazon(account):
        for operation in ("DeleteObjects", "PutBucketPolicy"):
            events.register(f"before-sign.s3.{operation}", _say_digest, f"rethumb-digest-{operation}")
    return client


def check_region(account: Account) -> None:
    """Raise Fault target where the region cannot be one: it stands in every signature."""
    from botocore.exceptions import InvalidRegionError
    from botocore.utils import validate_region_name

    try:
        validate_region_name(account.region or DEFAULT_REGION)
    except InvalidRegionError as error:
        raise Fault(
            FaultKind.TARGET,
            f"“{account.region}” is not the name of a region.",
            "The provider's page for the bucket names its region; “us-east-1” is right where it names none.",
            subject=account.host,
        ) from error


def is_amazon(account: Account) -> bool:
    return account.host.endswith(_AMAZON)


def _is_address(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        _ = parts.port
    except ValueError:
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain and " " not in endpoint


def keep_botocore_quiet() -> None:
    """Keep botocore from writing key ids and signatures, as it does at DEBUG; whoever wants that has to ask its own
    logger."""
    logger = logging.getLogger("botocore")
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.INFO)


def _session() -> Session:
    import botocore.session

    keep_botocore_quiet()
    session = botocore.session.Session()
    settings = session.get_component("config_store")
    for name, (_, _, default, _) in session.SESSION_VARIABLES.items():
        settings.set_config_variable(name, default)
    for name in ("s3", "proxies_config"):
        settings.set_config_variable(name, None)
    for name in ("config_file", "credentials_file"):
        settings.set_config_variable(name, os.devnull)
    return session


def _config(account: Account, *, signed: bool) -> Config:
    from botocore import UNSIGNED
    from botocore.config import Config

    config = Config(
        s3={"addressing_style": "virtual" if uses_virtual_host(account) else "path"},
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        max_pool_connections=CONNECTIONS,
        user_agent_extra=USER_AGENT,
        signature_version="s3v4" if signed else UNSIGNED,
    )
    if is_amazon(account):
        return config
    # Most others refuse the checksums that botocore sends unasked; Content-MD5 goes with every put instead.
    return config.merge(
        Config(request_checksum_calculation="when_required", response_checksum_validation="when_required")
    )


def _stay_where_sent(context: dict[str, object], **_: object) -> None:
    """Tell botocore that the request was redirected already, so that it follows no redirect.

    A wrong region is to be told to the person: a link signed for it would not open. And a portal that redirects
    everything would be followed in circles.
    """
    redirect = context.get("s3_redirect")
    if isinstance(redirect, dict):
        redirect["redirected"] = True


def _say_digest(request: AWSRequest, **_: object) -> None:
    """Say the digest of the body as all stores know it: these requests must have one, and botocore sends a new kind."""
    for name in [name for name in request.headers if name.lower().startswith(_NEW_DIGESTS)]:
        del request.headers[name]
    body: Any = request.body
    digest = md5(body or b"", usedforsecurity=False).digest()
    request.headers["Content-MD5"] = base64.b64encode(digest).decode()
