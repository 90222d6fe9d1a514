"""Which patients' things a unit of work writes, as its rows say: no service has to."""

from collections.abc import Mapping
from itertools import chain

from gql_packages.domain.enums import EntityKind, InvoiceKind
from gql_packages.events.change_notification import Changes
from gql_packages.models.billing import Invoice, InvoiceLine, Payment
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.models.tenant import HashedModel
from gql_packages.unit_of_work.pending_rows import PendingRows

_KINDS: Mapping[type[HashedModel], EntityKind] = {
    PatientPackage: EntityKind.PATIENT_PACKAGE,
    Appointment: EntityKind.APPOINTMENT,
    Invoice: EntityKind.INVOICE,
    Payment: EntityKind.PAYMENT,
}


def note_patients(changes: Changes, rows: PendingRows) -> None:
    """Note the patients of the rows that are new or changed, with the kinds of things (rule 186).

    A use that is written changes the appointment that it covers, an invoice what it bills, and a
    line its invoice; entries and refunds are written with a change of what they belong to.
    """
    written = chain(rows.made().values(), rows.changed().values())
    for row in chain.from_iterable(written):
        if isinstance(row, Redemption):
            package = rows.held(PatientPackage, row.patient_package_id)
            changes.patient(package.patient_id, EntityKind.APPOINTMENT)
        subject = rows.held(Invoice, row.invoice_id) if isinstance(row, InvoiceLine) else row
        if kind := _KINDS.get(type(subject)):
            changes.patient(subject.patient_id, kind)  # type: ignore[attr-defined]
        if isinstance(subject, Invoice):
            changes.patient(subject.patient_id, _billed(subject))


def _billed(invoice: Invoice) -> EntityKind:
    is_sale = invoice.kind is InvoiceKind.PACKAGE_SALE
    return EntityKind.PATIENT_PACKAGE if is_sale else EntityKind.APPOINTMENT
