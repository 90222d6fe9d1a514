"""The key that signs this installation's own tokens, where no identity provider does."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from gql_packages.domain.permissions import Principal
from gql_packages.errors import SetupError

MAX_HOURS = 24 * 366
#: Hours that a demo owner's token is good for; every start prints a new one.
DEMO_TOKEN_HOURS = 7 * 24


def load_or_create(path: Path) -> Ed25519PrivateKey:
    """The key in the file at `path`, created if there is none, readable by its owner only.

    Of several that start at once, all end up with the same key. Raises SetupError if the file is
    no Ed25519 key, or if others may read it.
    """
    try:
        if not path.exists():
            _create(path)
        return _load(path)
    except OSError as error:
        raise SetupError(f"The signing key {path} cannot be used: {error.strerror}.") from error


def load(path: Path) -> Ed25519PrivateKey:
    """The key in the file at `path`. Raises SetupError as `load_or_create`, and if there is none:
    no server would take what a new one signs."""
    if not path.exists():
        raise SetupError(
            f"There is no signing key {path.resolve()}: set GQL_PACKAGES_DATA to the data directory"
            " of the server, which makes its key when it first starts."
        )
    return load_or_create(path)


def fingerprint(key: Ed25519PrivateKey) -> str:
    """What tells one key from another: sixteen digits of the SHA-256 of its public half."""
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(public).hexdigest()[:16]


def check_hours(hours: float) -> None:
    """Raise SetupError unless a token may last so long."""
    if not 0 < hours <= MAX_HOURS:
        raise SetupError(f"A token lasts more than 0 and at most {MAX_HOURS} hours.")


def issue_token(
    key: Ed25519PrivateKey, principal: Principal, *, hours: float, now: datetime
) -> str:
    """A token for `principal`, good from `now` for `hours` (more than 0, at most a year)."""
    check_hours(hours)
    claims = {
        "sub": str(principal.staff_member_id),
        "clinic_id": str(principal.clinic_id),
        "iat": now,
        "exp": now + timedelta(hours=hours),
    }
    return jwt.encode(claims, key, algorithm="EdDSA")


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    # A temporary file is 0600 from the start; a link, unlike a rename, never replaces a key that
    # another process has just created, and never shows half of one.
    with NamedTemporaryFile(dir=path.parent, prefix=path.name) as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
        try:
            path.hardlink_to(file.name)
        except FileExistsError:
            return


def _load(path: Path) -> Ed25519PrivateKey:
    if path.stat().st_mode & 0o077:
        raise SetupError(f"Others may read the signing key {path}: run chmod 600 on it.")
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise SetupError(
            f"The file {path} holds no Ed25519 private key: remove it to get a new one."
        )
    return key
