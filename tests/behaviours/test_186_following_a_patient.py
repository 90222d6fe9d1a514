"""Rule 186: whatever changes on a patient's screen is told with its kind, and nothing of others."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.front_desk import FrontDesk, Ready
from tests.running_server import Served
from tests.subscriptions.subscriber import RECORD, following
from tests.websocket_client import GraphQLSocket

SALE = {"PATIENT_PACKAGE", "INVOICE"}
VISIT = {"APPOINTMENT", "INVOICE"}


@dataclass
class Followed:
    """A patient whose record is followed."""

    clinic: Ready
    socket: GraphQLSocket

    @property
    def desk(self) -> FrontDesk:
        return self.clinic.desk

    async def rename(self) -> None:
        await self.desk.do(
            "updatePatient", "__typename", patientId=self.clinic.patient, firstName="Nora"
        )

    async def until(self, last: str) -> set[str]:
        """The kinds of all that is told until something of the last kind is."""
        kinds = set[str]()
        while last not in kinds:
            change = await self.socket.told()
            assert (change["kind"], change["patient"]["id"]) == ("CHANGED", self.clinic.patient)
            kinds |= set(change["changed"])
        return kinds - {last}

    async def told(self) -> set[str]:
        """The kinds of all that was committed until now, but for the patient's own data."""
        await self.rename()
        return await self.until("PATIENT")


@pytest.fixture
async def followed(server: Served, clinic: Ready) -> AsyncIterator[Followed]:
    token = server.token(clinic.desk.principal)
    async with following(server.process.port, token, RECORD, patient=clinic.patient) as socket:
        followed = Followed(clinic, socket)
        # What was committed before may be told late.
        await followed.told()
        yield followed


async def test_186_it_starts_with_the_record_as_of_now(server: Served, clinic: Ready) -> None:
    body = {"query": RECORD, "variables": {"patient": clinic.patient}}

    started = (await server.desk(clinic.desk).post_raw(body)).json()["data"]["patientChanged"]

    assert started == {
        "kind": "STARTED",
        "changed": [],
        "patient": {"id": clinic.patient, "firstName": "Noor", "credit": {"amount": "0.00"}},
    }


async def test_186_their_own_data_is_told_as_of_now(followed: Followed) -> None:
    await followed.rename()
    await followed.desk.receive(followed.clinic.patient, "1.00")
    assert await followed.until("PAYMENT") == {"PATIENT"}

    await followed.desk.do("archivePatient", "__typename", patientId=followed.clinic.patient)
    archived = await followed.socket.told()

    assert archived["changed"] == ["PATIENT"]
    assert archived["patient"]["firstName"] == "Nora"


async def test_186_packages_are_told(followed: Followed) -> None:
    clinic, desk = followed.clinic, followed.desk
    moved = {"patientPackageId": clinic.package, "expiresOn": "2027-12-31"}
    await desk.do("changePackageExpiry", reason="Ill", **moved)
    assert await followed.told() == {"PATIENT_PACKAGE"}
    sale = await desk.sell(clinic.patient, clinic.offer)
    assert await followed.told() == SALE
    sold = sale["patientPackage"]["id"]
    await desk.do("deletePackageSale", patientPackageId=sold, reason="A mistake")
    assert await followed.told() == SALE


async def test_186_appointments_are_told_with_a_package_and_without(followed: Followed) -> None:
    clinic, desk = followed.clinic, followed.desk
    visit = await desk.book(clinic.patient, clinic.treatment)
    named = {"appointmentId": visit["id"]}

    async def told_of(mutation: str, **more: object) -> set[str]:
        await desk.do(mutation, "__typename", **named, **more)
        return await followed.told()

    assert await followed.told() == {"APPOINTMENT"}
    moved = await told_of("rescheduleAppointment", startsAt="2026-03-11T17:00:00Z")
    assert moved == {"APPOINTMENT"}
    covered = {"APPOINTMENT", "PATIENT_PACKAGE"}
    assert await told_of("redeemPackage", patientPackageId=clinic.package) == covered
    assert await told_of("removePackage") == covered
    assert await told_of("arriveAppointment") == VISIT
    assert await told_of("undoArrival") == VISIT
    assert await told_of("cancelAppointment") == {"APPOINTMENT"}


async def test_186_an_appointment_is_told_when_the_package_on_it_is_refunded(
    followed: Followed,
) -> None:
    await followed.clinic.use()
    assert await followed.told() == {"APPOINTMENT", "PATIENT_PACKAGE"}

    refund = {"patientPackageId": followed.clinic.package, "amount": "100.00"}
    await followed.desk.do("refundPackage", "__typename", **refund)

    assert await followed.told() == {"APPOINTMENT", "PATIENT_PACKAGE", "INVOICE", "PAYMENT"}


async def test_186_invoices_and_payments_are_told(followed: Followed) -> None:
    clinic, desk = followed.clinic, followed.desk
    visit = await desk.book(clinic.patient, clinic.treatment)
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])
    assert await followed.told() == VISIT
    received = await desk.receive(clinic.patient, "50.00")
    assert await followed.told() == {"PAYMENT"}
    payment = received["payment"]["id"]
    applied = {"paymentId": payment, "invoiceId": arrived["invoice"]["id"], "amount": "40.00"}
    for mutation in ("applyPayment", "unapplyPayment"):
        await desk.do(mutation, "__typename", **applied)
        assert await followed.told() == {"PAYMENT", *VISIT}
    await desk.do("refundPayment", "__typename", paymentId=payment, amount="5.00")
    assert await followed.told() == {"PAYMENT"}


async def test_186_nothing_of_others_is_told(followed: Followed) -> None:
    clinic, desk = followed.clinic, followed.desk
    other = await desk.patient("Ana", "Lima")

    async def everything(patient: str) -> None:
        sold = await desk.sell(patient, clinic.offer, pay="900.00")
        package = sold["patientPackage"]["id"]
        visit = await desk.book(patient, clinic.treatment, patientPackageId=package)
        await desk.do("arriveAppointment", appointmentId=visit["id"])
        await desk.do("updatePatient", "__typename", patientId=patient, firstName="Anna")

    await everything(other)
    assert await followed.told() == set()
    await everything(clinic.patient)
    assert await followed.told() == {"PAYMENT", "PATIENT_PACKAGE", *VISIT}


async def test_186_what_is_refused_or_repeated_is_not_told(followed: Followed) -> None:
    clinic, desk = followed.clinic, followed.desk
    key = {"idempotencyKey": "received-once-and-for-all"}
    await desk.receive(clinic.patient, "50.00", **key)
    assert await followed.told() == {"PAYMENT"}

    await desk.receive(clinic.patient, "50.00", **key)
    await desk.refused(
        "receivePayment",
        patientId=clinic.patient,
        payment={"amount": "0", "method": "CASH"},
        invoiceIds=[],
    )

    assert await followed.told() == set()
