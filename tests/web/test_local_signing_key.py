"""The key that an installation signs its own tokens with."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from gql_packages.auth.local_signing_key import issue_token, load_or_create
from gql_packages.errors import SetupError
from tests.web.minimal_schema import KEY, PRINCIPAL

NOW = datetime(2026, 3, 4, 17, 30, tzinfo=UTC)


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "data" / "signing-key.pem"
    old_mask = os.umask(0)
    try:
        first = load_or_create(path)
    finally:
        os.umask(old_mask)

    assert load_or_create(path).private_bytes_raw() == first.private_bytes_raw()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_those_who_start_at_once_end_up_with_one_key(tmp_path: Path) -> None:
    path = tmp_path / "signing-key.pem"
    for _ in range(20):
        with ThreadPoolExecutor(8) as pool:
            keys = list(pool.map(lambda _: load_or_create(path).private_bytes_raw(), range(8)))

        assert len(set(keys)) == 1
        path.unlink()


def test_a_key_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "signing-key.pem"
    load_or_create(path)
    path.chmod(0o640)

    with pytest.raises(SetupError, match="chmod 600"):
        load_or_create(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a key",
        ec.generate_private_key(ec.SECP256R1()).private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ),
    ],
    ids=["nothing", "text", "another kind of key"],
)
def test_a_file_that_is_no_such_key_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "signing-key.pem"
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(SetupError, match="no Ed25519 private key"):
        load_or_create(path)


def test_a_place_that_cannot_be_written_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(SetupError, match="cannot be used"):
        load_or_create(tmp_path / "file" / "signing-key.pem")


def test_a_token_carries_who_and_how_long() -> None:
    token = issue_token(KEY, PRINCIPAL, hours=8, now=NOW)

    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims == {
        "sub": str(PRINCIPAL.staff_member_id),
        "clinic_id": str(PRINCIPAL.clinic_id),
        "iat": int(NOW.timestamp()),
        "exp": int((NOW + timedelta(hours=8)).timestamp()),
    }


@pytest.mark.parametrize("hours", [0, -1, 24 * 366 + 1, float("nan"), float("inf")])
def test_a_token_lasts_at_most_a_year(hours: float) -> None:
    with pytest.raises(SetupError, match="hours"):
        issue_token(KEY, PRINCIPAL, hours=hours, now=NOW)
