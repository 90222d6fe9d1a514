"""A clinic's front desk, working through HTTP: what the tests of behaviours talk to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
from gql_packages.schema.global_id import decode, encode
from gql_packages.services.create_clinic import create_clinic
from gql_packages.web.asgi_app import create_app
from tests.asgi_client import http_client
from tests.clinic_database import ClinicDatabase
from tests.first_event import first_event, first_event_of_app, is_subscription
from tests.mutation_documents import APPOINTMENT, INVOICE, PACKAGE, input_fields, mutation_document

Answer = dict[str, Any]


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
    #: where another process serves; else the application runs in this one
    http: httpx.AsyncClient | None = None

    @classmethod
    def of(cls, database: ClinicDatabase, principal: Principal, clock: Clock) -> FrontDesk:
        """In front of an application that trusts a key of its own."""
        key = Ed25519PrivateKey.generate()
        app = application(database, key, clock)
        return cls(app, database, clock, key, principal, token_of(key, principal))

    def with_application(self, **settings: Any) -> FrontDesk:
        """The same in front of another application."""
        app = application(self.database, self.signing_key, self.clock, **settings)
        return replace(self, app=app)

    def of_principal(self, principal: Principal) -> FrontDesk:
        """Somebody else at the same application."""
        return replace(self, principal=principal, token=token_of(self.signing_key, principal))

    @property
    def staff_member(self) -> str:
        """The global id of whoever works here."""
        return encode("StaffMember", self.principal.staff_member_id)

    @property
    def headers(self) -> dict[str, str]:
        """What signs a request in."""
        return {"authorization": f"Bearer {self.token}"} if self.token else {}

    async def post(self, document: str, variables: Mapping[str, Any] | None = None) -> Answer:
        """The whole answer, errors and all."""
        response = await self.post_raw({"query": document, "variables": variables or {}})
        answer: Answer = response.json()
        return answer

    async def post_raw(self, body: Mapping[str, Any]) -> httpx.Response:
        """The HTTP response; to a subscription, with the first that is told."""
        if is_subscription(body):
            if self.http is not None:
                return await first_event(self.http, body, self.headers)
            return await first_event_of_app(self.app, body, self.token or None)
        http = self.http or http_client(self.app)
        return await http.post("/graphql", json=body, headers=self.headers)

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
        key = decode(made["staffMember"]["id"], "StaffMember")
        return replace(self.of_principal(Principal(self.principal.clinic_id, key)), http=None)

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

    async def receive(
        self, patient: str, amount: str, *invoices: str, method: str = "CASH", **more: Any
    ) -> Answer:
        """The payload of a payment for these invoices, in this order."""
        payment = {"amount": amount, "method": method}
        more |= {"patientId": patient, "payment": payment, "invoiceIds": list(invoices)}
        return await self.do("receivePayment", **more)

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

    def sale(self, key: str, **more: Any) -> Answer:
        """The input that sells the package once more, paid, under that key."""
        payment = {"amount": "800", "method": "CARD"}
        given = {"patientId": self.patient, "packageId": self.offer, "payment": payment}
        return {**given, "idempotencyKey": key, **more}

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


def application(
    database: ClinicDatabase, signing_key: Ed25519PrivateKey, clock: Clock, **settings: Any
) -> Starlette:
    """The application over a database, which trusts that key."""
    return create_app(
        database=database,
        audit=database.audit,
        listener=database.listener,
        authenticator=Authenticator(LocalKey(signing_key.public_key())),
        clock=clock,
        **{"schema": schema, **settings},
    )


def token_of(signing_key: Ed25519PrivateKey, principal: Principal) -> str:
    """A token that is good for longer than any test takes."""
    return issue_token(signing_key, principal, hours=24 * 365, now=datetime.now(UTC))


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
    return FrontDesk.of(database, owner, Clock(now))


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
