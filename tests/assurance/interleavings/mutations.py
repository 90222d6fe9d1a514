"""Every mutation that touches what is there already, in the inputs that matter."""

from __future__ import annotations

from collections.abc import Mapping

from tests.assurance.interleavings.mutation import Mutation
from tests.assurance.interleavings.of_money_and_offer import ON_THE_MONEY, ON_WHAT_IS_AROUND
from tests.assurance.interleavings.of_visit_and_package import ON_THE_PACKAGE, ON_THE_VISIT

MUTATIONS = [*ON_THE_VISIT, *ON_THE_PACKAGE, *ON_THE_MONEY, *ON_WHAT_IS_AROUND]

NAMED: Mapping[str, Mutation] = {str(mutation): mutation for mutation in MUTATIONS}

#: They make what nobody else can know of yet, of nothing, or of treatments that they list.
MAKE_NEW = {
    "createTreatment",
    "createNoShowFee",
    "createPackage",
    "createStaffMember",
    "createPatient",
}
