"""The arguments that several root fields take."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from gql_packages.schema.appointment import DateRange
from gql_packages.schema.global_id import decode

Id: TypeAlias = Annotated[strawberry.ID, strawberry.argument(description="Its global id.")]
Search: TypeAlias = Annotated[
    str | None,
    strawberry.argument(
        description=(
            "Words that all have to be found, in any order, whole or in part; case and accents do "
            "not matter."
        )
    ),
]
PatientSearch: TypeAlias = Annotated[
    str | None,
    strawberry.argument(
        description=(
            "Parts of names, of the e-mail address, of the phone number, or the patient's number, "
            'with or without "#": all have to be found, in any order. Case, accents, apostrophes, '
            "hyphens and spaces do not matter; a comma separates."
        )
    ),
]
IncludeArchived: TypeAlias = Annotated[
    bool | None, strawberry.argument(description="Also what is archived.")
]
During: TypeAlias = Annotated[
    DateRange, strawberry.argument(description="The days on which the appointments start.")
]
DuringUnlessFiltered: TypeAlias = Annotated[
    DateRange | None,
    strawberry.argument(
        description="The days on which the appointments start. It can be left out where the filter "
        "gives a first or a last day in `starts`."
    ),
]
PractitionerId: TypeAlias = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only those with this staff member."),
]


def practitioner_key(practitioner_id: strawberry.ID | None) -> UUID | None:
    """The staff member's key, if one is given; refuses (NotFound) what is no such id."""
    if not practitioner_id:
        return None
    return decode(practitioner_id, "StaffMember", path=("practitionerId",))
