"""Every refusal becomes its type, in any result that lists it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, NoReturn, Union

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionResult

from gql_packages import errors
from gql_packages.domain.money import format_money
from gql_packages.problems import Problem, ProblemCode
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.execution import Execution
from gql_packages.resolvers.refusals import REFUSAL_TYPES, RefusalHandler, given_of, target_of
from gql_packages.schema.refusals import NotFullyPaid, Refusal, SimpleRefusal
from gql_packages.schema.scalars import SCALARS
from tests.queries.records import Records, decoded, named

pytestmark = pytest.mark.tampers

Anything = Annotated[Union[REFUSAL_TYPES], strawberry.union("Anything")]  # type: ignore[valid-type] # noqa: UP007
Little = Annotated[SimpleRefusal | NotFullyPaid, strawberry.union("Little")]

_TOO_LONG = Problem(("input", "name"), ProblemCode.TOO_LONG, {"most": 200, "found": 201})
_VALUES = [{"name": "found", "value": "201"}, {"name": "most", "value": "200"}]
_PROBLEM = errors.RowProblem.of(_TOO_LONG.at("first_name"))

raised: list[errors.Refusal] = []


async def _refused(info: Info) -> NoReturn:
    """As a mutation whose service refuses."""
    refusal = raised[-1]
    shown = target_of(info, refusal)
    if shown is not None:
        answer = await info.context.answer(info, shown, **given_of(refusal))
        info.context.shown_refusals[refusal] = answer
    raise refusal


@strawberry.type
class Query:
    """Two fields that refuse as mutations do."""

    @permitted(None)
    async def sell_package(self, info: Info) -> Anything:
        await _refused(info)

    @permitted(None)
    async def book_appointment(self, info: Info) -> Little:
        await _refused(info)


small_schema = strawberry.Schema(
    Query,
    types=[Refusal],
    exception_handlers=[RefusalHandler()],
    execution_context_class=Execution,
    config=StrawberryConfig(scalar_map=dict(SCALARS)),
)

DOCUMENT = """{ sellPackage { __typename ... on Refusal { code message path }
  ... on InvalidInput { problems { path message code values { name value } } }
  ... on VersionConflict { currentVersion }
  ... on NotFullyPaid { balanceDue { amount } invoice { id } }
  ... on PackageExpired { expiresOn date }
  ... on ItemUsedUp { limit { treatments { id } uses priceShare { amount } reserved redeemed
    available } }
  ... on PackageUsedUp { usesTotal usesReserved usesRedeemed } ... on WrongStatus { status }
  ... on PastExpiry { expiresOn patientPackage { id } }
  ... on ExpiryBeforeBookings { appointments { id } }
  ... on AmountOutOfRange { minimum { amount } maximum { amount } }
  ... on PaymentApplied { invoice { id } }
  ... on ImportRefused { rows { row externalId outcome patient { id } possibleDuplicates { id }
    duplicateRows problems { code path message problemCode values { name value } } } } } }"""


async def _answer(clinic: Records, refusal: errors.Refusal, document: str) -> dict[str, Any]:
    raised.append(refusal)
    context = clinic.context()
    try:
        result = await small_schema.execute(document, context_value=context)
    finally:
        await context.close()
    assert isinstance(result, ExecutionResult)
    assert result.errors is None, result.errors
    assert result.data is not None
    answer: dict[str, Any] = next(iter(decoded(result.data).values()))
    return answer


@pytest.mark.parametrize("code", errors.RefusalCode)
async def test_every_refusal_says_its_code_and_what_belongs_to_it(
    clinic: Records, code: errors.RefusalCode
) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    package = await clinic.sold(patient, await clinic.offer())
    invoice, visit = await clinic.invoice(patient), await clinic.appointment(patient, treatment)
    day = date(2026, 3, 1)
    own: dict[errors.RefusalCode, tuple[dict[str, Any], dict[str, Any]]] = {
        errors.RefusalCode.INVALID_INPUT: (
            {"problems": (_TOO_LONG,)},
            {
                "problems": [
                    {
                        **{"path": ["input", "name"], "message": _TOO_LONG.message},
                        **{"code": "TOO_LONG", "values": _VALUES},
                    }
                ]
            },
        ),
        errors.RefusalCode.VERSION_CONFLICT: ({"current_version": 3}, {"currentVersion": 3}),
        errors.RefusalCode.NOT_FULLY_PAID: (
            {"balance_due": 8000, "invoice_id": invoice},
            {"balanceDue": {"amount": "80.00"}, "invoice": {"id": named("Invoice", invoice)}},
        ),
        errors.RefusalCode.PACKAGE_EXPIRED: (
            {"expires_on": day, "date": date(2026, 3, 2)},
            {"expiresOn": "2026-03-01", "date": "2026-03-02"},
        ),
        errors.RefusalCode.PACKAGE_USED_UP: (
            {"uses_total": 10, "uses_reserved": 4, "uses_redeemed": 6},
            {"usesTotal": 10, "usesReserved": 4, "usesRedeemed": 6},
        ),
        errors.RefusalCode.ITEM_USED_UP: (
            {
                **{"treatment_ids": (treatment,), "uses": 5, "price_share": 35000},
                **{"reserved": 2, "redeemed": 3},
            },
            {
                "limit": {
                    "treatments": [{"id": named("Treatment", treatment)}],
                    **{"uses": 5, "priceShare": {"amount": "350.00"}},
                    **{"reserved": 2, "redeemed": 3, "available": 0},
                }
            },
        ),
        errors.RefusalCode.WRONG_STATUS: ({"status": "ARRIVED"}, {"status": "ARRIVED"}),
        errors.RefusalCode.PAST_EXPIRY: (
            {"expires_on": day, "patient_package_id": package},
            {
                "expiresOn": "2026-03-01",
                "patientPackage": {"id": named("PatientPackage", package)},
            },
        ),
        errors.RefusalCode.EXPIRY_BEFORE_BOOKINGS: (
            {"appointment_ids": (visit,)},
            {"appointments": [{"id": named("Appointment", visit)}]},
        ),
        errors.RefusalCode.AMOUNT_OUT_OF_RANGE: (
            {"minimum": 0, "maximum": 8000},
            {"minimum": {"amount": "0.00"}, "maximum": {"amount": "80.00"}},
        ),
        errors.RefusalCode.PAYMENT_APPLIED: (
            {"invoice_id": invoice},
            {"invoice": {"id": named("Invoice", invoice)}},
        ),
        errors.RefusalCode.IMPORT_REFUSED: (
            {"rows": (errors.RefusedRow(7, "A-7", (_PROBLEM, _PROBLEM)),)},
            {
                "rows": [
                    {
                        **{"row": 7, "externalId": "A-7", "outcome": "REFUSED", "patient": None},
                        **{"possibleDuplicates": [], "duplicateRows": []},
                        "problems": [
                            {
                                **{"code": "INVALID_INPUT", "path": ["firstName"]},
                                **{"message": _TOO_LONG.message, "problemCode": "TOO_LONG"},
                                "values": _VALUES,
                            }
                        ]
                        * 2,
                    }
                ]
            },
        ),
    }
    given, shown = own.get(code, ({}, {}))
    kind = errors.REFUSALS[code]

    answer = await _answer(clinic, kind("No.", path=("input", "x"), **given), DOCUMENT)

    assert answer == {
        "__typename": kind.__name__ if code in own else "SimpleRefusal",
        "code": code.value,
        "message": "No.",
        "path": ["input", "x"],
        **shown,
    }


async def test_a_refusal_whose_type_a_result_does_not_list_still_says_its_code(
    clinic: Records,
) -> None:
    refusal = errors.WrongStatus(f"{format_money(1, 'CAD')}", status="ARRIVED")
    document = "{ bookAppointment { __typename ... on Refusal { code path } } }"

    answer = await _answer(clinic, refusal, document)

    assert answer == {"__typename": "SimpleRefusal", "code": "WRONG_STATUS", "path": None}
