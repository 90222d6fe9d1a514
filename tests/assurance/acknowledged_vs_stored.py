"""What clients were told, held against what the database keeps: nothing lost, nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from uuid_utils.compat import uuid7

from gql_packages.database.connect import Connection, connected
from gql_packages.schema.global_id import read
from tests.assurance.clients_that_retry import CONNECTION, MADE, Intent
from tests.front_desk import Ready

#: The rows that mutations make, by kind. Ids are in the order of time.
KINDS: Mapping[str, str] = {
    **{
        table: f"{table} WHERE true"
        for table in (
            *("patient_package", "invoice", "payment", "payment_application", "payment_refund"),
            *("appointment", "redemption"),
        )
    },
    **{
        kind: f"package_entry WHERE kind = '{kind}'"
        for kind in ("SOLD", "RESERVED", "RELEASED", "REDEEMED", "REVERSED")
    },
    "audited": "audit_entry WHERE outcome = 'DONE'",
    "recorded": """idempotency_record WHERE outcome LIKE '{"done":%'""",
    "refusal recorded": """idempotency_record WHERE outcome LIKE '{"refused":%'""",
}

#: What was sent again after it had been done, and answered from the record of its key.
_REPLAYED = "audit_entry WHERE outcome = 'REPLAYED'"

#: "denied": told "no" and there all the same, or told "done" and recorded as refused.
Difference = Literal["lost", "doubled", "denied"]
Findings = Mapping[Difference, Sequence[str]]


@dataclass(frozen=True)
class Books:
    """The clinics' rows since a moment, as a superuser sees them."""

    url: str
    clinics: Sequence[Ready]
    since: UUID = field(default_factory=uuid7)

    async def compare(self, intents: Iterable[Intent]) -> Findings:
        """Where these rows differ from what the clients were told of them."""
        told = [(intent, intent.request_ids) for intent in intents]
        asked = {request_id for _, request_ids in told for request_id in request_ids}
        findings = defaultdict[Difference, list[str]](list)
        async with connected(self.url) as connection:
            for kind, where in KINDS.items():
                kept = await self._kept(connection, where)
                for intent, request_ids in told:
                    rows = [row for request_id in request_ids for row in kept.get(request_id, ())]
                    for found in _differences(intent, kind, rows):
                        findings[found].append(f"{intent}: {kind} {rows}")
                for maker in kept.keys() - asked:
                    findings["doubled"].append(f"{kind} {kept[maker]} for nobody")
        return dict(findings)

    async def ambiguous(self, intents: Iterable[Intent]) -> tuple[int, int]:
        """How many commits went unanswered, and how many of those had been made: done the first
        time, and answered with the same ids when asked again."""
        async with connected(self.url) as connection:
            replayed = (await self._kept(connection, _REPLAYED)).keys()
        met = committed = 0
        for intent in intents:
            was_made = not replayed.isdisjoint(intent.request_ids)
            unknown = intent.retried["OUTCOME_UNKNOWN"]
            other = intent.retried[CONNECTION] + intent.retried["TIMEOUT"]
            met += unknown or (other > 0 and was_made)
            committed += (unknown + other) > 0 and was_made
        return met, committed

    async def _kept(self, connection: Connection, where: str) -> Mapping[UUID, list[UUID]]:
        """The rows of one kind, by the request that made them."""
        clinics = [clinic.desk.principal.clinic_id for clinic in self.clinics]
        kept = defaultdict(list)
        for row in await connection.fetch(
            f"SELECT request_id, id FROM {where} AND clinic_id = ANY($1) AND id > $2",
            *(clinics, self.since),
        ):
            kept[row["request_id"]].append(row["id"])
        return kept


def _differences(intent: Intent, kind: str, rows: list[UUID]) -> Iterator[Difference]:
    """What is wrong with the rows of one kind that one thing made."""
    if len(rows) > 1:
        yield "doubled"
    is_refusal = kind == "refusal recorded"
    if rows and intent.is_done == is_refusal:
        yield "denied"
    if intent.is_done:
        made = {"audited": None, "recorded": None, **MADE[intent.mutation]}
        if kind in made and not _is_among(intent, made[kind], rows):
            yield "lost"
    elif is_refusal and not rows:
        yield "lost"


def _is_among(intent: Intent, shown_as: str | None, rows: list[UUID]) -> bool:
    if shown_as is None:
        return bool(rows)
    found = read(intent.id_of(shown_as))
    return found is not None and found[1] in rows
