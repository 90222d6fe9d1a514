"""What can be done to the scene's money, to what the clinic offers and to its people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

from gql_packages.domain.enums import PaymentMethod, SaleOrigin
from gql_packages.services.apply_payment import apply_payment
from gql_packages.services.archive_no_show_fee import archive_no_show_fee
from gql_packages.services.archive_package import archive_package
from gql_packages.services.archive_patient import archive_patient
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.archive_treatment import archive_treatment
from gql_packages.services.incoming_payments import NewPayment
from gql_packages.services.package_items import EligibleItem
from gql_packages.services.receive_payment import receive_payment
from gql_packages.services.refund_payment import refund_payment
from gql_packages.services.sell_package import Sale, sell_package
from gql_packages.services.unapply_payment import unapply_payment
from gql_packages.services.update_no_show_fee import update_no_show_fee
from gql_packages.services.update_package import update_package
from gql_packages.services.update_patient import update_patient
from gql_packages.services.update_staff_member import update_staff_member
from gql_packages.services.update_treatment import update_treatment
from tests.assurance.interleavings.mutation import Mutation, Verb
from tests.assurance.interleavings.scenes import Scene


def _move(verb: Callable[..., Awaitable[object]], invoice: str, amount: int | None = None) -> Verb:
    return lambda work, scene: verb(
        work,
        payment_id=scene["payment"],
        invoice_id=scene[invoice],
        amount=None if amount is None else Decimal(amount),
    )


def _cash(amount: int) -> NewPayment:
    return NewPayment(amount=Decimal(amount), method=PaymentMethod.CASH)


def _receive(amount: int, *invoices: str) -> Verb:
    return lambda work, scene: receive_payment(
        work,
        patient_id=scene["patient"],
        payment=_cash(amount),
        invoice_ids=[scene[invoice] for invoice in invoices if invoice in scene],
    )


def _sell(how: Callable[[Scene], dict[str, Any]]) -> Verb:
    return lambda work, scene: sell_package(
        work, Sale(patient_id=scene["patient"], package_id=scene["offer"], **how(scene))
    )


def _paid_from_the_visit(scene: Scene) -> dict[str, Any]:
    return {
        "staff_member_id": scene["seller"],
        "origin": SaleOrigin.APPOINTMENT,
        "appointment_id": scene["visit"],
        "payment": _cash(90),
    }


def _on(verb: Callable[..., Awaitable[object]], parameter: str, thing: str, **more: Any) -> Verb:
    return lambda work, scene: verb(work, **{parameter: scene[thing]}, **more)


def _new_terms(scene: Scene) -> dict[str, Any]:
    item = EligibleItem(treatment_id=scene["treatment"], patient_pays=Decimal(7))
    return {"price": Decimal(80), "uses": 3, "valid_for_days": 30, "eligible_items": [item]}


EVERY_INVOICE = ("visit's invoice", "other invoice", "invoice")

ON_THE_MONEY = [
    Mutation("receivePayment", "for all that is due", _receive(45, *EVERY_INVOICE)),
    Mutation("receivePayment", "for the other sale", _receive(50, "other invoice")),
    Mutation("applyPayment", "to the other sale", _move(apply_payment, "other invoice")),
    Mutation("applyPayment", "to the sale", _move(apply_payment, "invoice")),
    Mutation(
        "applyPayment",
        "to the visit",
        _move(apply_payment, "visit's invoice"),
        needs="visit's invoice",
    ),
    Mutation("unapplyPayment", "all of it", _move(unapply_payment, "invoice")),
    Mutation("unapplyPayment", "some of it", _move(unapply_payment, "invoice", 60)),
    Mutation(
        "refundPayment",
        "all that is credit",
        _on(refund_payment, "payment_id", "payment", amount=Decimal(30), method=None),
    ),
]

ON_WHAT_IS_AROUND = [
    Mutation("sellPackage", "unpaid", _sell(lambda _: {})),
    Mutation("sellPackage", "paid, from the visit", _sell(_paid_from_the_visit)),
    Mutation(
        "updatePackage",
        "",
        lambda work, scene: update_package(work, package_id=scene["offer"], **_new_terms(scene)),
    ),
    Mutation("archivePackage", "", _on(archive_package, "package_id", "offer")),
    Mutation(
        "updateTreatment",
        "",
        _on(update_treatment, "treatment_id", "treatment", price=Decimal(95), duration_minutes=45),
    ),
    Mutation("archiveTreatment", "", _on(archive_treatment, "treatment_id", "treatment")),
    Mutation(
        "updateNoShowFee",
        "",
        _on(update_no_show_fee, "no_show_fee_id", "fee", amount=Decimal(45)),
    ),
    Mutation("archiveNoShowFee", "", _on(archive_no_show_fee, "no_show_fee_id", "fee")),
    Mutation("updatePatient", "", _on(update_patient, "patient_id", "patient", last_name="Khan")),
    Mutation("archivePatient", "", _on(archive_patient, "patient_id", "patient")),
    Mutation(
        "updateStaffMember",
        "",
        _on(update_staff_member, "staff_member_id", "seller", name="Samira"),
    ),
    Mutation("archiveStaffMember", "", _on(archive_staff_member, "staff_member_id", "seller")),
]
