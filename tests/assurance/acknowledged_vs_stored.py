"""What clients were told, held against what the database keeps: nothing lost, nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.schema.global_id import read
from tests.assurance.clients_that_retry import CONNECTION, Intent

#: The rows that mutations make, by kind. Ids are in the order of time.
KINDS: Mapping[str, str] = {
    **{
        table: f"SELECT request_id, id FROM {table} WHERE true"
        for table in (
            "patient_package",
            "invoice",
            "payment",
            "payment_application",
            "payment_refund",
            "appointment",
            "redemption",
        )
    },
    **{
        kind: f"SELECT request_id, id FROM package_entry WHERE kind = '{kind}'"
        for kind in ("SOLD", "RESERVED", "RELEASED", "REDEEMED", "REVERSED")
    },
    "audited": "SELECT request_id, id FROM audit_entry WHERE outcome = 'DONE'",
    "recorded": """SELECT request_id, id FROM idempotency_record WHERE outcome LIKE '{"done":%'""",
    "refusal recorded": (
        """SELECT request_id, id FROM idempotency_record WHERE outcome LIKE '{"refused":%'"""
    ),
}

#: What each doing of a mutation makes one of in any case, and where its answer shows the id.
MADE: Mapping[str, Mapping[str, str | None]] = {
    "sellPackage": {
        "patient_package": "patientPackage",
        "invoice": "invoice",
        "payment": "payment",
        "payment_application": None,
        "SOLD": None,
    },
    "receivePayment": {"payment": "payment"},
    "bookAppointment": {"appointment": "appointment"},
    "redeemPackage": {"redemption": "redemption", "RESERVED": None},
    "removePackage": {"RELEASED": None},
    "arriveAppointment": {"invoice": "invoice"},
    "undoArrival": {},
    "refundPayment": {"payment_refund": None},
}

#: What was sent again after it had been done, and answered from the record of its key.
_REPLAYED = """
SELECT DISTINCT request_id FROM audit_entry
WHERE outcome = 'REPLAYED' AND clinic_id = ANY($1) AND id > $2
"""

#: The rows of one kind, by the request that made them.
Kept = Mapping[UUID, list[UUID]]


@dataclass
class Findings:
    """Where what was told and what is kept differ."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    #: told "no" and there all the same, or told "done" and recorded as refused
    denied: list[str] = field(default_factory=list)

    @property
    def are_none(self) -> bool:
        return not (self.lost or self.doubled or self.denied)

    def __str__(self) -> str:
        lines = [f"{name}: {line}" for name, found in vars(self).items() for line in found[:5]]
        return "\n".join(lines) or "no difference"


@dataclass(frozen=True)
class Ambiguous:
    """What clients could not know the end of, until they asked again."""

    met: int
    #: of these, done the first time and answered with the same ids when asked again
    committed: int

    def __str__(self) -> str:
        return f"{self.met} ambiguous commits, of which {self.committed} had been made"


class Books:
    """The clinics' rows since a moment, as a superuser sees them."""

    def __init__(self, connection: Connection, clinics: Iterable[UUID], since: UUID) -> None:
        self._connection = connection
        self._told = (list(clinics), since)

    async def compare(self, intents: Iterable[Intent]) -> Findings:
        """Where these rows differ from what the clients were told of them."""
        told = [(intent, intent.request_ids) for intent in intents]
        asked = {request_id for _, request_ids in told for request_id in request_ids}
        findings = Findings()
        for kind, question in KINDS.items():
            kept = await self._kept(question)
            for intent, request_ids in told:
                rows = [row for request_id in request_ids for row in kept.get(request_id, ())]
                for found in _differences(intent, kind, rows):
                    getattr(findings, found).append(f"{intent}: {kind} {rows}")
            findings.doubled += [
                f"{kind} {rows} for nobody" for maker, rows in kept.items() if maker not in asked
            ]
        return findings

    async def ambiguous(self, intents: Iterable[Intent]) -> Ambiguous:
        """How many commits went unanswered, and how many of those had been made."""
        rows = await self._connection.fetch(_REPLAYED, *self._told)
        replayed = {row["request_id"] for row in rows}
        met = committed = 0
        for intent in intents:
            was_made = not replayed.isdisjoint(intent.request_ids)
            unknown = intent.retried["OUTCOME_UNKNOWN"]
            other = intent.retried[CONNECTION] + intent.retried["TIMEOUT"]
            met += unknown or (other > 0 and was_made)
            committed += (unknown + other) > 0 and was_made
        return Ambiguous(met, committed)

    async def _kept(self, question: str) -> Kept:
        kept = defaultdict(list)
        question += " AND clinic_id = ANY($1) AND id > $2"
        for row in await self._connection.fetch(question, *self._told):
            kept[row["request_id"]].append(row["id"])
        return kept


def _differences(intent: Intent, kind: str, rows: list[UUID]) -> Iterator[str]:
    """By name of the finding, what is wrong with the rows of one kind that one thing made."""
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
