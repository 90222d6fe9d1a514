"""One byte of what never changes is changed by a superuser: `verify` finds it, and says where.

Any column of a row of history, and of every other row those that its hash covers. What is found
must be about the row, or about one that it names or that names it. A row whose clinic's id is
another is gone from its clinic: if no other row shows it, the checkpoint does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from uuid import UUID

import pytest

from gql_packages.database.connect import Connection
from gql_packages.verification import run_checks
from gql_packages.verification.checkpoints import SETTLES_IN, Checkpoint
from gql_packages.verification.findings import Finding
from gql_packages.verification.verify import verify
from tests.assurance.tampering import Column, Tampering, columns_that_never_change, tampered
from tests.conftest import DatabaseUrls
from tests.run_size import size, tell
from tests.schema_walk import table_of
from tests.verification.conftest import History

pytestmark = [pytest.mark.tampers, pytest.mark.slow]

ROUNDS = size(short=20, full=500)


@dataclass
class Target:
    """Two clinics with everything in them, checkpointed, and who is about to tamper with it."""

    urls: DatabaseUrls
    superuser: Connection
    columns: Mapping[str, Sequence[Column]]
    rows: Mapping[str, Sequence[UUID]]
    checkpoints: Mapping[UUID, Checkpoint] = field(default_factory=dict)

    async def found(self, *, with_checkpoints: bool) -> list[Finding]:
        checkpoints = self.checkpoints if with_checkpoints else None
        verification = await verify(
            self.urls.owner, progress=lambda _: None, checkpoints=checkpoints
        )
        return verification.findings

    async def is_named(self, finding: Finding, tampering: Tampering) -> bool:
        """Whether what is found is about the row that was tampered with, or next to it."""
        if finding.entity_id in tampering.kin:
            return True
        if finding.entity_type == "Clinic":
            return tampering.is_move and f"of {tampering.column.table}, " in finding.what
        row = await self.superuser.fetchval(
            f"SELECT to_jsonb(t)::text FROM {table_of(finding.entity_type)} t WHERE id = $1",
            finding.entity_id,
        )
        return str(tampering.kin[0]) in row


@pytest.fixture(scope="module")
async def target(unhindered: History) -> Target:
    urls, superuser = unhindered.urls, unhindered.superuser
    later = datetime.now(UTC) + SETTLES_IN
    made = await verify(urls.owner, progress=lambda _: None, checkpoints={}, now=later)
    columns = await columns_that_never_change(superuser)
    rows = {
        table: [row["id"] for row in await superuser.fetch(f"SELECT id FROM {table} ORDER BY id")]
        for table in columns
    }
    checkpoints = {checkpoint.clinic_id: checkpoint for checkpoint in made.checkpoints}
    return Target(urls, superuser, columns, rows, checkpoints)


@dataclass
class Outcome:
    """Of so many rounds, the tamperings that were not found, or not where they were."""

    missed: list[str] = field(default_factory=list)
    by_checkpoints_alone: int = 0


async def tamper(target: Target, *, with_checkpoints: bool) -> Outcome:
    """Round after round: any table, any row, any column; always the same ones."""
    chance, outcome = Random("one byte"), Outcome()
    for _ in range(ROUNDS):
        table = chance.choice(list(target.columns))
        column, row_id = chance.choice(target.columns[table]), chance.choice(target.rows[table])
        async with tampered(target.superuser, column, row_id, chance) as tampering:
            found = await target.found(with_checkpoints=with_checkpoints)
            named = [one for one in found if await target.is_named(one, tampering)]
        if not named:
            outcome.missed.append(f"{tampering}: {[str(finding) for finding in found]}")
        outcome.by_checkpoints_alone += {finding.entity_type for finding in named} == {"Clinic"}
    return outcome


async def test_a_changed_byte_is_found_and_it_is_said_where(target: Target) -> None:
    assert await target.found(with_checkpoints=True) == []

    outcome = await tamper(target, with_checkpoints=True)

    tell(
        f"{ROUNDS - len(outcome.missed)} of {ROUNDS} changed bytes found and named by verify,"
        f" {outcome.by_checkpoints_alone} of them by a checkpoint kept elsewhere alone"
    )
    assert outcome.missed == []
    assert await target.found(with_checkpoints=True) == []


async def test_without_the_hashes_it_is_not(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_checks, "HASHED_COLUMNS", {})

    outcome = await tamper(target, with_checkpoints=False)

    tell(f"without the hashes, {len(outcome.missed)} of {ROUNDS} changed bytes are missed")
    assert len(outcome.missed) > ROUNDS // 4
