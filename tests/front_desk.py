"""A clinic's front desk, working through HTTP: what the tests of behaviours talk to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.applications import Starlette

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.auth.local_signing_key import issue_token
from gql_packages.domain.permissions import Principal
from gql_packages.resolvers.build_schema import schema
from gql_packages.services.create_clinic import create_clinic
from gql_packages.web.asgi_app import create_app
from tests.clinic_database import ClinicDatabase
from tests.first_event import first_told, first_told_by, is_subscription

Answer = dict[str, Any]

PACKAGE = """id name status purchasedAt expiresOn usesTotal usesReserved usesRedeemed usesRemaining
usesAvailable commissionBasis origin version price { amount currency } invoice { id }"""
INVOICE = """id number kind status total { amount } paid { amount } balanceDue { amount }
lines { description amount { amount } }"""
PAYMENT = "id amount { amount } unapplied { amount } refunded { amount }"
APPOINTMENT = """id status startsAt endsAt version patientTotal { amount } invoice { id status }
redemption { id status patientPackage { id } value { amount } patientPays { amount } }"""

#: What each mutation of the front desk shows, unless a test asks for something else.
SELECTIONS = {
    "createTreatment": "treatment { id }",
    "createNoShowFee": "noShowFee { id }",
    "createStaffMember": "staffMember { id role isActive }",
    "createPatient": "patient { id }",
    "createPackage": "package { id version }",
    "updatePackage": "package { id version }",
    "archivePackage": "package { id isArchived version }",
    "sellPackage": (
        f"patientPackage {{ {PACKAGE} }} invoice {{ {INVOICE} }} payment {{ {PAYMENT} }}"
    ),
    "receivePayment": (
        f"payment {{ {PAYMENT} }} patient {{ credit {{ amount }} owing {{ amount }} }}"
        f" invoices {{ {INVOICE} }}"
    ),
    "applyPayment": f"payment {{ {PAYMENT} }} invoice {{ {INVOICE} }}",
    "unapplyPayment": f"payment {{ {PAYMENT} }} invoice {{ {INVOICE} }}",
    "bookAppointment": f"appointment {{ {APPOINTMENT} }}",
    "rescheduleAppointment": f"appointment {{ {APPOINTMENT} }}",
    "cancelAppointment": f"appointment {{ {APPOINTMENT} }} patientPackage {{ {PACKAGE} }}",
    "redeemPackage": (
        "redemption { id status reason value { amount } patientPays { amount } }"
        f" appointment {{ {APPOINTMENT} }} patientPackage {{ {PACKAGE} }}"
    ),
    "removePackage": f"appointment {{ {APPOINTMENT} }} patientPackage {{ {PACKAGE} }}",
    "arriveAppointment": (
        f"appointment {{ {APPOINTMENT} }} invoice {{ {INVOICE} }} patientPackage {{ {PACKAGE} }}"
    ),
    "undoArrival": f"appointment {{ {APPOINTMENT} }} patientPackage {{ {PACKAGE} }}",
    "markNoShow": (
        f"appointment {{ {APPOINTMENT} }} invoice {{ {INVOICE} }} patientPackage {{ {PACKAGE} }}"
    ),
    "undoNoShow": f"appointment {{ {APPOINTMENT} }} patientPackage {{ {PACKAGE} }}",
    "changePackageExpiry": f"patientPackage {{ {PACKAGE} }}",
    "refundPackage": (
        f"patientPackage {{ {PACKAGE} }} credit {{ amount }} releasedAppointments {{ id }}"
        " refund { amount { amount } suggestedAmount { amount } reason at by { name } }"
    ),
    "refundPayment": f"payment {{ {PAYMENT} }}",
    "deletePackageSale": (
        "deletedPatientPackageId patient { id } releasedAppointments { id status }"
    ),
}

#: The refusals' own data, as far as a mutation's result can be one of them. A payload's invoice may
#: be null where a refusal's is not, so one document has to call them differently.
REFUSAL_DATA = {
    "InvalidInput": "problems { path message }",
    "VersionConflict": "currentVersion",
    "NotFullyPaid": "balanceDue { amount } refusedFor: invoice { id }",
    "PackageExpired": "expiresOn date",
    "PackageUsedUp": "usesTotal usesReserved usesRedeemed",
    "WrongStatus": "status",
    "PastExpiry": "expiresOn patientPackage { id }",
    "AmountOutOfRange": "minimum { amount } maximum { amount }",
    "PaymentApplied": "refusedFor: invoice { id }",
    "ExpiryBeforeBookings": "appointments { id }",
}


class Clock:
    """The moment that the server believes in; tests move it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go_to(self, day: date | str, hour: int = 18) -> None:
        """Go to that hour, UTC, of that day: a morning in Vancouver."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        self.now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@dataclass
class FrontDesk:
    """One staff member of one clinic, with a token, in front of the running application."""

    app: Starlette
    database: ClinicDatabase
    clock: Clock
    signing_key: Ed25519PrivateKey
    principal: Principal
    token: str | None
    names: dict[str, str] = field(default_factory=dict)
    #: where another process serves; else the application runs in this one
    http: httpx.AsyncClient | None = None

    @classmethod
    def of(cls, database: ClinicDatabase, principal: Principal, now: datetime) -> FrontDesk:
        """That staff member, in front of an application of their own in this process."""
        clock, signing_key = Clock(now), Ed25519PrivateKey.generate()
        app = create_app(
            schema=schema,
            database=database,
            audit=database.audit,
            listener=database.listener,
            authenticator=Authenticator(LocalKey(signing_key.public_key())),
            clock=clock,
        )
        token = issue_token(signing_key, principal, hours=24 * 365, now=datetime.now(UTC))
        return cls(app, database, clock, signing_key, principal, token)

    async def post(self, document: str, variables: Mapping[str, Any] | None = None) -> Answer:
        """The whole answer, errors and all."""
        response = await self.post_raw({"query": document, "variables": variables or {}})
        answer: Answer = response.json()
        return answer

    async def post_raw(self, body: Mapping[str, Any]) -> httpx.Response:
        """The HTTP response; to a subscription, with the first that is told."""
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        if is_subscription(body):
            if self.http is not None:
                return await first_told_by(self.http, body, headers)
            return await first_told(self.app, body, headers)
        if self.http is not None:
            return await self.http.post("/graphql", json=body, headers=headers)
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://clinic") as http:
            return await http.post("/graphql", json=body, headers=headers)

    async def ask(self, document: str, **variables: Any) -> Answer:
        """The data of an answer without errors."""
        answer = await self.post(document, variables)
        assert "errors" not in answer, answer["errors"]
        data: Answer = answer["data"]
        return data

    async def result(self, mutation: str, selection: str | None = None, **given: Any) -> Answer:
        """What a mutation answers: its payload or a refusal, told apart by __typename."""
        document = mutation_document(mutation, selection)
        if "idempotencyKey" in input_fields(mutation):
            given.setdefault("idempotencyKey", f"test-{uuid4()}")
        answer: Answer = (await self.ask(document, input=given))[mutation]
        if "refusedFor" in answer:
            answer["invoice"] = answer.pop("refusedFor")
        return answer

    async def do(self, mutation: str, selection: str | None = None, **given: Any) -> Answer:
        """The payload; a refusal fails the test."""
        answer = await self.result(mutation, selection, **given)
        assert answer["__typename"].endswith("Payload"), answer
        return answer

    async def refused(self, mutation: str, **given: Any) -> Answer:
        """The refusal; a payload fails the test."""
        answer = await self.result(mutation, **given)
        assert not answer["__typename"].endswith("Payload"), answer
        return answer

    async def colleague(self, role: str) -> FrontDesk:
        """Another staff member of the same clinic, in that role."""
        made = await self.do("createStaffMember", name=role.title(), role=role)
        from gql_packages.schema.global_id import decode

        key = decode(made["staffMember"]["id"], "StaffMember")
        principal = Principal(self.principal.clinic_id, key)
        token = issue_token(self.signing_key, principal, hours=24 * 365, now=datetime.now(UTC))
        return FrontDesk(
            self.app, self.database, self.clock, self.signing_key, principal, token, self.names
        )

    async def patient(self, first: str = "Noor", last: str = "Haddad") -> str:
        """A new patient's id."""
        made = await self.do("createPatient", firstName=first, lastName=last)
        return str(made["patient"]["id"])

    async def treatment(self, name: str = "Massage", price: str = "90.00", **more: Any) -> str:
        """A new treatment's id; an hour long unless said otherwise."""
        given = {"name": name, "price": price, "durationMinutes": 60, **more}
        return str((await self.do("createTreatment", **given))["treatment"]["id"])

    async def offer(self, treatment: str | None = None, pays: str = "0", **more: Any) -> str:
        """A new package's id: ten uses for 800.00, valid for a year, unless said otherwise."""
        if treatment is None:
            treatment = await self.treatment()
        given = {
            "name": "Ten massages",
            "price": "800.00",
            "uses": 10,
            "validForDays": 365,
            "eligibleItems": [{"treatmentId": treatment, "patientPays": pays}],
            **more,
        }
        return str((await self.do("createPackage", **given))["package"]["id"])

    async def sell(self, patient: str, offer: str, pay: str | None = None, **more: Any) -> Answer:
        """The payload of a sale; `pay` is received with it."""
        if pay:
            more["payment"] = {"amount": pay, "method": "CARD"}
        return await self.do("sellPackage", patientId=patient, packageId=offer, **more)

    async def book(
        self, patient: str, treatment: str, on: str = "2026-03-10T17:00:00Z", **more: Any
    ) -> Answer:
        """The appointment that was booked."""
        payload = await self.do(
            "bookAppointment", patientId=patient, treatmentId=treatment, startsAt=on, **more
        )
        appointment: Answer = payload["appointment"]
        return appointment

    async def package(self, patient_package_id: str, selection: str = PACKAGE) -> Answer:
        """A sold package as it is now."""
        return await self._shown("patientPackage", patient_package_id, selection)

    async def appointment(self, appointment_id: str, selection: str = APPOINTMENT) -> Answer:
        """An appointment as it is now."""
        return await self._shown("appointment", appointment_id, selection)

    async def invoice(self, invoice_id: str, selection: str = INVOICE) -> Answer:
        """An invoice as it is now."""
        return await self._shown("invoice", invoice_id, selection)

    async def _shown(self, field: str, id: str, selection: str) -> Answer:
        data = await self.ask(f"query Q($id: ID!) {{ {field}(id: $id) {{ {selection} }} }}", id=id)
        shown: Answer = data[field]
        return shown

    async def balance(self, patient: str) -> tuple[str, str]:
        """The patient's credit and what they owe, in major units."""
        data = await self.ask(
            "query Q($id: ID!) { patient(id: $id) { credit { amount } owing { amount } } }",
            id=patient,
        )
        return data["patient"]["credit"]["amount"], data["patient"]["owing"]["amount"]


@dataclass
class Ready:
    """A clinic with one treatment, one patient, and a package of it, paid: the usual start."""

    desk: FrontDesk
    treatment: str
    patient: str
    offer: str
    package: str
    invoice: str
    payment: str

    async def use(self, on: str = "2026-03-10T17:00:00Z") -> Answer:
        """A visit booked with the package."""
        return await self.desk.book(self.patient, self.treatment, on, patientPackageId=self.package)

    async def refused_use(self, on: str) -> Answer:
        """The refusal to book a visit with the package."""
        return await self.desk.refused(
            "bookAppointment",
            patientId=self.patient,
            treatmentId=self.treatment,
            patientPackageId=self.package,
            startsAt=on,
        )

    async def counters(self) -> dict[str, int]:
        """The package's five counters."""
        found = await self.desk.package(self.package)
        names = ("Total", "Reserved", "Redeemed", "Remaining", "Available")
        return {name.lower(): found[f"uses{name}"] for name in names}


async def open_clinic(
    database: ClinicDatabase,
    *,
    currency: str = "CAD",
    time_zone: str = "America/Vancouver",
    now: datetime = datetime(2026, 3, 2, 18, 0, tzinfo=UTC),
) -> FrontDesk:
    """A new clinic, as its owner sees it."""
    owner = await create_clinic(
        database,
        name="Harbour Clinic",
        currency=currency,
        time_zone=time_zone,
        owner_name="Olga Owner",
        owner_email=None,
        now=now - timedelta(days=1),
    )
    return FrontDesk.of(database, owner, now)


async def ready(desk: FrontDesk, pays: str = "0", **offer: Any) -> Ready:
    """The usual start; `offer` changes the terms of the package."""
    treatment = await desk.treatment()
    patient = await desk.patient()
    package = await desk.offer(treatment, pays, **offer)
    price = offer.get("price", "800.00")
    sale = await desk.sell(patient, package, pay=price if float(price) else None)
    return Ready(
        desk,
        treatment,
        patient,
        package,
        sale["patientPackage"]["id"],
        sale["invoice"]["id"],
        sale["payment"]["id"] if sale["payment"] else "",
    )


def mutation_document(mutation: str, selection: str | None = None) -> str:
    """The document that runs one mutation and shows its payload, or all of its refusal."""
    verb = mutation[0].upper() + mutation[1:]
    union = schema.get_type_by_name(f"{verb}Result")
    members = {member.__name__ for member in union.types}  # type: ignore[union-attr]
    refusals = " ".join(
        f"... on {name} {{ {data} }}" for name, data in REFUSAL_DATA.items() if name in members
    )
    return (
        f"mutation M($input: {verb}Input!) {{ {mutation}(input: $input) {{ __typename"
        f" ... on Refusal {{ code message path }} {refusals}"
        f" ... on {verb}Payload {{ {selection or SELECTIONS[mutation]} }} }} }}"
    )


def input_fields(mutation: str) -> set[str]:
    """The names of the fields of a mutation's input."""
    verb = mutation[0].upper() + mutation[1:]
    graphql_type = schema._schema.get_type(f"{verb}Input")
    return set(graphql_type.fields)  # type: ignore[union-attr]
