"""The questions that SQL can answer: what differs in the rows of one clinic."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib import resources
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.verification.findings import Finding


def questions() -> list[str]:
    """Every question as SQL, with the clinic as $1; each row of an answer is one thing amiss."""
    files = resources.files("gql_packages.verification.checks").iterdir()
    found = [file for file in files if file.name.endswith(".sql")]
    return [file.read_text(encoding="utf-8") for file in sorted(found, key=lambda file: file.name)]


async def ask(connection: Connection, clinic_id: UUID, question: str) -> AsyncIterator[Finding]:
    """What the question finds, a piece at a time."""
    async for row in connection.cursor(question, clinic_id):
        yield Finding(clinic_id, row["entity_type"], row["entity_id"], row["what"])
