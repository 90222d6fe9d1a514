"""What a key remembers, for whom, and what it does not."""

from typing import Any

import pytest

from tests.concurrent_requests import ask, heard
from tests.front_desk import FrontDesk, Ready, open_clinic
from tests.row_counts import Written

KEY = "written-on-a-note-0001"


def sale(clinic: Ready, **more: Any) -> dict[str, Any]:
    return {
        "patientId": clinic.patient,
        "packageId": clinic.offer,
        "idempotencyKey": KEY,
        **more,
    }


async def test_a_replay_answers_what_is_asked_for_now(clinic: Ready) -> None:
    sold = await clinic.desk.do("sellPackage", "patientPackage { id }", **sale(clinic))

    again = await clinic.desk.do(
        "sellPackage", "invoice { status } patientPackage { id package { name } }", **sale(clinic)
    )

    assert again["patientPackage"]["id"] == sold["patientPackage"]["id"]
    assert again["patientPackage"]["package"]["name"] == "Ten massages"
    assert again["invoice"]["status"] == "UNPAID"


async def test_a_replay_shows_the_things_as_they_are_now(clinic: Ready) -> None:
    sold = await clinic.desk.do("sellPackage", **sale(clinic))
    await clinic.desk.receive(clinic.patient, "800", sold["invoice"]["id"])

    again = await clinic.desk.do("sellPackage", **sale(clinic))

    assert (sold["invoice"]["status"], again["invoice"]["status"]) == ("UNPAID", "PAID")


async def test_the_same_input_written_otherwise_is_the_same(clinic: Ready) -> None:
    payment = {"amount": "100", "method": "CARD"}
    sold = await clinic.desk.do("sellPackage", **sale(clinic, payment=payment))

    written_out = {"amount": "100.00", "method": "CARD", "reference": None}
    again = await clinic.desk.do(
        "sellPackage", **sale(clinic, payment=written_out, origin="PACKAGES", staffMemberId=None)
    )

    assert again["patientPackage"]["id"] == sold["patientPackage"]["id"]


async def test_another_mutation_with_the_same_input_is_another_request(clinic: Ready) -> None:
    visit = await clinic.use()
    given = {"appointmentId": visit["id"], "idempotencyKey": KEY}
    await clinic.desk.do("arriveAppointment", **given)

    refused = await clinic.desk.refused("undoArrival", **given)

    assert refused["code"] == "IDEMPOTENCY_KEY_MISMATCH"
    assert (await clinic.desk.appointment(visit["id"]))["status"] == "ARRIVED"


async def test_a_refusal_stands_even_after_what_it_was_for_is_gone(clinic: Ready) -> None:
    desk = clinic.desk
    sold = await desk.sell(clinic.patient, clinic.offer)
    visit = await desk.book(clinic.patient, clinic.treatment)
    redeem = {
        "appointmentId": visit["id"],
        "patientPackageId": sold["patientPackage"]["id"],
        "idempotencyKey": KEY,
    }
    first = await desk.refused("redeemPackage", **redeem)
    await desk.receive(clinic.patient, "800", sold["invoice"]["id"])

    again = await desk.refused("redeemPackage", **redeem)
    anew = await desk.result("redeemPackage", **{**redeem, "idempotencyKey": f"{KEY}-again"})

    assert first["code"] == "NOT_FULLY_PAID"
    assert again == first
    assert anew["__typename"] == "RedeemPackagePayload"


async def test_every_refusal_is_replayed_with_its_data(clinic: Ready) -> None:
    desk = clinic.desk
    small = await desk.offer(clinic.treatment, uses=1, validForDays=30)
    sold = (await desk.sell(clinic.patient, small, pay="800"))["patientPackage"]["id"]
    first, second = [await desk.book(clinic.patient, clinic.treatment) for _ in range(2)]
    late = await desk.book(clinic.patient, clinic.treatment, on="2026-08-01T17:00:00Z")
    await desk.do("redeemPackage", appointmentId=first["id"], patientPackageId=sold)
    paid = await desk.book(clinic.patient, clinic.treatment)
    arrived = await desk.do("arriveAppointment", appointmentId=paid["id"])
    await desk.receive(clinic.patient, "1", arrived["invoice"]["id"])
    limits = [{"treatmentIds": [clinic.treatment], "uses": 1}]
    items = [{"treatmentId": clinic.treatment}, {"treatmentId": await desk.treatment("Other")}]
    limited = await desk.offer(eligibleItems=items, useLimits=limits)
    full = (await desk.sell(clinic.patient, limited, pay="800"))["patientPackage"]["id"]
    await desk.book(clinic.patient, clinic.treatment, patientPackageId=full)
    refused: dict[str, tuple[str, dict[str, Any]]] = {
        "PACKAGE_USED_UP": (
            "redeemPackage",
            {"appointmentId": second["id"], "patientPackageId": sold},
        ),
        "ITEM_USED_UP": (
            "redeemPackage",
            {"appointmentId": second["id"], "patientPackageId": full},
        ),
        "PACKAGE_EXPIRED": (
            "redeemPackage",
            {"appointmentId": late["id"], "patientPackageId": sold},
        ),
        "WRONG_STATUS": ("removePackage", {"appointmentId": paid["id"]}),
        "NOT_COVERED": ("removePackage", {"appointmentId": second["id"]}),
        "PAYMENT_APPLIED": ("undoArrival", {"appointmentId": paid["id"]}),
        "AMOUNT_OUT_OF_RANGE": (
            "applyPayment",
            {"paymentId": clinic.payment, "invoiceId": clinic.invoice, "amount": "5"},
        ),
        "NOT_FOUND": ("arriveAppointment", {"appointmentId": "nothing"}),
    }
    for code, (mutation, given) in refused.items():
        answers = [
            await desk.refused(mutation, **given, idempotencyKey=f"refused-{code}")
            for _ in range(2)
        ]
        assert answers[0]["code"] == code
        assert answers[0] == answers[1]


async def test_bad_input_is_not_remembered(clinic: Ready, written: Written) -> None:
    payment = {"amount": "0", "method": "CARD"}
    refused = await clinic.desk.refused("sellPackage", **sale(clinic, payment=payment))
    assert refused["code"] == "INVALID_INPUT"

    await clinic.desk.do("sellPackage", **sale(clinic, payment={**payment, "amount": "8"}))

    assert await written.audited("sellPackage") == ["DONE", "INVALID_INPUT", "DONE"]


async def test_a_version_conflict_is_not_remembered(clinic: Ready, written: Written) -> None:
    change = {
        "patientPackageId": clinic.package,
        "expiresOn": "2027-12-31",
        "idempotencyKey": KEY,
    }
    refused = await clinic.desk.refused("changePackageExpiry", **change, expectedVersion=99)
    assert refused["code"] == "VERSION_CONFLICT"

    version = refused["currentVersion"]
    await clinic.desk.do("changePackageExpiry", **change, expectedVersion=version)

    assert await written.audited("changePackageExpiry") == ["VERSION_CONFLICT", "DONE"]


async def test_a_missing_right_is_not_remembered(clinic: Ready) -> None:
    helper = await clinic.desk.colleague("PRACTITIONER")
    forbidden = await ask(helper, "sellPackage", **sale(clinic))
    assert heard(forbidden) == "FORBIDDEN"
    await clinic.desk.do(
        "updateStaffMember",
        "staffMember { id }",
        staffMemberId=helper.staff_member,
        role="FRONT_DESK",
    )

    assert heard(await ask(helper, "sellPackage", **sale(clinic))) == "DONE"


async def test_a_right_taken_away_counts_for_replays_too(clinic: Ready) -> None:
    helper = await clinic.desk.colleague("FRONT_DESK")
    assert heard(await ask(helper, "sellPackage", **sale(clinic))) == "DONE"
    await clinic.desk.do(
        "updateStaffMember", "staffMember { id }", staffMemberId=helper.staff_member, role="SUPPORT"
    )

    assert heard(await ask(helper, "sellPackage", **sale(clinic))) == "FORBIDDEN"


async def test_a_key_is_of_one_staff_member(clinic: Ready, written: Written) -> None:
    before, colleague = await written.count("patient_package"), await clinic.desk.colleague("OWNER")

    answers = [
        await desk.do("sellPackage", **sale(clinic))
        for desk in (clinic.desk, colleague, clinic.desk, colleague)
    ]

    sold = [answer["patientPackage"]["id"] for answer in answers]
    assert sold[0] != sold[1]
    assert sold[:2] == sold[2:]
    assert await written.count("patient_package") == before + 2


async def test_a_key_is_of_one_clinic(desk: FrontDesk) -> None:
    other = await open_clinic(desk.database)

    payments = []
    for each in (desk, other):
        money = {"amount": "10", "method": "CASH"}
        received = await each.do(
            "receivePayment", patientId=await each.patient(), payment=money, idempotencyKey=KEY
        )
        payments.append(received["payment"]["id"])

    assert payments[0] != payments[1]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x" * 15,
        "x" * 129,
        "with spaces in the key",
        "trailing-newline-0001\n",
        "clé-de-la-patiente",
        "１２３４５６７８９０１２３４５６",
        "semicolons;are;not;in;it",
        "x" * 5000,
    ],
)
async def test_a_badly_formed_key_is_bad_input(clinic: Ready, written: Written, key: str) -> None:
    before = await written.count("patient_package")

    refused = await clinic.desk.refused("sellPackage", **sale(clinic, idempotencyKey=key))

    assert refused["code"] == "INVALID_INPUT"
    assert refused["path"] == ["input", "idempotencyKey"]
    assert await written.count("patient_package") == before
    assert await written.audited("sellPackage") == ["DONE", "INVALID_INPUT"]


@pytest.mark.parametrize("key", ["x" * 16, "x" * 128, "AZaz09_.:-AZaz09_.:-"])
async def test_a_well_formed_key_is_taken(clinic: Ready, key: str) -> None:
    await clinic.desk.do("sellPackage", **sale(clinic, idempotencyKey=key))
