"""Clinics that work at once, each with its mark on every name, and all kinds of what they ask."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random

from gql_packages.auth.local_signing_key import issue_token
from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, open_clinic
from tests.mutation_documents import mutation_document
from tests.reports.report_client import ROWS, SALES, SUMMARIES, USAGE, address, document
from tests.row_counts import Written

PATIENTS = """{ patients(first: 5) { nodes { firstName lastName
    packages { nodes { name usesAvailable invoice { number lines { description } } } } } } }"""
REPORT = document(
    SALES,
    f"summary {{ {SUMMARIES[SALES]} }} rows(first: 3) {{ nodes {{ {ROWS[SALES]} }} totalCount }}",
)
PAYMENT = mutation_document(
    "receivePayment", "payment { id amount { amount } } patient { firstName lastName }"
)

#: So many batches of two has a report.
SALES_EACH = 8


#: What a request may hear that is not given up: that it is done, or to come again later.
USUAL = frozenset({"DONE", "OVERLOADED", "AUDIT_UNAVAILABLE"})


@dataclass(frozen=True)
class Sent:
    """One HTTP request of a clinic."""

    clinic: MarkedClinic
    method: str
    target: str
    body: bytes = b""

    def heard(self, status: int, body: bytes) -> str:
        """What an answer says in a word: DONE, an error's code, or what it shows of others."""
        if strange := self.clinic.strange_marks(body):
            return f"another clinic's {strange}"
        answer = {} if status == 200 and self.method == "GET" else json.loads(body)
        if "errors" in answer:
            return str(answer["errors"][0]["extensions"]["code"])
        return "DONE" if self.clinic.mark.encode() in body else "EMPTY"


@dataclass
class MarkedClinic:
    """A clinic whose patients, treatments and packages carry its mark in their names."""

    desk: FrontDesk
    mark: str
    patient: str
    others: list[str] = field(default_factory=list)
    #: under which it was told to receive a payment, whatever became of that
    keys: list[str] = field(default_factory=list)

    def anything(self, random: Random) -> Sent:
        """A page of patients, a payment, a report on the screen or as a file."""
        match random.randrange(4):
            case 0:
                return self.asks(PATIENTS)
            case 1:
                self.keys.append(f"{self.mark}-{random.getrandbits(64):020}")
                return self.payment(self.keys[-1])
            case 2:
                return self.asks(REPORT)
            case _:
                return self.file(random.choice((SALES, USAGE)))

    def file(self, report: str = SALES) -> Sent:
        """Asks for a report as a file."""
        return Sent(self, "GET", address(report, {}))

    def payment(self, key: str) -> Sent:
        """Tells to receive one payment."""
        given = {
            "patientId": self.patient,
            "payment": {"amount": "1", "method": "CASH"},
            "idempotencyKey": key,
        }
        return self.asks(PAYMENT, input=given)

    def payments(self) -> list[Sent]:
        """All payments that it was told to receive, once more."""
        return [self.payment(key) for key in self.keys]

    def strange_marks(self, body: bytes) -> list[str]:
        """The marks of other clinics that are shown."""
        return [mark for mark in self.others if mark.encode() in body]

    def asks(self, text: str, **variables: object) -> Sent:
        """Asks with a document."""
        body = json.dumps({"query": text, "variables": variables}).encode()
        return Sent(self, "POST", "/graphql", body)


async def marked_clinics(database: ClinicDatabase, number: int) -> list[MarkedClinic]:
    """So many clinics at one application, each with sales and a use."""
    desks = [await open_clinic(database) for _ in range(number)]
    app, key = desks[0].app, desks[0].signing_key
    clinics = []
    for each, desk in enumerate(desks):
        token = issue_token(key, desk.principal, hours=24, now=datetime.now(UTC))
        there = replace(desk, app=app, signing_key=key, token=token)
        clinics.append(await _marked(there, f"mark.{each}.of.clinic"))
    for clinic in clinics:
        clinic.others = [each.mark for each in clinics if each is not clinic]
    return clinics


async def _marked(desk: FrontDesk, mark: str) -> MarkedClinic:
    treatment = await desk.treatment(f"Massage {mark}")
    patient = await desk.patient(f"Noor {mark}", f"Haddad {mark}")
    offer = await desk.offer(treatment, name=f"Ten {mark}", price="0")
    sales = [await desk.sell(patient, offer) for _ in range(SALES_EACH)]
    for sale in sales:
        package = sale["patientPackage"]["id"]
        visit = await desk.book(patient, treatment, patientPackageId=package)
        await desk.do("arriveAppointment", appointmentId=visit["id"])
    return MarkedClinic(desk, mark, patient)


async def payments(superuser: Connection, clinics: Sequence[MarkedClinic]) -> list[int]:
    """How many each clinic has received."""
    return [
        await Written(superuser, clinic.desk.principal.clinic_id).count("payment")
        for clinic in clinics
    ]
