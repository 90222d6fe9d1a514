"""Whose records an operation shows: each patient is audited once for each root field."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

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
        self._noted: set[tuple[str, UUID]] = set()

    def note(self, operation: str, patients: Iterable[UUID]) -> None:
        """These patients' records are about to be shown under the root field `operation`."""
        new = {(operation, patient) for patient in patients} - self._noted
        if new:
            self._noted |= new
            self._writer.put(self._entry(*each) for each in new)

    def _entry(self, operation: str, patient: UUID) -> AuditEntry:
        return AuditEntry.of(
            self._principal,
            at=self._now,
            operation=operation,
            outcome=READ,
            request_id=self._request_id,
            entity=("Patient", patient),
        )
