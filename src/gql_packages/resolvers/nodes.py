"""Finds anything by its global id."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from gql_packages.resolvers.reader import Reader
from gql_packages.schema.global_id import read as read_global_id
from gql_packages.schema.node import Node

NODES: Mapping[str, Callable[[Reader, UUID], Awaitable[Node | None]]] = {
    "Clinic": Reader.clinic_with_key,
    "StaffMember": Reader.staff_member,
    "Treatment": Reader.treatment,
    "NoShowFee": Reader.no_show_fee,
    "Package": Reader.package,
    "Patient": Reader.patient,
    "PatientPackage": Reader.patient_package,
    "Redemption": Reader.redemption,
    "PackageEntry": Reader.package_entry,
    "Appointment": Reader.appointment,
    "Invoice": Reader.invoice,
    "Payment": Reader.payment,
}


async def find_node(reader: Reader, global_id: str) -> Node | None:
    """The thing with that id; None for what is not there, or no id at all."""
    found = read_global_id(global_id)
    if found is None or found[0] not in NODES:
        return None
    type_name, key = found
    return await NODES[type_name](reader, key)
