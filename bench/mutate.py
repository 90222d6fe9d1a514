"""Measures two mutations: book a visit with the preselected package, then arrive.

    python -m bench.mutate

Each pair is asked of the application in this process for another patient, first one after the other
and then eight at a time. The uses are really spent, in another clinic than the one whose reading is
measured.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import uvloop
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.fill import database_of
from bench.server import DIRECTORY, MEASURING, Urls, started, urls_of
from bench.target import Target, opened
from gql_packages.database.connect import connected
from gql_packages.schema.global_id import encode

_BOOK = """
mutation Book($input: BookAppointmentInput!) {
  bookAppointment(input: $input) {
    ... on BookAppointmentPayload { appointment { id status redemption { status useNumber } } }
    ... on Refusal { code message }
  }
}
"""

_ARRIVE = """
mutation Arrive($input: ArriveAppointmentInput!) {
  arriveAppointment(input: $input) {
    ... on ArriveAppointmentPayload {
      appointment { id status }
      invoice { number status total { amount } }
      patientPackage { usesRemaining usesAvailable }
    }
    ... on Refusal { code message }
  }
}
"""

#: Patients who hold a paid package with uses left, and a treatment that it is good for.
_READY = """
SELECT DISTINCT ON (pp.patient_id) pp.patient_id, item.treatment_id
FROM patient_package pp
JOIN patient_package_item item ON item.clinic_id = $1 AND item.patient_package_id = pp.id
JOIN invoice sale ON sale.clinic_id = $1 AND sale.id = pp.invoice_id AND sale.paid = sale.total
WHERE pp.clinic_id = $1 AND pp.deleted_at IS NULL AND pp.refunded_at IS NULL
    AND pp.uses_reserved + pp.uses_redeemed < pp.uses_total
    AND coalesce(pp.expires_on, 'infinity') > '2026-12-01'
ORDER BY pp.patient_id
LIMIT $2
"""


async def do(target: Target, document: str, name: str, given: dict[str, Any]) -> Any:
    """The payload of a mutation; fails if it is refused."""
    variables = {"input": {**given, "idempotencyKey": f"bench-{uuid4()}"}}
    body = json.dumps({"query": document, "variables": variables}).encode()
    answer = json.loads(await target.ask(body))
    payload = answer.get("data", {}).get(name, {})
    if "errors" in answer or "code" in payload:
        raise SystemExit(f"{name} was not done: {answer}")
    return payload


async def book_and_arrive(target: Target, patient: UUID, treatment: UUID) -> None:
    """Both mutations for one patient."""
    booking = {
        "patientId": encode("Patient", patient),
        "treatmentId": encode("Treatment", treatment),
        "startsAt": "2026-11-02T21:00:00Z",
        "usePreselected": True,
    }
    booked = await do(target, _BOOK, "bookAppointment", booking)
    arriving = {"appointmentId": booked["appointment"]["id"]}
    await do(target, _ARRIVE, "arriveAppointment", arriving)


async def work_off(target: Target, visits: Iterator[tuple[UUID, UUID]]) -> None:
    """One desk: the next visit as soon as the last one is done."""
    for patient, treatment in visits:
        await book_and_arrive(target, patient, treatment)


async def desks(target: Target, count: int, visits: Sequence[tuple[UUID, UUID]]) -> None:
    """So many desks at once; prints how many mutations a second they did."""
    began = time.perf_counter()
    shared = iter(visits)
    await asyncio.gather(*(work_off(target, shared) for _ in range(count)))
    took = time.perf_counter() - began
    done = 2 * len(visits)
    each = took / done * 1000 * count
    print(f"{count} at once: {done / took:.0f} mutations a second, {each:.1f} ms each", flush=True)


async def measure(urls: Urls, visits: int) -> None:
    """One desk, then eight."""
    key = Ed25519PrivateKey.generate()
    async with opened(urls.app, urls.superuser, key, clinic="last") as target:
        async with connected(urls.superuser) as connection:
            rows = await connection.fetch(_READY, target.principal.clinic_id, 2 * visits + 10)
        ready = [(row["patient_id"], row["treatment_id"]) for row in rows]
        await desks(target, 1, ready[:10])
        await desks(target, 1, ready[10 : 10 + visits])
        await desks(target, 8, ready[10 + visits :])


def main() -> None:
    """Measure what was chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    parser.add_argument("--visits", type=int, default=200, help="pairs of mutations in each part")
    parser.add_argument("--database", default=database_of(1_000_000, 20))
    chosen = parser.parse_args()
    with started(chosen.data, MEASURING) as server:
        uvloop.run(measure(urls_of(server, chosen.database), chosen.visits))


if __name__ == "__main__":
    main()
