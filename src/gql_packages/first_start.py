"""What the embedded database is filled with at its first start, and remembered afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from gql_packages.database.pool import Database
from gql_packages.domain.rights import Principal
from gql_packages.services.create_clinic import create_clinic


async def demo_owner(url: str, directory: Path, progress: Callable[[str], None]) -> Principal:
    """The owner of the demo clinic, which is made now if this data has none.

    Who it is stands in a file beside the database, written last: a first start that was cut short
    is done over, with clinics of its own.
    """
    note = directory / "demo.json"
    if note.exists():
        noted = json.loads(note.read_text())
        return Principal(UUID(noted["clinicId"]), UUID(noted["staffMemberId"]))
    progress("Filling the demo clinics")
    database = await Database.open(url)
    try:
        owner = await _fill(database)
    finally:
        await database.close()
    unfinished = note.with_suffix(".unfinished")
    unfinished.write_text(
        json.dumps({"clinicId": str(owner.clinic_id), "staffMemberId": str(owner.staff_member_id)})
    )
    unfinished.rename(note)
    return owner


async def _fill(database: Database) -> Principal:
    return await create_clinic(
        database,
        name="Harbour Physiotherapy",
        currency="CAD",
        time_zone="America/Vancouver",
        owner_name="Robin Moreau",
        owner_email=None,
        now=datetime.now(UTC),
    )
