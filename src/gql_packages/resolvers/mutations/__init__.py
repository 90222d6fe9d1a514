"""Every mutation: each is a module of this package, named after its service."""

from collections.abc import Sequence
from importlib import import_module

from gql_packages.resolvers.mutation import Mutation

#: In the order of the schema.
NAMES = (
    "update_clinic",
    "update_clinic_policy",
    "set_breakage_policy",
    "create_treatment",
    "update_treatment",
    "archive_treatment",
    "create_no_show_fee",
    "update_no_show_fee",
    "archive_no_show_fee",
    "create_package",
    "update_package",
    "archive_package",
    "create_staff_member",
    "update_staff_member",
    "archive_staff_member",
    "create_patient",
    "update_patient",
    "archive_patient",
    "import_patients",
    "sell_package",
    "receive_payment",
    "apply_payment",
    "unapply_payment",
    "refund_payment",
    "update_payment",
    "void_payment",
    "change_package_expiry",
    "adjust_package_uses",
    "undo_use_adjustment",
    "refund_package",
    "delete_package_sale",
    "update_package_sale",
    "book_appointment",
    "reschedule_appointment",
    "update_appointment",
    "cancel_appointment",
    "redeem_package",
    "remove_package",
    "arrive_appointment",
    "undo_arrival",
    "mark_no_show",
    "undo_no_show",
    "undo_cancellation",
)

MUTATIONS: Sequence[Mutation] = tuple(
    import_module(f"{__name__}.{name}").mutation for name in NAMES
)
