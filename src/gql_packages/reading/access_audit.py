"""Whose records an operation shows: each patient is audited once for each root field."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.audit.entry import AuditEntry
from gql_packages.domain.permissions import Principal

READ = "READ"


class AccessAudit:
    """Audits whose records an operation has read, before anything of them is shown."""

    def __init__(
        self, writer: AuditBatchWriter, principal: Principal, now: datetime, request_id: UUID
    ) -> None:
        self._writer = writer
        self._principal = principal
        self._now = now
        self._request_id = request_id
        self._noted: defaultdict[str, set[UUID]] = defaultdict(set)

    def note(self, operation: str, patients: Iterable[UUID]) -> None:
        """These patients' records are about to be shown under the root field `operation`."""
        noted = self._noted[operation]
        if new := set(patients) - noted:
            noted |= new
            who, now, request_id = self._principal, self._now, self._request_id
            clinic_id, actor_id = who.clinic_id, who.staff_member_id
            # A page shows many patients: no call for each of them but for its id.
            self._writer.put(
                AuditEntry(
                    clinic_id=clinic_id,
                    id=uuid7(),
                    at=now,
                    actor_id=actor_id,
                    operation=operation,
                    entity_type="Patient",
                    entity_id=patient,
                    outcome=READ,
                    request_id=request_id,
                )
                for patient in new
            )
