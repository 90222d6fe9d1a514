"""The fields, inputs and descriptions that the inputs of mutations are made of."""

from decimal import Decimal
from typing import Any

import strawberry

from gql_packages.domain.enums import PaymentMethod
from gql_packages.schema.described import described_input, optional, required
from gql_packages.schema.global_id import id_of
from gql_packages.services.incoming_payments import NewPayment
from gql_packages.services.package_items import EligibleItem
from gql_packages.services.package_limits import LimitedItems

ARCHIVED = "False restores it. What is so already is not changed."
NAME = "1 to 200 characters. Two may have the same name."
EMAIL = "The e-mail address, if one is known; at most 254 characters."
PHONE = "The phone number, if one is known; at most 50 characters."
DATE_OF_BIRTH = "The date of birth, if it is known: from 1900 to today in the clinic."
PRICE = "The price of an uncovered appointment, in major units; may be zero."
MINUTES = "The length of an appointment: 1 to 1440 minutes."
FEE = "What is charged, in major units: at least one minor unit."
USES = "How many appointments it covers, for all items together: 1 to 10,000."
PACKAGE_PRICE = "What all of its uses cost together, in major units; may be zero."
VALIDITY = "0 to 36,500: how many days after the day of sale is the last valid day."
LIMITS = (
    "How many of the uses some items may take together; at most 200, each item in at most one. "
    "Where every item has one, they add up to at least the uses."
)
CATEGORY = 'The heading that it stands under, such as "Massage"; at most 100 characters.'
DESCRIPTION = "What it is, for people, in lines; at most 1,000 characters."
POSITION = (
    "Where it stands in lists, 0 to 10,000: the lowest first, those without one last, and equal "
    "ones by name."
)
BOOKABLE = "Whether appointments can be booked with them."
GIVEN = "The treatments and classes that can be booked with them, at most 200; an empty list: all."
NOTE = "A note about the appointment; at most 1,000 characters."
REASON = "The reason, for the record; at most 1,000 characters."


def kept(description: str) -> Any:
    """A field of an update that may be left out or null: the thing keeps what it has."""
    return optional(f"{description} Left out: as it was.")


def clearable(description: str, null_means: str) -> Any:
    """A `Maybe` of an update: left out, the thing keeps what it has; null removes it."""
    return required(f"{description} Left out: as it was. Null: {null_means}.")


def clearable_id(type_name: str, description: str, null_means: str) -> Any:
    """The same of an id."""
    return id_of(type_name, f"{description} Left out: as it was. Null: {null_means}.")


def key_field() -> Any:
    """The field of a mutation that can be repeated: under one key it is done once."""
    return strawberry.field(
        description=(
            "Chosen by the client, once for each intended change: 16 to 128"
            " letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again"
            " under the same key gives the first outcome again and never does it twice."
        )
    )


def optional_key_field(when: str) -> Any:
    """The same where only some inputs need a key."""
    return optional(
        f"Chosen by the client, once for each intended change, as elsewhere. Required {when}."
    )


def creation_key_field() -> Any:
    """The same of a mutation that creates something, which may be sent without a key."""
    return optional(
        "Chosen by the client, once for each intended change, as elsewhere: sending the same input "
        "again under the same key creates nothing twice. Left out: each request creates another."
    )


def change_key_field() -> Any:
    """The same of a mutation that changes something, which may be sent without a key."""
    return optional(
        "Chosen by the client, once for each intended change, as elsewhere: sending the same input "
        "again under the same key gives the first outcome again, whatever has changed since. Left "
        "out: each request is a change of its own."
    )


def version_field() -> Any:
    """The field of a mutation that can be refused by optimistic locking."""
    return optional("The `version` that the client saw: refused if it is another one by now.")


@described_input
class PaymentInput:
    """Money received from the patient."""

    becomes = NewPayment

    amount: Decimal = required("In major units of the clinic's currency, at least one minor unit.")
    method: PaymentMethod = required("How it was paid.")
    reference: str | None = optional(
        "A reference to find it elsewhere, such as a terminal's receipt number."
    )


@described_input
class EligibleItemInput:
    """A treatment or class that a package covers."""

    becomes = EligibleItem

    treatment_id: strawberry.ID = id_of("Treatment", "The treatment or class.")
    patient_pays: Decimal = strawberry.field(
        default=Decimal(0),
        description=(
            "What the patient pays for each covered appointment, on top of the package's price, in "
            "major units. Usually zero."
        ),
    )


@described_input
class UseLimitInput:
    """How many of a package's uses some of its items may take together."""

    becomes = LimitedItems

    treatment_ids: list[strawberry.ID] = id_of(
        "Treatment", "The items that share it: at least one, each in at most one limit."
    )
    uses: int = required("From 1 to the package's uses.")
    price_share: Decimal | None = optional(
        "The part of the price that these uses are worth, in major units; may be zero. For every "
        "limit or for none: only where every item has a limit, the limits add up to the uses, and "
        "the shares to the price."
    )
