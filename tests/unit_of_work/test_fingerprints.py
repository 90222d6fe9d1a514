"""What makes a repetition the same request, now and under keys that earlier versions recorded."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
import strawberry
from strawberry import ID

from gql_packages.domain.permissions import Principal
from gql_packages.errors import NotFullyPaid
from gql_packages.resolvers.input_decoding import graphql_arguments
from gql_packages.resolvers.mutations.mark_no_show import MarkNoShowInput
from gql_packages.resolvers.mutations.sell_package import SellPackageInput
from gql_packages.resolvers.no_show_resolution import NoShowRedeem, NoShowResolution
from gql_packages.services.sell_package import SellPackageOutcome
from gql_packages.unit_of_work.idempotency import (
    IdempotencyKey,
    _fingerprint,
    read_outcome,
    write_outcome,
    write_refusal,
)
from tests.front_desk import Ready
from tests.row_counts import Written

# A recorded fingerprint is written over.
pytestmark = pytest.mark.tampers

KEY = "recorded-long-ago-001"

OUTCOME = SellPackageOutcome(UUID(int=1), UUID(int=2), None)


def of(given: Any) -> bytes:
    principal = Principal(UUID(int=1), UUID(int=2))
    arguments = graphql_arguments(given)
    return IdempotencyKey.of(principal, KEY, "anyMutation", arguments).fingerprint


def test_an_input_goes_by_graphqls_names_and_without_its_defaults() -> None:
    sale = SellPackageInput(patient_id=ID("p"), package_id=ID("o"), idempotency_key=KEY)
    assert graphql_arguments(sale) == {"patientId": "p", "packageId": "o"}

    missed = MarkNoShowInput(
        appointment_id=ID("a"),
        resolution=NoShowResolution(
            redeem_package=strawberry.Some(NoShowRedeem()), charge_fee=None, charge_nothing=None
        ),
        idempotency_key=KEY,
    )
    assert graphql_arguments(missed) == {
        "appointmentId": "a",
        "resolution": {"redeemPackage": {}},
    }


def test_a_new_field_and_another_name_of_the_class_make_no_other_request() -> None:
    @strawberry.input
    class Before:
        patient_id: str
        idempotency_key: str

    @strawberry.input
    class After:
        whose: str = strawberry.field(name="patientId")
        idempotency_key: str
        urgent: bool = False

    before = Before(patient_id="p", idempotency_key=KEY)
    assert of(before) == of(After(whose="p", idempotency_key=KEY))
    assert of(before) != of(After(whose="p", idempotency_key=KEY, urgent=True))


def test_outcomes_and_refusals_are_recorded_by_graphqls_names_and_read_again() -> None:
    refusal = NotFullyPaid("Not yet.", path=("input",), balance_due=5, invoice_id=UUID(int=3))

    assert json.loads(write_outcome(OUTCOME))["done"].keys() == {
        "patientPackageId",
        "invoiceId",
        "paymentId",
    }
    assert json.loads(write_refusal(refusal))["fields"].keys() == {
        *("message", "path", "balanceDue", "invoiceId")
    }
    assert read_outcome(write_outcome(OUTCOME), SellPackageOutcome) == OUTCOME
    again = read_outcome(write_refusal(refusal), SellPackageOutcome)
    assert vars(again) == vars(refusal)


def test_records_of_earlier_versions_are_read() -> None:
    done = {name: value and str(value) for name, value in dataclasses.asdict(OUTCOME).items()}
    assert read_outcome(json.dumps({"done": done}), SellPackageOutcome) == OUTCOME

    fields = {"message": "No.", "path": None, "balance_due": 5, "invoice_id": str(UUID(int=3))}
    refused = json.dumps({"refused": "NOT_FULLY_PAID", "fields": fields})
    again = read_outcome(refused, SellPackageOutcome)
    assert isinstance(again, NotFullyPaid)
    assert (again.balance_due, again.invoice_id) == (5, UUID(int=3))


@dataclass(frozen=True)
class EarlierPayment:
    """The input of a payment, as the fingerprints of earlier versions saw it."""

    amount: str
    method: str
    reference: None = None


@pytest.mark.parametrize("is_same", [True, False])
async def test_a_key_that_an_earlier_version_recorded_stands_for_the_same_input(
    clinic: Ready, written: Written, is_same: bool
) -> None:
    given: dict[str, Any] = {
        "patientId": clinic.patient,
        "packageId": clinic.offer,
        "payment": {"amount": "100.00", "method": "CARD"},
        "idempotencyKey": KEY,
    }
    first = await clinic.desk.do("sellPackage", **given)
    earlier = {
        "patient_id": clinic.patient,
        "package_id": clinic.offer,
        "staff_member_id": None,
        "origin": "PACKAGES",
        "appointment_id": None,
        "payment": EarlierPayment("100" if is_same else "90", "CARD"),
    }
    await written.superuser.execute(
        "UPDATE idempotency_record SET fingerprint = $1 WHERE clinic_id = $2 AND key = $3",
        *(_fingerprint("sellPackage", earlier), written.clinic_id, KEY),
    )

    again = await clinic.desk.result("sellPackage", **given)

    if is_same:
        assert again["patientPackage"]["id"] == first["patientPackage"]["id"]
    else:
        assert again["code"] == "IDEMPOTENCY_KEY_MISMATCH"
