"""Set up a clinic: an operator does it on the command line, not through the API."""

from datetime import datetime
from uuid import uuid4

from uuid_utils.compat import uuid7

from gql_packages.audit.entry import AuditEntry, write_audit_entries
from gql_packages.database.pool import Database
from gql_packages.domain.calendar import time_zones
from gql_packages.domain.money import minor_digits
from gql_packages.domain.permissions import Principal, Role
from gql_packages.errors import SetupError

LONGEST_NAME = 200


async def create_clinic(
    database: Database,
    *,
    name: str,
    currency: str,
    time_zone: str,
    owner_name: str,
    owner_email: str | None,
    now: datetime,
    owner: Principal | None = None,
) -> Principal:
    """Create a clinic, and its owner as the first staff member; who that is.

    `currency` is an ISO 4217 code, `time_zone` an IANA name. SetupError in a sentence otherwise.
    With `owner`, under the ids of that principal, unless the clinic is there already.
    """
    name = _clean_name("name", name)
    owner_name = _clean_name("owner's name", owner_name)
    _check_currency(currency)
    if time_zone not in time_zones():
        raise SetupError(f"There is no time zone {time_zone}: write it like America/Vancouver.")
    if owner_email is not None and not (3 <= len(owner_email) <= 254 and "@" in owner_email):
        raise SetupError("The owner's e-mail address is not one: write it like name@example.org.")
    owner = owner or Principal(clinic_id=uuid7(), staff_member_id=uuid7())
    async with database.writing(owner.clinic_id) as db:
        is_new = await db.rows(
            "INSERT INTO clinic (id, name, currency, time_zone, created_at)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING RETURNING id",
            *(owner.clinic_id, name, currency, time_zone, now),
        )
        if not is_new:
            return owner
        await db.run(
            "INSERT INTO invoice_counter (clinic_id, last_number) VALUES ($1, 0)", owner.clinic_id
        )
        await db.run(
            "INSERT INTO staff_member"
            " (clinic_id, id, name, email, role, is_active, version, created_at)"
            " VALUES ($1, $2, $3, $4, $5, true, 1, $6)",
            *(owner.clinic_id, owner.staff_member_id, owner_name, owner_email, Role.OWNER, now),
        )
        entry = AuditEntry.of(
            owner,
            at=now,
            operation="createClinic",
            outcome="DONE",
            request_id=uuid4(),
            entity=("Clinic", owner.clinic_id),
        )
        await write_audit_entries(db, [entry])
    return owner


def _clean_name(what: str, value: str) -> str:
    value = " ".join(value.split())
    if not value or len(value) > LONGEST_NAME or not value.isprintable():
        raise SetupError(f"The {what} must have 1 to {LONGEST_NAME} printable characters.")
    return value


def _check_currency(code: str) -> None:
    try:
        minor_digits(code)
    except ValueError as error:
        raise SetupError(
            f"There is no currency {code}: write its ISO 4217 code, like CAD or EUR."
        ) from error
