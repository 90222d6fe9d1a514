"""The catalogue: treatments, packages and no-show fees."""

from gql_packages.domain.enums import TreatmentKind
from gql_packages.reading.declarations import Listing, column, keyed, many, one, reads
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node

VERSION = "Rises with every change; for `expectedVersion`."

#: Where a package stands: those without a position last, then by name; as its index says it.
_PLACE = "(lpad(coalesce({o}.position, 99999)::text, 5, '0') || {o}.search_key) COLLATE \"C\""
PACKAGES = Listing("packages", order=_PLACE, kind="name")

_CATEGORY = "The heading that it stands under; null: none."
_DESCRIPTION = "What it is, for people, in lines; null: nothing is said."
_POSITION = "Where it stands in lists: the lowest first, those without one last."


@described
@reads("treatment")
class Treatment(Node):
    """A treatment or a class that can be booked."""

    name: str = column("name", "What it is called.")
    kind: TreatmentKind = column("kind", "A treatment for one patient, or a class.")
    duration_minutes: int = column("duration_minutes", "The length of an appointment, in minutes.")
    price: Money = column("price", "The price of an uncovered appointment.")
    category: str | None = column("category", _CATEGORY)
    description: str | None = column("description", _DESCRIPTION)
    position: int | None = column("position", _POSITION)
    is_archived: bool = column(
        "is_archived", "Whether it is no longer offered: it cannot be booked any more."
    )
    version: int = column("version", VERSION)


@described
@reads("no_show_fee")
class NoShowFee(Node):
    """A fee that can be charged for a no-show."""

    name: str = column("name", "What it is called on the invoice.")
    amount: Money = column("amount", "What is charged.")
    is_archived: bool = column(
        "is_archived", "Whether it is no longer in use: it cannot be charged any more."
    )
    version: int = column("version", VERSION)


@described
class EligibleItem:
    """A treatment that a package covers, and what is still to pay."""

    treatment: Treatment = one("treatment_id", "The treatment or class.")
    patient_pays: Money = column(
        "patient_pays",
        "What the patient pays for each covered appointment, on top of the package's price. "
        "Usually zero.",
    )


@described
class UseLimit:
    """How many of a package's uses some of its items may take together."""

    treatments: list[Treatment] = keyed(
        "ARRAY(SELECT i.treatment_id FROM package_item i WHERE i.clinic_id = $1"
        " AND i.package_id = {t}.package_id AND i.limit_number = {t}.number ORDER BY i.position,"
        " i.id)",
        "The items that share it.",
    )
    uses: int = column("uses", "How many of the package's uses they may take together.")
    price_share: Money | None = column(
        "price_share",
        "The part of the price that these uses are worth; null: the price is not split.",
    )


@described
@reads("package")
class Package(Node):
    """A package that the clinic offers: a number of prepaid uses at one price.

    A PatientPackage keeps the terms that it was sold under.
    """

    name: str = column("name", "What it is called.")
    price: Money = column("price", "What all of its uses cost together.")
    uses: int = column("uses", "How many appointments it covers, for all items together.")
    valid_for_days: int | None = column(
        "valid_for_days",
        "How many days after the day of sale is its last valid day; null: it never expires.",
    )
    eligible_items: list[EligibleItem] = many(
        "{o}.package_id = {t}.id",
        "{o}.position, {o}.id",
        "The treatments that it can be redeemed for.",
        source="package_item",
    )
    use_limits: list[UseLimit] = many(
        "{o}.package_id = {t}.id",
        "{o}.number",
        "How many uses some of the items may take together; none: each may take all.",
        source="package_limit",
    )
    category: str | None = column("category", _CATEGORY)
    description: str | None = column("description", _DESCRIPTION)
    position: int | None = column("position", _POSITION)
    is_archived: bool = column(
        "is_archived", "Whether it is no longer offered. Patient packages stay as they are."
    )
    version: int = column("version", VERSION)
