"""The code in the link that a demo prints: it signs one browser in, once and for five minutes."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from datetime import datetime
from pathlib import Path
from uuid import UUID

from gql_packages.domain.permissions import Principal
from gql_packages.errors import SetupError

GOOD_FOR_SECONDS = 300


class SignInCode:
    """The one code of a data directory, where only its SHA-256 is kept, with whom it signs in."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def issue(self, principal: Principal, now: datetime) -> str:
        """A new code that signs `principal` in; an earlier one is no longer good."""
        code = secrets.token_urlsafe(18)
        kept = {
            "sha256": _digest(code),
            "until": now.timestamp() + GOOD_FOR_SECONDS,
            "clinic_id": str(principal.clinic_id),
            "staff_member_id": str(principal.staff_member_id),
        }
        try:
            self._file.unlink(missing_ok=True)
            descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(kept, file)
        except OSError as error:
            raise SetupError(f"{self._file} cannot be written: {error.strerror}.") from error
        return code

    def exchange(self, code: str, now: datetime) -> Principal | None:
        """Whom the code signs in, if it is the one and still good; then it is used up.

        Of several that bring it at once, whichever process removes the file is the one.
        """
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            if not hmac.compare_digest(kept["sha256"], _digest(code)):
                return None
            self._file.unlink()
            principal = Principal(UUID(kept["clinic_id"]), UUID(kept["staff_member_id"]))
            return principal if now.timestamp() < kept["until"] else None
        except (OSError, ValueError, LookupError, TypeError):
            return None


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()
