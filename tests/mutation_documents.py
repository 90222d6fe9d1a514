"""The documents of mutations as the front desk sends them: the payload, or all of the refusal."""

from gql_packages.resolvers.build_schema import schema

PACKAGE = """id name status purchasedAt expiresOn usesTotal usesReserved usesRedeemed usesRemaining
usesAvailable usesRedeemable commissionBasis origin version price { amount currency }
invoice { id }"""
INVOICE = """id number kind status total { amount } paid { amount } balanceDue { amount }
lines { description amount { amount } }"""
PAYMENT = "id amount { amount } unapplied { amount } refunded { amount }"
CORRECTED = """method reference receivedAt recordedAt version
corrections { method reference receivedAt at by { name } reason }"""
APPOINTMENT = """id status startsAt endsAt version treatment { id } practitioner { id }
patientTotal { amount } invoice { id status }
redemption { id status patientPackage { id } value { amount } patientPays { amount } }"""

#: A limit of a sold package, and what is left of it.
LIMIT = "treatments { id } uses priceShare { amount } reserved redeemed available"
#: What the history of a package says of uses that were added or taken.
ENTRY = "id kind usesChange value { amount } note actor { name } undoes { id } undoneBy { id }"
#: The uses of a package that were sold, or that were added.
LOT = "kind uses reserved redeemed available taken valueRemaining { amount }"

_APPOINTMENT = f"appointment {{ {APPOINTMENT} }}"
_INVOICE = f"invoice {{ {INVOICE} }}"
_PACKAGE = f"patientPackage {{ {PACKAGE} }}"
_ENTRY = f"entry {{ {ENTRY} }}"
_PAYMENT = f"payment {{ {PAYMENT} }}"

#: What each mutation of the front desk shows, unless a test asks for something else.
SELECTIONS = {
    "updateClinic": "clinic { id version }",
    "updateClinicPolicy": "clinic { id policy { version } }",
    "setBreakagePolicy": "clinic { id policy { version } }",
    "createTreatment": "treatment { id }",
    "archiveTreatment": "treatment { id version }",
    "createNoShowFee": "noShowFee { id }",
    "updateNoShowFee": "noShowFee { id version }",
    "archiveNoShowFee": "noShowFee { id version }",
    "createStaffMember": "staffMember { id role isActive }",
    "updateStaffMember": "staffMember { id version }",
    "archiveStaffMember": "staffMember { id isActive } bookedAppointments { id }",
    "createPatient": "patient { id }",
    "updatePatient": "patient { id version }",
    "importPatients": (
        "created unchanged rows { row externalId outcome patient { id }"
        " possibleDuplicates { id } duplicateRows }"
    ),
    "archivePatient": "patient { id version }",
    "updateTreatment": "treatment { id version }",
    "createPackage": "package { id version }",
    "updatePackage": "package { id version }",
    "archivePackage": "package { id isArchived version }",
    "sellPackage": f"{_PACKAGE} {_INVOICE} {_PAYMENT}",
    "receivePayment": (
        f"{_PAYMENT} patient {{ credit {{ amount }} owing {{ amount }} }} invoices {{ {INVOICE} }}"
    ),
    "applyPayment": f"{_PAYMENT} {_INVOICE}",
    "unapplyPayment": f"{_PAYMENT} {_INVOICE}",
    "bookAppointment": _APPOINTMENT,
    "rescheduleAppointment": _APPOINTMENT,
    "updateAppointment": f"{_APPOINTMENT} {_PACKAGE}",
    "updatePackageSale": _PACKAGE,
    "cancelAppointment": f"{_APPOINTMENT} {_INVOICE} {_PACKAGE}",
    "redeemPackage": (
        "redemption { id status reason value { amount } patientPays { amount } }"
        f" {_APPOINTMENT} {_PACKAGE}"
    ),
    "removePackage": f"{_APPOINTMENT} {_PACKAGE}",
    "arriveAppointment": f"{_APPOINTMENT} {_INVOICE} {_PACKAGE}",
    "undoArrival": f"{_APPOINTMENT} {_PACKAGE}",
    "markNoShow": f"{_APPOINTMENT} {_INVOICE} {_PACKAGE}",
    "undoNoShow": f"{_APPOINTMENT} {_PACKAGE}",
    "undoCancellation": f"{_APPOINTMENT} {_PACKAGE}",
    "changePackageExpiry": _PACKAGE,
    "adjustPackageUses": f"{_PACKAGE} {_ENTRY}",
    "undoUseAdjustment": f"{_PACKAGE} {_ENTRY}",
    "refundPackage": (
        f"{_PACKAGE} credit {{ amount }} releasedAppointments {{ id }}"
        " refund { amount { amount } suggestedAmount { amount } reason at by { name } }"
    ),
    "refundPayment": _PAYMENT,
    "updatePayment": f"payment {{ {PAYMENT} {CORRECTED} }}",
    "voidPayment": f"{_PAYMENT} patient {{ credit {{ amount }} }}",
    "deletePackageSale": (
        "deletedPatientPackageId patient { id } releasedAppointments { id status }"
    ),
}

#: The refusals' own data, as far as a mutation's result can be one of them. A payload's invoice may
#: be null where a refusal's is not, so one document has to call them differently.
REFUSAL_DATA = {
    "InvalidInput": "problems { path message problem: code values { name value } }",
    "VersionConflict": "currentVersion",
    "NotFullyPaid": "balanceDue { amount } refusedFor: invoice { id }",
    "PackageExpired": "expiresOn date",
    "PackageUsedUp": "usesTotal usesReserved usesRedeemed",
    "ItemUsedUp": f"limit {{ {LIMIT} }}",
    "WrongStatus": "status",
    "PastExpiry": "expiresOn patientPackage { id }",
    "AmountOutOfRange": "minimum { amount } maximum { amount }",
    "PaymentApplied": "refusedFor: invoice { id }",
    "ExpiryBeforeBookings": "appointments { id }",
    "ImportRefused": "rows { row externalId outcome problems { code path message } }",
}


def mutation_document(mutation: str, selection: str | None = None) -> str:
    """The document that runs one mutation and shows its payload, or all of its refusal."""
    verb = mutation[0].upper() + mutation[1:]
    union = schema.get_type_by_name(f"{verb}Result")
    members = {member.__name__ for member in union.types}  # type: ignore[union-attr]
    refusals = " ".join(
        f"... on {name} {{ {data} }}" for name, data in REFUSAL_DATA.items() if name in members
    )
    return (
        f"mutation M($input: {verb}Input!) {{ {mutation}(input: $input) {{ __typename"
        f" ... on Refusal {{ code message path }} {refusals}"
        f" ... on {verb}Payload {{ {selection or SELECTIONS[mutation]} }} }} }}"
    )


def input_fields(mutation: str) -> set[str]:
    """The names of the fields of a mutation's input."""
    verb = mutation[0].upper() + mutation[1:]
    graphql_type = schema._schema.get_type(f"{verb}Input")
    return set(graphql_type.fields)  # type: ignore[union-attr]
