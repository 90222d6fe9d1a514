"""Whose records an operation shows: each patient is written into the audit, once for each field."""

from collections.abc import Iterable
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from gql_packages.audit.batch_writer import AuditJournal
from gql_packages.audit.entry import AuditEntry
from gql_packages.domain.rights import Principal

READ = "READ"

#: The root field for which something is read. Root fields are resolved side by side, each in a task
#: of its own, and what is asked for at the same time is read in one statement for all of them.
root_field: ContextVar[str] = ContextVar("root_field")


class PatientReads:
    """Notes whose records an operation has read, before anything of them is shown."""

    def __init__(
        self, journal: AuditJournal, principal: Principal, now: datetime, request_id: UUID
    ) -> None:
        self._journal = journal
        self._principal = principal
        self._now = now
        self._request_id = request_id
        self._noted: set[tuple[str, UUID]] = set()

    def note(self, patients: Iterable[UUID]) -> None:
        """These patients' records are about to be shown under the root field."""
        operation = root_field.get()
        new = {(operation, patient) for patient in patients} - self._noted
        if new:
            self._noted |= new
            self._journal.put(self._entry(*each) for each in new)

    def _entry(self, operation: str, patient: UUID) -> AuditEntry:
        return AuditEntry.of(
            self._principal,
            at=self._now,
            operation=operation,
            outcome=READ,
            request_id=self._request_id,
            entity=("Patient", patient),
        )
