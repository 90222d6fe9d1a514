"""What desks ask for all day, as bytes: patients' screens, packages to choose from, payments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from random import Random
from typing import Any

from tests.assurance.load_generator import UNIQUE
from tests.front_desk import FrontDesk
from tests.mutation_documents import mutation_document

SCREEN = """
query Screen($id: ID!) { patient(id: $id) {
  id firstName lastName credit { amount } owing { amount }
  packages(first: 20) { nodes {
    id name status purchasedAt expiresOn usesTotal usesReserved usesRedeemed usesAvailable
    price { amount currency }
    redemptions(first: 12) { nodes {
      id useNumber status reservedAt value { amount } patientPays { amount }
      appointment { id startsAt status treatment { id name } }
    } }
  } }
} }
"""

OPTIONS = """
query Options($patient: ID!, $treatment: ID!) {
  packageOptions(
    patientId: $patient, treatmentId: $treatment, startsAt: "2026-03-20T18:00:00Z"
  ) { patientPackage { id name usesAvailable } isEligible isPreselected patientPays { amount } }
}
"""

#: Where the token of one who asks is put.
TOKEN = b"@token@"

LIVEZ = b"GET /livez HTTP/1.1\r\nHost: clinic\r\n\r\n"


async def desk_mix(desk: FrontDesk, patients: int = 10) -> list[bytes]:
    """Two screens, one question for packages and one payment for each patient, in one order.

    Payments are those of other patients than the screens', so that a screen takes the same time
    however many were received.
    """
    treatment = await desk.treatment()
    offer = await desk.offer(treatment)
    payment = mutation_document("receivePayment", "payment { id }")
    mix = []
    for _ in range(patients):
        patient = await _patient(desk, treatment, offer)
        screen = http_request(SCREEN, {"id": patient})
        options = http_request(OPTIONS, {"patient": patient, "treatment": treatment})
        received = {
            "patientId": await desk.patient(),
            "payment": {"amount": "1.00", "method": "CARD"},
            "idempotencyKey": UNIQUE.decode(),
        }
        mix += [screen, screen, options, http_request(payment, {"input": received})]
    Random(1).shuffle(mix)
    return mix


async def _patient(desk: FrontDesk, treatment: str, offer: str) -> str:
    """Somebody with three packages and six visits on the last of them."""
    patient = await desk.patient()
    for _ in range(3):
        sale = await desk.sell(patient, offer, pay="800.00")
    package = sale["patientPackage"]["id"]
    for day in range(10, 16):
        await desk.book(patient, treatment, f"2026-03-{day}T17:00:00Z", patientPackageId=package)
    return patient


def http_request(document: str, variables: Mapping[str, Any]) -> bytes:
    """The bytes of a request."""
    body = json.dumps({"query": document, "variables": variables})
    return (
        "POST /graphql HTTP/1.1\r\nHost: clinic\r\n"
        f"Authorization: Bearer {TOKEN.decode()}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()
