"""What both servers are asked: the patient's screen, and a use that is held and given back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gql_packages.schema.global_id import decode, encode

_SCREEN = """
query Screen($id: ID!) {
  patient(id: $id) {
    id firstName lastName email phone
    packages(first: 20) {
      nodes {
        id name purchasedAt expiresOn usesTotal usesReserved usesRedeemed price { amount }
        redemptions(first: 12) {
          nodes {
            id useNumber status reason reservedAt redeemedAt
            value { amount } patientPays { amount }
            appointment { id startsAt endsAt status treatment { id name } }
            invoice { id number kind total { amount } }
          }
        }
      }
    }
  }
}
"""

_PEERS_SCREEN = """
query Screen($clinic: UUID!, $id: UUID!) {
  patientByClinicIdAndRowId(clinicId: $clinic, rowId: $id) {
    id: rowId firstName lastName email phone
    patientPackagesByClinicIdAndPatientId(first: 20, orderBy: [PRIMARY_KEY_DESC]) {
      nodes {
        id: rowId name purchasedAt expiresOn usesTotal usesReserved usesRedeemed price
        redemptionsByClinicIdAndPatientPackageId(first: 12) {
          nodes {
            id: rowId useNumber status reason reservedAt redeemedAt value patientPays
            appointmentByClinicIdAndAppointmentId {
              id: rowId startsAt endsAt status
              treatmentByClinicIdAndTreatmentId { id: rowId name }
            }
            invoiceByClinicIdAndInvoiceId { id: rowId number kind total }
          }
        }
      }
    }
  }
}
"""

_REDEEM = """
mutation Redeem($input: RedeemPackageInput!) {
  redeemPackage(input: $input) {
    __typename
    ... on RedeemPackagePayload {
      redemption { id useNumber status }
      patientPackage { id usesTotal usesRedeemed usesReserved expiresOn }
    }
    ... on Refusal { code message }
  }
}
"""

_REMOVE = """
mutation Remove($input: RemovePackageInput!) {
  removePackage(input: $input) {
    __typename
    ... on RemovePackagePayload {
      appointment { id status }
      patientPackage { id usesTotal usesRedeemed usesReserved expiresOn }
    }
    ... on Refusal { code message }
  }
}
"""

_PEERS_REDEEM = """
mutation Redeem($clinic: UUID!, $appointment: UUID!, $package: UUID!) {
  peerRedeem(input: { clinicId: $clinic, appointmentId: $appointment, packageId: $package }) {
    result {
      id: rowId useNumber status
      patientPackageByClinicIdAndPatientPackageId {
        id: rowId usesTotal usesRedeemed usesReserved expiresOn
      }
    }
  }
}
"""

_PEERS_REMOVE = """
mutation Remove($clinic: UUID!, $appointment: UUID!) {
  peerRemove(input: { clinicId: $clinic, appointmentId: $appointment }) {
    result {
      id: rowId status
      patientPackageByClinicIdAndPatientPackageId {
        id: rowId usesTotal usesRedeemed usesReserved expiresOn
      }
    }
  }
}
"""

_BOOK = """
mutation Book($input: BookAppointmentInput!) {
  bookAppointment(input: $input) {
    ... on BookAppointmentPayload { appointment { id } }
    ... on Refusal { code message }
  }
}
"""


@dataclass(frozen=True)
class Visit:
    """A booked visit, by its global id, and the package that pays for it."""

    appointment_id: str
    package_id: UUID

    @property
    def row_id(self) -> UUID:
        """The visit's key in its table."""
        return decode(self.appointment_id, "Appointment")


@dataclass(frozen=True)
class Bodies:
    """Requests to one server: the screens, then the deeds, each a use held or given back."""

    screens: Sequence[bytes]
    deeds: Sequence[bytes]


def booking(patient: UUID, treatment: UUID, starts_at: str, key: str) -> bytes:
    """A request that books a visit."""
    visit = {"patientId": encode("Patient", patient), "treatmentId": encode("Treatment", treatment)}
    return _body(_BOOK, input={**visit, "startsAt": starts_at, "idempotencyKey": key})


def of_this_server(patients: Sequence[UUID], visits: Sequence[Visit]) -> Bodies:
    """What this server is asked: all uses are held one after the other, then all given back."""

    def deed(document: str, given: Mapping[str, str]) -> bytes:
        return _body(document, input={**given, "idempotencyKey": "KEY_OF_ITS_OWN"})

    redeeming = [
        {
            "appointmentId": visit.appointment_id,
            "patientPackageId": encode("PatientPackage", visit.package_id),
        }
        for visit in visits
    ]
    removing = [{"appointmentId": visit.appointment_id} for visit in visits]
    return Bodies(
        [_body(_SCREEN, id=encode("Patient", patient)) for patient in patients],
        [*(deed(_REDEEM, each) for each in redeeming), *(deed(_REMOVE, each) for each in removing)],
    )


def of_the_peer(clinic: UUID, patients: Sequence[UUID], visits: Sequence[Visit]) -> Bodies:
    """The same asked of PostGraphile."""
    deeds = [
        *(
            _body(
                _PEERS_REDEEM,
                clinic=str(clinic),
                appointment=str(visit.row_id),
                package=str(visit.package_id),
            )
            for visit in visits
        ),
        *(
            _body(_PEERS_REMOVE, clinic=str(clinic), appointment=str(visit.row_id))
            for visit in visits
        ),
    ]
    screens = [_body(_PEERS_SCREEN, clinic=str(clinic), id=str(patient)) for patient in patients]
    return Bodies(screens, deeds)


def _body(document: str, **variables: Any) -> bytes:
    return json.dumps({"query": document, "variables": variables}).encode()
