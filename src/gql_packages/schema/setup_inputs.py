"""What a client says when the clinic is set up: its treatments, fees, packages and people."""

from decimal import Decimal

import strawberry

from gql_packages.schema.enums import Role, TreatmentKind

EXPECTED_VERSION = "The `version` that the client saw: refused if it is another one by now."
ARCHIVED = "False brings it back. Asking for what is so already changes nothing."
NAME = "1 to 200 characters. Two may have the same name."
KEPT = " Left out: as it was."
EMAIL = "The e-mail address, if one is known; at most 254 characters."
PHONE = "The phone number, if one is known; at most 50 characters."
PRICE = "What a visit costs that no package covers, in major units; may be zero."
MINUTES = "How long a visit takes: 1 to 1440 minutes."
FEE = "What is charged, in major units: at least one minor unit."
USES = "How many visits it covers, for all of its items together: 1 to 10,000."
PACKAGE_PRICE = "What all of its uses cost together, in major units; may be zero."
VALIDITY = "0 to 36,500: how many days after the day of sale is the last valid day."


@strawberry.input(description="A treatment or a class to add to what can be booked.")
class CreateTreatmentInput:
    """A new treatment."""

    name: str = strawberry.field(description=NAME)
    kind: TreatmentKind = strawberry.field(
        default=TreatmentKind.TREATMENT, description="A treatment for one patient, or a class."
    )
    duration_minutes: int = strawberry.field(description=MINUTES)
    price: Decimal = strawberry.field(description=PRICE)


@strawberry.input(
    description=(
        "Changes to a treatment or class. Fields left out stay as they are; so does what is "
        "booked and billed already."
    )
)
class UpdateTreatmentInput:
    """Changes to a treatment."""

    treatment_id: strawberry.ID = strawberry.field(description="The treatment or class.")
    expected_version: int | None = strawberry.field(default=None, description=EXPECTED_VERSION)
    name: str | None = strawberry.field(default=None, description=NAME + KEPT)
    kind: TreatmentKind | None = strawberry.field(
        default=None, description="A treatment for one patient, or a class." + KEPT
    )
    duration_minutes: int | None = strawberry.field(default=None, description=MINUTES + KEPT)
    price: Decimal | None = strawberry.field(default=None, description=PRICE + KEPT)


@strawberry.input(description="A treatment or class that is no longer offered, or is again.")
class ArchiveTreatmentInput:
    """A treatment to archive."""

    treatment_id: strawberry.ID = strawberry.field(description="The treatment or class.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)


@strawberry.input(description="A fee to have at hand for visits that patients miss.")
class CreateNoShowFeeInput:
    """A new no-show fee."""

    name: str = strawberry.field(description=f"As the invoice says it. {NAME}")
    amount: Decimal = strawberry.field(description=FEE)


@strawberry.input(
    description=(
        "Changes to a no-show fee. Fields left out stay as they are; so do fees charged already."
    )
)
class UpdateNoShowFeeInput:
    """Changes to a no-show fee."""

    no_show_fee_id: strawberry.ID = strawberry.field(description="The fee.")
    expected_version: int | None = strawberry.field(default=None, description=EXPECTED_VERSION)
    name: str | None = strawberry.field(
        default=None, description=f"As the invoice says it. {NAME}{KEPT}"
    )
    amount: Decimal | None = strawberry.field(default=None, description=FEE + KEPT)


@strawberry.input(description="A no-show fee that is no longer in use, or is again.")
class ArchiveNoShowFeeInput:
    """A no-show fee to archive."""

    no_show_fee_id: strawberry.ID = strawberry.field(description="The fee.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)


@strawberry.input(description="Somebody who works at the clinic from now on.")
class CreateStaffMemberInput:
    """A new staff member."""

    name: str = strawberry.field(description=f"The full name. {NAME}")
    email: str | None = strawberry.field(default=None, description=EMAIL)
    role: Role = strawberry.field(description="The part they play; it decides their rights.")


@strawberry.input(description="Changes to a staff member. Fields left out stay as they are.")
class UpdateStaffMemberInput:
    """Changes to a staff member."""

    staff_member_id: strawberry.ID = strawberry.field(description="Who it is.")
    expected_version: int | None = strawberry.field(default=None, description=EXPECTED_VERSION)
    name: str | None = strawberry.field(default=None, description=f"The full name. {NAME}{KEPT}")
    email: strawberry.Maybe[str | None] = strawberry.field(
        description=f"{EMAIL}{KEPT} Null: none is known any more."
    )
    role: Role | None = strawberry.field(
        default=None,
        description=(
            "The part they play; it counts from their next request on. The clinic must keep an "
            f"active owner.{KEPT}"
        ),
    )


@strawberry.input(
    description=(
        "A staff member who has left, or is back. Who is inactive can do nothing here; what they "
        "did stays theirs."
    )
)
class ArchiveStaffMemberInput:
    """A staff member to make inactive."""

    staff_member_id: strawberry.ID = strawberry.field(
        description="Who it is. The clinic must keep an active owner."
    )
    archived: bool = strawberry.field(
        default=True, description="True makes them inactive, false active again."
    )


@strawberry.input(description="A patient to register.")
class CreatePatientInput:
    """A new patient."""

    first_name: str = strawberry.field(description="Given name or names: 1 to 200 characters.")
    last_name: str = strawberry.field(
        description="Family name, by which patients are listed: 1 to 200 characters."
    )
    email: str | None = strawberry.field(default=None, description=EMAIL)
    phone: str | None = strawberry.field(default=None, description=PHONE)


@strawberry.input(description="Changes to a patient's data. Fields left out stay as they are.")
class UpdatePatientInput:
    """Changes to a patient."""

    patient_id: strawberry.ID = strawberry.field(description="Who it is.")
    expected_version: int | None = strawberry.field(default=None, description=EXPECTED_VERSION)
    first_name: str | None = strawberry.field(
        default=None, description="Given name or names: 1 to 200 characters." + KEPT
    )
    last_name: str | None = strawberry.field(
        default=None, description="Family name: 1 to 200 characters." + KEPT
    )
    email: strawberry.Maybe[str | None] = strawberry.field(
        description=f"{EMAIL}{KEPT} Null: none is known any more."
    )
    phone: strawberry.Maybe[str | None] = strawberry.field(
        description=f"{PHONE}{KEPT} Null: none is known any more."
    )


@strawberry.input(
    description=(
        "A patient to take off the list, or to put back on it. Their packages, visits and "
        "invoices stay as they are."
    )
)
class ArchivePatientInput:
    """A patient to archive."""

    patient_id: strawberry.ID = strawberry.field(description="Who it is.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)


@strawberry.input(description="A treatment or class that a package is good for.")
class EligibleItemInput:
    """An eligible item."""

    treatment_id: strawberry.ID = strawberry.field(description="The treatment or class.")
    patient_pays: Decimal = strawberry.field(
        default=Decimal(0),
        description=(
            "What the patient pays at each visit that the package covers, on top of its price, in "
            "major units. Usually zero."
        ),
    )


@strawberry.input(
    description=(
        "A package to put on offer: a number of prepaid uses at one price. At a price of zero it "
        "is paid the moment it is sold."
    )
)
class CreatePackageInput:
    """A new package."""

    name: str = strawberry.field(description=NAME)
    price: Decimal = strawberry.field(description=PACKAGE_PRICE)
    uses: int = strawberry.field(description=USES)
    valid_for_days: int | None = strawberry.field(
        default=None, description=f"{VALIDITY} Left out or null: it never expires."
    )
    eligible_items: list[EligibleItemInput] = strawberry.field(
        description="What it can be redeemed for: 1 to 200 treatments and classes, each once."
    )


@strawberry.input(
    description="Changes to a package on offer. Fields left out stay as they are; so do sold ones."
)
class UpdatePackageInput:
    """Changes to a package."""

    package_id: strawberry.ID = strawberry.field(description="The package on offer.")
    expected_version: int | None = strawberry.field(default=None, description=EXPECTED_VERSION)
    name: str | None = strawberry.field(default=None, description=NAME + KEPT)
    price: Decimal | None = strawberry.field(default=None, description=PACKAGE_PRICE + KEPT)
    uses: int | None = strawberry.field(default=None, description=USES + KEPT)
    valid_for_days: strawberry.Maybe[int | None] = strawberry.field(
        description=f"{VALIDITY}{KEPT} Null: it never expires."
    )
    eligible_items: list[EligibleItemInput] | None = strawberry.field(
        default=None,
        description=(
            "All that it can be redeemed for from now on, in the place of what there was: 1 to "
            f"200 treatments and classes, each once.{KEPT}"
        ),
    )


@strawberry.input(description="A package that is no longer offered, or is again. Sold ones go on.")
class ArchivePackageInput:
    """A package to archive."""

    package_id: strawberry.ID = strawberry.field(description="The package on offer.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)
