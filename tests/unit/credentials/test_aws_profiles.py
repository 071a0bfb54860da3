"""Profiles of the AWS tools, as people have them in their two files."""

from pathlib import Path

import pytest

from rethumb_desktop.credentials.aws_profiles import AwsProfileFiles
from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import KeyPair

KEYS = "aws_access_key_id = AKID\naws_secret_access_key = sec/ret+=\n"


def profiles(home: Path, credentials: str = "", config: str = "", **variables: str) -> dict[str, AwsProfile]:
    """Write the two files of a home and return what is read from them, by name."""
    (home / ".aws").mkdir(exist_ok=True)
    (home / ".aws" / "credentials").write_text(credentials)
    (home / ".aws" / "config").write_text(config)
    found = AwsProfileFiles(variables, home)()
    assert len({profile.name for profile in found}) == len(found)
    return {profile.name: profile for profile in found}


def test_without_files_there_are_no_profiles(tmp_path: Path) -> None:
    assert AwsProfileFiles({}, tmp_path)() == []
    assert profiles(tmp_path) == {}


def test_keys_and_settings_come_from_both_files(tmp_path: Path) -> None:
    found = profiles(
        tmp_path,
        f"[work]\n{KEYS}[default]\n{KEYS}",
        "[default]\nregion = eu-central-1\n[profile work]\nendpoint_url = https://s3.example.com\noutput = json\n",
    )
    assert list(found) == ["default", "work"]
    assert found["default"] == AwsProfile("default", KeyPair("AKID", "sec/ret+="), region="eu-central-1")
    assert found["work"] == AwsProfile("work", KeyPair("AKID", "sec/ret+="), endpoint="https://s3.example.com")


def test_keys_may_stand_in_the_config_file_alone_and_those_of_the_other_go_first(tmp_path: Path) -> None:
    config = '[profile one]\naws_access_key_id=C\naws_secret_access_key=c\n[profile "t w o"]\n' + KEYS
    found = profiles(tmp_path, f"[one]\n{KEYS}", config)
    assert found["one"].keys == KeyPair("AKID", "sec/ret+=")
    assert found["t w o"].keys == KeyPair("AKID", "sec/ret+=")


def test_what_files_made_by_hand_hold_is_understood(tmp_path: Path) -> None:
    text = (
        '\ufeff# mine\r\n[DEFAULT]\r\nAWS_ACCESS_KEY_ID=AKID  # the first\r\naws_secret_access_key="sec\\/ret+="\r\n'
        "[ twice ]\r\nregion=a\r\n[ twice ]\r\nregion=b\r\nlonely\r\n"
    )
    found = profiles(tmp_path, text)
    assert found["DEFAULT"].keys == KeyPair("AKID", "sec/ret+=")
    assert found["twice"].region == "b"


@pytest.mark.parametrize(
    ("settings", "endpoint"),
    [
        ("endpoint_url = https://all.example.com", "https://all.example.com"),
        ("services = own", "http://127.0.0.1:9000"),
        ("services = own\nendpoint_url = https://all.example.com", "http://127.0.0.1:9000"),
        ("services = another\nendpoint_url = https://all.example.com", "https://all.example.com"),
        ("services = none\nendpoint_url = https://all.example.com", "https://all.example.com"),
        ("services = own\nignore_configured_endpoint_urls = true", ""),
        ("", ""),
    ],
)
def test_the_endpoint_is_that_of_s3(tmp_path: Path, settings: str, endpoint: str) -> None:
    services = (
        "[services own]\nec2 =\n  endpoint_url = https://ec2.example.com\ns3 =\n  endpoint_url = http://127.0.0.1:9000\n"
        "  addressing_style = path\n[services another]\nec2 =\n  endpoint_url = https://ec2.example.com\n"
    )
    found = profiles(tmp_path, f"[default]\n{KEYS}", f"[default]\n{settings}\n{services}")
    assert list(found) == ["default"]
    assert found["default"].endpoint == endpoint


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (f"{KEYS}aws_session_token = t\n", "session token"),
        (f"{KEYS}role_arn = arn:aws:iam::1:role/x\nsource_profile = default\n", "role"),
        ("sso_session = my\nsso_account_id = 1\n", "SSO"),
        ("sso_start_url = https://x\n", "SSO"),
        ("login_session = arn\n", "browser"),
        ("web_identity_token_file = /x\nrole_arn = y\n", "role"),
        ("web_identity_token_file = /x\n", "another service"),
        ("credential_process = /bin/give-keys\n", "another program"),
        ("region = eu-1\n", "no key id and secret"),
        ("aws_access_key_id = AKID\n", "no key id and secret"),
        ("aws_secret_access_key = canary\n", "no key id and secret"),
    ],
)
def test_what_cannot_be_used_says_why(tmp_path: Path, settings: str, reason: str) -> None:
    profile = profiles(tmp_path, config=f"[profile other]\n{settings}[sso-session my]\nsso_region = r\n")["other"]
    assert profile.keys is None
    assert reason in profile.reason
    assert profile.reason.endswith(".")


def test_keys_go_before_a_program_that_would_give_some(tmp_path: Path) -> None:
    found = profiles(tmp_path, f"[default]\n{KEYS}", "[default]\ncredential_process = /bin/false\n")
    assert found["default"].keys is not None


def test_variables_name_other_files(tmp_path: Path) -> None:
    (tmp_path / "c").write_text(f"[else]\n{KEYS}")
    (tmp_path / "d").write_text("[profile else]\nregion = x-1\n")
    found = profiles(tmp_path, "[unseen]\n", "", AWS_SHARED_CREDENTIALS_FILE=str(tmp_path / "c"), AWS_CONFIG_FILE="~/d")
    assert found == {"else": AwsProfile("else", KeyPair("AKID", "sec/ret+="), region="x-1")}


@pytest.mark.parametrize(
    ("text", "line"), [("canary\n", 1), ("# c\n\nkey = canary\n", 3), ("[a]\nx = 1\n= canary\n", 3)]
)
def test_a_damaged_file_is_named_by_its_line_and_not_quoted(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(Fault) as caught:
        profiles(tmp_path, text)
    fault = caught.value
    assert fault.kind is FaultKind.SETTINGS
    assert f"Line {line} " in fault.detail
    assert "canary" not in fault.title + fault.detail + repr(fault.__cause__) + repr(fault.__context__)


def test_a_folder_or_a_huge_file_in_its_place_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    huge = tmp_path / "huge"
    huge.touch()
    with huge.open("r+b") as file:
        file.truncate(1_000_001)
    for path in ("folder", "huge"):
        with pytest.raises(Fault, match="cannot be read"):
            AwsProfileFiles({"AWS_CONFIG_FILE": str(tmp_path / path)}, tmp_path)()


def test_profiles_do_not_show_their_secrets(tmp_path: Path) -> None:
    assert "sec/ret" not in repr(profiles(tmp_path, f"[default]\n{KEYS}"))
