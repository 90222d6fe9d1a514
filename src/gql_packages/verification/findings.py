"""What was found to differ, and how much was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from gql_packages.verification.checkpoints import Checkpoint

#: Of one kind and in one clinic: who alters a table at large need not fill the memory with it.
MOST_FINDINGS = 100


@dataclass(frozen=True)
class Finding:
    """One thing that is not as the other rows say. `entity_type` is the API's name of it."""

    clinic_id: UUID
    entity_type: str
    entity_id: UUID
    what: str

    def __str__(self) -> str:
        return f"clinic {self.clinic_id}: {self.entity_type} {self.entity_id}: {self.what}"


@dataclass
class Verification:
    """What differs, how many rows of each table were checked, and new checkpoints, if any."""

    findings: list[Finding] = field(default_factory=list)
    checked: Counter[str] = field(default_factory=Counter)
    checkpoints: list[Checkpoint] = field(default_factory=list)

    async def take(self, findings: AsyncIterable[Finding]) -> None:
        """Add the first hundred, and say so where there are more."""
        taken = 0
        async for finding in findings:
            if taken == MOST_FINDINGS:
                self.findings.append(more_of(finding.clinic_id))
                return
            self.findings.append(finding)
            taken += 1

    def report(self) -> str:
        """A line for each finding, and the summary."""
        return "\n".join([*map(str, self.findings), self.summary()])

    def summary(self) -> str:
        """One sentence: how many rows were looked at, and how much of it differs."""
        tables = (f"{table} {count:,}" for table, count in sorted(self.checked.items()))
        total = self.checked.total() - self.checked["checkpoint"]
        rows = f"{total:,} rows ({', '.join(tables)})" if total else "nothing, for there is nothing"
        count = len(self.findings)
        found = f"{count:,} finding{'s' if count > 1 else ''}" if count else "nothing differs"
        return f"Checked {rows}: {found}."


def more_of(clinic_id: UUID) -> Finding:
    """Says that a check found more than is listed."""
    what = f"there is more like this: only {MOST_FINDINGS} are listed"
    return Finding(clinic_id, "Clinic", clinic_id, what)


def entity_type(table: str) -> str:
    """What the rows of a table are called: "payment_refund" has "PaymentRefund"s."""
    return "".join(word.capitalize() for word in table.split("_"))
