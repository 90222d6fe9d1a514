"""The questions that are measured, as a client would send them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_SCREEN = """
query Screen($id: ID!) {
  patient(id: $id) {
    id firstName lastName email phone
    credit { amount currency }
    owing { amount currency }
    packages(first: 20) {
      nodes {
        id name status purchasedAt expiresOn
        usesTotal usesReserved usesRedeemed usesRemaining usesAvailable
        price { amount currency }
        redemptions(first: 12) {
          nodes {
            id useNumber status reason reservedAt redeemedAt
            value { amount } patientPays { amount }
            appointment { id startsAt endsAt status treatment { id name } }
            invoice { id number status total { amount } balanceDue { amount } }
          }
        }
      }
    }
  }
}
"""

_OPTIONS = """
query Options($patient: ID!, $treatment: ID!) {
  packageOptions(
    patientId: $patient, treatmentId: $treatment, startsAt: "2026-11-05T18:00:00Z"
  ) {
    patientPackage { id name expiresOn usesAvailable }
    isEligible isPreselected refusalCode patientPays { amount }
  }
}
"""


@dataclass(frozen=True)
class Question:
    """A document and its variables; a variable that names a thing of the clinic is its word."""

    name: str
    document: str
    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    #: how many times more data it has to look at in a database a hundred times as large
    grows: bool = False

    def body(self, names: Mapping[str, str]) -> bytes:
        """The request, with the ids of that clinic."""
        named = {variable: names[word] for variable, word in self.names.items()}
        return json.dumps({"query": self.document, "variables": {**named, **self.values}}).encode()


QUESTIONS = (
    Question("screen, 3 packages", _SCREEN, {"id": "usual"}),
    Question("screen, 20 of 24 packages", _SCREEN, {"id": "heavy"}),
    Question("packageOptions, 3", _OPTIONS, {"patient": "usual", "treatment": "treatment"}),
    Question("packageOptions, 24", _OPTIONS, {"patient": "heavy", "treatment": "treatment"}),
)
