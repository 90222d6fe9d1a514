"""A demo clinic's first rows, under ids that are the same on every installation."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from gql_packages.audit.entry import AuditEntry, write_audit_entries
from gql_packages.database.pool import Database
from gql_packages.demo.plan import ClinicPlan
from gql_packages.models.clinic import StaffMember

_CLINIC = """
INSERT INTO clinic (id, name, currency, time_zone, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO NOTHING
RETURNING id
"""


async def found_clinic(database: Database, plan: ClinicPlan, now: datetime) -> None:
    """Make the clinic and its owner, unless an earlier start did."""
    owner = plan.owner_principal
    async with database.writing(plan.clinic_id) as db:
        if not await db.rows(
            _CLINIC, plan.clinic_id, plan.name, plan.currency, plan.time_zone, now
        ):
            return
        await db.run(
            "INSERT INTO invoice_counter (clinic_id, last_number) VALUES ($1, 0)", plan.clinic_id
        )
        await StaffMember.create(
            using_db=db,
            id=owner.staff_member_id,
            clinic_id=plan.clinic_id,
            name=plan.owner.name,
            email=plan.owner.email,
            role=plan.owner.role,
            is_active=True,
            version=1,
            created_at=now,
        )
        entry = AuditEntry.of(
            owner,
            at=now,
            operation="createClinic",
            outcome="DONE",
            request_id=uuid4(),
            entity=("Clinic", plan.clinic_id),
        )
        await write_audit_entries(db, [entry])
