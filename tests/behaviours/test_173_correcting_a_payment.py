"""Rule 173: what is mistyped of a payment is corrected, and a payment by mistake is void."""

from typing import Any

import pytest

from tests.front_desk import Answer, FrontDesk, Ready
from tests.mutation_documents import CORRECTED, PAYMENT

_PAYMENTS = f"""query Q($id: ID!) {{ patient(id: $id) {{ payments {{ nodes {{ {PAYMENT} {CORRECTED}
void {{ at by {{ name }} reason }} }} }} }} }}"""


async def payments(desk: FrontDesk, patient: str) -> list[Answer]:
    """The patient's payments, the last received first."""
    nodes: list[Answer] = (await desk.ask(_PAYMENTS, id=patient))["patient"]["payments"]["nodes"]
    return nodes


async def correct(desk: FrontDesk, payment: str, **given: Any) -> Answer:
    """The payment after a correction."""
    payload = await desk.do("updatePayment", paymentId=payment, reason="Mistyped", **given)
    corrected: Answer = payload["payment"]
    return corrected


async def void(desk: FrontDesk, payment: str) -> Answer:
    return await desk.do("voidPayment", paymentId=payment, reason="Wrong patient")


async def test_173_a_payment_is_corrected_whatever_of_it_is_applied_and_says_what_it_said(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    desk.clock.go_to("2026-03-05")

    shown = await correct(
        desk, clinic.payment, method="CHEQUE", reference="No. 7", receivedOn="2026-03-01"
    )
    desk.clock.go_to("2026-03-06")
    again = await correct(desk, clinic.payment, reference=None)

    said = {"method": "CHEQUE", "receivedAt": "2026-03-01T20:00:00Z", "version": 2}
    assert {key: shown[key] for key in said} == said
    assert (shown["reference"], again["reference"], again["version"]) == ("No. 7", None, 3)
    assert again["recordedAt"] == "2026-03-02T18:00:00Z"
    who = {"by": {"name": "Olga Owner"}, "reason": "Mistyped"}
    assert again["corrections"] == [
        {
            **{"method": "CARD", "reference": None, "receivedAt": "2026-03-02T18:00:00Z"},
            **{"at": "2026-03-05T18:00:00Z", **who},
        },
        {
            **{"method": "CHEQUE", "reference": "No. 7", "receivedAt": "2026-03-01T20:00:00Z"},
            **{"at": "2026-03-06T18:00:00Z", **who},
        },
    ]
    assert again["unapplied"]["amount"] == "0.00"


async def test_173_what_is_so_already_is_no_correction(clinic: Ready) -> None:
    shown = await correct(
        clinic.desk, clinic.payment, method="CARD", reference=" ", receivedOn="2026-03-02"
    )

    assert (shown["corrections"], shown["version"]) == ([], 1)


async def test_173_the_day_on_which_it_was_entered_has_the_moment_back(clinic: Ready) -> None:
    desk = clinic.desk
    await correct(desk, clinic.payment, receivedOn="2026-02-27")
    desk.clock.go_to("2026-03-04", hour=17)

    back = await correct(desk, clinic.payment, receivedOn="2026-03-02")
    today = await correct(desk, clinic.payment, receivedOn="2026-03-04")

    assert back["receivedAt"] == "2026-03-02T18:00:00Z"
    # Noon is still to come.
    assert today["receivedAt"] == "2026-03-04T17:00:00Z"


async def test_173_payments_are_in_the_order_of_the_days_that_are_shown(clinic: Ready) -> None:
    desk = clinic.desk
    later = (await desk.receive(clinic.patient, "5"))["payment"]["id"]

    await correct(desk, later, receivedOn="2026-03-01")

    assert [node["id"] for node in await payments(desk, clinic.patient)] == [clinic.payment, later]


async def test_173_what_is_paid_back_goes_the_way_that_is_shown(clinic: Ready) -> None:
    desk = clinic.desk
    payment = (await desk.receive(clinic.patient, "5"))["payment"]["id"]
    await correct(desk, payment, method="CHEQUE")

    paid = await desk.do(
        "refundPayment", "payment { refunds { method } }", paymentId=payment, amount="5"
    )

    assert paid["payment"]["refunds"] == [{"method": "CHEQUE"}]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"receivedOn": "2026-03-03"}, "receivedOn"),
        ({"reference": "x" * 201}, "reference"),
        ({"reference": "a\x07b"}, "reference"),
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 1001}, "reason"),
    ],
    ids=str,
)
async def test_173_a_day_to_come_and_words_that_cannot_be_are_refused(
    clinic: Ready, given: Answer, path: str
) -> None:
    refusal = await clinic.desk.refused(
        "updatePayment", **{"paymentId": clinic.payment, "reason": "Mistyped", **given}
    )

    assert (refusal["code"], refusal["path"]) == ("INVALID_INPUT", ["input", path])


async def test_173_a_correction_in_view_of_another_version_is_refused(clinic: Ready) -> None:
    desk, given = clinic.desk, {"paymentId": clinic.payment, "reason": "Mistyped"}
    await correct(desk, clinic.payment, method="CASH")

    for verb in ("updatePayment", "voidPayment"):
        refusal = await desk.refused(verb, **given, expectedVersion=1)
        assert (refusal["code"], refusal["currentVersion"]) == ("VERSION_CONFLICT", 2)


async def test_173_a_void_payment_stays_visible_and_is_in_no_sum(desk: FrontDesk) -> None:
    patient = await desk.patient()
    payment = (await desk.receive(patient, "50"))["payment"]["id"]
    assert await desk.balance(patient) == ("50.00", "0.00")

    payload = await void(desk, payment)

    assert payload["payment"]["unapplied"]["amount"] == "0.00"
    assert payload["patient"]["credit"]["amount"] == "0.00"
    assert await desk.balance(patient) == ("0.00", "0.00")
    (shown,) = await payments(desk, patient)
    assert shown["amount"]["amount"] == "50.00"
    who = {"by": {"name": "Olga Owner"}, "reason": "Wrong patient"}
    assert shown["void"] == {"at": "2026-03-02T18:00:00Z", **who}
    assert (shown["corrections"], shown["version"]) == ([], 2)


async def test_173_nothing_is_done_with_a_void_payment(clinic: Ready) -> None:
    desk = clinic.desk
    sale = await desk.sell(clinic.patient, clinic.offer)
    payment = {"paymentId": (await desk.receive(clinic.patient, "50"))["payment"]["id"]}
    await void(desk, payment["paymentId"])

    for verb, given in {
        "applyPayment": {"invoiceId": sale["invoice"]["id"]},
        "refundPayment": {"amount": "1"},
        "updatePayment": {"method": "CASH", "reason": "Mistyped"},
        "voidPayment": {"reason": "Again"},
    }.items():
        assert (await desk.refused(verb, **payment, **given))["code"] == "PAYMENT_VOID"


async def test_173_a_payment_that_is_applied_is_not_void_and_the_invoice_is_named(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    given = {"paymentId": clinic.payment, "reason": "Typed twice"}

    refusal = await desk.refused("voidPayment", **given)

    assert (refusal["code"], refusal["invoice"]) == ("PAYMENT_APPLIED", {"id": clinic.invoice})
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    await desk.do("voidPayment", **given)


async def test_173_a_payment_of_which_something_was_paid_back_is_not_void(clinic: Ready) -> None:
    desk = clinic.desk
    payment = (await desk.receive(clinic.patient, "50"))["payment"]["id"]
    await desk.do("refundPayment", paymentId=payment, amount="1")

    refusal = await desk.refused("voidPayment", paymentId=payment, reason="Typed twice")

    assert refusal["code"] == "PAYMENT_REFUNDED"


async def test_173_correcting_is_for_owner_and_billing_and_voiding_for_who_returns_money(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    payment = (await desk.receive(clinic.patient, "50"))["payment"]["id"]
    clerk, billing = await desk.colleague("FRONT_DESK"), await desk.colleague("BILLING")

    for verb in ("updatePayment", "voidPayment"):
        document = (
            f'mutation M($p: ID!) {{ {verb}(input: {{paymentId: $p, reason: "Mine",'
            f' idempotencyKey: "{verb}-0123456789"}}) {{ __typename }} }}'
        )
        refused = await clerk.post(document, {"p": payment})
        assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        done = await billing.ask(document, p=payment)
        assert done[verb]["__typename"].endswith("Payload")
